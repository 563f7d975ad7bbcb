"""Finds listed phrases in one walk over the words of a note.

A phrase is what a translator writes: words in a row, ``*`` for any ending, ``…`` for up to
three words between, ``(a|b)`` for a choice that may be empty. Capitals and accents do not
matter; ``ue`` for ``ü`` and a missing apostrophe are taken as they come.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from netui.core.hints.model import Span
from netui.core.text import flat

WORD = re.compile(r"\w+")
CHOICE = re.compile(r"\(([^()]*)\)")
GAP = r"(?:[^\W_]+(?:['\-][^\W_]+)*,?[^\S\n]+){0,3}?"
BLANK = r"[^\S\n]+"
SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
STEM = 3

Row = tuple[str, re.Pattern[str]]


class PhraseBook:
    """Phrases of many lists, kept by their first word."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        """Compile the lists; a list is known by its name."""
        words: dict[str, dict[str, set[str]]] = {}
        stems: dict[str, dict[str, set[str]]] = {}
        for kind, phrases in lists.items():
            for phrase in {spelt for listed in phrases for spelt in spellings(listed)}:
                first = WORD.match(phrase)
                if first is None:
                    continue
                open_end = phrase[first.end() : first.end() + 1] == "*"
                place, key = (
                    (stems, first.group()[:STEM]) if open_end else (words, first.group())
                )
                place.setdefault(key, {}).setdefault(kind, set()).add(phrase)
        self._words = {key: rows(kinds) for key, kinds in words.items()}
        self._stems = {key: rows(kinds) for key, kinds in stems.items()}

    def find(self, text: str) -> dict[str, list[Span]]:
        """Return where the phrases of each list stand in flat text, in text order."""
        found: dict[str, list[Span]] = {}
        for word in WORD.finditer(text):
            place = word.start()
            listed = self._words.get(word.group(), ()) + self._stems.get(
                text[place : place + STEM], ()
            )
            for kind, pattern in listed:
                hit = pattern.match(text, place)
                if hit and not (kind in found and place < found[kind][-1][1]):
                    found.setdefault(kind, []).append(hit.span())
        return found


def rows(kinds: Mapping[str, Iterable[str]]) -> tuple[Row, ...]:
    """Return one pattern a list, the longest phrase first."""
    return tuple(
        (kind, re.compile(rf"(?:{'|'.join(map(as_pattern, longest_first(found)))})(?!\w)"))
        for kind, found in sorted(kinds.items())
    )


def longest_first(phrases: Iterable[str]) -> list[str]:
    """Return phrases so that no shorter one hides a longer one."""
    return sorted(phrases, key=lambda phrase: (-len(phrase), phrase))


def spellings(phrase: str) -> Iterator[str]:
    """Yield each way a phrase may stand in flat text."""
    parts = CHOICE.split(phrase)
    choices = [part.split("|") if at % 2 else [part] for at, part in enumerate(parts)]
    for picked in product(*choices):
        plain = " ".join("".join(picked).split())
        for spelt in (plain, plain.casefold().translate(SPELT)):
            low = flat(spelt)
            yield low
            if "'" in low:
                yield low.replace("'", "")


def as_pattern(phrase: str) -> str:
    """Return the regular expression of one spelling."""
    words = (
        GAP if word == "…" else re.escape(word).replace(r"\*", r"\w*")
        for word in phrase.split(" ")
    )
    return BLANK.join(words).replace(f"{GAP}{BLANK}", GAP)
