"""The snapshot: the whole data file as TinyDB's JSON, one document a line.

Pure: bytes in, tables out, and back. A file that stock TinyDB wrote is read as well; one
that is not TinyDB's is refused, never guessed at.
"""

from __future__ import annotations

import contextlib
import re
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from netui.core.model import Table
from netui.data.documents import Document, Lines, Twice, dump, load, load_all
from netui.data.migrations import migrate
from netui.data.rows import Rows, Tables, rows_of
from netui.errors import DataProblem

SCHEMA: Final = 1
"""The version of the file layout and of the records in it."""

CHANGES: Final = "changes"
"""The table of the steps that can be taken back."""

META: Final = "meta"
"""The table, always last, that says what the file is."""

PIECE: Final = 250
"""Documents in one write: between two of them the screen gets its turn."""

MARK: Final = b'\n"meta": {\n'
"""Where the last table begins in a file that netui wrote."""


NUMBERED: Final = frozenset({*Table, CHANGES})
"""The tables whose ids must be numbers; TinyDB lets other tables have any."""

LINES: Final = msgspec.json.Decoder(dict[str, dict[str, msgspec.Raw]])
"""Reads a file that netui wrote as the lines it consists of."""

NUMBER: Final = re.compile("0|[1-9][0-9]{0,17}")
"""An id; no number so long that Python takes it for an attack was ever given."""


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """What the file says of itself.

    ``seq`` is the number of the last change in it, ``file`` seeds the journal's checksums
    (empty: not written by netui yet), ``highest`` the highest id ever used in each table,
    ``crc`` the checksum of everything else.
    """

    schema: int = SCHEMA
    seq: int = 0
    file: str = ""
    highest: dict[str, int] = msgspec.field(default_factory=dict)
    created: str = ""
    app: str = ""
    crc: int | None = None


class Damage(DataProblem, frozen=True):
    """The refusal of a file whose content cannot be used; it is left as it is."""


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """A data file as read; ``meta`` stays in ``tables`` too, for what else it may hold.

    ``ours`` means that every byte is as netui wrote it.
    """

    tables: Tables
    meta: Meta
    ours: bool = False
    edited: bool = False
    migrated: bool = False


def pieces(tables: Lines, meta: Document) -> Iterator[bytes]:
    """Yield the file from start to end in writes of a fair size."""
    opening = b"{\n"
    crc = zlib.crc32(opening)
    yield opening
    for name, documents in tables.items():
        if name == META:
            continue
        lines = [key(name), b"{\n"]
        for number, (record_id, document) in enumerate(documents.items(), 1):
            lines += (b"" if number == 1 else b",\n", key(record_id), document)
            if number % PIECE == 0:
                piece = b"".join(lines)
                crc = zlib.crc32(piece, crc)
                yield piece
                lines = []
        piece = b"".join(lines) + b"\n},\n"
        crc = zlib.crc32(piece, crc)
        yield piece
    others = {k: v for k, v in tables.get(META, {}).items() if k != "1"}
    facts = {name: value for name, value in meta.items() if name != "crc"}
    facts["crc"] = zlib.crc32(dump(facts), crc)
    rows = [key(k) + v for k, v in {"1": dump(facts), **others}.items()]
    yield MARK[1:] + b",\n".join(rows) + b"\n}}\n"


def key(name: str) -> bytes:
    """Return the start of a line: a name in quotes and a colon."""
    return dump(name) + b": "


def parse(raw: bytes, where: str) -> Snapshot | DataProblem:
    """Return the tables and what the file says of itself, or why it cannot be used."""
    if not raw.strip():
        return damaged("The data file is empty", where)
    ours = intact(raw)
    if ours:
        # What netui wrote, netui has read before: no document has to be looked at.
        with contextlib.suppress(msgspec.DecodeError):
            tables = {name: Rows(dict(rows)) for name, rows in LINES.decode(raw).items()}
            # What else is in the last table is under no checksum.
            tables[META] = Rows.of(tables[META])
            meta = msgspec.convert(tables[META]["1"], Meta)
            if meta.schema == SCHEMA:
                return Snapshot(tables=tables, meta=meta, ours=True)
    return foreign(raw, where, ours=ours)


def intact(raw: bytes) -> bool:
    """Whether every byte is as netui wrote it, by the checksum in ``meta``."""
    end = raw.rfind(MARK)
    try:
        document = load(raw[end + len(MARK) - 2 :].rstrip()[:-1])["1"]
        crc = document.pop("crc")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return False
    body = zlib.crc32(memoryview(raw)[: end + 1])
    return end > 0 and bool(zlib.crc32(dump(document), body) == crc)


def foreign(raw: bytes, where: str, *, ours: bool) -> Snapshot | DataProblem:
    """Return the tables of a file that has to be looked at, every document in it.

    It is ``ours`` and of an older layout, or somebody else wrote it.
    """
    try:
        content = load_all(raw)
    except (ValueError, RecursionError):
        return damaged("The data file is damaged or cut off: it is no JSON", where)
    odd = oddity(content)
    if odd is not None:
        return damaged(f"The data file is no TinyDB file: {odd}", where)
    try:
        meta = msgspec.convert(content.get(META, {}).get("1", {}), Meta)
    except msgspec.ValidationError as error:
        return damaged(f"The table meta cannot be read: {error}", where)
    if meta.schema > SCHEMA:
        return DataProblem(
            f"The data file was written by a newer netui (layout {meta.schema}, "
            f"this one knows {SCHEMA})",
            where,
            "Update netui, then open it again.",
        )
    if meta.schema < 1:
        return damaged(f"The table meta names no layout: {meta.schema}", where)
    migrated = migrate(content, meta.schema, SCHEMA)
    return Snapshot(
        tables=rows_of(content),
        meta=meta,
        edited=meta.crc is not None and not ours,
        migrated=migrated,
    )


def oddity(content: Any) -> str | None:  # noqa: ANN401 - JSON may be anything
    """Return what keeps ``content`` from being tables of documents by whole-number id."""
    if not isinstance(content, dict):
        return "it holds no tables"
    if isinstance(content, Twice):
        return f"it has two tables {content.name}"
    for name, documents in content.items():
        if not isinstance(documents, dict):
            return f"{name} is no table"
        if isinstance(documents, Twice):
            return f"{name} has two documents under {documents.name[:20]!r}"
        numbered = name in NUMBERED
        for record_id, document in documents.items():
            if not isinstance(document, dict):
                return f"{name} {record_id} is no document"
            if numbered and not NUMBER.fullmatch(record_id):
                return f"{name} has a document under {record_id[:20]!r}, which is no id"
    return None


def worth(tables: Mapping[str, Mapping[str, object]], seq: int) -> int | None:
    """Return the number of a snapshot that holds anything; an empty one is no backup."""
    rows = any(rows for name, rows in tables.items() if name != META)
    return seq if rows else None


def damaged(what: str, where: str) -> Damage:
    """Return the refusal of a file that is left as it is."""
    return Damage(what, where, "Nothing was changed. Put a good copy in its place.")
