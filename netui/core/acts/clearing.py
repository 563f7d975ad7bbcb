"""Clearing: everything overdue at once, spread over the days to come or brought to an end.

One change, one undo. Whoever is owed an answer is never closed, and nobody is dropped.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain, islice, repeat

import msgspec

from netui.core.acts.together import Act, Together, people
from netui.core.acts.touches import log_touch
from netui.core.cadence.calendar import EVERY_WEEK
from netui.core.cadence.capacity import capacity
from netui.core.cadence.channels import first_channel
from netui.core.cadence.days import business_days_later, later, say_day
from netui.core.cadence.forecast import Work, forecast, work_of
from netui.core.cadence.halts import OUTCOME_CLOSED
from netui.core.cadence.model import QueueRow, Section
from netui.core.cadence.moves import OUTCOME_FAREWELL
from netui.core.cadence.standings import Standings
from netui.core.changes import Change
from netui.core.model import Stage, TouchKind
from netui.core.moment import Moment
from netui.core.state import State
from netui.errors import Problem

LOOK_AHEAD_DAYS = 21
DAYS_OF_WEEK = 7
MANY_WEEKS = 4
"""From then on it is said how long it takes, so that nobody is surprised by July."""

UNANSWERED = frozenset({Stage.INVITED, Stage.AWAITING_ANSWER, Stage.FAREWELL_DUE})


class How(StrEnum):
    """What may become of everything overdue."""

    SPREAD = "spread"
    FAREWELL = "farewell"
    CLOSE = "close"


class Clearing(msgspec.Struct, frozen=True, kw_only=True):
    """What clearing would do, before it is done.

    ``put_off`` has a day for everybody who stays; ``parting`` get a farewell as their next
    note, on a day of theirs, too; ``closing`` are closed without one.
    """

    how: How
    rows: tuple[QueueRow, ...]
    put_off: dict[int, dt.date]
    parting: frozenset[int] = frozenset()
    closing: frozenset[int] = frozenset()

    @property
    def counts(self) -> dict[Work, int]:
        """How many are overdue, by kind."""
        found = Counter(map(work_of, self.rows))
        return {work: found[work] for work in Work}

    @property
    def last(self) -> dt.date | None:
        """The last day that somebody is put off to."""
        return max(self.put_off.values(), default=None)


def clearings(state: State, standings: Standings) -> tuple[Clearing, ...]:
    """Return what clearing everything overdue would do, in each of the ways."""
    number = len(standings.queue().of(Section.OVERDUE))
    days = tuple(islice(free_days(state, standings), number))
    return tuple(clearing(state, standings, how, days) for how in How)


def clearing(
    state: State, standings: Standings, how: How, days: Iterable[dt.date] | None = None
) -> Clearing:
    """Return what clearing everything overdue would do; ``days`` are those with time left."""
    rows = standings.queue().of(Section.OVERDUE)
    ending: frozenset[int] = frozenset()
    if how is not How.SPREAD:
        ending = frozenset(row.contact for row in rows if may_end(state, standings, row))
    parting: frozenset[int] = frozenset()
    if how is How.FAREWELL:
        ended = (row for row in rows if row.contact in ending)
        parting = frozenset(row.contact for row in ended if can_part(state, standings, row))
    closing = ending - parting
    staying = [row.contact for row in rows if row.contact not in closing]
    free = days if days is not None else free_days(state, standings)
    put_off = dict(zip(staying, free, strict=False))
    return Clearing(how=how, rows=rows, put_off=put_off, parting=parting, closing=closing)


def may_end(state: State, standings: Standings, row: QueueRow) -> bool:
    """Whether an approach may end here: it has no answer, and nothing was ever promised."""
    stands = standings.get(row.contact)
    if stands is None or stands.stage not in UNANSWERED:
        return False
    return all(touch.kind is not TouchKind.PROMISE for touch in state.touches_of(row.contact))


def can_part(state: State, standings: Standings, row: QueueRow) -> bool:
    """Whether a farewell can be sent, and is wanted."""
    contact = state.contacts[row.contact]
    wanted = standings.context.settings.cadence.farewell != "none"
    never = contact.cadence is not None and contact.cadence.never_farewell
    way = row.next.channel or first_channel(contact, connected=False)
    return wanted and not never and way is not None


def free_days(state: State, standings: Standings) -> Iterator[dt.date]:
    """Yield working days from tomorrow on, each as often as there is time left on it."""
    today, room = standings.context.today, capacity(standings.context)
    known = forecast(state, standings, LOOK_AHEAD_DAYS)[1:]
    yield from chain.from_iterable(
        repeat(found.day, max(1, room - found.total)) for found in known
    )
    day = later(today, LOOK_AHEAD_DAYS - 1)
    while True:
        day = business_days_later(day, 1, EVERY_WEEK)
        yield from repeat(day, room)


def clear(state: State, plan: Clearing, moment: Moment) -> Change | Problem:
    """Return the change that does what a plan says, for all of them."""
    if not plan.rows:
        return Problem("Nothing is overdue")
    done = Together.of(state, [row.contact for row in plan.rows], act_of(plan, moment))
    return done.change(lambda who: f"{WORDS[plan.how]} {who}")


WORDS = {
    How.SPREAD: "Spread what was overdue with",
    How.FAREWELL: "Chose goodbyes and later days for",
    How.CLOSE: "Closed or put off what was overdue with",
}


def act_of(plan: Clearing, moment: Moment) -> Act:
    """Return what is done to each person of a plan."""

    def act(state: State, who: int) -> Change | Problem:
        if who in plan.closing:
            return log_touch(state, who, TouchKind.STOP, moment, outcome=OUTCOME_CLOSED)
        outcome = OUTCOME_FAREWELL if who in plan.parting else ""
        until, kind = plan.put_off[who], TouchKind.SNOOZE
        return log_touch(state, who, kind, moment, until=until, outcome=outcome)

    return act


def clearing_lines(plan: Clearing, today: dt.date) -> tuple[str, ...]:
    """Return what a plan does, in sentences."""
    lines = []
    stay = len(plan.put_off) - len(plan.parting)
    if plan.closing:
        lines.append(f"{people(len(plan.closing))} closed without a note.")
    if plan.parting:
        lines.append(f"{people(len(plan.parting))} to say goodbye to.")
    if stay:
        lines.append(f"{people(stay)} put off.")
    if plan.last:
        lines.append(f"The last of them on {say_day(plan.last, today)}.")
    weeks = -(-(plan.last - today).days // DAYS_OF_WEEK) if plan.last else 0
    if weeks > MANY_WEEKS:
        a_day = max(Counter(plan.put_off.values()).values())
        pace = f"At {a_day} a day, beside what is due anyway, that takes {weeks} weeks"
        lines.append(f"{pace}: to be done sooner, close some or give it more minutes a week.")
    return tuple(lines)
