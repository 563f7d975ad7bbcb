"""One writer at a time, and every call to the system behind one seam."""

from __future__ import annotations

import errno
import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest
from builders import NOON
from fakes import FailingDisk

from netui.data import disk as disk_module
from netui.data import lock
from netui.data.disk import Disk, write_all
from netui.data.file import DataFile
from netui.errors import DataProblem

HOLDER = """
import datetime as dt, sys
from pathlib import Path
from netui.data.file import DataFile
file = DataFile.open(Path(sys.argv[1]), dt.datetime(2026, 3, 4, 9, 12))
print("open", flush=True)
sys.stdin.read()
"""


def test_a_second_process_is_told_who_holds_the_file(tmp_path: Path) -> None:
    path = tmp_path / "netui.json"
    root = Path(lock.__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=root,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        problem = DataFile.open(path, NOON)
        assert isinstance(problem, DataProblem)
        assert problem.exit_code == 3
        assert f"pid {holder.pid} on " in problem.what
        assert "since 09:12" in problem.what
        assert isinstance(DataFile.open(path, NOON, read_only=True), DataFile)
        holder.kill()
        holder.wait()
    file = DataFile.open(path, NOON)
    assert isinstance(file, DataFile)
    file.close()
    assert f"pid {os.getpid()} on" in path.with_name("netui.json-lock").read_text()


def test_a_lock_in_this_process_holds_too(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    first = lock.take(Disk(), path, NOON)
    assert isinstance(first, int)
    assert isinstance(lock.take(Disk(), path, NOON), DataProblem)
    disk = FailingDisk()
    disk.fail(only="read")
    problem = lock.take(disk, path, NOON)
    assert isinstance(problem, DataProblem)
    assert "another netui" in problem.what
    os.close(first)


@pytest.mark.parametrize("call", ["open", "lock"])
def test_a_lock_that_cannot_be_taken_is_a_problem(tmp_path: Path, call: str) -> None:
    disk = FailingDisk()
    disk.fail(errno.ENOLCK, only=call)
    problem = lock.take(disk, tmp_path / "lock", NOON)
    assert isinstance(problem, DataProblem)
    assert problem.what.startswith("The data file cannot be locked: ")


def test_a_full_disk_keeps_nobody_from_the_lock(tmp_path: Path) -> None:
    disk = FailingDisk()
    disk.fail(errno.ENOSPC, only="write")
    taken = lock.take(disk, tmp_path / "lock", NOON)
    assert isinstance(taken, int)
    os.close(taken)


def test_a_system_without_posix_locks_is_told_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    problem = lock.take(Disk(), tmp_path / "lock", NOON)
    assert isinstance(problem, DataProblem)
    assert "WSL" in problem.what


def test_sync_asks_for_the_medium_where_the_system_has_a_call_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda handle, call: asked.append(call))
    disk_module.sync_of_this_system.cache_clear()
    handle = Disk().open(tmp_path / "x", os.O_WRONLY | os.O_CREAT)
    Disk().fsync(handle)
    os.close(handle)
    disk_module.sync_of_this_system.cache_clear()
    assert asked == [51]


def test_short_writes_are_carried_on(tmp_path: Path) -> None:
    class Slow(Disk):
        def write(self, handle: int, data: bytes | memoryview) -> int:
            return super().write(handle, data[:3])

    handle = Slow().open(tmp_path / "x", os.O_WRONLY | os.O_CREAT)
    write_all(Slow(), handle, b"0123456789")
    os.close(handle)
    assert (tmp_path / "x").read_bytes() == b"0123456789"


def test_folders_are_for_the_owner_alone(tmp_path: Path) -> None:
    Disk().make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a").stat().st_mode & 0o777 == disk_module.PRIVATE_FOLDER
    Disk().remove(tmp_path / "not there")


def test_the_holder_of_a_lock_is_asked_without_taking_it(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    assert lock.holder(Disk(), path) == ""
    held = lock.take(Disk(), path, NOON)
    assert isinstance(held, int)
    assert lock.holder(Disk(), path).startswith(f"pid {os.getpid()} on ")
    path.write_text("")
    assert lock.holder(Disk(), path) == "another netui"
    for call in ("open", "lock"):
        disk = FailingDisk()
        disk.fail(errno.EACCES, only=call)
        assert lock.holder(disk, path) == ""
    os.close(held)
    assert lock.holder(Disk(), path) == ""
