"""Reading a data file at start: snapshot, then the journal's lines over it.

Nothing on disk is altered here, but for a copy kept aside when the journal is damaged.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from netui.core.model import Table
from netui.data import journal, snapshot
from netui.data.disk import Disk, Stamp, beside, write_file
from netui.data.documents import Document
from netui.data.rows import Rows, Tables, apply, rows_of
from netui.data.trouble import trouble
from netui.errors import DataProblem, Problem

LOOKS: Final = 3
"""How often a reader looks again at a journal that seems damaged."""


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """A data file as it stands with its journal.

    ``anchored`` means the snapshot on disk carries the id the journal is seeded with,
    ``migrated`` that it is of an older layout, ``damaged`` that the journal has to be
    replaced; ``journal_size`` is up to where it is good; ``stamp`` is the snapshot's, and
    ``folded`` its number if there is anything in it.
    """

    tables: Tables
    meta: Document
    seq: int
    highest: dict[str, int]
    journal_size: int
    anchored: bool
    damaged: bool
    notices: tuple[Problem, ...]
    stamp: Stamp | None
    folded: int | None
    migrated: bool


@contextlib.contextmanager
def no_collection() -> Iterator[None]:
    """Keep the garbage collector from walking half a million new objects over and over."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def missing(disk: Disk, path: Path, lines: bytes) -> DataProblem | None:
    """Return why a data file that is not there is no first start, if it is none."""
    from netui.data.backups import Shelf  # noqa: PLC0415 - only a first start asks

    if lines:
        lost = snapshot.Damage("The data file is missing, but its journal is there", str(path))
        return refusal(disk, path, b"", lost)
    left = Shelf(disk, path).backups()
    if not left:
        return None
    return snapshot.Damage(
        f"The data file is missing, but there are backups of it ({len(left)})",
        str(path),
        "netui restore lists them and puts one in its place. "
        "To start afresh, move the folder of backups away.",
    )


def refusal(disk: Disk, path: Path, raw: bytes, found: snapshot.Damage) -> DataProblem:
    """Return the refusal of a damaged file, with what can be had of it and how."""
    from netui.data.salvage import diagnosis  # noqa: PLC0415 - hardly any file is damaged

    return diagnosis(disk, path, raw, found)


def load(disk: Disk, path: Path, now: dt.datetime, *, read_only: bool) -> Loaded | DataProblem:
    """Return what is on file, or why it cannot be used."""
    found = looked_at(disk, path, now, read_only=read_only)
    for _ in range(LOOKS if read_only else 0):
        if not isinstance(found, Loaded) or not found.damaged:
            break
        # Without the lock, a line that is being written right now may be half there.
        found = looked_at(disk, path, now, read_only=True)
    return found


def looked_at(
    disk: Disk, path: Path, now: dt.datetime, *, read_only: bool
) -> Loaded | DataProblem:
    """Return what is on file at this moment, or why it cannot be used."""
    try:
        return read(disk, path, now, read_only=read_only)
    except OSError as error:
        return trouble("The data file could not be read", path, error)


def read(disk: Disk, path: Path, now: dt.datetime, *, read_only: bool) -> Loaded | DataProblem:
    """Return what is on file; ``OSError`` where that cannot be read."""
    # The journal first: a fold between the two reads then takes nothing away.
    lines = journal.lines_in(disk.read(beside(path, "-journal")))
    # The stamp before the content: what is written in between counts as changed.
    stamp = disk.stamp(path)
    raw = disk.read(path)
    if raw is None and (gone := missing(disk, path, lines)):
        return gone
    with no_collection():
        found = opened(raw, path, now)
        if isinstance(found, snapshot.Damage):
            return refusal(disk, path, raw or b"", found)
        if isinstance(found, DataProblem):
            return found
        folded = snapshot.worth(found.tables, found.meta.seq)
        replayed = journal.read(lines, found.meta.file, found.meta.seq)
        for line in replayed.lines:
            apply(found.tables, line.ops)
    notices = told(disk, path, lines, found, replayed, read_only=read_only)
    if isinstance(notices, DataProblem):
        return notices
    tops = highest(found, replayed)
    last = replayed.lines[-1].n if replayed.lines else found.meta.seq
    seq = last if read_only else beyond(disk, path, max(last, tops[snapshot.CHANGES]))
    return Loaded(
        tables=found.tables,
        meta=found.tables.get(snapshot.META, Rows()).get("1", {}),
        seq=seq,
        highest=tops,
        journal_size=replayed.end,
        # Numbers that were gone past are in no journal: a snapshot has to say so first.
        anchored=bool(found.meta.file) and seq == last,
        damaged=bool(replayed.bad),
        notices=notices,
        stamp=stamp,
        folded=folded,
        migrated=found.migrated,
    )


