"""The word lists of the rules on context, and the patterns made of them.

A translator adds ``lexicons/<language>/context.json``; nothing here names a language.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from netui.core.hints.lexicon import LANGUAGES, alternatives, load
from netui.core.text import fold


class ContextWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the rules on context read; strings are lists of words, lists hold phrases.

    ``as_noun`` is the word for as where nouns have a capital. ``also`` are words behind what
    one is (a nurse myself), ``oneself`` are those before it (selbst Pflegerin). ``first`` are
    the words for I and we; the word beside one introduces the writer unless ``not_intro`` has
    it (for I am: unless ``not_i_am`` has what follows). A ``wish`` is a reason unless it is
    to ``connect``. ``clauses`` are sentences that a fix offers.
    """

    wish: list[str]
    connect: list[str]
    intro: list[str]
    first: str
    as_noun: str
    also: list[str]
    oneself: str
    not_intro: str
    not_i_am: str
    praise: list[str]
    praise_adjectives: str
    praise_nouns: str
    details: str
    goals: dict[str, list[str]]
    clauses: dict[str, str]
    post_word: str
    months: str
    weekdays: str


PHRASE_LISTS = ("wish", "connect", "intro", "praise")


@cache
def context_words(language: str) -> ContextWords:
    """Return the lists of a language."""
    return load(f"{language}/context", ContextWords)


@cache
def context_set(kind: str) -> frozenset[str]:
    """Return the folded words of one list over all languages."""
    return frozenset(
        word for code in LANGUAGES for word in fold(getattr(context_words(code), kind)).split()
    )


@cache
def context_phrases() -> dict[str, tuple[str, ...]]:
    """Return the phrases of all lists, those of a goal under its own name."""
    lists: dict[str, list[str]] = {kind: [] for kind in PHRASE_LISTS}
    for code in LANGUAGES:
        words = context_words(code)
        for kind in PHRASE_LISTS:
            lists[kind] += getattr(words, kind)
        for goal, listed in words.goals.items():
            lists.setdefault(f"goal {goal}", []).extend(listed)
    return {kind: tuple(listed) for kind, listed in lists.items()}


@cache
def praised() -> tuple[re.Pattern[str], ...]:
    """Return what finds praise of a profile, a career or work at large in flat text."""
    good = alternatives(context_set("praise_adjectives"))
    what = alternatives(context_set("praise_nouns"))
    between = r"(?:[^\W\d_][\w'’]*[^\S\n]+)"
    return (
        re.compile(rf"(?<!\w){good}[^\S\n]+{between}{{0,2}}?(?P<what>{what})(?!\w)"),
        re.compile(rf"(?<!\w)(?P<what>{what})[^\S\n]+{between}{{0,4}}?{good}(?!\w)"),
    )
