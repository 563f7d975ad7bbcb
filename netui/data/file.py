"""The data file on disk: open, commit, fold, close.

It never overwrites in place, never opens a damaged file as an empty one, and returns from a
commit only when the change is on the medium. Trouble comes back as a ``DataProblem``.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from pathlib import Path
from typing import Final

from netui import __version__
from netui.data import journal, lock, snapshot
from netui.data.disk import Disk, write_all, write_file
from netui.data.documents import Document, Ops, Tables, apply
from netui.data.loading import Loaded, beside, load
from netui.data.trouble import trouble
from netui.errors import DataProblem, Problem

FOLD_AT: Final = 1024 * 1024
"""Bytes of journal from which a fold is due."""


class DataFile:
    """One open data file: its documents in memory, a snapshot and a journal on disk.

    ``tables`` are live: read them, never write to them. ``notices`` is what the person should
    be told about the opening.
    """

    def __init__(
        self, path: Path, disk: Disk, loaded: Loaded, *, held: int | None, read_only: bool
    ) -> None:
        """Take over what was loaded and the lock that is held."""
        self.path = path
        self.tables: Tables = loaded.tables
        self.notices: tuple[Problem, ...] = loaded.notices
        self.seq = loaded.seq
        self.read_only = read_only
        self._disk = disk
        self._lock = held
        self._meta: Document = loaded.meta
        self._highest = dict(loaded.highest)
        self._journal: int | None = None
        self._size = loaded.journal_size
        self._fold_at = FOLD_AT
        # Either asks for a fold before the next line: a journal that cannot be trusted, or
        # no snapshot yet that carries the id its checksums are seeded with.
        self._sick, self._anchored = loaded.damaged, loaded.anchored

    @classmethod
    def open(
        cls, path: Path, now: dt.datetime, *, disk: Disk | None = None, read_only: bool = False
    ) -> DataFile | DataProblem:
        """Open the file, or say why not; a missing one is empty and made at the first commit.

        ``read_only`` takes no lock and writes nothing at all.
        """
        disk = disk or Disk()
        path = Path(os.path.realpath(path))
        held = None
        if not read_only:
            try:
                disk.make_folder(path.parent)
            except OSError as error:
                return trouble("The data folder could not be made", path.parent, error)
            taken = lock.take(disk, beside(path, "-lock"), now)
            if isinstance(taken, DataProblem):
                return taken
            held = taken
        loaded = load(disk, path, now, read_only=read_only)
        if isinstance(loaded, DataProblem):
            if held is not None:
                disk.close(held)
            return loaded
        return cls(path, disk, loaded, held=held, read_only=read_only)

    @property
    def highest(self) -> dict[str, int]:
        """The highest id ever used in each table."""
        return self._highest

    @property
    def fold_due(self) -> bool:
        """Whether the journal has grown enough for a fold."""
        return self._size >= self._fold_at

    def commit(self, ops: Ops, label: str, at: str) -> DataProblem | None:
        """Write one change: one line, one sync; on trouble nothing has happened."""
        if self.read_only:
            return read_only_problem(self.path)
        if self._sick or not self._anchored:
            problem = self.fold()
            if problem is not None:
                return problem
        file = str(self._meta["file"])
        problem = self._append(journal.write(self.seq + 1, at, label, ops, file))
        if problem is not None:
            return problem
        self.seq += 1
        self._remember(ops)
        return None

    def _append(self, line: bytes) -> DataProblem | None:
        """Put a line on the medium, or take back what came of it."""
        written = False
        try:
            handle = self._open_journal()
            write_all(self._disk, handle, line)
            written = True
            self._disk.fsync(handle)
        except OSError as error:
            self._take_back(synced=not written)
            return trouble("The change was not saved", beside(self.path, "-journal"), error)
        self._size += len(line)
        return None

    def _open_journal(self) -> int:
        """Return the journal's handle; a new journal has its name on the medium first."""
        if self._journal is None:
            where = beside(self.path, "-journal")
            handle = self._disk.open(where, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
            try:
                # A torn tail from the last session goes before anything follows it.
                self._disk.truncate(handle, self._size)
                self._disk.sync_folder(self.path.parent)
            except OSError:
                self._disk.close(handle)
                raise
            self._journal = handle
        return self._journal

    def _take_back(self, *, synced: bool) -> None:
        """Cut off a line that failed; where that is uncertain, the journal is sick.

        After a failed sync the kernel may count the line as written, so its number is given
        up: the next snapshot carries it, and a replay would skip the line.
        """
        if self._journal is None:
            return
        try:
            self._disk.truncate(self._journal, self._size)
        except OSError:
            synced = False
        if not synced:
            self._sick = True
            self.seq += 1

    def _remember(self, ops: Ops) -> None:
        apply(self.tables, ops)
        for name, documents in ops.items():
            top = max(map(int, documents), default=0)
            self._highest[name] = max(self._highest.get(name, 0), top)

    def fold(self) -> DataProblem | None:
        """Write a new snapshot and empty the journal; on trouble the old ones still hold.

        The order is what everything rests on: new file, sync, rename, sync of the folder, and
        only then the journal.
        """
        where = beside(self.path, "-journal")
        try:
            self._write_snapshot()
        except OSError as error:
            return self._put_off("The data file could not be written", self.path, error)
        self._anchored = True
        try:
            if self._sick:
                self._drop_journal(where)
            elif self._size:
                self._disk.truncate(self._open_journal(), 0)
        except OSError as error:
            return self._put_off("The journal could not be emptied", where, error)
        self._sick = False
        self._size, self._fold_at = 0, FOLD_AT
        return None

    def _put_off(self, what: str, where: Path, error: OSError) -> DataProblem:
        """Let the journal grow by as much again before the next fold is due."""
        self._fold_at = self._size + FOLD_AT
        return trouble(what, where, error)

    def _drop_journal(self, where: Path) -> None:
        """Take a journal that cannot be trusted away; the next line begins a new one."""
        handle, self._journal = self._journal, None
        if handle is not None:
            self._disk.close(handle)
        self._disk.remove(where)

    def _write_snapshot(self) -> None:
        """Put the new snapshot in the place of the old one, on the medium."""
        self._meta |= {
            "schema": snapshot.SCHEMA,
            "seq": self.seq,
            "file": self._meta.get("file") or os.urandom(8).hex(),
            "highest": dict(self._highest),
            "app": __version__,
        }
        beginning = beside(self.path, "-tmp")
        try:
            write_file(self._disk, beginning, snapshot.pieces(self.tables, self._meta))
            # The place for a backup: the outgoing snapshot is still under its name here.
            self._disk.rename(beginning, self.path)
        except OSError:
            # Half a snapshot would only hold space that a full disk is short of.
            with contextlib.suppress(OSError):
                self._disk.remove(beginning)
            raise
        self._disk.sync_folder(self.path.parent)

    def close(self) -> DataProblem | None:
        """Fold what the journal holds and free the lock; what was committed is safe anyway."""
        unfolded = not self.read_only and (self._size or self._sick)
        problem = self.fold() if unfolded else None
        for handle in (self._journal, self._lock):
            if handle is not None:
                # All of it is synced: a close that complains has nothing left to lose.
                with contextlib.suppress(OSError):
                    self._disk.close(handle)
        self._journal = self._lock = None
        self.read_only = True
        return problem


def read_only_problem(path: Path) -> DataProblem:
    """Return the refusal of a write to a file that is open for reading, or closed."""
    return DataProblem("The data file is not open for writing", str(path), "Nothing was saved.")
