"""The store: the one way anything gets written.

It holds the state, commits changes (disk first, then memory, then whoever listens), takes
them back and does them again. Trouble with the disk comes back as a ``Problem``; it never
raises for it, and what was refused has not happened.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

import msgspec

from netui.clock import Clock
from netui.core.changes import Change, Edit, Key
from netui.core.model import RECORD_TYPES, Record, Table
from netui.core.state import State
from netui.data.codec import decode, encode
from netui.data.disk import Disk
from netui.data.documents import Document, Ops, Tables
from netui.data.file import DataFile
from netui.data.history import History, Sides, Step, draft_sums, plain, swap
from netui.data.idle import IDLE, IdleFold
from netui.data.records import Records
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


class Backing(Protocol):
    """What the store asks of a data file."""

    tables: Tables
    notices: tuple[Problem, ...]
    seq: int

    @property
    def highest(self) -> dict[str, int]:
        """The highest id ever used in each table."""

    @property
    def fold_due(self) -> bool:
        """Whether the journal has grown enough for a fold."""

    def commit(self, ops: Ops, label: str, at: str, /) -> DataProblem | None:
        """Write one change durably, or not at all."""

    def fold(self) -> DataProblem | None:
        """Write a new snapshot and empty the journal."""

    def backup(self, to: Path | None = None) -> Path | DataProblem:
        """Write everything as one file."""

    def close(self) -> DataProblem | None:
        """Fold and let go of the file."""


class Store:
    """Everything on file, and the only hand that writes to it.

    ``notices`` is what the person should be told about the opening.
    """

    def __init__(self, file: Backing, clock: Clock, background: IdleFold | None = None) -> None:
        """Hold an open ``file``; without a ``background`` a fold holds up who commits."""
        tables = {table: Records(table, file.tables[table]) for table in Table}
        highest = {table: file.highest.get(table, 0) for table in Table}
        self.state = State(tables, highest)
        self.notices = file.notices
        self._file = file
        self._clock = clock
        self._background = background
        self._history = History(file.tables[CHANGES])
        self._listeners: list[Listener] = []

    def commit(self, change: Change) -> Problem | None:
        """Write a change, apply it and publish it; a change that writes nothing is none.

        A change that is no step may write drafts alone: undo keeps their newer words, and of
        nothing else would it know that it was written again.
        """
        if not change:
            return None
        if not change.step and any(table is not Table.DRAFTS for table, _ in change.edits):
            return Problem(
                f"{change.label} is no step of the history, yet writes more than drafts",
                todo="Nothing was saved. This is a fault in netui.",
            )
        problem = self._stale(change)
        if problem is not None:
            return problem
        after = documents(change)
        if not change.step:
            problem = self._write(after, change)
            if problem is None:
                self._publish(change)
            return problem
        number = self._file.seq + 1
        step = Step(
            label=change.label,
            at=self._clock().at,
            contact=change.contact,
            records=self._before(change),
            texts=draft_sums(after),
        )
        problem = self._write({**after, CHANGES: self._history.add(number, step)}, change)
        if problem is None:
            self._history.added(number)
            self._publish(change)
        return problem

    def undo(self) -> Change | Problem:
        """Take the last step back and return what that changed."""
        return self._swap(undo=True)

    def redo(self) -> Change | Problem:
        """Do again the step that was taken back last and return what that changed."""
        return self._swap(undo=False)

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

    def backup(self, to: Path | None = None) -> Path | Problem:
        """Write everything as it stands as one file: among the backups, or to a path."""
        return self._file.backup(to)

    def close(self) -> Problem | None:
        """Fold the journal into the data file and let go of it.

        A problem here loses nothing: the journal still holds every change.
        """
        if self._background is not None:
            self._background.end()
        return self._file.close()

    def _stale(self, change: Change) -> Problem | None:
        """Return a problem where a record is not what the change took it to be."""
        for (table, record_id), edit in change.edits.items():
            if self._record(table, record_id) != edit.before:
                return Problem(
                    f"{change.label} was not saved: a record it writes has changed meanwhile",
                    f"{table} {record_id}",
                    "Look at it as it is now and do it again.",
                )
        return None

    def _record(self, table: Table, record_id: int) -> Record | None:
        return self.state.table(RECORD_TYPES[table]).get(record_id)

    def _before(self, change: Change) -> Sides:
        """Return the documents on file that a change is about to replace."""
        sides: Sides = {}
        for table, record_id in change.edits:
            document = self._file.tables[table].get(str(record_id))
            sides.setdefault(table.value, {})[str(record_id)] = document
        return sides

    def _write(self, ops: Ops, change: Change, prefix: str = "") -> Problem | None:
        """Make a change durable, then visible."""
        at = self._clock().at.isoformat()
        problem = self._file.commit(ops, prefix + change.label, at)
        if problem is not None:
            return problem
        self.state.apply(change)
        return None

    def _publish(self, change: Change) -> None:
        """Tell everybody who listens, then see to the fold.

        One that fails loses nothing: it is tried again when the journal has grown by as much,
        and at closing, which tells.
        """
        for listener in tuple(self._listeners):
            listener(change)
        if self._background is not None:
            self._background.changed(due=self._file.fold_due)
        elif self._file.fold_due:
            self._file.fold()

    def _swap(self, *, undo: bool) -> Change | Problem:
        number = self._history.next(undo=undo)
        if number is None:
            return Problem(f"There is nothing to {'undo' if undo else 'redo'}")
        step = self._history.step(number)
        if step is None:
            return DataProblem(
                "This step of the history cannot be read", f"changes {number}", "Left as it is."
            )
        swapped = swap(self._file.tables, number, step)
        change = Change(step.label, self._edits(swapped.records), contact=step.contact)
        ops: Ops = {**swapped.records, CHANGES: {swapped.key: plain(swapped.step)}}
        problem = self._write(ops, change, "Undo: " if undo else "Redo: ")
        if problem is not None:
            return problem
        self._history.swapped(undo=undo)
        self._publish(change)
        return change

    def _edits(self, sides: Sides) -> dict[Key, Edit]:
        """Return documents to be put in place as edits of records."""
        edits: dict[Key, Edit] = {}
        for table in (table for table in Table if table in sides):
            for key, document in sides[table].items():
                before = self._record(table, int(key))
                after = None if document is None else decode(table, int(key), document)
                edits[table, int(key)] = Edit(before, after)
        return edits


def documents(change: Change) -> dict[str, dict[str, Document | None]]:
    """Return what a change puts on file, as documents by table and id."""
    found: dict[str, dict[str, Document | None]] = {}
    for (table, record_id), edit in change.edits.items():
        after = None if edit.after is None else encode(edit.after)
        found.setdefault(table.value, {})[str(record_id)] = after
    return found


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
    return Store(file, clock, None if idle is None else IdleFold(file.fold_rest, idle))


def open_memory(clock: Clock, records: Iterable[Record] = ()) -> Store:
    """Return a store without a file, holding ``records`` under their own ids."""
    return Store(Scratch(records), clock)
