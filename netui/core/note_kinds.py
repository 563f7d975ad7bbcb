"""Which note there is to write: the kind and the way that a standing asks for.

It proposes; whether the note may be sent is not decided here.
"""

from __future__ import annotations

from netui.core.cadence.channels import channel_for
from netui.core.cadence.model import Standing, Step
from netui.core.model import (
    INVITATION_KINDS,
    TEXT_KINDS,
    Channel,
    Contact,
    Degree,
    Stage,
    TouchKind,
)

KIND_IN_STAGE: dict[Stage, TouchKind] = {
    Stage.TARGET: TouchKind.INVITE,
    Stage.RESEARCHED: TouchKind.INVITE,
    Stage.DRAFTED: TouchKind.INVITE,
    Stage.INVITED: TouchKind.FOLLOW_UP_1,
    Stage.AWAITING_ANSWER: TouchKind.FOLLOW_UP_2,
    Stage.ACCEPTED: TouchKind.THANK_ACCEPT,
    Stage.THANKED: TouchKind.RAPPORT,
    Stage.IN_CONVERSATION: TouchKind.CONVERSATION,
    Stage.NURTURED: TouchKind.NURTURE,
    Stage.FAREWELL_DUE: TouchKind.FAREWELL,
    Stage.CLOSED: TouchKind.CONVERSATION,
    Stage.EXPIRED: TouchKind.REINVITE,
    Stage.WITHDRAWN: TouchKind.REINVITE,
    Stage.DECLINED: TouchKind.REINVITE,
    Stage.COOLING_OFF: TouchKind.REINVITE,
    Stage.INBOUND: TouchKind.ACCEPT_REPLY,
}
"""What one would write to a person in each stage when the cadence proposes no note."""

WITHOUT_NOTE: dict[Step, str] = {
    Step.ENGAGE: "No note now: like or comment on LinkedIn, then log it.",
    Step.CHECK: "No note now: look on LinkedIn, then log what you saw.",
    Step.DECIDE: "No note now: decide on LinkedIn, then log it.",
    Step.TRIAGE: "No note now: answer the invitation on LinkedIn, then log it.",
}
"""Steps that are done on LinkedIn and logged here, and what there is to do."""

NOTE_KINDS = tuple(sorted(TEXT_KINDS))
"""The kinds of notes, for advice."""


def kind_of(contact: Contact, standing: Standing) -> TouchKind:
    """Return the kind of note to propose: that of the next touch, else what the stage asks."""
    coming = standing.next
    if coming and coming.kind in TEXT_KINDS:
        return coming.kind
    if coming and coming.step is Step.REPLY:
        return TouchKind.CONVERSATION
    proposed = KIND_IN_STAGE[standing.stage]
    if proposed is TouchKind.INVITE and contact.degree is Degree.FIRST:
        return TouchKind.CONVERSATION
    if proposed is TouchKind.FOLLOW_UP_1 and standing.attempt > 1:
        return TouchKind.FOLLOW_UP_2
    return proposed


def channel_of(contact: Contact, standing: Standing, kind: TouchKind) -> Channel:
    """Return the way the note travels: that of the next touch, else one that is open.

    An order of channels of the contact's own comes before the usual one.
    """
    coming = standing.next
    if coming and coming.kind is kind and coming.channel:
        return coming.channel
    if contact.cadence and contact.cadence.channel_order:
        own = channel_for(kind, contact, connected=standing.connected)
        if own is not None:
            return own
    if kind in INVITATION_KINDS:
        return Channel.LINKEDIN_INVITE
    if contact.emails and contact.degree is not Degree.FIRST:
        return Channel.EMAIL
    return Channel.LINKEDIN_MESSAGE
