"""Queues, folders and links in the place of files: nothing hangs, nothing is lost."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import NOON
from file_acts import AT, lines_of, named, opened, people, put

from netui.data.backups import Shelf
from netui.data.checkup import check_data, owned
from netui.data.disk import Disk
from netui.data.file import DataFile
from netui.data.mending import Mended, mend
from netui.errors import DataProblem

Make = Callable[[Path], object]


def folder(place: Path) -> None:
    place.mkdir()


def loop(place: Path) -> None:
    place.symlink_to(place.name)


KINDS = {"is no regular file": os.mkfifo, "is a directory": folder, "too many": loop}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A data file that was closed, with a backup."""
    found = tmp_path / "data" / "netui.json"
    file = opened(found)
    put(file, "Ann")
    assert isinstance(file.backup(), Path)
    put(file, "Bo", "2")
    assert file.close() is None
    return found


def checks(path: Path) -> dict[str, str]:
    """Return what the doctor has to say against each thing it looks at."""
    found = check_data(Disk(), path, NOON)
    return {check.name: str(check.problem or "") for check in found}


@pytest.mark.parametrize(("reason", "make"), KINDS.items())
@pytest.mark.parametrize("ending", ["", "-journal"])
def test_what_is_no_file_is_refused_at_once_by_its_name(
    path: Path, ending: str, reason: str, make: Make
) -> None:
    place = path.with_name(path.name + ending)
    place.unlink()
    make(place)
    for read_only in (True, False):
        problem = DataFile.open(path, NOON, read_only=read_only)
        assert isinstance(problem, DataProblem)
        assert reason in problem.what
        assert (problem.where, "move it away" in problem.todo) == (str(place), True)
    assert reason in checks(path)["data file"]


@pytest.mark.parametrize("make", [os.mkfifo, loop])
def test_a_lock_that_is_no_file_is_told(path: Path, make: Make) -> None:
    place = path.with_name("netui.json-lock")
    place.unlink()
    make(place)
    told = checks(path)["in use"]
    assert ("too many levels" in told) == (make is loop)
    assert (place in owned(Disk(), path)) == (make is not loop)


@pytest.mark.parametrize("make", KINDS.values())
def test_what_is_named_like_a_backup_is_none(path: Path, make: Make) -> None:
    make(path.parent / "backups" / "netui-000000009.json")
    (found,) = Shelf(Disk(), path).backups()
    assert found.seq == 1
    assert not any(checks(path).values())
    assert people(opened(path)) == {"1": "Ann", "2": "Bo"}


def test_a_backup_that_cannot_be_read_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own,) = Shelf(Disk(), path).backups()
    read = Disk.read

    def refusing(disk: Disk, place: Path) -> bytes | None:
        if place == own.path:
            raise PermissionError(13, "Permission denied", place)
        return read(disk, place)

    monkeypatch.setattr(Disk, "read", refusing)
    assert "1 of 1 backups cannot be read" in checks(path)["backups"]
    assert checks(path)["backups"].endswith("Remove them.")
    path.write_bytes(b"")
    problem = DataFile.open(path, NOON)
    assert isinstance(problem, DataProblem)
    assert "Put a good copy in its place" in problem.todo
    assert isinstance(mend(path, NOON), DataProblem)


def test_a_file_in_the_place_of_the_backups_is_told_and_stops_nobody(path: Path) -> None:
    shutil.rmtree(path.parent / "backups")
    (path.parent / "backups").write_text("notes")
    assert "not a directory" in checks(path)["backups"]
    file = opened(path)
    assert put(file, "Cy", "3") is None
    assert file.close() is None
    path.write_bytes(b"")
    damaged = DataFile.open(path, NOON)
    assert isinstance(damaged, DataProblem)
    assert "The data file is empty" in damaged.what
    path.unlink()
    problem = DataFile.open(path, NOON)
    assert isinstance(problem, DataProblem)
    assert problem.where == str(path.parent / "backups")
    assert not path.exists()


@pytest.mark.parametrize("make", [os.mkfifo, loop])
def test_a_stray_name_where_the_next_snapshot_begins_gives_way(path: Path, make: Make) -> None:
    make(path.with_name("netui.json-tmp"))
    file = opened(path)
    assert put(file, "Cy", "3") is None
    assert file.close() is None
    assert lines_of(path) == b""
    assert people(opened(path))["3"] == "Cy"


def test_nothing_is_written_through_a_link_where_the_next_snapshot_begins(
    path: Path, tmp_path: Path
) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("years of notes")
    path.with_name("netui.json-tmp").symlink_to(precious)
    file = opened(path)
    assert put(file, "Cy", "3") is None
    assert file.close() is None
    assert precious.read_text() == "years of notes"
    assert not path.is_symlink()


def test_a_link_to_the_file_is_mended_where_it_leads(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(path)
    file = opened(path)
    assert file.commit(named("Cy", "3"), "Named Cy", AT) is None
    os.close(file._lock or 0)
    path.write_bytes(path.read_bytes()[:-30])
    found = mend(link, NOON)
    assert isinstance(found, Mended)
    assert link.is_symlink()
    assert people(opened(path)) == {"1": "Ann", "2": "Bo", "3": "Cy"}
