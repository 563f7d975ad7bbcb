"""The time at the contact's, on the card above the note."""

from __future__ import annotations

from typing import Any

import pytest
from builders import contact, day, touch
from desks import NARROW, NORMAL, WIDE, desk, screen_text


@pytest.mark.parametrize("size", [WIDE, NORMAL, NARROW])
async def test_the_card_tells_when_to_send(size: tuple[int, int]) -> None:
    far = contact("Kenji Mori", emails=("k@example.org",), timezone="Asia/Tokyo", reason="x")
    async with desk([far], size=size) as at:
        await at.press("f3")
        assert "21:00 there: schedule it for 09:00" in screen_text(at.app)


async def test_without_a_zone_the_card_says_nothing_of_hours() -> None:
    async with desk([contact("Kenji Mori", emails=("k@example.org",), reason="x")]) as at:
        assert "there:" not in screen_text(at.app)


@pytest.mark.parametrize(
    ("until", "told"), [("2026-03-20", "Fri 20 Mar"), ("2027-01-15", "Fri 15 Jan 2027")]
)
async def test_the_card_says_until_when_somebody_is_put_off_and_what_ends_it(
    until: str, told: str
) -> None:
    person = contact("Kenji Mori", emails=("k@example.org",), reason="x")
    invited = touch("invite", "2026-02-20", channel="email")
    snooze: dict[str, Any] = {"until": day(until), "outcome": "after_news"}
    put_off = touch("snooze", "2026-03-03", id=2, **snooze)
    async with desk([person, invited, put_off], size=WIDE) as at:
        await at.press("f2", "enter")
        shown = " ".join(at.desk.composer.card.text.split())
        assert f"Snoozed until {told} or their next news" in shown