def beyond(disk: Disk, path: Path, seq: int) -> int:
    """Return ``seq``, or a number past every backup where an older file was put in place.

    Two states must never share a number: a backup is known by it, and so is a step.
    """
    from netui.data.backups import Shelf  # noqa: PLC0415 - whoever writes nothing asks nothing

    with contextlib.suppress(OSError):
        shelved = max((backup.seq for backup in Shelf(disk, path).backups()), default=0)
        return shelved + 1 if shelved > seq else seq
    return seq


def told(
    disk: Disk,
    path: Path,
    lines: bytes,
    found: snapshot.Snapshot,
    replayed: journal.Journal,
    *,
    read_only: bool,
) -> tuple[Problem, ...] | DataProblem:
    """Return what the person should know; a damaged journal is kept aside before that."""
    notices: list[Problem] = []
    if found.edited:
        notices.append(
            Problem("The data file was changed outside netui; it was read as it is", str(path))
        )
    if replayed.bad:
        lines_at = beside(path, "-journal")
        kept = lines_at if read_only else keep(disk, lines_at, lines)
        if isinstance(kept, DataProblem):
            return kept
        places = "one place" if replayed.bad == 1 else f"{replayed.bad} places"
        notices.append(
            DataProblem(
                f"The journal is damaged in {places}; the good lines were used",
                str(kept),
                "Look at your last changes; the damaged journal is kept there.",
            )
        )
    return tuple(notices)


def opened(raw: bytes | None, path: Path, now: dt.datetime) -> snapshot.Snapshot | DataProblem:
    """Return the snapshot with every table of ours in it; a missing file is a new one."""
    found: snapshot.Snapshot | DataProblem
    if raw is None:
        born: Document = {"created": now.astimezone(dt.UTC).isoformat()}
        found = snapshot.Snapshot(
            tables=rows_of({snapshot.META: {"1": born}}), meta=snapshot.Meta()
        )
    else:
        found = snapshot.parse(raw, str(path))
    if isinstance(found, DataProblem):
        return found
    for name in (*Table, snapshot.CHANGES):
        found.tables.setdefault(str(name), Rows())
    return found


def highest(found: snapshot.Snapshot, replayed: journal.Journal) -> dict[str, int]:
    """Return the highest id ever used in each table, by the snapshot and its journal."""
    tops = dict(found.meta.highest)
    # What netui wrote itself says so already; counting costs more than reading it did.
    unknown = snapshot.NUMBERED - tops.keys() if found.ours else snapshot.NUMBERED
    numbered: list[tuple[str, Iterable[str]]] = [
        *((name, found.tables[name]) for name in unknown),
        *((name, rows) for line in replayed.lines for name, rows in line.ops.items()),
    ]
    for name, rows in numbered:
        tops[name] = max(tops.get(name, 0), max(map(int, rows), default=0))
    return tops


def keep(disk: Disk, lines_at: Path, lines: bytes) -> Path | DataProblem:
    """Put a copy of a damaged journal aside, named by its content, and return where."""
    where = lines_at.with_name(f"{lines_at.name}-kept-{zlib.crc32(lines):08x}")
    try:
        write_file(disk, where, (lines,))
        disk.sync_folder(where.parent)
    except OSError as error:
        return trouble("The journal is damaged and no copy could be kept", where, error)
    return where
