"""The day's list: on from person to person, what the day held, and the days to come."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desks import AMARA, NARROW, NORMAL, WIDE, crowd, desk, screen_text
from fakes import FixedClock

from netui.core.cadence.forecast import ForecastDay, Work
from netui.core.cadence.round import Round
from netui.ui.day_pages import bar, forecast_page
from netui.ui.window_state import read_round, write_round


async def test_n_goes_through_the_list_and_ends_with_what_the_day_held() -> None:
    async with desk(crowd()) as at:
        seen = [at.open]
        for _ in range(3):
            await at.press("n")
            seen.append(at.open)
        assert len(set(seen)) == 4
        await at.press("n")
        assert at.dialog == "MessageDialog"
        text = screen_text(at.app)
        assert "Nothing was logged today." in text
        assert "Left for today: Amara Osei" in text
        await at.press("n")
        assert at.dialog == ""
        await at.press("n")
        assert at.open in seen


async def test_whoever_is_passed_comes_back_once_the_others_are_done() -> None:
    async with desk(crowd()) as at:
        passed = at.open
        await at.press("n")
        for _ in range(2):
            await at.press("z")
            await at.answer("3d")
        assert at.open != passed
        await at.press("z")
        await at.answer("3d")
        assert at.open == passed


@pytest.mark.parametrize("size", [WIDE, NORMAL, NARROW])
async def test_the_forecast_fits_every_screen(size: tuple[int, int]) -> None:
    async with desk(crowd(), size=size) as at:
        at.desk.queue.rows.focus()
        await at.press("F")
        text = screen_text(at.app)
        assert "The next two weeks" in text
        assert "Wed  4 Mar" in text
        await at.press("F")
        assert at.dialog == ""


def test_a_bar_is_in_proportion_and_marks_what_is_too_much() -> None:
    assert bar(0, 10, 20) == ""
    assert bar(1, 10, 1000) == "█"
    assert bar(10, 10, 10) == "█" * 14
    assert bar(20, 10, 20) == "█" * 7 + "▒" * 7


def test_an_empty_forecast_is_no_crash() -> None:
    assert "There is time for 0 a day." in forecast_page([], 60).plain
    counts = dict.fromkeys(Work, 0)
    none = ForecastDay(day=FixedClock()().today, counts=counts, capacity=10)
    assert "Wed  4 Mar    0" in forecast_page([none], 20).plain


def test_how_far_the_list_was_gone_through_survives(tmp_path: Path) -> None:
    path = tmp_path / "window.json"
    today = FixedClock()().today
    assert read_round(path) is None
    assert read_round(None) is None
    write_round(None, Round(today))
    path.write_text('{"theme": "kept"}')
    write_round(path, Round(today, (3, 1)))
    assert read_round(path) == Round(today, (3, 1))
    assert json.loads(path.read_text())["theme"] == "kept"


@pytest.mark.parametrize("text", ["", "[]", "{", '{"round": 3}', '{"round": {"day": "x"}}'])
def test_a_broken_memory_is_done_without(tmp_path: Path, text: str) -> None:
    path = tmp_path / "window.json"
    path.write_text(text)
    assert read_round(path) is None
    write_round(tmp_path / "no" / "window.json", Round(FixedClock()().today))


async def test_the_list_goes_on_where_it_was_left(tmp_path: Path) -> None:
    window = tmp_path / "window.json"
    async with desk(crowd(), window=window) as at:
        first = at.open
        await at.press("n")
        second = at.open
    async with desk(crowd(), window=window) as at:
        assert at.open == second != first


@pytest.mark.parametrize("size", [WIDE, NORMAL, NARROW])
async def test_everything_overdue_is_shown_and_cleared_as_one_change(
    size: tuple[int, int],
) -> None:
    async with desk(crowd(), size=size) as at:
        at.desk.queue.rows.focus()
        await at.press("B")
        text = screen_text(at.app)
        assert "1 overdue: 1 answer." in text
        assert "Amara Osei." in text
        await at.press("escape")
        assert at.dialog == ""
        await at.press("B", "1")
        assert at.touches(AMARA)[-1] == "snooze"
        assert at.open != "Amara Osei"
        assert "u takes it back" in at.told
        await at.press("u")
        assert at.touches(AMARA) == ["invite", "accepted"]


async def test_without_anything_overdue_there_is_nothing_to_clear() -> None:
    async with desk(crowd()[4:]) as at:
        await at.press("B")
        assert at.told == "Nothing is overdue."
