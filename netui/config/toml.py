"""Reading a TOML file a person wrote, so that a complaint can name the file, line and key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from netui.errors import Problem

Key = tuple[str, ...]
"""A key as the tables it goes through: ``("cadence", "strict")``."""

BARE = re.compile(r"[A-Za-z0-9_-]+")
PLACE = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)


class TomlFile(msgspec.Struct, frozen=True):
    """A TOML file that could be read: where it is, its text and its values."""

    path: Path
    text: str
    values: dict[str, Any]

    def leaves(self) -> Iterator[tuple[Key, Any]]:
        """Yield every value that is no table, and every empty table, in the file's order."""
        yield from _leaves((), self.values)

    def line_of(self, key: Key) -> int | None:
        """Return the line, from 1, on which the key is written first."""
        lines = self.text.split("\n")
        named = [number for number, line in enumerate(lines) if key[-1] in line]
        # A key with escapes does not stand in the file as it reads: then look at every line.
        for numbers in (named, range(len(lines))):
            for number in numbers:
                if _starts_at(lines, number, key):
                    return number + 1
        return None

    def refuse(self, key: Key, what: str, todo: str) -> Problem:
        """Return the problem with one key of this file."""
        line = self.line_of(key) if key else None
        at = f", line {line}" if line else ""
        named = f", {spelled(key)}" if key else ""
        return Problem(what, where=f"{printable(str(self.path))}{at}{named}", todo=todo)


class MissingFile(Problem, frozen=True):
    """The file is not there, which is no fault where it need not be."""


def read_toml(path: Path) -> TomlFile | Problem:
    """Read a TOML file; a byte order mark, as some editors write it, is no fault."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        todo = "Create it, or correct the name where it is asked for."
        return MissingFile("There is no such file", where=printable(str(path)), todo=todo)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no file name"
        return _unreadable(path, "", f"The file cannot be read: {reason}")
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return _unreadable(path, f", line {line}", "The file is not UTF-8 text")
    import tomllib  # noqa: PLC0415 - most files it is asked for are not there

    try:
        return TomlFile(path, text, tomllib.loads(text))
    except (ValueError, RecursionError) as error:
        return _broken(path, text, error)


def _broken(path: Path, text: str, error: Exception) -> Problem:
    place = PLACE.fullmatch(str(error))
    if place is None:
        return _unreadable(path, "", "The file holds a value that is too long or too deep")
    line, column = place[2] or str(text.count("\n") + 1), place[3]
    at = f", line {line}, column {column}" if column else f", line {line}, at the end"
    said = printable(place[1])
    return _unreadable(path, at, f"The file is not valid TOML: {said[:1].lower()}{said[1:]}")


def _unreadable(path: Path, at: str, what: str) -> Problem:
    return Problem(
        what,
        where=f"{printable(str(path))}{at}",
        todo="Mend it or move it away; nothing was changed.",
    )


def _leaves(key: Key, values: dict[str, Any]) -> Iterator[tuple[Key, Any]]:
    for name, value in values.items():
        if isinstance(value, dict) and value:
            yield from _leaves((*key, name), value)
        else:
            yield (*key, name), value


def _starts_at(lines: list[str], number: int, key: Key) -> bool:
    """Tell whether the statement that brings the key starts on this line, from 0.

    The parser itself decides, by what the file holds up to here and a statement further, so
    that strings and lists of many lines are never mistaken for keys.
    """
    before = _values("\n".join(lines[:number]))
    if before is None or _holds(before, key):
        return False
    after = (_values("\n".join(lines[:end])) for end in range(number + 1, len(lines) + 1))
    return _holds(next(values for values in after if values is not None), key)


def _values(text: str) -> dict[str, Any] | None:
    import tomllib  # noqa: PLC0415 - likewise

    try:
        return tomllib.loads(text)
    except ValueError:
        return None


def _holds(values: dict[str, Any], key: Key) -> bool:
    for name in key:
        if not isinstance(values, dict) or name not in values:
            return False
        values = values[name]
    return True


def spelled(key: Key) -> str:
    """Return a key as it is written in TOML, with quotes where it needs them."""
    return ".".join(name if BARE.fullmatch(name) else f'"{printable(name)}"' for name in key)


def shown(value: object) -> str:
    """Return a value as it is written in TOML, short enough for a sentence."""
    import json  # noqa: PLC0415 - only a complaint shows a value

    text = json.dumps(value, default=str, ensure_ascii=False)
    return printable(text if len(text) <= 40 else f"{text[:39]}…")


def printable(text: str) -> str:
    """Return the text with every character that does not print written as an escape."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii")
        for sign in text
    )
