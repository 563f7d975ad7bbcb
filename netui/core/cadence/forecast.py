"""Forecast: how many people each of the next days brings, if each day's list is done.

It asks the queue itself, day after day, about everybody who has not had their turn: so it says
what the queue will show. What new answers and sent notes lead to cannot be known.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from netui.core.cadence.budget import monday_of, nurture_share
from netui.core.cadence.calendar import EVERY_WEEK
from netui.core.cadence.capacity import capacity
from netui.core.cadence.days import later
from netui.core.cadence.fit import fit, is_stranger, turn
from netui.core.cadence.model import Budget, Context, Queue, QueueRow, Section, Step
from netui.core.cadence.placing import CLASS_OF
from netui.core.cadence.queue import Lineup
from netui.core.cadence.stages import standing
from netui.core.cadence.standings import Standings
from netui.core.state import State

DAYS = 14
OPEN = frozenset({Section.OVERDUE, Section.TODAY})
INVITING = frozenset({Step.INVITE, Step.REINVITE})


class Work(StrEnum):
    """What a day holds, by the classes of the queue."""

    ANSWERS = "answers"
    PROMISES = "promises"
    FOLLOW_UPS = "follow_ups"
    STEPS = "steps"
    INVITATIONS = "invitations"
    NURTURES = "nurtures"


WORK = tuple(Work)


def work_of(row: QueueRow) -> Work:
    """Return the kind of work a row is."""
    return WORK[CLASS_OF[row.next.step]]


class ForecastDay(msgspec.Struct, frozen=True, kw_only=True):
    """One day: what there is to do by kind, for whom, and for how many there is time."""

    day: dt.date
    counts: dict[Work, int]
    rows: tuple[QueueRow, ...] = ()
    capacity: int

    @property
    def total(self) -> int:
        """How many people the day brings."""
        return sum(self.counts.values())


def forecast(state: State, standings: Standings, days: int = DAYS) -> tuple[ForecastDay, ...]:
    """Return today and the working days after it, ``days`` calendar days in all.

    What opens on a day off of mine is counted on the next working day.
    """
    context, used, queue = standings.context, standings.budget, standings.queue()
    waiting, quiet = candidates(state, standings, days)
    share = max(1, nurture_share(context))
    found: list[ForecastDay] = []
    for step in range(days):
        day = later(standings.context.today, step)
        if step and not EVERY_WEEK.is_open(day):
            continue
        if step:
            used = carried(used, context.today, day)
            context = replace(context, today=day)
            offers = dict.fromkeys(in_turn(quiet, day, share), day)
            queue = queue_on(state, waiting | offers, context, used)
        rows = tuple(row for row in queue.rows if row.section in OPEN)
        counts = Counter(map(work_of, rows))
        found.append(
            ForecastDay(
                day=day,
                counts={work: counts[work] for work in Work},
                rows=rows,
                capacity=capacity(context),
            )
        )
        used = spent(used, rows, state)
        for row in rows:
            waiting.pop(row.contact, None)
            quiet.pop(row.contact, None)
    return tuple(found)


def candidates(
    state: State, standings: Standings, days: int
) -> tuple[dict[int, dt.date], dict[int, int]]:
    """Return whoever may come up within some days, with the first day on which they can.

    Beside them stand the people without a day, with how well they fit, as far down as the
    offers of so many days can reach.
    """
    today = standings.context.today
    last = later(today, days)
    dated: dict[int, dt.date] = {}
    quiet: dict[int, int] = {}
    for who, stands in standings.all.items():
        contact = state.contacts[who]
        if stands.dormant and not (contact.milestones or contact.news):
            quiet[who] = fit(contact)
        elif stands.next and (stands.next.opens or today) <= last:
            dated[who] = stands.next.opens or today
    most = days * max(1, nurture_share(standings.context))
    least = min(heapq.nlargest(most, quiet.values()), default=0)
    return dated, {who: score for who, score in quiet.items() if score >= least}


def in_turn(quiet: Mapping[int, int], day: dt.date, number: int) -> list[int]:
    """Return who is offered without having a day: the best fit, then whose turn it is."""
    return heapq.nsmallest(number, quiet, key=lambda who: (-quiet[who], turn(who, day), who))


def queue_on(
    state: State, waiting: Mapping[int, dt.date], context: Context, used: Budget
) -> Queue:
    """Return the queue of a later day over whoever has not had their turn."""
    line = Lineup(context)
    for who, opens in waiting.items():
        if opens <= context.today:
            contact = state.contacts[who]
            touches, draft = state.touches_of(who), state.draft_of(who)
            line.put(standing(contact, touches, draft, context), contact)
    return line.queue(state.contacts, used)


def carried(used: Budget, before: dt.date, day: dt.date) -> Budget:
    """Return what is left used on a later day: the week counts on until Monday."""
    if monday_of(before) != monday_of(day):
        used = replace(used, invitations=0, strangers=0)
    return replace(used, done=0, nurtures=0)


def spent(used: Budget, rows: Iterable[QueueRow], state: State) -> Budget:
    """Return the budgets after a day's invitations."""
    invited = [state.contacts[row.contact] for row in rows if row.next.step in INVITING]
    return replace(
        used,
        invitations=used.invitations + len(invited),
        strangers=used.strangers + sum(map(is_stranger, invited)),
    )
