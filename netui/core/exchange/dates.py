"""Days as LinkedIn and spreadsheets write them, read with an English month table of our own.

Never uses the locale, and never guesses whether ``03/04/2021`` is in March or in April: the
rest of the column decides, or the day stays unread.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_NUMBER_OF = {name[:3]: number for number, name in enumerate(_MONTHS, start=1)}

_SPELLED = re.compile(r"(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4}|\d\d)", re.ASCII | re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].{0,20})?", re.ASCII)
_STAMP = re.compile(
    r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d),? +\d{1,2}:\d\d(?::\d\d)?(?: *[ap]\.?m\.?)?",
    re.ASCII | re.IGNORECASE,
)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)", re.ASCII)
_ODD_SPACES = str.maketrans("\u202f\u00a0\u2009", "   ")


def read_day(text: str, *, day_first: bool | None = None) -> dt.date | None:
    """Return the day a text names, or ``None``.

    ``day_first`` says how to read all-numeric days with slashes; unknown leaves them unread.
    """
    plain = text.translate(_ODD_SPACES).strip()
    if found := _SPELLED.fullmatch(plain):
        return _date(found[3], _month(found[2]), found[1])
    if found := _STAMP.fullmatch(plain):
        return _date(found[3], found[1], found[2])
    if found := _ISO.fullmatch(plain):
        return _date(found[1], found[2], found[3])
    if found := _DOTTED.fullmatch(plain):
        return _date(found[3], found[2], found[1])
    found = _SLASHED.fullmatch(plain)
    if found is None or day_first is None:
        return None
    day, month = (found[1], found[2]) if day_first else (found[2], found[1])
    return _date(found[3], month, day)


def is_day_first(texts: Iterable[str]) -> bool | None:
    """Return how a column writes all-numeric days; ``None`` where nothing tells."""
    firsts = seconds = 0
    for text in texts:
        if found := _SLASHED.fullmatch(text.strip()):
            firsts = max(firsts, int(found[1]))
            seconds = max(seconds, int(found[2]))
    if (firsts > 12) == (seconds > 12):
        return None
    return firsts > 12


def _month(word: str) -> int:
    lowered = word.casefold()
    number = _NUMBER_OF.get(lowered[:3], 0)
    return number if number and _MONTHS[number - 1].startswith(lowered) else 0


def _date(year: str, month: str | int, day: str) -> dt.date | None:
    full_year = int(year) + (2000 if len(year) == 2 else 0)
    try:
        return dt.date(full_year, int(month), int(day))
    except ValueError:
        return None
