"""News and yearly days take one key; they are congratulated and end a snooze for news."""

from __future__ import annotations

import datetime as dt

import pytest
from builders import contact, touch
from desks import AMARA, EMIL, ME, NARROW, NORMAL, WIDE, desk, screen_text

from netui.core.model import Milestone, News

TODAY = dt.date(2026, 3, 4)


@pytest.mark.parametrize("size", [WIDE, NORMAL, NARROW])
async def test_news_of_today_takes_a_key_a_few_words_and_a_key(size: tuple[int, int]) -> None:
    async with desk(size=size) as at:
        await at.go(AMARA)
        await at.press("m")
        assert "News of Amara Osei" in screen_text(at.app)
        await at.type("opened a kiln")
        await at.press("ctrl+s")
        assert at.contact(AMARA).news == (News(what="opened a kiln", date=TODAY, tone="good"),)
        assert at.open == "Amara Osei"
        assert at.told.startswith("Noted news of Amara Osei: opened a kiln.")
        await at.press("u")
        assert at.contact(AMARA).news == ()


async def test_what_follows_from_news_is_said() -> None:
    people = (
        ME,
        contact("Emil Aune", id=EMIL, degree="1", connected_on=dt.date(2025, 5, 5)),
        touch("nurture", "2026-02-02", id=1, contact=EMIL, channel="linkedin_message"),
    )
    async with desk(people) as at:
        await at.go(EMIL)
        await at.press("m")
        at.fill(what="opened a kiln", on="yesterday")
        await at.press("f9")
        found = at.session.standing(EMIL).next
        assert found is not None
        assert found.reason.startswith("Opened a kiln")
        assert found.reason in at.told
        assert at.told.endswith("takes it back.")


async def test_news_ends_a_snooze_that_waits_for_it() -> None:
    async with desk() as at:
        await at.go(AMARA)
        await at.press("z")
        await at.answer("news")
        assert at.session.standing(AMARA).snoozed_until is not None
        await at.go(AMARA)
        await at.press("m")
        at.fill(what="closed a kiln", tone="bad")
        await at.press("ctrl+s")
        assert at.session.standing(AMARA).snoozed_until is None


async def test_a_yearly_day_is_noted_by_month_and_day() -> None:
    async with desk() as at:
        await at.go(AMARA)
        await at.press("m")
        at.fill(what="birthday", on="3-14")
        await at.press("ctrl+s")
        assert at.contact(AMARA).milestones == (Milestone(what="birthday", month_day="03-14"),)


async def test_news_that_cannot_be_noted_stays_in_the_form() -> None:
    async with desk() as at:
        await at.press("m", "ctrl+s")
        assert "(What)" in at.problem()
        at.fill(what="opened a kiln", on="02-30")
        await at.press("ctrl+s")
        assert "(Day)" in at.problem()
        assert at.input("what").value == "opened a kiln"
        await at.press("escape", "escape")
        assert at.session.store.history() == ()
