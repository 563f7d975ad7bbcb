"""Edits of a note as they are carried out in the box: where they go, and where a cursor goes.

Positions of hints are code points of the NFC text. What stands in the box may be decomposed
(a letter and its accent typed one after the other), so places are carried over.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from netui.core.text import normal

Edit = tuple[int, int, str]
"""From and up to, in code points, and what goes there instead."""


OPENING = frozenset('([{“„«"')
"""Marks before which a word keeps its distance."""

CLOSING = frozenset('.,;:!?…)]}”»"')
"""Marks after which a word keeps its distance."""


class Places:
    """Answers where a place of the normal text is in the text as it stands."""

    def __init__(self, text: str) -> None:
        """Take the text as it stands; one that is normal costs next to nothing."""
        self._text = text
        self._raw: list[int] = []
        self._composed: list[int] = []
        if normal(text) != text:
            self._measure()

    def _measure(self) -> None:
        """Note where letters begin, accents included, in both forms."""
        composed = start = 0
        for place in (*letter_starts(self._text), len(self._text)):
            composed += len(normal(self._text[start:place]))
            self._raw.append(place)
            self._composed.append(composed)
            start = place

    def __call__(self, place: int) -> int:
        """Return the place in the text as it stands."""
        if not self._raw:
            return place
        at = max(0, bisect_right(self._composed, place) - 1)
        start = self._raw[at]
        end = self._raw[min(at + 1, len(self._raw) - 1)]
        return max(start, min(start + place - self._composed[at], end))


def letter_starts(text: str) -> Iterable[int]:
    """Yield where a character begins that does not melt into what stands before it."""
    start = 0
    yield start
    for place in range(1, len(text)):
        before = text[start:place]
        if not unicodedata.combining(text[place]) and (
            normal(before + text[place]) == normal(before) + normal(text[place])
        ):
            start = place
            yield place


def placed(text: str, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return edits of the normal text as edits of the text as it stands, in text order."""
    where = Places(text)
    return tuple((where(start), where(end), new) for start, end, new in sorted(edits))


def as_one(text: str, edits: Sequence[Edit]) -> Edit:
    """Return the one edit that does what several do; they are in order and do not overlap."""
    first, last = edits[0][0], max(end for _, end, _ in edits)
    parts: list[str] = []
    reached = first
    for start, end, new in edits:
        parts += (text[reached:start], new)
        reached = end
    return first, last, "".join((*parts, text[reached:last]))


def carried(place: int, edits: Sequence[Edit]) -> int:
    """Return where a cursor is after edits: at the same words, behind what replaced them."""
    moved = place
    for start, end, new in edits:
        if place >= end:
            moved += len(new) - (end - start)
        elif place > start:
            moved += len(new) - (place - start)
    return moved


def apart(text: str, place: int, words: str) -> Edit:
    """Return the edit that inserts words, with a blank where they would run together."""
    before, after = text[max(0, place - 1) : place], text[place : place + 1]
    lead = " " if before.isalnum() or before in CLOSING else ""
    tail = " " if after.isalnum() or after in OPENING else ""
    return place, place, f"{lead}{words}{tail}"


def difference(before: str, after: str) -> Edit:
    """Return the one edit that makes one text of another, as small as it can be."""
    start = 0
    most = min(len(before), len(after))
    while start < most and before[start] == after[start]:
        start += 1
    end = 0
    while end < most - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return start, len(before) - end, after[start : len(after) - end]
