"""A fold in the background keeps nobody waiting and loses nothing that comes meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import contact
from fakes import FailingDisk
from file_acts import after_a_crash, opened, people, put
from store_acts import add, rename
from store_acts import opened as opened_store

from netui.data.disk import Disk
from netui.data.idle import IdleFold
from netui.errors import Problem

PATIENCE = 20


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "netui.json"


class Busy(Disk):
    """A disk on which somebody commits in the middle of a fold."""

    def __init__(self) -> None:
        self.meanwhile: Callable[[], object] = int

    def rename(self, old: Path, new: Path) -> None:
        self.meanwhile()
        super().rename(old, new)


def test_a_change_made_during_a_fold_stays_in_the_journal(path: Path, tmp_path: Path) -> None:
    disk = Busy()
    file = opened(path, disk)
    put(file, "Ann")
    disk.meanwhile = lambda: put(file, "Bo", "2")
    assert file.fold() is None
    disk.meanwhile = int
    lines = path.with_name("netui.json-journal").read_bytes()
    assert lines.count(b"\n") == 2
    assert people(after_a_crash(path, tmp_path)) == {"1": "Ann", "2": "Bo"}
    put(file, "Cy", "3")
    assert file.close() is None
    again = opened(path)
    assert (people(again), again.notices) == ({"1": "Ann", "2": "Bo", "3": "Cy"}, ())


def test_a_change_refused_during_a_fold_gives_its_number_up(path: Path, tmp_path: Path) -> None:
    disk = FailingDisk()
    file = opened(path, disk)
    put(file, "Ann")
    rename_now = disk.rename

    def meanwhile(old: Path, new: Path) -> None:
        if new == path:
            disk.fail(only="fsync", times=1)
            assert put(file, "Bo", "2") is not None
        rename_now(old, new)

    disk.rename = meanwhile  # type: ignore[method-assign]  # the test stands in for it
    assert file.fold() is None
    disk.rename = rename_now  # type: ignore[method-assign]  # the test stands in for it
    assert put(file, "Cy", "3") is None
    assert people(after_a_crash(path, tmp_path)) == {"1": "Ann", "3": "Cy"}


def test_the_store_folds_by_itself_when_idle(path: Path) -> None:
    store = opened_store(path, idle=0.01)
    folded = threading.Event()
    file = store._file
    fold = file.rest  # type: ignore[attr-defined]  # the test stands in for it
    assert store._background is not None

    def heard() -> None:
        fold()
        folded.set()

    store._background._fold = heard
    add(store, contact())
    rename(store, "Two")
    assert folded.wait(PATIENCE)
    rename(store, "Three")
    assert store.close() is None
    assert opened_store(path).state.contacts[1].full == "Three"


def test_changes_put_the_fold_off_and_a_due_one_comes_at_once() -> None:
    folds: list[int] = []
    done = threading.Event()

    def fold() -> None:
        folds.append(1)
        done.set()

    idle = IdleFold(fold, 3600)
    idle.changed(due=False)
    idle.changed(due=False)
    assert folds == []
    idle.changed(due=True)
    assert done.wait(PATIENCE)
    idle.changed(due=False)
    idle.end()
    assert folds == [1]
    IdleFold(fold).end()


def test_what_a_fold_answers_is_told_when_it_is_news() -> None:
    first, second = Problem("The disk is full"), Problem("The disk is gone")
    answers = [first, first, None, first, second]
    done = threading.Semaphore(0)
    told: list[Problem] = []

    def fold() -> Problem | None:
        done.release()
        return answers.pop(0)

    idle = IdleFold(fold, 3600)
    idle.tell = told.append
    for _ in range(5):
        idle.changed(due=True)
        assert done.acquire(timeout=PATIENCE)
    idle.end()
    assert told == [first, first, second]


def test_commits_from_here_and_folds_from_there_agree(path: Path, tmp_path: Path) -> None:
    file = opened(path)
    ended = threading.Event()

    def fold() -> None:
        while not ended.is_set():
            assert file.fold() is None

    thread = threading.Thread(target=fold)
    thread.start()
    try:
        for number in range(200):
            assert put(file, f"N{number}", str(number % 7 + 1)) is None
    finally:
        ended.set()
        thread.join()
    assert people(after_a_crash(path, tmp_path)) == people(file)
    assert file.close() is None
    again = opened(path)
    assert (people(again), again.notices) == (people(file), ())
