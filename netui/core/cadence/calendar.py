"""Calendar: which days are business days of a contact, and when they had better be left alone.

A calendar is a small value: working days, a region whose public holidays count, days off of
one's own making and leave. Who has no region pays nothing for those who have one.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

Weekdays = frozenset[int]
"""The working days of a week, Monday is 0."""

NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONDAY_TO_FRIDAY: Weekdays = frozenset(range(5))
SHORTEST = 3

YEAR_END = ("12-20", "01-02")
"""The first and the last day of the rest around the end of the year."""

LONGEST_LEAVE_DAYS = 730
"""Leave that lasts longer is a slip of the pen."""

DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
BETWEEN = re.compile(r"\s*(?:\.{2,3}|…|–|—|/|\bto\b|\buntil\b|\bbis\b|\s-\s)\s*", re.IGNORECASE)


class Span(NamedTuple):
    """Some days in a row, both ends included."""

    first: dt.date
    last: dt.date


class Calendar(msgspec.Struct, frozen=True, gc=False, cache_hash=True):
    """The business days of a contact, and the days on which follow-ups rest.

    ``region`` is a country such as ``DE``, with its part as ``DE-BY``; empty knows no public
    holidays. ``own`` are days off from the user's file, ``2026-05-15`` or ``12-24`` for every
    year. ``leave`` is when the contact is away.
    """

    week: Weekdays = MONDAY_TO_FRIDAY
    region: str = ""
    own: frozenset[str] = frozenset()
    leave: tuple[Span, ...] = ()

    @property
    def weekly(self) -> bool:
        """Whether nothing but the weekday decides."""
        return not self.region and not self.own

    def is_open(self, day: dt.date) -> bool:
        """Whether a day is a business day."""
        return day.weekday() in self.week and (self.weekly or not self.is_holiday(day))

    def is_holiday(self, day: dt.date) -> bool:
        """Whether a day is a public holiday, or a day off of one's own making."""
        if self.own and not self.own.isdisjoint((day.isoformat(), day.isoformat()[5:])):
            return True
        return bool(self.region) and day in public_holidays(self.region, day.year)

    def rest(self, day: dt.date) -> Span | None:
        """Return the rest a day falls into: leave, or the end of the year."""
        for span in self.leave:
            if span.first <= day <= span.last:
                return span
        return year_end(day)


EVERY_WEEK = Calendar()
"""Monday to Friday, no holidays."""


def public_holidays(region: str, year: int) -> frozenset[dt.date]:
    """Return the public holidays of a region; the tables are loaded at the first question."""
    from netui.core.cadence.holidays import days_of  # noqa: PLC0415 - 50 ms few people need

    return days_of(region, year)


def year_end(day: dt.date) -> Span | None:
    """Return the rest around the end of the year that a day falls into."""
    if day.month not in {1, 12}:
        return None
    first, last = YEAR_END
    named = day.isoformat()[5:]
    if last < named < first:
        return None
    began = day.year - (day.month == 1)
    if not dt.MINYEAR <= began < dt.MAXYEAR:
        return None
    return Span(
        dt.date.fromisoformat(f"{began:04}-{first}"),
        dt.date.fromisoformat(f"{began + 1:04}-{last}"),
    )


def weekday(name: str) -> int | None:
    """Return the number of a weekday from its English name or the start of it."""
    folded = name.strip().lower()
    if len(folded) < SHORTEST:
        return None
    return next((n for n, full in enumerate(NAMES) if full.startswith(folded)), None)


@functools.lru_cache(maxsize=256)
def weekdays(mask: str) -> Weekdays:
    """Return the working days a mask such as ``sun-thu`` or ``mon, wed`` names.

    What cannot be read, and a mask that names no day, is Monday to Friday.
    """
    return read_weekdays(mask) or MONDAY_TO_FRIDAY


def read_weekdays(mask: str) -> Weekdays | None:
    """Return the working days a mask names; ``None`` for one that names none."""
    found: set[int] = set()
    for part in mask.replace(",", " ").split():
        first, _, last = part.partition("-")
        start, end = weekday(first), weekday(last or first)
        if start is None or end is None:
            return None
        found.update((start + step) % 7 for step in range((end - start) % 7 + 1))
    return frozenset(found) or None


def leave_of(entries: Iterable[str]) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """Return the leave that could be read, and the entries that could not."""
    spans: list[Span] = []
    unread: list[str] = []
    for entry in entries:
        span = read_leave(entry)
        if span is None:
            unread.append(entry)
        else:
            spans.append(span)
    return joined(spans), tuple(unread)


def read_leave(entry: str) -> Span | None:
    """Return ``2026-12-20..2027-01-02`` or one day as a span; ``to`` and ``/`` do as well."""
    ends = [read_day(part) for part in BETWEEN.split(entry.strip())]
    days = [day for day in ends if day is not None]
    if len(days) != len(ends) or len(days) > 2:
        return None
    first, last = days[0], days[-1]
    return Span(first, last) if 0 <= (last - first).days <= LONGEST_LEAVE_DAYS else None


def read_day(text: str) -> dt.date | None:
    """Return the day a text begins with; words after it are a remark."""
    found = DAY.match(text.strip())
    if found is None:
        return None
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that touch or overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and (span.first - found[-1].last).days <= 1:
            found[-1] = Span(found[-1].first, max(found[-1].last, span.last))
        else:
            found.append(span)
    return tuple(found)
