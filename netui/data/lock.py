"""The lock file: one netui at a time writes to a data file.

The file is never deleted (deleting it would let two processes lock two files of one name);
the kernel holds the lock, the text inside only says who.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import platform
from pathlib import Path

from netui.data.disk import Disk, beside, write_all
from netui.data.trouble import trouble
from netui.errors import DataProblem


class Refused(DataProblem, frozen=True):
    """The refusal of the lock: the file may be read, and written to as soon as it is given."""


class Busy(Refused, frozen=True):
    """The refusal of a file that another netui writes to."""


def hold(disk: Disk, path: Path, now: dt.datetime) -> int | DataProblem:
    """Make the folder of a data file and take its lock, or say why not."""
    try:
        disk.make_folder(path.parent)
    except OSError as error:
        return trouble("The data folder could not be made", path.parent, error)
    return take(disk, beside(path, "-lock"), now)


def take(disk: Disk, path: Path, since: dt.datetime) -> int | DataProblem:
    """Take the lock and return its handle, or say who has it; closing the handle frees it."""
    try:
        handle = disk.open(path, os.O_RDWR | os.O_CREAT)
    except OSError as error:
        return refused(path, error)
    try:
        taken = disk.lock(handle)
    except OSError as error:
        disk.close(handle)
        return refused(path, error)
    if not taken:
        disk.close(handle)
        return busy(disk, path)
    # Who holds it is a courtesy: a full disk must not keep anybody from opening the file.
    with contextlib.suppress(OSError):
        disk.truncate(handle, 0)
        holder = f"pid {os.getpid()} on {platform.node()} since {since:%H:%M}"
        write_all(disk, handle, holder.encode())
    return handle


def refused(path: Path, error: OSError) -> Refused:
    """Return why nothing can be written: without the lock nobody knows who else writes."""
    found = trouble("The data file cannot be locked", path, error)
    return Refused(found.what, found.where, found.todo)


def busy(disk: Disk, path: Path) -> Busy:
    """Return the problem that names the holder of the lock."""
    return Busy(
        f"The data file is in use by {written(disk, path) or 'another netui'}",
        str(path),
        "Close that one first.",
    )


def written(disk: Disk, path: Path) -> str:
    """Return who wrote in the lock file last, whether they still hold it or not."""
    try:
        return (disk.read(path) or b"").decode(errors="replace").strip()
    except OSError:
        return ""


def holder(disk: Disk, path: Path) -> str:
    """Return who holds the lock now; nobody, or nobody knows, is empty."""
    found = looked_at(disk, path)
    return found if isinstance(found, str) else ""


def looked_at(disk: Disk, path: Path) -> str | Refused:
    """Return who holds the lock now, nobody being empty, or why that cannot be told."""
    try:
        if disk.stamp(path) is None:
            return ""
        handle = disk.open(path, os.O_RDWR)
    except OSError as error:
        return refused(path, error)
    try:
        return "" if disk.lock(handle) else written(disk, path) or "another netui"
    except OSError as error:
        return refused(path, error)
    finally:
        disk.close(handle)
