"""Dated: rows with a day, in order; those that would begin a conversation can be held back.

Whether they are held back changes seldom, and asking every row each time would take longer
than everything else the queue does: so they are known when they are put.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from netui.core.cadence import members
from netui.core.cadence.model import QueueRow
from netui.core.cadence.ranking import Key, Ranking

Placed = tuple[Key, QueueRow]


class Dated:
    """The rows of everybody who has a day, kept up one contact at a time."""

    def __init__(self) -> None:
        """Start empty, holding nobody back."""
        self._ready: Ranking[QueueRow] = Ranking()
        self._waiting: Ranking[QueueRow] = Ranking()
        self._beginnings: dict[int, Placed] = {}
        self._held = False

    def put(self, key: Key, row: QueueRow) -> None:
        """Put a row in its place; the contact must not have one."""
        if begins(row):
            self._beginnings[row.contact] = key, row
            self._waiting.put(key, waiting(row))
            if self._held:
                return
        self._ready.put(key, row)

    def drop(self, who: int) -> None:
        """Take a contact's row out."""
        if self._beginnings.pop(who, None):
            self._waiting.drop(who)
            if self._held:
                return
        self._ready.drop(who)

    def hold(self, *, held: bool) -> None:
        """Hold back the rows that would begin a conversation, or no longer."""
        if held is self._held:
            return
        self._held = held
        self._ready.loosen()
        for who, (key, row) in self._beginnings.items():
            if held:
                self._ready.drop(who)
            else:
                self._ready.put(key, row)

    def count_below(self, key: Key) -> int:
        """Return how many come before a key; who is held back takes nobody's time."""
        return self._ready.count_below(key)

    def rows(self, chosen: Iterable[Placed]) -> tuple[QueueRow, ...]:
        """Return all rows and the chosen ones in order, those held back at the end."""
        placed = sorted(chosen, key=first)
        if not self._held:
            return tuple(woven(self._ready, placed))
        ready = [(key, row) for key, row in placed if not begins(row)]
        late = [(key, waiting(row)) for key, row in placed if begins(row)]
        return (*woven(self._ready, ready), *woven(self._waiting, late))


def begins(row: QueueRow) -> bool:
    """Whether a row would begin a conversation."""
    return row.next.step is members.RAPPORT


def waiting(row: QueueRow) -> QueueRow:
    """Return a row among the waiting."""
    return replace(row, section=members.WAITING)


def first(placed: Placed) -> Key:
    """Return what a placed row is sorted by."""
    return placed[0]


def woven(ranking: Ranking[QueueRow], placed: Sequence[Placed]) -> list[QueueRow]:
    """Return the rows of a ranking with a few more among them; both are in order."""
    keys, values = ranking.keys, ranking.values
    found: list[QueueRow] = []
    done = 0
    for key, row in placed:
        at = bisect.bisect_left(keys, key, done)
        found += values[done:at]
        found.append(row)
        done = at
    found += values[done:]
    return found
