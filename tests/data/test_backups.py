"""Backups come by themselves, cost nothing, and stay bounded whatever the clock says."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
from pathlib import Path

import pytest
from fakes import FailingDisk
from file_acts import opened, people, put

from netui.data import backups as backups_module
from netui.data.backups import Backup, Shelf, kept
from netui.data.disk import Disk, Stamp
from netui.data.file import DataFile
from netui.errors import DataProblem


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "netui.json"


def backup(seq: int, at: dt.datetime, size: int = 1, *, theirs: bool = False) -> Backup:
    stamp = Stamp(seq, int(at.timestamp() * 1e9), size)
    return Backup(path=Path(f"netui-{seq}.json"), seq=seq, stamp=stamp, theirs=theirs)


def aged(path: Path, hours: int) -> None:
    """Make a file look as if it had been written some hours ago."""
    then = path.stat().st_mtime - hours * 3600
    os.utime(path, (then, then))


def outgoing(file: DataFile, hours: int) -> None:
    """Let the snapshot on disk be that old, by netui's own hand."""
    aged(file.path, hours)
    file._snapshot.stamp = Disk().stamp(file.path)


def names(path: Path) -> list[str]:
    return [found.path.name for found in Shelf(Disk(), path).backups()]


def test_a_fold_keeps_the_outgoing_snapshot_once_an_hour(path: Path) -> None:
    file = opened(path)
    put(file, "Ann")
    file.fold()
    assert names(path) == []
    inode = path.stat().st_ino
    outgoing(file, 5)
    put(file, "Bo")
    file.fold()
    assert names(path) == ["netui-000000001.json"]
    first = path.parent / "backups" / "netui-000000001.json"
    assert first.stat().st_ino == inode
    assert json.loads(first.read_bytes())["contacts"]["1"] == {"full": "Ann"}
    for full in ("Cy", "Di", "Ed"):
        outgoing(file, 0)
        put(file, full)
        file.fold()
    assert names(path) == ["netui-000000002.json", "netui-000000001.json"]


def test_hours_days_and_weeks_keep_their_newest() -> None:
    start = dt.datetime(2026, 3, 4, 0, 30, tzinfo=dt.UTC)
    every = [backup(n, start + dt.timedelta(minutes=30 * n)) for n in range(48 * 200)]
    stay = kept(list(reversed(every)))
    assert len(stay) <= 3 + 24 + 14 + 12
    newest = every[-1].at
    assert {b.seq for b in every[-3:]} <= {b.seq for b in stay}
    assert max(newest - b.at for b in stay) > dt.timedelta(days=70)
    assert len({b.at.date() for b in stay if newest - b.at < dt.timedelta(days=14)}) >= 14


def test_a_clock_set_back_removes_nothing_of_late() -> None:
    late = dt.datetime(2056, 3, 4, tzinfo=dt.UTC)
    early = dt.datetime(1996, 3, 4, tzinfo=dt.UTC)
    before = [backup(n, late + dt.timedelta(hours=n)) for n in range(10)]
    after = [backup(20 + n, early + dt.timedelta(hours=n)) for n in range(10)]
    assert len(kept([*reversed(after), *reversed(before)])) == 20


def test_a_date_that_no_calendar_has_stands_in_nobodys_way() -> None:
    odd = Backup(path=Path("x"), seq=1, stamp=Stamp(1, 10**30, 1))
    assert odd.at.year == 1970
    assert kept([odd]) == [odd]


def test_who_may_read_a_file_is_no_change_of_it(path: Path) -> None:
    file = opened(path)
    put(file, "Ann")
    path.chmod(0o400)
    assert file.fold() is None
    assert file.notices == ()


