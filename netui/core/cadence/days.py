"""Days: business days of a contact, days that a person types, and days put into words.

Everything here is arithmetic on dates that are handed in. It must never ask a clock and never
raise for a date far away: such a day is cut off at the end of the calendar.
"""

from __future__ import annotations

import datetime as dt
import functools
import re

from netui.errors import Problem

Weekdays = frozenset[int]
"""The working days of a week, Monday is 0."""

MONDAY_TO_FRIDAY: Weekdays = frozenset(range(5))
NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ORDINALS = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven")
FARTHEST_DAYS = 3660
"""A day typed as a number lies at most ten years ahead; more is a slip of the finger."""

HOW = "Try a number of days (3), weeks (2w), a weekday (fri), tomorrow, or a date (2026-04-01)."
COUNTED = re.compile(r"\+?(\d{1,5})\s*(d|days?|w|weeks?)?", re.ASCII | re.IGNORECASE)
SHORTEST = 3
LONG_AGO_DAYS = 31


@functools.lru_cache(maxsize=256)
def weekdays(mask: str) -> Weekdays:
    """Return the working days a mask such as ``sun-thu`` or ``mon, wed`` names.

    What cannot be read, and a mask that names no day, is Monday to Friday.
    """
    found: set[int] = set()
    for part in mask.replace(",", " ").split():
        first, _, last = part.partition("-")
        start, end = weekday(first), weekday(last or first)
        if start is None or end is None:
            return MONDAY_TO_FRIDAY
        found.update((start + step) % 7 for step in range((end - start) % 7 + 1))
    return frozenset(found) or MONDAY_TO_FRIDAY


def weekday(name: str) -> int | None:
    """Return the number of a weekday from its English name or the start of it."""
    folded = name.strip().lower()
    if len(folded) < SHORTEST:
        return None
    return next((n for n, full in enumerate(NAMES) if full.startswith(folded)), None)


def later(start: dt.date, days: int) -> dt.date:
    """Return the day ``days`` after ``start``."""
    try:
        return start + dt.timedelta(days=days)
    except OverflowError:
        return dt.date.max


def forward(start: dt.date, week: Weekdays = MONDAY_TO_FRIDAY) -> dt.date:
    """Return ``start`` if it is a business day, else the first one after it."""
    day = start
    while day.weekday() not in week and day < dt.date.max:
        day += dt.timedelta(days=1)
    return day


def business_days_later(
    start: dt.date, count: int, week: Weekdays = MONDAY_TO_FRIDAY
) -> dt.date:
    """Return the ``count``-th business day after ``start``, which itself does not count."""
    day = start
    for _ in range(count):
        day = forward(later(day, 1), week)
    return day


def business_days_between(
    start: dt.date, end: dt.date, week: Weekdays = MONDAY_TO_FRIDAY
) -> int:
    """Return how many business days lie after ``start`` up to ``end``; never below zero."""
    whole, rest = divmod(max(0, (end - start).days), 7)
    first = start.weekday()
    return whole * len(week) + sum((first + step) % 7 in week for step in range(1, rest + 1))


def say_day(day: dt.date, today: dt.date) -> str:
    """Return a day in words: ``Wed 11 Mar``, with the year where it is not this one."""
    named = f"{NAMES[day.weekday()][:3].capitalize()} {day.day} {MONTHS[day.month - 1]}"
    return named if day.year == today.year else f"{named} {day.year}"


def say_since(day: dt.date, today: dt.date, week: Weekdays = MONDAY_TO_FRIDAY) -> str:
    """Return how long ago a day is: today, business days, or the day itself after a month."""
    if day >= today:
        return "today"
    count = business_days_between(day, today, week)
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
