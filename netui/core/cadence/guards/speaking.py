"""Speaking: which guards would object to a note written now, as sentences for ``why``."""

from __future__ import annotations

from collections.abc import Sequence

from netui.core.cadence.guards.judge import objections, sending_of
from netui.core.cadence.guards.model import Objection, Override
from netui.core.cadence.guards.surroundings import Surroundings
from netui.core.cadence.model import Context
from netui.core.cadence.stages import standing
from netui.core.model import Channel, Contact, Draft, Stage, Touch, TouchKind
from netui.core.note_kinds import channel_of, kind_of

HOW = {
    Override.NO: "cannot be overridden",
    Override.REASON: "gives way to a reason",
    Override.TYPED: "gives way to a reason and typed words",
}
"""How firm a guard is, in words."""


def objections_now(
    contact: Contact,
    touches: Sequence[Touch],
    draft: Draft | None,
    context: Context,
    around: Surroundings,
) -> tuple[Objection, ...]:
    """Return what speaks against the note the composer would open today."""
    stands = standing(contact, touches, draft, context)
    if stands.stage is Stage.DO_NOT_CONTACT or contact.archived:
        return ()
    kind = draft.kind if draft else kind_of(contact, stands)
    way = draft.channel if draft else None
    return objections(
        sending_of(
            contact,
            touches,
            context,
            around,
            kind=kind,
            channel=way or channel_of(contact, stands, kind),
        )
    )


def before_writing(
    contact: Contact,
    touches: Sequence[Touch],
    context: Context,
    around: Surroundings,
    *,
    kind: TouchKind,
    channel: Channel | None,
) -> str:
    """Return on one line what would hold a note back, told before it is written."""
    found = objections(
        sending_of(contact, touches, context, around, kind=kind, channel=channel)
    )
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    return f"{found[0].line}{more}" if found else ""


def guard_lines(found: Sequence[Objection]) -> tuple[str, ...]:
    """Return a sentence for each guard that would object now."""
    return tuple(
        f"Guard {one.guard}, which {HOW[one.override]}: {one.what} {one.because} {one.instead}"
        for one in found
    )
