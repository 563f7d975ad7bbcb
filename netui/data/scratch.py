"""A data file that is none: for tests and for looking without a disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from netui.core.model import TABLE_OF, Record, Table
from netui.data.codec import line_of
from netui.data.documents import Lines
from netui.data.rows import Rows, Tables, apply
from netui.data.snapshot import CHANGES
from netui.errors import DataProblem, Problem


class Scratch:
    """Documents in memory behind the same few calls as ``DataFile``; it never fails."""

    notices: tuple[Problem, ...] = ()
    fold_due = False
    read_only = False
    holder = ""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        """Hold ``records`` under their own ids."""
        self.tables: Tables = {str(name): Rows() for name in (*Table, CHANGES)}
        for record in records:
            self.tables[TABLE_OF[type(record)]].put(str(record.id), line_of(record))
        self.seq = 0
        self.highest: dict[str, int] = {}

    def write(self, lines: Lines, _label: str, _at: str, /) -> DataProblem | None:
        """Apply one change."""
        self.seq += 1
        apply(self.tables, lines)
        return None

    def fold(self) -> DataProblem | None:
        """Do nothing: there is no journal."""
        return None

    def backup(self, to: Path | None = None) -> Path | DataProblem:
        """Refuse: there is nothing that would outlive this process."""
        return DataProblem("There is no data file to back up", str(to or ""))

    def close(self) -> DataProblem | None:
        """Do nothing: there is no file."""
        return None

    def try_to_write(self, _now: dt.datetime, /) -> DataProblem | None:
        """Do nothing: it takes every change."""
        return None
