"""What the note draws line by line is what it would draw anew, cell by cell."""

from __future__ import annotations

from random import Random

import pytest
from desks import CHIDI, NARROW, NORMAL, AtDesk, desk

KEYS = (
    *("a", "e", "[", "]", "y", "o", "u", "space", "space", "comma", "enter", "backspace"),
    *("delete", "left", "right", "up", "down", "home", "end", "pageup", "pagedown"),
    *("shift+left", "shift+up", "shift+end", "ctrl+w", "ctrl+z", "ctrl+y", "ctrl+k"),
    *("tab_text", "wide", "paste"),
)
"""Keys of writing; the last three stand for text that comes in other ways."""

TEXTS = {
    "tab_text": "a\tb",
    "wide": "漢字 👩‍🚀 e\u0301",
    "paste": "your your [topic] word " * 5,
}


async def press(at: AtDesk, key: str) -> None:
    if key in TEXTS:
        at.desk.composer.area.insert(TEXTS[key])
    else:
        await at.pilot.press(key)
    await at.pilot.pause()


async def assert_drawn(at: AtDesk, keys: list[str]) -> None:
    """Assert that drawing everything anew changes nothing."""
    shown = cells(at)
    at.desk.composer.area.draw_anew()
    at.desk.composer.refresh()
    await at.pilot.pause()
    anew = cells(at)
    stale = [pair for pair in zip(shown, anew, strict=True) if pair[0] != pair[1]]
    assert stale == [], keys


def cells(at: AtDesk) -> list[str]:
    """Return the lines of the picture of the screen, colours and all."""
    picture = at.app.export_screenshot(title="x")
    number = picture.partition("terminal-")[2].partition("-")[0]
    return picture.replace(number, "N").split("\n")


@pytest.mark.parametrize(("seed", "size"), [(1, NORMAL), (2, NARROW), (3, (120, 40))])
async def test_random_writing_leaves_no_stale_line(seed: int, size: tuple[int, int]) -> None:
    chance = Random(seed)  # keys for a test
    keys: list[str] = []
    async with desk(size=size) as at:
        await at.go(CHIDI)
        at.desk.composer.area.cursor_blink = False
        at.desk.composer.area.focus()
        await at.pilot.pause()
        for _ in range(45):
            for _ in range(chance.randint(1, 3)):
                keys.append(chance.choice(KEYS))
                await press(at, keys[-1])
            await assert_drawn(at, keys)


async def test_a_change_of_width_between_two_keys_leaves_no_stale_line() -> None:
    async with desk(size=NORMAL) as at:
        await at.go(CHIDI)
        area = at.desk.composer.area
        area.cursor_blink = False
        await at.write("some words that are wrapped " * 8, "a")
        for width in (120, 60, 90, 100):
            await at.pilot.resize_terminal(width, 24)
            await at.pilot.pause()
            await press(at, "b")
            await assert_drawn(at, [str(width)])


async def test_a_long_note_and_one_with_tabs_are_drawn_whole() -> None:
    async with desk(size=NORMAL) as at:
        await at.go(CHIDI)
        at.desk.composer.area.cursor_blink = False
        for text in ("line\n" * 150, "a\tb\tc\n" * 3):
            await at.write(text, "x", "up", "y")
            await assert_drawn(at, [text])


async def test_typing_draws_one_line_and_lays_nothing_out() -> None:
    async with desk(size=(120, 40)) as at:
        await at.go(CHIDI)
        await at.write("some words that are wrapped " * 5)
        area = at.desk.composer.area
        layouts: list[bool] = []
        refresh = type(area).refresh

        def counted(*regions: object, layout: bool = False, **named: bool) -> object:
            layouts.append(layout or not regions)
            return refresh(area, *regions, layout=layout, **named)  # type: ignore[arg-type]

        area.refresh = counted  # type: ignore[method-assign,assignment]
        for key in ("and", "then", "some", "more", "words", "until", "a", "line", "begins"):
            await at.pilot.press(*key, "space")
        assert layouts
        assert not any(layouts)
