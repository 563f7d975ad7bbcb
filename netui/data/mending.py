"""Mending a damaged data file: a good one in its place, the original kept aside.

The journal stays and is replayed over what could be had. Never called without being asked.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import zlib
from pathlib import Path

import msgspec

from netui.core.model import Table, Tombstone
from netui.data import journal, snapshot
from netui.data.backups import Shelf
from netui.data.burying import without_forgotten
from netui.data.codec import decode
from netui.data.disk import Disk, beside, put, write_file
from netui.data.documents import Document, dump
from netui.data.loading import beyond
from netui.data.lock import hold
from netui.data.rows import Rows, Tables, apply, rows_of
from netui.data.salvage import Salvaged, content_of, is_ours, newest, salvage
from netui.data.trouble import trouble
from netui.errors import DataProblem


class Mended(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a damaged file: how much is there again, and where the original is.

    ``forgotten`` are people in the backup whom the file has forgotten since.
    """

    people: int
    touches: int
    lost: int
    forgotten: int = 0
    kept: Path | None


def mend(
    path: Path, now: dt.datetime, *, source: Path | None = None, disk: Disk | None = None
) -> Mended | DataProblem:
    """Put what can be had in the place of a damaged data file.

    That is its own good lines or else the newest backup, with the journal on top; a backup
    that is named as ``source`` is taken instead of the lines.
    """
    disk = disk or Disk()
    path = Path(os.path.realpath(path))
    held = hold(disk, path, now)
    if isinstance(held, DataProblem):
        return held
    try:
        return _mend(disk, path, source)
    except OSError as error:
        return trouble("The data file could not be mended", path, error)
    finally:
        with contextlib.suppress(OSError):
            disk.close(held)


def _mend(disk: Disk, path: Path, source: Path | None) -> Mended | DataProblem:
    raw = disk.read(path) or b""
    base = base_of(disk, path, raw, source)
    if isinstance(base, DataProblem):
        return base
    tables, meta = rows_of(base.tables), base.meta
    anchor = meta if meta.get("file") else meta | known_of_backups(disk, path)
    lines_at = beside(path, "-journal")
    lines = journal.lines_in(disk.read(lines_at))
    replayed = journal.read(lines, str(anchor.get("file", "")), 0)
    for line in replayed.lines:
        apply(tables, line.ops)
    tables.setdefault(snapshot.META, Rows()).put("1", dump(anchor))
    last = max([number(anchor.get("seq")), *(line.n for line in replayed.lines)])
    seq = beyond(disk, path, last)
    bury_again(tables, raw)
    stones = [decode(Table.TOMBSTONES, 0, d) for d in tables[Table.TOMBSTONES].values()]
    left, forgotten = without_forgotten(tables, (s for s in stones if isinstance(s, Tombstone)))
    tables = rows_of(left) if forgotten else tables
    kept = keep_aside(disk, beside(path, "-damaged"), raw) if raw else None
    if replayed.bad:
        keep_aside(disk, beside(lines_at, "-kept"), lines)
    document = anchor | {"schema": snapshot.SCHEMA, "seq": seq, "highest": tops(tables, anchor)}
    frozen = {name: rows.freeze() for name, rows in tables.items()}
    put(disk, path, snapshot.pieces(frozen, document))
    # Every good line of it is in the new file.
    disk.remove(lines_at)
    return Mended(
        people=len(tables.get(Table.CONTACTS, ())),
        touches=len(tables.get(Table.TOUCHES, ())),
        lost=len(base.lost),
        forgotten=forgotten,
        kept=kept,
    )


def bury_again(tables: Tables, raw: bytes) -> None:
    """Keep the tombstones of the damaged file: a backup may not know yet who was forgotten."""
    rows = tables.setdefault(str(Table.TOMBSTONES), Rows())
    for stone in salvage(raw).tables.get(str(Table.TOMBSTONES), {}).values():
        if stone not in rows.values():
            rows.put(str(1 + max(map(int, rows), default=0)), dump(stone))


def base_of(disk: Disk, path: Path, raw: bytes, source: Path | None) -> Salvaged | DataProblem:
    """Return what to begin with: the file's good lines, or else a whole backup."""
    if source is None:
        whole = snapshot.parse(raw, str(path))
        if isinstance(whole, snapshot.Snapshot):
            return Salvaged(tables=whole.tables)
        found = salvage(raw)
        if is_ours(found):
            return found
        backed = newest(disk, path)
        if backed is None:
            return DataProblem("There is nothing to salvage and no whole backup", str(path))
        return Salvaged(tables=backed[1].tables)
    parsed = content_of(disk, source)
    return parsed if isinstance(parsed, DataProblem) else Salvaged(tables=parsed.tables)


def known_of_backups(disk: Disk, path: Path) -> Document:
    """Return what the newest readable backup says of the file: its id seeds the journal."""
    for backup in Shelf(disk, path).backups():
        parsed = content_of(disk, backup.path)
        if not isinstance(parsed, DataProblem) and parsed.meta.file:
            found: Document = parsed.tables[snapshot.META]["1"]
            return found
    return {}


def number(value: object) -> int:
    """Return a whole number, 0 for anything else."""
    return value if isinstance(value, int) else 0


def tops(tables: Tables, meta: Document) -> dict[str, int]:
    """Return the highest id of each table, by its documents and by what was known of it."""
    known = meta.get("highest")
    before = known if isinstance(known, dict) else {}
    return {
        str(name): max([number(before.get(name)), *map(int, tables.get(name, ()))])
        for name in snapshot.NUMBERED
    }


def keep_aside(disk: Disk, name: Path, raw: bytes) -> Path:
    """Keep a damaged original beside its place, named by its content, and return where."""
    where = beside(name, f"-{zlib.crc32(raw):08x}")
    write_file(disk, where, (raw,))
    disk.sync_folder(where.parent)
    return where
