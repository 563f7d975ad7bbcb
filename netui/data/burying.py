"""Keeping who was forgotten forgotten, whatever older file is gone back to.

Pure. netui's own backups forget with the data file; a copy that a person keeps elsewhere
cannot, so what is read from it goes through here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from netui.core.exchange.profiles import slug_of
from netui.core.model import Contact, Table, Tombstone
from netui.core.state import State
from netui.core.tombstones import Forgotten
from netui.data.codec import decode
from netui.data.documents import Document, Documents, Plain
from netui.data.erasing import target_of, without
from netui.data.records import Records
from netui.data.rows import Tables, rows_of


def without_forgotten(
    tables: Mapping[str, Documents], stones: Iterable[Tombstone]
) -> tuple[Plain, int]:
    """Return tables without whom a tombstone names, and how many they were."""
    found = tuple(stones)
    left: Plain = {name: dict(rows) for name, rows in tables.items()}
    if not found:
        return left, 0
    forgotten = Forgotten(found)
    people = left.get(Table.CONTACTS, {})
    gone = [key for key, document in people.items() if person(key, document) in forgotten]
    for key in gone:
        left = without(left, target_of(int(key), [left]))
    return left, len(gone)


def earlier_state(tables: Tables, stones: Iterable[Tombstone]) -> tuple[State, int]:
    """Return an older file's state without whom a tombstone names, and how many they are."""
    left, forgotten = without_forgotten(tables, stones)
    rows = rows_of(left) if forgotten else tables
    return State({table: Records(table, rows[table]) for table in Table}), forgotten


def person(key: str, document: Document) -> Contact:
    """Return a contact as tombstones know them: with a slug where the address has one."""
    found = decode(Table.CONTACTS, int(key), document)
    assert isinstance(found, Contact)
    return msgspec.structs.replace(found, slug=found.slug or slug_of(found.profile_url))
