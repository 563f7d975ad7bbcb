"""In steady typing a draft is saved beside the keys, and nothing overtakes it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest
from desks import AMARA, CHIDI, PATIENT, AtDesk, desk

from netui.committing import Doing
from netui.core.model import DraftState
from netui.data import idle
from netui.errors import Problem
from netui.ui.screens import draft_keeper


class SlowDisk:
    """A disk that takes in drafts once it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.free = threading.Event()
        self.reached = threading.Event()
        self.full = False
        write = Doing.write

        def slowly(pending: Doing) -> None:
            if pending.change.label == "Saved the draft":
                self.reached.set()
                assert self.free.wait(20)
            if self.full:
                pending.problem = Problem("The disk is full")
                pending._written.set()
            else:
                write(pending)

        monkeypatch.setattr(Doing, "write", slowly)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDisk]:
    monkeypatch.setattr(draft_keeper, "LONGEST_UNSAVED", 0.0)
    disk = SlowDisk(monkeypatch)
    yield disk
    disk.free.set()


async def begin_to_write(at: AtDesk, disk: SlowDisk) -> None:
    """Type until a save is on its way to a disk that does not answer, and go on typing."""
    await at.go(CHIDI)
    await at.pilot.press("f3", "ctrl+end", "a", "b")
    assert await asyncio.to_thread(disk.reached.wait, 20)
    await at.pilot.press("c", "d")


def edited(at: AtDesk) -> bool:
    return at.desk.composer.edited


def on_file(at: AtDesk) -> str:
    draft = at.draft(CHIDI)
    return draft.text if draft else ""


async def test_keys_are_answered_while_the_disk_is_busy(disk: SlowDisk) -> None:
    async with desk(settings=PATIENT) as at:
        await begin_to_write(at, disk)
        assert at.note.endswith("abcd")
        assert on_file(at) == ""
        assert "saving …" in at.desk.composer.advice.text
        disk.free.set()
        await at.settle()
        assert on_file(at).endswith("ab")
        assert edited(at)
        await at.pilot.press("e")
        await at.settle()
        assert on_file(at).endswith("abcde")
        assert at.desk.drafts.flush()
        assert not edited(at)
        assert "saved" in at.desk.composer.advice.text


async def test_an_action_waits_for_the_words_before_it(disk: SlowDisk) -> None:
    async with desk(settings=PATIENT) as at:
        await begin_to_write(at, disk)
        disk.free.set()
        await at.pilot.press("f5")
        await at.settle()
        draft = at.draft(CHIDI)
        assert draft is not None
        assert draft.state is DraftState.COPIED
        assert draft.text.endswith("abcd")


async def test_whoever_opens_next_has_their_own_words(disk: SlowDisk) -> None:
    async with desk(settings=PATIENT) as at:
        await begin_to_write(at, disk)
        disk.free.set()
        await at.go(AMARA)
        assert on_file(at).endswith("abcd")
        open_now = at.desk.composer.composition
        assert open_now is not None
        assert open_now.contact.id == AMARA
        assert at.draft(AMARA) is None
        assert not edited(at)


async def test_what_cannot_be_saved_is_told_and_stays_in_the_box(disk: SlowDisk) -> None:
    async with desk(settings=PATIENT) as at:
        await begin_to_write(at, disk)
        disk.full = True
        disk.free.set()
        await at.settle()
        assert "The disk is full" in at.told
        assert at.note.endswith("abcd")
        assert edited(at)
        disk.full = False
        await at.pilot.press("e")
        await at.settle()
        assert on_file(at).endswith("abcde")


def test_steady_typing_brings_no_fold() -> None:
    assert idle.IDLE > 2 * draft_keeper.LONGEST_UNSAVED


async def test_leaving_keeps_what_was_on_its_way(disk: SlowDisk) -> None:
    async with desk(settings=PATIENT) as at:
        await begin_to_write(at, disk)
        disk.free.set()
        await at.pilot.press("ctrl+q")
        await at.pilot.pause()
        assert on_file(at).endswith("abcd")
