"""How long a note may be: the limit of its channel under the plan in force."""

from __future__ import annotations

from typing import NamedTuple

from netui.core.model import Channel, Plan
from netui.core.settings import LimitSettings


class Limit(NamedTuple):
    """A limit in UTF-16 units and a lower mark worth showing; ``None`` is none."""

    limit: int | None = None
    mark: int | None = None


def limit_for(channel: Channel | None, plan: Plan | None, limits: LimitSettings) -> Limit:
    """Return the limit of a channel; an unknown plan gets the higher one and a mark (E24)."""
    if channel is Channel.LINKEDIN_MESSAGE:
        return Limit(limits.message)
    if channel is Channel.INMAIL:
        return Limit(limits.inmail)
    if channel is not Channel.LINKEDIN_INVITE:
        return Limit()
    if plan is Plan.FREE:
        return Limit(limits.invite_free)
    if plan is Plan.PREMIUM:
        return Limit(limits.invite_premium)
    return Limit(limits.invite_premium, limits.invite_free)


def subject_limit_for(channel: Channel | None, limits: LimitSettings) -> int | None:
    """Return the limit of a subject line in UTF-16 units; only an InMail's has one."""
    return limits.inmail_subject if channel is Channel.INMAIL else None
