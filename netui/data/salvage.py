"""Salvage: what a damaged data file still holds, line by line.

One document a line means that damage costs the lines it fell on and no more. A file that is
not written so is scanned for whole documents. Nothing here writes; ``mending`` does, keeping
the original.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from netui.core.exchange.report import counted
from netui.core.model import Table
from netui.data.backups import Backup, Shelf
from netui.data.disk import Disk, beside
from netui.data.documents import Document, Documents, Plain, load
from netui.data.scanning import Scan
from netui.data.snapshot import META, NUMBERED, Damage, Snapshot, parse
from netui.data.trouble import trouble
from netui.errors import DataProblem

HEAD: Final = re.compile(rb'"((?:[^"\\]|\\.)+)": \{')
ROW: Final = re.compile(rb'"(0|[1-9][0-9]{0,17})": (\{.*\}),?')
FRAME: Final = frozenset({b"{", b"},", b"}", b"}}", b""})
"""Lines that hold nothing."""


NOTHING: Final = b"\0 \t\r\n"
"""Bytes that hold nothing: a power cut leaves zeros where a file was to be."""


class Salvaged(msgspec.Struct, frozen=True, kw_only=True):
    """What could be read: ``lost`` are the numbers of the lines that could not."""

    tables: Mapping[str, Documents]
    lost: tuple[int, ...] = ()

    @property
    def meta(self) -> Document:
        """What the file says of itself, if that line is among the good ones."""
        found: Document = self.tables.get(META, {}).get("1", {})
        return found

    def count(self, table: Table) -> int:
        """Return how many documents of a table could be read."""
        return len(self.tables.get(table, {}))


def salvage(raw: bytes) -> Salvaged:
    """Return every document that is whole, under the table it stands in."""
    found = by_line(raw)
    if is_ours(found):
        return found
    scanned = Scan(raw)
    other = Salvaged(tables=scanned.tables, lost=(1,) * scanned.broken)
    return other if is_ours(other) else found


def by_line(raw: bytes) -> Salvaged:
    """Return every document that is whole, under the table its line stands in."""
    tables: Plain = {}
    lost: list[int] = []
    table, unsure = "", False
    for number, line in enumerate(raw.split(b"\n"), 1):
        if line in FRAME:
            table = "" if line == b"}," else table
            continue
        if head := HEAD.fullmatch(line):
            table, unsure = name_of(head[1]), False
            tables.setdefault(table, {})
            continue
        row = ROW.fullmatch(line)
        document = document_of(row[2]) if row else None
        key = row[1].decode() if row else ""
        if key in tables.get(table, {}):
            # No id comes twice: this one is garbled, or after a lost line the next table began.
            document = None
            table = "" if unsure else table
        if document is None or not table:
            lost.append(number)
            unsure = True
        else:
            tables[table][key] = document
    return Salvaged(tables=tables, lost=tuple(lost))


def name_of(raw: bytes) -> str:
    """Return the name of a table as it stands in the file, or none if it is no text."""
    try:
        return str(load(b'"%s"' % raw))
    except (ValueError, RecursionError):
        return ""


def document_of(raw: bytes) -> Document | None:
    """Return a document, or ``None`` where the line is none."""
    try:
        found = load(raw)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def is_ours(found: Salvaged) -> bool:
    """Whether there is anything in it that netui would miss."""
    return any(found.tables.get(name) for name in NUMBERED)


def newest(disk: Disk, path: Path) -> tuple[Backup, Snapshot] | None:
    """Return the newest backup that netui made itself and that can be read whole."""
    try:
        found = [backup for backup in Shelf(disk, path).backups() if not backup.theirs]
    except OSError:
        return None
    for backup in found:
        content = content_of(disk, backup.path)
        if isinstance(content, Snapshot):
            return backup, content
    return None


def content_of(disk: Disk, path: Path) -> Snapshot | DataProblem:
    """Return what a backup holds, or why it cannot be used."""
    try:
        raw = disk.read(path)
    except OSError as error:
        return trouble("The backup could not be read", path, error)
    return parse(raw or b"", str(path))


def diagnosis(disk: Disk, path: Path, raw: bytes, problem: Damage) -> Damage:
    """Return the refusal with what is damaged, what can be had back, and by which command."""
    found = salvage(raw)
    backed = newest(disk, path)
    where = str(path)
    if found.lost and is_ours(found):
        places = tuple(dict.fromkeys(found.lost))
        lines = ", ".join(map(str, places[:5])) + (" …" if places[5:] else "")
        where += f", line {lines}" if len(places) == 1 else f", lines {lines}"
    ways = []
    if is_ours(found) or (backed and not raw.strip(NOTHING)):
        ways.append(f"netui doctor --fix {recoverable(found)}")
    if backed is not None:
        backup, content = backed
        held = len(content.tables.get(Table.CONTACTS, ()))
        shelved = counted(held, "person", "people")
        way = f"the newest of {backup.at:%Y-%m-%d %H:%M} UTC with {shelved}"
        # What brings more people back is named first.
        more = held > found.count(Table.CONTACTS)
        ways.insert(0 if more else len(ways), f"netui restore lists the backups, {way}")
    if not ways:
        journal = "" if disk.read(beside(path, "-journal")) is None else " beside its journal"
        ways.append(f"Put a good copy in its place{journal}")
    return Damage(problem.what, where, f"Nothing was changed. {'; '.join(ways)}.")


def recoverable(found: Salvaged) -> str:
    """Return in words what a salvage would bring."""
    if not is_ours(found):
        return "puts the newest backup and the journal together"
    people = counted(found.count(Table.CONTACTS), "person", "people")
    touches = counted(found.count(Table.TOUCHES), "touch", "touches")
    return f"saves {people} and {touches}, and the journal"
