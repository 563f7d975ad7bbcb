"""Offers: people without a date of their own, the best fit first and the others in turn.

There may be tens of thousands and a handful is asked for, so they lie in heaps by fit and only
the best heap is ever put in order.
"""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import chain, islice

from netui.core.cadence.fit import turn
from netui.core.cadence.model import NextTouch
from netui.core.cadence.stages import dormant


class Offers:
    """Everybody who may be offered on one day, kept up one person at a time."""

    def __init__(self, today: dt.date) -> None:
        """Start with nobody."""
        self._today = today
        self._fit: dict[int, int] = {}
        self._heaps: dict[int, set[int]] = {}
        self._sorted: dict[int, list[tuple[int, int]]] = {}
        self._unusual: dict[int, NextTouch] = {}

    def put(self, who: int, fit: int, usual: NextTouch | None = None) -> None:
        """Take somebody in; ``usual`` is what is proposed where it is not what most get."""
        self.put_all({who: fit})
        if usual is not None:
            self._unusual[who] = usual

    def put_all(self, fits: Mapping[int, int]) -> None:
        """Take in people who are proposed the usual, each with how well they fit."""
        self._fit.update(fits)
        for who, fit in fits.items():
            heap = self._heaps.get(fit)
            if heap is None:
                heap = self._heaps[fit] = set()
            heap.add(who)
            if fit in self._sorted:
                bisect.insort(self._sorted[fit], (turn(who, self._today), who))

    def drop(self, who: int) -> None:
        """Take somebody out."""
        fit = self._fit.pop(who)
        self._unusual.pop(who, None)
        self._heaps[fit].discard(who)
        if fit in self._sorted:
            ranked = self._sorted[fit]
            del ranked[bisect.bisect_left(ranked, (turn(who, self._today), who))]

    def first(self, number: int) -> Iterator[NextTouch]:
        """Yield what is proposed to the first few."""
        heaps = sorted(self._heaps, reverse=True)
        ranked = chain.from_iterable(map(self._in_turn, heaps))
        for _, who in islice(ranked, max(0, number)):
            usual = self._unusual.get(who) or dormant(who).next
            assert usual is not None
            yield usual

    def _in_turn(self, fit: int) -> list[tuple[int, int]]:
        found = self._sorted.get(fit)
        if found is None:
            today = self._today
            found = sorted((turn(who, today), who) for who in self._heaps[fit])
            self._sorted[fit] = found
        return found
