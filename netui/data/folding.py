"""The snapshot on disk: how a new one takes the place of the old, and what is kept of that.

The new one is on the medium before it gets the name, and the name before anybody relies on it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from netui import __version__
from netui.data import snapshot
from netui.data.backups import Shelf
from netui.data.disk import Disk, beside, put, write_file
from netui.data.documents import Document, Lines
from netui.data.loading import Loaded
from netui.data.trouble import trouble
from netui.errors import DataProblem, Problem


class Standing(msgspec.Struct, frozen=True):
    """A data file as it stood when a fold began: what goes into the snapshot."""

    seq: int
    tables: Lines
    meta: Document

    @property
    def worth(self) -> int | None:
        """The number of a snapshot that holds anything; an empty one is no backup."""
        return snapshot.worth(self.tables, self.seq)


def facts(known: Document, seq: int, highest: Mapping[str, int]) -> Document:
    """Return what a snapshot says of itself: what is known, as of change ``seq``."""
    return known | {
        "schema": snapshot.SCHEMA,
        "seq": seq,
        "file": known.get("file") or os.urandom(8).hex(),
        "highest": dict(highest),
        "app": __version__,
    }


class SnapshotFile:
    """The data file's snapshot and the backups that come of it.

    ``stamp`` is how netui left the file; ``folded`` the number of what is in it, if anything.
    """

    def __init__(self, disk: Disk, path: Path, loaded: Loaded) -> None:
        """Stand before the snapshot at ``path``, as it was loaded."""
        self.stamp, self.folded = loaded.stamp, loaded.folded
        self._older = loaded.migrated
        self.shelf = Shelf(disk, path)
        self._disk, self._path = disk, path

    def replace(self, standing: Standing, *, keep: bool = True) -> Problem | None:
        """Put a new snapshot in the place of the old one, on the medium; may raise ``OSError``.

        The answer is what the person should know. Without ``keep`` no backup comes of it.
        """
        beginning = beside(self._path, "-tmp")
        notice = None
        try:
            write_file(self._disk, beginning, snapshot.pieces(standing.tables, standing.meta))
            ours = self._disk.stamp(beginning)
            if keep:
                notice = self._keep_outgoing(standing.seq)
            self._disk.rename(beginning, self._path)
        except OSError:
            # Half a snapshot would only hold space that a full disk is short of.
            with contextlib.suppress(OSError):
                self._disk.remove(beginning)
            raise
        self.stamp, self.folded = ours, standing.worth
        self._disk.sync_folder(self._path.parent)
        return notice

    def _keep_outgoing(self, seq: int) -> Problem | None:
        """Keep what is about to be replaced: ours by the hour, somebody else's always."""
        outgoing = self._disk.stamp(self._path)
        if outgoing is None:
            return None
        if outgoing.is_of(self.stamp):
            if self.folded is not None:
                self.shelf.keep_outgoing(self.folded, outgoing, always=self._older)
            self._older = False
            return None
        return Problem(
            "The data file was changed by another program while netui had it open",
            str(self.shelf.keep_theirs(seq)),
            "netui went on with what it knew and kept the other version there.",
        )

    def backup(self, standing: Standing, to: Path | None) -> Path | DataProblem:
        """Write what stands now as one file, among the backups or to ``to``."""

        def pieces() -> Iterator[bytes]:
            return snapshot.pieces(standing.tables, standing.meta)

        try:
            if to is None:
                return self.shelf.write(standing.seq, pieces)
            to = Path(os.path.realpath(to))
            in_the_way = self._in_the_way(to, standing)
            if in_the_way is not None:
                return in_the_way
            put(self._disk, to, pieces())
        except OSError as error:
            return trouble("The backup could not be written", to or self.shelf.folder, error)
        return to

    def _in_the_way(self, to: Path, standing: Standing) -> DataProblem | None:
        """Return why no backup goes to ``to``: it takes the place of an earlier one alone."""
        if to == self._path:
            return DataProblem("This is the data file itself", str(to), "Name another place.")
        there = self._disk.stamp(to)
        if there is None:
            return None
        if not there.regular:
            return DataProblem(
                "Something that is no file stands there", str(to), "Name a file."
            )
        found = snapshot.parse(self._disk.read(to) or b"", str(to))
        if isinstance(found, snapshot.Snapshot) and found.meta.file == standing.meta["file"]:
            return None
        return DataProblem(
            "Another file stands there that is no backup of this one",
            str(to),
            "Name another place, or move it away.",
        )
