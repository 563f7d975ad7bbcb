"""What a note says, by the word lists: every phrase found in one walk."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from netui.core.hints.accuracy_words import accuracy_phrases
from netui.core.hints.context_words import context_phrases
from netui.core.hints.lexicon import phrases
from netui.core.hints.model import Span
from netui.core.hints.phrases import Heads, PhraseBook

COMMON_LISTS = ("thanks", "ground", "reason", "offer", "ask", "big_ask")
"""The lists several families read; families add to them under the same names."""

Said = Mapping[str, list[Span]]


@cache
def book() -> PhraseBook:
    """Return all lists as one book; a name that two files use stands for both lists."""
    lists: dict[str, list[str]] = {kind: list(phrases(kind)) for kind in COMMON_LISTS}
    for family in (accuracy_phrases(), context_phrases()):
        for kind, listed in family.items():
            lists.setdefault(kind, []).extend(listed)
    return PhraseBook(lists)


def said_in(text: str, heads: Heads | None = None) -> Said:
    """Return where flat text, whose ``heads`` may be known, says something of each list."""
    return book().find(text, heads)
