"""Consequences: what follows at once for contact and draft when a touch is logged.

They belong to the change of the touch, so that one undo takes all of it back. The text of a
draft must never be lost here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec.structs import replace

from netui.core.cadence.calendar import Calendar, weekdays
from netui.core.cadence.channels import channel_for, possible
from netui.core.cadence.days import business_days_later, forward, later
from netui.core.cadence.halts import OUTCOME_CLOSED, OUTCOME_LIFTED
from netui.core.cadence.model import Context, Standing, Step
from netui.core.cadence.position import OUTCOME_NO_ADVICE
from netui.core.cadence.stages import standing
from netui.core.changes import ChangeBuilder
from netui.core.connector import connector_of, is_about, kind_to
from netui.core.model import (
    INVITATION_KINDS,
    TEXT_KINDS,
    Channel,
    Contact,
    Degree,
    Direction,
    Draft,
    DraftState,
    Stage,
    Touch,
    TouchKind,
)
from netui.core.state import State, in_order

ATTEMPTS = INVITATION_KINDS | {TouchKind.FOLLOW_UP_1, TouchKind.FOLLOW_UP_2}
"""Kinds that are counted as attempts."""

CHASING = ATTEMPTS | {TouchKind.FAREWELL}
"""Kinds of draft that an answer makes pointless."""

ANSWERS = frozenset({TouchKind.ACCEPTED, TouchKind.REPLIED, TouchKind.CONVERSATION})
ALREADY_CONNECTED = "already_connected"
PUTS_OFF = frozenset({TouchKind.SNOOZE, TouchKind.NOT_SENT})


def add_touch(
    builder: ChangeBuilder, state: State, contact: Contact, touch: Touch, context: Context
) -> None:
    """Add a touch with all its details, and what follows for the contact and the draft."""
    earlier = tuple(t for t in state.touches_of(contact.id) if t.date <= touch.date)
    then = replace(context, today=touch.date)
    stood = standing(contact, earlier, None, then)
    stored = builder.add(detailed(touch, contact, stood))
    if touch.direction is Direction.OUT and is_about(touch.kind, stood.stage):
        add_to_connector(builder, state, contact, stored, then)
    if touch.kind is TouchKind.NOT_SENT and touch.outcome == ALREADY_CONNECTED:
        accepted_then = Touch(
            contact=contact.id,
            kind=TouchKind.ACCEPTED,
            date=touch.date,
            at=touch.at,
            direction=Direction.IN,
        )
        add_touch(builder, state, contact, accepted_then, context)
    if touch.kind is TouchKind.ACCEPTED:
        contact = connected(contact, touch.date)
        builder.put(contact)
    if touch.kind is TouchKind.STOP and touch.outcome != OUTCOME_CLOSED:
        builder.put(replace(contact, do_not_contact=touch.outcome != OUTCOME_LIFTED))
    if touch.kind in ANSWERS and touch.direction is Direction.IN:
        history = (*state.touches_of(contact.id), stored)
        turn_draft(builder, state, contact, history, context)


def add_to_connector(
    builder: ChangeBuilder, state: State, contact: Contact, touch: Touch, then: Context
) -> None:
    """Add a note that asked for advice to the history of whoever was asked, if on file."""
    asked = connector_of(state, contact)
    if asked is None:
        return
    earlier = tuple(t for t in state.touches_of(asked.id) if t.date <= touch.date)
    stood = standing(asked, earlier, None, then)
    way = touch.channel
    heard = replace(
        touch,
        id=0,
        contact=asked.id,
        channel=way if way and possible(way, asked, connected=stood.connected) else None,
        kind=kind_to(stood.stage),
        note=touch.note or f"about {contact.full}",
    )
    builder.add(detailed(heard, asked, stood))


def detailed(touch: Touch, contact: Contact, stood: Standing) -> Touch:
    """Return a touch with channel, number of the attempt and note filled in."""
    if touch.direction is Direction.IN:
        return touch
    usual = stood.next
    if touch.kind is TouchKind.SKIP and usual and usual.step is Step.ASK_ADVICE:
        return replace(touch, outcome=touch.outcome or OUTCOME_NO_ADVICE)
    channel = touch.channel
    if channel is None and touch.kind in TEXT_KINDS:
        if stood.next and stood.next.kind is touch.kind:
            channel = stood.next.channel
        else:
            answers = touch.kind is TouchKind.ACCEPT_REPLY and stood.stage is Stage.INBOUND
            open_to_me = stood.connected or answers
            channel = channel_for(touch.kind, contact, connected=open_to_me)
    invites = touch.kind in INVITATION_KINDS and channel is Channel.LINKEDIN_INVITE
    return replace(
        touch,
        channel=channel,
        attempt=stood.attempt + 1 if touch.kind in ATTEMPTS else None,
        note_used=invites and bool(touch.text.strip()),
    )


def again_on(contact: Contact, outcome: str, day: dt.date) -> dt.date | None:
    """Return the day on which a note that was not sent is proposed again."""
    week = Calendar(week=weekdays(contact.weekdays))
    if outcome == "not_now":
        return business_days_later(day, 1, week)
    if outcome == "weekly_limit":
        return forward(later(day, 7 - day.weekday()), week)
    return None


def connected(contact: Contact, day: dt.date) -> Contact:
    """Return the contact as a connection, since ``day`` unless an earlier day is on file."""
    return replace(contact, degree=Degree.FIRST, connected_on=contact.connected_on or day)


def thanks_waiting(state: State, draft: Draft) -> Draft | None:
    """Return the thank-you that waits beside a draft of the same contact, if one does."""
    for other in state.drafts.values():
        kept = other.kind is TouchKind.THANK_ACCEPT and other.id != draft.id
        if kept and other.contact == draft.contact:
            return other
    return None


def turn_draft(
    builder: ChangeBuilder,
    state: State,
    contact: Contact,
    history: Iterable[Touch],
    context: Context,
) -> None:
    """Keep the text of a draft that an answer has overtaken, as a draft of what is next."""
    draft = state.draft_of(contact.id)
    if draft is None or draft.kind not in CHASING:
        return
    usual = standing(contact, in_order(history), draft, context).next
    waiting = thanks_waiting(state, draft)
    if waiting and usual and usual.kind is waiting.kind:
        both = f"{waiting.text}\n\n{draft.text}".strip()
        builder.put(replace(waiting, text=both))
        builder.remove(Draft, draft.id)
    elif usual and usual.kind:
        builder.put(
            replace(
                draft,
                kind=usual.kind,
                channel=usual.channel,
                state=DraftState.DRAFTED,
                template="",
            )
        )
