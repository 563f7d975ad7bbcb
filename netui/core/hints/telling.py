"""Which words of a fact tell something, and how a name stands in a note."""

from __future__ import annotations

import re
from functools import lru_cache

from netui.core.hints.lexicon import word_set
from netui.core.text import fold, spaced

SPLIT = re.compile(r"[^\W_]+")
INITIALS = re.compile(r"\b[A-Z]{2}\b")


@lru_cache(maxsize=4096)
def telling_words(value: str, *, named: bool) -> frozenset[str]:
    """Return the folded words of a fact that are not generic; of a name, no trade either."""
    found = {word for word in SPLIT.findall(fold(spaced(value))) if says_something(word)}
    found |= {fold(word) for word in INITIALS.findall(value) if named}
    found -= word_set("stop") | word_set("generic") | word_set("legal")
    return frozenset(found - word_set("trade") if named else found)


@lru_cache(maxsize=4096)
def whole_name(value: str) -> str:
    """Return a name as it would stand in a note: folded, without its legal form."""
    kept = [w for w in SPLIT.findall(fold(value)) if w not in word_set("legal")]
    return " ".join(kept)


def says_something(word: str) -> bool:
    """Whether a word is long enough to tell, or an ideograph, or letters with a figure."""
    if len(word) >= 3 or not word.isascii():
        return True
    return any(c.isdigit() for c in word) and not word.isdigit()
