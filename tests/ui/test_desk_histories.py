"""Anything that happened is logged by a form; what was logged wrongly is corrected or goes."""

from __future__ import annotations

import datetime as dt

import pytest
from builders import contact, touch
from desks import AMARA, CHIDI, ME, NARROW, NORMAL, WIDE, desk, screen_text

from netui.core.model import Channel, Direction, TouchKind

SIZES = [WIDE, NORMAL, NARROW]


@pytest.mark.parametrize("size", SIZES)
async def test_anything_is_logged_by_a_form(size: tuple[int, int]) -> None:
    async with desk(size=size) as at:
        await at.go(AMARA)
        await at.press("l", "ctrl+s")
        assert "needs a kind" in at.problem()
        at.fill(kind="conversation", direction="in", channel="phone", date="2026-03-12")
        await at.press("ctrl+s")
        assert "still to come" in at.problem()
        at.fill(date="2026-03-03", text="They asked for a sample", outcome="a sample")
        await at.press("ctrl+s")
        found = at.last(AMARA)
        assert (found.kind, found.direction) == (TouchKind.CONVERSATION, Direction.IN)
        assert (found.channel, found.date) == (Channel.PHONE, dt.date(2026, 3, 3))
        assert (found.text, found.outcome) == ("They asked for a sample", "a sample")
        assert at.open == "Amara Osei"
        await at.press("u")
        assert at.touches(AMARA) == ["invite", "accepted"]


async def test_today_is_the_day_unless_another_is_named() -> None:
    async with desk() as at:
        await at.go(AMARA)
        await at.press("l")
        at.fill(kind="meeting")
        await at.press("ctrl+s")
        assert (at.last(AMARA).kind, at.last(AMARA).date) == (
            TouchKind.MEETING,
            dt.date(2026, 3, 4),
        )
        await at.press("l", "escape")
        assert at.touches(AMARA)[-1] == "meeting"


async def test_guards_are_asked_about_a_note_of_today() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        for last in ("escape", "why"):
            await at.press("l")
            at.fill(kind="invite", text="Hello there")
            await at.press("ctrl+s")
            assert "G06" in screen_text(at.app)
            if last == "escape":
                await at.press("escape")
                assert at.touches(CHIDI) == []
        options = [one.label for one in at.app.screen._options]  # type: ignore[attr-defined]
        await at.press(str(options.index("Log it all the same") + 1))
        await at.answer("we spoke yesterday")
        assert at.touches(CHIDI) == ["invite"]
        assert at.last(CHIDI).overrides[0].reason == "we spoke yesterday"


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_logged_wrongly_is_corrected(size: tuple[int, int]) -> None:
    async with desk(size=size) as at:
        await at.go(AMARA)
        await at.press("C")
        assert "They accepted on Thu 26 Feb" in screen_text(at.app)
        await at.press("1", "1")
        at.fill(date="yesterday")
        await at.press("ctrl+s")
        assert "is no date" in at.problem()
        at.fill(date="2026-03-02", text="Gladly")
        await at.press("ctrl+s")
        assert (at.last(AMARA).date, at.last(AMARA).text) == (dt.date(2026, 3, 2), "Gladly")
        assert "Corrected “they accepted on Thu 26 Feb”" in at.told
        await at.press("u")
        assert at.last(AMARA).date == dt.date(2026, 2, 26)


async def test_what_never_happened_is_deleted() -> None:
    async with desk() as at:
        await at.go(AMARA)
        await at.press("C", "1", "2")
        assert at.touches(AMARA) == ["invite"]
        await at.press("u")
        assert at.touches(AMARA) == ["invite", "accepted"]


async def test_leaving_changes_nothing() -> None:
    async with desk() as at:
        await at.go(AMARA)
        await at.press("C", "escape", "C", "1", "escape", "C", "1", "1", "ctrl+s")
        assert at.touches(AMARA) == ["invite", "accepted"]
        assert at.last(AMARA).date == dt.date(2026, 2, 26)
        await at.go(CHIDI)
        await at.press("C")
        assert "Nothing is logged with Chidi Nwosu" in at.told


async def test_words_of_several_lines_keep_their_lines() -> None:
    said = touch("nurture", "2026-03-02", text="Hi Amara,\nall well?")
    async with desk([ME, contact("Amara Osei"), said]) as at:
        await at.go(AMARA)
        await at.press("C", "1", "1")
        assert "several lines" in screen_text(at.app)
        at.fill(outcome="no answer")
        await at.press("ctrl+s")
        assert (at.last(AMARA).text, at.last(AMARA).outcome) == (said.text, "no answer")
