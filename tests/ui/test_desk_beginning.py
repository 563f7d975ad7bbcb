"""A first start says how to begin; who I am is told on the screen (S0-11, S0-12)."""

from __future__ import annotations

import pytest
from builders import contact
from desks import EMIL, ME, NARROW, NORMAL, WIDE, desk, screen_text

from netui.core.model import Plan
from netui.core.settings import Settings


def bar(shown: str) -> str:
    return shown.rstrip().splitlines()[-1]


@pytest.mark.parametrize("size", [WIDE, NORMAL, NARROW])
async def test_a_first_start_names_the_keys_to_begin_with(size: tuple[int, int]) -> None:
    async with desk((), size=size) as at:
        shown = screen_text(at.app)
        assert "I Import  a Add  Y You  f1 Help" in bar(shown)
        assert "Copy" not in bar(shown)
        await at.press("n")
        assert at.told == "Nobody is on file yet. a adds somebody."
        await at.press("a")
        at.fill(full="Emil Aune", reason="his kilns")
        await at.press("ctrl+s")
        assert "y Copy" in bar(screen_text(at.app))


async def test_how_to_begin_stands_where_the_note_will_be() -> None:
    async with desk((), size=NORMAL) as at:
        shown = " ".join(screen_text(at.app).split())
        assert "Nobody is on file yet. To begin:" in shown
        assert "each with a reason to" in shown
        assert "Drafts need your name" in shown
        await at.press("Y")
        at.fill(name="Robin Ashdown")
        await at.press("ctrl+s")
        shown = " ".join(screen_text(at.app).split())
        assert "To begin:" in shown
        assert "Drafts need your name" not in shown


async def test_a_missing_name_of_mine_is_said_and_mended_by_one_key() -> None:
    async with desk((contact("Emil Aune", id=EMIL, reason="kilns", company="Aune"),)) as at:
        assert at.told.startswith("Your own name is not on file. Y adds it")
        assert "Robin" not in at.note
        await at.press("Y")
        at.fill(name="Robin Ashdown", role="process engineer")
        await at.press("ctrl+s")
        assert at.state.profile.first == "Robin"
        assert at.told.startswith("Edited what is on file about you: name, role.")
        assert "Robin Ashdown" in at.note
        await at.press("u")
        assert at.state.profile.name == ""
        assert "Robin" not in at.note


async def test_a_note_of_mine_stays_as_it_is_when_i_say_who_i_am() -> None:
    async with desk() as at:
        await at.write("Half a thought", "escape", "Y")
        at.fill(role="potter")
        await at.press("ctrl+s")
        assert at.note == "Half a thought"
        assert at.state.profile.role == "potter"


async def test_what_cannot_be_stays_in_the_form_and_nothing_new_is_no_change() -> None:
    async with desk() as at:
        await at.press("Y")
        assert at.input("name").value == ME.name
        at.fill(minutes_per_week="3")
        await at.press("ctrl+s")
        assert "(Minutes a week)" in at.problem()
        at.fill(minutes_per_week="")
        await at.press("ctrl+s")
        assert at.told == "Nothing was changed."
        await at.press("Y", "escape")
        assert at.dialog == ""


async def test_a_setting_that_wins_is_said_where_it_does() -> None:
    async with desk(settings=Settings(plan=Plan.PREMIUM)) as at:
        await at.press("Y")
        at.input("plan").focus()
        await at.settle()
        assert "config.toml says premium, which wins." in screen_text(at.app)
