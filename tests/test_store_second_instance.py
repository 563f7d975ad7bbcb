"""Two stores on one file: one writes, the other reads until it may."""

from __future__ import annotations

import errno
import threading
from pathlib import Path

import pytest
from builders import contact
from fakes import FailingDisk, FixedClock
from store_acts import add, done, opened, rename

from netui.data.file import DataFile
from netui.errors import DataProblem, Problem
from netui.store import Store, fold_behind, open_beside, open_memory


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


def test_where_there_are_no_locks_it_reads_says_why_and_writes_nothing(path: Path) -> None:
    first = opened(path)
    add(first, contact())
    first.close()
    before = path.read_bytes()
    disk = FailingDisk()
    disk.fail(errno.ENOLCK, only="lock")
    store = open_beside(path, FixedClock(), disk=disk)
    assert isinstance(store, Store)
    assert (store.writable, store.holder) == (False, "")
    refused = rename(store, "Amara Cole")
    assert isinstance(refused, DataProblem)
    assert "the data file cannot be locked: no locks available" in refused.what
    assert "on a disk of this computer" in refused.todo
    assert path.read_bytes() == before
    assert not store.try_to_write()
    disk.mend()
    assert store.try_to_write()
    assert rename(store, "Amara Cole") is None
    assert store.close() is None


def test_trouble_behind_the_scenes_is_told_once_and_again_when_it_is_another(
    path: Path,
) -> None:
    disk = FailingDisk()
    store = opened(path, disk=disk, idle=3600)
    told: list[Problem] = []
    heard = threading.Event()

    def listen(problem: Problem) -> None:
        told.append(problem)
        heard.set()

    store.subscribe_to_trouble(listen)
    add(store, contact())
    behind = store._background
    assert behind is not None
    disk.fail(errno.ENOSPC, only="rename")
    behind.changed(due=True)
    assert heard.wait(20)
    assert told[0].todo.startswith("Nothing is lost: the journal holds every change. Free")
    file = store._file
    assert isinstance(file, DataFile)
    # What the thread does, as often as it likes.
    assert fold_behind(file) == told[0]
    disk.mend()
    assert fold_behind(file) is None
    path.write_bytes(path.read_bytes() + b" ")
    rename(store, "Amara Cole")
    notice = fold_behind(file)
    assert notice is not None
    assert "changed by another program" in notice.what
    assert fold_behind(file) is None
    store.close()
    opened(path, idle=None).subscribe_to_trouble(listen)
    assert len(told) == 1
