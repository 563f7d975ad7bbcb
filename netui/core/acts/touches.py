"""Acts that log touches: sent, accepted, replied and everything else that happened.

Each returns one change with all its consequences, so that one undo takes all of it back, or a
problem and no change at all. A text is logged exactly as it was given.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from netui.core.acts.consequences import add_touch, again_on
from netui.core.acts.suppressions import lift_with_draft
from netui.core.acts.touch_words import label
from netui.core.cadence.days import say_day
from netui.core.cadence.model import Context, NextTouch
from netui.core.cadence.stages import standing
from netui.core.changes import Change, ChangeBuilder
from netui.core.model import (
    INCOMING,
    INVITATION_KINDS,
    TEXT_KINDS,
    Channel,
    Contact,
    Direction,
    Draft,
    Goal,
    Stage,
    Touch,
    TouchKind,
)
from netui.core.moment import Moment
from netui.core.state import State
from netui.errors import Problem

PUTS_OFF = frozenset({TouchKind.SNOOZE, TouchKind.NOT_SENT})
"""Kinds that carry the day until which the next touch is put off."""

NOTHING_TO_SEND = "Log what happened instead: accepted, replied, declined or withdrawn."


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
) -> Change | Problem:
    """Return the change that logs one touch; what is not given follows from the standing."""
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
    return logged(state, touch, moment, context)


def logged(
    state: State, touch: Touch, moment: Moment, context: Context | None
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
    builder = ChangeBuilder(state)
    asked = context or Context(today=moment.today, profile=state.profile)
    add_touch(builder, state, contact, touch, asked)
    return builder.change(label(contact, touch), contact=contact.id)


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


def sent(
    state: State,
    contact_id: int,
    moment: Moment,
    context: Context,
    *,
    text: str,
    subject: str = "",
    kind: TouchKind | None = None,
    channel: Channel | None = None,
    rules_shown: tuple[str, ...] = (),
) -> Change | Problem:
    """Return the change that logs a note as sent, exactly as written, and drops its draft.

    ``rules_shown`` are the hints that spoke when it was sent, for Review.
    """
    contact = state.contacts.get(contact_id)
    if contact is None:
        return nobody(contact_id)
    draft = state.draft_of(contact_id)
    stood = standing(contact, state.touches_of(contact_id), draft, context)
    if stood.stage is Stage.DO_NOT_CONTACT:
        return Problem(f"{contact.full} is marked as no contact", todo="Nothing was logged.")
    what, way = planned(kind, channel, draft, stood.next)
    if what is None or (not text.strip() and not may_be_empty(what, way)):
        return unwritten(contact, what)
    touch = Touch(
        contact=contact_id,
        kind=what,
        date=moment.today,
        channel=way,
        at=moment.at,
        subject=subject,
        text=text,
        goal=draft.goal if draft else None,
        rules_shown=rules_shown,
    )
    return instead_of_draft(state, contact, touch, draft, context)


def instead_of_draft(
    state: State, contact: Contact, touch: Touch, draft: Draft | None, context: Context
) -> Change:
    """Return the change that logs a note and ends its draft, with what was hushed in it."""
    builder = ChangeBuilder(state)
    add_touch(builder, state, contact, touch, context)
    if draft:
        builder.remove(Draft, draft.id)
        lift_with_draft(builder, state, draft.id)
    return builder.change(label(contact, touch), contact=contact.id)


def unwritten(contact: Contact, kind: TouchKind | None) -> Problem:
    """Return why nothing can be logged as sent: nothing is to be written, or nothing was."""
    if kind is None:
        return Problem(f"There is nothing to send to {contact.full} now", todo=NOTHING_TO_SEND)
    return Problem(f"The note to {contact.full} is empty", todo="Write it first.")


def planned(
    kind: TouchKind | None,
    channel: Channel | None,
    draft: Draft | None,
    usual: NextTouch | None,
) -> tuple[TouchKind | None, Channel | None]:
    """Return kind and channel of what was sent: given, else the draft's, else next."""
    source = draft or usual
    what = kind or (source.kind if source else None)
    way = channel or (draft.channel if draft else None)
    if way is None and usual and usual.kind is what:
        way = usual.channel
    return what, way


def may_be_empty(kind: TouchKind, channel: Channel | None) -> bool:
    """Whether a touch needs no words: a like, or an invitation without a note."""
    if kind in INVITATION_KINDS:
        return channel in {None, Channel.LINKEDIN_INVITE}
    return kind not in TEXT_KINDS


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


def snooze(state: State, contact_id: int, until: dt.date, moment: Moment) -> Change | Problem:
    """Return the change that puts the next touch off until a later day."""
    return log_touch(state, contact_id, TouchKind.SNOOZE, moment, until=until)
