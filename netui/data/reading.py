"""Reading what is on file, for whoever writes nothing: no lock, no history, nothing to fold.

So a command that only looks loads the half of this room that reads, and no more.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from netui.core.model import Table
from netui.core.state import State
from netui.data.disk import Disk
from netui.data.loading import load
from netui.data.records import Records
from netui.data.rows import Tables
from netui.errors import DataProblem, Problem


class Reading(msgspec.Struct, frozen=True):
    """What is on file, as of one moment, and what the person should be told of it."""

    state: State
    notices: tuple[Problem, ...]


def read_state(path: Path, now: dt.datetime) -> Reading | DataProblem:
    """Return what is on file, or why it cannot be used; another netui may have it open."""
    loaded = load(Disk(), Path(os.path.realpath(path)), now, read_only=True)
    if isinstance(loaded, DataProblem):
        return loaded
    return Reading(state_of(loaded.tables, loaded.highest), loaded.notices)


def state_of(tables: Tables, highest: Mapping[str, int]) -> State:
    """Return the documents of a data file as records; each is built when it is looked at."""
    return State(
        {table: Records(table, tables[table]) for table in Table},
        {table: highest.get(table, 0) for table in Table},
    )
