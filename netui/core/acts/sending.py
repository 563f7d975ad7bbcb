"""Sending: the note that was written, logged exactly as it went out.

One change with all its consequences: the touch, the end of the draft, what follows at once.
"""

from __future__ import annotations

from msgspec.structs import replace

from netui.core.acts.consequences import add_touch
from netui.core.acts.guarding import cleared, wants_none
from netui.core.acts.suppressions import lift_with_draft
from netui.core.acts.touch_words import label
from netui.core.acts.touches import nobody
from netui.core.cadence.guards.model import Insistence
from netui.core.cadence.guards.surroundings import Surroundings
from netui.core.cadence.model import Context, NextTouch, Standing
from netui.core.cadence.stages import standing
from netui.core.cadence.ways import WITH_SUBJECT
from netui.core.changes import Change, ChangeBuilder
from netui.core.model import (
    INVITATION_KINDS,
    TEXT_KINDS,
    Channel,
    Contact,
    Draft,
    DraftState,
    Stage,
    Touch,
    TouchKind,
)
from netui.core.moment import Moment
from netui.core.state import State
from netui.errors import Problem

NOTHING_TO_SEND = "Log what happened instead: accepted, replied, declined or withdrawn."


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
    insist: Insistence | None = None,
    around: Surroundings | None = None,
) -> Change | Problem:
    """Return the change that logs a note as sent, exactly as written, and drops its draft.

    ``rules_shown`` are the hints that spoke when it was sent, for Review. Guards hold it back
    (``Held``) unless ``insist`` overrides them.
    """
    contact = state.contacts.get(contact_id)
    if contact is None:
        return nobody(contact_id)
    stood = standing(contact, state.touches_of(contact_id), None, context)
    if stood.stage is Stage.DO_NOT_CONTACT:
        return wants_none(contact)
    draft = draft_in_use(state, stood)
    stood = standing(contact, state.touches_of(contact_id), draft, context)
    what, way = planned(kind, channel, draft, stood.next)
    if what is None or (not text.strip() and not may_be_empty(what, way)):
        return unwritten(contact, what)
    # A subject that was written for another channel has not gone out.
    subject = subject if way is None or way in WITH_SUBJECT else ""
    touch = note_sent(contact_id, moment, what, way, text=text, subject=subject)
    touch = replace(touch, goal=draft.goal if draft else None, rules_shown=rules_shown)
    free = cleared(state, contact, touch, moment, context, insist=insist, around=around)
    if isinstance(free, Problem):
        return free
    return instead_of_draft(state, contact, free, draft, context)


def draft_in_use(state: State, stood: Standing) -> Draft | None:
    """Return the draft of what is sent now; a thank-you waits for the acceptance."""
    draft = state.draft_of(stood.contact)
    if draft and draft.kind is TouchKind.THANK_ACCEPT and not stood.connected:
        return None
    return draft


def note_sent(
    contact_id: int,
    moment: Moment,
    kind: TouchKind,
    channel: Channel | None,
    *,
    text: str = "",
    subject: str = "",
) -> Touch:
    """Return the touch of a note that goes out now."""
    return Touch(
        contact=contact_id,
        kind=kind,
        date=moment.today,
        channel=channel,
        at=moment.at,
        subject=subject,
        text=text,
    )


def sent_bare(
    state: State,
    contact_id: int,
    moment: Moment,
    context: Context,
    *,
    kind: TouchKind = TouchKind.INVITE,
    insist: Insistence | None = None,
    around: Surroundings | None = None,
) -> Change | Problem:
    """Return the change that logs an invitation without a note and keeps the draft's words.

    They become the thank-you, which opens when the invitation is accepted (G09, S2-03).
    """
    contact = state.contacts.get(contact_id)
    if contact is None:
        return nobody(contact_id)
    touch = note_sent(contact_id, moment, kind, Channel.LINKEDIN_INVITE)
    free = cleared(state, contact, touch, moment, context, insist=insist, around=around)
    if isinstance(free, Problem):
        return free
    builder = ChangeBuilder(state)
    add_touch(builder, state, contact, free, context)
    draft = state.draft_of(contact_id)
    if draft and draft.text.strip():
        builder.put(as_thanks(draft))
    elif draft:
        builder.remove(Draft, draft.id)
    return builder.change(f"{label(contact, free)}, without a note", contact=contact_id)


def as_thanks(draft: Draft) -> Draft:
    """Return a draft as the thank-you that waits for an acceptance."""
    return replace(
        draft,
        kind=TouchKind.THANK_ACCEPT,
        channel=Channel.LINKEDIN_MESSAGE,
        state=DraftState.DRAFTED,
        template="",
    )


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
    if way is None and usual and usual.kind is what is not TouchKind.ASK_ADVICE:
        way = usual.channel
    return what, way


def may_be_empty(kind: TouchKind, channel: Channel | None) -> bool:
    """Whether a touch needs no words: a like, or an invitation without a note."""
    if kind in INVITATION_KINDS:
        return channel in {None, Channel.LINKEDIN_INVITE}
    return kind not in TEXT_KINDS
