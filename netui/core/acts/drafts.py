"""Drafts: keeping what is being written, and marking it copied. Copied is not sent.

Saves while typing are kept on disk but are no history steps; throwing a draft away and
sending it another way are.
"""

from __future__ import annotations

import msgspec

from netui.core.acts.suppressions import lift_with_draft
from netui.core.cadence.ways import BY_WAY
from netui.core.changes import Change, ChangeBuilder
from netui.core.model import Channel, Draft, DraftState, Goal, TouchKind
from netui.core.moment import Moment
from netui.core.state import State
from netui.errors import Problem


def save_draft(
    state: State,
    contact_id: int,
    moment: Moment,
    *,
    kind: TouchKind,
    text: str,
    channel: Channel | None = None,
    subject: str = "",
    template: str = "",
    goal: Goal | None = None,
    untouched: tuple[str, str] = ("", ""),
) -> Change | Problem:
    """Return the autosave of a note; nothing to write is an empty change.

    ``untouched`` is the subject and text the composer opened with: without a draft on file
    they are not worth one. A draft that was emptied is saved as empty. Editing the words of
    a copied draft makes it ``drafted`` again.
    """
    before = state.draft_of(contact_id)
    if before is not None and waits_beside(before, kind):
        before = None
    if before is None and (subject, text) == untouched:
        return Change("Saved the draft", step=False, contact=contact_id)
    edited = before is None or (before.subject, before.text) != (subject, text)
    written = Draft(
        contact=contact_id,
        kind=kind,
        channel=channel,
        subject=subject,
        text=text,
        state=DraftState.DRAFTED if before is None or edited else before.state,
        template=template,
        goal=goal,
    )
    return kept(state, moment, written, "Saved the draft")


def mark_copied(
    state: State,
    contact_id: int,
    moment: Moment,
    *,
    kind: TouchKind,
    text: str,
    channel: Channel | None = None,
    subject: str = "",
    template: str = "",
    goal: Goal | None = None,
) -> Change | Problem:
    """Return the change that keeps a note as copied, saved before or not."""
    written = Draft(
        contact=contact_id,
        kind=kind,
        channel=channel,
        subject=subject,
        text=text,
        state=DraftState.COPIED,
        template=template,
        goal=goal,
    )
    return kept(state, moment, written, "Copied the note")


def reroute(
    state: State,
    contact_id: int,
    moment: Moment,
    *,
    channel: Channel,
    subject: str,
    text: str,
    template: str,
) -> Change | Problem:
    """Return the step by which the draft on file goes another way, with these words.

    Undo brings the channel back; words that were written since stay. The same words are
    still copied if they were.
    """
    before = state.draft_of(contact_id)
    contact = state.contacts.get(contact_id)
    if before is None or contact is None:
        return Problem("There is no draft of this note yet", todo="Write something first.")
    builder = ChangeBuilder(state)
    same = (before.subject, before.text) == (subject, text)
    after = msgspec.structs.replace(
        before,
        channel=channel,
        subject=subject,
        text=text,
        template=template,
        state=before.state if same else DraftState.DRAFTED,
    )
    if after != before:
        builder.put(msgspec.structs.replace(after, updated=moment.at))
    label = f"Set the note to {contact.full} to go {BY_WAY[channel]}"
    return builder.change(label, contact=contact_id)


def waits_beside(draft: Draft, kind: TouchKind) -> bool:
    """Whether a draft is a thank-you that waits while another kind of note is written."""
    return draft.kind is TouchKind.THANK_ACCEPT is not kind


def unbegun(state: State, draft: int) -> Change:
    """Return the change that drops a draft in which nobody has written; it is no step."""
    builder = ChangeBuilder(state)
    builder.remove(Draft, draft)
    return builder.change("Dropped the draft", step=False)


def discard_draft(state: State, contact_id: int) -> Change | Problem:
    """Return the step that throws a draft away; undo brings it back."""
    draft = state.draft_of(contact_id)
    if draft is None:
        return Problem("There is no draft to discard", "", "")
    builder = ChangeBuilder(state)
    builder.remove(Draft, draft.id)
    lift_with_draft(builder, state, draft.id)
    contact = state.contacts.get(contact_id)
    name = f" for {contact.full}" if contact else ""
    return builder.change(f"Discarded the draft{name}", contact=contact_id)


def kept(state: State, moment: Moment, written: Draft, label: str) -> Change | Problem:
    """Return the change that puts ``written`` on file as the contact's one draft."""
    if written.contact not in state.contacts:
        return Problem("This person is no longer on file", "", "Undo brings them back.")
    builder = ChangeBuilder(state)
    before = state.draft_of(written.contact)
    if before is None or waits_beside(before, written.kind):
        builder.add(msgspec.structs.replace(written, updated=moment.at))
    else:
        same = msgspec.structs.replace(
            written, id=before.id, extra=before.extra, updated=before.updated
        )
        if same != before:
            builder.put(msgspec.structs.replace(same, updated=moment.at))
    return builder.change(label, step=False, contact=written.contact)
