"""The engine: order, shadowing, severities, explanations, examples, cases and the checklist."""

from __future__ import annotations

import datetime as dt
import json
import time
from pathlib import Path
from typing import Any

import pytest
from builders import contact
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from netui.core.hints import engine
from netui.core.hints.cases import note_of_case, note_of_example
from netui.core.hints.engine import BY_CODE, RULES, examine, explain
from netui.core.hints.examined import Examined
from netui.core.hints.fixes import apply_fix
from netui.core.hints.lexicon import LANGUAGES, language_of, lexicon, votes_of
from netui.core.hints.model import ChecklistLine, Finding, Findings, Note, Severity
from netui.core.hints.people import OtherPerson, people_among, people_index
from netui.core.hints.rule import Explanation, Rule
from netui.core.model import TEXT_KINDS, Contact, Met, Profile, Tie, TouchKind
from netui.core.state import State
from netui.core.text import normal
from netui.errors import Problem

CASES = Path(__file__).parents[1] / "data" / "spec"
SIX = frozenset({"A01", "A02", "C01", "C05", "L01", "L03"})


def read(name: str) -> list[dict[str, Any]]:
    text = (CASES / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def noted(case: dict[str, Any]) -> Note:
    note = note_of_case(case)
    assert isinstance(note, Note)
    return note


def findings(text: str, who: Contact | None = None, **facts: Any) -> Findings:
    given_: dict[str, Any] = {
        "kind": TouchKind.INVITE,
        "today": dt.date(2026, 3, 4),
        "limit": 300,
    }
    return examine(Note(text=text, contact=who or contact(), **(given_ | facts)))


def ticked(text: str, **facts: Any) -> set[ChecklistLine]:
    return {line for line, done in findings(text, **facts).checklist if done}


@pytest.mark.parametrize("case", read("lint-cases.jsonl") + read("fresh-notes.jsonl"), ids=str)
def test_labelled_notes_get_their_hints_and_no_others(case: dict[str, Any]) -> None:
    found = examine(noted(case))
    fired = {hint.rule for hint in found.hints}
    shown = {hint.rule for hint in found.shown}
    assert set(case["must_fire"]) & SIX <= fired
    assert not set(case["must_not_fire"]) & SIX & shown


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_examples_of_a_rule_do_what_they_say(rule: Rule) -> None:
    assert len(rule.good) >= 2
    assert len(rule.bad) >= 2
    for examples, fires in ((rule.good, False), (rule.bad, True)):
        for example in examples:
            note = note_of_example(example)
            assert isinstance(note, Note)
            assert (rule.code in {hint.rule for hint in examine(note).hints}) is fires


def test_codes_are_unique_and_name_their_family() -> None:
    assert len(BY_CODE) == len(RULES)
    assert set(BY_CODE) >= SIX
    for rule in RULES:
        assert rule.source
        for source in rule.source:
            assert source in rule.why


def test_heavier_hints_come_first_and_hidden_ones_last() -> None:
    who = contact("Grace Adeyemi", company="Cedar Mobility")
    hints = findings("Hi Karen, I'd like to join your LinkedIn network.", who, limit=20).hints
    old = [hint for hint in hints if hint.rule in SIX]
    assert [hint.rule for hint in old] == ["A02", "C01", "L01", "L03", "C05"]
    assert hints[-1].hidden_by == old[-1].hidden_by == "C01"
    assert len(findings("Hi [Name], [topic]", who, limit=5).errors) == 2


def test_the_rules_that_spoke_are_told_once_and_hidden_ones_left_out() -> None:
    told = findings("Hi [Name], [topic]", contact("Grace Adeyemi"), limit=5)
    assert told.rules[:2] == ("A01", "L01")
    assert len(set(told.rules)) == len(told.rules)
    assert set(told.rules) == {hint.rule for hint in told.shown}
    default = findings(
        "I'd like to add you to my professional network on LinkedIn.", contact("Grace Adeyemi")
    )
    hidden = {hint.rule for hint in default.hints if hint.hidden_by}
    assert hidden
    assert hidden.isdisjoint(default.rules)


def test_a_severity_can_be_set_and_a_rule_switched_off() -> None:
    note = Note(
        text="Hi Karen, hi",
        contact=contact("Grace Adeyemi"),
        kind=TouchKind.INVITE,
        today=dt.date(2026, 3, 4),
    )
    found = examine(note, {"A02": "hint", "L03": "off"})
    severities = {hint.rule: hint.severity for hint in found.hints}
    assert severities["A02"] is Severity.HINT
    assert "L03" not in severities


def two_levels(level: Severity | None, **facts: Any) -> Rule:
    found = Finding(message="Two levels.", severity=level)
    return replace(BY_CODE["C05"], code="Q01", check=lambda _: [found], **facts)


def severities(monkeypatch: pytest.MonkeyPatch, rule: Rule, set_to: str = "") -> list[Severity]:
    monkeypatch.setattr(engine, "rules_for", lambda _: (rule,))
    monkeypatch.setattr(engine, "BY_CODE", {rule.code: rule})
    who = contact("Grace Adeyemi", tie=Tie.STRANGER)
    note = Note(text="Hi", contact=who, kind=TouchKind.INVITE, today=dt.date(2026, 3, 4))
    changed = {rule.code: set_to} if set_to else {}
    return [hint.severity for hint in examine(note, changed).hints]


@pytest.mark.parametrize("level", [Severity.HINT, Severity.WARNING, Severity.ERROR])
def test_a_finding_may_carry_its_own_severity(
    level: Severity, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert severities(monkeypatch, two_levels(level)) == [level]


def test_a_finding_may_turn_out_to_be_off(monkeypatch: pytest.MonkeyPatch) -> None:
    assert severities(monkeypatch, two_levels(Severity.OFF)) == []


def test_settings_win_over_what_a_finding_says(monkeypatch: pytest.MonkeyPatch) -> None:
    assert severities(monkeypatch, two_levels(Severity.ERROR), "hint") == [Severity.HINT]
    assert severities(monkeypatch, two_levels(Severity.ERROR), "off") == []


def test_a_content_rule_rises_a_step_for_strangers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert severities(monkeypatch, two_levels(None)) == [Severity.ERROR]
    off = two_levels(None, severity=Severity.OFF)
    assert severities(monkeypatch, off) == []
    plain = two_levels(None, content=False)
    assert severities(monkeypatch, plain) == [Severity.WARNING]


def test_a_rule_may_hide_all_but_a_few() -> None:
    rule = replace(BY_CODE["C05"], hides=frozenset(), spares=frozenset({"A02"}))
    assert [rule.silences(code) for code in ("A01", "A02", "C05")] == [True, False, False]


@pytest.mark.parametrize("code", ["A01", "a01 "])
def test_a_rule_can_be_explained(code: str) -> None:
    told = explain(code)
    assert isinstance(told, Explanation)
    assert (told.name, told.source) == ("unfilled-placeholder", ("S3-24",))
    assert told.good
    assert told.bad


def test_an_unknown_rule_lists_the_known_ones() -> None:
    told = explain("Z99")
    assert isinstance(told, Problem)
    assert "A01, A02" in told.todo


@pytest.mark.parametrize(
    "case",
    [
        {},
        {"id": "x", "touch": {"kind": "invite"}, "note": "a"},
        {"touch": {"kind": "wave", "date": "2026-03-04"}, "note": "a"},
        {
            "touch": {"kind": "invite", "date": "2026-03-04"},
            "note": "a",
            "contact": {"full": 3},
        },
        {"touch": {"kind": "invite", "date": "soon"}, "note": "a"},
        {"touch": {"kind": "invite", "date": "2026-03-04"}, "note": "a", "contact": "Ann"},
        {"touch": {"kind": "invite", "date": "2026-03-04"}, "note": 7},
        {
            "touch": {"kind": "invite", "date": "2026-03-04"},
            "note": "a",
            "others": [{"full": 1}],
        },
    ],
)
def test_a_case_that_cannot_be_read_is_a_problem(case: dict[str, Any]) -> None:
    assert isinstance(note_of_case(case), Problem)


def test_a_case_that_is_no_object_is_a_problem() -> None:
    assert isinstance(note_of_case([1]), Problem)  # type: ignore[arg-type] # a line of a file


def test_a_case_may_use_short_forms_and_leave_out_nearly_everything() -> None:
    touch = {"kind": "invite", "date": "2026-03-04", "goal": "mentor", "channel": "email"}
    facts = {
        "full": "Ann Lee",
        "lang": "fr",
        "met": "Porto",
        "mutuals": ["Bo", {"name": "Cy", "contact": None}],
        "events": ["Expo"],
        "city": None,
    }
    history = [{"kind": "replied", "text": "yes"}, {"kind": "invite", "date": "2026-01-02"}]
    note = noted({"touch": touch, "contact": facts, "history": history, "note": "x\r\ny"})
    assert note.contact.langs == ("fr",)
    assert note.contact.met == Met(where="Porto")
    assert [mutual.name for mutual in note.contact.mutuals] == ["Bo", "Cy"]
    assert [touch.direction for touch in note.history] == ["in", "out"]
    assert Examined(note).text == "x\ny"


def test_a_case_may_say_more_than_a_record_holds() -> None:
    facts = {"full": "Ann", "mood": "good", "met": {"where": "Porto", "mood": "good"}}
    history = [{"kind": "invite", "date": "2026-01-02", "mood": "good"}]
    posts = [{"title": "On kilns", "stars": 5}]
    note = noted(
        {
            "touch": {"kind": "invite", "date": "2026-03-04"},
            "contact": facts | {"posts": posts},
            "me": {"name": "Robin", "mood": "good"},
            "history": history,
            "note": "x",
        }
    )
    assert note.contact.met == Met(where="Porto")
    assert note.contact.posts[0].title == "On kilns"
    assert len(note.history) == 1


def test_everybody_of_a_state_can_be_asked_for() -> None:
    people = people_index(State.of([contact("Karen Blythe", id=1)]))
    assert people.named("karen") == "Karen Blythe"


def test_two_people_of_one_name_are_told_apart() -> None:
    doubled = people_among(OtherPerson(full=full) for full in ("Kim Kim", "Kim Li", "Kim Wu"))
    assert doubled.named("kim", "Kim Kim") == "Kim Li"


def test_every_language_has_every_list() -> None:
    for code in LANGUAGES:
        words = lexicon(code)
        assert all(getattr(words, field) for field in words.__struct_fields__)


def test_the_language_is_that_of_the_words_else_that_of_the_record() -> None:
    assert language_of(votes_of(frozenset({"der", "und", "wir"}))) == "de"
    assert language_of(votes_of(frozenset()), ["pt", "es"]) == "es"
    assert language_of(votes_of(frozenset())) == "en"


def test_a_blank_note_ticks_nothing() -> None:
    assert ticked("Hi Amara,") == set()


FULL_NOTES = {
    "en": (
        "Hi Amara, we met at the Porto Dock. I run a yard, so I am writing because your "
        "Tidewater cranes fit ours. Happy to send our figures; could you point me to a page?"
    ),
    "fr": (
        "Bonjour Amara, nous nous sommes croisées à Porto. Je dirige un chantier et je vous "
        "écris parce que vos grues Tidewater nous vont. Je peux vous envoyer nos relevés ; "
        "pourriez-vous me dire où chercher ?"
    ),
    "de": (
        "Hallo Amara, wir haben uns in Porto getroffen. Ich leite eine Werft und schreibe, "
        "weil Ihre Tidewater Kräne passen. Unsere Werte schicke ich gern; könnten Sie mir "
        "sagen, wo?"
    ),
    "es": (
        "Hola Amara, nos conocimos en Porto. Dirijo un astillero y te escribo porque las grúas "
        "de Tidewater encajan. Te envío nuestras cifras; ¿podrías decirme dónde mirar?"
    ),
}


@pytest.mark.parametrize("text", FULL_NOTES.values(), ids=FULL_NOTES)
def test_a_full_note_ticks_all_six_lines(text: str) -> None:
    who = contact(company="Tidewater Robotics", met=Met(where="Porto Dock"))
    found = findings(text, who)
    assert all(done for _, done in found.checklist)
    assert found.shown == ()


def test_lines_tick_by_what_is_on_file_too() -> None:
    me = Profile(name="Dana", org="Orchard Metrics", schools=("Halden",))
    assert ticked("Orchard is near", me=me) == {ChecklistLine.WHO_I_AM}
    who = contact(schools=("Halden",))
    done = {line for line, is_so in findings("ah Halden times", who, me=me).checklist if is_so}
    assert ChecklistLine.COMMON_GROUND in done
    assert ticked("see https://a.example/x now") == {ChecklistLine.FOR_THEM}


def test_a_big_ask_or_many_asks_are_not_one_small_ask() -> None:
    assert ChecklistLine.ASK in ticked("May I ask one thing?")
    assert ChecklistLine.ASK not in ticked("Can we have lunch?")
    assert ChecklistLine.ASK not in ticked("One? Two? Three?")


HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from(list("Hi Karen,[]{}<>%_XTODO\"'`“”«»‘’\n\r\t-–.!?()|*")),
        st.characters(),
    ),
    max_size=120,
)


