"""Two stores on one file: one writes, the other reads until it may."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import contact
from fakes import FailingDisk, FixedClock
from store_acts import add, done, opened, rename

from netui.errors import DataProblem, Problem
from netui.store import Store, open_beside, open_memory


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "netui.json"


def test_the_second_reads_and_turns_writable_when_the_first_closes(path: Path) -> None:
    first = opened(path)
    add(first, contact())
    second = open_beside(path, FixedClock())
    assert isinstance(second, Store)
    assert (first.writable, second.writable) == (True, False)
    assert second.holder.startswith("pid ")
    assert second.state.contacts[1].full == "Amara Osei"
    refused = rename(second, "Amara Cole")
    assert isinstance(refused, DataProblem)
    assert "is in use by pid" in refused.what
    assert isinstance(second.undo(), DataProblem)
    assert not second.try_to_write()
    rename(first, "Amara Finch")
    assert first.close() is None
    assert second.try_to_write()
    assert second.try_to_write()
    assert second.state.contacts[1].full == "Amara Finch"
    assert done(second.undo()).label == "Renamed to Amara Finch"
    assert second.close() is None
    assert opened(path).state.contacts[1].full == "Amara Osei"


def test_a_free_file_opens_for_writing(path: Path) -> None:
    store = open_beside(path, FixedClock())
    assert isinstance(store, Store)
    assert store.writable
    assert store.close() is None
    path.write_text("{")
    assert isinstance(open_beside(path, FixedClock()), DataProblem)


def test_a_closed_store_stays_closed(path: Path) -> None:
    store = opened(path)
    add(store, contact())
    assert store.close() is None
    assert not store.try_to_write()
    refused = rename(store, "Amara Cole")
    assert isinstance(refused, DataProblem)
    assert refused.what == "The data file is not open for writing"


def test_a_file_damaged_meanwhile_is_not_taken_over(path: Path) -> None:
    first = opened(path)
    add(first, contact())
    second = opened(path, read_only=True)
    first.close()
    good = path.read_bytes()
    path.write_bytes(b"{")
    assert not second.try_to_write()
    path.write_bytes(good)
    assert second.try_to_write()


def test_in_memory_everything_can_be_written() -> None:
    store = open_memory(FixedClock(), [contact()])
    assert store.writable
    assert store.try_to_write()
    assert store.holder == ""
    assert isinstance(store.backup(), DataProblem)
    assert isinstance(store.forget(1), Problem)
    assert store._file.try_to_write(FixedClock()().at) is None
    assert store._file.fold() is None


def test_a_bulk_change_is_preceded_by_a_backup(path: Path) -> None:
    store = opened(path, disk=FailingDisk())
    add(store, contact())
    backups = path.parent / "backups"
    assert not backups.exists()
    add(store, *(contact(f"Person {n}", id=0) for n in range(60)))
    assert [found.name for found in backups.iterdir()] == ["netui-000000001.json"]
