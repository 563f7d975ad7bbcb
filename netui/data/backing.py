"""What the store asks of a data file, and how a change becomes documents and back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Protocol

from netui.core.changes import Change, Edit, Key
from netui.core.model import RECORD_TYPES, Table
from netui.core.state import State
from netui.data.codec import decode, encode
from netui.data.documents import Document, Ops
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

    def commit(self, ops: Ops, label: str, at: str, /) -> DataProblem | None:
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


def documents(change: Change) -> dict[str, dict[str, Document | None]]:
    """Return what a change puts on file, as documents by table and id."""
    found: dict[str, dict[str, Document | None]] = {}
    for (table, record_id), edit in change.edits.items():
        after = None if edit.after is None else encode(edit.after)
        found.setdefault(table.value, {})[str(record_id)] = after
    return found


def stale(state: State, change: Change) -> Problem | None:
    """Return a problem where a record is not what the change took it to be."""
    for (table, record_id), edit in change.edits.items():
        if state.table(RECORD_TYPES[table]).get(record_id) != edit.before:
            return Problem(
                f"{change.label} was not saved: a record it writes has changed meanwhile",
                f"{table} {record_id}",
                "Look at it as it is now and do it again.",
            )
    return None


def before(tables: Tables, change: Change) -> Sides:
    """Return the documents on file that a change is about to replace."""
    sides: Sides = {}
    for table, record_id in change.edits:
        document = tables[table].get(str(record_id))
        sides.setdefault(table.value, {})[str(record_id)] = document
    return sides


def edits(state: State, sides: Sides) -> dict[Key, Edit]:
    """Return documents to be put in place as edits of records."""
    found: dict[Key, Edit] = {}
    for table in (table for table in Table if table in sides):
        for key, document in sides[table].items():
            record = state.table(RECORD_TYPES[table]).get(int(key))
            after = None if document is None else decode(table, int(key), document)
            found[table, int(key)] = Edit(record, after)
    return found
