"""The phrases of a family of rules, in the languages that a note may be written in.

A language is a folder of ``lexicons``, a family of rules a file in it with a shape of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import ClassVar, TypeVar

import msgspec

from netui.core.hints.examined import Examined
from netui.core.hints.lexicon import load
from netui.core.hints.model import Span
from netui.core.hints.phrases import PhraseBook, inside
from netui.core.text import fold


class WordLists(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The word lists of one family in one language; ``FAMILY`` names the file.

    Lists hold phrases, strings single words.
    """

    FAMILY: ClassVar[str] = ""


Shape = type[WordLists]
Lists = TypeVar("Lists", bound=WordLists)


@cache
def word_lists(shape: type[Lists], language: str) -> Lists:
    """Return the word lists of a family in one language."""
    return load(f"{language}/{shape.FAMILY}", shape)


@cache
def book(shape: Shape, language: str) -> PhraseBook:
    """Return all the phrases of a family in one language."""
    lists = msgspec.structs.asdict(word_lists(shape, language))
    return PhraseBook({kind: found for kind, found in lists.items() if isinstance(found, list)})


@cache
def single_words(shape: Shape, language: str, kind: str) -> frozenset[str]:
    """Return the folded single words of one list."""
    return frozenset(fold(getattr(word_lists(shape, language), kind)).split())


@cache
def words_in_any(shape: Shape, languages: tuple[str, ...], kind: str) -> frozenset[str]:
    """Return the folded single words of one list in several languages."""
    return frozenset().union(*(single_words(shape, code, kind) for code in languages))


def find(
    examined: Examined,
    shape: Shape,
    kind: str,
    within: Span | None = None,
    languages: tuple[str, ...] = (),
) -> tuple[Span, ...]:
    """Return where the note's own words hold phrases of a list, in its body by default."""
    region = within or examined.anatomy.body
    return tuple(
        span
        for language in languages or examined.languages
        for span in inside(examined.found(book(shape, language)).get(kind, ()), region)
    )


def has(examined: Examined, shape: Shape, kind: str, within: Span | None = None) -> bool:
    """Whether the note's own words hold a phrase of a list, in its body by default."""
    return bool(find(examined, shape, kind, within))


def find_but(
    examined: Examined, shape: Shape, kind: str, exempt: str, within: Span | None = None
) -> tuple[Span, ...]:
    """Return where phrases of a list stand that no phrase of an exempting list overlaps."""
    spans = find(examined, shape, kind, within)
    return without(spans, find(examined, shape, exempt, within)) if spans else ()


def without(spans: Iterable[Span], exempt: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans that no exempt one overlaps."""
    kept = tuple(exempt)
    return tuple((a, b) for a, b in spans if not any(a < d and c < b for c, d in kept))
