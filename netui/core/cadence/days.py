"""Days: business days of a contact, days that a person types, and days put into words.

Everything here is arithmetic on dates that are handed in. It must never ask a clock and never
raise for a date far away: such a day is cut off at the end of the calendar.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from calendar import isleap

from netui.core.cadence.calendar import EVERY_WEEK, NAMES, Calendar, Weekdays, weekday
from netui.errors import Problem

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ORDINALS = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven")
FARTHEST_DAYS = 3660
"""A day typed as a number lies at most ten years ahead; more is a slip of the finger."""

HOW = "Try a number of days (3), weeks (2w), a weekday (fri), tomorrow, or a date (2026-04-01)."
COUNTED = re.compile(r"\+?(\d{1,5})\s*(d|days?|w|weeks?)?", re.ASCII | re.IGNORECASE)
LONG_AGO_DAYS = 31
ONE_DAY = dt.timedelta(days=1)
SPANS = tuple(dt.timedelta(days=days) for days in range(400))
"""The spans that are asked for all the time, made once."""

LEAP_DAY = (2, 29)
MONTH_DAY = re.compile(r"(?:--)?(\d{1,2})-(\d{1,2})", re.ASCII)
"""A yearly day; the two dashes in front are how vCards write one."""


def later(start: dt.date, days: int) -> dt.date:
    """Return the day ``days`` after ``start``."""
    try:
        return start + (SPANS[days] if 0 <= days < len(SPANS) else dt.timedelta(days=days))
    except OverflowError:
        return dt.date.max


def forward(start: dt.date, calendar: Calendar = EVERY_WEEK) -> dt.date:
    """Return ``start`` if it is a business day, else the first one after it, never before."""
    if start.weekday() in calendar.week and not (calendar.region or calendar.own):
        return start
    day = start
    while not calendar.is_open(day) and day < dt.date.max:
        day += ONE_DAY
    return day


@functools.lru_cache(maxsize=4096)
def business_days_later(start: dt.date, count: int, calendar: Calendar = EVERY_WEEK) -> dt.date:
    """Return the ``count``-th business day after ``start``, which itself does not count."""
    if calendar.weekly:
        return later(start, stride(calendar.week, start.weekday(), count))
    day = start
    for _ in range(count):
        day = forward(later(day, 1), calendar)
    return day


@functools.lru_cache(maxsize=1024)
def stride(week: Weekdays, first: int, count: int) -> int:
    """Return how many days the ``count``-th working day lies after a weekday."""
    steps = 0
    for _ in range(count):
        steps += 1
        while (first + steps) % 7 not in week:
            steps += 1
    return steps


def business_days_between(start: dt.date, end: dt.date, calendar: Calendar = EVERY_WEEK) -> int:
    """Return how many business days lie after ``start`` up to ``end``; never below zero.

    A clock that was set back makes ``end`` the earlier day: that is none.
    """
    if not calendar.weekly:
        span = range(1, min((end - start).days, FARTHEST_DAYS) + 1)
        return sum(calendar.is_open(later(start, step)) for step in span)
    whole, rest = divmod(max(0, (end - start).days), 7)
    return whole * len(calendar.week) + working(calendar.week, start.weekday(), rest)


@functools.lru_cache(maxsize=1024)
def working(week: Weekdays, first: int, days: int) -> int:
    """Return how many working days there are among the days after a weekday."""
    return sum((first + step) % 7 in week for step in range(1, days + 1))


def after_rest(start: dt.date, calendar: Calendar = EVERY_WEEK) -> dt.date:
    """Return ``start``, or the first business day after the rest it falls into."""
    day = start
    while (span := calendar.rest(day)) is not None and span.last < dt.date.max:
        day = forward(later(span.last, 1), calendar)
    return day


@functools.lru_cache(maxsize=4096)
def free_day(start: dt.date, days: int, calendar: Calendar = EVERY_WEEK) -> dt.date:
    """Return the day ``days`` after ``start``, or the next one of work that is in no rest."""
    return after_rest(forward(later(start, days), calendar), calendar)


@functools.lru_cache(maxsize=4096)
def window(
    start: dt.date, gap: tuple[int, int], calendar: Calendar = EVERY_WEEK
) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a window of business days after ``start``.

    One that would open during a rest opens after it and stays as long; one that is open when
    a rest begins stays open until it is over, so that no attempt expires meanwhile.
    """
    first, last = gap
    usual = business_days_later(start, first, calendar)
    opens = after_rest(usual, calendar)
    if opens != usual:
        due = business_days_later(opens, last - first, calendar)
    else:
        due = business_days_later(start, last, calendar)
    return opens, after_rest(due, calendar)


def yearly(month_day: str, after: dt.date) -> dt.date | None:
    """Return the first day from ``after`` on that ``MM-DD`` names; ``None`` if it names none.

    29 February is 28 February in a common year.
    """
    found = MONTH_DAY.fullmatch(month_day.strip())
    if found is None:
        return None
    for year in (after.year, after.year + 1):
        day = in_year(year, int(found[1]), int(found[2]))
        if day is not None and day >= after:
            return day
    return None


def in_year(year: int, month: int, day: int) -> dt.date | None:
    """Return a day of a year; the leap day falls on the day before in a common year."""
    if (month, day) == LEAP_DAY and not isleap(year):
        day -= 1
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@functools.lru_cache(maxsize=4096)
def say_day(day: dt.date, today: dt.date) -> str:
    """Return a day in words: ``Wed 11 Mar``, with the year where it is not this one."""
    named = f"{NAMES[day.weekday()][:3].capitalize()} {day.day} {MONTHS[day.month - 1]}"
    return named if day.year == today.year else f"{named} {day.year}"


@functools.lru_cache(maxsize=4096)
def say_since(day: dt.date, today: dt.date, calendar: Calendar = EVERY_WEEK) -> str:
    """Return how long ago a day is: today, business days, or the day itself after a month."""
    if day >= today:
        return "today"
    count = business_days_between(day, today, calendar)
    if count == 0 or (today - day).days > LONG_AGO_DAYS:
        return f"on {say_day(day, today)}"
    return f"{count} business day{'' if count == 1 else 's'} ago"


def ordinal(number: int) -> str:
    """Return ``second`` for 2; figures from eight on."""
    return ORDINALS[number] if 0 <= number < len(ORDINALS) else f"{number}th"


def number_word(number: int) -> str:
    """Return ``three`` for 3; figures from eight on."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)


def parse_day(text: str, today: dt.date) -> dt.date | Problem:
    """Return the day a person typed: 3, 3d, 2w, fri, monday, tomorrow or 2026-04-01.

    A weekday is the next one after today.
    """
    typed = text.strip().lower()
    if typed in {"today", "tomorrow"}:
        return later(today, int(typed == "tomorrow"))
    number = weekday(typed)
    if number is not None:
        return later(today, (number - today.weekday() - 1) % 7 + 1)
    counted = COUNTED.fullmatch(typed)
    if counted:
        return counted_day(counted, today)
    try:
        return dt.date.fromisoformat(typed)
    except ValueError:
        shown = typed[:40] or "nothing"
        return Problem(f"Not a day: {shown}", todo=HOW)


def counted_day(counted: re.Match[str], today: dt.date) -> dt.date | Problem:
    """Return the day so many days or weeks from today, unless it is absurdly far away."""
    days = int(counted[1]) * (7 if (counted[2] or "d").startswith("w") else 1)
    if days > FARTHEST_DAYS:
        return Problem(f"More than ten years ahead: {counted[0]}", todo=HOW)
    return later(today, days)
