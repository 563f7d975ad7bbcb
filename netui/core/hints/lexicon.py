"""The word lists of the rules: shipped data, read once, compiled once.

A language is a folder, a family of rules a file in it; ``common`` holds what several families
read. ``load`` is the one place of the core that reads a file, and only files of this package.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import TypeVar

import msgspec

from netui.core.text import flat, fold

LISTS = resources.files("netui.core.hints").joinpath("lexicons")
T = TypeVar("T")


def folders() -> tuple[str, ...]:
    """Return the languages there are word lists for: a folder each, English first."""
    found = (entry.name for entry in LISTS.iterdir() if entry.is_dir())
    return tuple(sorted((c for c in found if c.isalpha()), key=lambda c: (c != "en", c)))


LANGUAGES = folders()
"""The languages of the rules."""


class Lexicon(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What several families read; strings are lists of single words, lists hold phrases."""

    greetings: list[str]
    thanks: list[str]
    honorifics: list[str]
    people: str
    conjunctions: str
    selves: str
    closings: list[str]
    stop: str
    generic: str
    trade: str
    legal: str
    slots: dict[str, list[str]]
    slot_noise: str
    editions: str
    defaults: list[str]
    stock: list[str]
    adverbs: list[str]
    relatives: list[str]
    ask: list[str]
    big_ask: list[str]
    ground: list[str]
    reason: list[str]
    offer: list[str]
    clauses: dict[str, str]


class NameLists(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Given names, those that are words too, short forms, particles; HTML tag names."""

    given: str
    words: str
    nicknames: list[str]
    variants: list[str]
    particles: str
    markup: str


def load(name: str, shape: type[T]) -> T:
    """Read one shipped word list, such as ``names`` or ``en/common``."""
    data = LISTS.joinpath(f"{name}.json").read_bytes()
    return msgspec.json.decode(data, type=shape)


@cache
def lexicon(language: str) -> Lexicon:
    """Return the common word lists of a language."""
    return load(f"{language}/common", Lexicon)


@cache
def name_lists() -> NameLists:
    """Return the lists about names."""
    return load("names", NameLists)


@cache
def word_set(kind: str) -> frozenset[str]:
    """Return the folded single words of one list over all languages."""
    return frozenset(
        word for code in LANGUAGES for word in fold(getattr(lexicon(code), kind)).split()
    )


@cache
def words_of(language: str, kind: str) -> frozenset[str]:
    """Return the folded single words of one list of one language."""
    return frozenset(fold(getattr(lexicon(language), kind)).split())


def phrases(kind: str) -> list[str]:
    """Return the phrases of one list over all languages."""
    return [phrase for code in LANGUAGES for phrase in getattr(lexicon(code), kind)]


@cache
def pattern(kind: str) -> re.Pattern[str]:
    """Return what finds any phrase of one list in flat text."""
    return re.compile(rf"(?<!\w){alternatives(phrases(kind))}(?!\w)")


def alternatives(listed: Iterable[str]) -> str:
    """Return a group that matches any of the phrases, the longest first; ``*`` is an ending."""
    longest_first = sorted({flat(phrase) for phrase in listed}, key=lambda p: (-len(p), p))
    escaped = (
        re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
        for phrase in longest_first
    )
    return f"(?:{'|'.join(escaped)})"


@cache
def given_names() -> frozenset[str]:
    """Return common given names that are not words of a language as well."""
    lists = name_lists()
    short = (word for group in lists.nicknames for word in fold(group).split())
    return frozenset(fold(lists.given).split()) | frozenset(short)


@cache
def name_words() -> frozenset[str]:
    """Return given names that begin a sentence as words, too."""
    return frozenset(name_lists().words.split())


@cache
def short_forms() -> dict[str, frozenset[str]]:
    """Return for each name those it is short for, or that are short for it."""
    forms: dict[str, frozenset[str]] = {}
    for group in name_lists().nicknames:
        names = frozenset(fold(group).split())
        for name in names:
            forms[name] = forms.get(name, frozenset()) | names
    return forms


@cache
def variants() -> dict[str, frozenset[str]]:
    """Return for each name its other spellings, none of which is short for it."""
    spelt: dict[str, frozenset[str]] = {}
    for group in name_lists().variants:
        names = frozenset(fold(group).split())
        for name in names:
            spelt[name] = spelt.get(name, frozenset()) | names
    return spelt


def votes_of(found: frozenset[str]) -> dict[str, int]:
    """Return how many of the folded words are everyday ones, by language."""
    return {code: len(found & words_of(code, "stop")) for code in LANGUAGES}


def language_of(votes: Mapping[str, int], preferred: Iterable[str] = ()) -> str:
    """Return the language that has most of the votes, else the first preferred one."""
    best = max(LANGUAGES, key=lambda code: votes[code])
    if votes[best] >= 2:
        return best
    return next((code for code in preferred if code in LANGUAGES), LANGUAGES[0])


def languages_of(
    votes: Mapping[str, int], preferred: Iterable[str] = (), greeting: str = ""
) -> tuple[str, ...]:
    """Return the language that clearly wins the vote; without one all, preferred ones first.

    A greeting that only one language has counts as two everyday words.
    """
    greeted = [code for code in LANGUAGES if greeting in hellos(code)]
    if len(greeted) == 1:
        votes = {**votes, greeted[0]: votes[greeted[0]] + 2}
    ranked = sorted(LANGUAGES, key=lambda code: -votes[code])
    if votes[ranked[0]] >= 2 and votes[ranked[0]] > votes[ranked[1]]:
        return (ranked[0],)
    return tuple(dict.fromkeys((*(c for c in preferred if c in LANGUAGES), *LANGUAGES)))


@cache
def hellos(language: str) -> frozenset[str]:
    """Return the flat words that begin the greetings of a language."""
    return frozenset(flat(phrase).split()[0] for phrase in lexicon(language).greetings)