@given(
    HOSTILE,
    st.sampled_from(["", "Hi ", "Sehr geehrter Herr ", "Could you ", "¿Podrías "]),
    st.sampled_from(sorted(TEXT_KINDS)),
)
@settings(max_examples=100, deadline=None)
def test_no_text_makes_a_rule_raise_or_point_outside_the_note(
    text: str, start: str, kind: TouchKind
) -> None:
    who = contact("Grace Adeyemi", company="Cedar Mobility", title="Rigger")
    whole = normal(start + text)
    found = findings(start + text, who, limit=40, kind=kind)
    for hint in found.hints:
        assert all(0 <= a <= b <= len(whole) for a, b in hint.spans)
        for fix in hint.fixes:
            edits = [*fix.edits, *(edit for choice in fix.choices for edit in choice.edits)]
            assert all(0 <= a <= b <= len(whole) for a, b, _ in edits)
            apply_fix(start + text, fix)
    parts = Examined(Note(text=whole, contact=who, kind=TouchKind.INVITE, today=dt.date.min))
    assert 0 <= parts.anatomy.greeting[0] <= parts.anatomy.greeting[1]
    assert parts.anatomy.greeting[1] <= parts.anatomy.body[0] <= parts.anatomy.body[1]
    assert parts.anatomy.sign_off == (parts.anatomy.body[1], len(whole))


def test_one_pass_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    notes = [noted(case) for case in read("lint-cases.jsonl")]
    for note in notes:
        examine(note)
    start = time.perf_counter()
    for note in notes:
        examine(note)
    spent = (time.perf_counter() - start) / len(notes)
    with capsys.disabled():
        print(f"\nexamine: {spent * 1e6:.0f} µs a note")  # noqa: T201 - a figure to read
    assert spent > 0
