"""The six lines beside a note, ticked as the text comes to hold them.

A tick says that something of the kind is there, never that it is good.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from netui.core.hints.examined import Examined
from netui.core.hints.facts import Fact, Vocabulary
from netui.core.hints.lexicon import pattern
from netui.core.hints.model import ChecklistLine

COMMON = frozenset({"met", "mutual", "school", "group"})
LINKS = ("http", "www.")
ASKS = 2
NO_INTRO = re.compile(r"i(?:'m| am) (?:writing|reaching|contacting|sorry|happy|glad|sure)\b")
"""What one says of this note, not of oneself."""


def checklist(examined: Examined) -> tuple[tuple[ChecklistLine, bool], ...]:
    """Return each line with whether the note ticks it."""
    if examined.blank:
        return tuple((line, False) for line in ChecklistLine)
    return tuple((line, TICKS[line](examined)) for line in ChecklistLine)


def says(examined: Examined, *kinds: str) -> bool:
    """Whether the body has a phrase of one of the word lists."""
    start, end = examined.anatomy.body
    return any(pattern(kind).search(examined.flat, start, end) for kind in kinds)


def who_i_am(examined: Examined) -> bool:
    """Whether the writer says a word on who they are, or names their work or school."""
    me = examined.note.me
    mine = (me.org, me.role, *me.schools)
    start, end = examined.anatomy.body
    said = pattern("intro").finditer(examined.flat, start, end)
    introduced = any(not NO_INTRO.match(examined.flat, found.start()) for found in said)
    return introduced or names_any(examined.vocabulary, mine)


def common_ground(examined: Examined) -> bool:
    """Whether the note says where they met or what they share."""
    shared = set(examined.note.me.schools) | set(examined.note.me.groups)
    if says(examined, "ground") or any(fact.kind in COMMON for fact in examined.used):
        return True
    return names_any(examined.vocabulary, tuple(shared & set(examined.contact.schools)))


def names_any(vocabulary: Vocabulary, values: tuple[str, ...]) -> bool:
    """Whether the note names one of these."""
    return any(vocabulary.holds(Fact(kind="", value=v, named=True)) for v in values if v)


def detail(examined: Examined) -> bool:
    """Whether something on file about the contact is in the note."""
    return bool(examined.used)


def why(examined: Examined) -> bool:
    """Whether the note gives a reason that is not a blank of a template."""
    return says(examined, "reason") and "{reason}" not in examined.text


def for_them(examined: Examined) -> bool:
    """Whether there is something in it for the contact: an offer, thanks or a link."""
    return says(examined, "offer") or any(link in examined.flat for link in LINKS)


def small_ask(examined: Examined) -> bool:
    """Whether the note asks for something, once or twice, and for nothing big."""
    start, end = examined.anatomy.body
    questions = examined.masked.count("?", start, end)
    asked = questions > 0 or says(examined, "ask")
    return asked and questions <= ASKS and not says(examined, "big_ask")


TICKS: dict[ChecklistLine, Callable[[Examined], bool]] = {
    ChecklistLine.WHO_I_AM: who_i_am,
    ChecklistLine.COMMON_GROUND: common_ground,
    ChecklistLine.DETAIL: detail,
    ChecklistLine.WHY: why,
    ChecklistLine.FOR_THEM: for_them,
    ChecklistLine.ASK: small_ask,
}
