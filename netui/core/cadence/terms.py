"""The terms of one contact: the settings, with what the contact overrides of them.

One place resolves setting against contact (and tag, once that is in), so that transitions and
schedule read plain figures.
"""

from __future__ import annotations

import msgspec

from netui.core.cadence.days import MONDAY_TO_FRIDAY, Weekdays, weekdays
from netui.core.cadence.model import Context
from netui.core.model import Contact

REINVITE_FLOOR_DAYS = 14
NURTURE_DAYS = (30, 365)
"""The least and the most days between two notes that keep in touch with one contact."""


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of the cadence for one contact; ``gap_days`` counts days of ``week``."""

    week: Weekdays = MONDAY_TO_FRIDAY
    gap_days: tuple[int, int] = (3, 5)
    attempts: int = 3
    farewell: str = "after_last"
    cooloff_days: int = 21
    reinvites: int = 1
    nurture_days: int = 90
    pending_days: int = 28
    expiry_days: int = 180
    quiet_days: int = 21
    rapport_days: int = 14


def terms_of(contact: Contact, context: Context) -> Terms:
    """Return the terms for a contact."""
    cadence = context.settings.cadence
    own = contact.cadence
    asked = own.nurture_days if own and own.nurture_days else cadence.nurture_days
    least, most = NURTURE_DAYS
    return Terms(
        week=weekdays(contact.weekdays) if contact.weekdays else MONDAY_TO_FRIDAY,
        gap_days=own.gap_days if own and own.gap_days else cadence.follow_up_days,
        attempts=own.attempts if own and own.attempts else cadence.max_attempts,
        farewell="none" if own and own.never_farewell else cadence.farewell,
        cooloff_days=max(REINVITE_FLOOR_DAYS, cadence.reinvite_cooloff_days),
        reinvites=cadence.reinvite_max,
        nurture_days=min(max(asked, least), most),
        pending_days=cadence.pending_question_days,
        expiry_days=cadence.expiry_question_days,
        quiet_days=cadence.quiet_days,
        rapport_days=cadence.rapport_days,
    )
