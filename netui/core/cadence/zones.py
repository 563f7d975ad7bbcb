"""Zones: what day it was where the contact lives, and when a note arrives at a good hour.

Instants are kept in UTC and days are mine. A day is counted in the contact's zone where a touch
has its instant; a due day there stands for the same day here.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from netui.core.cadence.calendar import Calendar
from netui.core.cadence.days import say_day
from netui.core.model import Touch

HOURS = (dt.time(9), dt.time(17))
"""When a note had better arrive, in the contact's time."""

NOON = dt.time(12)
FRIDAY = 4
MOST_STEPS = 30


@functools.lru_cache(maxsize=256)
def zone_of(name: str) -> dt.tzinfo | None:
    """Return a zone by its IANA name; ``None`` for what is no zone."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - few contacts have a zone

    try:
        return ZoneInfo(name.strip())
    except (KeyError, ValueError, OSError):
        # An unknown name, one that leads out of the tables, and one that names a folder.
        return None


@functools.lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """Return the names of every zone in the tables."""
    from zoneinfo import available_timezones  # noqa: PLC0415 - only a slip needs them

    return frozenset(available_timezones())


def counted_there(touches: Sequence[Touch], zone: str) -> Sequence[Touch]:
    """Return touches on the days they had in a zone: late in the evening it is tomorrow there.

    A touch without an instant keeps its day, and so do all of them in a zone that is none.
    """
    found = zone_of(zone)
    if found is None:
        return touches
    return [in_zone(touch, found) for touch in touches]


def in_zone(touch: Touch, zone: dt.tzinfo) -> Touch:
    """Return a touch on the day it had in a zone."""
    if touch.at is None:
        return touch
    day = moved(touch.at, zone).date()
    return touch if day == touch.date else replace(touch, date=day)


def moved(at: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """Return an instant in another zone; one without a zone is UTC, as all that is stored."""
    known = at if at.tzinfo else at.replace(tzinfo=dt.UTC)
    try:
        return known.astimezone(zone)
    except OverflowError:
        return known


class Hours(NamedTuple):
    """What time it is there, when to send, and whether it is a slow time of the week.

    ``send_at`` is now where the hour is good, and ``None`` where no good one is in sight.
    """

    there: dt.datetime
    send_at: dt.datetime | None
    slow: str = ""


def hours(calendar: Calendar, zone: str, now: dt.datetime) -> Hours | None:
    """Return the time at the contact's, and the next good moment if it is not now."""
    found = zone_of(zone)
    if found is None:
        return None
    there = moved(now, found)
    first, last = HOURS
    good = first <= there.time() < last and calendar.is_open(there.date())
    return Hours(there, there if good else next_good(calendar, there), slow_time(there))


def next_good(calendar: Calendar, there: dt.datetime) -> dt.datetime | None:
    """Return the next morning of a business day, as an instant that exists there.

    Where the clock is put forward over that hour, it is the first moment after the gap.
    """
    day = there.date()
    for step in range(MOST_STEPS):
        try:
            morning = dt.datetime.combine(day + dt.timedelta(days=step), HOURS[0], there.tzinfo)
        except OverflowError:
            return None
        if morning > there and calendar.is_open(morning.date()):
            return morning.astimezone(dt.UTC).astimezone(there.tzinfo)
    return None


def slow_time(there: dt.datetime) -> str:
    """Return what slows answers down now: Friday afternoon or the weekend (E01)."""
    if there.weekday() > FRIDAY:
        return "the weekend"
    return "Friday afternoon" if there.weekday() == FRIDAY and there.time() >= NOON else ""


def hours_line(calendar: Calendar, zone: str, now: dt.datetime, mine: dt.tzinfo | None) -> str:
    """Return the hours as a sentence; empty for a contact without a zone that is one.

    ``mine`` is the zone I am in, for when it has to wait.
    """
    found = hours(calendar, zone, now)
    if found is None:
        return ""
    clock = f"{found.there:%H:%M} there"
    if found.send_at is None:
        return f"{clock}."
    if found.send_at == found.there:
        slow = f"; {found.slow} brings fewer answers (E01)" if found.slow else ""
        return f"{clock}, until {HOURS[1]:%H:%M}{slow}."
    here = moved(found.send_at, mine) if mine else None
    today = found.there.date()
    day = "" if found.send_at.date() == today else f" on {say_day(found.send_at.date(), today)}"
    yours = ""
    if here is not None:
        other = here.date() != found.send_at.date()
        yours = f" (yours {f'{here:%a} ' if other else ''}{here:%H:%M})"
    why = f"{clock}, {found.slow}" if found.slow else clock
    return f"{why}: schedule it for {found.send_at:%H:%M}{day}{yours}."
