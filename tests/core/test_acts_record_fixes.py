"""Fixes that change the record: each is one undoable change, or says what is missing."""

from __future__ import annotations

import pytest
from builders import NOW, TODAY, contact

from netui.core.acts.record_fixes import record_change, value_needed
from netui.core.changes import Change
from netui.core.hints.model import Fix, FixKind, RecordEdit, RecordStep
from netui.core.model import Contact, Met, Post
from netui.core.state import State
from netui.errors import Problem

JON = contact("Jon Castell", id=4, aliases=("Jonno",), langs=("de",))


def fix(step: RecordStep, value: str = "") -> Fix:
    edit = RecordEdit(step=step, value=value)
    return Fix(label="Do it", kind=FixKind.RECORD, record=edit)


def after(step: RecordStep, value: str = "", asked: str = "") -> Contact:
    change = record_change(State.of([JON]), 4, fix(step, value), NOW, asked)
    assert isinstance(change, Change)
    (edit,) = change.edits.values()
    assert isinstance(edit.after, Contact)
    assert change.contact == 4
    return edit.after


def test_each_step_writes_its_field() -> None:
    assert after(RecordStep.ADD_ALIAS, " John ").aliases == ("Jonno", "John")
    assert after(RecordStep.ADD_POST, asked="Slow ropes").posts == (Post(title="Slow ropes"),)
    assert after(RecordStep.ADD_MEETING, "Leeds").met == Met(where="Leeds")
    assert after(RecordStep.CHECK_FACTS).facts_checked == TODAY
    assert after(RecordStep.SET_LANG, "en").langs == ("en",)
    assert after(RecordStep.SET_FORMALITY, "du").formality == "du"
    assert after(RecordStep.ADD_LANG, "en").langs == ("de", "en")


@pytest.mark.parametrize(
    ("step", "value"),
    [(RecordStep.ADD_ALIAS, "Jonno"), (RecordStep.ADD_LANG, "de"), (RecordStep.ADD_POST, "X")],
)
def test_what_is_on_file_already_is_no_edit(step: RecordStep, value: str) -> None:
    who = contact(
        "Jon Castell", id=4, aliases=("Jonno",), langs=("de",), posts=(Post(title="X"),)
    )
    change = record_change(State.of([who]), 4, fix(step, value), NOW)
    assert isinstance(change, Change)
    assert not change


def test_a_missing_value_is_asked_for_and_told() -> None:
    assert value_needed(fix(RecordStep.ADD_POST)) == "title of what they wrote or said"
    assert value_needed(fix(RecordStep.ADD_POST, "Slow ropes")) is None
    assert value_needed(fix(RecordStep.CHECK_FACTS)) is None
    assert value_needed(Fix(label="x", kind=FixKind.DISPLAY)) is None
    missing = record_change(State.of([JON]), 4, fix(RecordStep.ADD_POST), NOW)
    assert isinstance(missing, Problem)
    assert "title" in missing.what


def test_a_fix_of_the_note_or_a_person_who_is_gone_is_a_problem() -> None:
    plain = Fix(label="x", kind=FixKind.DISPLAY)
    assert isinstance(record_change(State.of([JON]), 4, plain, NOW), Problem)
    gone = record_change(State.of([JON]), 9, fix(RecordStep.CHECK_FACTS), NOW)
    assert isinstance(gone, Problem)
