"""The command line itself: exit statuses, help, files, locks, pipes, and what is loaded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from netui import __version__
from netui.actions import ACTIONS
from netui.cli import main, printing
from netui.cli.options import SORTS
from netui.cli.parser import COMMANDS, BadUsageError, read_arguments
from netui.cli.run import HOMES
from netui.clock import system_clock
from netui.core.changes import Change
from netui.core.people.rows import Sort
from netui.core.state import State
from netui.errors import DataProblem, Problem
from netui.store import Store, open_store


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NETUI_HOME", str(tmp_path))
    monkeypatch.setenv("NETUI_TODAY", "2026-03-04")
    return tmp_path


def python(code: str, *, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], input=stdin, capture_output=True, text=True, check=False
    )


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert main(["--version", "--file", "x"]) == 0
    assert capsys.readouterr().out == f"netui {__version__}\n" * 2


def test_the_module_runs() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "netui", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"netui {__version__}\n"


def test_nothing_is_collected_before_a_command_or_after_it() -> None:
    done = python(
        "import gc, sys; from netui.__main__ import main; sys.argv = ['netui', 'due']; main()\n"
        "print(gc.isenabled(), gc.get_freeze_count() > 1000)"
    )
    assert done.stdout == "False True\n"


def test_commands_never_load_the_screen() -> None:
    done = python(
        "import sys; from netui.cli import main\n"
        "main(['list']); main(['due']); main(['draft', 'x'])\n"
        "sys.exit(any(name in sys.modules for name in ('textual', 'rich')))"
    )
    assert done.returncode == 0


def test_a_count_for_a_shell_prompt_loads_only_what_counts(home: Path) -> None:
    assert main(["add", "Amara Osei", "degree=1"]) == 0
    done = python(
        "import sys; before = set(sys.modules)\n"
        "from netui.cli import main; main(['due', '--count'])\n"
        "print(*sys.modules.keys() - before)"
    )
    count, loaded = done.stdout.splitlines()
    assert count.isdecimal()
    assert set(loaded.split()) & NOT_FOR_A_COUNT == set()


SPARED = """
textual rich tinydb rapidfuzz regex holidays platformdirs tomllib dataclasses json threading
shutil netui.store netui.committing netui.core.changes netui.core.text netui.core.hints
netui.core.people
netui.core.exchange netui.config.setting_rules netui.config.toml netui.data.file
netui.data.folding netui.data.history netui.data.lock netui.data.appending netui.data.backups
netui.data.salvage
"""
NOT_FOR_A_COUNT = frozenset(SPARED.split())
"""What writes, searches, mends or draws, and what is dear to load."""


@pytest.mark.parametrize(
    "typed",
    [
        "due --count --days 3",
        "due --days soon",
        "due --file elsewhere.json --json",
        "list -tag:family amara --limit 3",
        "list --limit",
        "log amara --channel email invite --text a",
        "log amara invite --text a --text-file b",
        "edit 3 company=Acme --query -tag:family --dry-run",
        "why amara osei",
        "why",
        "due today",
        "due --nothing",
        "restore 2 --yes",
    ],
)
def test_a_command_is_read_alike_by_its_own_parser_and_by_the_whole(typed: str) -> None:
    def read(words: list[str]) -> dict[str, Any] | str:
        try:
            return vars(read_arguments(words))
        except BadUsageError as error:
            return str(error)

    alone = read(typed.split())
    # Behind an option of netui's own it is the whole parser that reads the command.
    among_others = read(["--file", "f", *typed.split()])
    if isinstance(alone, dict):
        alone = alone | {"file": alone["file"] or "f"}
    assert alone == among_others


def test_the_version_loads_next_to_nothing() -> None:
    done = python(
        "import sys; from netui.cli import main; main(['--version'])\n"
        "sys.exit(any(name in sys.modules for name in ('argparse', 'msgspec', 'tinydb')))"
    )
    assert done.returncode == 0


def test_every_command_has_its_home_and_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert COMMANDS.keys() == HOMES.keys()
    assert tuple(Sort) == SORTS
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    for command in COMMANDS:
        assert f"\n    {command}" in shown
        assert main([command, "--help"]) == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["lst"], "Did you mean list?"),
        (["--file", "x", "shwo"], "Did you mean show?"),
        (["zzz"], "Known: import"),
        (["--dmo"], "netui --help"),
        (["show"], "netui show --help"),
        (["show", "amara", "--jsno"], "netui show --help"),
        (["undo", "everything"], "netui undo --help"),
        (["list", "--sort", "size"], "netui list --help"),
        (["due", "--days", "soon"], "whole number"),
        (["list", "--file"], "expected one argument"),
    ],
)
def test_wrong_usage_is_told(
    capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    assert main(words) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert says in shown.err


def test_another_file_before_or_after_the_command(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    other = str(tmp_path / "deep" / "other.json")
    assert main(["--file", other, "add", "Amara Osei"]) == 0
    assert main(["list", "--file", other]) == 0
    assert "Amara Osei" in capsys.readouterr().out
    assert main(["list"]) == 0
    assert capsys.readouterr().out == ""


def test_while_the_app_holds_the_file_reading_works_and_writing_waits(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["add", "Amara Osei"]) == 0
    clock = system_clock()
    assert not isinstance(clock, Problem)
    held = open_store(tmp_path / "data" / "netui.json", clock)
    assert isinstance(held, Store)
    try:
        capsys.readouterr()
        assert main(["list"]) == 0
        assert "Amara Osei" in capsys.readouterr().out
        assert main(["add", "Ken Ito"]) == 3
        assert str(os.getpid()) in capsys.readouterr().err
    finally:
        held.close()


def test_a_damaged_file_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    damaged = tmp_path / "bad.json"
    damaged.write_text("{oops", encoding="utf-8")
    assert main(["list", "--file", str(damaged)]) == 3
    assert damaged.read_text(encoding="utf-8") == "{oops"
    assert str(damaged) in capsys.readouterr().err


@pytest.mark.parametrize("words", [["due"], ["keys"], ["log", "x", "invite"]])
def test_settings_that_cannot_be_read_are_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, words: list[str]
) -> None:
    config = tmp_path / "config"
    config.mkdir()
    (config / "config.toml").write_text("plann = 3\n", encoding="utf-8")
    assert main(words) == 1
    assert "plann" in capsys.readouterr().err


def test_a_keymap_that_is_not_there_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    config = tmp_path / "config"
    config.mkdir()
    (config / "config.toml").write_text('keymap = "none.toml"\n', encoding="utf-8")
    assert main(["keys"]) == 1
    assert "none.toml" in capsys.readouterr().err


def test_a_date_that_is_none_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETUI_TODAY", "soon")
    assert main(["due"]) == 2
    assert "NETUI_TODAY" in capsys.readouterr().err


def test_keys(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keys", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["action"] for row in rows] == [action.id for action in ACTIONS]
    assert rows[0].keys() == {"action", "keys", "scope", "label", "help"}
    assert main(["keys"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(ACTIONS)


def test_paths(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["paths", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["data"] == str(tmp_path / "data" / "netui.json")
    assert found["settings"] == str(tmp_path / "config" / "config.toml")
    assert main(["paths"]) == 0
    assert str(tmp_path / "state") in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_without_a_command_the_app_starts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    calls: list[tuple[Any, ...]] = []

    def run_app(places: Any, clock: Any, *, data_file: Path, demo: bool) -> int:
        calls.append((places.data, clock().today.isoformat(), data_file, demo))
        return 7

    screen = ModuleType("netui.ui.start")
    vars(screen)["run_app"] = run_app
    monkeypatch.setitem(sys.modules, "netui.ui.start", screen)
    assert main(["--demo"]) == 7
    assert main(["--file", "x.json"]) == 7
    data = tmp_path / "data"
    assert calls == [
        (data, "2026-03-04", (data / "netui.json").resolve(), True),
        (data, "2026-03-04", Path("x.json").resolve(), False),
    ]


def test_a_reader_that_has_enough_is_no_trouble() -> None:
    done = python(
        "import os, sys; from netui.cli import main\n"
        "read, write = os.pipe(); os.close(read); os.dup2(write, 1)\n"
        "sys.exit(main(['keys', '--json']))"
    )
    assert (done.returncode, done.stderr) == (0, "")


class OddStore:
    """A store with something to tell at opening, at writing and at closing."""

    state = State()
    notices = (Problem("The file was mended"),)

    def commit(self, change: Change) -> Problem:
        return DataProblem(f"{change.label}: the disk is full")

    def close(self) -> Problem:
        return DataProblem("The file could not be folded")


def test_what_the_store_has_to_tell_goes_to_stderr(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netui.store.open_store", lambda *_, **__: OddStore())
    assert main(["add", "Amara Osei"]) == 3
    shown = capsys.readouterr()
    assert shown.out == ""
    for piece in ("mended", "disk is full", "could not be folded"):
        assert piece in shown.err


def test_a_command_that_only_reads_tells_of_a_file_changed_by_hand(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    assert main(["add", "Amara Osei"]) == 0
    path = home / "data" / "netui.json"
    path.write_bytes(path.read_bytes().replace(b"Amara", b"Amira"))
    capsys.readouterr()
    assert main(["list"]) == 0
    shown = capsys.readouterr()
    assert "Amira Osei" in shown.out
    assert shown.err.startswith("The data file was changed outside netui")


def test_an_interrupted_command_says_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_words: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("netui.cli.run.run", interrupted)
    assert main(["due"]) == 130
    assert capsys.readouterr() == ("", "")


def test_bytes_that_are_no_text_become_marks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "Am\udcffara"]) == 0
    assert main(["list"]) == 0
    assert "Am\ufffdara" in capsys.readouterr().out


def test_an_old_locale_gets_marks_and_json_that_reads_back() -> None:
    code = (
        "import sys\n"
        "sys.stdout.reconfigure(encoding='latin-1')\n"
        "from netui.cli import main\n"
        "main(['add', '田中']); main(['list']); main(['list', '--json'])"
    )
    out = python(code).stdout
    assert "1  ??" in out
    assert r"\u7530\u4e2d" in out


def test_titles_stand_above_the_columns_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    printing.table([("1", "Amara")], ("ID", "NAME"))
    assert capsys.readouterr().out == "ID  NAME\n1   Amara\n"


def test_importing_and_trying_it_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    csv = tmp_path / "Connections.csv"
    csv.write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Amara,Osei,https://www.linkedin.com/in/amara-osei,,Acme,Lead,01 Mar 2026\n",
        encoding="utf-8",
    )
    assert main(["import", str(csv), "--dry-run"]) == 0
    assert main(["list", "--json"]) == 0
    assert capsys.readouterr().out.endswith("[]\n")
    assert main(["import", str(csv), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)
    assert main(["show", "amara-osei"]) == 0
    assert main(["undo"]) == 0
    assert main(["import", str(tmp_path / "none.zip")]) == 1
