"""Acts that log touches: accepted, replied and everything else that happened.

Each returns one change with all its consequences, so that one undo takes all of it back, or a
problem and no change at all. A text is logged exactly as it was given.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from netui.core.acts.consequences import add_touch, again_on
from netui.core.acts.guarding import cleared
from netui.core.acts.touch_words import label
from netui.core.cadence.days import say_day
from netui.core.cadence.guards.model import Insistence
from netui.core.cadence.guards.surroundings import Surroundings
from netui.core.cadence.model import Context
from netui.core.changes import Change, ChangeBuilder
from netui.core.model import (
    INCOMING,
    Channel,
    Contact,
    Direction,
    Goal,
    Touch,
    TouchKind,
)
from netui.core.moment import Moment
from netui.core.state import State
from netui.errors import Problem

PUTS_OFF = frozenset({TouchKind.SNOOZE, TouchKind.NOT_SENT})
"""Kinds that carry the day until which the next touch is put off."""


def log_touch(
    state: State,
    contact_id: int,
    kind: TouchKind,
    moment: Moment,
    *,
    channel: Channel | None = None,
    date: dt.date | None = None,
    text: str = "",
    subject: str = "",
    outcome: str = "",
    direction: Direction | None = None,
    note: str = "",
    goal: Goal | None = None,
    role_title: str = "",
    until: dt.date | None = None,
    on: dt.date | None = None,
    context: Context | None = None,
    insist: Insistence | None = None,
    around: Surroundings | None = None,
) -> Change | Problem:
    """Return the change that logs one touch, unless guards hold it back (``Held``)."""
    touch = Touch(
        contact=contact_id,
        kind=kind,
        date=date or moment.today,
        direction=direction or Direction.OUT,
        channel=channel,
        subject=subject,
        text=text,
        outcome=outcome,
        goal=goal,
        role_title=role_title,
        note=note,
        until=until,
        on=on,
    )
    return logged(state, touch, moment, context, insist=insist, around=around)


def logged(
    state: State,
    touch: Touch,
    moment: Moment,
    context: Context | None,
    *,
    insist: Insistence | None = None,
    around: Surroundings | None = None,
) -> Change | Problem:
    """Return the change that logs a touch, with what follows from it at once."""
    contact = state.contacts.get(touch.contact)
    if contact is None:
        return nobody(touch.contact)
    until = touch.until if touch.kind in PUTS_OFF else None
    if touch.kind is TouchKind.NOT_SENT and until is None:
        until = again_on(contact, touch.outcome, touch.date)
    touch = replace(
        touch,
        direction=Direction.IN if touch.kind in INCOMING else touch.direction,
        at=moment.at if touch.date == moment.today else None,
        until=until,
        on=touch.on if touch.kind is TouchKind.PROMISE else None,
    )
    problem = refuse(contact, touch, moment)
    if problem:
        return problem
    asked = context or Context(today=moment.today, profile=state.profile)
    free = cleared(state, contact, touch, moment, asked, insist=insist, around=around)
    if isinstance(free, Problem):
        return free
    builder = ChangeBuilder(state)
    add_touch(builder, state, contact, free, asked)
    return builder.change(label(contact, free), contact=contact.id)


def nobody(contact_id: int) -> Problem:
    """Return what is said where there is no such contact."""
    return Problem(f"Nobody on file has the number {contact_id}")


def refuse(contact: Contact, touch: Touch, moment: Moment) -> Problem | None:
    """Return why a touch cannot be logged, if it cannot."""
    today = moment.today
    if touch.date > today:
        return Problem(
            f"{say_day(touch.date, today)} is still to come",
            "date",
            "Log a touch on the day it happened.",
        )
    if touch.kind is TouchKind.SNOOZE and touch.until is None:
        return Problem(
            f"{contact.full} cannot be snoozed without a day", "until", "Say until when."
        )
    if touch.until and touch.until <= touch.date:
        return Problem(
            f"{say_day(touch.until, today)} is not after {say_day(touch.date, today)}",
            "until",
            "Choose a later day.",
        )
    if touch.kind is TouchKind.PROMISE and not (touch.text.strip() and touch.on):
        return Problem(
            "A promise needs words and a day", "text, on", "Say what you promised and by when."
        )
    return None


def accepted(
    state: State, contact_id: int, moment: Moment, *, date: dt.date | None = None
) -> Change | Problem:
    """Return the change that logs an acceptance: the contact is a connection now."""
    return log_touch(state, contact_id, TouchKind.ACCEPTED, moment, date=date)


def replied(
    state: State,
    contact_id: int,
    moment: Moment,
    *,
    channel: Channel | None = None,
    text: str = "",
    date: dt.date | None = None,
) -> Change | Problem:
    """Return the change that logs an answer, on any channel."""
    kind = TouchKind.REPLIED
    return log_touch(state, contact_id, kind, moment, channel=channel, text=text, date=date)


def declined(
    state: State, contact_id: int, moment: Moment, *, date: dt.date | None = None
) -> Change | Problem:
    """Return the change that logs a no to the invitation."""
    return log_touch(state, contact_id, TouchKind.DECLINED, moment, date=date)


def withdrawn(
    state: State,
    contact_id: int,
    moment: Moment,
    *,
    outcome: str = "",
    date: dt.date | None = None,
) -> Change | Problem:
    """Return the change that logs an invitation taken back, or ``expired`` as its outcome."""
    kind = TouchKind.WITHDRAWN
    return log_touch(state, contact_id, kind, moment, outcome=outcome, date=date)


def not_sent(
    state: State, contact_id: int, outcome: str, moment: Moment, *, note: str = ""
) -> Change | Problem:
    """Return the change that logs why a note was not sent, with what follows from it.

    Connected already: logged as accepted, too. Weekly limit: again on Monday. Not now: again
    on the next business day. Profile gone: nothing more is proposed.
    """
    kind = TouchKind.NOT_SENT
    return log_touch(state, contact_id, kind, moment, outcome=outcome, note=note)


def snooze(
    state: State, contact_id: int, until: dt.date, moment: Moment, *, outcome: str = ""
) -> Change | Problem:
    """Return the change that puts the next touch off until a later day, or until news."""
    return log_touch(state, contact_id, TouchKind.SNOOZE, moment, until=until, outcome=outcome)
