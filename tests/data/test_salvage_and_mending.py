"""A damaged file costs the lines the damage fell on, and is never overwritten or emptied."""

from __future__ import annotations

import errno
import random
from pathlib import Path
from typing import Any

import pytest
from builders import NOON
from fakes import FailingDisk
from file_acts import AT, opened, people, put

from netui.data.backups import Shelf
from netui.data.disk import Disk
from netui.data.file import DataFile
from netui.data.mending import Mended, mend, number
from netui.data.salvage import salvage
from netui.data.snapshot import Damage
from netui.errors import DataProblem

NAMES = {str(number): f"Person {number}" for number in range(1, 41)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "netui.json"


def filled(path: Path) -> bytes:
    """Write a file of forty people and a touch each, folded, and return it."""
    file = opened(path)
    for key, full in NAMES.items():
        touch: Any = {"contact": int(key), "kind": "invite", "date": "2026-03-04"}
        ops = {"contacts": {key: {"full": full}}, "touches": {key: touch}}
        assert file.commit(ops, full, AT) is None
    assert file.close() is None
    return path.read_bytes()


def refused(path: Path) -> Damage:
    problem = DataFile.open(path, NOON)
    assert isinstance(problem, Damage), problem
    return problem


def mended(path: Path, source: Path | None = None) -> Mended:
    found = mend(path, NOON, source=source)
    assert isinstance(found, Mended), found
    return found


def test_the_refusal_says_what_where_what_can_be_had_and_how(path: Path) -> None:
    raw = filled(path)
    damaged = raw.replace(b'"7": {"full":', b'"7": {"fu"', 1)
    path.write_bytes(damaged)
    problem = refused(path)
    line = damaged[: damaged.index(b'"7": {"fu"')].count(b"\n") + 1
    assert problem.where == f"{path}, line {line}"
    assert "netui doctor --fix saves 39 people and 40 touches" in problem.todo
    assert "netui restore" not in problem.todo
    assert path.read_bytes() == damaged
    found = mended(path)
    assert (found.people, found.touches, found.lost) == (39, 40, 1)
    assert found.kept is not None
    assert found.kept.read_bytes() == damaged
    assert found.kept.stat().st_mode & 0o777 == 0o600
    again = opened(path)
    assert people(again) == {key: full for key, full in NAMES.items() if key != "7"}
    assert again.notices == ()
    assert (again.seq, again.highest["contacts"]) == (40, 40)


def test_the_journal_is_replayed_over_what_was_saved(path: Path) -> None:
    raw = filled(path)
    file = opened(path)
    put(file, "Late", "3")
    put(file, "New", "41")
    del file
    path.write_bytes(raw.replace(b'"Person 5"', b'"Person 5'))
    (path.parent / "netui.json-lock").unlink()
    found = mended(path)
    assert found.people == 40
    again = opened(path)
    assert (people(again)["3"], people(again)["41"], again.seq) == ("Late", "New", 42)
    assert again.notices == ()


def test_a_file_that_is_gone_comes_back_from_the_backup_and_the_journal(path: Path) -> None:
    filled(path)
    file = opened(path)
    assert isinstance(file.backup(), Path)
    put(file, "Late", "3")
    path.unlink()
    (path.parent / "netui.json-lock").unlink()
    problem = refused(path)
    assert "missing" in problem.what
    assert "netui doctor --fix puts the newest backup and the journal together" in problem.todo
    assert "netui restore lists the backups" in problem.todo
    found = mended(path)
    assert (found.people, found.kept) == (40, None)
    assert people(opened(path))["3"] == "Late"


def test_without_lines_or_backups_there_is_nothing_to_offer(path: Path) -> None:
    filled(path)
    path.write_bytes(b"\0" * 500)
    problem = refused(path)
    assert problem.todo == (
        "Nothing was changed. Put a good copy in its place beside its journal."
    )
    assert isinstance(mend(path, NOON), DataProblem)
    (path.parent / "netui.json-journal").unlink()
    assert refused(path).todo == "Nothing was changed. Put a good copy in its place."
    assert path.read_bytes() == b"\0" * 500


def test_a_lost_meta_line_takes_the_file_id_from_a_backup(path: Path) -> None:
    filled(path)
    file = opened(path)
    (file._snapshot.shelf.folder).mkdir()
    (file._snapshot.shelf.folder / "netui-000000099.json").write_bytes(b"{")
    (file._snapshot.shelf.folder / "netui-000000098.json").write_bytes(b"{}")
    assert isinstance(file.backup(), Path)
    put(file, "Late", "3")
    (path.parent / "netui.json-lock").unlink()
    raw = path.read_bytes()
    path.write_bytes(raw[: raw.index(b'"meta"')])
    found = mended(path)
    assert found.people == 40
    again = opened(path)
    assert (people(again)["3"], again.seq) == ("Late", 100)


def test_a_lost_id_keeps_the_lines_and_the_journal_aside(path: Path) -> None:
    filled(path)
    file = opened(path)
    put(file, "Late", "3")
    (path.parent / "netui.json-lock").unlink()
    raw = path.read_bytes()
    path.write_bytes(raw[: raw.index(b'"meta"')])
    mended(path)
    again = opened(path)
    assert (people(again)["3"], again.notices) == ("Person 3", ())
    assert len(list(path.parent.glob("netui.json-journal-kept-*"))) == 1


def test_a_named_backup_is_taken_instead(path: Path) -> None:
    filled(path)
    file = opened(path)
    own = file.backup()
    assert isinstance(own, Path)
    file.close()
    path.write_bytes(b"{")
    assert mended(path, own).people == 40
    assert people(opened(path)) == NAMES
    path.write_bytes(b"{")
    own.write_bytes(b"")
    assert isinstance(mend(path, NOON, source=own), DataProblem)


def test_mending_waits_for_the_lock_and_tells_a_full_disk(path: Path) -> None:
    raw = filled(path)
    file = opened(path)
    assert isinstance(mend(path, NOON), DataProblem)
    file.close()
    path.write_bytes(raw[:-40])
    disk = FailingDisk()
    disk.fail(errno.ENOSPC, only="fsync")
    problem = mend(path, NOON, disk=disk)
    assert isinstance(problem, DataProblem)
    assert "Free some space" in problem.todo
    assert path.read_bytes() == raw[:-40]


def test_a_snapshot_cut_anywhere_is_refused_and_keeps_whole_lines(path: Path) -> None:
    raw = filled(path)
    for size in range(1, len(raw) - 2, 97):
        path.write_bytes(raw[:size])
        refused(path)
        found = salvage(raw[:size]).tables.get("contacts", {})
        assert {k: d["full"] for k, d in found.items()}.items() <= NAMES.items()
        whole = raw[:size].count(b'"}') if b"touches" not in raw[:size] else 40
        assert len(found) >= min(40, whole) - 1


def test_flipped_bits_are_refused_or_told_and_lines_never_change_hands(path: Path) -> None:
    raw = filled(path)
    chance = random.Random(4)
    for _ in range(300):
        place = chance.randrange(len(raw))
        flipped = bytearray(raw)
        flipped[place] ^= 1 << chance.randrange(8)
        path.write_bytes(bytes(flipped))
        (path.parent / "netui.json-lock").unlink(missing_ok=True)
        opened_now = DataFile.open(path, NOON, read_only=True)
        if isinstance(opened_now, DataFile):
            # White space at the very end is all that can change without anybody knowing.
            assert opened_now.notices or place >= len(raw) - 1
        found = salvage(bytes(flipped)).tables
        assert len(found.get("contacts", {})) >= 38 or place < 20
        assert sum("kind" in document for document in found.get("contacts", {}).values()) == 0


def test_rows_behind_a_lost_heading_are_nobodys() -> None:
    raw = (
        b'{\n"contacts": {\n"1": {"full":"Ann"}\n}xx\n"touchxx {\n"1": {"kind":"invite"}\n},\n'
    )
    found = salvage(raw)
    assert found.tables == {"contacts": {"1": {"full": "Ann"}}}
    assert found.lost == (4, 5, 6)
    assert salvage(b'"\xff": {\n"1": {"a":1}\n"a": {\n"2": {\xff}').lost == (2, 4)
    assert salvage(b'"a": {\n"1": {]}').tables == {"a": {}}


def test_a_damaged_journal_is_mended_on_any_whole_file(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"contacts": {"1": {"full": "Ann"}}}')
    path.with_name("netui.json-journal").write_bytes(b"nonsense\n")
    assert mended(path).people == 1
    assert opened(path).notices == ()
    assert len(list(path.parent.glob("netui.json-journal-kept-*"))) == 1


def test_a_number_in_meta_that_is_none_counts_as_zero() -> None:
    assert (number("7"), number(7), number(None)) == (0, 7, 0)


def test_a_backup_never_goes_over_the_data_file(path: Path) -> None:
    filled(path)
    file = opened(path)
    assert isinstance(file.backup(path), DataProblem)
    assert Shelf(Disk(), path).backups() == []


def test_a_missing_file_beside_backups_is_no_first_start(path: Path) -> None:
    filled(path)
    file = opened(path)
    own = file.backup()
    assert isinstance(own, Path)
    file.close()
    path.unlink()
    (path.parent / "netui.json-journal").unlink()
    problem = DataFile.open(path, NOON)
    assert isinstance(problem, DataProblem)
    assert "there are backups of it (1)" in problem.what
    assert not path.exists()
    assert mended(path, own).people == 40


def test_after_going_back_no_two_states_share_a_number(path: Path) -> None:
    filled(path)
    file = opened(path)
    old = file.backup()
    put(file, "Later", "3")
    late = file.backup()
    assert isinstance(old, Path)
    assert isinstance(late, Path)
    file.close()
    path.write_bytes(b"{")
    mended(path, old)
    again = opened(path)
    put(again, "Other", "3")
    other = again.backup()
    assert isinstance(other, Path)
    assert other not in {old, late}
    assert b"Other" in other.read_bytes()
    assert b"Later" in late.read_bytes()


def test_a_newest_backup_that_is_damaged_gives_way_to_the_one_before(path: Path) -> None:
    filled(path)
    file = opened(path)
    assert isinstance(file.backup(), Path)
    put(file, "Later", "3")
    late = file.backup()
    assert isinstance(late, Path)
    file.close()
    path.write_bytes(b"")
    late.write_bytes(b"\0" * 50)
    assert "with 40 people" in refused(path).todo
    assert mended(path).people == 40
    assert people(opened(path)) == NAMES


def test_a_damaged_file_keeps_its_tombstones_over_an_older_backup(path: Path) -> None:
    filled(path)
    file = opened(path)
    own = file.backup()
    assert isinstance(own, Path)
    stone = {"salt": "s", "marks": ["m"]}
    assert file.commit({"tombstones": {"1": stone}}, "Forgot", AT) is None
    file.close()
    raw = path.read_bytes()
    path.write_bytes(raw.replace(b'"7": {"full":', b'"7": {"fu"', 1))
    mended(path, own)
    assert list(opened(path).tables["tombstones"].values()) == [stone]


def test_the_way_that_brings_more_people_back_is_named_first(path: Path) -> None:
    raw = filled(path)
    file = opened(path)
    assert isinstance(file.backup(), Path)
    file.close()
    path.write_bytes(raw[: raw.index(b'"9": {"full":')])
    advice = refused(path).todo
    assert advice.startswith("Nothing was changed. netui restore lists the backups")
    assert "with 40 people" in advice
    assert "netui doctor --fix saves" in advice


def test_a_tombstone_the_backup_knows_is_no_second_one(path: Path) -> None:
    filled(path)
    file = opened(path)
    stone = {"salt": "s", "marks": ["m"]}
    assert file.commit({"tombstones": {"1": stone}}, "Forgot", AT) is None
    own = file.backup()
    assert isinstance(own, Path)
    file.close()
    raw = path.read_bytes()
    path.write_bytes(raw.replace(b'"7": {"full":', b'"7": {"fu"', 1))
    mended(path, own)
    assert list(opened(path).tables["tombstones"].values()) == [stone]
