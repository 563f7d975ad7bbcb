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

from netui.data.disk import Disk, write_all
from netui.data.trouble import trouble
from netui.errors import DataProblem


def take(disk: Disk, path: Path, since: dt.datetime) -> int | DataProblem:
    """Take the lock and return its handle, or say who has it; closing the handle frees it."""
    try:
        handle = disk.open(path, os.O_RDWR | os.O_CREAT)
    except OSError as error:
        return trouble("The lock could not be taken", path, error)
    try:
        taken = disk.lock(handle)
    except OSError as error:
        disk.close(handle)
        return trouble("The lock could not be taken", path, error)
    if not taken:
        disk.close(handle)
        return busy(disk, path)
    # Who holds it is a courtesy: a full disk must not keep anybody from opening the file.
    with contextlib.suppress(OSError):
        disk.truncate(handle, 0)
        holder = f"pid {os.getpid()} on {platform.node()} since {since:%H:%M}"
        write_all(disk, handle, holder.encode())
    return handle


def busy(disk: Disk, path: Path) -> DataProblem:
    """Return the problem that names the holder of the lock."""
    try:
        holder = (disk.read(path) or b"").decode(errors="replace").strip()
    except OSError:
        holder = ""
    return DataProblem(
        f"The data file is in use by {holder or 'another netui'}",
        str(path),
        "Close that one first.",
    )
