"""Judge: every guard asked about one note, the ones that leave no choice first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from netui.core.cadence.guards import budgets, grounds, timing
from netui.core.cadence.guards.model import Held, Objection, Override, Sending
from netui.core.cadence.guards.surroundings import Surroundings
from netui.core.cadence.model import Context
from netui.core.cadence.stages import answered, case_of
from netui.core.model import Channel, Contact, Touch, TouchKind

Guard = Callable[[Sending], Iterator[Objection]]

GUARDS: tuple[Guard, ...] = (
    grounds.no_way,
    timing.exhausted,
    timing.resting,
    timing.still_out,
    timing.too_soon,
    budgets.weekly,
    budgets.crowded,
    grounds.no_plan,
    grounds.no_reason,
    grounds.asked_again,
    budgets.notes_used_up,
)
"""Every guard, in the order in which they speak."""

KIND = frozenset({"G01", "G02", "G03"})
"""Guards that protect the other person, also where something is logged later."""


def sending_of(
    contact: Contact,
    touches: Sequence[Touch],
    context: Context,
    around: Surroundings,
    *,
    kind: TouchKind,
    channel: Channel | None,
    noted: bool = True,
) -> Sending:
    """Return a note about to go out; ``touches`` are those before it."""
    case = case_of(contact, touches, None, context)
    found = answered(case)
    return Sending(
        case=case,
        stage=found.stage,
        usual=found.next,
        touches=touches,
        kind=kind,
        channel=channel,
        noted=noted,
        around=around,
    )


def objections(sending: Sending) -> tuple[Objection, ...]:
    """Return everything that speaks against a note, what cannot be overridden first.

    Advice asked of somebody else does not reach this person, so no guard speaks.
    """
    if grounds.asked_of_others(sending):
        return ()
    found = [objection for guard in GUARDS for objection in guard(sending)]
    return tuple(sorted(found, key=lambda one: one.override is not Override.NO))


def held(found: Sequence[Objection]) -> Held:
    """Return the problem of a note that is held back."""
    first = found[0]
    more = f" Also: {' '.join(one.what for one in found[1:])}" if len(found) > 1 else ""
    return Held(first.what, first.guard, f"{first.instead}{more}", objections=tuple(found))
