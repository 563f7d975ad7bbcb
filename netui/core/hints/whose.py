"""Of whom a part of a note speaks: the reader, the writer, or neither."""

from __future__ import annotations

import re
from functools import cache

from netui.core.hints.accuracy_words import single
from netui.core.hints.examined import Examined
from netui.core.hints.introduction import first_person, is_told
from netui.core.hints.lexicon import alternatives

WORD = re.compile(r"[^\W_]+")
REACH = 90
"""How far before a place the word may stand that says whose it is."""


@cache
def pronoun() -> re.Pattern[str]:
    """Return what finds words for you and your, or for me and my, in flat text."""
    yours, mine = alternatives(single("you")), alternatives(single("me"))
    return re.compile(rf"(?<!\w)(?:(?P<you>{yours})|(?P<me>{mine}))(?!\w)")


def owner_before(examined: Examined, place: int) -> tuple[str, int]:
    """Return whether the last pronoun before a place is ``you`` or ``me``, and where it is."""
    start = max(examined.sentence_at(place)[0], place - REACH)
    owner, at = "", start
    for found in pronoun().finditer(examined.flat, start, place):
        owner, at = found.lastgroup or "", found.start()
    return owner, at


def is_theirs(examined: Examined, place: int) -> bool:
    """Whether what stands at a place is said to be the reader's own."""
    owner, at = owner_before(examined, place)
    if owner != "you":
        return False
    start = examined.sentence_at(place)[0]
    return not any(
        b > start and a <= place and b >= at for a, b in examined.said.get("elsewhere", ())
    )


def is_mine(examined: Examined, place: int) -> bool:
    """Whether the writer claims what stands at a place: I work at, our team in."""
    owner, at = owner_before(examined, place)
    if owner != "me":
        return False
    if examined.spans_of("intro", (max(0, at - 1), place)):
        return True
    return any(map(is_told, first_person().finditer(examined.flat, at, place)))
