"""The data file keeps every acknowledged change, whatever fails."""

from __future__ import annotations

import datetime as dt
import gc
import json
import os
import shutil
import stat
from itertools import product
from pathlib import Path

import pytest
import tinydb
from builders import NOON
from fakes import FailingDisk
from file_acts import AT, after_a_crash, lines_of, opened, people, put

from netui.data import file as file_module
from netui.data.disk import Disk
from netui.data.file import DataFile
from netui.errors import DataProblem


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "netui.json"


def test_new_file_comes_to_be_with_the_first_commit_and_for_the_owner_alone(
    path: Path,
) -> None:
    file = opened(path)
    assert not path.exists()
    assert put(file, "Ann") is None
    assert file.close() is None
    for found in path.parent.glob("netui.json*"):
        assert stat.S_IMODE(found.stat().st_mode) == 0o600, found
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    meta = json.loads(path.read_bytes())["meta"]["1"]
    assert (meta["schema"], meta["seq"], meta["created"]) == (1, 1, NOON.isoformat())


def test_nothing_committed_leaves_no_data_file(path: Path) -> None:
    assert opened(path).close() is None
    assert not path.exists()


def test_commit_is_one_write_and_one_sync(path: Path) -> None:
    disk = FailingDisk()
    file = opened(path, disk)
    put(file, "Ann")
    disk.calls.clear()
    put(file, "Bo")
    assert disk.calls == ["write", "fsync"]


def test_a_crash_loses_nothing_and_close_folds(path: Path, tmp_path: Path) -> None:
    file = opened(path)
    put(file, "Ann")
    put(file, "Bo", "2")
    file.commit({"contacts": {"1": None}}, "Removed", AT)
    crashed = after_a_crash(path, tmp_path)
    assert people(crashed) == {"2": "Bo"}
    assert (crashed.seq, crashed.highest["contacts"]) == (3, 2)
    assert file.close() is None
    assert path.with_name("netui.json-journal").read_bytes() == b""
    again = opened(path)
    assert people(again) == {"2": "Bo"}
    assert (again.seq, again.highest["contacts"], again.notices) == (3, 2, ())


def test_the_highest_id_is_remembered_after_its_record_is_gone(
    path: Path, tmp_path: Path
) -> None:
    file = opened(path)
    put(file, "Ann", "9")
    file.commit({"contacts": {"9": None}}, "Removed", AT)
    assert file.highest["contacts"] == 9
    assert after_a_crash(path, tmp_path).highest["contacts"] == 9
    file.close()
    assert opened(path).highest["contacts"] == 9


def test_closed_file_takes_no_more(path: Path) -> None:
    file = opened(path)
    file.close()
    assert isinstance(put(file, "Ann"), DataProblem)
    assert not path.exists()


def test_the_journal_cut_at_every_byte_keeps_the_lines_before(
    path: Path, tmp_path: Path
) -> None:
    file = opened(path)
    put(file, "Ann")
    put(file, "Bo")
    lines = lines_of(path)
    first = lines.index(b"\n") + 1
    copy = tmp_path / "cut"
    shutil.copytree(path.parent, copy)
    for size, room in product(range(len(lines)), (0, 5000)):
        copy.joinpath("netui.json-journal").write_bytes(lines[:size] + bytes(room))
        shutil.copy(path, copy)
        cut = opened(copy / "netui.json")
        # A line that lacks its newline alone is whole.
        whole = size >= first - 1
        assert people(cut) == (
            {"1": "Bo" if size == len(lines) - 1 else "Ann"} if whole else {}
        )
        assert bool(cut.notices) == (size in {first - 1, len(lines) - 1})
        assert put(cut, "Cy", "3") is None
        again = after_a_crash(copy / "netui.json", tmp_path)
        assert people(again)["3"] == "Cy"
        again.close()
        cut.close()


