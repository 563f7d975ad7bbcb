"""Every call to the file system that the data file needs, in one place.

Tests put their own ``Disk`` here to fail, fill up and count; nothing else in ``netui.data``
may touch the file system.
"""

from __future__ import annotations

import contextlib
import errno
import functools
import importlib
import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, NamedTuple

PRIVATE_FILE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700

PLAINLY: Final = sum(getattr(os, name, 0) for name in ("O_CLOEXEC", "O_NONBLOCK", "O_BINARY"))
"""How every file is opened: for netui alone, as bytes, and nobody waits at a queue's end."""


class Stamp(NamedTuple):
    """What tells a file from one that was put or written in its place.

    ``changed`` is in nanoseconds since 1970, by the clock of whoever wrote it; ``regular`` is
    false for folders, queues and devices.
    """

    inode: int
    changed: int
    size: int
    mode: int = PRIVATE_FILE
    regular: bool = True

    def is_of(self, other: Stamp | None) -> bool:
        """Whether both are of the same file with the same content, whoever may read it."""
        return other is not None and self[:3] == other[:3]


class Disk:
    """The file system; each method is one call and raises ``OSError`` where that fails."""

    def read(self, path: Path) -> bytes | None:
        """Return the whole file, or ``None`` where there is none."""
        try:
            handle = os.open(path, os.O_RDONLY | PLAINLY)
        except FileNotFoundError:
            return None
        try:
            refuse_all_but_files(path, os.fstat(handle).st_mode)
        except OSError:
            os.close(handle)
            raise
        with os.fdopen(handle, "rb") as file:
            return file.read()

    def open(self, path: Path, flags: int) -> int:
        """Open for writing; a file that comes to be is readable by its owner alone."""
        return os.open(path, flags | PLAINLY, PRIVATE_FILE)

    def write(self, handle: int, data: bytes | memoryview) -> int:
        """Write and return how many bytes were taken."""
        return os.write(handle, data)

    def write_at(self, handle: int, data: bytes | memoryview, place: int) -> int:
        """Write at a place of the file and return how many bytes were taken."""
        return os.pwrite(handle, data, place)

    def fsync(self, handle: int) -> None:
        """Return when what the file holds is on the medium; when it was changed may not be."""
        sync_of_this_system()(handle)

    def truncate(self, handle: int, size: int) -> None:
        """Cut the file to ``size`` bytes."""
        os.ftruncate(handle, size)

    def rename(self, old: Path, new: Path) -> None:
        """Put ``old`` in the place of ``new`` in one step."""
        os.replace(old, new)  # noqa: PTH105 - the seam is one system call

    def link(self, old: Path, new: Path) -> None:
        """Give ``old`` the second name ``new``; a name that is taken is an error."""
        os.link(old, new)

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder in order; none where it is missing."""
        try:
            return sorted(os.listdir(folder))  # noqa: PTH208 - names, not paths
        except FileNotFoundError:
            return []

    def stamp(self, path: Path) -> Stamp | None:
        """Return the stamp of a file, or ``None`` where there is none."""
        try:
            found = path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        facts = found.st_ino, found.st_mtime_ns, found.st_size, found.st_mode & 0o777
        return Stamp(*facts, stat.S_ISREG(found.st_mode))

    def make_private(self, path: Path) -> None:
        """Take a file or folder away from everybody but its owner."""
        path.chmod(PRIVATE_FOLDER if path.is_dir() else PRIVATE_FILE)

    def date(self, path: Path, changed: int) -> None:
        """Give a file the date it had, in nanoseconds since 1970."""
        os.utime(path, ns=(changed, changed))

    def may_write(self, folder: Path) -> bool:
        """Whether files can be made in a folder."""
        return os.access(folder, os.W_OK | os.X_OK)

    def free(self, folder: Path) -> int:
        """Return how many bytes can still be written in a folder."""
        import shutil  # noqa: PLC0415 - costs milliseconds, and only doctor asks

        return shutil.disk_usage(folder).free

    def remove(self, path: Path) -> None:
        """Remove the file; one that is not there is no error."""
        path.unlink(missing_ok=True)

    def close(self, handle: int) -> None:
        """Close the file, which frees a lock on it."""
        os.close(handle)

    def make_folder(self, path: Path) -> None:
        """Make the folder and those above it, for the owner alone, where missing."""
        if not path.is_dir():
            self.make_folder(path.parent)
            path.mkdir(PRIVATE_FOLDER, exist_ok=True)
            # Its own name must outlive a power cut like what will be in it.
            self.sync_folder(path.parent)

    def sync_folder(self, path: Path) -> None:
        """Return when the names in the folder are on the medium."""
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def lock(self, handle: int) -> bool:
        """Take the lock, or return false where another process holds it.

        The kernel frees it when the holder ends, however it ends.
        """
        try:
            fcntl = importlib.import_module("fcntl")
        except ImportError:
            # Native Windows: said plainly instead of a traceback.
            raise OSError(
                errno.ENOTSUP, "this system has no POSIX file locks; run netui in WSL"
            ) from None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def refuse_all_but_files(path: Path, mode: int) -> None:
    """Raise ``OSError`` for what never ends, keeps one waiting or holds no bytes of its own."""
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "is no regular file", path)


@functools.cache
def sync_of_this_system() -> Callable[[int], object]:
    """Return the call that puts a file's content on the medium: macOS has one of its own."""
    fcntl = importlib.import_module("fcntl")
    full = getattr(fcntl, "F_FULLFSYNC", None)
    if full is not None:
        return lambda handle: fcntl.fcntl(handle, full)
    call: Callable[[int], object] = getattr(os, "fdatasync", os.fsync)
    return call


def write_all(disk: Disk, handle: int, data: bytes, place: int | None = None) -> None:
    """Write ``data`` whole, at a ``place`` or behind what was written last.

    It is one call where the file system takes it in one.
    """
    rest = memoryview(data)
    while rest:
        if place is None:
            taken = disk.write(handle, rest)
        else:
            taken = disk.write_at(handle, rest, place)
            place += taken
        rest = rest[taken:]


def write_file(disk: Disk, path: Path, pieces: Iterable[bytes]) -> None:
    """Write a new file and return when its content is on the medium.

    What stood under its name goes first: written through a link, it would be somebody else's.
    """
    new = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        handle = disk.open(path, new)
    except FileExistsError:
        disk.remove(path)
        handle = disk.open(path, new)
    try:
        for piece in pieces:
            write_all(disk, handle, piece)
        disk.fsync(handle)
    finally:
        disk.close(handle)


def beside(path: Path, ending: str) -> Path:
    """Return the file that stands beside the data file under its name and ``ending``."""
    return path.with_name(path.name + ending)


def put(disk: Disk, path: Path, pieces: Iterable[bytes]) -> None:
    """Write a whole file beside its place, then put it there, on the medium."""
    beginning = beside(path, "-tmp")
    try:
        write_file(disk, beginning, pieces)
        disk.rename(beginning, path)
    except OSError:
        # Half a file would only hold space that a full disk is short of.
        with contextlib.suppress(OSError):
            disk.remove(beginning)
        raise
    disk.sync_folder(path.parent)
