"""A table of the open data file: each document as its bytes, read when it is looked at.

So opening decodes nobody, a fold puts together bytes that are there already, and somebody who
is never looked at costs the bytes in the file and no objects.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from netui.data.documents import GONE, Document, Documents, Lines, dump, load


class Rows(Mapping[str, Document]):
    """The documents of a table by id, in the order of the file.

    While it is frozen, what is written lies over the rows, which stay as they are for the
    fold. One thread writes; another may freeze and thaw.
    """

    def __init__(self, lines: dict[str, bytes] | None = None) -> None:
        """Take over documents as bytes."""
        self._lines = {} if lines is None else lines
        self._over: dict[str, bytes] | None = None

    @classmethod
    def of(cls, documents: Documents) -> Rows:
        """Return a table of ``documents``."""
        return cls({key: dump(document) for key, document in documents.items()})

    def line(self, key: str) -> bytes:
        """Return a document as it is written; ``KeyError`` where there is none."""
        over = self._over
        found = self._lines[key] if over is None or key not in over else over[key]
        if found is GONE:
            raise KeyError(key)
        return bytes(found)

    def now(self, key: str) -> bytes:
        """Return a document as it is written; ``GONE`` where there is none."""
        over = self._over
        if over is not None and key in over:
            return bytes(over[key])
        return bytes(self._lines.get(key, GONE))

    def put(self, key: str, line: bytes) -> None:
        """Put a document in its place; ``GONE`` removes it."""
        if len(line) == len(GONE) and bytes(line) == GONE:
            line = GONE
        if self._over is not None:
            self._over[key] = line
        elif line is GONE:
            self._lines.pop(key, None)
        else:
            self._lines[key] = line

    def freeze(self) -> Mapping[str, bytes]:
        """Return the rows as they stand, which stay so until ``thaw``."""
        self._over = {}
        return self._lines

    def thaw(self) -> None:
        """Put what was written meanwhile in its place."""
        over, rows = self._over or {}, self._lines
        for key, line in over.items():
            if line is GONE:
                rows.pop(key, None)
            else:
                rows[key] = line
        # Last, because a reader looks here first.
        self._over = None

    def __getitem__(self, key: str) -> Document:
        document: Document = load(self.line(key))
        return document

    def __contains__(self, key: object) -> bool:
        over = self._over
        if over is not None and key in over:
            return over[str(key)] is not GONE
        return key in self._lines

    def __iter__(self) -> Iterator[str]:
        over = self._over
        # Copied at once: another thread may thaw in the middle.
        names = list(self._lines)
        if not over:
            return iter(names)
        return (key for key in dict.fromkeys([*names, *over]) if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self) if self._over else len(self._lines)


Tables = dict[str, Rows]
"""The rows of every table."""


def rows_of(tables: Mapping[str, Documents]) -> Tables:
    """Return tables of documents as rows."""
    return {name: Rows.of(documents) for name, documents in tables.items()}


def apply(tables: Tables, lines: Lines) -> None:
    """Put documents into ``tables``; they are replaced, never altered."""
    for name, documents in lines.items():
        rows = tables.setdefault(name, Rows())
        for key, line in documents.items():
            rows.put(key, line)


def thaw(tables: Tables) -> None:
    """Thaw every table."""
    for rows in tables.values():
        rows.thaw()


def highest_in(lines: Lines, known: Mapping[str, int]) -> dict[str, int]:
    """Return the highest id of each table in ``lines``, or the one known if that is higher."""
    return {
        name: max([known.get(name, 0), *map(int, documents)])
        for name, documents in lines.items()
    }
