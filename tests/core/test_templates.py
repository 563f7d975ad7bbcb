"""Templates are read strictly, filled without surprises, and the shipped ones hold up."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import msgspec
import pytest
from builders import TODAY, contact, day, touch
from hypothesis import given, settings
from hypothesis import strategies as st

from netui.core import templates as tpl
from netui.core.hints import blanks as a01
from netui.core.limit import limit_for
from netui.core.model import (
    TEXT_KINDS,
    Channel,
    Contact,
    Direction,
    Event,
    Former,
    Goal,
    Met,
    Mutual,
    News,
    Plan,
    Post,
    Profile,
    Resource,
    Template,
    TouchKind,
)
from netui.core.settings import LimitSettings
from netui.core.slots import SLOT_NAMES, Known, slot_values
from netui.core.templates import Clause, Filled, Parts, Placeholder
from netui.core.text import count, normal
from netui.errors import Problem

SLOT = st.sampled_from(SLOT_NAMES)
WORDS = st.text(max_size=20).map(normal)


def parsed(text: str) -> Parts:
    parts = tpl.parse(text)
    assert not isinstance(parts, Problem), parts
    return parts


def filled(text: str, **values: str) -> Filled:
    return tpl.fill(parsed(text), values)


def escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


# Reading


def test_text_placeholders_and_optional_parts() -> None:
    assert parsed("Hi {given},[[ at {company}| there]] {{x}}") == (
        "Hi ",
        Placeholder("given"),
        ",",
        Clause(((" at ", Placeholder("company")), (" there",))),
        " {x}",
    )


@pytest.mark.parametrize("text", ["", "a | b", "a ] b [ c", "]] done", "}", "}}", "a]]]"])
def test_signs_that_mean_nothing_stay(text: str) -> None:
    assert filled(text).text == text.replace("}}", "}")


def test_the_last_two_brackets_of_a_run_close() -> None:
    assert filled("[[[{city}]]]", city="Porto").text == "[Porto]"


@pytest.mark.parametrize(
    ("text", "what", "where", "todo"),
    [
        ("a\n{compny}", "There is no placeholder {compny}", "line 2", "Did you mean company?"),
        ("{}", "There is no placeholder {}", "line 1", "Known: given"),
        ("a { b", "A { is left open", "line 1", "Write {{"),
        ("[[ {city} ", "An optional part is left open", "", "Close it with ]]."),
        ("[[ {city} [[ x ]]", "An optional part cannot hold another one", "line 1", "Close"),
        ("[[topic]]", "without a placeholder", "line 1", "inside [[ ]]"),
        ("[[ {cty} ]]", "There is no placeholder {cty}", "line 1", "Did you mean city?"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    text: str, what: str, where: str, todo: str
) -> None:
    problem = tpl.parse(text)
    assert isinstance(problem, Problem)
    assert what in problem.what
    assert problem.where == where
    assert todo in problem.todo


# Filling


def test_a_blank_stays_visible_and_is_pointed_at() -> None:
    note = filled("Hi {given}, at {met_where}.", given="Zoe\u0308")
    assert note == Filled("Hi Zoë, at {met_where}.", ((11, 22),), ("given",))
    assert note.text[11:22] == "{met_where}"
    assert tpl.blanks_in(note.text) == note.blanks


def test_an_optional_part_takes_the_first_way_that_can_be_filled() -> None:
    text = "Hi[[ at {company} in {city}| at {company}]]."
    assert filled(text, company="Norvell", city="Porto").text == "Hi at Norvell in Porto."
    assert filled(text, company="Norvell").text == "Hi at Norvell."
    assert filled(text, city="Porto").text == "Hi."


def test_a_value_is_never_read_as_a_template() -> None:
    note = filled("Hi {given}.", given="{company} [[x]]", company="Norvell")
    assert note.text == "Hi {company} [[x]]."
    assert note.blanks == ()


def test_a_saved_note_shows_known_blanks_only() -> None:
    assert tpl.blanks_in("a {city} {nonsense} {}") == ((2, 8),)


@given(st.text(alphabet="ab{}[]|\n ", max_size=40) | st.text(max_size=40))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    parts = tpl.parse(text)
    if not isinstance(parts, Problem):
        tpl.fill(parts, {})


@given(st.lists(WORDS | SLOT.map(Placeholder), max_size=8), st.dictionaries(SLOT, WORDS))
@settings(max_examples=100, deadline=None)
def test_filling_keeps_every_literal_and_points_at_every_blank(
    pieces: list[str | Placeholder], values: dict[str, str]
) -> None:
    # Doubled square brackets open an optional part; they cannot be written otherwise.
    plain = [re.sub(r"\[", "(", p) if isinstance(p, str) else p for p in pieces]
    text = "".join(escaped(p) if isinstance(p, str) else f"{{{p.name}}}" for p in plain)
    expected = "".join(
        p if isinstance(p, str) else values.get(p.name) or f"{{{p.name}}}" for p in plain
    )
    note = tpl.fill(parsed(text), values)
    assert note.text == normal(expected)
    assert unicodedata.is_normalized("NFC", note.text)
    missing = [p for p in plain if isinstance(p, Placeholder) and not values.get(p.name)]
    assert [note.text[start:end] for start, end in note.blanks] == [
        f"{{{p.name}}}" for p in missing
    ]


@pytest.mark.parametrize("slot", tpl.slots())
@pytest.mark.parametrize("text", ["{%s}", "Hi {%s}, hello", "({%s})", "a\n{%s}."])
def test_every_blank_of_ours_is_one_that_a01_finds(slot: str, text: str) -> None:
    text = text.replace("%s", slot)
    assert [blank.span for blank in a01.blanks_in(text, tpl.slots())] == [*tpl.blanks_in(text)]


def test_subject_and_body() -> None:
    assert tpl.split_subject("Subject: Hello {given}\n\nHi") == ("Hello {given}", "Hi")
    assert tpl.split_subject("Hi\nSubject: no") == ("", "Hi\nSubject: no")


# Files


def test_a_template_file() -> None:
    text = "kind: ask\r\nchannel: email\nlang: de\ngoal: referral\n\nHallo {given},\n\nwer?\n"
    assert tpl.read_template("meine", text) == Template(
        name="meine",
        kind=TouchKind.ASK,
        channel=Channel.EMAIL,
        lang="de",
        goal=Goal.REFERRAL,
        text="Hallo {given},\n\nwer?",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hi {given}", "Hi {given} is no template setting (line 1). Write key: value"),
        ("", "This is no template setting (line 1). Write key: value"),
        ("knd: ask\n\nHi", "knd is no template setting (line 1). Did you mean kind?"),
        ("kind: asq\n\nHi", "There is no kind asq (kind). Did you mean ask?"),
        ("kind: engage\n\nHi", "There is no kind engage (kind)."),
        ("kind: ask\nchannel: emial\n\nHi", "no channel emial (channel). Did you mean email?"),
        ("kind: ask\ngoal: sel\n\nHi", "There is no goal sel (goal). Did you mean sell?"),
        ("lang: de\n\nHi", "does not say its kind (x). Begin with kind: invite."),
        ("kind: ask\n\nHi {gven}", "no placeholder {gven} (line 1). Did you mean given?"),
    ],
)
def test_a_bad_template_file_is_refused_in_one_sentence(text: str, said: str) -> None:
    problem = tpl.read_template("x", text)
    assert isinstance(problem, Problem)
    assert said in str(problem)


# Choosing


def made(name: str, text: str = "Hi", **facts: object) -> Template:
    return msgspec.convert({"name": name, "kind": "ask", "text": text} | facts, Template)


def test_a_later_layer_takes_the_place_of_a_name_and_puts_new_names_first() -> None:
    first, second = made("a"), made("b")
    own, new = made("b", "Hello"), made("c")
    assert tpl.in_force((first, second), (own,), (new,)) == (new, first, own)


def test_channel_then_language_then_goal_then_fewest_blanks_then_order() -> None:
    ranked = [
        made("channel", "{city}", channel="email", lang="xx"),
        made("language", "{city}", lang="de"),
        made("goal", "{city}", goal="referral"),
        made("filled", "Hi"),
        made("blank", "{city}"),
        made("broken", "{"),
        made("elsewhere", channel="inmail"),
    ]
    for start, best in enumerate(ranked):
        found = tpl.choose(
            reversed(ranked[start:]),
            {},
            kind=TouchKind.ASK,
            channel=Channel.EMAIL,
            goal=Goal.REFERRAL,
            langs=("de",),
        )
        assert found == best
    twice = [made("one"), made("two")]
    assert tpl.choose(twice, {}, kind=TouchKind.ASK) == twice[0]
    assert tpl.choose(twice, {}, kind=TouchKind.INVITE) is None


# The templates netui comes with

ME = Profile(
    name="Dana Whitlock",
    role="data analyst",
    org="Orchard Metrics",
    one_liners=("I run analytics at Orchard Metrics",),
    schools=("Halden University",),
    groups=("Westmere Data Guild",),
)
LIBRARY = (Resource(title="Canal map", url="https://canals.example", topics=("canals",)),)


def full_facts() -> Contact:
    known: dict[str, Any] = {
        "company": "Tidewater Robotics",
        "title": "Head of Field Operations",
        "industry": "logistics",
        "city": "Porto",
        "former": (Former(company="Kestrel Freight"),),
        "met": Met(where="Harbour Automation Summit", when=day("2026-02-26"), what="safety"),
        "mutuals": (Mutual(name="Lena Discreet", discreet=True), Mutual(name="Farah Qureshi")),
        "via": "Nils Berg",
        "schools": ("Halden University",),
        "groups": ("Westmere Data Guild",),
        "interests": ("near-miss reporting",),
        "posts": (Post(title="Reading logs", kind="article", topic="canals", date=TODAY),),
        "events": (Event(name="Rail forum"),),
        "news": (
            News(what="laid off half the team", date=TODAY, tone="bad"),
            News(what="promoted to Head of Field Operations", date=day("2026-02-20")),
        ),
        "reason": "your near-miss reporting changed how we log ours",
        "role_title": "reliability analyst",
        "can_offer": "a public fault set",
        "honorific": "Dr",
        "concern": "shy of calls",
    }
    return contact(**known)


def everything() -> dict[str, str]:
    reply = touch("replied", "2026-03-03", direction=Direction.IN)
    return slot_values(
        Known(
            contact=full_facts(),
            me=ME,
            today=TODAY,
            resources=LIBRARY,
            history=(reply,),
            connector="Zofia",
        )
    )


SHIPPED = pytest.mark.parametrize("template", tpl.shipped(), ids=lambda t: t.name)


def note_of(template: Template, values: dict[str, str]) -> tuple[Filled, Filled]:
    subject, body = tpl.split_subject(template.text)
    return tpl.fill(parsed(subject), values), tpl.fill(parsed(body), values)


def test_every_shipped_template_is_read_and_every_kind_of_note_has_one() -> None:
    text = (Path(tpl.__file__).parent / tpl.SHIPPED).read_text(encoding="utf-8")
    names = tpl.HEADING.findall(text)
    assert [template.name for template in tpl.shipped()] == names
    assert len(set(names)) == len(names) >= 20
    assert {template.kind for template in tpl.shipped()} == TEXT_KINDS


def test_full_facts_fill_every_slot() -> None:
    assert set(everything()) == set(SLOT_NAMES)


@SHIPPED
def test_full_facts_leave_no_blank_and_fit_the_limit(template: Template) -> None:
    subject, body = note_of(template, everything())
    assert not subject.blanks
    assert not body.blanks
    assert not re.search(r"[{}\[\]|]|  |\n\n\n|[.!?]\.| [.,]", body.text)
    limit = limit_for(template.channel, Plan.FREE, LimitSettings()).limit
    assert limit is None or count(body.text) <= limit
    if template.channel is not Channel.EMAIL:
        assert count(body.text) <= 400
    assert bool(subject.text) == (template.channel in {Channel.EMAIL, Channel.INMAIL})


@SHIPPED
def test_no_facts_leave_a_tidy_note_with_its_blanks_visible(template: Template) -> None:
    bare = slot_values(Known(contact=contact(), me=Profile(), today=TODAY))
    _, body = note_of(template, bare)
    greeted = "{connector}" if "{connector}" in template.text else "Amara"
    assert body.text.startswith(f"Hi {greeted},")
    assert not re.search(r"[\[\]|]|  |\n\n\n| [.,]", body.text)
    assert body.blanks == tpl.blanks_in(body.text)


@SHIPPED
def test_what_must_not_be_said_is_not_said(template: Template) -> None:
    subject, body = note_of(template, everything())
    said = f"{subject.text}\n{body.text}"
    for hidden in ("Discreet", "laid off", "shy of calls"):
        assert hidden not in said
    worn = r"(?i)last week|yesterday|recently|still |haven't|touch base|find(s)? you well|!"
    assert not re.search(worn, said)
    # A blank inside quotation marks would be masked from rule A01.
    assert not re.search(r"[\"“”«»`']", template.text)


@SHIPPED
def test_an_invitation_and_a_follow_up_always_say_why(template: Template) -> None:
    if template.kind in {TouchKind.INVITE, TouchKind.REINVITE, TouchKind.FOLLOW_UP_1}:
        assert ": {reason}" in note_of(template, {})[1].text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("invite_met", {"met": Met(where="Porto")}),
        ("invite_mutual", {"mutuals": (Mutual(name="Nils"),)}),
        ("invite_school", {"schools": ("Halden University",)}),
        ("invite_group", {"groups": ("Westmere Data Guild",)}),
        ("invite_post", {"posts": (Post(title="Leaks"),)}),
        ("invite_stranger", {"company": "Norvell"}),
    ],
)
def test_the_invitation_fits_the_common_ground(name: str, said: dict[str, Any]) -> None:
    values = slot_values(Known(contact=contact(**said), me=ME, today=TODAY))
    found = tpl.choose(
        tpl.shipped(), values, kind=TouchKind.INVITE, channel=Channel.LINKEDIN_INVITE
    )
    assert found is not None
    assert found.name == name
