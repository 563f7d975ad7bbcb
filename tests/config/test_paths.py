"""Where files live: under one directory if the person says so, else the system decides."""

from __future__ import annotations

import stat
from pathlib import Path

import platformdirs
import pytest

from netui.config.paths import Paths, as_typed, create_folders, paths
from netui.errors import Problem


def test_netui_home_puts_all_folders_under_one_directory(tmp_path: Path) -> None:
    assert paths({"NETUI_HOME": str(tmp_path)}) == Paths(
        tmp_path / "data", tmp_path / "config", tmp_path / "state"
    )


def test_a_relative_home_stays_where_it_was_when_the_app_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths({"NETUI_HOME": "here"}).data == tmp_path / "here" / "data"


def test_what_is_typed_may_begin_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/robin")
    assert as_typed("~/x.json") == Path("/home/robin/x.json")
    assert as_typed("~nobody-of-that-name/x.json") == Path("~nobody-of-that-name/x.json")


@pytest.mark.parametrize("environ", [{}, {"NETUI_HOME": ""}])
def test_without_it_the_system_says_where(environ: dict[str, str]) -> None:
    found = paths(environ)
    assert found.data == Path(platformdirs.user_data_dir("netui", appauthor=False))
    assert found.config == Path(platformdirs.user_config_dir("netui", appauthor=False))
    assert found.state == Path(platformdirs.user_state_dir("netui", appauthor=False))


def test_every_file_has_its_place(tmp_path: Path) -> None:
    found = paths({"NETUI_HOME": str(tmp_path)})
    assert found.data_file == tmp_path / "data/netui.json"
    assert found.settings_file == tmp_path / "config/config.toml"
    assert found.themes_dir == tmp_path / "config/themes"
    assert found.templates_dir == tmp_path / "config/templates"
    assert found.hints_dir == tmp_path / "config/hints"
    assert found.clipboard_file == tmp_path / "state/clipboard.txt"
    assert found.window_state == tmp_path / "state/window.json"
    assert found.log_file == tmp_path / "state/netui.log"
    assert not list(tmp_path.iterdir())


def test_folders_are_for_the_user_alone_and_kept_when_they_exist(tmp_path: Path) -> None:
    found = paths({"NETUI_HOME": str(tmp_path)})
    assert create_folders(found) is None
    for folder in (found.data, found.config, found.state):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    (found.data / "netui.json").write_text("{}")
    assert create_folders(found) is None
    assert (found.data / "netui.json").exists()


def test_a_place_that_is_taken_is_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file")
    problem = create_folders(paths({"NETUI_HOME": str(tmp_path)}))
    assert isinstance(problem, Problem)
    assert problem.where == str(tmp_path / "config")
    assert "NETUI_HOME" in problem.todo
