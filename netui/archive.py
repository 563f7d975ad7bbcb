"""Opens what the person names, a zip, a folder or a file, into named bytes.

Reads in memory and never extracts: only the files a reader wants are unpacked, each against
limits, so that a hostile zip costs neither disk nor memory. The contents are not looked at.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from netui.core.exchange.files import Archive, File
from netui.core.exchange.sniff import is_wanted
from netui.core.exchange.text import quoted
from netui.errors import Problem

MAX_MEMBERS = 20_000
"""Files in a zip or folder; the largest archive seen has a few hundred."""

MAX_BYTES = 256 * 1024 * 1024
"""Bytes of all files that are read; 30,000 connections are 5 million."""

MAX_RATIO = 200
"""How many times larger than packed a file may be, above ``SMALL`` bytes; lists reach 20."""

SMALL = 1024 * 1024
"""Bytes below which the ratio says nothing."""

_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,  # raised by zipfile for a way of packing it does not know
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What the zip library raises on damaged bytes."""

_AGAIN = "Download the archive again from LinkedIn; its link works for 72 hours."
_ENCRYPTED = 0x1
_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


def read_archive(path: Path) -> Archive | Problem:
    """Return the files of a zip or folder that netui can import, or the one file named."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return _folder(path)
        if not stat.S_ISREG(mode):
            return Problem("Neither a file nor a folder", quoted(str(path)))
        with path.open("rb") as stream:
            is_zip = stream.read(4) in _MAGIC
        if is_zip:
            return _zip(path)
        return _file(path)
    except FileNotFoundError:
        return Problem("There is no such file", quoted(str(path)), "Check the name.")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return Problem(f"Cannot be read: {reason}", quoted(str(path)))


def _file(path: Path) -> Archive | Problem:
    if ".zip" in path.name.casefold():
        return Problem("Not a zip file, or a damaged one", quoted(path.name), _AGAIN)
    data = _read_limited(path, MAX_BYTES)
    if data is None:
        return _too_large(path.name)
    return Archive(name=path.name, files=(File(name=path.name, data=data, given=True),))


def _folder(path: Path) -> Archive | Problem:
    files: list[File] = []
    unread: list[str] = []
    left = MAX_BYTES
    for number, entry in enumerate(sorted(path.iterdir())):
        if number >= MAX_MEMBERS:
            return _too_many(path.name)
        if not entry.is_file():
            continue
        if not is_wanted(entry.name):
            unread.append(entry.name)
            continue
        data = _read_limited(entry, left)
        if data is None:
            return _too_large(path.name)
        left -= len(data)
        files.append(File(name=entry.name, data=data))
    return Archive(name=path.name or str(path), files=tuple(files), unread=tuple(unread))


def _read_limited(path: Path, limit: int) -> bytes | None:
    """Return the bytes of a file, or ``None`` if there are more than ``limit``."""
    with path.open("rb") as stream:
        data = stream.read(limit + 1)
    return data if len(data) <= limit else None


def _zip(path: Path) -> Archive | Problem:
    try:
        with zipfile.ZipFile(path) as opened:
            members = opened.infolist()
            refused = _refused(path.name, members)
            return refused or _unpacked(path.name, opened, members)
    except _BROKEN as error:
        return Problem(f"The zip is damaged: {error}", quoted(path.name), _AGAIN)


def _refused(name: str, members: list[zipfile.ZipInfo]) -> Problem | None:
    """Return why a zip is not opened at all: too many files, or names that leave it."""
    if len(members) > MAX_MEMBERS:
        return _too_many(name)
    for member in members:
        inside = member.orig_filename.replace("\\", "/")
        if inside.startswith("/") or inside[1:2] == ":" or ".." in PurePosixPath(inside).parts:
            what = f"The zip has a file that points outside it: {quoted(member.orig_filename)}"
            return Problem(what, quoted(name), "LinkedIn writes no such zip: do not trust it.")
    return None


def _unpacked(
    name: str, opened: zipfile.ZipFile, members: list[zipfile.ZipInfo]
) -> Archive | Problem:
    files: list[File] = []
    unread: list[str] = []
    left = MAX_BYTES
    for member in members:
        # A damaged directory can leave a member without a name, which is_dir() cannot take.
        if member.filename.endswith("/"):
            continue
        if not is_wanted(member.filename):
            unread.append(member.filename)
            continue
        problem = _unfit(name, member, left)
        if problem:
            return problem
        with opened.open(member) as stream:
            data = stream.read(member.file_size + 1)
        if len(data) != member.file_size:
            return _lying(name, member)
        left -= len(data)
        files.append(File(name=member.filename, data=data))
    return Archive(name=name, files=tuple(files), unread=tuple(unread))


def _unfit(name: str, member: zipfile.ZipInfo, left: int) -> Problem | None:
    """Return why a member is not unpacked."""
    if member.flag_bits & _ENCRYPTED:
        todo = "LinkedIn sets no password: unpack it yourself and import the folder."
        return Problem("The zip is encrypted", quoted(name), todo)
    if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        what = f"{quoted(member.filename)} is packed in a way that netui does not open"
        return Problem(what, quoted(name), "Unpack the zip yourself and import the folder.")
    packed = max(member.compress_size, 1)
    if member.file_size > left:
        return _too_large(name)
    if member.file_size > SMALL and member.file_size > MAX_RATIO * packed:
        what = f"{quoted(member.filename)} would grow {member.file_size // packed:,} times"
        return Problem(what, quoted(name), "LinkedIn writes no such zip: do not trust it.")
    return None


def _lying(name: str, member: zipfile.ZipInfo) -> Problem:
    what = f"{quoted(member.filename)} has not the size that the zip names"
    return Problem(what, quoted(name), _AGAIN)


def _too_large(name: str) -> Problem:
    what = f"More than {MAX_BYTES // 1024 // 1024} MiB to read"
    return Problem(what, quoted(name), "Import Connections.csv alone.")


def _too_many(name: str) -> Problem:
    return Problem(f"More than {MAX_MEMBERS:,} files in it", quoted(name), "Import a part.")
