"""Correcting: a touch that was logged wrongly is put right, or goes, as one change.

What logging it has set for the contact follows: the day of connection, and no contact. The
number of the attempt and whether a note was used are worked out anew.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from netui.core.acts.consequences import PUTS_OFF, connected, detailed
from netui.core.acts.guarding import set_right
from netui.core.acts.touches import refuse
from netui.core.cadence.days import parse_day, say_day
from netui.core.cadence.halts import OUTCOME_CLOSED, OUTCOME_LIFTED
from netui.core.cadence.model import Context
from netui.core.cadence.stages import standing
from netui.core.cadence.told import happened
from netui.core.changes import Change, ChangeBuilder
from netui.core.fields import Act, pieces_of
from netui.core.model import INCOMING, Contact, Direction, Touch, TouchKind, TouchSource
from netui.core.moment import Moment
from netui.core.nearest import did_you_mean
from netui.core.people.values import parse_value, value_text
from netui.core.state import State, in_order
from netui.errors import Problem, UsageProblem

NAMES = (
    "kind",
    "direction",
    "channel",
    "date",
    "text",
    "subject",
    "outcome",
    "note",
    "goal",
    "role_title",
    "until",
    "on",
)
KNOWN = {field.name: field for field in msgspec.structs.fields(Touch)}
FIELDS = {name: KNOWN[name] for name in NAMES}
"""What can be said of a touch, and corrected later."""

AHEAD = frozenset({"until", "on"})
"""Days still to come, which may be typed as a weekday or a number of days."""


def read_corrections(words: Iterable[str], today: dt.date) -> dict[str, Any] | Problem:
    """Return what ``date=2026-03-02 text=…`` says, by field."""
    found: dict[str, Any] = {}
    for word in words:
        pieces = pieces_of(word)
        if pieces is None or pieces[1] is not Act.SET:
            return UsageProblem(
                f"“{word}” corrects nothing.", todo="Write FIELD=VALUE, like date=2026-03-02."
            )
        name, _, given = pieces
        value = read_field(name, given, today)
        if isinstance(value, Problem):
            return value
        found[name] = value
    return found


def read_field(name: str, given: str, today: dt.date) -> object | Problem:
    """Return what a field of a touch is set to; nothing typed empties it."""
    field = FIELDS.get(name)
    if field is None:
        todo = did_you_mean(name, FIELDS) or f"There are {', '.join(NAMES)}."
        return UsageProblem(f"A touch has no field “{name}” to correct.", name, todo)
    if not given:
        if field.required:
            return UsageProblem(f"A touch needs a {name}.", name)
        emptied: object = field.default
        return emptied
    if name in AHEAD:
        day = parse_day(given, today)
        return UsageProblem(day.what, name, day.todo) if isinstance(day, Problem) else day
    return parse_value(field.type, given, name)


def field_of_touch(touch: Touch, name: str) -> str:
    """Return a field of a touch as it is typed."""
    value = getattr(touch, name)
    return "" if value is None else value if type(value) is str else value_text(value)


def corrected(
    state: State, touch_id: int, values: Mapping[str, Any], moment: Moment, context: Context
) -> Change | Problem:
    """Return the change that puts a touch right; what is so already is no change."""
    found = with_contact(state, touch_id)
    if isinstance(found, Problem):
        return found
    before, contact = found
    after = consistent(replace(before, **values), before)
    problem = refuse(contact, after, moment)
    if problem:
        return problem
    if after != before:
        free = set_right(state, contact, counted(state, contact, after, context), context)
        if isinstance(free, Problem):
            return free
        after = free
    builder = ChangeBuilder(state)
    builder.put(after)
    follow_through(builder, state, contact, before, after)
    fields = ", ".join(values)
    label = f"Corrected “{what(before, moment.today)}” with {contact.full}: {fields}"
    return builder.change(label, contact=contact.id)


def deleted(state: State, touch_id: int, moment: Moment) -> Change | Problem:
    """Return the change that takes a touch out of the history."""
    found = with_contact(state, touch_id)
    if isinstance(found, Problem):
        return found
    before, contact = found
    builder = ChangeBuilder(state)
    builder.remove(Touch, touch_id)
    follow_through(builder, state, contact, before, None)
    label = f"Deleted “{what(before, moment.today)}” with {contact.full}"
    return builder.change(label, contact=contact.id)


def with_contact(state: State, touch_id: int) -> tuple[Touch, Contact] | Problem:
    """Return a touch and whom it was with."""
    touch = state.touches.get(touch_id)
    contact = state.contacts.get(touch.contact) if touch else None
    return (touch, contact) if touch and contact else no_such(touch_id)


def no_such(touch_id: int) -> Problem:
    """Return what is said where there is no such touch."""
    return Problem(f"No touch has the number {touch_id}", todo="netui show WHO lists them.")


def what(touch: Touch, today: dt.date) -> str:
    """Return who did what on which day: ``you invited on Fri 20 Feb``."""
    return f"{happened(touch)} on {say_day(touch.date, today)}"


def consistent(touch: Touch, before: Touch) -> Touch:
    """Return a touch whose kind, direction, time and days fit together."""
    return replace(
        touch,
        direction=Direction.IN if touch.kind in INCOMING else touch.direction,
        at=touch.at if touch.date == before.date else None,
        until=touch.until if touch.kind in PUTS_OFF else None,
        on=touch.on if touch.kind is TouchKind.PROMISE else None,
    )


def counted(state: State, contact: Contact, touch: Touch, context: Context) -> Touch:
    """Return a touch of mine with its number and its use of a note worked out anew."""
    if touch.source is TouchSource.IMPORT:
        return touch
    others = (one for one in state.touches_of(contact.id) if one.id != touch.id)
    earlier = tuple(one for one in others if one.date <= touch.date)
    then = replace(context, today=touch.date)
    counted_anew = replace(touch, attempt=None, note_used=False)
    return detailed(counted_anew, contact, standing(contact, earlier, None, then))


def follow_through(
    builder: ChangeBuilder,
    state: State,
    contact: Contact,
    before: Touch,
    after: Touch | None,
) -> None:
    """Let the facts that logging the touch has set follow what has become of it."""
    others = [one for one in state.touches_of(contact.id) if one.id != before.id]
    history = in_order([*others, after] if after else others)
    contact = with_connection(contact, before, after, history)
    if any(forbids_or_lifts(one) for one in (before, after)):
        stops = [one for one in history if forbids_or_lifts(one)]
        blocked = bool(stops) and stops[-1].outcome != OUTCOME_LIFTED
        contact = replace(contact, do_not_contact=blocked)
    builder.put(contact)


def forbids_or_lifts(touch: Touch | None) -> bool:
    """Whether a touch decides if there may be contact at all."""
    stops = touch is not None and touch.kind is TouchKind.STOP
    return stops and touch is not None and touch.outcome != OUTCOME_CLOSED


def with_connection(
    contact: Contact, before: Touch, after: Touch | None, history: Iterable[Touch]
) -> Contact:
    """Return the contact with the connection that the acceptances on file amount to.

    A day of connection from elsewhere, such as an import, stays.
    """
    was = before.kind is TouchKind.ACCEPTED and contact.connected_on == before.date
    days = [one.date for one in history if one.kind is TouchKind.ACCEPTED]
    if was and not days:
        return replace(contact, degree=None, connected_on=None)
    if was:
        return replace(contact, connected_on=min(days))
    if after is not None and after.kind is TouchKind.ACCEPTED:
        return connected(contact, after.date)
    return contact
