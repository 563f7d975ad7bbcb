"""Public holidays of a country or a part of it, out of the tables of the holidays library.

The only module that loads that library, and itself loaded only where a country is on file: it
costs about 50 ms. A country or a year without a table has no holidays; that is no fault.
"""

from __future__ import annotations

import datetime as dt
import functools
import re

import holidays

from netui.core.cadence.calendar import MONDAY_TO_FRIDAY, Weekdays
from netui.core.text import fold

CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_ /]([A-Za-z0-9]{1,4}))?", re.ASCII)

USUAL_NAMES = {
    "america": "US",
    "belgie": "BE",
    "belgique": "BE",
    "bosnia": "BA",
    "bosnia & herzegovina": "BA",
    "brasil": "BR",
    "burma": "MM",
    "cape verde": "CV",
    "cesko": "CZ",
    "cote d'ivoire": "CI",
    "czech republic": "CZ",
    "danmark": "DK",
    "democratic republic of the congo": "CD",
    "deutschland": "DE",
    "drc": "CD",
    "east timor": "TL",
    "eire": "IE",
    "england": "GB-ENG",
    "espana": "ES",
    "great britain": "GB",
    "holland": "NL",
    "hong kong": "HK",
    "hong kong sar": "HK",
    "italia": "IT",
    "korea": "KR",
    "macedonia": "MK",
    "mexico": "MX",
    "myanmar": "MM",
    "nederland": "NL",
    "norge": "NO",
    "north korea": "KP",
    "northern ireland": "GB-NIR",
    "osterreich": "AT",
    "palestine": "PS",
    "polska": "PL",
    "republic of ireland": "IE",
    "republic of korea": "KR",
    "republic of the congo": "CG",
    "russian federation": "RU",
    "schweiz": "CH",
    "scotland": "GB-SCT",
    "south korea": "KR",
    "st lucia": "LC",
    "suisse": "CH",
    "suomi": "FI",
    "sverige": "SE",
    "svizzera": "CH",
    "swaziland": "SZ",
    "syria": "SY",
    "the gambia": "GM",
    "the netherlands": "NL",
    "the philippines": "PH",
    "trinidad": "TT",
    "trinidad & tobago": "TT",
    "turkey": "TR",
    "turkiye": "TR",
    "u.k.": "GB",
    "u.s.": "US",
    "u.s.a.": "US",
    "uae": "AE",
    "uk": "GB",
    "united states of america": "US",
    "usa": "US",
    "vatican": "VA",
    "viet nam": "VN",
    "wales": "GB-WLS",
}
"""Names and codes people write that the library does not list, folded."""

PARTS = {
    "DE": {
        "bavaria": "BY",
        "hesse": "HE",
        "lower saxony": "NI",
        "north rhine-westphalia": "NW",
        "rhineland-palatinate": "RP",
        "saxony": "SN",
        "saxony-anhalt": "ST",
        "thuringia": "TH",
    },
}
"""English names of parts that the library lists in the language of the country alone."""


@functools.lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """Return the code of every country by its folded name and its codes."""
    known: dict[str, str] = {}
    for name, (_, code, *further) in holidays.registry.COUNTRIES.items():
        for spelling in (name.replace("_", " "), code, *further):
            known[fold(spelling)] = code
    return known | USUAL_NAMES


@functools.lru_cache(maxsize=1024)
def region_of(text: str) -> str:
    """Return the region a text names: ``DE``, ``DE-BY``, ``Germany`` or ``Bavaria, Germany``.

    Empty where there is no table of holidays for it.
    """
    *parts, last = [part.strip() for part in text.split(",")]
    country = names().get(fold(last))
    if country is None:
        found = CODE.fullmatch(last)
        country = names().get(fold(found[1])) if found else None
        parts = [*parts, found[2]] if found and found[2] else parts
    if country is None:
        return ""
    if "-" in country:
        return country
    inner = next(filter(None, (part_of(country, part) for part in reversed(parts))), "")
    return f"{country}-{inner}" if inner else country


def part_of(country: str, name: str) -> str:
    """Return the code of a part of a country, from its code or a name of it."""
    table = getattr(holidays, country)
    asked = fold(name)
    spelled = {fold(code): code for code in table.subdivisions}
    spelled |= {fold(n): code for n, code in getattr(table, "subdivisions_aliases", {}).items()}
    found: str = spelled.get(asked) or PARTS.get(country, {}).get(asked, "")
    return found


@functools.lru_cache(maxsize=512)
def named_days(region: str, year: int) -> dict[dt.date, str]:
    """Return the public holidays of a year with their names, in English where there are."""
    country, _, part = region.partition("-")
    table = getattr(holidays, country)
    language = "en_US" if "en_US" in table.supported_languages else None
    return dict(
        holidays.country_holidays(country, subdiv=part or None, years=year, language=language)
    )


@functools.lru_cache(maxsize=512)
def days_of(region: str, year: int) -> frozenset[dt.date]:
    """Return the public holidays of a year."""
    return frozenset(named_days(region, year))


def week_of(region: str) -> Weekdays:
    """Return the working days that are usual in a region: Sunday to Thursday in some."""
    table = getattr(holidays, region.partition("-")[0])
    week: Weekdays = frozenset(range(7)) - frozenset(table.weekend)
    return week or MONDAY_TO_FRIDAY
