"""A clock that jumps decades either way: order is by number, never by time."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from builders import contact
from fakes import FixedClock
from store_acts import add, done, rename

from netui.data.file import DataFile
from netui.store import Store, open_store

YEARS = 30 * 365


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "netui.json"


def opened(path: Path, clock: FixedClock) -> Store:
    store = open_store(path, clock, idle=None)
    assert isinstance(store, Store)
    return store


def crashed(store: Store) -> None:
    """Let go of the lock and nothing else."""
    file = store._file
    assert isinstance(file, DataFile)
    os.close(file._lock or 0)


@pytest.mark.parametrize("jumps", [(-YEARS, -1, 0), (YEARS, -YEARS, -YEARS), (0, 0, -YEARS)])
def test_history_undo_and_replay_keep_the_order_of_what_was_done(
    path: Path, jumps: tuple[int, ...]
) -> None:
    clock = FixedClock()
    store = opened(path, clock)
    add(store, contact(), label="Added")
    created = json.loads(path.read_bytes())["meta"]["1"]["created"]
    for number, days in enumerate(jumps):
        clock.pass_days(days)
        assert rename(store, f"Name {number}") is None
    crashed(store)
    store = opened(path, clock)
    assert store.state.contacts[1].full == "Name 2"
    expected = ["Renamed to Name 2", "Renamed to Name 1", "Renamed to Name 0", "Added"]
    assert [entry.label for entry in store.history()] == expected
    assert done(store.undo()).label == "Renamed to Name 2"
    assert store.close() is None
    clock.pass_days(-YEARS)
    store = opened(path, clock)
    assert [entry.label for entry in store.history()] == expected
    assert done(store.undo()).label == "Renamed to Name 1"
    assert done(store.redo()).label == "Renamed to Name 1"
    assert done(store.redo()).label == "Renamed to Name 2"
    assert store.notices == ()
    assert store.close() is None
    assert json.loads(path.read_bytes())["meta"]["1"]["created"] == created


def test_backups_are_numbered_by_change_and_the_newest_is_the_last_made(path: Path) -> None:
    clock = FixedClock()
    store = opened(path, clock)
    add(store, contact())
    for days in (YEARS, -2 * YEARS, YEARS):
        clock.pass_days(days)
        assert rename(store, f"Name {days}") is None
        made = store.backup()
        assert isinstance(made, Path)
        # The system's clock went back, too.
        os.utime(made, (10**9 + days, 10**9 + days))
    file = store._file
    assert isinstance(file, DataFile)
    assert [backup.seq for backup in file._snapshot.shelf.backups()] == [4, 3, 2]
    assert store.close() is None
    assert len(list((path.parent / "backups").iterdir())) >= 3