def test_a_journal_that_was_garbled_takes_the_next_line(path: Path, tmp_path: Path) -> None:
    file = opened(path)
    put(file, "Ann")
    put(file, "Bo", "2")
    lines = lines_of(path)
    copy = tmp_path / "garbled"
    shutil.copytree(path.parent, copy)
    # In the middle, at the end of the last line, and in the zeros behind it.
    for place in (7, len(lines) // 2, len(lines) - 2, len(lines) - 1, len(lines) + 3):
        content = bytearray(lines + bytes(5000))
        content[place] ^= 0x0A
        copy.joinpath("netui.json-journal").write_bytes(content)
        shutil.copy(path, copy)
        found = opened(copy / "netui.json")
        assert people(found) == {"1": "Ann", "2": "Bo"} or found.notices
        assert put(found, "Cy", "3") is None
        again = after_a_crash(copy / "netui.json", tmp_path)
        assert people(again) == people(found)
        again.close()
        found.close()


def test_a_bad_line_in_the_middle_is_kept_aside_and_told(path: Path) -> None:
    file = opened(path)
    for number, full in enumerate(["Ann", "Bo", "Cy"], 1):
        put(file, full, str(number))
    where = path.with_name("netui.json-journal")
    damaged = where.read_bytes().replace(b"Bo", b"Ba")
    os.close(file._lock or 0)
    where.write_bytes(damaged)
    reading = opened(path, read_only=True)
    assert len(reading.notices) == 1
    assert [p.name for p in path.parent.iterdir() if "kept" in p.name] == []
    again = opened(path)
    assert people(again) == {"1": "Ann", "3": "Cy"}
    (notice,) = again.notices
    assert Path(notice.where).read_bytes() == damaged.rstrip(b"\0")
    assert again.close() is None
    healed = opened(path)
    assert (people(healed), healed.notices) == ({"1": "Ann", "3": "Cy"}, ())


@pytest.mark.parametrize("content", [b"", b"{", b'{"contacts": {"1": {"fu'])
def test_a_damaged_file_is_refused_and_nothing_is_touched(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    problem = DataFile.open(path, NOON)
    assert isinstance(problem, DataProblem)
    assert problem.exit_code == 3
    assert DataFile.open(path, NOON, read_only=True) == problem
    assert path.read_bytes() == content
    path.write_bytes(b"{}")
    assert people(opened(path)) == {}


def test_a_journal_without_its_file_is_refused(path: Path) -> None:
    file = opened(path)
    put(file, "Ann")
    os.close(file._lock or 0)
    path.unlink()
    problem = DataFile.open(path, NOON)
    assert isinstance(problem, DataProblem)
    assert "missing" in problem.what


def test_a_folder_in_the_place_of_the_file_is_a_problem(path: Path) -> None:
    path.mkdir(parents=True)
    assert isinstance(DataFile.open(path, NOON), DataProblem)


def test_a_file_in_the_place_of_the_folder_is_a_problem(path: Path) -> None:
    path.parent.write_text("")
    assert isinstance(DataFile.open(path, NOON), DataProblem)


def test_an_edit_from_outside_is_read_and_told(path: Path) -> None:
    file = opened(path)
    put(file, "Ann")
    file.close()
    with tinydb.TinyDB(path) as stock:
        stock.table("contacts").insert({"full": "Bo"})
    again = opened(path)
    assert people(again) == {"1": "Ann", "2": "Bo"}
    assert "outside" in again.notices[0].what
    put(again, "Cy", "3")
    again.close()
    assert opened(path).notices == ()


def test_a_file_of_stock_tinydb_opens_and_keeps_what_is_not_ours(
    path: Path, tmp_path: Path
) -> None:
    path.parent.mkdir()
    with tinydb.TinyDB(path) as stock:
        stock.insert({"a": 1})
        stock.table("contacts").insert({"full": "Zoë", "shoe_size": 41})
        stock.table("mine", persist_empty=True)
    file = opened(path)
    assert file.close() is None
    untouched = path.read_bytes()
    assert b"seq" not in untouched
    file = opened(path)
    put(file, "Bo", "2")
    assert people(after_a_crash(path, tmp_path)) == {"1": "Zoë", "2": "Bo"}
    file.close()
    with tinydb.TinyDB(path) as stock:
        assert stock.all() == [{"a": 1}]
        assert stock.table("contacts").get(doc_id=1) == {"full": "Zoë", "shoe_size": 41}
        assert stock.table("contacts").get(doc_id=2) == {"full": "Bo"}
        assert "mine" in stock.tables()


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "linked.json"
    link.symlink_to(path)
    file = opened(link)
    put(file, "Ann")
    file.close()
    assert link.is_symlink()
    assert people(opened(path)) == {"1": "Ann"}


def test_a_reader_sees_what_is_committed_and_writes_nothing(path: Path) -> None:
    file = opened(path)
    put(file, "Ann")
    before = {p.name: p.read_bytes() for p in path.parent.iterdir()}
    reader = opened(path, read_only=True)
    assert people(reader) == {"1": "Ann"}
    assert isinstance(put(reader, "Bo"), DataProblem)
    assert reader.close() is None
    assert {p.name: p.read_bytes() for p in path.parent.iterdir()} == before
    assert opened(path.with_name("none.json"), read_only=True).close() is None
    assert not path.with_name("none.json-lock").exists()


class TornReads(Disk):
    """A disk on which the next readings of the journal meet a line that is being written."""

    def __init__(self, times: int) -> None:
        self.times = times

    def read(self, path: Path) -> bytes | None:
        found = super().read(path)
        if found is None or not path.name.endswith("-journal") or not self.times:
            return found
        self.times -= 1
        return bytes(40) + found[40:]


def test_a_reader_beside_a_writer_looks_again_before_it_speaks_of_damage(path: Path) -> None:
    file = opened(path)
    put(file, "Ann")
    reader = opened(path, TornReads(3), read_only=True)
    assert (people(reader), reader.notices) == ({"1": "Ann"}, ())
    assert len(opened(path, TornReads(4), read_only=True).notices) == 1
    os.close(file._lock or 0)


def test_the_journal_folds_when_it_is_due(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_module, "FOLD_AT", 200)
    file = opened(path)
    due = []
    for full in ("Ann", "B" * 200):
        put(file, full)
        due.append(file.fold_due)
    assert file.fold() is None
    due.append(file.fold_due)
    assert due == [False, True, False]


def test_collection_is_as_it_was_after_opening(path: Path) -> None:
    # Starting the app turns it off, also in a test before this one.
    gc.enable()
    opened(path).close()
    kept_on = gc.isenabled()
    assert kept_on
    gc.disable()
    try:
        opened(path).close()
        kept_off = not gc.isenabled()
    finally:
        gc.enable()
    assert kept_off


def test_time_of_the_lock_is_the_openers(path: Path) -> None:
    here = NOON.astimezone(dt.timezone(dt.timedelta(hours=2)))
    assert isinstance(DataFile.open(path, here), DataFile)
    assert "since 14:00" in path.with_name("netui.json-lock").read_text()


def test_a_file_from_a_newer_netui_is_refused_and_left(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"meta": {"1": {"schema": 99}}}')
    problem = DataFile.open(path, NOON)
    assert isinstance(problem, DataProblem)
    assert "newer netui" in problem.what
    assert "doctor" not in problem.todo
    assert path.read_text() == '{"meta": {"1": {"schema": 99}}}'
