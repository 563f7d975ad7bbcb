"""The limit of a note by channel and plan."""

from __future__ import annotations

import pytest

from netui.core.limit import limit_for, subject_limit_for
from netui.core.model import Channel, Plan
from netui.core.settings import LimitSettings


@pytest.mark.parametrize(
    ("channel", "plan", "expected"),
    [
        (Channel.LINKEDIN_INVITE, Plan.FREE, (200, None)),
        (Channel.LINKEDIN_INVITE, Plan.PREMIUM, (300, None)),
        (Channel.LINKEDIN_INVITE, None, (300, 200)),
        (Channel.LINKEDIN_MESSAGE, None, (8000, None)),
        (Channel.INMAIL, Plan.FREE, (1900, None)),
        (Channel.EMAIL, Plan.FREE, (None, None)),
        (None, None, (None, None)),
    ],
)
def test_each_channel_has_its_limit(
    channel: Channel | None, plan: Plan | None, expected: tuple[int | None, int | None]
) -> None:
    assert limit_for(channel, plan, LimitSettings()) == expected


def test_a_changed_setting_wins() -> None:
    limits = LimitSettings(invite_free=180)
    assert limit_for(Channel.LINKEDIN_INVITE, Plan.FREE, limits).limit == 180


def test_only_an_inmail_has_a_limited_subject() -> None:
    assert subject_limit_for(Channel.INMAIL, LimitSettings()) == 200
    assert subject_limit_for(Channel.EMAIL, LimitSettings()) is None
