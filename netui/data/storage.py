"""TinyDB's seams: its Storage and Table, with the journal behind them.

``TinyDB`` on this storage is durable with every call and never writes the whole file for one
document. The store commits whole changes past it; this is for whoever speaks TinyDB.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from netui.data.documents import Document, Documents, Ops
from netui.data.file import DataFile
from netui.errors import DataProblem


class RefusedError(Exception):
    """A write through TinyDB's interface that was refused: nothing was written."""

    def __init__(self, problem: DataProblem) -> None:
        """Carry ``problem``."""
        super().__init__(str(problem))
        self.problem = problem


class JournalStorage(Storage):
    """A data file in the shape TinyDB asks of a storage."""

    def __init__(self, file: DataFile) -> None:
        """Stand before ``file``."""
        self.file = file

    def read(self) -> dict[str, Any]:
        """Return every table."""
        return dict(self.file.tables)

    def write(self, data: Mapping[str, Mapping[Any, Any]]) -> None:
        """Commit what is different in ``data``, as one change."""
        live = self.file.tables
        ops = {
            name: difference(live.get(name, {}), data.get(name, {}))
            for name in {**live, **data}
        }
        self.commit({name: documents for name, documents in ops.items() if documents})

    def commit(self, ops: Ops) -> None:
        """Commit documents as one change; raise ``RefusedError`` where that fails."""
        at = dt.datetime.now(dt.UTC).isoformat()
        problem = self.file.commit(ops, "Changed through TinyDB", at) if ops else None
        if problem is not None:
            raise RefusedError(problem)

    def close(self) -> None:
        """Close the data file."""
        problem = self.file.close()
        if problem is not None:
            raise RefusedError(problem)


def difference(
    old: Documents, new: Mapping[Any, Mapping[str, Any]]
) -> dict[str, Document | None]:
    """Return the documents that turn ``old`` into ``new``."""
    wanted = {str(key): dict(document) for key, document in new.items()}
    gone: dict[str, Document | None] = {key: None for key in old if key not in wanted}
    return gone | {key: doc for key, doc in wanted.items() if old.get(key) != doc}


class Overlay(MutableMapping[int, Document]):
    """One table as an update sees it: only documents that are looked at are copied."""

    def __init__(self, documents: Documents) -> None:
        """Lie over ``documents``, which stay as they are."""
        self._under = documents
        self._over: dict[str, Document | None] = {}

    def __getitem__(self, key: int) -> Document:
        name = str(key)
        if name not in self._over:
            self._over[name] = self._under[name]
        found = self._over[name]
        if found is None:
            raise KeyError(key)
        return found

    def __setitem__(self, key: int, document: Document) -> None:
        self._over[str(key)] = dict(document)

    def __delitem__(self, key: int) -> None:
        self[key]  # raises where there is none
        self._over[str(key)] = None

    def __contains__(self, key: object) -> bool:
        return self._has(str(key))

    def _has(self, name: str) -> bool:
        return self._over.get(name) is not None if name in self._over else name in self._under

    def __iter__(self) -> Iterator[int]:
        names = dict.fromkeys((*self._under, *self._over))
        return (int(name) for name in names if self._has(name))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def ops(self) -> dict[str, Document | None]:
        """Return the documents that came out different."""
        return {
            name: document
            for name, document in self._over.items()
            if document != self._under.get(name)
        }


class DocumentTable(Table):
    """A table whose updates cost by the documents they touch, not by the table's size."""

    _given: int = 0

    @property
    def _file(self) -> DataFile:
        return cast("JournalStorage", self._storage).file

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        view = Overlay(self._file.tables.get(self.name, {}))
        updater(cast("dict[int, Mapping[str, Any]]", view))
        ops = view.ops()
        cast("JournalStorage", self._storage).commit({self.name: ops} if ops else {})
        self.clear_cache()

    def _get_next_id(self) -> int:
        """Return an id that was never used, not even by a document since removed."""
        rows = self._file.tables.get(self.name, ())
        used = self._given or max(map(int, rows), default=0)
        self._given = 1 + max(used, self._file.highest.get(self.name, 0))
        return self._given


class Database(TinyDB):
    """TinyDB over an open data file: ``Database(file)``."""

    table_class = DocumentTable

    def __init__(self, file: DataFile) -> None:
        """Open over ``file``, which closes with it."""
        super().__init__(file, storage=JournalStorage)
