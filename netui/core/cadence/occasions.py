"""Occasions: good news and yearly days on which a line to somebody known is natural.

An occasion brings the next note forward, never back. Bad news is none, and one that has passed
by a week is left alone: late congratulations are worse than the usual note.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from netui.core.cadence.days import later, yearly
from netui.core.model import Contact

LAPSES_AFTER_DAYS = 7
"""How long after a yearly day congratulations are still offered."""

NEWS_DAYS = 30
"""How long news counts as fresh."""

GOOD = "good"
JOB_WORDS = re.compile(
    r"\b(job|role|position|promot\w*|joined|joins|joining|appointed|hired|career|employer"
    r"|beförder\w*|stelle|nouveau poste|promue?|ascen\w+|puesto)\b",
    re.IGNORECASE,
)


class Occasion(NamedTuple):
    """A day to congratulate on, what it is, and whether it is news of another job."""

    day: dt.date
    what: str
    is_news: bool = False

    def outdates(self, checked: dt.date | None) -> bool:
        """Whether it is another job, so that title and company on file may be wrong (A07).

        Not if they were looked at since, on the day ``checked``.
        """
        seen = checked is not None and checked >= self.day
        return self.is_news and not seen and JOB_WORDS.search(self.what) is not None


def next_occasion(contact: Contact, since: dt.date | None, today: dt.date) -> Occasion | None:
    """Return the next occasion after the last contact: one that is open, or the first to come.

    ``since`` is the day of the last contact, after which an occasion is new.
    """
    if not (contact.milestones or contact.news):
        return None
    found = (*milestones(contact, since, today), *news(contact, since, today))
    return min(found, default=None)


def milestones(contact: Contact, since: dt.date | None, today: dt.date) -> Iterator[Occasion]:
    """Yield the yearly days that are open or come next."""
    oldest = later(today, -LAPSES_AFTER_DAYS)
    after = max(oldest, later(since, 1)) if since else oldest
    for milestone in contact.milestones:
        day = yearly(milestone.month_day, after)
        if day is not None:
            yield Occasion(day, milestone.what.strip() or "A day of theirs")


def news(contact: Contact, since: dt.date | None, today: dt.date) -> Iterator[Occasion]:
    """Yield the good news that is fresh, or still to come."""
    oldest = later(today, -NEWS_DAYS)
    for found in contact.news:
        if found.date is None or found.tone.strip().casefold() != GOOD:
            continue
        if found.date >= oldest and (since is None or found.date > since):
            yield Occasion(found.date, found.what.strip() or "Good news", is_news=True)
