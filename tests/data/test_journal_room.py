"""Behind the journal's lines stand zeros: most lines are written over them."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from fakes import FailingDisk
from file_acts import after_a_crash, lines_of, opened, people, put

from netui.data import appending
from netui.data.appending import ROOM


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "netui.json"


def size_of(path: Path) -> int:
    return path.with_name("netui.json-journal").stat().st_size


def test_the_file_grows_in_steps_and_not_with_each_line(path: Path, tmp_path: Path) -> None:
    file = opened(path)
    sizes = []
    for number in range(4):
        assert put(file, "N" * 10_000, str(number)) is None
        sizes.append(size_of(path))
    assert sizes == [ROOM, ROOM, ROOM, 2 * ROOM]
    assert 80_000 < len(lines_of(path)) < 81_000
    assert len(people(after_a_crash(path, tmp_path))) == 4


def test_lines_are_read_past_the_room_behind_them(path: Path, tmp_path: Path) -> None:
    file = opened(path)
    put(file, "Ann")
    again = after_a_crash(path, tmp_path)
    assert again.notices == ()
    put(again, "Bo", "2")
    assert people(after_a_crash(again.path, tmp_path, "twice")) == {"1": "Ann", "2": "Bo"}


def test_a_rest_leaves_room_and_closing_takes_it_away(path: Path) -> None:
    file = opened(path)
    put(file, "Ann")
    assert file.rest() is None
    assert (lines_of(path), size_of(path)) == (b"", ROOM)
    assert file.rest() is None
    put(file, "Bo", "2")
    assert size_of(path) == ROOM
    assert file.rest() is None
    assert file.close() is None
    assert size_of(path) == 0
    assert people(opened(path)) == {"1": "Ann", "2": "Bo"}


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_where_no_room_can_be_made_nothing_is_lost_and_nobody_is_told(
    path: Path, tmp_path: Path, call: str
) -> None:
    disk = FailingDisk()
    file = opened(path, disk)
    put(file, "Ann")
    file.fold()
    disk.fail(errno.ENOSPC, only=call, times=1)
    assert file.rest() is None
    assert put(file, "Bo", "2") is None
    assert people(after_a_crash(path, tmp_path)) == {"1": "Ann", "2": "Bo"}


def test_a_journal_of_nothing_but_room_is_none(path: Path) -> None:
    path.parent.mkdir()
    path.with_name("netui.json-journal").write_bytes(bytes(ROOM))
    assert people(opened(path)) == {}


def test_a_line_larger_than_the_room_is_taken(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appending, "ROOM", 64)
    file = opened(path)
    put(file, "Ann")
    put(file, "B" * 1000)
    assert people(after_a_crash(path, tmp_path)) == {"1": "B" * 1000}
    os.close(file._lock or 0)


def test_a_reader_makes_no_room(path: Path) -> None:
    file = opened(path)
    put(file, "Ann")
    lines = size_of(path)
    reader = opened(path, read_only=True)
    assert reader.rest() is None
    assert size_of(path) == lines
    os.close(file._lock or 0)
