"""``netui due``: the queue. A shell prompt may ask it for the count, so little is loaded."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

import msgspec

from netui.cli.place import Answer, Place
from netui.cli.printing import as_json, day, say, table
from netui.core.cadence.model import Context, NextTouch, Section
from netui.core.cadence.standings import Standings
from netui.core.cadence.told import step_name
from netui.core.state import State

OPEN = frozenset({Section.OVERDUE, Section.TODAY})
TITLES = ("SECTION", "ID", "NAME", "STEP", "DUE", "WHY")


def due(args: Namespace, place: Place) -> Answer:
    """Print the queue: what is open today, and with ``--days`` what opens soon."""
    if args.forecast:
        from netui.cli.days import print_forecast  # noqa: PLC0415 - a prompt asks for none

        return place.derive(partial(print_forecast, args))
    if args.clear:
        from netui.cli.clearing import clear_overdue  # noqa: PLC0415 - likewise

        return clear_overdue(args, place)

    def found(state: State, context: Context) -> Answer:
        last = context.today + dt.timedelta(days=args.days)
        standings = Standings.of(state, context)
        rows = list(coming_up(standings, last))
        if args.count:
            as_json({"due": len(rows)}) if args.json else print(len(rows))
        elif args.json:
            as_json([due_row(state, row) for row in rows])
        else:
            table((listed(state, row) for row in rows), TITLES)
            if not rows:
                say("Nothing is due.")
            held = held_back(standings, last) if args.days else 0
            if held:
                more = "1 more person has" if held == 1 else f"{held:,} more people have"
                say(
                    f"{more} no day yet, for want of room in a day or a week: "
                    "netui due --forecast says when there is."
                )
            if standings.budget.done:
                say(f"Done today: {standings.budget.done} of {standings.budget.done_of}.")
        return 0

    return place.derive(found)


class Upcoming(NamedTuple):
    """A next touch with the part of the queue it stands in, or ``later``."""

    section: str
    contact: int
    next: NextTouch


def coming_up(standings: Standings, last: dt.date) -> Iterator[Upcoming]:
    """Yield what is open now or opens by ``last``; what no queue shows yet is later."""
    rows, today = standings.queue().rows, standings.context.today
    for row in rows:
        opens = row.on or row.next.opens or row.next.due
        if row.section in OPEN or (opens is not None and opens <= last):
            yield Upcoming(row.section.value, row.contact, row.next)
    if last <= today:
        return
    shown = {row.contact for row in rows}
    ahead = [
        (stood.next.opens, stood.next)
        for stood in standings.all.values()
        if stood.next and stood.next.opens and today < stood.next.opens <= last
    ]
    for _, coming in sorted(ahead, key=lambda found: (found[0], found[1].contact)):
        if coming.contact not in shown:
            yield Upcoming("later", coming.contact, coming)


def held_back(standings: Standings, last: dt.date) -> int:
    """Return how many people have a next touch by ``last`` and are not shown."""
    shown = {row.contact for row in coming_up(standings, last)}
    waiting = {row.contact for row in standings.queue().of(Section.WAITING)}
    return sum(
        1
        for who, stood in standings.all.items()
        if stood.next is not None
        and who not in shown | waiting
        and (stood.next.opens is None or stood.next.opens <= last)
    )


def listed(state: State, row: Upcoming) -> tuple[str, ...]:
    """Return the columns of one row."""
    return (
        row.section.replace("_", " "),
        str(row.contact),
        state.contacts[row.contact].full,
        step_name(row.next),
        day(row.next.due),
        row.next.reason,
    )


def due_row(state: State, row: Upcoming) -> dict[str, Any]:
    """Return one row as a document."""
    coming = msgspec.to_builtins(row.next)
    names = ("step", "kind", "channel", "opens", "due", "attempt", "attempts", "reason")
    return {
        "id": row.contact,
        "name": state.contacts[row.contact].full,
        "section": row.section,
        **{name: coming.get(name) for name in names},
        "statements": list(row.next.statements),
    }


COMMANDS = {"due": due}
