"""What ``config.toml`` may hold: every key is known and every value allowed, or it is refused.

Needed only where somebody has written one: ``netui.config.settings`` looks first.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

import msgspec

from netui.config.days_off import read_days_off
from netui.config.toml import Key, MissingFile, TomlFile, read_toml, shown, spelled
from netui.core.nearest import did_you_mean
from netui.core.settings import Settings
from netui.errors import Problem

ANY = "*"
"""Stands in a rule's key for a name of the user's choice."""


class Rule(msgspec.Struct, frozen=True):
    """What a setting may be: in words, and as a test of the value."""

    allowed: str
    fits: Callable[[object], bool]


def _whole(low: int, high: int) -> Rule:
    def fits(value: object) -> bool:
        return type(value) is int and low <= value <= high

    return Rule(f"a whole number from {low} to {high}", fits)


def _one_of(*words: str) -> Rule:
    listed = ", ".join(f'"{word}"' for word in words[:-1])
    return Rule(f'{listed} or "{words[-1]}"', lambda value: value in words)


def _plain(value: object) -> bool:
    return isinstance(value, str) and value.isprintable()


def _text(example: str) -> Rule:
    return Rule(f'plain text such as "{example}"', _plain)


def _words(example: str) -> Rule:
    def fits(value: object) -> bool:
        return isinstance(value, list) and all(word and _plain(word) for word in value)

    return Rule(f"a list of texts such as {example}", fits)


def _is_country(value: object) -> bool:
    return (
        isinstance(value, str)
        and re.fullmatch("([A-Z]{2}(-[A-Z0-9]{1,3})?)?", value) is not None
    )


def _is_window(value: object) -> bool:
    days = _whole(1, 30).fits
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(days(day) for day in value)
        and value[0] <= value[1]
    )


def _is_way_order(value: object) -> bool:
    return (
        isinstance(value, list)
        and all(way in CLIPBOARD_WAYS for way in value)
        and len(set(value)) == len(value)
    )


CLIPBOARD_WAYS = ("native", "tmux", "osc52", "file")
"""The ways to copy that ``clipboard.order`` may name."""

SWITCH = Rule("true or false", lambda value: isinstance(value, bool))
CHARACTERS = _whole(1, 100_000)
DAYS = _whole(1, 365)

CADENCE_FIGURES: dict[str, Rule] = {
    "max_attempts": _whole(1, 6),
    "reinvite_cooloff_days": _whole(14, 365),
    "reinvite_max": _whole(0, 3),
    "nurture_days": DAYS,
    "pending_question_days": DAYS,
    "expiry_question_days": _whole(1, 730),
    "quiet_days": DAYS,
    "rapport_days": DAYS,
}
"""The figures of the cadence that may also be set for one tag."""

RULES: dict[Key, Rule] = {
    ("plan",): _one_of("free", "premium"),
    ("minutes_per_week",): _whole(5, 2_400),
    ("limits", "invite_free"): CHARACTERS,
    ("limits", "invite_premium"): CHARACTERS,
    ("limits", "inmail_subject"): CHARACTERS,
    ("limits", "inmail"): CHARACTERS,
    ("limits", "message"): CHARACTERS,
    ("limits", "checked_on"): Rule(
        "a date such as 2026-11-22, without quotes", lambda value: type(value) is dt.date
    ),
    ("budget", "invitations_per_week"): _whole(0, Settings().budget.invitations_hard),
    ("budget", "strangers_per_week"): _whole(0, Settings().budget.invitations_hard),
    ("budget", "notes_per_month"): _whole(0, 100),
    ("cadence", "follow_up_days"): Rule(
        "two whole numbers of business days from 1 to 30, the first no larger than the "
        "second, such as [3, 5]",
        _is_window,
    ),
    **{("cadence", name): rule for name, rule in CADENCE_FIGURES.items()},
    **{("cadence", "by_tag", ANY, name): rule for name, rule in CADENCE_FIGURES.items()},
    ("cadence", "farewell"): _one_of("after_last", "is_last", "none"),
    ("cadence", "open_conversations"): _whole(1, 200),
    ("cadence", "ask_give_ratio"): _whole(0, 10),
    ("cadence", "strict"): SWITCH,
    ("hints", "blank_ok_days"): _whole(0, 30),
    ("hints", "emoji_tags"): _words('["creative"]'),
    ("hints", "severity", ANY): _one_of("error", "warning", "hint", "off"),
    ("email", "signature"): SWITCH,
    ("email", "thread"): SWITCH,
    ("review", "show_benchmarks"): SWITCH,
    ("review", "months"): _whole(1, 120),
    ("holidays",): Rule(
        'a country code such as "DE", with its region as "DE-BY", or ""', _is_country
    ),
    ("theme",): _text("netui-light"),
    ("keymap",): _text("keys.toml"),
    ("clipboard", "order"): Rule(
        "a list without repeats of " + ", ".join(f'"{way}"' for way in CLIPBOARD_WAYS),
        _is_way_order,
    ),
    ("clipboard", "command"): _words('["wl-copy", "--trim-newline"]'),
    ("editor",): _text("nvim"),
    ("drafts", "autosave_ms"): _whole(50, 10_000),
}
"""Every key of the file and what it may hold."""

GROUPS = {part for key in RULES for part in accumulate((name,) for name in key[:-1])}
"""The tables that keys stand in."""


def read_written(path: Path, holidays: Path) -> Settings | Problem:
    """Return the settings a file makes, with the days off that ``holidays`` names."""
    found = _read(path)
    days_off = read_days_off(holidays)
    if isinstance(found, Problem):
        return found
    if isinstance(days_off, Problem):
        return days_off
    return msgspec.structs.replace(found, days_off=days_off)


def _read(path: Path) -> Settings | Problem:
    file = read_toml(path)
    if isinstance(file, MissingFile):
        return Settings()
    if isinstance(file, Problem):
        return file
    for key, value in file.leaves():
        problem = _examine(file, key, value)
        if problem is not None:
            return problem
    return msgspec.convert(file.values, Settings)


def _examine(file: TomlFile, key: Key, value: object) -> Problem | None:
    rule = _matching(RULES, key)
    if rule is None:
        return None if value == {} and _is_group(key) else _unknown(file, key)
    if rule.fits(value):
        return None
    return file.refuse(
        key, f"{spelled(key)} cannot be {shown(value)}", f"Write {rule.allowed}."
    )


def _unknown(file: TomlFile, key: Key) -> Problem:
    if _is_group(key):
        return file.refuse(
            key, f"{spelled(key)} is a group of settings", f"Write [{spelled(key)}] above them."
        )
    for end in range(1, len(key)):
        rule = _matching(RULES, key[:end])
        if rule is not None:
            name = spelled(key[:end])
            return file.refuse(key, f"{name} is one setting", f"Write {rule.allowed}.")
    advice = did_you_mean(spelled(key), map(spelled, _near_rules(key)), "")
    return file.refuse(
        key, f"There is no setting {spelled(key)}", advice or "Remove it or correct its name."
    )


def _matching(rules: dict[Key, Rule], key: Key) -> Rule | None:
    return rules.get(key) or next((rules[known] for known in rules if _same(known, key)), None)


def _is_group(key: Key) -> bool:
    return any(_same(group, key) for group in GROUPS)


def _same(known: Key, key: Key) -> bool:
    return len(known) == len(key) and all(
        part in (ANY, name) for part, name in zip(known, key, strict=True)
    )


def _near_rules(key: Key) -> list[Key]:
    """Return the known keys, with the names the user chose where the tables agree."""
    return [
        tuple(
            key[at] if part == ANY and at < len(key) else part for at, part in enumerate(known)
        )
        for known in RULES
    ]
