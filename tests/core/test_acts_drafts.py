"""A draft loses nothing, is saved without noise, and copied is not sent."""

from __future__ import annotations

from typing import Any

import pytest
from builders import NOW, contact, draft, moment

from netui.core.acts import drafts as acts
from netui.core.changes import Change
from netui.core.model import Channel, Draft, DraftState, Goal, TouchKind
from netui.core.state import State
from netui.errors import Problem

LATER = moment("2026-03-05")


def on_file(*records: Any) -> State:
    return State.of((contact(), *records))


def done(change: Change | Problem) -> Change:
    assert isinstance(change, Change), change
    return change


def saved(state: State, text: str = "Hi Amara", **facts: Any) -> Change:
    return done(acts.save_draft(state, 1, NOW, kind=TouchKind.INVITE, text=text, **facts))


def copied(state: State, text: str = "Hi Amara", **facts: Any) -> Change:
    return done(acts.mark_copied(state, 1, LATER, kind=TouchKind.INVITE, text=text, **facts))


def test_the_first_edit_makes_a_draft_and_is_no_step() -> None:
    state = on_file()
    change = saved(
        state,
        channel=Channel.EMAIL,
        subject="Hello",
        template="invite_email",
        goal=Goal.REFERRAL,
        untouched=("Hello", "Hi"),
    )
    assert not change.step
    assert change.contact == 1
    state.apply(change)
    assert state.draft_of(1) == Draft(
        id=1,
        contact=1,
        kind=TouchKind.INVITE,
        channel=Channel.EMAIL,
        subject="Hello",
        text="Hi Amara",
        template="invite_email",
        goal=Goal.REFERRAL,
        updated=NOW.at,
    )


@pytest.mark.parametrize("untouched", [("", "Hi Amara"), ("Hello", "Hi Amara")])
def test_an_untouched_template_is_not_saved(untouched: tuple[str, str]) -> None:
    assert not saved(on_file(), subject=untouched[0], untouched=untouched)


def test_an_empty_note_without_a_template_is_not_saved() -> None:
    assert not saved(on_file(), "")


def test_a_changed_subject_alone_is_saved() -> None:
    assert saved(on_file(), subject="New", untouched=("Old", "Hi Amara"))


def test_an_emptied_note_is_saved_as_empty() -> None:
    state = on_file()
    state.apply(saved(state, "", untouched=("", "Hi Amara")))
    assert state.draft_of(1) == draft("", updated=NOW.at)
    other = on_file(draft())
    other.apply(saved(other, ""))
    assert other.draft_of(1) == draft("", updated=NOW.at)


def test_the_same_note_again_writes_nothing() -> None:
    assert not saved(on_file(draft(updated=LATER.at)))


def test_going_back_to_the_template_is_kept_once_there_is_a_draft() -> None:
    assert saved(on_file(draft("Hi there")), "Hi Amara", untouched=("", "Hi Amara"))


def test_unknown_fields_of_a_draft_survive() -> None:
    state = on_file(draft(extra={"mood": "calm"}, id=7))
    state.apply(saved(state, "Hello"))
    assert state.draft_of(1) == draft("Hello", id=7, extra={"mood": "calm"}, updated=NOW.at)


def test_copying_marks_the_draft() -> None:
    state = on_file(draft())
    change = copied(state)
    assert not change.step
    state.apply(change)
    assert state.draft_of(1) == draft(state=DraftState.COPIED, updated=LATER.at)
    assert not copied(state)


def test_copying_an_untouched_template_makes_the_draft() -> None:
    state = on_file()
    state.apply(copied(state))
    assert state.draft_of(1) == draft(state=DraftState.COPIED, updated=LATER.at)


def test_editing_the_words_of_a_copied_note_makes_it_drafted_again() -> None:
    state = on_file(draft(state=DraftState.COPIED))
    assert not saved(state)
    state.apply(saved(state, channel=Channel.LINKEDIN_INVITE))
    assert (state.draft_of(1) or draft()).state is DraftState.COPIED
    state.apply(saved(state, "Hi Amara and"))
    assert (state.draft_of(1) or draft("")).state is DraftState.DRAFTED


def test_discarding_is_one_step_that_undo_takes_back() -> None:
    state = on_file(draft())
    change = done(acts.discard_draft(state, 1))
    assert change.step
    assert change.label == "Discarded the draft for Amara Osei"
    state.apply(change)
    assert state.draft_of(1) is None
    state.apply(change.inverse())
    assert state.draft_of(1) == draft()


def test_there_must_be_a_draft_to_discard() -> None:
    problem = acts.discard_draft(on_file(), 1)
    assert isinstance(problem, Problem)
    assert problem.what == "There is no draft to discard"


def test_a_draft_whose_person_is_gone_can_be_discarded_but_not_written() -> None:
    state = State.of([draft()])
    assert done(acts.discard_draft(state, 1)).label == "Discarded the draft"
    problem = acts.save_draft(state, 1, NOW, kind=TouchKind.INVITE, text="more")
    assert isinstance(problem, Problem)
    assert problem.what == "This person is no longer on file"
