"""Ranking: values in the order of their keys, kept up one contact at a time.

Keys are whole numbers, so that tens of thousands of them sort in milliseconds. Nothing is put
in order before somebody asks.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import Generic, TypeVar

V = TypeVar("V")

Key = int
"""What comes first, packed into one number; it ends with the contact, so no two are equal."""

CONTACT_BITS = 40
DAY_BITS = 24
RANK_BITS = 12
WHO = (1 << CONTACT_BITS) - 1
"""The part of a key that is the contact."""


def queue_key(section: int, group: int, unanswered: int, day: int, who: int) -> Key:
    """Return a place in the queue; ``day`` is an ordinal or a rank."""
    high = ((section << 4 | group) << 1 | unanswered) << DAY_BITS | day
    return high << CONTACT_BITS | who


def rank_key(preference: int, score: int, turn: int, who: int) -> Key:
    """Return a place among offers: the best score first, then whose turn it is."""
    middle = (1 << RANK_BITS - 1) - score
    rank = min(max(middle, 0), (1 << RANK_BITS) - 1)
    return ((preference << RANK_BITS | rank) << 32 | turn) << CONTACT_BITS | who


class Ranking(Generic[V]):
    """At most one value a contact, in order."""

    def __init__(self) -> None:
        """Start empty."""
        self._keys: dict[int, Key] = {}
        self._values: dict[Key, V] = {}
        self._order: list[Key] | None = None
        self._sorted: list[V] = []

    def put(self, key: Key, value: V) -> None:
        """Put a value in its place; the contact must not have one."""
        self._keys[key & WHO] = key
        self._values[key] = value
        if self._order is not None:
            at = bisect.bisect_left(self._order, key)
            self._order.insert(at, key)
            self._sorted.insert(at, value)

    def drop(self, who: int) -> None:
        """Take a contact's value out."""
        key = self._keys.pop(who)
        del self._values[key]
        if self._order is not None:
            at = bisect.bisect_left(self._order, key)
            del self._order[at], self._sorted[at]

    def loosen(self) -> None:
        """Forget the order until it is asked for, before many are put or dropped."""
        self._order = None

    @property
    def keys(self) -> Sequence[Key]:
        """The keys in order."""
        if self._order is None:
            self._order = sorted(self._values)
            self._sorted = [self._values[key] for key in self._order]
        return self._order

    @property
    def values(self) -> Sequence[V]:
        """The values in order."""
        return self._sorted if self.keys else ()

    def count_below(self, key: Key) -> int:
        """Return how many come before a key."""
        return bisect.bisect_left(self.keys, key)
