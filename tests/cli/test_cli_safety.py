"""``netui backup``, ``restore`` and ``doctor``: what they say, do and refuse."""

from __future__ import annotations

import errno
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from netui.cli import main
from netui.data.disk import Disk


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NETUI_HOME", str(tmp_path))
    monkeypatch.setenv("NETUI_TODAY", "2026-03-04")
    monkeypatch.setenv("PATH", str(tmp_path / "no programs"))
    return tmp_path


@pytest.fixture
def data(home: Path) -> Path:
    assert main(["add", "Amara Osei", "company=Lowmoor"]) == 0
    assert main(["log", "amara", "invite", "--text", "Hi", "--override", "asked"]) == 0
    assert main(["backup"]) == 0
    assert main(["edit", "amara", "company=Quillstone"]) == 0
    assert main(["add", "Bo Li"]) == 0
    return home / "data" / "netui.json"


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    capsys.readouterr()
    status = main([*words, "--json"])
    return status, json.loads(capsys.readouterr().out)


def answer(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

        def readline(self) -> str:
            return text

    monkeypatch.setattr(sys, "stdin", Terminal())


def test_a_backup_of_ones_own(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told = asked(capsys, "backup", str(tmp_path / "mine.json"))
    assert (status, told["people"]) == (0, 2)
    assert (tmp_path / "mine.json").stat().st_mode & 0o777 == 0o600
    assert main(["backup", str(tmp_path)]) == 0
    assert (tmp_path / "netui-2026-03-04.json").exists()
    assert main(["--file", str(tmp_path / "mine.json"), "show", "bo"]) == 0
    assert main(["backup", str(data)]) == 3
    assert main(["backup", str(tmp_path / "no" / "such" / "x.json")]) == 3


def test_the_list_tells_people_and_touches(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = data.parent / "backups" / "netui-000000002.json"
    data.parent.joinpath("backups", "netui-000000001-theirs.json").write_text("{")
    status, rows = asked(capsys, "restore")
    assert status == 0
    found = {row["path"]: row for row in rows}
    assert (found[str(own)]["people"], found[str(own)]["touches"]) == (1, 1)
    assert [row["readable"] for row in rows].count(False) == 1
    assert main(["restore"]) == 0
    told = capsys.readouterr()
    assert "netui-000000002.json" in told.out
    assert "cannot be read" in told.out
    assert "shows what would change" in told.err


def test_a_data_file_that_is_gone_comes_back_from_the_backup_that_is_named(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data.unlink()
    assert main(["list"]) == 3
    assert "puts one in its place" in capsys.readouterr().err
    assert main(["restore", "2"]) == 3
    assert not data.exists()
    assert main(["restore", "2", "--yes"]) == 0
    assert [row["full"] for row in asked(capsys, "list")[1]] == ["Amara Osei"]


def test_a_file_of_zeros_gives_way_to_the_newest_backup(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup"]) == 0
    data.write_bytes(bytes(3000))
    assert main(["doctor"]) == 3
    assert "doctor --fix puts the newest backup" in capsys.readouterr().out
    assert main(["doctor", "--fix", "--yes"]) == 0
    assert len(asked(capsys, "list")[1]) == 2


def test_a_backup_that_cannot_be_used_is_not_taken_for_the_data_file(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "x.json"
    for content, advice in (
        ("nonsense", "lists the"),
        ('{"meta":{"1":{"schema":9}}}', "Update"),
    ):
        other.write_text(content)
        assert main(["restore", str(other)]) == 3
        told = capsys.readouterr().err
        assert "This backup cannot be used: the data file " in told
        assert advice in told


def test_a_link_to_the_data_file_is_followed_to_all_that_stands_beside_it(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(data)
    rows = asked(capsys, "--file", str(link), "restore")[1]
    assert [row["seq"] for row in rows] == [2, 1]
    checks = asked(capsys, "--file", str(link), "doctor")[1]
    found = {check["name"]: check["found"] for check in checks}
    assert found["backups"].startswith("2, ")
    data.write_bytes(data.read_bytes()[:-40])
    assert main(["--file", str(link), "doctor", "--fix", "--yes"]) == 0
    assert link.is_symlink()
    assert len(asked(capsys, "list")[1]) == 2


def test_what_stands_in_the_place_of_the_backups_is_named(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "data").mkdir()
    (home / "data" / "backups").write_text("notes")
    assert main(["restore"]) == 3
    assert f"not a directory ({home / 'data' / 'backups'})" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["~nobody-of-that-name/x.json", "x" * 300])
def test_a_path_that_cannot_be_is_told(
    data: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", name]) == 3
    assert main(["restore", name]) == 1
    assert main(["--file", name, "list"]) in {0, 3}
    assert "Traceback" not in capsys.readouterr().err


def test_a_folder_that_takes_no_file_is_told(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Disk, "may_write", lambda _disk, folder: folder != data.parent)
    assert main(["doctor"]) == 1
    assert "no snapshot, no backup" in capsys.readouterr().out


def test_no_backup_is_said(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["restore"]) == 0
    assert "There is no backup yet" in capsys.readouterr().err


def test_restoring_shows_asks_and_can_be_undone(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    status, told = asked(capsys, "restore", "2", "--dry-run")
    assert (status, told) == (
        0,
        [
            {
                "table": "contacts",
                "back": 0,
                "gone": 1,
                "changed": 1,
                "names": ["Amara Osei", "Bo Li"],
            }
        ],
    )
    assert main(["restore", "2"]) == 1
    assert "--yes" in capsys.readouterr().err
    answer(monkeypatch, "n\n")
    assert main(["restore", "2"]) == 1
    answer(monkeypatch, "y\n")
    assert main(["restore", "netui-000000002"]) == 0
    assert "contacts: 1 go, 1 change (Amara Osei, Bo Li)" in capsys.readouterr().err
    assert [row["full"] for row in asked(capsys, "list")[1]] == ["Amara Osei"]
    assert main(["restore", "2", "--yes"]) == 0
    assert "Nothing would change" in capsys.readouterr().err
    assert main(["undo"]) == 0
    assert len(asked(capsys, "list")[1]) == 2


def test_what_is_no_backup_is_refused(data: Path, tmp_path: Path) -> None:
    assert main(["restore", "77"]) == 1
    (tmp_path / "x.json").write_text("nonsense")
    assert main(["restore", str(tmp_path / "x.json")]) == 3


def test_a_damaged_file_gives_way_to_a_backup_and_is_kept(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data.write_bytes(b"{")
    assert main(["list"]) == 3
    assert "netui restore lists the backups" in capsys.readouterr().err
    assert main(["restore", "2", "--dry-run"]) == 3
    assert main(["restore", "2"]) == 3
    assert data.read_bytes() == b"{"
    assert main(["restore", "2", "--yes"]) == 0
    assert len(list(data.parent.glob("netui.json-damaged-*"))) == 1
    assert [row["full"] for row in asked(capsys, "list")[1]] == ["Amara Osei"]
    data.unlink()
    data.with_name("netui.json-journal").write_bytes(b"x\n")
    assert main(["restore", "2", "--yes"]) == 0
    data.write_bytes(b"{")
    backup = data.parent / "backups" / "netui-000000002.json"
    held = Disk().open(data.with_name("netui.json-lock"), os.O_RDWR)
    assert Disk().lock(held)
    assert main(["restore", str(backup), "--yes"]) == 3
    os.close(held)


def named(rows: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(row for row in rows if row["name"] == name)


def test_a_healthy_house(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, rows = asked(capsys, "doctor")
    assert (status, [row["problem"] for row in rows if not row["ok"]]) == (0, [])
    assert "2 people, 1 touch, change 4, 0 in the journal" in named(rows, "data file")["found"]
    assert main(["doctor", "--fix"]) == 0
    told = capsys.readouterr()
    assert "nothing that netui could mend" in told.err
    assert "ok  data file" in told.out


def test_a_place_without_locks_is_told_before_anything_is_lost_there(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(_disk: Disk, _handle: int) -> bool:
        raise OSError(errno.ENOLCK, "")

    monkeypatch.setattr(Disk, "lock", no_locks)
    status, rows = asked(capsys, "doctor")
    assert status == 3
    assert "cannot be locked: no locks available" in named(rows, "in use")["problem"]
    assert main(["add", "Cy Ng"]) == 3
    assert main(["list"]) == 0


def test_an_empty_house_is_healthy(capsys: pytest.CaptureFixture[str]) -> None:
    status, rows = asked(capsys, "doctor")
    assert status == 0
    assert "not made yet" in named(rows, "data file")["found"]


def test_the_doctor_mends_permissions_and_the_file(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    good = data.read_bytes()
    data.write_bytes(good.replace(b'"Bo Li"', b'"Bo Li'))
    data.chmod(0o644)
    data.parent.chmod(0o755)
    status, rows = asked(capsys, "doctor")
    assert status == 3
    assert "--fix saves 1 person and 1 touch" in named(rows, "data file")["problem"]
    assert "Others can use 2 files or folders" in named(rows, "permissions")["problem"]
    answer(monkeypatch, "\n")
    assert main(["doctor", "--fix"]) == 3
    assert "Left as it is" in capsys.readouterr().err
    assert main(["doctor", "--fix", "--yes"]) == 0
    told = capsys.readouterr()
    assert "lost: 1 line." in told.err
    assert data.parent.stat().st_mode & 0o777 == 0o700
    assert "netui.json-damaged-" in named(asked(capsys, "doctor")[1], "kept aside")["found"]
    data.unlink()
    data.with_name("netui.json-journal").write_bytes(b"x\n")
    assert main(["doctor", "--fix", "--yes"]) == 0
    assert "On file again: 1 person, 1 touch." in capsys.readouterr().err


def test_what_cannot_be_mended_is_said(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data.chmod(0o644)

    def refuse(self: Disk, path: Path) -> None:
        raise PermissionError(1, "not yours")

    monkeypatch.setattr(Disk, "make_private", refuse)
    assert main(["doctor", "--fix", "--yes"]) == 1
    assert "not yours" in capsys.readouterr().err
    data.write_bytes(data.read_bytes()[:-30])
    held = Disk().open(data.with_name("netui.json-lock"), os.O_RDWR)
    assert Disk().lock(held)
    assert main(["doctor", "--fix", "--yes"]) == 3
    assert "in use" in capsys.readouterr().err
    assert named(asked(capsys, "doctor")[1], "in use")["found"].startswith("by pid")
    os.close(held)


def test_settings_themes_and_ways_to_copy(
    home: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = home / "config" / "config.toml"
    (home / "config" / "themes").mkdir(parents=True)
    (home / "config" / "themes" / "mine.toml").write_text("nonsense")
    settings.write_text('keymap = "none-such.toml"\n')
    bad = home / "data" / "backups" / "netui-000000009.json"
    bad.write_text("{")
    bad.chmod(0o600)
    status, rows = asked(capsys, "doctor")
    assert status == 1
    assert {row["name"] for row in rows if not row["ok"]} == {
        "keys",
        "theme",
        "backups",
    }
    settings.write_text("nonsense = 1\n")
    assert named(asked(capsys, "doctor")[1], "settings")["ok"] is False


def test_no_way_to_copy_and_no_room(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    (home / "state").write_text("a file in the way")
    (home / "state").chmod(0o600)
    monkeypatch.setattr(Disk, "free", lambda self, folder: 1000)
    status, rows = asked(capsys, "doctor")
    assert status == 1
    assert "Only 0 MiB" in named(rows, "free space")["problem"]
    assert "No way to copy" in named(rows, "clipboard")["problem"]

    def broken(self: Disk, folder: Path) -> int:
        raise OSError(5, "input/output error")

    monkeypatch.setattr(Disk, "free", broken)
    assert named(asked(capsys, "doctor")[1], "free space")["ok"] is False


CSV = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROW = "Amara,Osei,https://www.linkedin.com/in/amara-osei,,Tidal,Engineer,08 Feb 2020\n"


def test_forgetting_asks_erases_and_outlasts_an_import(
    data: Path, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = home / "Connections.csv"
    archive.write_text(CSV + ROW + "Di,Oh,https://www.linkedin.com/in/di-oh,,,,08 Feb 2020\n")
    assert main(["edit", "amara", "profile_url=https://www.linkedin.com/in/amara-osei"]) == 0
    assert main(["forget", "nobody"]) == 1
    assert main(["forget", "amara"]) == 1
    assert "--yes" in capsys.readouterr().err
    answer(monkeypatch, "yes\n")
    status, told = asked(capsys, "forget", "amara")
    assert (status, told) == (0, {"contact": 1, "touches": 1, "still_named": []})
    everything = b"".join(f.read_bytes() for f in data.parent.rglob("*") if f.is_file())
    assert b"amara" not in everything.lower()
    assert main(["import", str(archive)]) == 0
    assert "this person was forgotten" in capsys.readouterr().out
    assert [row["full"] for row in asked(capsys, "list")[1]] == ["Bo Li", "Di Oh"]
    assert main(["restore", "2", "--yes"]) == 0
    assert asked(capsys, "list")[1] == []
    assert main(["forget", "x", "--file", str(home)]) == 3


def test_a_copy_of_ones_own_brings_nobody_back_who_was_forgotten(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "mine.json"
    url = "profile_url=https://www.linkedin.com/in/amara-osei"
    assert main(["edit", "amara", url]) == 0
    assert main(["edit", "bo", "notes=Knows Amara Osei from school"]) == 0
    assert main(["backup", str(copy)]) == 0
    assert main(["forget", "amara", "--yes"]) == 0
    assert main(["add", "Cy Ng"]) == 0
    capsys.readouterr()
    assert main(["restore", str(copy), "--yes"]) == 0
    assert "Left out: 1 person in it whom netui was told to forget." in capsys.readouterr().err
    assert [row["full"] for row in asked(capsys, "list")[1]] == ["Bo Li"]
    assert b"Knows (forgotten) from school" in data.read_bytes()
    assert b"amara" not in data.read_bytes().lower()
    # A damaged file that gives way to the copy still knows whom it forgot.
    data.write_bytes(data.read_bytes().replace(b'"full":"Bo Li"', b'"full":"Bo Li', 1))
    assert main(["restore", str(copy), "--yes"]) == 0
    assert "Left out: 1 person" in capsys.readouterr().err
    assert [row["full"] for row in asked(capsys, "list")[1]] == ["Bo Li"]
    assert b"amara" not in data.read_bytes().lower()


def test_a_copy_that_a_crash_cut_short_is_forgotten_too(data: Path, home: Path) -> None:
    state = home / "state"
    state.mkdir(exist_ok=True)
    about, other = state / ".clipboard.txt.x7", state / ".clipboard.txt.y8"
    about.write_text("Hi Amara, it was good to")
    other.write_text("Hi Bo, it was good to")
    assert main(["forget", "amara", "--yes"]) == 0
    assert [place.exists() for place in (about, other)] == [False, True]


def test_what_could_not_be_erased_is_said(data: Path, home: Path) -> None:
    (home / "state").mkdir(exist_ok=True)
    (home / "state" / "netui.log").mkdir()
    assert main(["forget", "amara", "--yes"]) == 3


def test_forgetting_can_be_told_in_words(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "no\n")
    assert main(["edit", "amara", "notes=Bo says hello"]) == 0
    assert main(["forget", "bo", "li"]) == 1
    assert main(["forget", "bo", "li", "--yes"]) == 0
    told = capsys.readouterr()
    assert "Forgotten" in told.err
    assert "still stands in what is on file about Amara Osei" in told.err
    assert told.out == ""


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ('\ntheme = "nope"\n', "themes", 'There is no theme "nope"'),
        ('\ntheme = "netui-ligth"\n', "themes", "Did you mean netui-light?"),
        ('\nholidays = "XX"\n', "holidays", 'no table of holidays for "XX"'),
    ],
)
def test_the_doctor_looks_up_what_the_settings_name(
    data: Path, capsys: pytest.CaptureFixture[str], text: str, name: str, said: str
) -> None:
    assert main(["paths", "--json"]) == 0
    settings = Path(json.loads(capsys.readouterr().out)["settings"])
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(text)
    assert data.exists()
    status, rows = asked(capsys, "doctor")
    assert status == 1
    assert said in named(rows, name)["problem"]
    assert "line 2" in named(rows, name)["problem"]
