"""Guards about time and number: too soon, attempts used up, rest after an invitation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from netui.core.cadence.days import later, number_word, ordinal, say_day, window
from netui.core.cadence.guards.model import Objection, Override, Sending
from netui.core.cadence.moves import ON_LINKEDIN, OUTCOME_EXPIRED, is_spent
from netui.core.cadence.position import Ending, is_theirs
from netui.core.cadence.terms import BLOCKED_DAYS, REINVITE_FLOOR_DAYS
from netui.core.model import (
    INVITATION_KINDS,
    TEXT_KINDS,
    Stage,
    TouchKind,
)

ONE_SIDED = frozenset(
    {
        Stage.INVITED,
        Stage.AWAITING_ANSWER,
        Stage.FAREWELL_DUE,
        Stage.COOLING_OFF,
        Stage.EXPIRED,
        Stage.CLOSED,
    }
)
"""Stages in which a note is one more attempt, as nothing has come back."""

ENDINGS = frozenset({TouchKind.DECLINED, TouchKind.WITHDRAWN})
RESTING = frozenset({Stage.COOLING_OFF, Stage.EXPIRED})
KEEPING_UP = frozenset({TouchKind.RAPPORT, TouchKind.NURTURE, TouchKind.ASK})
"""Notes to people who are in touch that must not come one upon the other."""

ENDED = {
    Ending.DECLINED: "was declined",
    Ending.WITHDRAWN: "was withdrawn",
    Ending.EXPIRED: "has expired",
}


def too_soon(sending: Sending) -> Iterator[Objection]:
    """G01: yield an objection before the window for the next note opens."""
    opens = opening(sending)
    if opens is None or sending.case.today >= opens or sending.proposed:
        return
    day = sending.case.day_words(opens)
    yield Objection(
        guard="G01",
        what=f"Too soon to write to {sending.name} again: the window opens {day}.",
        why="A few quiet business days between two notes keep you from being a nuisance",
        statements=("S0-36", "S0-42"),
        until=opens,
        instead=f"Snooze it until {day}, or like or comment on something of theirs.",
        actions=("queue.snooze", "contact.profile"),
        settings=("cadence.follow_up_days",),
        brief=f"Too soon: opens {day}",
    )


def opening(sending: Sending) -> dt.date | None:
    """Return the first day of the window after the last note; none where nothing waits."""
    position, terms = sending.case.position, sending.case.terms
    if sending.stage in ONE_SIDED and position.sent:
        first, last = window(position.sent, terms.gap_days, terms.calendar)
        parting = sending.kind is TouchKind.FAREWELL and is_spent(position, terms)
        return last if parting else first
    if position.connected and sending.kind in KEEPING_UP:
        written = last_unanswered(sending)
        return written and window(written, terms.gap_days, terms.calendar)[0]
    return None


def last_unanswered(sending: Sending) -> dt.date | None:
    """Return the day of my last note if nothing has come back since."""
    for touch in reversed(sending.touches):
        if is_theirs(touch):
            return None
        if touch.kind in TEXT_KINDS:
            return touch.date
    return None


def exhausted(sending: Sending) -> Iterator[Objection]:
    """G02: yield an objection to one more note after the last attempt, or after a goodbye."""
    position, terms = sending.case.position, sending.case.terms
    left = position.said_farewell
    parting = sending.kind is TouchKind.FAREWELL and not left
    if sending.stage not in ONE_SIDED or parting or not (left or is_spent(position, terms)):
        return
    made = number_word(position.attempts)
    plural = "s" if position.attempts != 1 else ""
    closing = not left and sending.stage is not Stage.CLOSED
    parted = f"You have said goodbye to {sending.name}, who has not answered"
    counted = f"{made.capitalize()} attempt{plural} without an answer from {sending.name}"
    yield Objection(
        guard="G02",
        what=f"{counted if is_spent(position, terms) else parted}: no more are to be made.",
        why="Who has not answered after that is best left in peace, kindly",
        statements=("S0-35", "S0-42", "S0-43"),
        override=Override.TYPED,
        instead="End it with the closing note when it is due, or close this approach."
        if closing
        else "Leave the door open: if they write, it goes on.",
        actions=("touch.closed",) if closing else (),
        settings=("cadence.max_attempts",),
        brief=f"{ordinal(position.attempts).capitalize()} attempt used, no answer"
        if not left
        else "Goodbye said, no answer",
    )


def resting(sending: Sending) -> Iterator[Objection]:
    """G03: yield an objection to writing during the rest after an ended invitation.

    The floor cannot be overridden: after a withdrawal LinkedIn refuses anyway.
    """
    position, terms = sending.case.position, sending.case.terms
    inviting = sending.kind in INVITATION_KINDS
    ended, today = position.ended, sending.case.today
    if ended is None or not (inviting or sending.stage in RESTING):
        return
    floor = later(ended, floor_days(sending) if inviting else 0)
    rested = max(floor, later(ended, terms.cooloff_days))
    how = f"The invitation to {sending.name} {ENDED.get(position.ending, 'has ended')}"
    if today < rested:
        firm = today < floor
        first = sending.case.day_words(floor if firm else rested)
        yield objection_to_rest(
            f"{how} on {say_day(ended, today)}: it rests until {first}.",
            f"Wait until {first}; engage with what they post meanwhile.",
            floor if firm else rested,
            Override.NO if firm else Override.REASON,
        )
    elif inviting and (sending.stage is Stage.CLOSED or position.reinvited >= terms.reinvites):
        yield no_more(f"{how}, and no further invitation is to follow.")


def no_more(what: str) -> Objection:
    """Return the objection to one invitation too many, which a reason overrides."""
    instead = "Leave it at that, or meet them somewhere else."
    return objection_to_rest(what, instead, None, Override.REASON)


def still_out(sending: Sending) -> Iterator[Objection]:
    """G03: yield an objection to inviting again before the last invitation has ended.

    On LinkedIn only one can be out, and without the day on which it ended no rest is counted.
    """
    position, today = sending.case.position, sending.case.today
    one_sided = sending.stage in ONE_SIDED and position.attempts > 0
    if sending.kind not in INVITATION_KINDS or position.ended or not one_sided:
        return
    if position.pending and sending.channel in ON_LINKEDIN:
        sent = f" of {say_day(position.invited, today)}" if position.invited else ""
        yield objection_to_rest(
            f"The invitation to {sending.name}{sent} is still out.",
            "Log how it ended first: withdrawn, expired or declined. Then it rests.",
            None,
            Override.NO,
        )
    elif 0 < position.reinvited >= sending.case.terms.reinvites:
        yield no_more(f"{sending.name} was invited again already, and once is enough.")


def floor_days(sending: Sending) -> int:
    """Return for how many days no invitation can follow, whatever the reason."""
    last = next((one for one in reversed(sending.touches) if one.kind in ENDINGS), None)
    withdrawn = last and last.kind is TouchKind.WITHDRAWN and last.outcome != OUTCOME_EXPIRED
    blocked = withdrawn and sending.channel in ON_LINKEDIN
    return BLOCKED_DAYS if blocked else REINVITE_FLOOR_DAYS


def objection_to_rest(
    what: str, instead: str, until: dt.date | None, override: Override
) -> Objection:
    """Return the objection of the rest between two invitations."""
    return Objection(
        guard="G03",
        what=what,
        why="Two or three weeks are the least between two invitations, and one more is enough",
        statements=("S1-39", "S4-47", "S4-48", "S4-49"),
        until=until,
        override=override,
        instead=instead,
        actions=("contact.profile", "queue.snooze"),
        settings=("cadence.reinvite_cooloff_days", "cadence.reinvite_max"),
    )
