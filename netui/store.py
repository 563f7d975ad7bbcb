"""The store: the one way anything gets written.

It holds the state, commits changes (disk first, then memory, then whoever listens), takes
them back and does them again. Trouble with the disk comes back as a ``Problem``; it never
raises for it, and what was refused has not happened.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import msgspec

from netui.clock import Clock
from netui.committing import Doing, Held, Pending, Swapping
from netui.core.changes import Change
from netui.core.model import Record, Table
from netui.data.backing import Backing, not_now
from netui.data.disk import Disk
from netui.data.file import DataFile
from netui.data.history import History
from netui.data.idle import IDLE, IdleFold
from netui.data.lock import Refused
from netui.data.reading import state_of
from netui.data.scratch import Scratch
from netui.data.snapshot import CHANGES
from netui.errors import DataProblem, Problem

Listener = Callable[[Change], None]


class HistoryEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One step as it is shown: ``seq`` names it, ``undone`` means that redo can bring it."""

    seq: int
    label: str
    at: dt.datetime
    contact: int | None = None
    undone: bool = False


class Store:
    """Everything on file, and the only hand that writes to it.

    While it is not ``writable``, ``state`` is as it was when the file was read, and
    ``refusal`` says why.
    """

    def __init__(self, file: Backing, clock: Clock, background: IdleFold | None = None) -> None:
        """Hold an open ``file``; without a ``background`` a fold holds up who commits."""
        self._file = file
        self._clock = clock
        self._background = background
        self.refusal: Problem | None = None
        self._listeners: list[Listener] = []
        self._take_over()

    def _take_over(self) -> None:
        """Hold what the file holds now."""
        file = self._file
        self.state = state_of(file.tables, file.highest)
        self._history = History(file.tables[CHANGES])
        self._held = Held(file, self.state, self._history, self._clock, self._publish)

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What the person should be told about the opening, and since."""
        return self._file.notices

    @property
    def writable(self) -> bool:
        """Whether changes can be saved; not while another netui has the file."""
        return not self._file.read_only

    @property
    def holder(self) -> str:
        """Who has the file open for writing; nobody is empty."""
        return self._file.holder

    def try_to_write(self) -> bool:
        """Become the one who writes, if nobody else is, with all that happened meanwhile."""
        if not self.writable:
            if self._file.try_to_write(self._clock().at.astimezone()) is not None:
                return False
            self._take_over()
        return True

    def commit(self, change: Change) -> Problem | None:
        """Write a change, apply it and publish it; a change that writes nothing is none.

        A change that is no step may write drafts alone: undo keeps their newer words, and of
        nothing else would it know that it was written again.
        """
        return self.start(change).at_once() if change else None

    def start(self, change: Change) -> Pending:
        """Begin to commit a change of very many records, to be gone on with in slices."""
        return self._begin(Doing(self._held, change))

    def start_step(self, *, undo: bool) -> Pending:
        """Begin to take the last step back, or to do it again, likewise."""
        return self._begin(Swapping(self._held, undo=undo))

    def _begin(self, pending: Pending) -> Pending:
        change = pending.change
        pending.problem = self._busy()
        if not change.step and any(table is not Table.DRAFTS for table, _ in change.edits):
            pending.problem = Problem(
                f"{change.label} is no step of the history, yet writes more than drafts",
                todo="Nothing was saved. This is a fault in netui.",
            )
        return pending

    def step_size(self, *, undo: bool) -> int:
        """Return how many bytes the step has that undo, or else redo, takes."""
        return self._history.size_of_next(undo=undo)

    def undo(self) -> Change | Problem:
        """Take the last step back and return what that changed."""
        pending = self.start_step(undo=True)
        return pending.at_once() or pending.change

    def redo(self) -> Change | Problem:
        """Do again the step that was taken back last and return what that changed."""
        pending = self.start_step(undo=False)
        return pending.at_once() or pending.change

    def history(self) -> tuple[HistoryEntry, ...]:
        """Return the steps on file, newest first."""
        return tuple(
            HistoryEntry(
                seq=number,
                label=step.label,
                at=step.at,
                contact=step.contact,
                undone=step.undone,
            )
            for number, step in self._history.steps()
        )

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with every committed change; the answer ends that."""
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    def subscribe_to_trouble(self, listener: Callable[[Problem], object]) -> None:
        """Call ``listener`` with what goes wrong behind the scenes, from another thread."""
        if self._background is not None:
            self._background.tell = listener

    def forget(self, contact: int, elsewhere: Iterable[Path] = ()) -> Problem | None:
        """Erase a contact from every file of netui's; nothing brings them back.

        Nobody is told: whoever shows the state has to look at it anew.
        """
        if not isinstance(self._file, DataFile):
            return Problem("There is no data file to forget anybody in")
        from netui.data.forgetting import forget  # noqa: PLC0415 - hardly anybody is forgotten

        self._held.settle()
        problem = forget(self._file, contact, elsewhere)
        self._take_over()
        return problem

    def backup(self, to: Path | None = None) -> Path | Problem:
        """Write everything as it stands as one file: among the backups, or to a path."""
        return self._file.backup(to)

    def close(self) -> Problem | None:
        """Fold the journal into the data file and let go of it.

        A problem here loses nothing: the journal still holds every change.
        """
        self._held.settle()
        if self._background is not None:
            self._background.end()
        problem = self._file.close()
        return None if problem is None else none_lost(problem)

    def _busy(self) -> Problem | None:
        """Return why nothing can be saved, while that is so."""
        return None if self.writable else not_now(self.holder, self.refusal)

    def _publish(self, change: Change) -> None:
        """Tell everybody who listens, then see to the fold.

        One that fails loses nothing: it is tried again after the next change, when the journal
        has grown by as much, and at closing.
        """
        for listener in tuple(self._listeners):
            listener(change)
        if self._background is not None:
            self._background.changed(due=self._file.fold_due)
        elif self._file.fold_due:
            self._file.fold()


