"""Folds when nothing is going on, in a thread of its own.

Whoever commits only says so and never waits. How a fold went is told when it is news.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic
from typing import Final

from netui.errors import Problem

IDLE: Final = 5.0
"""Seconds without a change after which the journal is folded.

Longer than between two saves of a note in steady typing, or each of them would bring a fold
that keeps the interpreter busy under the keys.
"""


class IdleFold:
    """Calls ``fold`` some seconds after the last change, or at once where one is due.

    ``tell`` is called from the thread with what a fold answers, once until it is another.
    """

    def __init__(self, fold: Callable[[], Problem | None], idle: float = IDLE) -> None:
        """Start no thread before there is something to wait for."""
        self._fold, self._idle = fold, idle
        self.tell: Callable[[Problem], object] = str
        self._told: Problem | None = None
        self._changed = threading.Condition()
        self._at: float | None = None
        self._ended = False
        self._thread: threading.Thread | None = None

    def changed(self, *, due: bool) -> None:
        """Take note of a change: a fold follows it, right now if it is due."""
        with self._changed:
            asleep = self._at is None
            self._at = monotonic() + (0.0 if due else self._idle)
            if self._thread is None:
                # A daemon: leaving in the middle of a fold is a crash like any other.
                self._thread = threading.Thread(
                    target=self._run, name="netui-fold", daemon=True
                )
                self._thread.start()
            elif asleep or due:
                # Otherwise it wakes for an earlier change and sees that there was a later.
                self._changed.notify()

    def end(self) -> None:
        """Return when no fold is under way and none will be."""
        with self._changed:
            self._ended = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while self._waited():
            found = self._fold()
            if found is not None and found != self._told:
                self.tell(found)
            self._told = found

    def _waited(self) -> bool:
        """Wait until a fold is wanted; false at the end."""
        with self._changed:
            while not self._ended:
                left = None if self._at is None else self._at - monotonic()
                if left is not None and left <= 0:
                    self._at = None
                    return True
                self._changed.wait(left)
        return False
