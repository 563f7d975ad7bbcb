"""The backups beside a data file: rotating by hour, day and week, numbered by change.

A backup is the outgoing snapshot under a second name, which costs nothing. Which ones stay is
counted in hours, days and weeks that have one, so a clock set back removes nothing.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

import msgspec

from netui.data.disk import Disk, Stamp, put, write_file

FOLDER: Final = "backups"

KEEP: Final[tuple[tuple[str, int], ...]] = (
    ("%Y-%m-%d %H", 24),
    ("%Y-%m-%d", 14),
    ("%G-%V", 12),
)
"""Spans of time, each with how many that have a backup keep their newest."""

NEWEST: Final = 3
"""The newest backups, kept whatever they weigh."""

ROOM: Final = 512 * 1024 * 1024
"""Bytes that the backups may take beyond those."""

THEIRS: Final = "-theirs"
"""Marks a data file that somebody else wrote while netui had it open."""


class Backup(msgspec.Struct, frozen=True, kw_only=True):
    """One backup: where it is, the last change in it, and what the disk says of it."""

    path: Path
    seq: int
    stamp: Stamp
    theirs: bool = False

    @property
    def at(self) -> dt.datetime:
        """When it was written, in UTC; 1970 for a date that no calendar has."""
        try:
            return dt.datetime.fromtimestamp(self.stamp.changed / 1e9, dt.UTC)
        except (OverflowError, ValueError, OSError):
            return dt.datetime.fromtimestamp(0, dt.UTC)


class Shelf:
    """The backups of one data file."""

    def __init__(self, disk: Disk, path: Path) -> None:
        """Stand before the backups of ``path``; nothing is read or made yet."""
        self.folder = path.parent / FOLDER
        self._disk, self._path = disk, path
        self._name = re.compile(
            rf"{re.escape(path.stem)}-(\d+)({THEIRS}(?:-\d+)?)?{re.escape(path.suffix)}"
        )

    def backups(self) -> list[Backup]:
        """Return the backups, newest first."""
        found = []
        for name in self._disk.names(self.folder):
            match = self._name.fullmatch(name)
            stamp = self._stamp(name) if match else None
            if match and stamp and stamp.regular:
                found.append(
                    Backup(
                        path=self.folder / name,
                        seq=int(match[1]),
                        stamp=stamp,
                        theirs=bool(match[2]),
                    )
                )
        return sorted(found, key=lambda b: (b.seq, b.stamp.changed), reverse=True)

    def _stamp(self, name: str) -> Stamp | None:
        """Return the stamp of a name in the folder; a link that leads nowhere has none."""
        try:
            return self._disk.stamp(self.folder / name)
        except OSError:
            return None

    def keep_outgoing(self, seq: int, stamp: Stamp, *, always: bool = False) -> None:
        """Keep the snapshot that is about to be replaced, if its hour has none yet.

        A backup that cannot be made stops nobody from saving.
        """
        with contextlib.suppress(OSError):
            own = [found for found in self.backups() if not found.theirs]
            outgoing = Backup(path=self._path, seq=seq, stamp=stamp)
            hour = KEEP[0][0]
            same = any(b.seq == seq for b in own)
            if same or (not always and any(span(b, hour) == span(outgoing, hour) for b in own)):
                return
            self._link(self._place(seq))
            self.prune()

    def keep_theirs(self, seq: int) -> Path:
        """Keep what somebody else wrote; ``OSError`` where that cannot be done."""
        taken = set(self._disk.names(self.folder))
        ending, number = THEIRS, 1
        while self._place(seq, ending).name in taken:
            number += 1
            ending = f"{THEIRS}-{number}"
        self._link(self._place(seq, ending))
        return self._place(seq, ending)

    def write(self, seq: int, pieces: Callable[[], Iterable[bytes]]) -> Path:
        """Write a backup of its own, unless the same change has one already."""
        where = self._place(seq)
        if where.name not in self._disk.names(self.folder):
            self._disk.make_folder(self.folder)
            put(self._disk, where, pieces())
            with contextlib.suppress(OSError):
                self.prune()
        return where

    def prune(self) -> None:
        """Remove the backups that no span of time keeps, and the oldest beyond the room."""
        found = self.backups()
        wanted = kept(found)
        for backup in found:
            if backup not in wanted:
                self._disk.remove(backup.path)

    def _place(self, seq: int, ending: str = "") -> Path:
        return self.folder / f"{self._path.stem}-{seq:09d}{ending}{self._path.suffix}"

    def _link(self, where: Path) -> None:
        """Give the data file a second name that outlives a power cut."""
        self._disk.make_folder(self.folder)
        try:
            self._disk.link(self._path, where)
        except FileExistsError:
            raise
        except OSError:
            # A disk without hard links gets a copy.
            write_file(self._disk, where, (self._disk.read(self._path) or b"",))
        with contextlib.suppress(OSError):
            # What another program wrote may be open to others.
            self._disk.make_private(where)
        self._disk.sync_folder(self.folder)


def span(backup: Backup, form: str) -> str:
    """Return the hour, day or week a backup is of."""
    return f"{backup.at:{form}}"


def kept(backups: Sequence[Backup]) -> list[Backup]:
    """Return which of ``backups``, newest first, stay: what somebody else wrote stays."""
    own = [backup for backup in backups if not backup.theirs]
    stay = set(range(min(NEWEST, len(own))))
    for form, count in KEEP:
        newest = {span(backup, form): place for place, backup in reversed(list(enumerate(own)))}
        stay |= set(sorted(newest.values())[:count])
    room = ROOM
    wanted = [backup for backup in backups if backup.theirs]
    for place in sorted(stay):
        room -= own[place].stamp.size
        if room >= 0 or place < NEWEST:
            wanted.append(own[place])
    return wanted
