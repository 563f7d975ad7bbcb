"""A change on its way to the file: prepared in slices, written in one go, then followed.

So a change of very many records holds up nobody: the slices give way to keys, and the writing
may be done in another thread. Nothing is visible before it is on the medium, and what fails
has not happened.
"""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Final

import msgspec

from netui.clock import Clock
from netui.core.changes import Change, Edit, Key
from netui.core.model import RECORD_TYPES
from netui.core.state import State
from netui.data.backing import Backing, edits_of
from netui.data.codec import line_of
from netui.data.documents import GONE
from netui.data.history import History, Sides, Step, Swap, draft_sums, raw, swap
from netui.data.history import line_of as step_line
from netui.data.snapshot import CHANGES
from netui.errors import DataProblem, Problem

SLICE: Final = 1_000
"""Records prepared between two signs of life: a few milliseconds."""

BULK: Final = 50
"""Records in one change from which a backup comes before it: an import, say."""


class Held(msgspec.Struct):
    """What a store holds: its file, what was read from it, and who is told of a change.

    While a change is being written in another thread, ``under_way`` is that one.
    """

    file: Backing
    state: State
    history: History
    clock: Clock
    publish: Callable[[Change], None]
    under_way: Pending | None = None

    def settle(self) -> None:
        """Wait for the change that is being written: whoever comes next builds on it."""
        if self.under_way is not None:
            self.under_way.finish()


class Pending(ABC):
    """One change under way: ``slices``, ``seal``, ``write``, ``finish``, in this order.

    All but ``write`` belong to the thread that commits.
    """

    prefix = ""

    def __init__(self, held: Held, change: Change) -> None:
        """Begin; nothing is looked at yet."""
        self.change = change
        self.problem: Problem | None = None
        self._held = held
        held.settle()
        self._seq = held.file.seq
        self._claim, self._written = threading.Lock(), threading.Event()
        self._on_medium = False

    def at_once(self) -> Problem | None:
        """Do all of it here and now."""
        for _ in self.slices():
            pass
        if self.seal():
            self.write()
        return self.finish()

    def slices(self) -> Iterator[None]:
        """Prepare it, giving way after each slice, unless it fell through before."""
        if self.problem is None:
            yield from self.prepare()

    @abstractmethod
    def prepare(self) -> Iterator[None]:
        """Get everything ready to be written, a slice at a time."""

    @abstractmethod
    def check(self) -> None:
        """See to it that what was prepared still holds after another change."""

    @abstractmethod
    def lines(self) -> Sides:
        """Return everything to be written."""

    @abstractmethod
    def follow(self) -> None:
        """Bring the history in step with what was written."""

    def seal(self) -> bool:
        """Let nothing change what was prepared from here on; false where it fell through."""
        self._held.settle()
        if self.problem is None and self._seq != self._held.file.seq:
            self.check()
        if self.problem is not None:
            self._written.set()
            return False
        self._held.under_way = self
        return True

    def write(self) -> None:
        """Put it on the medium, unless another thread does."""
        if not self._claim.acquire(blocking=False):
            return
        held = self._held
        try:
            at = held.clock().at.isoformat()
            self.problem = held.file.write(self.lines(), self.prefix + self.change.label, at)
            self._on_medium = self.problem is None
        finally:
            self._written.set()

    def finish(self) -> Problem | None:
        """Make what was written visible and tell everybody, once it is on the medium.

        Where the thread that was to write it never came to that, it is written here.
        """
        if self._held.under_way is self:
            self.write()
            self._written.wait()
            self._held.under_way = None
        if self._on_medium:
            self._on_medium = False
            self._held.state.apply(self.change)
            self.follow()
            self._held.publish(self.change)
        return self.problem


class Doing(Pending):
    """A change that is done for the first time."""

    def __init__(self, held: Held, change: Change) -> None:
        """Begin; nothing is looked at yet."""
        super().__init__(held, change)
        self._after: Sides = {}
        self._before: Sides = {}
        self._number = 0

    def prepare(self) -> Iterator[None]:
        """Write each record as a line, and take the line that it replaces."""
        tables, left = self._held.file.tables, iter(self.change.edits.items())
        while part := list(islice(left, SLICE)):
            self.problem = stale(self._held.state, self.change.label, dict(part))
            if self.problem is not None:
                return
            for (table, record_id), edit in part:
                name, key = table.value, str(record_id)
                after = GONE if edit.after is None else line_of(edit.after)
                self._after.setdefault(name, {})[key] = after
                if self.change.step:
                    self._before.setdefault(name, {})[key] = tables[table].now(key)
            yield

    def check(self) -> None:
        """Refuse where one of its records has changed meanwhile."""
        self.problem = stale(self._held.state, self.change.label, self.change.edits)

    def lines(self) -> Sides:
        """Return the records and the step that takes them back."""
        change, held = self.change, self._held
        if not change.step:
            return self._after
        if len(change.edits) >= BULK and held.state.contacts:
            # It can be undone all the same, so one that fails stops nobody.
            held.file.backup()
        self._number = held.file.seq + 1
        step = Step(
            label=change.label,
            at=held.clock().at,
            contact=change.contact,
            records=raw(self._before),
            texts=draft_sums(self._after),
        )
        return {**self._after, CHANGES: held.history.add(self._number, step)}

    def follow(self) -> None:
        """Add the step to the history."""
        if self.change.step:
            self._held.history.added(self._number)


class Swapping(Pending):
    """A step that is taken back, or done again."""

    def __init__(self, held: Held, *, undo: bool) -> None:
        """Begin; nothing is looked at yet."""
        super().__init__(held, Change(""))
        self.prefix = "Undo: " if undo else "Redo: "
        self._undo = undo
        self._swap: Swap | None = None

    def prepare(self) -> Iterator[None]:
        """Find the other side of the step, and the records in it."""
        held = self._held
        number = held.history.next(undo=self._undo)
        if number is None:
            self.problem = Problem(f"There is nothing to {'undo' if self._undo else 'redo'}")
            return
        step = held.history.step(number)
        if step is None:
            self.problem = DataProblem(
                "This step of the history cannot be read",
                f"changes {number}",
                "Left as it is.",
            )
            return
        yield
        self._swap = swap(held.file.tables, number, step)
        yield
        found: dict[Key, Edit] = {}
        for part in edits_of(held.state, self._swap.records, SLICE):
            found.update(part)
            yield
        self.change = Change(step.label, found, contact=step.contact)

    def check(self) -> None:
        """Prepare it anew: the person's newer words win."""
        for _ in self.prepare():
            pass

    def lines(self) -> Sides:
        """Return the other side of the step, and the step that it leaves behind."""
        assert self._swap is not None
        step = {self._swap.key: step_line(self._swap.step)}
        return {**self._swap.records, CHANGES: step}

    def follow(self) -> None:
        """Move the step to those that are undone, or back."""
        self._held.history.swapped(undo=self._undo)


def stale(state: State, label: str, edits: Mapping[Key, Edit]) -> Problem | None:
    """Return a problem where a record is not what a change took it to be."""
    for (table, record_id), edit in edits.items():
        now = state.table(RECORD_TYPES[table]).get(record_id)
        if now is not edit.before and now != edit.before:
            return Problem(
                f"{label} was not saved: a record it writes has changed meanwhile",
                f"{table} {record_id}",
                "Look at it as it is now and do it again.",
            )
    return None
