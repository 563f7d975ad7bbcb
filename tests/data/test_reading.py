"""Reading what is on file without ever being able to write it."""

from __future__ import annotations

from pathlib import Path

from builders import NOW
from generator import write_file

from netui.data.reading import Reading, read_state
from netui.errors import DataProblem
from netui.store import Store, open_store


def test_what_is_read_is_what_the_store_holds(tmp_path: Path) -> None:
    path = tmp_path / "netui.json"
    write_file(path, 30)
    store = open_store(path, lambda: NOW)
    assert isinstance(store, Store)
    before = sorted((p.name, p.read_bytes()) for p in tmp_path.iterdir())
    found = read_state(path, NOW.at)
    assert isinstance(found, Reading)
    assert dict(found.state.contacts) == dict(store.state.contacts)
    assert dict(found.state.touches) == dict(store.state.touches)
    assert found.state.profile == store.state.profile
    assert found.notices == ()
    # Beside the one who writes, and without a trace.
    assert sorted((p.name, p.read_bytes()) for p in tmp_path.iterdir()) == before
    store.close()


def test_a_file_that_is_not_there_reads_as_nobody_and_is_not_made(tmp_path: Path) -> None:
    found = read_state(tmp_path / "netui.json", NOW.at)
    assert isinstance(found, Reading)
    assert len(found.state.contacts) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "netui.json"
    path.write_text("[]", encoding="utf-8")
    assert isinstance(read_state(path, NOW.at), DataProblem)
