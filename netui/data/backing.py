"""What the store asks of a data file, and how documents become edits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from netui.core.changes import Edit, Key
from netui.core.model import RECORD_TYPES, Table
from netui.core.state import State
from netui.data.codec import read
from netui.data.documents import GONE, Lines
from netui.data.history import Sides
from netui.data.rows import Tables
from netui.errors import DataProblem, Problem


class Backing(Protocol):
    """What the store asks of a data file."""

    tables: Tables
    notices: tuple[Problem, ...]
    seq: int
    read_only: bool

    @property
    def holder(self) -> str:
        """Who writes to the file now; nobody is empty."""

    @property
    def highest(self) -> dict[str, int]:
        """The highest id ever used in each table."""

    @property
    def fold_due(self) -> bool:
        """Whether the journal has grown enough for a fold."""

    def write(self, lines: Lines, label: str, at: str, /) -> DataProblem | None:
        """Write one change durably, or not at all."""

    def fold(self) -> DataProblem | None:
        """Write a new snapshot and empty the journal."""

    def backup(self, to: Path | None = None) -> Path | DataProblem:
        """Write everything as one file."""

    def try_to_write(self, now: dt.datetime, /) -> DataProblem | None:
        """Take the lock and catch up."""

    def close(self) -> DataProblem | None:
        """Fold and let go of the file."""


def not_now(holder: str, refusal: Problem | None) -> DataProblem:
    """Return why nothing can be saved while the file is only read: who has it, or what else."""
    if holder:
        what = f"the data file is in use by {holder}"
        todo = "Close that one; this one then goes on by itself."
    elif refusal is not None:
        what = refusal.what[:1].lower() + refusal.what[1:]
        todo = refusal.todo
    else:
        return DataProblem("The data file is not open for writing", todo="Nothing was saved.")
    where = "" if holder or refusal is None else refusal.where
    return DataProblem(f"Nothing can be saved here: {what}", where, todo)


def edits_of(state: State, sides: Sides, size: int) -> Iterator[dict[Key, Edit]]:
    """Yield documents to be put in place as edits of records, so many at a time."""
    found: dict[Key, Edit] = {}
    for table in (table for table in Table if table in sides):
        records = state.table(RECORD_TYPES[table])
        for key, line in sides[table].items():
            number = int(key)
            after = None if line == GONE else read(table, number, line)
            found[table, number] = Edit(records.get(number), after)
            if len(found) == size:
                yield found
                found = {}
    yield found
