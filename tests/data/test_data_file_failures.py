"""Whatever call fails, the data file keeps what was acknowledged and says the rest."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest
from builders import NOON
from fakes import FailingDisk
from file_acts import after_a_crash, lines_of, opened, people, put

from netui.data.disk import Disk
from netui.data.file import DataFile
from netui.errors import DataProblem


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "netui.json"


def test_a_fold_keeps_the_order_everything_rests_on(path: Path) -> None:
    disk = FailingDisk()
    file = opened(path, disk)
    put(file, "Ann")
    disk.calls.clear()
    assert file.fold() is None
    others = [call for call in disk.calls if call != "write"]
    assert others == ["open", "fsync", "rename", "sync_folder", "truncate"]
    put(file, "Bo")
    disk.calls.clear()
    assert file.fold() is None
    others = [call for call in disk.calls if call not in {"write", "make_folder"}]
    backup = ["sync_folder", "link", "sync_folder"]
    assert others == ["open", "fsync", *backup, "rename", "sync_folder", "truncate"]


def test_a_line_that_could_not_be_taken_back_is_never_replayed(
    path: Path, tmp_path: Path
) -> None:
    disk = FailingDisk()
    file = opened(path, disk)
    put(file, "Ann")
    disk.fail(after=1)
    assert put(file, "Bo", "2") is not None
    assert disk.calls == ["write", "fsync", "truncate"]
    assert b"Bo" in path.with_name("netui.json-journal").read_bytes()
    disk.fail(only="remove")
    assert put(file, "Cy", "3") is not None
    assert people(after_a_crash(path, tmp_path)) == {"1": "Ann"}


def test_a_damaged_journal_that_cannot_be_copied_is_left_alone(path: Path) -> None:
    file = opened(path)
    put(file, "Ann")
    put(file, "Bo")
    os.close(file._lock or 0)
    where = path.with_name("netui.json-journal")
    damaged = where.read_bytes().replace(b"Ann", b"Anna")
    where.write_bytes(damaged)
    disk = FailingDisk()
    disk.fail(errno.ENOSPC, only="fsync")
    problem = DataFile.open(path, NOON, disk=disk)
    assert isinstance(problem, DataProblem)
    assert "Free some space" in problem.todo
    assert where.read_bytes() == damaged


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("times", [1, 10**9])
@pytest.mark.parametrize("first", [True, False])
def test_a_failure_at_any_call_of_a_commit_changes_nothing(
    path: Path, tmp_path: Path, number: int, times: int, *, first: bool
) -> None:
    for after in range(40):
        shutil.rmtree(path.parent, ignore_errors=True)
        disk = FailingDisk()
        file = opened(path, disk)
        if not first:
            assert put(file, "Ann") is None
        before = people(file)
        disk.fail(number, after=after, times=times)
        problem = put(file, "Bo", "2")
        reached = len(disk.calls) > after
        if not reached:
            assert problem is None
            break
        disk.mend()
        assert isinstance(problem, DataProblem), (after, disk.calls)
        assert problem.todo
        assert people(file) == before
        if times == 1:
            assert people(after_a_crash(path, tmp_path)) == before
        assert put(file, "Cy", "3") is None
        assert people(after_a_crash(path, tmp_path)) == {**before, "3": "Cy"}
        assert file.close() is None
        assert people(opened(path)) == {**before, "3": "Cy"}
    else:
        pytest.fail("a commit makes more calls than this test knows")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES])
@pytest.mark.parametrize("sick", [True, False])
def test_a_failure_at_any_call_of_closing_loses_nothing(
    path: Path, tmp_path: Path, number: int, *, sick: bool
) -> None:
    for after in range(40):
        shutil.rmtree(path.parent, ignore_errors=True)
        disk = FailingDisk()
        file = opened(path, disk)
        put(file, "Ann")
        put(file, "Bo", "2")
        if sick:
            disk.fail(errno.EIO, times=1, only="fsync")
            assert put(file, "Cy", "3") is not None
        disk.fail(number, after=after)
        problem = file.close()
        reached = len(disk.calls) > after
        disk.mend()
        assert (problem is not None) == reached
        assert people(after_a_crash(path, tmp_path)) == {"1": "Ann", "2": "Bo"}
        again = opened(path, disk)
        assert put(again, "Di", "4") is None
        assert again.close() is None
        assert people(opened(path)) == {"1": "Ann", "2": "Bo", "4": "Di"}
        if not reached:
            break
    else:
        pytest.fail("closing makes more calls than this test knows")


def test_after_a_failed_sync_the_next_commit_folds_to_new_files_first(path: Path) -> None:
    disk = FailingDisk()
    file = opened(path, disk)
    put(file, "Ann")
    inode = path.with_name("netui.json-journal").stat().st_ino
    snapshot = path.stat().st_ino
    held = path.with_name("netui.json-journal").open("rb")
    disk.fail(errno.EIO, times=1, only="fsync")
    assert put(file, "Bo") is not None
    disk.fail(errno.ENOSPC, only="rename")
    assert put(file, "Cy") is not None
    disk.mend()
    assert put(file, "Di") is None
    assert path.with_name("netui.json-journal").stat().st_ino != inode
    assert path.stat().st_ino != snapshot
    assert people(file) == {"1": "Di"}
    held.close()


def test_a_journal_taken_away_while_it_is_open_costs_nothing(
    path: Path, tmp_path: Path
) -> None:
    file = opened(path)
    put(file, "Ann")
    path.with_name("netui.json-journal").unlink()
    assert put(file, "Bo", "2") is None
    assert put(file, "Cy", "3") is None
    assert people(after_a_crash(path, tmp_path)) == {"1": "Ann", "2": "Bo", "3": "Cy"}


def test_nothing_is_saved_into_a_folder_that_is_gone(path: Path, tmp_path: Path) -> None:
    file = opened(path)
    put(file, "Ann")
    away = tmp_path / "away"
    path.parent.rename(away)
    problem = put(file, "Bo", "2")
    assert isinstance(problem, DataProblem)
    assert "no such file" in problem.what
    assert people(file) == {"1": "Ann"}
    away.rename(path.parent)
    assert put(file, "Bo", "2") is None
    assert people(after_a_crash(path, tmp_path)) == {"1": "Ann", "2": "Bo"}


def test_whether_the_journal_is_there_may_be_unknown(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = opened(path)
    put(file, "Ann")

    def refusing(_disk: Disk, place: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", place)

    monkeypatch.setattr(Disk, "stamp", refusing)
    assert put(file, "Bo", "2") is None


def test_a_full_disk_is_told_with_the_next_step_and_leaves_no_half_file(path: Path) -> None:
    disk = FailingDisk()
    file = opened(path, disk)
    put(file, "Ann")
    lines = lines_of(path)
    disk.fail(errno.ENOSPC, only="write")
    problem = put(file, "Bo")
    assert problem is not None
    assert problem.what == "The change was not saved: no space left on device"
    assert problem.todo.startswith("Free some space")
    assert lines_of(path) == lines
    assert file.fold() is not None
    assert not path.with_name("netui.json-tmp").exists()


def test_a_close_that_complains_frees_the_lock_and_loses_nothing(path: Path) -> None:
    disk = FailingDisk()
    file = opened(path, disk)
    put(file, "Ann")
    disk.fail(only="close")
    assert isinstance(file.close(), DataProblem)
    assert people(opened(path)) == {"1": "Ann"}
