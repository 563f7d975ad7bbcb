"""What the composer opens for a person: the note to start from and the facts beside it.

Reading only: it saves nothing, and what it answers is a draft only after the first edit.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from netui.core.cadence.model import Context, Standing
from netui.core.cadence.ways import WITH_SUBJECT
from netui.core.connector import is_about, reader_of, way_to
from netui.core.facts import Fact, facts
from netui.core.hints.model import Span
from netui.core.limit import limit_for, subject_limit_for
from netui.core.model import (
    TEXT_KINDS,
    Channel,
    Contact,
    Draft,
    Goal,
    Stage,
    Template,
    Touch,
    TouchKind,
)
from netui.core.nearest import did_you_mean
from netui.core.note_kinds import NOTE_KINDS, WITHOUT_NOTE, channel_of, kind_of
from netui.core.settings import plan_in_force
from netui.core.slots import Known, slot_values
from netui.core.state import State
from netui.core.templates import (
    blanks_in,
    choose,
    fill,
    in_force,
    parse,
    shipped,
    split_subject,
)
from netui.errors import Problem

__all__ = ["Composition", "Fact", "compose"]

LAST_TOUCHES = 3
"""How many touches the composer's card shows."""

STEERING = frozenset({TouchKind.SNOOZE, TouchKind.SKIP, TouchKind.OVERRIDE})
"""Events that only steer the cadence and say nothing about the person."""

ATTEMPT_OF = {TouchKind.INVITE: 1, TouchKind.FOLLOW_UP_1: 2, TouchKind.FOLLOW_UP_2: 3}
"""Which attempt a kind is when the cadence does not say."""


