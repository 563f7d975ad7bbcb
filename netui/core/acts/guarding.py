"""Guarding: every note that goes out is asked about before it is logged.

What I send out today is held back until the guards are silent or overridden with a reason,
which stays in the touch. What is logged later is a fact and never refused for its time: it
carries the guards it went against, so that it can be seen.
"""

from __future__ import annotations

from msgspec.structs import replace

from netui.core.acts.consequences import detailed
from netui.core.cadence.guards.judge import KIND, held, objections, sending_of
from netui.core.cadence.guards.model import Insistence, Objection
from netui.core.cadence.guards.surroundings import Surroundings
from netui.core.cadence.model import Context, Standing
from netui.core.cadence.stages import standing
from netui.core.cadence.ways import reachable
from netui.core.model import (
    TEXT_KINDS,
    Contact,
    Direction,
    OverriddenGuard,
    Stage,
    Touch,
    TouchKind,
)
from netui.core.moment import Moment
from netui.core.state import State
from netui.errors import Problem

LOGGED_LATER = "logged later"
NO_CONTACT = "stop"
"""What stands in a touch with somebody who wants none, where the number of a guard would."""

APPROACHES = TEXT_KINDS | {TouchKind.ENGAGE}
"""What reaches the other person, so that nobody who wants no contact gets it."""


def cleared(
    state: State,
    contact: Contact,
    touch: Touch,
    moment: Moment,
    context: Context,
    *,
    insist: Insistence | None = None,
    around: Surroundings | None = None,
) -> Touch | Problem:
    """Return the touch with the guards it overrides, or why it is held back."""
    if touch.direction is Direction.IN or touch.kind not in APPROACHES:
        return touch
    then = replace(context, today=touch.date)
    earlier = tuple(t for t in state.touches_of(contact.id) if t.date <= touch.date)
    stood = standing(contact, earlier, None, then)
    past = touch.date < moment.today
    if stood.stage is Stage.DO_NOT_CONTACT:
        return with_guards(touch, (NO_CONTACT,), LOGGED_LATER) if past else wants_none(contact)
    if touch.kind not in TEXT_KINDS:
        return touch
    full = detailed(touch, contact, stood)
    asked = around or Surroundings(state, then)
    found = objections(
        sending_of(
            contact,
            earlier,
            then,
            asked,
            kind=touch.kind,
            channel=full.channel,
            noted=bool(touch.text.strip()),
        )
    )
    if past:
        return recorded(touch, contact, stood, found)
    return insisted(touch, found, insist)


def wants_none(contact: Contact) -> Problem:
    """Return what is said where somebody is not to be contacted."""
    return Problem(f"{contact.full} is marked as no contact", todo="Nothing was logged.")


def insisted(
    touch: Touch, found: tuple[Objection, ...], insist: Insistence | None
) -> Touch | Problem:
    """Return a touch that goes out today, if every objection to it is overridden."""
    left = tuple(one for one in found if insist is None or not insist.overrides(one))
    if left:
        return held(left)
    if insist is None:
        return touch
    return with_guards(touch, tuple(one.guard for one in found), insist.reason.strip())


def recorded(
    touch: Touch, contact: Contact, stood: Standing, found: tuple[Objection, ...]
) -> Touch | Problem:
    """Return a touch of an earlier day with the guards it went against.

    Only a way that was named and that nothing can go is refused.
    """
    way = touch.channel
    no_way = tuple(one for one in found if one.guard == "G05")
    if way and no_way and not reachable(touch.kind, way, contact, connected=stood.connected):
        return held(no_way)
    against = tuple(one.guard for one in found if one.guard in KIND)
    return with_guards(touch, against, LOGGED_LATER)


def with_guards(touch: Touch, guards: tuple[str, ...], reason: str) -> Touch:
    """Return a touch that carries the guards it went against and why."""
    kept = tuple(OverriddenGuard(guard=guard, reason=reason) for guard in dict.fromkeys(guards))
    return replace(touch, overrides=(*touch.overrides, *kept))
