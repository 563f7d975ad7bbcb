"""Records over documents: a table that decodes a record when it is first looked at.

It holds the documents of an open data file and must never alter one.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, MutableMapping, ValuesView

from netui.core.model import Record, Table
from netui.data.codec import line_of, read
from netui.data.documents import GONE
from netui.data.rows import Rows


class Records(MutableMapping[int, Record]):
    """The records of one table by id, in the order of the file."""

    def __init__(self, table: Table, documents: Rows) -> None:
        """Stand before ``documents``, which may be decoded never, once or in part."""
        self._table = table
        self._documents = documents
        self._made: dict[int, Record | None] = dict.fromkeys(map(int, documents))

    def __getitem__(self, key: int) -> Record:
        record = self._made[key]
        if record is None:
            record = read(self._table, key, self._documents.line(str(key)))
            self._made[key] = record
        return record

    def __setitem__(self, key: int, record: Record) -> None:
        known = key in self._made
        self._made[key] = record
        if not known and str(key) not in self._documents:
            # The store writes the document first; this keeps a mapping on its own whole.
            self._documents.put(str(key), line_of(record))

    def __delitem__(self, key: int) -> None:
        del self._made[key]
        if str(key) in self._documents:
            self._documents.put(str(key), GONE)

    def __contains__(self, key: object) -> bool:
        return key in self._made

    def __iter__(self) -> Iterator[int]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    def values(self) -> ValuesView[Record]:
        """Return the records in order, each decoded when the iteration reaches it."""
        return _Values(self)

    def items(self) -> ItemsView[int, Record]:
        """Return ids and records in order, each decoded when the iteration reaches it."""
        return _Items(self)

    def each(self) -> Iterator[tuple[int, Record]]:
        """Yield ids and records in order."""
        for key, record in self._made.items():
            yield key, self[key] if record is None else record


class _Values(ValuesView[Record]):
    """Values without a look-up for each record that is there already."""

    _mapping: Records

    def __iter__(self) -> Iterator[Record]:
        return (record for _, record in self._mapping.each())


class _Items(ItemsView[int, Record]):
    """Items without a look-up for each record that is there already."""

    _mapping: Records

    def __iter__(self) -> Iterator[tuple[int, Record]]:
        return self._mapping.each()