def open_store(
    path: Path,
    clock: Clock,
    *,
    read_only: bool = False,
    disk: Disk | None = None,
    idle: float | None = IDLE,
) -> Store | Problem:
    """Open the data file and return a store over it, or say why not.

    ``read_only`` reads beside a running app: no lock is taken and nothing is ever written.
    The journal is folded in a thread ``idle`` seconds after the last change.
    """
    file = DataFile.open(path, clock().at.astimezone(), disk=disk, read_only=read_only)
    if isinstance(file, DataProblem):
        return file
    behind = None if idle is None else IdleFold(partial(fold_behind, file), idle)
    return Store(file, clock, behind)


def fold_behind(file: DataFile) -> Problem | None:
    """Fold, and return what the person should know of it: what failed, or what was found."""
    known = len(file.notices)
    problem = file.rest()
    if problem is None:
        return next(iter(file.notices[known:]), None)
    return none_lost(problem)


def none_lost(problem: Problem) -> Problem:
    """Return the problem of a fold with the word that no change is in danger."""
    safe = f"Nothing is lost: the journal holds every change. {problem.todo}"
    return msgspec.structs.replace(problem, todo=safe)


def open_beside(path: Path, clock: Clock, *, disk: Disk | None = None) -> Store | Problem:
    """Open the data file, for reading alone while it cannot be locked.

    That is while another netui writes to it, or where its disk can only be read or has no
    locks. ``Store.try_to_write`` turns it writable once the lock is given.
    """
    opened = open_store(path, clock, disk=disk)
    if not isinstance(opened, Refused):
        return opened
    reading = open_store(path, clock, read_only=True, disk=disk)
    if isinstance(reading, Store):
        reading.refusal = opened
    return reading


def open_memory(clock: Clock, records: Iterable[Record] = ()) -> Store:
    """Return a store without a file, holding ``records`` under their own ids."""
    return Store(Scratch(records), clock)
