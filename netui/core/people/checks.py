"""What a text of a person must look like: an address, a day, a country, a zone, a language.

Only what is typed is checked. What an import or an older file brings is kept as it is, and the
cadence says what of it cannot be read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from netui.core.cadence.calendar import read_leave, read_weekdays
from netui.core.cadence.zones import zone_names, zone_of
from netui.core.nearest import nearest
from netui.core.people.identity import is_address, is_email
from netui.core.text import fold
from netui.errors import Problem, UsageProblem

MONTH_DAY = re.compile(r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?", re.ASCII)
LONGEST_CODE = 3

LANGUAGES = {
    "chinese": "zh",
    "danish": "da",
    "deutsch": "de",
    "dutch": "nl",
    "english": "en",
    "espanol": "es",
    "francais": "fr",
    "french": "fr",
    "german": "de",
    "italian": "it",
    "japanese": "ja",
    "norwegian": "no",
    "polish": "pl",
    "portuguese": "pt",
    "russian": "ru",
    "spanish": "es",
    "swedish": "sv",
    "turkish": "tr",
    "ukrainian": "uk",
}
"""The codes of languages people write by name, folded."""


def refused(text: str, where: str) -> Problem | None:
    """Return what is wrong with a text of the field that ``where`` ends in, if anything is."""
    check = CHECKS.get(where.rpartition(".")[2])
    return check(text, where) if check else None


def email(text: str, where: str) -> Problem | None:
    """Refuse what is no e-mail address."""
    if is_email(text):
        return None
    return UsageProblem(f"“{text}” is no e-mail address.", where, "Write name@example.com.")


def address(text: str, where: str) -> Problem | None:
    """Refuse what is no web address."""
    if is_address(text):
        return None
    todo = "Write it like https://www.linkedin.com/in/name."
    return UsageProblem(f"“{text}” is no web address.", where, todo)


def yearly_day(text: str, where: str) -> Problem | None:
    """Refuse what is no day of any year; 29 February is one."""
    if not MONTH_DAY.fullmatch(text):
        return UsageProblem(f"“{text}” is no yearly day.", where, "Write it as MM-DD.")
    try:
        dt.date.fromisoformat(f"2024-{text}")
    except ValueError:
        return UsageProblem(
            f"{text} is no day of the calendar.", where, "Write a day there is, as MM-DD."
        )
    return None


def country(text: str, where: str) -> Problem | None:
    """Refuse what names no country; one with its part names it."""
    from netui.core.cadence.holidays import names, region_of  # noqa: PLC0415 - 50 ms

    if region_of(text):
        return None
    near = nearest(fold(text), (name for name in names() if len(name) > LONGEST_CODE))
    todo = (
        f"Did you mean {near.title()}?"
        if near
        else "Write Germany, DE, DE-BY or Bavaria, Germany."
    )
    return UsageProblem(f"“{text}” is no country.", where, todo)


def zone(text: str, where: str) -> Problem | None:
    """Refuse what is no IANA time zone; the name of a place leads to its zone."""
    if zone_of(text) is not None:
        return None
    known = zone_names()
    spelled = {name.casefold(): name for name in sorted(known, reverse=True)}
    places = {name.rpartition("/")[2]: spelled[name] for name in spelled} | spelled
    near = places.get(nearest(text.strip().replace(" ", "_"), places), "")
    todo = f"Did you mean {near}?" if near else "Write a name such as Europe/Berlin."
    return UsageProblem(f"“{text}” is no time zone.", where, todo)


def working_week(text: str, where: str) -> Problem | None:
    """Refuse what names no weekdays."""
    if read_weekdays(text) is not None:
        return None
    return UsageProblem(f"“{text}” names no weekdays.", where, "Write sun-thu, or mon, wed.")


def time_off(text: str, where: str) -> Problem | None:
    """Refuse leave that is neither a day nor two, the first not after the second."""
    if read_leave(text) is not None:
        return None
    todo = "Write 2026-12-20..2027-01-02, or one day."
    return UsageProblem(f"“{text}” is no leave.", where, todo)


def language(text: str, where: str) -> Problem | None:
    """Refuse what has not the shape of a language code; a language's name leads to its code."""
    if LANGUAGE.fullmatch(text):
        return None
    near = LANGUAGES.get(nearest(fold(text), LANGUAGES), "")
    todo = f"Did you mean {near}?" if near else "Write a code such as de, en or pt-BR."
    return UsageProblem(f"“{text}” is no language code.", where, todo)


CHECKS: dict[str, Callable[[str, str], Problem | None]] = {
    "emails": email,
    "profile_url": address,
    "month_day": yearly_day,
    "country": country,
    "timezone": zone,
    "weekdays": working_week,
    "leave": time_off,
    "langs": language,
}
"""The check of each field whose text has a shape."""
