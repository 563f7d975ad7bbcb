"""Reading ``holidays.toml``: days off of one's own, by country, each with its name.

A table is a country (``DE``), a part of it (``DE-BY``) or ``all``; a day is ``2026-05-15``, or
``12-24`` for every year. The file is the user's: it is read, never written.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path

from netui.config.toml import Key, MissingFile, TomlFile, read_toml, shown, spelled
from netui.errors import Problem

TABLE = re.compile("all|[A-Z]{2}(-[A-Z0-9]{1,3})?", re.ASCII)
EVERY_YEAR = re.compile("[0-9]{2}-[0-9]{2}", re.ASCII)
A_LEAP_YEAR = 2024

DaysOff = Mapping[str, Mapping[str, str]]
"""Names of days off by day, by the country they count in."""


def read_days_off(path: Path) -> DaysOff | Problem:
    """Return the days off a file names; one that is not there names none."""
    file = read_toml(path)
    if isinstance(file, MissingFile):
        return {}
    if isinstance(file, Problem):
        return file
    found: dict[str, dict[str, str]] = {}
    for key, value in file.leaves():
        problem = examine(file, key, value)
        if problem is not None:
            return problem
        if value != {}:
            found.setdefault(key[0], {})[key[1]] = value
    return found


def examine(file: TomlFile, key: Key, value: object) -> Problem | None:
    """Return what is wrong with one entry, if anything is."""
    if not TABLE.fullmatch(key[0]) or (len(key) == 1 and value != {}):
        what = f"{spelled(key[:1])} is no country"
        return file.refuse(key, what, "Write [DE], [DE-BY] or [all] above the days.")
    if len(key) == 1:
        return None
    if len(key) > 2 or not is_day(key[1]):
        what = f"{spelled(key[1:])} is no day"
        return file.refuse(key, what, 'Write 2026-05-15, or "12-24" for every year.')
    if not (isinstance(value, str) and value.strip() and value.isprintable()):
        what = f"{spelled(key)} cannot be {shown(value)}"
        return file.refuse(key, what, 'Write the name of the day, such as "Bridge day".')
    return None


def is_day(text: str) -> bool:
    """Whether a text is a date, or a day of every year."""
    full = f"{A_LEAP_YEAR}-{text}" if EVERY_YEAR.fullmatch(text) else text
    try:
        # Not fromisoformat alone, which takes weeks and other spellings as well.
        return dt.date.fromisoformat(full).isoformat() == full
    except ValueError:
        return False
