"""Records for tests, with only the facts a test names. Everybody here is invented."""

from __future__ import annotations

import datetime as dt
from typing import Any

from netui.core.model import Contact, Draft, Touch, TouchKind
from netui.core.moment import Moment

TODAY = dt.date(2026, 3, 4)
"""A Wednesday: the first day of the cadence's worked example."""

NOON = dt.datetime(2026, 3, 4, 12, 0, tzinfo=dt.UTC)

NOW = Moment(TODAY, NOON)


def day(text: str) -> dt.date:
    """Return the date written as YYYY-MM-DD."""
    return dt.date.fromisoformat(text)


def moment(text: str) -> Moment:
    """Return noon, UTC, of the day written as YYYY-MM-DD."""
    return Moment(day(text), dt.datetime.combine(day(text), dt.time(12), dt.UTC))


def contact(full: str = "Amara Osei", *, id: int = 1, **facts: Any) -> Contact:
    """Return a contact; given and family name follow from ``full`` unless named."""
    given, _, family = full.partition(" ")
    return Contact(id=id, full=full, **({"given": given, "family": family} | facts))


def touch(
    kind: TouchKind | str, date: str, *, contact: int = 1, id: int = 1, **facts: Any
) -> Touch:
    """Return a touch of contact 1 on the day written as YYYY-MM-DD."""
    return Touch(id=id, contact=contact, kind=TouchKind(kind), date=day(date), **facts)


def draft(text: str = "Hi Amara", *, contact: int = 1, id: int = 1, **facts: Any) -> Draft:
    """Return a draft of an invitation to contact 1."""
    return Draft(id=id, contact=contact, text=text, **({"kind": TouchKind.INVITE} | facts))
