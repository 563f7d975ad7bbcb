"""Suppressing hints in four scopes, lifting them, and what is stale."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from builders import NOW, contact, draft, touch
from msgspec.structs import replace

from netui.core.acts.drafts import discard_draft
from netui.core.acts.sending import sent
from netui.core.acts.suppressions import REASONS, lift, suppress
from netui.core.cadence.model import Context
from netui.core.changes import Change
from netui.core.examination import hushed_in
from netui.core.hints.engine import BY_CODE, examine
from netui.core.hints.hushed import NOTHING_HUSHED, hushed_for
from netui.core.hints.model import Findings, Hint, Note
from netui.core.hints.suppressed import listed_suppressions
from netui.core.model import Contact, Scope, Suppression, TouchKind
from netui.core.state import State
from netui.errors import Problem

GRACE = contact("Grace Adeyemi", company="Cedar Mobility", purpose="to learn")
TEXT = "Hi Karen, your [topic] helped me plan, and the [ Topic ] and [Role] as well."
NAMES = {code: rule.name for code, rule in BY_CODE.items()}


def state(*more: Any) -> State:
    return State.of([GRACE, draft(TEXT), *more])


def findings(on_file: State, who: Contact = GRACE, text: str = TEXT) -> Findings:
    note = Note(text=text, contact=who, kind=TouchKind.INVITE, today=NOW.today)
    return examine(note, hushed=hushed_in(on_file, who.id))


def hint(code: str, found: Findings) -> Hint:
    return next(hint for hint in found.hints if hint.rule == code)


def done(on_file: State, change: Change | Problem) -> State:
    assert isinstance(change, Change), change
    on_file.apply(change)
    return on_file


def suppressed(on_file: State, code: str, scope: Scope, **facts: Any) -> Change | Problem:
    found = hint(code, findings(on_file))
    given: dict[str, Any] = {"contact": 1, "text": TEXT, "draft": 1}
    return suppress(on_file, found, scope, NOW, **(given | facts))


def records(on_file: State) -> list[Suppression]:
    return list(on_file.table(Suppression).values())


@pytest.mark.parametrize("scope", list(Scope))
def test_a_suppressed_hint_is_marked_and_comes_last(scope: Scope) -> None:
    on_file = state()
    before = findings(on_file)
    assert hint("A02", before).hidden_by == "A01"
    change = suppressed(on_file, "A01", scope)
    assert isinstance(change, Change)
    after = findings(done(on_file, change))
    assert after.hints[-1].rule == "A01"
    assert after.hints[-1].suppressed in {one.id for one in records(on_file)}
    assert "A01" not in {one.rule for one in after.shown}
    assert hint("A02", after).hidden_by is None
    assert findings(done(on_file, change.inverse())) == before


@pytest.mark.parametrize(
    ("scope", "reach"),
    [
        (Scope.NOTE, ""),
        (Scope.CONTACT, "next note"),
        (Scope.PHRASE, "next note, others"),
        (Scope.EVERYWHERE, "next note, others"),
    ],
)
def test_a_suppression_goes_as_far_as_its_scope(scope: Scope, reach: str) -> None:
    on_file = done(state(), suppressed(state(), "A01", scope))
    next_note = State.of([GRACE, draft(TEXT, id=9), *records(on_file)])
    still = hint("A01", findings(next_note)).suppressed is not None
    assert still is ("next note" in reach)
    other = contact("Ann Lee", id=2)
    found = findings(State.of([other, *records(on_file)]), other)
    assert (hint("A01", found).suppressed is not None) is ("others" in reach)


def test_a_phrase_is_any_spelling_of_it_and_all_phrases_of_a_hint_count() -> None:
    on_file = done(state(), suppressed(state(), "A01", Scope.PHRASE))
    assert [one.phrase for one in records(on_file)] == ["[topic]", "[ Topic ]", "[Role]"]
    assert hint("A01", findings(on_file, text="Your [TOPIC] it is")).suppressed is not None
    more = findings(on_file, text="Your [TOPIC] and [Company] it is")
    assert hint("A01", more).suppressed is None
    without_words = replace(hint("A01", more), spans=())
    found = hushed_for(records(on_file), contact=1)
    assert found.by(without_words, TEXT) is None
    assert found.by(replace(without_words, rule="C05"), TEXT) is None


def test_the_label_names_rule_and_scope_and_what_an_error_lets_through() -> None:
    labels = {
        scope: change.label
        for scope in Scope
        if isinstance(change := suppressed(state(), "A02", scope), Change)
    }
    unasked = "which no longer asks before sent"
    assert labels == {
        Scope.NOTE: f"Ignored A02 wrong-name in this note to Grace Adeyemi, {unasked}",
        Scope.CONTACT: f"Ignored A02 wrong-name for Grace Adeyemi, {unasked}",
        Scope.PHRASE: f"Ignored A02 wrong-name for “Karen”, {unasked}",
        Scope.EVERYWHERE: f"Ignored A02 wrong-name everywhere, {unasked}",
    }
    mild = suppressed(state(), "C05", Scope.CONTACT)
    assert isinstance(mild, Change)
    assert mild.label == "Ignored C05 no-concrete-detail for Grace Adeyemi"


def test_a_suppression_keeps_its_reason_and_day() -> None:
    own = done(state(), suppressed(state(), "A02", Scope.CONTACT, reason="  a  joke of ours "))
    assert records(own)[0].reason == "a joke of ours"
    assert records(own)[0].date == NOW.today
    usual = done(state(), suppressed(state(), "A02", Scope.CONTACT))
    assert records(usual)[0].reason == REASONS[Scope.CONTACT][0]


@pytest.mark.parametrize("scope", list(Scope))
def test_what_is_suppressed_already_changes_nothing(scope: Scope) -> None:
    on_file = done(state(), suppressed(state(), "A02", scope))
    again = suppressed(on_file, "A02", scope)
    assert isinstance(again, Change)
    assert not again


def test_what_cannot_be_suppressed_is_said() -> None:
    on_file = state()
    nobody = suppressed(on_file, "A02", Scope.CONTACT, contact=7)
    assert isinstance(nobody, Problem)
    unsaved = suppressed(on_file, "A02", Scope.NOTE, draft=None)
    assert isinstance(unsaved, Problem)
    assert "draft" in unsaved.what
    wordless = suppressed(on_file, "C05", Scope.PHRASE)
    assert isinstance(wordless, Problem)
    assert "phrase" in wordless.what
    assert isinstance(lift(on_file, 4), Problem)


@pytest.mark.parametrize(
    ("scope", "told"),
    [
        (Scope.NOTE, "in this note"),
        (Scope.CONTACT, "for this contact"),
        (Scope.PHRASE, "“Karen”"),
        (Scope.EVERYWHERE, "everywhere"),
    ],
)
def test_a_suppression_can_be_lifted(scope: Scope, told: str) -> None:
    on_file = done(state(), suppressed(state(), "A02", scope))
    lifted = lift(on_file, 1)
    assert isinstance(lifted, Change)
    assert lifted.label == f"Shows A02 again: {told}"
    assert records(done(on_file, lifted)) == []


@pytest.mark.parametrize("ends", ["sent", "discarded"])
def test_a_note_takes_its_suppressions_with_it(ends: str) -> None:
    on_file = done(state(), suppressed(state(), "A02", Scope.NOTE))
    on_file = done(on_file, suppressed(on_file, "A01", Scope.CONTACT))
    change = (
        discard_draft(on_file, 1)
        if ends == "discarded"
        else sent(
            on_file, 1, NOW, kind=TouchKind.INVITE, text=TEXT, context=Context(today=NOW.today)
        )
    )
    assert isinstance(change, Change)
    done(on_file, change)
    assert [one.scope for one in records(on_file)] == ["contact"]
    assert {one.scope for one in records(done(on_file, change.inverse()))} == {
        "note",
        "contact",
    }


def test_nothing_suppressed_is_nothing() -> None:
    assert not NOTHING_HUSHED
    assert hushed_for([Suppression(rule="A01", scope="note", draft=1)], contact=1).rules == {}
    assert hushed_for([Suppression(rule="A01", scope="nowhere")], contact=1).rules == {}


def test_the_list_says_whom_and_what_each_is_about_and_what_is_stale() -> None:
    every = [
        Suppression(id=1, rule="A02", scope="note", contact=1, draft=1, reason="so"),
        Suppression(id=2, rule="A02", scope="note", contact=1, draft=8),
        Suppression(id=3, rule="A02", scope="contact", contact=1, date=NOW.today),
        Suppression(id=4, rule="A02", scope="contact", contact=8),
        Suppression(id=5, rule="A02", scope="phrase", contact=1, phrase="karen"),
        Suppression(id=6, rule="A02", scope="phrase", phrase="Long Ago"),
        Suppression(id=7, rule="A02", scope="phrase", phrase="Sent  Café"),
        Suppression(id=8, rule="A02", scope="phrase"),
        Suppression(id=9, rule="A02", scope="everywhere"),
        Suppression(id=10, rule="A02", scope="nowhere"),
        Suppression(id=11, rule="X-9", scope="everywhere"),
    ]
    old = touch("invite", "2020-01-01", id=1, text="long ago")
    newer = [touch("invite", "2026-01-01", id=n, text="Now, sent café") for n in range(2, 202)]
    received = touch("conversation", "2026-03-01", id=300, text="long ago", direction="in")
    rows = listed_suppressions(state(old, *newer, received, *every), NAMES)
    assert [one.id for one in rows] == list(range(1, 12))
    assert {one.id: one.stale for one in rows if one.stale} == {
        2: "the note was sent or discarded",
        4: "the contact is no longer on file",
        6: "it is in none of the last 200 notes",
        8: "it is in none of the last 200 notes",
        10: "there is no scope nowhere",
        11: "there is no rule X-9",
    }
    assert [one.about for one in rows[:5]] == [
        "Grace Adeyemi",
        "Grace Adeyemi",
        "Grace Adeyemi",
        "",
        "“karen”",
    ]
    assert rows[2].date == dt.date(2026, 3, 4)
    assert (rows[0].name, rows[0].reason, rows[-1].name) == ("wrong-name", "so", "")
    assert listed_suppressions(State.of([every[8]]), NAMES)[0].about == ""
