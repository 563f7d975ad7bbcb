"""What is on file about a contact that a note may mention, and whether it does.

A fact counts as mentioned when a word of it that is not generic stands in the note, as a
whole, as the beginning of a compound or as an inflected form. When in doubt it is mentioned:
a false complaint costs more than a missed one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from math import ceil

import msgspec

from netui.core.hints.telling import SPLIT, telling_words, whole_name
from netui.core.model import Contact
from netui.core.text import fold, spaced

STEM = 5
INNER = 6
ROOT = 0.7


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One thing on file: ``kind`` says which clause can mention it, ``value`` is it."""

    kind: str
    value: str
    what: str = ""
    named: bool = False
    public: bool = True


def facts_of(contact: Contact) -> tuple[Fact, ...]:
    """Return everything a note may mention, what is best to mention first."""
    return tuple(fact for fact in gather(contact) if fact.value)


def gather(contact: Contact) -> Iterator[Fact]:
    """Yield the facts of a contact, empty ones included."""
    for post in contact.posts:
        yield Fact(kind="post", value=post.title, what=post.kind)
        yield Fact(kind="topic", value=post.topic, public=not post.title)
    if contact.met:
        yield Fact(kind="met", value=contact.met.where)
        yield Fact(kind="topic", value=contact.met.what, public=False)
    for mutual in contact.mutuals:
        yield Fact(kind="mutual", value=mutual.name, named=True, public=not mutual.discreet)
    for news in contact.news:
        yield Fact(kind="news", value=news.what, public=news.tone != "bad")
    yield Fact(kind="work", value=contact.company, named=True)
    yield Fact(kind="title", value=contact.title)
    yield from named("school", contact.schools)
    yield from named("group", contact.groups)
    for event in contact.events:
        yield Fact(kind="event", value=event.name)
    yield from (Fact(kind="interest", value=value) for value in contact.interests)
    yield Fact(kind="city", value=contact.city)
    yield from (Fact(kind="skill", value=value, public=False) for value in contact.skills)
    for former in contact.former:
        yield Fact(kind="former", value=former.company, named=True, public=False)
        yield Fact(kind="former", value=former.title, public=False)
    yield Fact(kind="industry", value=contact.industry, public=False)
    yield Fact(kind="reason", value=contact.reason, public=False)


def named(kind: str, values: Iterable[str]) -> Iterator[Fact]:
    """Yield facts that are proper names."""
    return (Fact(kind=kind, value=value, named=True) for value in values)


class Vocabulary:
    """The words of a note, ready to be compared with those of facts."""

    def __init__(self, body: str) -> None:
        """Take the text between greeting and sign-off; hyphens are taken apart."""
        listed = SPLIT.findall(fold(spaced(body)))
        self.words = frozenset(listed)
        self.line = f" {' '.join(listed)} "
        self.long = tuple(word for word in self.words if len(word) >= INNER)
        self.long_ends = f"{' '.join(self.long)} "
        self.by_stem: dict[str, list[str]] = {}
        for word in filter(has_stem, self.words):
            self.by_stem.setdefault(word[:STEM], []).append(word)

    def holds(self, fact: Fact) -> bool:
        """Whether the note mentions a fact by a telling word or by its whole name."""
        if self.shares(telling_words(fact.value, named=fact.named)):
            return True
        whole = whole_name(fact.value)
        return (fact.named or " " in whole) and len(whole) > 1 and f" {whole} " in self.line

    def shares(self, telling: frozenset[str]) -> bool:
        """Whether one of these words, or a form of it, is in the note."""
        if not telling.isdisjoint(self.words):
            return True
        # A plain loop: it runs for every fact at every key.
        for word in telling:  # noqa: SIM110 - half the time of any()
            if self.holds_plural_of(word) or self.holds_form_of(word):
                return True
        return False

    def holds_plural_of(self, word: str) -> bool:
        """Whether the note has a word with an s more or less, too short for its root."""
        if len(word) <= 3:
            return False
        return f"{word}s" in self.words or word.removesuffix("s") in self.words

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The words two by two without a blank, as a name may be written: North Loop."""
        return frozenset(one + two for one, two in pairwise(self.line.split()))

    def holds_form_of(self, word: str) -> bool:
        """Whether the note inflects a word, or has it in a compound, or a part of it."""
        if not has_stem(word):
            return False
        alike = self.by_stem.get(word[:STEM])
        if alike and any(same_root(word, other) for other in alike):
            return True
        if len(word) < INNER:
            return False
        if word.endswith(self.long) or f"{word} " in self.long_ends:
            return True
        return word in self.pairs or f"{word}s" in self.pairs


def has_stem(word: str) -> bool:
    """Whether a word is long enough to be told by its beginning."""
    return len(word) >= STEM


def same_root(one: str, two: str) -> bool:
    """Whether two words that begin alike share enough to be forms of one."""
    needed = max(STEM, ceil(ROOT * min(len(one), len(two))))
    return one[:needed] == two[:needed]
