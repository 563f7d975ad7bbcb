"""Opens the person under a list's cursor once it rests, so that a held key scrolls freely."""

from __future__ import annotations

from collections.abc import Callable

from textual.timer import Timer

AFTER = 0.04
"""Seconds the cursor rests before the person under it is opened."""


class Preview:
    """At most one opening to come; ``settle`` has it now, ``cancel`` never."""

    def __init__(
        self,
        later: Callable[[float, Callable[[], None]], Timer],
        look_at: Callable[[int], None],
    ) -> None:
        """Take what calls back after some seconds, and what opens a person."""
        self._later = later
        self._look_at = look_at
        self._timer: Timer | None = None
        self._person: int | None = None

    def aim(self, person: int) -> None:
        """Open this person after a moment, and nobody aimed at before."""
        self.cancel()
        self._person = person
        self._timer = self._later(AFTER, self.settle)

    def settle(self) -> None:
        """Open the person aimed at now, if there is one."""
        person = self._person
        self.cancel()
        if person is not None:
            self._look_at(person)

    def cancel(self) -> None:
        """Open nobody."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._person = None
