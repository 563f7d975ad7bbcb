"""Hides what is quoted or code in a note, so that rules judge only the writer's own words.

Masking keeps every position: a hidden character becomes NUL. It never hides a whole note
that was pasted with quotation marks around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from netui.core.hints.model import Span

HIDDEN = "\x00"
LONGEST = 200
PAIRS = (("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("»", "«"), ("”", "”"), ("‹", "›"))
BACKTICKS = re.compile(r"(`{1,3})(?!`)[^`\n]{1,400}?\1")
QUOTES = re.compile(
    "|".join(rf"{a}[^{a}{b}\n]{{1,{LONGEST}}}{b}" for a, b in PAIRS)
    + rf"|(?<!\w)\"[^\"\n]{{1,{LONGEST}}}\"(?!\w)"
    + rf"|(?<![\w’])‘[^‘\n]{{1,{LONGEST}}}?’(?!\w)"
    + rf"|(?<![\w'])'(?=\S)[^'\n]{{1,{LONGEST}}}?(?<=\S)'(?!\w)"
)
ANY_MARK = re.compile("[`\"'“”„«»‹›‘’]")


def code_spans(text: str) -> tuple[Span, ...]:
    """Return where text stands between backticks."""
    return tuple(found.span() for found in BACKTICKS.finditer(text)) if "`" in text else ()


def quote_spans(text: str) -> tuple[Span, ...]:
    """Return where text stands between quotation marks, unless that is the whole note."""
    if not ANY_MARK.search(text):
        return ()
    whole = text.strip()
    return tuple((a, b) for a, b in quoted_in(text) if b - a < len(whole))


def quoted_in(text: str) -> Iterator[Span]:
    """Yield what stands between marks; only where a mark is, a quotation can begin."""
    reached = 0
    for mark in ANY_MARK.finditer(text):
        if mark.start() >= reached and (found := QUOTES.match(text, mark.start())):
            reached = found.end()
            yield found.span()


def masked(text: str, spans: tuple[Span, ...]) -> str:
    """Return the text with everything in ``spans`` hidden, line ends included."""
    for start, end in spans:
        text = text[:start] + HIDDEN * (end - start) + text[end:]
    return text
