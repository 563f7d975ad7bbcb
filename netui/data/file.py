"""The data file on disk: open, commit, fold, close.

It never overwrites in place, never opens a damaged file as an empty one, and returns from a
commit only when the change is on the medium. Trouble comes back as a ``DataProblem``. One
thread commits; a fold may run in another.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from netui.data import journal, lock
from netui.data.appending import Appender
from netui.data.disk import Disk, beside
from netui.data.documents import Document, Lines, Ops, Plain, lines_of
from netui.data.folding import SnapshotFile, Standing, facts
from netui.data.loading import Loaded, load
from netui.data.rows import Tables, apply, highest_in, rows_of, thaw
from netui.data.trouble import trouble
from netui.errors import DataProblem, Problem

FOLD_AT: Final = 1024 * 1024
"""Bytes of journal from which a fold is due."""


class DataFile:
    """One open data file: its documents in memory, a snapshot and a journal on disk.

    ``tables`` are live: read them, never write to them. ``notices`` is what the person should
    be told.
    """

    def __init__(
        self, path: Path, disk: Disk, loaded: Loaded, *, held: int | None, read_only: bool
    ) -> None:
        """Take over what was loaded and the lock that is held."""
        self.path = path
        self.read_only = read_only
        self.disk = disk
        self._lock = held
        self._closed = False
        # What commits and what a fold does at its end exclude each other, and so do folds.
        self._guard, self._folding = threading.Lock(), threading.Lock()
        self._take_over(loaded)

    def _take_over(self, loaded: Loaded) -> None:
        self.tables: Tables = loaded.tables
        self.notices: tuple[Problem, ...] = loaded.notices
        self.seq = loaded.seq
        self._meta: Document = loaded.meta
        self._highest = dict(loaded.highest)
        where = beside(self.path, "-journal")
        self._journal = Appender(self.disk, where, loaded.journal_size, sick=loaded.damaged)
        self._fold_at = FOLD_AT
        # A journal needs a snapshot that carries the id its checksums are seeded with.
        # One of an older layout is written anew first: no line of ours goes behind it.
        self._anchored = loaded.anchored and not loaded.migrated
        self._snapshot = SnapshotFile(self.disk, self.path, loaded)

    @classmethod
    def open(
        cls, path: Path, now: dt.datetime, *, disk: Disk | None = None, read_only: bool = False
    ) -> DataFile | DataProblem:
        """Open the file, or say why not; a missing one is empty and made at the first commit.

        ``read_only`` takes no lock and writes nothing at all.
        """
        disk = disk or Disk()
        path = Path(os.path.realpath(path))
        held = None if read_only else lock.hold(disk, path, now)
        if isinstance(held, DataProblem):
            return held
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
        return self._journal.size >= self._fold_at

    def commit(self, ops: Ops, label: str, at: str) -> DataProblem | None:
        """Write one change of documents."""
        return self.write(lines_of(ops), label, at)

    def write(self, lines: Lines, label: str, at: str) -> DataProblem | None:
        """Write one change: one line, one sync; on trouble nothing has happened."""
        if self.read_only:
            return read_only_problem(self.path)
        self._journal.see_whether_it_is_there()
        if self._journal.sick or not self._anchored:
            problem = self.fold()
            if problem is not None:
                return problem
        line = journal.write(self.seq + 1, at, label, lines, str(self._meta["file"]))
        with self._guard:
            problem = self._journal.append(line)
            if problem is None:
                self.seq += 1
                apply(self.tables, lines)
                self._highest |= highest_in(lines, self._highest)
            elif self._journal.sick:
                # Its number is given up: the next snapshot carries it, and a replay would
                # skip the line.
                self.seq += 1
        return problem

    def fold(self, *, keep: bool = True) -> DataProblem | None:
        """Write a new snapshot and empty the journal; on trouble the old ones still hold.

        The order is what everything rests on: new file, sync, rename, sync of the folder, and
        only then the journal. A commit may come between: its line then stays, and every line
        up to the snapshot's number is skipped at the next opening.
        """
        with self._still() as standing:
            try:
                notice = self._snapshot.replace(standing, keep=keep)
            except OSError as error:
                return self._put_off("The data file could not be written", self.path, error)
            self.notices += (notice,) if notice else ()
            with self._guard:
                self._anchored = True
                self._fold_at = FOLD_AT + self._journal.size
                if self.seq != standing.seq:
                    return None
                try:
                    self._journal.empty()
                except OSError as error:
                    what = "The journal could not be emptied"
                    return self._put_off(what, self._journal.path, error)
                self._fold_at = FOLD_AT
        return None

    def rest(self, *, more: bool = True) -> DataProblem | None:
        """Fold what the snapshot may lack; if there is more to come, make room for it."""
        if self.read_only:
            return None
        problem = self.fold() if self._journal.size or self._journal.sick else None
        if more and problem is None:
            with self._guard:
                self._journal.make_room()
        return problem

    def _put_off(self, what: str, where: Path, error: OSError) -> DataProblem:
        """Let the journal grow by as much again before the next fold is due."""
        self._fold_at = self._journal.size + FOLD_AT
        return trouble(what, where, error)

    @contextlib.contextmanager
    def _still(self) -> Iterator[Standing]:
        """Hold all as it stands while others commit; one fold or backup at a time."""
        with self._folding:
            tables = dict(self.tables)
            with self._guard:
                self._meta = facts(self._meta, self.seq, self._highest)
                lines = {name: rows.freeze() for name, rows in tables.items()}
                standing = Standing(self.seq, lines, dict(self._meta))
            try:
                yield standing
            finally:
                with self._guard:
                    thaw(tables)

    def backup(self, to: Path | None = None) -> Path | DataProblem:
        """Write everything as it stands as one file, among the backups or to ``to``."""
        with self._still() as standing:
            return self._snapshot.backup(standing, to)

    def replace(self, tables: Plain) -> DataProblem | None:
        """Put other tables in the place of all there are, without undo, journal or backup."""
        if self.read_only:
            return read_only_problem(self.path)
        before, self.tables = self.tables, rows_of(tables)
        there = self._snapshot.stamp
        self._journal.sick = True
        problem = self.fold(keep=False)
        if problem is not None and self._snapshot.stamp == there:
            self.tables = before
        return problem

    def try_to_write(self, now: dt.datetime) -> DataProblem | None:
        """Take the lock of a file that was opened for reading, and catch up with it."""
        if self._closed:
            return read_only_problem(self.path)
        held = lock.hold(self.disk, self.path, now)
        if isinstance(held, DataProblem):
            return held
        loaded = load(self.disk, self.path, now, read_only=False)
        if isinstance(loaded, DataProblem):
            self.disk.close(held)
            return loaded
        self._lock, self.read_only = held, False
        self._take_over(loaded)
        return None

    @property
    def file_id(self) -> str:
        """What seeds the journal's checksums; empty before the first change."""
        return str(self._meta.get("file", ""))

    @property
    def holder(self) -> str:
        """Who writes to the file now; nobody is empty."""
        return lock.holder(self.disk, beside(self.path, "-lock"))

    def close(self) -> DataProblem | None:
        """Fold what the journal holds and free the lock; what was committed is safe anyway."""
        problem = self.rest(more=False)
        # All of it is synced: a close that complains has nothing left to lose.
        with contextlib.suppress(OSError):
            self._journal.close()
        held, self._lock = self._lock, None
        if held is not None:
            with contextlib.suppress(OSError):
                self.disk.close(held)
        self.read_only = self._closed = True
        return problem


def read_only_problem(path: Path) -> DataProblem:
    """Return the refusal of a write to a file that is open for reading, or closed."""
    return DataProblem("The data file is not open for writing", str(path), "Nothing was saved.")
