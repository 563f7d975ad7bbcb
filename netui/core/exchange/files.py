"""Named bytes: what a reader is given instead of a path.

Never touches a disk; ``netui.archive`` fills these from a zip, a folder or a file.
"""

from __future__ import annotations

import re

import msgspec

_BLANKS = re.compile(r"[\s_]+")


class File(msgspec.Struct, frozen=True, kw_only=True):
    """One file in memory; ``given`` when the person named this very file."""

    name: str
    data: bytes
    given: bool = False

    @property
    def key(self) -> str:
        """The name by which LinkedIn's files are told apart."""
        return file_key(self.name)


class Archive(msgspec.Struct, frozen=True, kw_only=True):
    """The files that were read and the names of those that were left unread."""

    name: str
    files: tuple[File, ...] = ()
    unread: tuple[str, ...] = ()


def file_key(name: str) -> str:
    """Return the base name, casefolded and without blanks and underscores."""
    base = name.replace("\\", "/").rpartition("/")[2]
    return _BLANKS.sub("", base).casefold()


def joined(archives: tuple[Archive, ...]) -> Archive:
    """Return several archives as one, so that they are imported in one step."""
    return Archive(
        name=", ".join(archive.name for archive in archives),
        files=tuple(file for archive in archives for file in archive.files),
        unread=tuple(name for archive in archives for name in archive.unread),
    )
