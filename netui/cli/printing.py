"""Plain text for a terminal or a pipe: columns by display width, nothing that steers it.

Text from people is never terminal control: control characters are shown as symbols.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

WIDEST = 44
"""A column is cut here; ``--json`` prints everything."""

SYMBOLS = (
    {code: 0x2400 + code for code in range(0x20)}
    | {0x7F: 0x2421}
    | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
    | dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F)], 0x21C4)
    | dict.fromkeys(range(0x2066, 0x206A), 0x21C4)
    | dict.fromkeys([0x2028, 0x2029], 0x23CE)
    | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
)
IN_PARAGRAPHS = {code: shown for code, shown in SYMBOLS.items() if code not in {0x09, 0x0A}}
IN_LINE = SYMBOLS | {0x09: 0x20, 0x0A: 0x20}


def line(text: str) -> str:
    """Return text as one line with control characters as symbols."""
    return text.translate(IN_LINE)


def paragraphs(text: str) -> str:
    """Return text with control characters as symbols; its own lines stay."""
    return text.replace("\r\n", "\n").translate(IN_PARAGRAPHS)


def width(text: str) -> int:
    """Return how many cells a terminal gives a line."""
    return len(text) if text.isascii() else sum(map(cells, text))


def cells(character: str) -> int:
    """Return how many cells one character takes."""
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(text: str, room: int) -> str:
    """Return a line that fits, with an ellipsis where something is missing."""
    shown = line(text)
    if width(shown) <= room:
        return shown
    kept, taken = [], 0
    for character in shown:
        taken += cells(character)
        if taken > room - 1:
            break
        kept.append(character)
    return "".join(kept) + "…"


def table(rows: Iterable[Sequence[str]], titles: Sequence[str] = ()) -> None:
    """Print rows in columns; the titles only on a terminal, so that a pipe gets data alone."""
    shown = [[*(cut(cell, WIDEST) for cell in row[:-1]), line(row[-1])] for row in rows]
    if titles and shown and sys.stdout.isatty():
        shown.insert(0, list(titles))
    widths = [max(map(width, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        padded = (
            cell + " " * (room - width(cell)) for cell, room in zip(row, widths, strict=True)
        )
        print("  ".join(padded).rstrip())


def as_json(value: Any, *, indent: int | None = 2) -> None:  # noqa: ANN401 - anything that JSON can hold
    """Print a value as JSON, in letters a person can read where the output can hold them.

    Without an ``indent`` it is one line.
    """
    import json  # noqa: PLC0415 - most print none

    plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    text = json.dumps(value, ensure_ascii=plain, indent=indent)
    # JSON can spell what would steer a terminal or has no bytes, so nothing is lost.
    print(steering().sub(lambda found: f"\\u{ord(found[0]):04x}", text))


@functools.cache
def steering() -> re.Pattern[str]:
    """Return what finds a character that would steer a terminal."""
    return re.compile(f"[{re.escape(''.join(map(chr, IN_PARAGRAPHS)))}]")


def say(message: str) -> None:
    """Print a message to stderr."""
    print(line(message), file=sys.stderr)


def day(date: dt.date | None) -> str:
    """Return a day as text; no day is empty."""
    return date.isoformat() if date else ""
