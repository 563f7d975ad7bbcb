"""Text from people on its way to the screen: always literal, never markup, never control.

Everything that came from outside (names, notes, files, errors) passes through ``visible`` or
``line`` here before it becomes Content or a Segment.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sized
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from textual.content import Content

CONTROL_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
C1_CONTROLS = dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
BIDI_CONTROLS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0x21C4)
LINE_SEPARATORS = dict.fromkeys([0x2028, 0x2029], 0x23CE)
SURROGATES = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)

IN_TEXT = CONTROL_PICTURES | C1_CONTROLS | BIDI_CONTROLS | LINE_SEPARATORS | SURROGATES
"""What stands on the screen for characters that would steer a terminal; one for one."""

IN_PARAGRAPHS = {key: value for key, value in IN_TEXT.items() if key not in {0x09, 0x0A}}
IN_LINE = IN_TEXT | {0x09: 0x20, 0x0A: 0x20, 0x0D: 0x20}


def visible(text: str) -> str:
    """Return ``text`` with control characters as symbols; line breaks and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return text.translate(IN_PARAGRAPHS)


def line(text: str) -> str:
    """Return ``text`` as one line: breaks become spaces, control characters symbols."""
    if text.isascii() and text.isprintable():
        return text
    return text.translate(IN_LINE)


def fit(text: str, width: int) -> str:
    """Return one line of exactly ``width`` cells, cut with an ellipsis or padded."""
    shown = line(text)
    if len(shown) > width * 4:
        shown = shown[: width * 4]
    taken = len(shown) if shown.isascii() else cell_len(shown)
    if taken <= width:
        return shown + " " * (width - taken)
    if width <= 0:
        return ""
    if shown.isascii():
        return shown[: width - 1] + "…"
    return set_cell_size(shown, width - 1) + "…"


@lru_cache(256)
def wrapped(text: str, width: int, most: int) -> tuple[str, ...]:
    """Return text as at most ``most`` lines of ``width`` cells, broken between words.

    What stands around a note is the same from one key to the next.
    """
    lines = [part.plain for part in Content(line(text)).wrap(max(1, width))]
    if len(lines) > most:
        lines[most - 1] = fit(" ".join(lines[most - 1 :]), width).rstrip()
    return tuple(part.rstrip() for part in lines[:most])


def marked_words(marks: Sized) -> str:
    """Return how many people are marked, for a pane's title; nothing while nobody is."""
    return f" · {len(marks):,} marked" if marks else ""


def plain(text: str, style: str = "") -> Content:
    """Return ``text`` as literal content, control characters shown."""
    return Content.styled(visible(text), style) if style else Content(visible(text))


def day_name(day: dt.date, today: dt.date) -> str:
    """Return a day as people say it: today, tomorrow, Fri 6 Mar, 6 Mar 2025."""
    distance = (day - today).days
    if distance in {-1, 0, 1}:
        return ("yesterday", "today", "tomorrow")[distance + 1]
    if -180 < distance < 180:
        return f"{day:%a} {day.day} {day:%b}"
    return f"{day.day} {day:%b %Y}"
