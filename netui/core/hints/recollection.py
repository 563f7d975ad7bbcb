"""What a note may share with an earlier one to the same person: words that are a subject."""

from __future__ import annotations

import re

from netui.core.hints.examined import Examined
from netui.core.hints.facts import Vocabulary
from netui.core.hints.follow_up_words import FollowUpWords
from netui.core.hints.lexicon import LANGUAGES, word_set
from netui.core.hints.names import names_of
from netui.core.hints.wording import single_words
from netui.core.model import Direction
from netui.core.text import fold

LETTERS = 4
WORD = re.compile(r"\w+")


def earlier(examined: Examined) -> tuple[str, ...]:
    """Return the notes that went to this person before."""
    return tuple(
        touch.text
        for touch in examined.note.history
        if touch.direction is Direction.OUT and touch.text
    )


def subject_words(examined: Examined, text: str) -> frozenset[str]:
    """Return the words of a text that can be its subject."""
    listed = {word for word in Vocabulary(text).words if len(word) >= LETTERS}
    return frozenset(listed - plain_words() - names_of(examined.contact) - mine(examined))


def mine(examined: Examined) -> frozenset[str]:
    """Return the words of the writer's own name."""
    return frozenset(WORD.findall(fold(examined.note.me.name)))


def plain_words() -> frozenset[str]:
    """Return words of every language that say nothing of a subject."""
    common = (single_words(FollowUpWords, code, "common") for code in LANGUAGES)
    return frozenset().union(word_set("stop"), word_set("generic"), *common)