class Composition(msgspec.Struct, frozen=True, kw_only=True):
    """A note about to be written, ready to be shown.

    ``text`` is the saved draft, else the filled template; ``blanks`` are the placeholders that
    nothing on file could fill, still visible in the text. ``limit`` counts UTF-16 units and
    ``mark`` is a lower limit worth showing (200 while the plan is unknown); both may be
    ``None``, as ``subject_limit`` is where a subject may be of any length. ``draft`` is
    ``None`` until the first edit. ``hours`` say what time it is at the contact's, where a zone
    is on file. ``reader`` is who gets a note that is about the contact, ``against`` the guard
    that would hold it back, ``put_off`` until when it is, on one line.
    """

    contact: Contact
    standing: Standing
    kind: TouchKind
    channel: Channel | None = None
    subject: str = ""
    text: str = ""
    goal: Goal | None = None
    template: str = ""
    blanks: tuple[Span, ...] = ()
    limit: int | None = None
    mark: int | None = None
    subject_limit: int | None = None
    attempt: int = 1
    draft: Draft | None = None
    facts: tuple[Fact, ...] = ()
    last_touches: tuple[Touch, ...] = ()
    hours: str = ""
    reader: Contact | None = None
    against: str = ""
    put_off: str = ""

    @property
    def has_subject(self) -> bool:
        """Whether the note has a subject line on its channel."""
        return self.channel in WITH_SUBJECT


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which note is wanted: ``resumed`` is the draft to go on with, if one fits.

    ``reader`` is the connector, where advice about the contact is asked for.
    """

    contact: Contact
    kind: TouchKind
    channel: Channel
    templates: tuple[Template, ...]
    resumed: Draft | None = None
    reader: Contact | None = None


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """The words a composition starts from."""

    subject: str = ""
    text: str = ""
    template: str = ""
    blanks: tuple[Span, ...] = ()


def compose(
    state: State,
    standing: Standing,
    context: Context,
    *,
    kind: TouchKind | None = None,
    channel: Channel | None = None,
    template: str | None = None,
    templates: Iterable[Template] = (),
) -> Composition | Problem:
    """Return the note to open for a person: their saved draft, else a filled template.

    Asking for another kind or for a template by name starts afresh; the saved draft stays on
    file and in ``draft``. ``templates`` are the user's own files, which win over the table.
    """
    available = in_force(shipped(), state.templates.values(), templates)
    if template is not None:
        found = next((one for one in available if one.name == template), None)
        if found is None:
            advice = did_you_mean(template, [one.name for one in available])
            return Problem(f"There is no template {template}", "", advice)
        kind, channel = kind or found.kind, channel or found.channel
        available = (msgspec.structs.replace(found, kind=kind),)
    wanted = wanted_note(state, standing, kind, channel, available, fresh=template is not None)
    if isinstance(wanted, Problem):
        return wanted
    opening = resume(wanted.resumed) if wanted.resumed else begin(state, context, wanted)
    if isinstance(opening, Problem):
        return opening
    return assembled(state, standing, context, wanted, opening)


def assembled(
    state: State, standing: Standing, context: Context, wanted: Wanted, opening: Opening
) -> Composition:
    """Return the opening words with everything the composer shows beside them."""
    contact = wanted.contact
    plan = plan_in_force(context.settings, context.profile)
    limit, mark = limit_for(wanted.channel, plan, context.settings.limits)
    return Composition(
        contact=contact,
        standing=standing,
        kind=wanted.kind,
        channel=wanted.channel,
        **msgspec.structs.asdict(opening),
        goal=wanted.resumed.goal if wanted.resumed else contact.goal,
        limit=limit,
        mark=mark,
        subject_limit=subject_limit_for(wanted.channel, context.settings.limits),
        attempt=attempt_of(standing, wanted.kind),
        draft=state.draft_of(contact.id),
        facts=facts(contact, context.profile, context.today),
        last_touches=last_touches(state, contact.id),
        reader=wanted.reader,
    )


def wanted_note(
    state: State,
    standing: Standing,
    kind: TouchKind | None,
    channel: Channel | None,
    templates: tuple[Template, ...],
    *,
    fresh: bool,
) -> Wanted | Problem:
    """Return which note to open, or why none is to be written to this person."""
    contact = state.contacts.get(standing.contact)
    if contact is None:
        return Problem("This person is not on file", "", "Choose somebody from the contacts.")
    if contact.do_not_contact or standing.stage is Stage.DO_NOT_CONTACT:
        return Problem(f"{contact.full} is not to be contacted", "", "Their record says so.")
    if kind is not None and kind not in TEXT_KINDS:
        return Problem(
            f"A touch of kind {kind} has no note", "", did_you_mean(kind, NOTE_KINDS)
        )
    draft = None if fresh else state.draft_of(contact.id)
    if draft and draft.kind is TouchKind.THANK_ACCEPT and not standing.connected:
        # Words that were kept for the thank-you wait until there is something to thank for.
        draft = None
    coming = standing.next
    if kind is None and draft is None and coming and coming.step in WITHOUT_NOTE:
        return Problem(coming.reason, "", WITHOUT_NOTE[coming.step])
    resumed = draft if draft and kind in {None, draft.kind} else None
    kind = resumed.kind if resumed else kind or kind_of(contact, standing)
    kept = resumed.channel if resumed else None
    reader = reader_of(state, contact) if is_about(kind, standing.stage) else None
    return Wanted(
        contact=contact,
        kind=kind,
        channel=channel or kept or way_to(reader) or channel_of(contact, standing, kind),
        templates=templates,
        resumed=resumed,
        reader=reader,
    )


def resume(draft: Draft) -> Opening:
    """Return a saved draft as it was left, emptied ones included."""
    return Opening(
        subject=draft.subject,
        text=draft.text,
        template=draft.template,
        blanks=blanks_in(draft.text),
    )


def begin(state: State, context: Context, wanted: Wanted) -> Opening | Problem:
    """Return the best fitting template, filled from the facts on file."""
    contact = wanted.contact
    values = slot_values(
        Known(
            contact=contact,
            me=context.profile,
            today=context.today,
            resources=tuple(state.resources.values()),
            history=state.touches_of(contact.id),
            connector=wanted.reader.call_name if wanted.reader else "",
        )
    )
    template = choose(
        wanted.templates,
        values,
        kind=wanted.kind,
        channel=wanted.channel,
        goal=contact.goal,
        langs=contact.langs,
    )
    if template is None:
        return Opening()
    subject, body = (parse(part) for part in split_subject(template.text))
    if isinstance(subject, Problem):
        return msgspec.structs.replace(subject, where=f"{template.name}, subject")
    if isinstance(body, Problem):
        return msgspec.structs.replace(body, where=f"{template.name}, {body.where}")
    filled = fill(body, values)
    return Opening(
        subject=fill(subject, values).text if wanted.channel in WITH_SUBJECT else "",
        text=filled.text,
        template=template.name,
        blanks=filled.blanks,
    )


def attempt_of(standing: Standing, kind: TouchKind) -> int:
    """Return which attempt the note is: as the cadence says, else as its kind says."""
    coming = standing.next
    if coming and coming.kind is kind and coming.attempt:
        return coming.attempt
    return ATTEMPT_OF.get(kind, max(1, standing.attempt))


def last_touches(state: State, contact_id: int) -> tuple[Touch, ...]:
    """Return the latest touches, newest first, without what only steers the cadence."""
    telling = [t for t in reversed(state.touches_of(contact_id)) if t.kind not in STEERING]
    return tuple(telling[:LAST_TOUCHES])
