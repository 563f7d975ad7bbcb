"""Starting the app: settings refused before the screen is taken, ports wired, file closed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fakes import FixedClock

from netui.config.paths import Paths
from netui.errors import DataProblem, Problem
from netui.store import Store, open_store
from netui.ui.app import NetuiApp
from netui.ui.start import OpenedStore, run_app


def places(folder: Path) -> Paths:
    return Paths(data=folder / "data", config=folder / "config", state=folder / "state")


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[NetuiApp]:
    """Have the app open its store and leave at once; the apps that ran are in the list."""
    apps: list[NetuiApp] = []

    def run(app: NetuiApp, **_options: Any) -> Problem | None:
        apps.append(app)
        store = app.desk._open_store()
        if isinstance(store, Problem):
            return store
        app.desk._session_of(store)
        return None

    monkeypatch.setattr(NetuiApp, "run", run)
    return apps


def start(folder: Path, **options: Any) -> int:
    at = places(folder)
    return run_app(at, FixedClock(), data_file=at.data_file, **options)


def test_it_runs_and_closes_the_file(tmp_path: Path, ran: list[NetuiApp]) -> None:
    assert start(tmp_path) == 0
    assert len(ran) == 1
    again = open_store(places(tmp_path).data_file, FixedClock())
    assert isinstance(again, Store)
    again.close()


def test_a_demo_leaves_nothing_behind(
    tmp_path: Path, ran: list[NetuiApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert start(tmp_path, demo=True) == 0
    assert not places(tmp_path).data_file.exists()
    assert not list(tmp_path.glob("netui-demo-*"))


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("themee = 'x'", "themee"),
        ("keymap = 'nosuch.toml'", "nosuch.toml"),
        ("theme = 'nosuch'", "nosuch"),
        ("[clipboard]\norder = ['nosuch']", "nosuch"),
    ],
)
def test_bad_settings_are_refused_before_the_screen_is_taken(
    tmp_path: Path,
    ran: list[NetuiApp],
    capsys: pytest.CaptureFixture[str],
    settings: str,
    words: str,
) -> None:
    folder = places(tmp_path).config
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(settings, encoding="utf-8")
    assert start(tmp_path) != 0
    assert words in capsys.readouterr().err
    assert ran == []


def test_a_file_in_use_is_opened_for_reading(
    tmp_path: Path, ran: list[NetuiApp], capsys: pytest.CaptureFixture[str]
) -> None:
    path = places(tmp_path).data_file
    path.parent.mkdir(parents=True)
    other = open_store(path, FixedClock())
    assert isinstance(other, Store)
    assert start(tmp_path) == 0
    assert capsys.readouterr().err == ""
    assert other.close() is None


def test_a_demo_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = DataProblem("The disk is full")
    monkeypatch.setattr(Store, "commit", lambda _store, _change: full)
    opened = OpenedStore(tmp_path / "netui.json", FixedClock(), demo=True)
    assert opened.close() is None
    assert opened.open() == full
    assert opened.close() is None
