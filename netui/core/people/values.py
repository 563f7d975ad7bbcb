"""Values in words: a field's type decides what may be written and how it is written back.

A part (a post, a mutual, a milestone) is written in one line: its texts in the order of its
fields with ``|`` between them; a date, a web address, a number or the name of a yes/no field
finds its own place, and ``name=value`` names one. A backslash takes the meaning from a mark.
"""

from __future__ import annotations

import datetime as dt
import re
import types
from enum import StrEnum
from typing import Any, Union, get_args, get_origin

import msgspec

from netui.core.cadence.ways import CALLED
from netui.core.model import Channel, Part
from netui.core.nearest import nearest
from netui.core.people.checks import MONTH_DAY, refused
from netui.errors import Problem, UsageProblem

YES = {"yes", "true", "on", "1", "y"}
NO = {"no", "false", "off", "0", "n"}
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
TOKEN = re.compile(r"\\[\s\S]|[\s\S]")
BY_NAME = frozenset({"kind"})
"""Texts of a part that are given only by name; the others are given by their place."""

LARGEST = 2**53
"""JSON readers elsewhere lose digits above it."""


def bare(kind: Any) -> Any:  # noqa: ANN401 - types are values here
    """Return a field's type without its ``None``."""
    if get_origin(kind) in {Union, types.UnionType}:
        return next(arg for arg in get_args(kind) if arg is not types.NoneType)
    return kind


def is_part(kind: Any) -> bool:  # noqa: ANN401 - types are values here
    """Whether a type is a named part of a record."""
    return isinstance(kind, type) and issubclass(kind, Part)


def item_of(kind: Any) -> Any:  # noqa: ANN401 - types are values here
    """Return what a list holds; ``None`` for a type that is no list."""
    args = get_args(kind)
    return args[0] if get_origin(kind) is tuple and args[-1] is Ellipsis else None


def marks_of(item: Any) -> str:  # noqa: ANN401 - types are values here
    """Return what separates the items of a list: commas, or semicolons between sentences."""
    if is_part(item):
        return ",;" if msgspec.structs.fields(item)[0].name == "name" else ";"
    return ","


def split(text: str, marks: str) -> list[str]:
    """Return the pieces between marks that no backslash protects, still escaped."""
    pieces = [""]
    for token in TOKEN.findall(text):
        if token in set(marks):
            pieces.append("")
        else:
            pieces[-1] += token
    return [piece.strip() for piece in pieces]


def unescape(piece: str) -> str:
    """Return a piece without the backslashes that protect a mark."""
    return re.sub(r"\\([\\,;|=])", r"\1", piece)


def escape(text: str, marks: str) -> str:
    """Return a text with a backslash before each mark, so that reading gives it back."""
    return re.sub(rf"([\\{re.escape(marks)}])", r"\\\1", text)


def parse_one(kind: Any, text: str, where: str) -> object | Problem:  # noqa: ANN401 - types
    """Return the single value that ``text`` stands for, or what is allowed instead."""
    kind = bare(kind)
    if kind is bool:
        return parse_yes_no(text, where)
    if kind is int:
        return parse_number(text, where)
    if kind is dt.date:
        return parse_date(text, where)
    if is_part(kind):
        return parse_part(kind, text, where)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return parse_choice(kind, text, where)
    return parse_text(unescape(text), where)


def parse_yes_no(text: str, where: str) -> bool | Problem:
    """Return a yes or a no."""
    low = text.casefold()
    if low in YES or low in NO:
        return low in YES
    return UsageProblem(f"“{text}” is neither yes nor no.", where, "Write yes or no.")


def parse_number(text: str, where: str) -> int | Problem:
    """Return a whole number."""
    if re.fullmatch(r"[+-]?\d{1,16}", text, re.ASCII) and abs(int(text)) <= LARGEST:
        return int(text)
    return UsageProblem(f"“{text}” is no whole number.", where)


