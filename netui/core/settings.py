"""The settings as values with their defaults; reading them from a file is ``netui.config``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from netui.core import limits
from netui.core.model import Plan, Profile


class Group(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A group of settings."""


class LimitSettings(Group, frozen=True, kw_only=True):
    """Characters that LinkedIn allows, as of ``checked_on``."""

    invite_free: int = limits.INVITE_NOTE_FREE
    invite_premium: int = limits.INVITE_NOTE_PREMIUM
    inmail_subject: int = limits.INMAIL_SUBJECT
    inmail: int = limits.INMAIL
    message: int = limits.MESSAGE
    checked_on: dt.date = limits.CHECKED_ON


class BudgetSettings(Group, frozen=True, kw_only=True):
    """How many invitations an ISO week and notes a calendar month (S1-40, S4-38, E24)."""

    invitations_per_week: int = 5
    invitations_hard: int = 20
    strangers_per_week: int = 2
    notes_per_month: int = limits.NOTES_PER_MONTH_FREE


class CadenceSettings(Group, frozen=True, kw_only=True):
    """The figures of the cadence: days, business days for ``follow_up_days``, and counts."""

    follow_up_days: tuple[int, int] = (3, 5)
    max_attempts: int = 3
    farewell: str = "after_last"
    reinvite_cooloff_days: int = 21
    reinvite_max: int = 1
    nurture_days: int = 90
    pending_question_days: int = 28
    expiry_question_days: int = 180
    quiet_days: int = 21
    rapport_days: int = 14
    open_conversations: int = 15
    ask_give_ratio: int = 1
    strict: bool = False
    by_tag: dict[str, dict[str, int]] = {}


class HintSettings(Group, frozen=True, kw_only=True):
    """How strict the hints are; ``severity`` maps a rule code to error/warning/hint/off.

    ``emoji_tags`` are tags of people with whom emoji are part of the trade.
    """

    blank_ok_days: int = 2
    emoji_tags: tuple[str, ...] = ()
    severity: dict[str, str] = {}


class EmailSettings(Group, frozen=True, kw_only=True):
    """What the mail client adds by itself: my name, and the earlier mail below."""

    signature: bool = False
    thread: bool = False


class ReviewSettings(Group, frozen=True, kw_only=True):
    """What the review shows."""

    show_benchmarks: bool = True
    months: int = 18


class ClipboardSettings(Group, frozen=True, kw_only=True):
    """The order of the ways to copy, or a command of one's own (argv, text on stdin)."""

    order: tuple[str, ...] = ()
    command: tuple[str, ...] = ()


class DraftSettings(Group, frozen=True, kw_only=True):
    """When a draft saves itself: milliseconds after the last key."""

    autosave_ms: int = 300


class Settings(Group, frozen=True, kw_only=True):
    """Everything that can be set, with its default.

    ``days_off`` are the user's own holidays, which stand in a file of their own: names by day
    (``2026-05-15``, or ``12-24`` for every year) by country (``DE``, ``DE-BY``, ``all``).
    """

    plan: Plan | None = None
    minutes_per_week: int | None = None
    limits: LimitSettings = LimitSettings()
    budget: BudgetSettings = BudgetSettings()
    cadence: CadenceSettings = CadenceSettings()
    hints: HintSettings = HintSettings()
    email: EmailSettings = EmailSettings()
    review: ReviewSettings = ReviewSettings()
    clipboard: ClipboardSettings = ClipboardSettings()
    drafts: DraftSettings = DraftSettings()
    holidays: str = ""
    theme: str = ""
    keymap: str = ""
    editor: str = ""
    days_off: Mapping[str, Mapping[str, str]] = {}


def plan_in_force(settings: Settings, profile: Profile) -> Plan | None:
    """Return the account plan: the setting, else the answer in the profile, else unknown."""
    return settings.plan or profile.plan
