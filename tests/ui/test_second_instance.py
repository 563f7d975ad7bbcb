"""A second netui on the same file reads, says who writes, and goes on by itself."""

from __future__ import annotations

import errno
import gc
import os
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from builders import contact
from fakes import FakeBrowser, FakeClipboard, FixedClock
from store_acts import add, rename, write
from store_acts import opened as opened_store

from netui.config.paths import Paths
from netui.config.themes import themes
from netui.core.settings import DraftSettings, Settings
from netui.data.disk import Disk
from netui.errors import Problem
from netui.session import Session
from netui.ui.app import NetuiApp
from netui.ui.ports import Ports
from netui.ui.start import OpenedStore

SETTINGS = Settings(drafts=DraftSettings(autosave_ms=3_600_000))


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def app_over(opened: OpenedStore) -> NetuiApp:
    clock, nowhere = opened.clock, Path("nowhere")
    specs, _ = themes(Paths(data=nowhere, config=nowhere, state=nowhere))
    return NetuiApp(
        opened.open,
        partial(Session, settings=SETTINGS, clock=clock),
        Ports(FakeClipboard(), FakeBrowser(), tuple(spec.name for spec in specs)),
        specs=specs,
    )


async def test_it_reads_says_who_writes_keeps_the_words_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "netui.json"
    first = opened_store(path)
    add(first, contact())
    opened = OpenedStore(path, FixedClock())
    app = app_over(opened)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await app.desk.until_loaded()
        await app.workers.wait_for_complete()
        store = opened.store
        assert store is not None
        assert not store.writable
        assert f"pid {os.getpid()} on " in app.desk.status.text
        app.desk.open(1)
        app.desk.composer.area.focus()
        app.desk.composer.area.put("Hi Amara, words of mine")
        await pilot.pause()
        assert not app.desk.drafts.flush()
        assert "is in use by pid" in app.desk.status.text
        assert app.desk.composer.note == "Hi Amara, words of mine"
        await app.desk.try_to_write()
        assert not store.writable
        rename(first, "Amara Cole")
        first.close()
        await app.desk.try_to_write()
        await pilot.pause()
        assert app.desk.session.store.writable
        assert app.desk.session.name(1) == "Amara Cole"
        assert app.desk.composer.note == "Hi Amara, words of mine"
        saved = store.state.draft_of(1)
        assert saved is not None
        assert saved.text == "Hi Amara, words of mine"
        assert "everything is saved here" in app.desk.status.text
        rename(store, "Amara Osei")
    assert opened.close() is None
    assert opened_store(path, read_only=True).state.contacts[1].full == "Amara Osei"


async def test_what_could_not_be_saved_is_no_longer_said_once_it_can_be(
    tmp_path: Path,
) -> None:
    path = tmp_path / "netui.json"
    first = opened_store(path)
    add(first, contact())
    opened = OpenedStore(path, FixedClock())
    app = app_over(opened)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.desk.until_loaded()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert any("Saving starts by itself" in one.message for one in app._notifications)
        first.close()
        await app.desk.try_to_write()
        await pilot.pause()
        assert len(app._notifications) == 0
        assert "everything is saved here" in app.desk.status.text
    assert opened.close() is None


async def test_both_texts_stay_where_two_wrote_to_the_same_person(tmp_path: Path) -> None:
    path = tmp_path / "netui.json"
    first = opened_store(path)
    add(first, contact())
    opened = OpenedStore(path, FixedClock())
    app = app_over(opened)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await app.desk.until_loaded()
        await app.workers.wait_for_complete()
        app.desk.open(1)
        app.desk.composer.area.put("Words of mine")
        await pilot.pause()
        write(first, "Words of theirs")
        first.close()
        await app.desk.try_to_write()
        await pilot.pause()
        saved = app.desk.session.state.draft_of(1)
        assert saved is not None
        assert saved.text == "Words of theirs\n\nWords of mine"
        assert app.desk.composer.note == saved.text
    assert opened.close() is None


async def test_what_goes_wrong_behind_the_scenes_stands_on_the_status_line(
    tmp_path: Path,
) -> None:
    opened = OpenedStore(tmp_path / "netui.json", FixedClock())
    app = app_over(opened)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await app.desk.until_loaded()
        await app.workers.wait_for_complete()
        store = opened.store
        assert store is not None
        assert store._background is not None
        problem = Problem("The data file could not be written: no space left on device")
        thread = threading.Thread(target=store._background.tell, args=(problem,))
        thread.start()
        thread.join()
        await pilot.pause()
        assert "no space left on device" in app.desk.status.text
    assert opened.close() is None


async def test_a_place_without_locks_is_read_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "netui.json"
    first = opened_store(path)
    add(first, contact())
    first.close()

    def no_locks(_disk: Disk, _handle: int) -> bool:
        raise OSError(errno.ENOLCK, "")

    monkeypatch.setattr(Disk, "lock", no_locks)
    opened = OpenedStore(path, FixedClock())
    app = app_over(opened)
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.pause()
        await app.desk.until_loaded()
        await app.workers.wait_for_complete()
        await pilot.pause()
        shown = app.desk.status.text
        assert "Only to read: the data file cannot be locked: no locks available" in shown
        assert app.desk.session.name(1) == "Amara Osei"
        monkeypatch.undo()
        await app.desk.try_to_write()
        await pilot.pause()
        assert "from now on everything is saved here" in app.desk.status.text
    assert opened.close() is None
