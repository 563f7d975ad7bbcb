"""The open journal: appends one line and syncs it, or takes back what came of it.

It knows nothing of what a line means. A journal that cannot be trusted is *sick* and takes no
line before it was replaced.
"""

from __future__ import annotations

import os
from pathlib import Path

from netui.data.disk import Disk, write_all
from netui.data.trouble import trouble
from netui.errors import DataProblem


class Appender:
    """The journal on disk; ``size`` is up to where it is good."""

    def __init__(self, disk: Disk, path: Path, size: int, *, sick: bool) -> None:
        """Stand before the journal at ``path``, which is opened with the first line."""
        self.path = path
        self.size = size
        self.sick = sick
        self._disk = disk
        self._handle: int | None = None

    def append(self, line: bytes) -> DataProblem | None:
        """Put a line on the medium, or take back what came of it."""
        written = False
        try:
            handle = self._open()
            write_all(self._disk, handle, line)
            written = True
            self._disk.fsync(handle)
        except OSError as error:
            self._take_back(synced=not written)
            return trouble("The change was not saved", self.path, error)
        self.size += len(line)
        return None

    def _open(self) -> int:
        """Return the journal's handle; a new journal has its name on the medium first."""
        if self._handle is None:
            handle = self._disk.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
            try:
                # A torn tail from the last session goes before anything follows it.
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
        except OSError:
            synced = False
        self.sick = not synced

    def empty(self) -> None:
        """Take every line away: a snapshot on the medium holds them all."""
        if self.sick:
            # The file itself goes; the next line begins a new one.
            self.close()
            self._disk.remove(self.path)
            self.sick = False
        elif self.size:
            self._disk.truncate(self._open(), 0)
        self.size = 0

    def close(self) -> None:
        """Close the journal; what is in it is synced, so there is nothing to lose."""
        handle, self._handle = self._handle, None
        if handle is not None:
            self._disk.close(handle)
