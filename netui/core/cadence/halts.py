"""Halts: no contact at all, one approach closed, and going on after either.

A stop without an outcome is for ever, until it is lifted; ``closed`` ends this approach alone.
"""

from __future__ import annotations

from msgspec.structs import replace

from netui.core.cadence import members, moves
from netui.core.cadence.position import Ending, Position
from netui.core.cadence.terms import Terms
from netui.core.model import Touch

OUTCOME_CLOSED = "closed"
OUTCOME_LIFTED = "lifted"


def is_stopped(position: Position) -> bool:
    """Whether I closed the approach, so that nothing is proposed until one of us writes."""
    return position.stage is members.CLOSED and position.ending is Ending.STOPPED


def stop(position: Position, touch: Touch, terms: Terms) -> Position:
    """Never again, or be done with this approach and spare them the farewell."""
    if touch.outcome == OUTCOME_LIFTED:
        return position
    if touch.outcome == OUTCOME_CLOSED:
        return closed(position, touch, terms)
    return replace(position, stage=members.DO_NOT_CONTACT, since=touch.date, snoozed=None)


def closed(position: Position, touch: Touch, _terms: Terms) -> Position:
    """Be done with this approach: nothing is owed, promised or put off any more."""
    done = moves.close(position, touch, Ending.STOPPED)
    return replace(done, owed=None, owed_channel=None, promises=(), snoozed=None)


def lift(position: Position, touch: Touch, terms: Terms) -> Position:
    """Allow contact again, and begin nothing by that: what was pending stays closed."""
    if touch.outcome != OUTCOME_LIFTED:
        return position
    if position.connected:
        return replace(position, stage=members.NURTURED, since=touch.date)
    if position.attempts == 0 and not position.answered and not position.inbound:
        return replace(position, stage=members.TARGET, since=touch.date)
    return closed(position, touch, terms)


def reach_all_the_same(position: Position, touch: Touch, terms: Terms) -> Position:
    """Count a note to somebody who wants none: it is remembered once contact is allowed."""
    if position.connected:
        return position
    reached = moves.invite_besides(position, touch, terms)
    return replace(reached, stage=position.stage, since=position.since)


def write_again(position: Position, touch: Touch, terms: Terms) -> Position:
    """Have written after the end: to a connection a note like any other, else an attempt."""
    if is_stopped(position) and position.connected:
        return moves.keep_up(position, touch, terms)
    return moves.attempt(position, touch, terms)


def decline_again(position: Position, touch: Touch, terms: Terms) -> Position:
    """Have a no after the end: where I closed the approach, that opens nothing again."""
    if is_stopped(position):
        return over(position, touch)
    return moves.decline(position, touch, terms)


def withdraw_again(position: Position, touch: Touch, terms: Terms) -> Position:
    """Have the invitation back after the end: where I closed, that opens nothing again."""
    if is_stopped(position):
        return over(position, touch)
    return moves.withdraw(position, touch, terms)


def over(position: Position, touch: Touch) -> Position:
    """Know that no invitation is out any more, which leaves the approach closed."""
    return replace(position, ended=touch.date, pending=False)
