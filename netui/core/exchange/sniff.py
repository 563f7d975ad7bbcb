"""Which reader understands an archive: the one table that other formats join."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from netui.core.exchange import linkedin
from netui.core.exchange.files import Archive, file_key
from netui.core.exchange.linkedin import Progress
from netui.core.exchange.report import ImportOutcome
from netui.core.exchange.text import quoted
from netui.core.moment import Moment
from netui.core.state import State
from netui.errors import Problem

_SHOWN_FILES = 6


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """A format: whether an archive is of it, the files it wants, and how it is imported."""

    name: str
    claims: Callable[[Archive], bool]
    keys: frozenset[str]
    run: Callable[[Archive, State, Moment, Progress | None], ImportOutcome | Problem]


READERS: tuple[Reader, ...] = (
    Reader(
        name="LinkedIn",
        claims=linkedin.is_linkedin,
        keys=linkedin.KEYS,
        run=linkedin.import_linkedin,
    ),
)
"""Every format netui reads, the surest first."""


def is_wanted(name: str) -> bool:
    """Whether any reader reads a file of this name out of a zip or folder."""
    return any(file_key(name) in reader.keys for reader in READERS)


def sniff(archive: Archive) -> Reader | Problem:
    """Return the reader for an archive, or say what was found instead."""
    for reader in READERS:
        if reader.claims(archive):
            return reader
    names = [quoted(name) for name in (*(file.name for file in archive.files), *archive.unread)]
    more = len(names) - _SHOWN_FILES
    seen = ", ".join(names[:_SHOWN_FILES]) + (f" and {more:,} more" if more > 0 else "")
    return Problem(
        f"Nothing to import was found, only {seen}" if names else "There are no files in it",
        archive.name,
        "netui reads LinkedIn's archive: a zip, its folder, or Connections.csv.",
    )


def import_archive(
    archive: Archive, state: State, moment: Moment, progress: Progress | None = None
) -> ImportOutcome | Problem:
    """Return the change and the report for an archive of any format netui reads."""
    reader = sniff(archive)
    if isinstance(reader, Problem):
        return reader
    return reader.run(archive, state, moment, progress)
