"""The time at the contact's, on the card above the note."""

from __future__ import annotations

import pytest
from builders import contact
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
