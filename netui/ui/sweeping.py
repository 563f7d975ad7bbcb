"""Sweeps garbage away in the pauses between keys, so that no key waits for it.

Every frame leaves some garbage in cycles. Left to itself, Python looks for it in the middle of
a frame, and every few seconds among everything made since the start: 20 to 100 ms. Here the
young objects are looked through once nobody has typed for a moment, and all of them in a rest.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import monotonic
from typing import Final

PAUSE: Final = 0.5
"""Seconds without a key after which the young objects are looked through: 1 to 5 ms."""

REST: Final = 5.0
"""Seconds without a key after which all objects are, but those of the start."""

WITHOUT_PAUSE: Final = (20_000, 20, 20)
"""When Python looks by itself, for whoever never pauses."""


class Sweep:
    """Waits for pauses; ``put_off`` tells it of every key and click."""

    def __init__(
        self,
        later: Callable[[float, Callable[[], None]], object],
        now: Callable[[], float] = monotonic,
    ) -> None:
        """Take what calls back after some seconds, and what tells the time."""
        self._later = later
        self._now = now
        self._last = 0.0
        self._begun = False
        self._waiting = False

    def begin(self) -> None:
        """Leave what the start has made alone from now on, and sweep what comes after it."""
        gc.freeze()
        gc.set_threshold(*WITHOUT_PAUSE)
        gc.enable()
        self._begun = True

    def put_off(self) -> None:
        """Wait for the next pause."""
        self._last = self._now()
        if self._begun and not self._waiting:
            self._waiting = True
            self._later(PAUSE, self._pause)

    def _pause(self) -> None:
        if self._wait_on(PAUSE, self._pause):
            return
        gc.collect(1)
        self._later(REST - PAUSE, self._rest)

    def _rest(self) -> None:
        # Somebody went on: then there is a pause to wait for before the rest.
        if self._wait_on(REST, self._pause):
            return
        self._waiting = False
        gc.collect()

    def _wait_on(self, silence: float, then: Callable[[], None]) -> bool:
        """Whether it has not been silent for so long; then the wait goes on."""
        since = self._now() - self._last
        if since < silence:
            self._later(max(0.01, PAUSE - since), then)
        return since < silence


def leave_the_rest() -> None:
    """Let the end of the program look for nothing: the system takes all memory back."""
    gc.disable()
    gc.freeze()
