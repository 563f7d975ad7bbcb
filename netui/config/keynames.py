"""The closed list of key names a keymap may use: what a terminal delivers, as Textual says.

Configuration may not import Textual, so the names stand here; a test on the side of the
screens compares them.
"""

from __future__ import annotations

import string
import unicodedata

RENAMED = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Signs whose name in Unicode is not the name of their key."""


def _sign_name(sign: str) -> str:
    name = unicodedata.name(sign).lower().replace("-", "_").replace(" ", "_")
    return RENAMED.get(name, name)


SIGNS: dict[str, str] = {sign: _sign_name(sign) for sign in string.punctuation} | {" ": "space"}
"""The key of each sign that is no letter or digit."""

FUNCTIONS = frozenset(f"f{number}" for number in range(1, 25))
MOVING = frozenset({"up", "down", "left", "right", "home", "end", "pageup", "pagedown"})
EDITING = frozenset({"enter", "backspace", "delete", "insert"})
ELSE = frozenset({"escape", "tab"})
CHARACTERS = frozenset(string.ascii_lowercase + string.digits) | frozenset(SIGNS.values())
PRINTING = CHARACTERS | frozenset(string.ascii_uppercase)
"""Keys that write a character."""

TYPING = PRINTING | MOVING | EDITING | frozenset(f"shift+{key}" for key in MOVING | EDITING)
"""Keys that write, or move and change text: while typing they belong to the text."""

NEVER_ARRIVE: dict[str, str] = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+space": "a null character",
    "ctrl+at": "a null character",
    **{f"alt+{name}": sign for sign, name in SIGNS.items() if sign != " "},
    **{f"alt+{sign}": sign for sign in SIGNS if sign != " "},
}
"""Chords that terminals send as another key, and that key."""

CHORDS = ("ctrl", "alt", "alt+ctrl", "alt+shift", "ctrl+shift", "alt+ctrl+shift")

KEYS: frozenset[str] = (
    PRINTING
    | MOVING
    | EDITING
    | FUNCTIONS
    | ELSE
    | frozenset(f"shift+{key}" for key in MOVING | EDITING | FUNCTIONS | ELSE)
    | frozenset(
        f"{chord}+{key}"
        for chord in CHORDS
        for key in CHARACTERS | MOVING | EDITING | FUNCTIONS | ELSE
    )
) - NEVER_ARRIVE.keys()
"""Every key name there is."""


def key_name(written: str) -> str | None:
    """Return the name of a key as a person wrote it (``/``, ``alt+U``), or ``None``."""
    *held, last = written.split("+") if written != "+" else [written]
    name = SIGNS.get(last, last)
    if held and len(name) == 1 and name.isupper():
        held, name = [*held, "shift"], name.lower()
    if held == ["shift"] and len(name) == 1:
        return name.upper() if name in string.ascii_lowercase else None
    key = "+".join([*sorted(set(held)), name])
    return key if key in KEYS else None
