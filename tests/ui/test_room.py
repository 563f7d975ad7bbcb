"""What little room does to the screen: fewer words, never half a word without a sign."""

from __future__ import annotations

import pytest
from builders import contact, touch
from desks import EMIL, ME, desk, screen_text
from textual.widgets import Static

from netui.ui.panes.contacts import ASKS
from netui.ui.panes.queue import fitting_side

LONG = (
    ME,
    contact("Bartholomew Featherstonehaugh", id=1, company="Quillstone Ceramics"),
    touch("invite", "2026-02-18", id=1, contact=1, channel="email"),
    touch("follow_up_1", "2026-02-24", id=2, contact=1, channel="email"),
    contact("Ada Yew", id=2, company="Omega", do_not_contact=True),
)


@pytest.mark.parametrize(
    ("size", "line"),
    [
        ((160, 50), "Bartholomew Feather"),
        ((120, 40), "Bartholomew Fea"),
        ((80, 24), "Bartholomew Fea"),
        ((60, 20), "Bartholomew Feather"),
    ],
)
async def test_a_name_has_the_room_the_day_leaves(size: tuple[int, int], line: str) -> None:
    async with desk(LONG, size=size) as at:
        await at.press("f2")
        shown = screen_text(at.app)
        assert line in shown
        assert "no contact" in shown, "a stage is never cut"
        row = next(line for line in shown.splitlines() if "no contact" in line)
        assert ("Omega" in row) is (size[0] in {160, 60})


@pytest.mark.parametrize("size", [(160, 50), (120, 40), (80, 24), (60, 20)])
async def test_the_empty_filter_says_what_fits(size: tuple[int, int]) -> None:
    async with desk(LONG, size=size) as at:
        await at.press("f2")
        asks = at.desk.contacts.filter.placeholder
        assert asks in ASKS
        assert asks in screen_text(at.app)


@pytest.mark.parametrize(
    ("room", "side"),
    [(30, "follow up 2/3 · 2 d late"), (20, "follow up · 2 d"), (3, "follow up")],
)
def test_beside_a_name_stands_as_much_as_fits(room: int, side: str) -> None:
    sides = ("follow up 2/3 · 2 d late", "follow up · 2 d", "follow up")
    assert fitting_side(iter(sides), room) == side


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_the_help_keeps_its_columns(size: tuple[int, int]) -> None:
    async with desk(LONG, size=size) as at:
        await at.press("f4", "f1")
        await at.pilot.pause()
        page = at.app.screen.query(".page").first(Static)
        lines = str(page.content).split("\n")
        assert max(map(len, lines[1:-1])) <= page.size.width
        assert "What happened, and what is next" in lines
        after = lines[lines.index("What happened, and what is next") + 1]
        assert after.startswith("s f9 ctrl+s")


async def test_a_detail_that_is_cut_is_told_in_full_below() -> None:
    async with desk(size=(60, 20)) as at:
        await at.go(EMIL)
        await at.press("N")
        await at.pilot.pause()
        assert "thank or greet them instead" in screen_text(at.app)
        await at.press("down", "down")
        assert "greet them instead" not in screen_text(at.app)
    async with desk(size=(120, 40)) as at:
        await at.go(EMIL)
        await at.press("N")
        assert not at.app.screen.query(".detail").first(Static).display