def test_the_room_is_bounded_but_for_the_newest_and_theirs() -> None:
    day = dt.datetime(2026, 3, 4, tzinfo=dt.UTC)
    many = [backup(9 - n, day - dt.timedelta(days=n), 300 * 1024**2) for n in range(9)]
    theirs = backup(0, day, 300 * 1024**2, theirs=True)
    assert [b.seq for b in kept([*many, theirs])] == [0, 9, 8, 7]


def test_what_no_span_keeps_is_removed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups_module, "KEEP", (("%Y-%m-%d %H", 1),))
    monkeypatch.setattr(backups_module, "NEWEST", 1)
    file = opened(path)
    for number in range(3):
        put(file, f"N{number}")
        file.fold()
        outgoing(file, 100 - number)
    put(file, "last")
    file.fold()
    assert names(path) == ["netui-000000003.json"]
    (path.parent / "backups" / "mine.txt").write_text("kept")
    (path.parent / "backups" / "netui-7.json-tmp").write_text("kept")
    assert len(names(path)) == 1


def test_an_edit_made_while_the_file_is_open_is_kept_as_theirs(path: Path) -> None:
    file = opened(path)
    for number in range(3):
        put(file, f"N{number}")
        file.fold()
        path.write_text(json.dumps({"contacts": {"7": {"full": f"Theirs {number}"}}}))
        path.chmod(0o644)
        put(file, f"Ours {number}")
        assert file.fold() is None
        assert "another program" in file.notices[-1].what
        assert json.loads(Path(file.notices[-1].where).read_bytes())["contacts"] == {
            "7": {"full": f"Theirs {number}"}
        }
        assert Path(file.notices[-1].where).stat().st_mode & 0o777 == 0o600
    assert people(file) == {"1": "Ours 2"}
    theirs = [b for b in Shelf(Disk(), path).backups() if b.theirs]
    assert [b.path.name for b in theirs] == [
        "netui-000000006-theirs.json",
        "netui-000000004-theirs.json",
        "netui-000000002-theirs.json",
    ]
    file.seq = 6
    path.write_text("{}")
    assert file.fold() is None
    assert file.notices[-1].where.endswith("netui-000000006-theirs-2.json")


def test_theirs_that_cannot_be_kept_is_not_overwritten(path: Path) -> None:
    disk = FailingDisk()
    file = opened(path, disk)
    put(file, "Ann")
    path.write_text('{"contacts": {}}')
    disk.fail(errno.ENOSPC, only="make_folder")
    assert isinstance(file.fold(), DataProblem)
    assert path.read_text() == '{"contacts": {}}'
    disk.mend()
    assert file.close() is None


def test_a_file_removed_by_somebody_is_written_anew(path: Path) -> None:
    file = opened(path)
    put(file, "Ann")
    path.unlink()
    assert file.close() is None
    assert people(opened(path)) == {"1": "Ann"}


def test_a_backup_that_cannot_be_made_stops_nobody_from_saving(path: Path) -> None:
    disk = FailingDisk()
    file = opened(path, disk)
    put(file, "Ann")
    file.fold()
    disk.fail(only="make_folder")
    put(file, "Bo")
    assert file.fold() is None
    assert names(path) == []


def test_a_backup_is_never_written_over(path: Path) -> None:
    file = opened(path)
    put(file, "Ann")
    file.fold()
    taken = path.parent / "backups" / "netui-000000001.json"
    taken.parent.mkdir()
    taken.write_text("{}")
    with pytest.raises(FileExistsError):
        file._snapshot.shelf._link(taken)
    assert taken.read_text() == "{}"


def test_a_disk_without_hard_links_gets_copies(path: Path) -> None:
    disk = FailingDisk()
    file = opened(path, disk)
    put(file, "Ann")
    file.fold()
    disk.fail(errno.EPERM, only="link")
    put(file, "Bo")
    assert file.fold() is None
    copy = path.parent / "backups" / "netui-000000001.json"
    assert json.loads(copy.read_bytes())["contacts"]["1"] == {"full": "Ann"}
    assert copy.stat().st_mode & 0o777 == 0o600


