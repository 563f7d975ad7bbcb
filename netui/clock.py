"""The clock at the edge: what day it is, told once to whoever has to know.

The core never asks; it is given a ``Moment``.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping
from typing import Protocol

from netui.core.moment import Moment
from netui.errors import Problem, UsageProblem

VARIABLE = "NETUI_TODAY"
"""The environment variable that fixes the date."""


class Clock(Protocol):
    """Answers with the present moment; every call may be a later one."""

    def __call__(self) -> Moment:
        """Return the calendar day here and the instant in UTC."""


def local_now() -> dt.datetime:
    """Return the system's time with the offset of this place."""
    return dt.datetime.now().astimezone()


def system_clock(
    environment: Mapping[str, str] | None = None,
    now: Callable[[], dt.datetime] = local_now,
) -> Clock | Problem:
    """Return the system's clock; ``NETUI_TODAY`` fixes its day and leaves the time of day."""
    text = (os.environ if environment is None else environment).get(VARIABLE, "")
    if not text:
        return lambda: moment(now())
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return no_date(text)
    if day.isoformat() != text:
        # It takes weeks and other spellings as well.
        return no_date(text)
    return lambda: moment(dt.datetime.combine(day, now().timetz()))


def no_date(text: str) -> UsageProblem:
    """Return the refusal of a day that is written in another way."""
    return UsageProblem(
        f"{VARIABLE} is {text!r}, which is no date",
        VARIABLE,
        "Write it as YYYY-MM-DD, or leave it out.",
    )


def moment(here: dt.datetime) -> Moment:
    """Return the moment of a time that knows its offset."""
    return Moment(here.date(), here.astimezone(dt.UTC), here.tzinfo)
