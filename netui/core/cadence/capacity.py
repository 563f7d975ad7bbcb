"""Capacity: how many people a day there is time for, and how many it takes all the same.

The cap never hides what is owed or due; it spreads what has a window or no day at all.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from netui.core.cadence.days import business_days_between, business_days_later
from netui.core.cadence.model import USUAL_A_DAY, Context

MINUTES_A_TOUCH = 6
DAYS_A_WEEK = 5


def minutes_a_week(context: Context) -> int | None:
    """Return the minutes that are given to it each week; ``None`` while nobody has said."""
    return context.settings.minutes_per_week or context.profile.minutes_per_week


def capacity(context: Context) -> int:
    """Return how many people a day there is time for, at least one."""
    minutes = minutes_a_week(context)
    return max(1, minutes // DAYS_A_WEEK // MINUTES_A_TOUCH) if minutes else USUAL_A_DAY


def needed(dues: Iterable[dt.date], today: dt.date) -> int:
    """Return how many have to be seen to today so that no day has to take more later.

    ``dues`` are the last days of windows that are open, the earliest first.
    """
    most = count = 0
    for due, same in Counter(dues).items():
        count += same
        left = business_days_between(today, due) + 1
        most = max(most, -(-count // left))
    return most


def planned(place: int, a_day: int, today: dt.date, due: dt.date | None) -> dt.date:
    """Return the day for whom there was no room today: ``place`` counts them from 0."""
    day = business_days_later(today, place // max(1, a_day) + 1)
    return min(day, due) if due else day
