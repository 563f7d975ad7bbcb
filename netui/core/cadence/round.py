"""Round: going through the day's list from person to person, and whom one has passed.

Whoever is passed without anything being done comes behind the others for the rest of the day;
nobody is lost.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec


class Round(msgspec.Struct, frozen=True):
    """Whom one has passed on a day, in that order."""

    day: dt.date
    passed: tuple[int, ...] = ()

    def on(self, day: dt.date) -> Round:
        """Return the round of a day: another day begins with nobody passed."""
        return self if self.day == day else Round(day)

    def passing(self, who: int) -> Round:
        """Return the round with one more person passed."""
        return Round(self.day, (*(each for each in self.passed if each != who), who))

    def fresh(self, due: Sequence[int], after: int | None) -> int | None:
        """Return who comes behind ``after`` and has not been passed; the list is a ring."""
        gone = {*self.passed, after}
        return next((who for who in ring(due, after) if who not in gone), None)

    def next(self, due: Sequence[int], after: int | None) -> int | None:
        """Return who comes next: somebody not passed, else whoever was passed first."""
        found = self.fresh(due, after)
        if found is not None:
            return found
        return next((who for who in self.passed if who in due and who != after), None)

    def left(self, due: Sequence[int]) -> tuple[int, ...]:
        """Return whom one has passed and who is still due."""
        return tuple(who for who in self.passed if who in due)


def ring(due: Sequence[int], after: int | None) -> Sequence[int]:
    """Return the list from behind somebody on, and from the top to them."""
    if after not in due:
        return due
    place = due.index(after) + 1
    return (*due[place:], *due[: place - 1])
