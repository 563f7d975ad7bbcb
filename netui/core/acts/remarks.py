"""Remarks: what is odd about something that was logged, said once it is on file."""

from __future__ import annotations

from netui.core.cadence.days import say_day
from netui.core.changes import Change
from netui.core.model import INVITATION_KINDS, Touch, TouchKind
from netui.core.state import State

FOLLOWING = frozenset({TouchKind.FOLLOW_UP_1, TouchKind.FOLLOW_UP_2})

ANSWERS = frozenset({TouchKind.ACCEPTED, TouchKind.DECLINED, TouchKind.WITHDRAWN})
"""What ends an invitation, whoever does it."""

ASKED = INVITATION_KINDS | {TouchKind.INVITE_RECEIVED}
"""What can be answered so, whoever invited whom."""


def remarks(state: State, change: Change) -> tuple[str, ...]:
    """Return what is to be said of what a committed change has added."""
    added = [
        after
        for before, after in change.edits.values()
        if before is None and isinstance(after, Touch)
    ]
    about = [*(remark(state, touch) for touch in added if touch.kind in ANSWERS)]
    about += [out_of_order(state, touch) for touch in added if touch.kind in FOLLOWING]
    return tuple(sentence for sentence in about if sentence)


def out_of_order(state: State, note: Touch) -> str:
    """Return whether a follow-up is dated before the first invitation, which is no error."""
    sent = [one for one in state.touches_of(note.contact) if one.kind in INVITATION_KINDS]
    if not sent or sent[0].date <= note.date:
        return ""
    day = say_day(sent[0].date, note.date)
    return f"The first invitation is of {day}, after this follow-up: both count as attempts."


def remark(state: State, answer: Touch) -> str:
    """Return whether an answer comes after an acceptance, or answers no invitation on file."""
    name = state.contacts[answer.contact].full
    others = [one for one in state.touches_of(answer.contact) if one.id != answer.id]
    before = next((one for one in others if one.kind is TouchKind.ACCEPTED), None)
    if before is not None:
        follows = ": no second thank-you follows" if answer.kind is TouchKind.ACCEPTED else ""
        return f"{name} had accepted already, {say_day(before.date, answer.date)}{follows}."
    if not any(one.kind in ASKED for one in others):
        return f"No invitation to {name} is on file."
    return ""