def parse_date(text: str, where: str) -> dt.date | Problem:
    """Return a day."""
    if DATE.fullmatch(text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            return UsageProblem(f"{text} is no day of the calendar.", where)
    return UsageProblem(f"“{text}” is no date.", where, "Write it as YYYY-MM-DD.")


def parse_choice(kind: type[StrEnum], text: str, where: str) -> StrEnum | Problem:
    """Return a member of an enumeration; blanks and hyphens may stand for underscores.

    A channel may be called as people are told of it, too: e-mail, LinkedIn invitation.
    """
    if kind is Channel and (named := CALLED.get(" ".join(text.split()).casefold())):
        return named
    word = re.sub(r"[\s-]+", "_", text.strip().casefold())
    names = [member.value for member in kind]
    if word in names:
        return kind(word)
    near = nearest(word, names)
    todo = f"Did you mean {near}? Allowed: " if near else "Allowed: "
    return UsageProblem(f"“{text}” is not allowed.", where, f"{todo}{', '.join(names)}.")


def parse_text(text: str, where: str) -> str | Problem:
    """Return a text; where its field has a shape, it must have that."""
    return refused(text, where) or text


def parse_list(item: Any, text: str, where: str, marks: str) -> object | Problem:  # noqa: ANN401 - any
    """Return the items that ``text`` names, without empty ones."""
    found: list[object] = []
    for piece in filter(None, split(text, marks)):
        value = parse_one(item, piece, where)
        if isinstance(value, Problem):
            return value
        found.append(value)
    return tuple(found)


def parse_pair(text: str, where: str) -> object | Problem:
    """Return two whole numbers, the first not above the second."""
    numbers = [parse_number(piece, where) for piece in split(text, ",")]
    match numbers:
        case [int(low), int(high)] if 0 <= low <= high:
            return low, high
    return UsageProblem(f"“{text}” is no pair of whole numbers.", where, "Write it like 3,5.")


def parse_value(kind: Any, text: str, where: str) -> object | Problem:  # noqa: ANN401 - types
    """Return what a field of type ``kind`` is set to by ``text``."""
    kind = bare(kind)
    item = item_of(kind)
    if item is not None:
        return parse_list(item, text, where, marks_of(item))
    if get_origin(kind) is tuple:
        return parse_pair(text, where)
    # A text field is taken as it was typed: only lists and parts know marks.
    return parse_text(text, where) if kind is str else parse_one(kind, text, where)


def parse_part(kind: type[Part], text: str, where: str) -> Part | Problem:
    """Return the part that one line stands for."""
    fields = {field.name: field for field in msgspec.structs.fields(kind)}
    slots = [n for n, field in fields.items() if field.type is str and n not in BY_NAME]
    facts: dict[str, object] = {}
    for number, piece in enumerate(split(text, "|")):
        label, named, given = (side.strip() for side in piece.partition("="))
        name = label if named and label in fields else ""
        if not name:
            given = piece
            own = own_place(fields, piece, facts) if number or not slots else ""
            name = own or next(iter(slots), "")
            if not name:
                return UsageProblem(f"There is no place for “{piece}”.", where, usage(kind))
        if name in slots:
            slots.remove(name)
        if given:
            value = place(fields[name], given, f"{where}.{name}")
            if isinstance(value, Problem):
                return value
            facts[name] = value
    return complete(kind, facts, where)


def place(field: msgspec.structs.FieldInfo, text: str, where: str) -> object | Problem:
    """Return the value of one field of a part; naming a yes/no field says yes."""
    if field.type is bool and text == field.name:
        return True
    if field.type is str:
        return parse_text(unescape(text), where)
    return parse_value(field.type, text, where)


def own_place(
    fields: dict[str, msgspec.structs.FieldInfo], piece: str, facts: dict[str, object]
) -> str:
    """Return the field that a piece belongs to by its look, or an empty text."""
    for name, field in fields.items():
        kind = bare(field.type)
        if name not in facts and (
            (kind is dt.date and DATE.fullmatch(piece))
            or (kind is int and piece.isdecimal())
            or (kind is bool and piece == name)
            or (name == "url" and "://" in piece)
        ):
            return name
    return ""


def complete(kind: type[Part], facts: dict[str, object], where: str) -> Part | Problem:
    """Return the part with these facts; “birthday 03-05” gives the day in its last word."""
    required = [f.name for f in msgspec.structs.fields(kind) if f.required]
    what = str(facts.get("what", ""))
    if "month_day" in required and "month_day" not in facts:
        what, _, last = what.rpartition(" ")
        if MONTH_DAY.fullmatch(last):
            impossible = refused(last, f"{where}.month_day")
            if impossible:
                return impossible
            facts |= {"what": what.strip(), "month_day": last}
    missing = [name for name in required if not facts.get(name)]
    if missing:
        return UsageProblem(f"It needs {' and '.join(missing)}.", where, usage(kind))
    return kind(**facts)


def usage(kind: type[Part]) -> str:
    """Return how a part is written."""
    names = [f.name for f in msgspec.structs.fields(kind) if f.name not in BY_NAME]
    return f"Write {' | '.join(names)}; name=value names one of them."


def value_text(value: object) -> str:
    """Return a value as :func:`parse_value` reads it."""
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case Part():
            return part_text(value, "")
        case tuple():
            marks = marks_of(type(value[0])) if value else ","
            return f"{marks[0]} ".join(item_text(item, marks) for item in value)
        case dict():
            return "; ".join(
                f"{escape(key, '=;')}={escape(v, '=;')}" for key, v in value.items()
            )
    return str(value)


def item_text(item: object, marks: str) -> str:
    """Return one item of a list."""
    if isinstance(item, Part):
        return part_text(item, marks)
    return escape(str(item), marks)


def part_text(part: Part, marks: str) -> str:
    """Return a part as one line; what its look would misplace is named."""
    fields = {field.name: field for field in msgspec.structs.fields(type(part))}
    pieces: list[str] = []
    for number, name in enumerate(fields):
        value = getattr(part, name)
        kind = bare(fields[name].type)
        text = value_text(value)
        if kind is str and name not in BY_NAME:
            raw = escape(text, f"|{marks}")
            label, equals, _ = raw.partition("=")
            looks = own_place(fields, raw, {}) if number else ""
            if (equals and label.strip() in fields) or looks not in {"", name}:
                raw = f"{name}={raw}"
            pieces.append(raw)
        elif text and kind is dt.date:
            pieces.append(text)
        elif text:
            pieces.append(name if value is True else f"{name}={escape(text, '|' + marks)}")
    while pieces and not pieces[-1]:
        pieces.pop()
    return " | ".join(pieces)
