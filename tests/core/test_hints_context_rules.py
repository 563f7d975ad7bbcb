"""C02 to C11 at their edges, and the people and notes they ask about."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest
from builders import contact, touch
from notes import codes, findings, hint, note_to

from netui.core.changes import ChangeBuilder
from netui.core.hints.engine import examine
from netui.core.hints.examined import Examined
from netui.core.hints.fixes import apply_fix
from netui.core.hints.model import FixKind
from netui.core.hints.people import OtherPerson, People, people_among
from netui.core.hints.sent import masked_words
from netui.core.state import State

STRANGER = {"tie": "stranger"}
JOB = {"touch": {"goal": "job_search"}}


@pytest.mark.parametrize(
    ("text", "facts", "case", "severity"),
    [
        ("Hi Noor, let's connect!", STRANGER, {}, "warning"),
        ("Hi Noor, let's connect!", {"company": "Cedar"}, {}, "warning"),
        ("Hi Noor, let's connect, Cedar is a place I like.", {"company": "Cedar"}, {}, "hint"),
        ("Hi Noor, I'd love to connect because of the tides.", {}, {}, None),
        ("Hi Noor, I would like to see the new docks one day soon.", {}, {}, None),
        ("Hi Noor, I would like to join your network and grow mine.", {}, {}, "warning"),
        ("Hallo Noor, ich möchte Ihre Docks sehen.", {}, {}, None),
        ("Bonjour Noor, j'aimerais voir les quais.", {}, {}, None),
        ("Hola Noor, me gustaría ver los muelles.", {}, {}, None),
        ("Hi Noor, let's connect, I'm on the hunt for a new role.", {}, JOB, None),
        ("Hi Noor, let's connect over near-miss logs.", {"reason": "near-miss logs"}, {}, None),
        ("Hi Noor, {reason} because.", {}, {}, "warning"),
    ],
)
def test_a_reason_may_be_said_in_many_ways(
    text: str, facts: dict[str, Any], case: dict[str, Any], severity: str | None
) -> None:
    found = [h for h in findings(text, facts, **case).hints if h.rule == "C02"]
    assert [h.severity for h in found] == ([severity] if severity else [])


def test_the_reason_on_file_is_offered_where_it_fits() -> None:
    facts = {"reason": "asked about tide tables"}
    text = "Hi Noor, let's connect!"
    found = hint("C02", text, facts)
    assert "asked about tide tables" in found.message
    assert "C02" not in codes(apply_fix(text, found.fixes[0]), facts)
    tight = hint("C02", text, facts, touch={"limit": 30})
    assert tight.fixes[0].kind is FixKind.DISPLAY
    assert hint("C02", text).fixes == ()


@pytest.mark.parametrize(
    ("goal", "role", "text", "fires"),
    [
        ("job_search", "", "Hi Noor, your docks are fine.", True),
        ("open_role", "Dock planner", "Hi Noor, your docks are fine.", False),
        ("open_role", "Crane lead", "Hi Noor, your docks are fine.", True),
        ("informational", "", "Hi Noor, your docks are fine.", True),
        ("informational", "", "Hi Noor, how did you learn about docks?", False),
        ("referral", "", "Hallo Noor, an wen kann ich mich wenden?", False),
        ("referral", "", "Hi Noor, your docks are fine.", True),
        ("mentor", "", "Hi Noor, your docks are fine.", False),
        ("job_search", "", "Hi Noor,", False),
    ],
)
def test_a_goal_is_stated(goal: str, role: str, text: str, *, fires: bool) -> None:
    facts = {"role_title": role}
    case = {"touch": {"goal": goal}}
    found = [h for h in findings(text, facts, **case).hints if h.rule == "C11"]
    assert bool(found) is fires
    if found:
        assert "C11" not in codes(apply_fix(text, found[0].fixes[0]), facts, **case)


def test_a_goal_that_does_not_fit_is_shown() -> None:
    found = hint("C11", "Hi Noor, fine docks.", touch={"goal": "referral", "limit": 20})
    assert found.fixes[0].kind is FixKind.DISPLAY


@pytest.mark.parametrize(
    ("text", "facts", "fires"),
    [
        ("Hi Noor, I lead a yard and follow freight.", {"where": "Porto Supply Day"}, True),
        ("Hi Noor, that day in Porto was fun.", {"where": "Porto Supply Day"}, False),
        ("Hi Noor, I lead a yard.", {"where": "team meeting"}, True),
        ("Hi Noor, after the team meeting I wrote.", {"where": "team meeting"}, False),
        ("Hi Noor, great meeting you!", {"where": "Porto"}, True),
        ("Hi Noor, great meeting you by the coffee urn!", {"where": "Porto"}, False),
        ("Hi Noor, it rained yesterday.", {"where": "Porto"}, False),
        ("Hi Noor, it rained two days ago.", {"where": "Porto"}, False),
        ("Hi Noor, it rained on Tuesday.", {"where": "Porto"}, False),
        ("Hi Noor, 2026 is wet.", {"where": "Porto", "when": "2026-01-09"}, False),
        ("Hi Noor, I lead a yard.", {"what": "docks"}, True),
        ("Hi Noor, I lead a yard.", {}, False),
    ],
)
def test_where_both_met_is_said(text: str, facts: dict[str, Any], *, fires: bool) -> None:
    assert ("C03" in codes(text, {"met": facts})) is fires


def test_where_both_met_is_offered_as_a_sentence() -> None:
    facts = {"met": {"where": "Porto Supply Day", "when": "2026-02-20"}}
    text = "Hi Noor, I lead a yard."
    found = hint("C03", text, facts)
    assert "at Porto Supply Day (20 Feb)" in found.message
    assert "C03" not in codes(apply_fix(text, found.fixes[0]), facts)


@pytest.mark.parametrize(
    ("text", "facts", "me", "said"),
    [
        ("Hi Noor, fine docks.", {"mutuals": ["Farah Qureshi"]}, {}, "You both know Farah"),
        (
            "Hi Noor, fine docks.",
            {"groups": ["Kiln Club"]},
            {"groups": ["kiln club"]},
            "in Kiln",
        ),
        ("Hi Noor, fine docks.", {"former": ["Orchard"]}, {"org": "Orchard"}, "worked at"),
        ("Hi Noor, Farah says hello.", {"mutuals": ["Farah Qureshi"]}, {}, ""),
        ("Hi Noor,", {"mutuals": ["Farah Qureshi"]}, {}, ""),
        ("Hi Noor, we both sail.", {"mutuals": ["Farah Qureshi"]}, {}, ""),
        ("Hi Noor, hm.", {"mutuals": [{"name": "Farah Q", "discreet": True}]}, {}, ""),
        ("Hi Noor, hm.", {"schools": ["Halden"]}, {"schools": ["Leeds"]}, ""),
        (
            "Hi Noor, Porto was fun.",
            {"mutuals": ["Farah Qureshi"], "met": {"where": "Porto"}},
            {},
            "",
        ),
    ],
)
def test_what_both_share_is_said(
    text: str, facts: dict[str, Any], me: dict[str, Any], said: str
) -> None:
    found = [h for h in findings(text, facts, me=me).hints if h.rule == "C04"]
    assert bool(found) is bool(said)
    if found:
        assert said in found[0].message
        assert "C04" not in codes(apply_fix(text, found[0].fixes[0]), facts, me=me)


@pytest.mark.parametrize(
    "text",
    [
        "Hi Noor, I weld gates for canals.",
        "Hi Noor, I am a nurse who likes your charts.",
        "Hi Noor, I'm in the port of Hull.",
        "Hi Noor, we run a food bank and saw your charts.",
        "Hi Noor, as a nurse I like your charts.",
        "Hi Noor, my team uses your charts.",
        "Hallo Noor, ich leite eine Werft.",
        "Hallo Noor, seit Jahren forsche ich an Moos.",
        "Hallo Noor, als Pflegerin in Ulm nutze ich Ihre Karten.",
        "Bonjour Noor, je tiens une librairie.",
        "Bonjour Noor, j'enseigne la chimie.",
        "Hola Noor, soy enfermera en Vigo.",
        "Hola Noor, cultivo olivos en Jaén.",
        "Hi Noor, Orchard Metrics likes your charts.",
    ],
)
def test_people_introduce_themselves_in_many_ways(text: str) -> None:
    assert "C06" not in codes(text, STRANGER, me={"org": "Orchard Metrics"})


@pytest.mark.parametrize(
    "text",
    [
        "Hi Noor, I saw your charts. Could we connect?",
        "Hi Noor, I'm impressed by your charts.",
        "Hi Noor, I am writing about your charts.",
        "Hi Noor, I'd love to see your charts.",
        "Hi Noor, I use your charts.",
        "Hi Noor, I noticed charts.",
        "Hallo Noor, ich finde die Karten toll.",
        "Hallo Noor, gerne würde ich die Karten sehen.",
        "Bonjour Noor, je souhaite voir les cartes.",
        "Bonjour Noor, je suis ravie de lire vos cartes.",
        "Hola Noor, me gustaría ver los mapas.",
        "Hola Noor, quiero ver los mapas.",
    ],
)
def test_wishes_and_praise_introduce_nobody(text: str) -> None:
    assert "C06" in codes(text, STRANGER)


def test_who_i_am_is_offered_from_my_one_liners() -> None:
    text = "Hi Noor, I saw your charts."
    lines = ["I plan buses in the north of Tarn.", "I plan buses.", "x" * 400]
    found = hint("C06", text, STRANGER, me={"one_liners": lines})
    assert [choice.label for choice in found.fixes[0].choices] == [lines[1], lines[0]]
    shown = hint("C06", text, STRANGER, me={"role": "planner", "org": "Orchard"})
    assert shown.fixes[0].examples == ("planner, Orchard",)
    assert hint("C06", text, STRANGER).fixes == ()


POST = {
    "posts": [{"title": "Slow tides", "kind": "post", "topic": "ebb", "date": "2026-02-27"}]
}
BAD_NEWS = {"what": "laid off", "date": "2026-03-01", "tone": "bad"}
NEWS = {"news": [{"what": "promoted to Head of Planning", "date": "2026-03-03"}]}


@pytest.mark.parametrize(
    ("text", "facts", "fires"),
    [
        ("Hi Noor, fine docks.", POST, True),
        ("Hi Noor, fine docks.", NEWS, True),
        ("Hi Noor,", POST, False),
        ("Hi Noor, slow tides heal.", POST, False),
        ("Hi Noor, the ebb heals.", POST, False),
        ("Hi Noor, your Beitrag heals.", POST, False),
        ("Hi Noor, congrats!", NEWS, False),
        ("Hi Noor, fine docks.", {"posts": [{"title": "Old", "date": "2025-01-01"}]}, False),
        ("Hi Noor, fine docks.", {"posts": ["Undated"]}, False),
        ("Hi Noor, fine docks.", {"news": [BAD_NEWS]}, False),
        (
            "Hi Noor, Cedar and kilns.",
            POST | {"company": "Cedar", "interests": ["kilns"]},
            False,
        ),
    ],
)
def test_what_is_fresh_is_used(text: str, facts: dict[str, Any], *, fires: bool) -> None:
    found = [h for h in findings(text, facts).hints if h.rule == "C07"]
    assert bool(found) is fires
    if found:
        assert "C07" not in codes(apply_fix(text, found[0].fixes[0]), facts)


def test_what_an_earlier_note_took_up_is_not_fresh() -> None:
    told = [{"date": "2026-03-01", "kind": "invite", "text": "Your slow tides!"}]
    bare = [{"date": "2026-03-01", "kind": "invite", "text": ""}]
    assert "C07" not in codes("Hi Noor, fine docks.", POST, history=told)
    assert "C07" in codes("Hi Noor, fine docks.", POST, history=bare)
    assert hint("C07", "Hi Noor, fine docks.", POST, touch={"limit": 22}).fixes == ()


@pytest.mark.parametrize(
    "text",
    [
        "Hi Noor, nice profile!",
        "Hi Noor, your career is truly amazing.",
        "Hi Noor, I admire what you do.",
        "Hi Noor, what an inspiring journey you have had!",
        "Hallo Noor, beeindruckender Werdegang!",
        "Bonjour Noor, votre parcours est très inspirant.",
        "Hola Noor, tu trayectoria es increíble.",
        "Hi Noor, your profile is great. I like cake.",
    ],
)
def test_praise_of_nothing_in_particular_is_told(text: str) -> None:
    assert "C08" in codes(text, {"company": "Cedar Mobility"})


@pytest.mark.parametrize(
    "text",
    [
        "Hi Noor, your work at Cedar is impressive.",
        "Hi Noor, impressive work on the tidal gates of Hull harbour.",
        "Hi Noor, I love what you do: those folding bikes for nurses.",
        "Hi Noor, I love what you do. Cedar changed our street.",
        "Hi Noor, I admire your work, “Slow tides” above all.",
        "Hi Noor, my career is great.",
        "Hi Noor, I had a great experience in Hull.",
        "Hi Noor, a great profile is rare.",
    ],
)
def test_praise_with_a_detail_is_fine(text: str) -> None:
    assert "C08" not in codes(text, {"company": "Cedar Mobility"})


def test_a_blank_note_says_when_the_quota_is_used() -> None:
    note = note_to("", {"tie": "stranger"})
    used = msgspec.structs.replace(note, notes_used=3, notes_of=3)
    left = msgspec.structs.replace(note, notes_used=2, notes_of=3)
    (told,) = [h for h in examine(used).hints if h.rule == "C10"]
    assert (told.severity, "3 of 3" in told.message) == ("hint", True)
    (told,) = [h for h in examine(left).hints if h.rule == "C10"]
    assert told.severity == "error"


FORM = "Hi Noor, I follow the work your team does in the north and always learn from it."


def test_the_closest_note_is_told_with_its_date() -> None:
    others = [
        {"full": "Nils Aaberg", "text": FORM.replace("Noor", "Nils"), "date": "2026-02-12"},
        {"full": "Mei Park", "text": "Nothing like it at all, in no word of the two."},
    ]
    found = hint("C09", FORM, others=others)
    told = "100 % the same as your note to Nils Aaberg (12 Feb). Only the names differ."
    assert found.message == told
    like = Examined(note_to(FORM, others=others)).likeness
    assert like is not None
    assert (like.person, like.date, like.ratio) == ("Nils Aaberg", dt.date(2026, 2, 12), 100)
    assert Examined(note_to("Hi Noor,", others=others)).likeness is None
    assert Examined(note_to("Quite another thing.", others=others)).likeness is None
    assert "C09" not in codes("Hi Noor, I follow.", others=others)
    assert "C09" not in codes(FORM, others=others, touch={"kind": "thank_accept"})


def test_names_and_companies_are_masked_as_one() -> None:
    names = ("Amara Osei",)
    assert masked_words("Hi Amara Osei, at Harbour of Light", names, "Harbour of Light") == (
        "hi _ at _"
    )
    assert masked_words("Hi Amara, the Harbour", names, "Harbour of Light") == "hi _ the _"


def test_people_and_notes_follow_the_changes() -> None:
    state = State.of([contact("Nils Aaberg", id=2, company="Fjordlink Ferries")])
    people = People(state)
    assert people.with_detail("fjordlink ferries")[0].contact.full == "Nils Aaberg"
    assert people.named("Karen") is None
    assert people.sent.closest("hi _ fine docks in the north", 1) is None

    def commit(builder: ChangeBuilder) -> None:
        change = builder.change("x")
        state.apply(change)
        people.take_in(change)

    builder = ChangeBuilder(state)
    builder.add(contact("Karen Blythe", id=0, company="Cedar Mobility"))
    builder.put(contact("Nils Aaberg", id=2, company="Skerry Line"))
    commit(builder)
    assert people.named("Karen") == "Karen Blythe"
    assert people.with_detail("cedar mobility")
    assert people.with_detail("fjordlink ferries") == ()
    assert people.with_detail("skerry line")

    builder = ChangeBuilder(state)
    text = "Fine docks up north"
    note = builder.add(touch("invite", "2026-03-01", contact=2, text=f"Hi Nils, {text}"))
    builder.add(touch("replied", "2026-03-02", contact=2, text=text, direction="in"))
    builder.add(touch("invite", "2026-03-02", contact=99, text="Fine docks up north"))
    commit(builder)
    found = people.sent.closest("hi _ fine docks up north", 1)
    assert found is not None
    assert (found.person, found.ratio) == ("Nils Aaberg", 100)
    assert people.sent.closest("hi _ fine docks up north", 2) is None

    builder = ChangeBuilder(state)
    builder.remove(type(note), note.id)
    commit(builder)
    assert people.sent.closest("hi _ fine docks up north", 1) is None
    builder = ChangeBuilder(state)
    builder.remove(type(contact()), 2)
    commit(builder)
    assert people.with_detail("skerry line") == ()


def test_what_others_have_is_gathered_in_slices() -> None:
    many = [OtherPerson(full=f"P {n}", company="Cedar") for n in range(1200)]
    people = people_among(many)
    assert len(list(people.gather())) == 2
    assert len(people.with_detail("cedar")) == 8
    assert len(people_among(many).with_detail("cedar")) == 8


def test_somebody_with_one_name_twice_is_listed_once() -> None:
    people = people_among([OtherPerson(full="P Q", company="Halden", schools=("Halden",))])
    assert [held.kind for held in people.with_detail("halden")] == ["company", "school"]


def test_changes_before_anything_was_asked_cost_nothing() -> None:
    state = State.of([contact("Nils Aaberg", id=2)])
    people = People(state)
    builder = ChangeBuilder(state)
    builder.put(contact("Nils Berg", id=2))
    builder.add(touch("invite", "2026-03-01", contact=2, text="Hi Nils"))
    change = builder.change("x")
    state.apply(change)
    people.take_in(change)
    assert people.named("Berg") == "Nils Berg"


def test_their_work_introduces_nobody() -> None:
    assert "C06" in codes("Hola Noor, me gusta tu trabajo en el puerto.", STRANGER)
    assert "C06" not in codes("Hola Noor, trabajo en el puerto.", STRANGER)
