"""The open journal: appends one line and syncs it, or takes back what came of it.

It knows nothing of what a line means. Behind the lines stand zeros, so that most of them are
written over what is there: a file that grows costs the file system a commit of its own with
every sync, and one that does not costs the data alone. A journal that cannot be trusted is
*sick* and takes no line before it was replaced.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Final

from netui.data.disk import Disk, write_all
from netui.data.trouble import trouble
from netui.errors import DataProblem

ROOM: Final = 64 * 1024
"""Bytes by which the file grows: the line that needs it brings the zeros with it."""


class Appender:
    """The journal on disk; ``size`` is up to where its lines go, zeros may follow."""

    def __init__(self, disk: Disk, path: Path, size: int, *, sick: bool) -> None:
        """Stand before the journal at ``path``, which is opened with the first line."""
        self.path = path
        self.size = size
        self.sick = sick
        self._disk = disk
        self._handle: int | None = None
        self._room = size

    def see_whether_it_is_there(self) -> None:
        """Be sick where the file was taken away: what goes into it would be gone at closing."""
        if self._handle is None:
            return
        with contextlib.suppress(OSError):
            self.sick = self.sick or self._disk.stamp(self.path) is None

    def append(self, line: bytes) -> DataProblem | None:
        """Put a line on the medium, or take back what came of it."""
        written = False
        try:
            handle = self._open()
            end = self.size + len(line)
            room = bytes(-end % ROOM) if end > self._room else b""
            write_all(self._disk, handle, line + room, self.size)
            written = True
            self._disk.fsync(handle)
        except OSError as error:
            self._take_back(synced=not written)
            return trouble("The change was not saved", self.path, error)
        self.size = end
        self._room = max(self._room, end + len(room))
        return None

    def _open(self) -> int:
        """Return the journal's handle; a new journal has its name on the medium first."""
        if self._handle is None:
            handle = self._disk.open(self.path, os.O_WRONLY | os.O_CREAT)
            try:
                # What the last session left behind its lines goes: zeros, or a torn line.
                self._disk.truncate(handle, self.size)
                self._disk.sync_folder(self.path.parent)
            except OSError:
                self._disk.close(handle)
                raise
            self._handle = handle
        return self._handle

    def _take_back(self, *, synced: bool) -> None:
        """Cut off a line that failed; where that is uncertain, the journal is sick.

        After a failed sync the kernel may count the line as written.
        """
        if self._handle is None:
            return
        try:
            self._disk.truncate(self._handle, self.size)
            self._room = self.size
        except OSError:
            synced = False
        self.sick = not synced

    def empty(self) -> None:
        """Take every line away, and the zeros: a snapshot on the medium holds them all."""
        if self.sick:
            # The file itself goes; the next line begins a new one.
            self.close()
            self._disk.remove(self.path)
            self.sick = False
        elif self.size:
            self._disk.truncate(self._open(), 0)
        self.size = self._room = 0

    def make_room(self) -> None:
        """Put zeros where the next lines go, so that the first costs no more than the others.

        It may fail as an append may, and nobody has to be told: nothing was to be saved.
        """
        if self.sick or self._room > self.size:
            return
        try:
            handle = self._open()
            write_all(self._disk, handle, bytes(ROOM), self.size)
            self._disk.fsync(handle)
            self._room = self.size + ROOM
        except OSError:
            self._take_back(synced=False)

    def close(self) -> None:
        """Close the journal without its zeros; every line is synced, nothing can be lost."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        try:
            if self._room > self.size and not self.sick:
                self._disk.truncate(handle, self.size)
        finally:
            self._room = self.size
            self._disk.close(handle)
