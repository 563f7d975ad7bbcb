"""The terms of one contact: the settings, with what tags and the contact's own override change.

One place resolves setting, tag and contact, so that transitions and schedule read plain
figures. A figure of the contact's own wins over that of a tag, a tag over the setting; of two
tags the gentler one wins: fewer attempts, a longer rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from netui.core.cadence.calendar import EVERY_WEEK, Calendar, leave_of, weekdays
from netui.core.cadence.model import Context
from netui.core.model import CadenceOverride, Contact
from netui.core.settings import Settings

REINVITE_FLOOR_DAYS = 14
BLOCKED_DAYS = 21
"""Days for which LinkedIn takes no new invitation after one was withdrawn."""

NURTURE_DAYS = (30, 365)
"""The least and the most days between two notes that keep in touch with one contact."""

ALL_REGIONS = "all"
"""The table of one's own days off that counts for everybody."""

Special = tuple[CadenceOverride | None, tuple[str, ...], str, str, tuple[str, ...]]
"""What sets a contact's terms apart: override, tags that matter, week, country, leave."""


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of the cadence for one contact; ``gap_days`` counts days of ``calendar``."""

    calendar: Calendar = EVERY_WEEK
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
    book = _books[0]
    if book.settings is not context.settings:
        book = _books[0] = TermsBook(context.settings)
    return book.of(contact)


class TermsBook:
    """The terms of everybody under the same settings: most people share the usual ones."""

    def __init__(self, settings: Settings) -> None:
        """Work the usual terms out; the others follow when somebody needs them."""
        self.settings = settings
        self._tags = {
            tag.casefold(): figures for tag, figures in settings.cadence.by_tag.items()
        }
        self._usual = self._made((None, (), "", "", ()))
        self._special: dict[Special, Terms] = {}

    def of(self, contact: Contact) -> Terms:
        """Return the terms for a contact."""
        tags: tuple[str, ...] = ()
        if self._tags and contact.tags:
            tags = tuple(tag for tag in map(str.casefold, contact.tags) if tag in self._tags)
        if not (
            contact.cadence or tags or contact.weekdays or contact.country or contact.leave
        ):
            return self._usual
        key = (contact.cadence, tags, contact.weekdays, contact.country, contact.leave)
        found = self._special.get(key)
        if found is None:
            found = self._special[key] = self._made(key)
        return found

    def _made(self, special: Special) -> Terms:
        own, tags, mask, country, leave = special
        cadence = self.settings.cadence
        tagged = [self._tags[tag] for tag in tags]

        def figure(name: str, usual: int, gentler: Callable[[Iterable[int]], int]) -> int:
            found = [figures[name] for figures in tagged if name in figures]
            return gentler(found) if found else usual

        nurture = figure("nurture_days", cadence.nurture_days, max)
        asked = own.nurture_days if own and own.nurture_days else nurture
        attempts = figure("max_attempts", cadence.max_attempts, min)
        cooloff = figure("reinvite_cooloff_days", cadence.reinvite_cooloff_days, max)
        return Terms(
            calendar=calendar_of(self.settings, mask, country, leave),
            gap_days=own.gap_days if own and own.gap_days else cadence.follow_up_days,
            attempts=own.attempts if own and own.attempts else attempts,
            farewell="none" if own and own.never_farewell else cadence.farewell,
            cooloff_days=max(REINVITE_FLOOR_DAYS, cooloff),
            reinvites=figure("reinvite_max", cadence.reinvite_max, min),
            nurture_days=min(max(asked, NURTURE_DAYS[0]), NURTURE_DAYS[1]),
            pending_days=figure("pending_question_days", cadence.pending_question_days, max),
            expiry_days=figure("expiry_question_days", cadence.expiry_question_days, max),
            quiet_days=figure("quiet_days", cadence.quiet_days, max),
            rapport_days=figure("rapport_days", cadence.rapport_days, max),
        )


def calendar_of(
    settings: Settings, mask: str, country: str, leave: tuple[str, ...]
) -> Calendar:
    """Return the business days of somebody; the usual country counts where none is on file."""
    region = region_named(country or settings.holidays)
    own = frozenset(
        day for table in regions_of(region) for day in settings.days_off.get(table, ())
    )
    week = EVERY_WEEK.week
    if mask:
        week = weekdays(mask)
    elif region:
        week = week_of(region)
    return Calendar(week=week, region=region, own=own, leave=leave_of(leave)[0])


def regions_of(region: str) -> tuple[str, ...]:
    """Return the tables of one's own days off that count in a region."""
    return tuple(dict.fromkeys((region, region.partition("-")[0], ALL_REGIONS)))


def region_named(country: str) -> str:
    """Return the region that a country's name or code stands for; empty for none."""
    if not country:
        return ""
    from netui.core.cadence.holidays import region_of  # noqa: PLC0415 - 50 ms, rarely needed

    return region_of(country)


def week_of(region: str) -> frozenset[int]:
    """Return the working days that are usual in a region."""
    from netui.core.cadence.holidays import week_of as usual  # noqa: PLC0415 - as above

    return usual(region)


_books = [TermsBook(Settings())]
"""The last book that was asked for: settings rarely change."""
