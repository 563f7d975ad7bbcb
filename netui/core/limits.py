"""Every figure LinkedIn sets, in one place and dated; each is the default of a setting.

LinkedIn's own pages disagree and change, so nothing else in netui holds such a number.
Sources: LinkedIn Help pages, evidence E24, statements S2-18 (invitation note) and E01 (InMail).
"""

from __future__ import annotations

import datetime as dt

CHECKED_ON = dt.date(2026, 11, 22)
"""The day these figures were last compared with LinkedIn's pages."""

INVITE_NOTE_FREE = 200
"""Characters of an invitation note on a free account."""

INVITE_NOTE_PREMIUM = 300
"""Characters of an invitation note on a paid account; also used while the plan is unknown."""

INMAIL_SUBJECT = 200
"""Characters of an InMail subject."""

INMAIL = 1_900
"""Characters of an InMail body; one page says 2,000, the smaller figure is safe."""

MESSAGE = 8_000
"""Characters of a direct message to a connection."""

NOTES_PER_MONTH_FREE = 3
"""Personalised invitation notes a calendar month on a free account; one page says 5."""
