"""Guarding: every note that goes out is asked about before it is logged.

What I send out today is held back until the guards are silent or overridden with a reason,
which stays in the touch. What is logged later is a fact and never refused for its time: it
carries the guards it went against, so that it can be seen.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from netui.core.acts.consequences import detailed
from netui.core.cadence.channels import possible
from netui.core.cadence.guards.judge import KIND, held, objections, sending_of
from netui.core.cadence.guards.model import Insistence, Objection
from netui.core.cadence.guards.surroundings import Surroundings
from netui.core.cadence.model import Context, Standing
from netui.core.cadence.stages import case_of, standing
from netui.core.connector import connector_of, is_about, kind_to, way_to
from netui.core.model import (
    INVITATION_KINDS,
    TEXT_KINDS,
    Contact,
    Direction,
    OverriddenGuard,
    Stage,
    Touch,
    TouchKind,
)
from netui.core.moment import Moment
from netui.core.state import State, in_order
from netui.errors import Problem

LOGGED_LATER = "logged later"
CORRECTED = "corrected later"
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
    earlier = before(state, touch)
    stood = standing(contact, earlier, None, then)
    reader = connector_of(state, contact) if is_about(touch.kind, stood.stage) else None
    if reader is not None:
        note = to_connector(state, reader, touch, then)
        free = cleared(state, reader, note, moment, context, insist=insist, around=around)
        if isinstance(free, Problem):
            return free
        return replace(touch, channel=free.channel, overrides=free.overrides)
    past = touch.date < moment.today
    if stood.stage is Stage.DO_NOT_CONTACT:
        return with_guards(touch, (NO_CONTACT,), LOGGED_LATER) if past else wants_none(contact)
    if touch.kind not in TEXT_KINDS:
        return touch
    full = detailed(touch, contact, stood)
    found = against(contact, earlier, then, around or Surroundings(state, then), full)
    if past:
        late = overfull(contact, state.touches_of(contact.id), touch, context)
        return recorded(touch, contact, stood, found, overfull=late)
    return insisted(touch, found, insist)


def before(state: State, touch: Touch) -> tuple[Touch, ...]:
    """Return the history before a touch to be logged, which without an hour begins its day."""
    timed = touch.at is not None
    return tuple(
        one
        for one in state.touches_of(touch.contact)
        if one.date < touch.date or (one.date == touch.date and (timed or one.at is None))
    )


def against(
    contact: Contact,
    earlier: Sequence[Touch],
    then: Context,
    around: Surroundings,
    touch: Touch,
) -> tuple[Objection, ...]:
    """Return what speaks against a note after everything that was before it."""
    return objections(
        sending_of(
            contact,
            earlier,
            then,
            around,
            kind=touch.kind,
            channel=touch.channel,
            noted=bool(touch.text.strip()),
        )
    )


def to_connector(state: State, asked: Contact, touch: Touch, then: Context) -> Touch:
    """Return a note that asks for advice as what it is to whoever is asked (S0-16)."""
    note = replace(touch, contact=asked.id, channel=touch.channel or way_to(asked))
    stood = standing(asked, before(state, note), None, then)
    return replace(note, kind=kind_to(stood.stage))


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
    touch: Touch,
    contact: Contact,
    stood: Standing,
    found: tuple[Objection, ...],
    *,
    overfull: bool,
    reason: str = LOGGED_LATER,
) -> Touch | Problem:
    """Return a touch of an earlier day with the guards it went against.

    Only a way that was named and that nothing can go is refused.
    """
    way = touch.channel
    no_way = tuple(one for one in found if one.guard == "G05")
    needless = touch.kind in INVITATION_KINDS and stood.connected
    if way and no_way and not (needless and possible(way, contact, connected=True)):
        return held(no_way)
    spoke = [one.guard for one in found if one.guard in KIND]
    return with_guards(touch, (*spoke, *(("G02",) if overfull else ())), reason)


def overfull(contact: Contact, others: Sequence[Touch], touch: Touch, context: Context) -> bool:
    """Whether a note that comes in between makes one attempt too many of the later ones."""
    without = case_of(contact, others, None, context)
    with_it = case_of(contact, in_order((*others, touch)), None, context)
    most = max(without.position.attempts, without.terms.attempts)
    return with_it.position.attempts > most


def set_right(
    state: State, contact: Contact, touch: Touch, context: Context
) -> Touch | Problem:
    """Return a touch that was corrected, with the guards it went against after all.

    Like what is logged later it is a fact; only a way that nothing can go is refused.
    """
    if touch.direction is Direction.IN or touch.kind not in TEXT_KINDS:
        return touch
    others = tuple(one for one in state.touches_of(contact.id) if one.id != touch.id)
    history = in_order((*others, touch))
    earlier = history[: history.index(touch)]
    then = replace(context, today=touch.date)
    stood = standing(contact, earlier, None, then)
    if stood.stage is Stage.DO_NOT_CONTACT:
        return with_guards(touch, (NO_CONTACT,), CORRECTED)
    found = against(contact, earlier, then, Surroundings(state, then), touch)
    late = overfull(contact, others, touch, context)
    return recorded(touch, contact, stood, found, overfull=late, reason=CORRECTED)


def with_guards(touch: Touch, guards: tuple[str, ...], reason: str) -> Touch:
    """Return a touch that carries the guards it went against and why, each once."""
    known = {one.guard for one in touch.overrides}
    kept = tuple(
        OverriddenGuard(guard=guard, reason=reason)
        for guard in dict.fromkeys(guards)
        if guard not in known
    )
    return replace(touch, overrides=(*touch.overrides, *kept))