def test_a_backup_holds_what_the_journal_holds(path: Path, tmp_path: Path) -> None:
    file = opened(path)
    put(file, "Ann")
    put(file, "Bo", "2")
    own = file.backup()
    assert isinstance(own, Path)
    assert file.backup() == own
    assert people(opened(own, read_only=True)) == {"1": "Ann", "2": "Bo"}
    other = tmp_path / "mine.json"
    assert file.backup(other) == other
    assert other.read_bytes() == own.read_bytes()
    assert other.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("own", [True, False])
def test_a_backup_that_fails_says_so_and_leaves_no_half_file(
    path: Path, tmp_path: Path, *, own: bool
) -> None:
    disk = FailingDisk()
    file = opened(path, disk)
    put(file, "Ann")
    disk.fail(errno.ENOSPC, only="fsync")
    problem = file.backup(tmp_path / "mine.json" if own else None)
    assert isinstance(problem, DataProblem)
    assert "Free some space" in problem.todo
    assert list(tmp_path.glob("mine*")) == []
    assert names(path) == []


def test_seams_of_the_disk(tmp_path: Path) -> None:
    disk = Disk()
    place = tmp_path / "x"
    assert disk.stamp(place) is None
    assert disk.names(place) == []
    place.write_bytes(b"abc")
    place.chmod(0o644)
    disk.make_private(place)
    stamp = disk.stamp(place)
    assert stamp is not None
    assert (stamp.size, stamp.mode) == (3, 0o600)
    assert disk.free(tmp_path) > 0
    tmp_path.chmod(0o755)
    disk.make_private(tmp_path)
    assert tmp_path.stat().st_mode & 0o777 == 0o700


def test_a_backup_replaces_files_alone(path: Path, tmp_path: Path) -> None:
    file = opened(path)
    put(file, "Amara Osei")
    queue = tmp_path / "queue"
    os.mkfifo(queue)
    for place in (queue, tmp_path):
        problem = file.backup(place)
        assert isinstance(problem, DataProblem)
        assert "no file" in problem.what
    assert queue.is_fifo()


@pytest.mark.parametrize("there", [b"Dear diary", b"", b'{"contacts": {"1": {}}}'])
def test_a_backup_replaces_an_earlier_one_of_the_same_file_alone(
    path: Path, tmp_path: Path, there: bytes
) -> None:
    file = opened(path)
    put(file, "Amara Osei")
    mine = tmp_path / "mine.json"
    assert file.backup(mine) == mine
    put(file, "Bo Li", "2")
    assert file.backup(mine) == mine
    assert b"Bo Li" in mine.read_bytes()
    mine.write_bytes(there)
    problem = file.backup(mine)
    assert isinstance(problem, DataProblem)
    assert "no backup of this one" in problem.what
    assert mine.read_bytes() == there


def test_another_data_file_is_no_place_for_a_backup(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "netui.json"
    another = opened(other)
    put(another, "Cy Ito")
    another.close()
    file = opened(path)
    put(file, "Amara Osei")
    assert isinstance(file.backup(other), DataProblem)
    assert people(opened(other)) == {"1": "Cy Ito"}


def test_a_backup_goes_where_a_link_leads(path: Path, tmp_path: Path) -> None:
    file = opened(path)
    put(file, "Amara Osei")
    stick, link = tmp_path / "stick.json", tmp_path / "link.json"
    link.symlink_to(stick)
    for _ in range(2):
        assert file.backup(link) == stick
    assert link.is_symlink()
    assert b"Amara Osei" in stick.read_bytes()


def test_a_backup_under_a_name_that_no_disk_has_is_told(path: Path, tmp_path: Path) -> None:
    file = opened(path)
    put(file, "Amara Osei")
    problem = file.backup(tmp_path / ("x" * 300))
    assert isinstance(problem, DataProblem)
    assert "name too long" in problem.what
