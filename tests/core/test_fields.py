"""Edits in words: what may be written, what is refused, and that reading gives it back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest
from builders import TODAY, contact, day
from hypothesis import given, settings
from hypothesis import strategies as st

from netui.core.fields import FIELDS, FieldEdit, apply_edits, field_text, looks_like_edit
from netui.core.fields import parse_edit as parse
from netui.core.model import (
    CadenceOverride,
    Channel,
    Contact,
    Degree,
    Event,
    Former,
    Met,
    Milestone,
    Mutual,
    News,
    Post,
    Remark,
    Tie,
)
from netui.errors import Problem


def edit(text: str) -> FieldEdit:
    found = parse(text)
    assert isinstance(found, FieldEdit), found
    return found


def refused(text: str) -> Problem:
    found = parse(text)
    assert isinstance(found, Problem)
    assert found.exit_code == 2
    return found


def after(*edits: str, person: Contact | None = None) -> Contact:
    changed = apply_edits(person or contact(), [edit(text) for text in edits], today=TODAY)
    assert isinstance(changed, Contact), changed
    return changed


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("company=Acme, Inc.", "company", "Acme, Inc."),
        ("reason = both in cold chains | 3=3 ", "reason", "both in cold chains | 3=3"),
        ("tags=alumni, vip", "tags", ("alumni", "vip")),
        ("tags=a\\,b,c", "tags", ("a,b", "c")),
        ("tags=Alumni,alumni", "tags", ("Alumni",)),
        ("emails=amara@example.com", "emails", ("amara@example.com",)),
        ("closeness=3", "closeness", 3),
        ("seniority_gap=-2", "seniority_gap", -2),
        ("archived=yes", "archived", True),
        ("can_endorse=off", "can_endorse", False),
        ("connected_on=2026-02-20", "connected_on", day("2026-02-20")),
        ("tie=ex-colleague", "tie", Tie.EX_COLLEAGUE),
        ("degree=2", "degree", Degree.SECOND),
        ("channels=email,In Person", "channels", (Channel.EMAIL, Channel.IN_PERSON)),
        ("met.where=Porto Supply Day", "met", Met(where="Porto Supply Day")),
        ("met.when=2026-02-20", "met", Met(when=day("2026-02-20"))),
        ("met=Porto | 2026-02-20", "met", Met(where="Porto", when=day("2026-02-20"))),
        ("cadence.nurture_days=60", "cadence", CadenceOverride(nurture_days=60)),
        ("cadence.gap_days=3,5", "cadence", CadenceOverride(gap_days=(3, 5))),
        ("cadence.never_farewell=yes", "cadence", CadenceOverride(never_farewell=True)),
        ("custom.team=blue", "custom", {"team": "blue"}),
        ("custom.home town=Porto=old", "custom", {"home town": "Porto=old"}),
        ("custom=team=blue; floor=3=4", "custom", {"team": "blue", "floor": "3=4"}),
        ("mutuals+=Farah Qureshi", "mutuals", (Mutual(name="Farah Qureshi"),)),
        ("mutuals=Farah, Ken", "mutuals", (Mutual(name="Farah"), Mutual(name="Ken"))),
        (
            "mutuals+=Farah | discreet | 12",
            "mutuals",
            (Mutual(name="Farah", contact=12, discreet=True),),
        ),
        (
            "posts+=Cold chains | logistics | 2026-01-20 | https://example.com/?a=b",
            "posts",
            (
                Post(
                    title="Cold chains",
                    topic="logistics",
                    date=day("2026-01-20"),
                    url="https://example.com/?a=b",
                ),
            ),
        ),
        ("posts+=Talk | kind=video", "posts", (Post(title="Talk", kind="video"),)),
        (
            "news=Promoted | 2026-02-20 | good; Moved",
            "news",
            (
                News(what="Promoted", date=day("2026-02-20"), tone="good"),
                News(what="Moved", date=TODAY),
            ),
        ),
        (
            "milestones+=work anniversary 03-05",
            "milestones",
            (Milestone(what="work anniversary", month_day="03-05"),),
        ),
        (
            "milestones+=birthday | 12-31",
            "milestones",
            (Milestone(what="birthday", month_day="12-31"),),
        ),
        (
            "notes+=Likes tea; not coffee",
            "notes",
            (Remark(text="Likes tea; not coffee", date=TODAY),),
        ),
        ("notes=a | 2026-01-01", "notes", (Remark(text="a", date=day("2026-01-01")),)),
        ("former+=Acme | | 2020", "former", (Former(company="Acme", until="2020"),)),
        ("events+=Fair | 2026-05-01", "events", (Event(name="Fair", date=day("2026-05-01")),)),
    ],
)
def test_an_edit_sets_or_adds_what_it_says(text: str, field: str, value: object) -> None:
    assert looks_like_edit(text)
    assert getattr(after(text), field) == value


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("company", "no edit"),
        ("compny=Acme", "Did you mean company?"),
        ("id=3", "There is no field"),
        ("extra=x", "There is no field"),
        ("full=", "needs a name"),
        ("company+=Acme", "is no list"),
        ("closeness=high", "whole number"),
        ("closeness=99999999999999999999", "whole number"),
        ("archived=perhaps", "neither yes nor no"),
        ("connected_on=20.2.2026", "YYYY-MM-DD"),
        ("connected_on=2026-02-30", "no day of the calendar"),
        ("tie=freind", "Did you mean friend?"),
        ("tie=zzz", "Allowed: friend"),
        ("channels=email,fax", "Allowed: "),
        ("channels-=fax", "Allowed: "),
        ("emails+=amara", "no e-mail address"),
        ("profile_url=javascript:alert(1)", "no web address"),
        ("tags+=", "needs something"),
        ("tags-= , ", "needs something"),
        ("met.wehre=Porto", "Did you mean where?"),
        ("met.when=soon", "YYYY-MM-DD"),
        ("met.where+=Porto", "can only be set"),
        ("met.=Porto", "no part"),
        ("company.name=Acme", "no parts"),
        ("custom.=x", "no parts"),
        ("custom.team+=x", "no parts"),
        ("custom=blue", "name=value"),
        ("custom==blue", "name=value"),
        ("cadence.gap_days=5,3", "pair of whole numbers"),
        ("cadence.gap_days=5", "pair of whole numbers"),
        ("mutuals+=| discreet", "needs name"),
        ("milestones+=birthday", "needs month_day"),
        ("milestones+=birthday | 13-40", "MM-DD"),
        ("milestones=birthday|02-31", "02-31 is no day of the calendar"),
        ("milestones=birthday 04-31", "04-31 is no day of the calendar"),
        ("country=Mordor", "Write Germany, DE, DE-BY"),
        ("country=Gremany", "Did you mean Germany?"),
        ("country=ZQ", "is no country"),
        ("timezone=Qqq/Zzz", "Write a name such as Europe/Berlin"),
        ("timezone=europe/berln", "Did you mean Europe/Berlin?"),
        ("timezone=Berlin", "Did you mean Europe/Berlin?"),
        ("weekdays=banana", "Write sun-thu, or mon, wed."),
        ("weekdays=,", "names no weekdays"),
        ("leave=banana", "Write 2026-12-20..2027-01-02, or one day."),
        ("leave+=2026-08-21..2026-08-03", "is no leave"),
        ("langs=klingon", "Write a code such as de, en or pt-BR."),
        ("langs+=German", "Did you mean de?"),
        ("events+=Fair | 2026-13-01", "no day of the calendar"),
        ("events+=Fair | sunny", "no place for"),
        ("mutuals+=Farah | contact=she", "whole number"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_may_be_written(text: str, says: str) -> None:
    assert says in str(refused(text))


@pytest.mark.parametrize(
    "word", ["Amara", "x." * 5_000, "https://example.com/?a=b", "a b=c", "=x", ""]
)
def test_a_name_or_an_address_is_no_edit(word: str) -> None:
    assert not looks_like_edit(word)


def test_a_list_grows_and_shrinks_without_repeats() -> None:
    person = contact(tags=("alumni",), mutuals=(Mutual(name="Farah"), Mutual(name="Ken")))
    changed = after("tags+=ALUMNI,vip", "tags-=Alumni", "mutuals-=farah", person=person)
    assert changed.tags == ("vip",)
    assert changed.mutuals == (Mutual(name="Ken"),)
    assert after("mutuals+=Ken", person=person).mutuals == person.mutuals


@pytest.mark.parametrize(
    ("text", "says"), [("tags-=alumnus", "Did you mean alumni?"), ("groups-=x", "is empty")]
)
def test_taking_what_is_not_there_is_told(text: str, says: str) -> None:
    found = apply_edits(contact(tags=("alumni",)), [edit(text)])
    assert isinstance(found, Problem)
    assert says in str(found)


def test_an_empty_value_clears() -> None:
    person = contact(
        company="Acme",
        tags=("a",),
        met=Met(where="Porto", what="tea"),
        closeness=2,
        custom={"team": "blue", "x": "y"},
        profile_url="https://linkedin.com/in/amara",
        slug="amara",
        cadence=CadenceOverride(nurture_days=60),
    )
    changed = after(
        "company=",
        "tags=",
        "met.where=",
        "closeness=",
        "custom.team=",
        "profile_url=",
        "cadence.nurture_days=",
        person=person,
    )
    assert changed == contact(met=Met(what="tea"), custom={"x": "y"})
    assert after("custom.x=", person=changed).custom is None
    assert after("met.what=", person=changed).met is None


def test_the_slug_follows_the_profile_address() -> None:
    changed = after("profile_url=www.LinkedIn.com/in/Jos%C3%A9-R/")
    assert changed.profile_url == "https://www.LinkedIn.com/in/Jos%C3%A9-R/"
    assert changed.slug == "josé-r"


def test_given_and_family_follow_the_full_name_until_they_are_set_apart() -> None:
    changed = after("full=Amara Boateng Osei")
    assert (changed.given, changed.family) == ("Amara", "Boateng Osei")
    called = after("given=Ama", "full=Amara Mensah")
    assert (called.given, called.family) == ("Ama", "Osei")


def test_notes_without_a_day_stay_without_where_no_day_is_given() -> None:
    found = apply_edits(contact(), [edit("notes+=tea")])
    assert isinstance(found, Contact)
    assert found.notes == (Remark(text="tea"),)


def test_one_part_of_a_field_reads_back() -> None:
    person = contact(met=Met(where="Porto", when=day("2026-02-20")), custom={"team": "blue"})
    assert field_text(person, "met.when") == "2026-02-20"
    assert field_text(person, "custom.team") == "blue"
    assert field_text(person, "custom.none") == ""
    assert field_text(person, "cadence.nurture_days") == ""
    assert field_text(contact(archived=True), "archived") == "yes"
    assert field_text(contact(), "archived") == ""


TEXT = st.text(alphabet="ab ,;|\\=é:/-19", max_size=8).map(str.strip)
NAMES = TEXT.filter(bool)
DATES = st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1))


def parts(kind: type[Any], **facts: Any) -> Any:
    return st.builds(kind, **facts)


VALUES: dict[str, Any] = {
    "tags": st.lists(NAMES, max_size=3, unique_by=str.casefold).map(tuple),
    "reason": TEXT,
    "met": st.builds(Met, where=TEXT, when=DATES | st.none(), what=TEXT),
    "mutuals": st.lists(
        st.builds(
            Mutual, name=NAMES, contact=st.none() | st.integers(1, 99), discreet=st.booleans()
        ),
        max_size=2,
        unique=True,
    ).map(tuple),
    "posts": st.lists(
        st.builds(Post, title=NAMES, kind=TEXT, topic=TEXT, date=DATES | st.none(), url=TEXT),
        max_size=2,
        unique=True,
    ).map(tuple),
    "former": st.lists(
        st.builds(Former, company=NAMES, title=TEXT, until=TEXT), max_size=2, unique=True
    ).map(tuple),
    "cadence": st.builds(
        CadenceOverride,
        attempts=st.none() | st.integers(1, 5),
        gap_days=st.none() | st.just((3, 5)),
        channel_order=st.just(()) | st.just((Channel.EMAIL, Channel.PHONE)),
        never_farewell=st.booleans(),
    ),
    "custom": st.none() | st.dictionaries(NAMES, NAMES, min_size=1, max_size=2),
}


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(VALUES)).flatmap(lambda n: st.tuples(st.just(n), VALUES[n])))
def test_what_a_form_shows_reads_back_as_the_same_value(case: tuple[str, Any]) -> None:
    name, value = case
    person = msgspec.structs.replace(contact(), **{name: value})
    text = field_text(person, name)
    changed = after(f"{name}={text}", person=contact())
    empty = value is not None and not isinstance(value, str | tuple | dict) and not text
    assert getattr(changed, name) == (None if empty else value)


@pytest.mark.parametrize("topic", ["2026-01-20", "http://x", "kind=odd", "a|b;c", "url = x"])
def test_a_text_that_looks_like_another_part_reads_back(topic: str) -> None:
    person = contact(posts=(Post(title="Talk", topic=topic),))
    assert after(f"posts={field_text(person, 'posts')}") == person


def test_every_field_shows_as_text() -> None:
    assert all(isinstance(field_text(contact(), name), str) for name in FIELDS)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("nmae", "full"), ("name", "full"), ("fulll", "full"), ("url", "profile_url")],
)
def test_what_people_call_a_field_leads_to_its_name(slip: str, meant: str) -> None:
    found = parse(f"{slip}=Amara Osei")
    assert isinstance(found, Problem)
    assert found.todo == f"Did you mean {meant}?"


@pytest.mark.parametrize(
    "text",
    [
        "milestones=birthday|02-29",
        "country=Bavaria, Germany",
        "country=Syria",
        "country=de-by",
        "timezone=Asia/Kolkata",
        "weekdays=sun-thu",
        "leave=2026-08-03..2026-08-21, 2026-12-24",
        "leave-=banana",
        "langs=de,pt-BR",
        "news=opened a workshop | 2026-02-20 | tone=good",
    ],
)
def test_what_the_cadence_can_read_may_be_written(text: str) -> None:
    assert isinstance(parse(text), FieldEdit)


def test_what_tells_its_place_by_its_look_stands_in_a_part_without_a_name() -> None:
    person = contact(
        events=(Event(name="PyCon", date=day("2026-05-09")),),
        posts=(Post(title="Glazes", date=day("2026-02-01"), url="https://x.example/1"),),
        mutuals=(Mutual(name="Bo", contact=3, discreet=True),),
    )
    assert field_text(person, "events") == "PyCon | 2026-05-09"
    for name in ("events", "posts", "mutuals"):
        again = apply_edits(contact(), [edit(f"{name}={field_text(person, name)}")])
        assert isinstance(again, Contact)
        assert getattr(again, name) == getattr(person, name)
