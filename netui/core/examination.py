"""The note that the hints are asked about: the text with everything they may know.

The screen and the command line build it here, so that both are told the same.
"""

from __future__ import annotations

import datetime as dt

from netui.core.cadence.model import Budget, Context
from netui.core.cadence.terms import terms_of
from netui.core.composition import Composition
from netui.core.hints.hushed import Hushed, hushed_for
from netui.core.hints.model import Note
from netui.core.hints.people import People
from netui.core.model import Suppression
from netui.core.settings import plan_in_force
from netui.core.state import State
from netui.core.templates import slots


def note_of(
    composition: Composition,
    text: str,
    subject: str,
    *,
    state: State,
    context: Context,
    others: People,
    planned: dt.date | None = None,
    budget: Budget | None = None,
) -> Note:
    """Return the note to be examined, to be sent today or on a later day that is planned.

    ``budget`` is needed while the note is empty: whether any notes are left this month.
    """
    settings = context.settings
    return Note(
        text=text,
        contact=composition.reader or composition.contact,
        kind=composition.kind,
        today=max(context.today, planned or context.today),
        channel=composition.channel,
        subject=subject,
        limit=composition.limit,
        attempt=composition.attempt,
        goal=composition.goal,
        me=context.profile,
        plan=plan_in_force(settings, context.profile),
        history=state.touches_of(composition.contact.id),
        others=others,
        slots=slots(),
        blank_ok_days=settings.hints.blank_ok_days,
        resources=tuple(state.resources.values()),
        max_attempts=terms_of(composition.contact, context).attempts,
        email_signature=settings.email.signature,
        email_thread=settings.email.thread,
        emoji_tags=settings.hints.emoji_tags,
        notes_used=budget.notes if budget else None,
        notes_of=budget.notes_of if budget else None,
    )


def hushed_in(state: State, contact: int) -> Hushed:
    """Return what is suppressed in the note that is being written to a contact."""
    draft = state.draft_of(contact)
    suppressions = state.table(Suppression).values()
    return hushed_for(suppressions, contact=contact, draft=draft.id if draft else None)
