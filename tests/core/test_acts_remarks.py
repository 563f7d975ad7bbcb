"""What is odd about an acceptance is said; an ordinary one needs no word."""

from __future__ import annotations

import pytest
from builders import contact, moment, touch

from netui.core.acts.remarks import remarks
from netui.core.acts.touches import log_touch
from netui.core.cadence.model import Context
from netui.core.cadence.stages import standing
from netui.core.changes import Change, Edit
from netui.core.model import Record, Table, TouchKind
from netui.core.state import State


def said(*records: Record, kind: str = "accepted") -> tuple[str, ...]:
    state = State.of((contact("Amara Osei", id=1), *records))
    change = log_touch(state, 1, TouchKind(kind), NOW)
    assert isinstance(change, Change)
    state.apply(change)
    return remarks(state, change)


NOW = moment("2026-03-04")
INVITED = touch("invite", "2026-02-20", id=1, contact=1, channel="linkedin_invite")
ACCEPTED = touch("accepted", "2026-02-26", id=2, contact=1, direction="in")


@pytest.mark.parametrize(
    ("records", "sentences"),
    [
        ((INVITED,), ()),
        ((), ("No invitation to Amara Osei is on file.",)),
        (
            (INVITED, ACCEPTED),
            ("Amara Osei had accepted already, Thu 26 Feb: no second thank-you follows.",),
        ),
    ],
)
def test_an_acceptance_is_remarked_on_where_it_is_odd(
    records: tuple[Record, ...], sentences: tuple[str, ...]
) -> None:
    assert said(*records) == sentences


@pytest.mark.parametrize("kind", ["declined", "withdrawn"])
def test_an_end_after_an_acceptance_or_without_an_invitation_is_remarked_on(kind: str) -> None:
    assert said(INVITED, kind=kind) == ()
    assert said(kind=kind) == ("No invitation to Amara Osei is on file.",)
    accepted = ("Amara Osei had accepted already, Thu 26 Feb.",)
    assert said(INVITED, ACCEPTED, kind=kind) == accepted


@pytest.mark.parametrize("kind", ["accepted", "declined"])
def test_an_answer_of_mine_to_an_invitation_of_theirs_is_not_odd(kind: str) -> None:
    received = touch("invite_received", "2026-03-01", id=1, direction="in")
    assert said(received, kind=kind) == ()


def test_nothing_else_is_remarked_on() -> None:
    assert said(kind="replied") == ()


def test_a_follow_up_dated_before_the_invitation_is_remarked_on_and_counts() -> None:
    amara = contact("Amara Osei", id=1, emails=("amara@example.org",))
    for date, sentences in (("2026-02-10", 1), ("2026-03-02", 0)):
        state = State.of((amara, INVITED))
        kind = TouchKind.FOLLOW_UP_1
        change = log_touch(state, 1, kind, NOW, date=moment(date).today)
        assert isinstance(change, Change)
        state.apply(change)
        assert len(remarks(state, change)) == sentences
        context = Context(today=NOW.today)
        assert standing(amara, state.touches_of(1), None, context).attempt == 2
    mailed = touch("follow_up_1", "2026-03-04", id=1, channel="email")
    alone = State.of((amara, mailed))
    assert remarks(alone, Change("Sent", {(Table.TOUCHES, 1): Edit(None, mailed)})) == ()
