"""Garbage is swept in the pauses between keys, and not while somebody types."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
from desks import desk

from netui.ui import sweeping
from netui.ui.sweeping import PAUSE, REST, WITHOUT_PAUSE, Sweep, leave_the_rest


class Room:
    """A clock that is moved by hand, and what is to be done when."""

    def __init__(self) -> None:
        self.now = 50.0
        self.coming: list[tuple[float, Callable[[], None]]] = []

    def later(self, seconds: float, act: Callable[[], None]) -> None:
        self.coming.append((self.now + seconds, act))

    def wait(self, seconds: float) -> None:
        end = self.now + seconds
        while due := [one for one in self.coming if one[0] <= end]:
            first = min(due, key=lambda one: one[0])
            self.coming.remove(first)
            self.now = max(self.now, first[0])
            first[1]()
        self.now = end


@pytest.fixture
def swept(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    found: list[int] = []
    thresholds, on = gc.get_threshold(), gc.isenabled()
    monkeypatch.setattr(gc, "collect", lambda generation=2: found.append(generation))
    yield found
    gc.set_threshold(*thresholds)
    gc.unfreeze()
    (gc.enable if on else gc.disable)()


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture
def sweep(room: Room, swept: list[int]) -> Sweep:
    assert not swept
    sweep = Sweep(room.later, lambda: room.now)
    sweep.begin()
    return sweep


def test_the_start_is_left_alone_and_python_looks_seldom(sweep: Sweep) -> None:
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    assert gc.get_threshold() == WITHOUT_PAUSE


def test_a_pause_sweeps_what_is_young_and_a_rest_everything(
    sweep: Sweep, room: Room, swept: list[int]
) -> None:
    sweep.put_off()
    room.wait(PAUSE)
    assert swept == [1]
    room.wait(REST)
    assert swept == [1, 2]
    room.wait(1000)
    assert swept == [1, 2]
    assert room.coming == []


def test_nothing_is_swept_while_somebody_types(
    sweep: Sweep, room: Room, swept: list[int]
) -> None:
    for _ in range(100):
        sweep.put_off()
        room.wait(PAUSE / 3)
        assert len(room.coming) == 1
    assert swept == []
    room.wait(PAUSE)
    assert swept == [1]


def test_going_on_after_a_pause_puts_the_rest_off(
    sweep: Sweep, room: Room, swept: list[int]
) -> None:
    sweep.put_off()
    room.wait(PAUSE)
    room.wait(REST / 2)
    sweep.put_off()
    room.wait(REST / 2 + PAUSE)
    assert swept == [1, 1]
    room.wait(REST)
    assert swept == [1, 1, 2]


def test_before_the_desk_is_up_nothing_is_waited_for(room: Room, swept: list[int]) -> None:
    Sweep(room.later, lambda: room.now).put_off()
    assert room.coming == []
    assert swept == []


def test_at_the_end_nothing_is_looked_for(swept: list[int]) -> None:
    leave_the_rest()
    assert not gc.isenabled()
    assert gc.get_freeze_count() > 0
    assert swept == []


async def test_every_key_at_the_desk_puts_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    put_off: list[bool] = []
    monkeypatch.setattr(sweeping.Sweep, "put_off", lambda _: put_off.append(True))
    async with desk() as at:
        before = len(put_off)
        await at.press("j", "f3", "a")
        assert len(put_off) >= before + 3
        assert gc.get_threshold() == WITHOUT_PAUSE
