"""Replay: a whole history as one position.

It must be a function of its arguments alone; today decides only whether a connection that came
with an import is young enough to be thanked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace

from netui.core.cadence import members
from netui.core.cadence.halts import is_stopped
from netui.core.cadence.position import EVENTS, Event, Position
from netui.core.cadence.terms import Terms
from netui.core.cadence.transitions import step
from netui.core.model import Contact, Stage, Touch, TouchKind

FRESH_DAYS = 14
"""A connection this young that nobody has written to is still thanked (S4-40)."""

NOWHERE = Position()
"""Where everybody starts of whom nothing is known."""

INVITING = frozenset({Event.INVITED, Event.INVITED_ME})
IN_TOUCH = frozenset(
    {
        Stage.ACCEPTED,
        Stage.THANKED,
        Stage.IN_CONVERSATION,
        Stage.NURTURED,
        Stage.DO_NOT_CONTACT,
    }
)
CONNECTING = frozenset(
    {TouchKind.ACCEPTED, TouchKind.INVITE, TouchKind.REINVITE, TouchKind.INVITE_RECEIVED}
)


def replay(
    contact: Contact, touches: Sequence[Touch], terms: Terms, today: dt.date
) -> Position:
    """Return what the whole history of a contact amounts to."""
    position = start(contact, touches)
    joined_on = joining(contact, touches)
    for touch in touches:
        event = EVENTS[touch.direction][touch.kind]
        if joined_on and comes_after(touch, event, joined_on):
            position = join(position, contact, joined_on, terms, today)
            joined_on = None
        position = step(position, event, touch, terms)
    if joined_on:
        position = join(position, contact, joined_on, terms, today)
    return position if position.connected else settle(contact, position, touches, terms, today)


def comes_after(touch: Touch, event: Event, joined_on: dt.date) -> bool:
    """Whether a touch follows the connection; an invitation of that day led to it."""
    if touch.date == joined_on:
        return event not in INVITING
    return touch.date > joined_on


def start(contact: Contact, touches: Sequence[Touch]) -> Position:
    """Return the position before the first touch."""
    if contact.degree is not members.FIRST_DEGREE or contact.connected_on is not None:
        return NOWHERE
    if any(touch.kind in CONNECTING for touch in touches):
        return NOWHERE
    return Position(stage=members.NURTURED, connected=True)


def joining(contact: Contact, touches: Sequence[Touch]) -> dt.date | None:
    """Return the day of connection on file, unless an acceptance is in the history."""
    if contact.connected_on is None:
        return None
    for touch in touches:
        if touch.kind is members.ACCEPTANCE:
            return None
    return contact.connected_on


def join(
    position: Position, contact: Contact, joined_on: dt.date, terms: Terms, today: dt.date
) -> Position:
    """Connect on a day that is on file: thanks are due if I invited in netui or it is fresh."""
    asked_here = position.is_waiting and not position.imported
    if asked_here or is_fresh(joined_on, today):
        joined = Touch(contact=contact.id, kind=members.ACCEPTANCE, date=joined_on)
        return step(position, Event.CONNECTED, joined, terms)
    if position.stage in IN_TOUCH:
        return replace(position, connected=True)
    return know_quietly(position, joined_on)


def know_quietly(position: Position, day: dt.date) -> Position:
    """Be connected since a day long ago, with nothing to thank for."""
    known = None if position.imported else position.sent
    return Position(
        stage=members.NURTURED,
        connected=True,
        since=day,
        contact=position.contact or known,
        promises=position.promises,
        snoozed=position.snoozed,
    )


def is_fresh(connected_on: dt.date, today: dt.date) -> bool:
    """Whether a connection is young enough to be thanked for."""
    return (today - connected_on).days <= FRESH_DAYS


def settle(
    contact: Contact,
    position: Position,
    touches: Sequence[Touch],
    terms: Terms,
    today: dt.date,
) -> Position:
    """Believe the degree on file where the history does not know of the connection."""
    if contact.degree is not members.FIRST_DEGREE or not touches:
        return position
    latest = touches[-1]
    came_in = latest.source is members.IMPORTED and not is_fresh(latest.date, today)
    if came_in and position.stage is not members.DO_NOT_CONTACT:
        return know_quietly(position, latest.date)
    if is_stopped(position):
        return replace(position, connected=True)
    return step(position, Event.CONNECTED, latest, terms)
