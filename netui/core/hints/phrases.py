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
    """Phrases of many lists, kept by their first word and compiled when it is met."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        """Sort the phrases in; a list is known by its name."""
        self._words: dict[str, list[tuple[str, str]]] = {}
        self._stems: dict[str, list[tuple[str, str]]] = {}
        self._rows: dict[tuple[str, str], tuple[Row, ...]] = {}
        for kind, phrases in lists.items():
            for phrase in dict.fromkeys(s for listed in phrases for s in spellings(listed)):
                first = WORD.match(phrase)
                if first is None:
                    continue
                if phrase.startswith("*", first.end()):
                    self._stems.setdefault(first.group()[:STEM], []).append((kind, phrase))
                else:
                    self._words.setdefault(first.group(), []).append((kind, phrase))

    def find(self, text: str) -> dict[str, list[Span]]:
        """Return where the phrases of each list stand in flat text, in text order."""
        found: dict[str, list[Span]] = {}
        for word in WORD.finditer(text):
            place = word.start()
            for kind, pattern in self.beginning(word.group()):
                hit = pattern.match(text, place)
                if hit and not (kind in found and place < found[kind][-1][1]):
                    found.setdefault(kind, []).append(hit.span())
        return found

    def beginning(self, word: str) -> tuple[Row, ...]:
        """Return the patterns of the phrases that a word can begin."""
        key = word if word in self._words else ""
        stem = word[:STEM] if word[:STEM] in self._stems else ""
        if not key and not stem:
            return ()
        if (key, stem) not in self._rows:
            listed = self._words.get(key, []) + self._stems.get(stem, [])
            self._rows[key, stem] = rows(listed)
        return self._rows[key, stem]


def rows(listed: Iterable[tuple[str, str]]) -> tuple[Row, ...]:
    """Return one pattern a list, the longest phrase first."""
    kinds: dict[str, list[str]] = {}
    for kind, phrase in listed:
        kinds.setdefault(kind, []).append(phrase)
    return tuple(
        (kind, re.compile(rf"(?:{'|'.join(map(as_pattern, longest_first(found)))})(?!\w)"))
        for kind, found in sorted(kinds.items())
    )


def longest_first(phrases: Iterable[str]) -> list[str]:
    """Return phrases so that no shorter one hides a longer one."""
    return sorted(phrases, key=lambda phrase: (-len(phrase), phrase))


def spellings(phrase: str) -> Iterator[str]:
    """Yield each way a phrase may stand in flat text."""
    for plain in chosen(phrase) if "(" in phrase else (phrase,):
        low = flat(plain)
        yield low
        if "'" in low:
            yield low.replace("'", "")
        if not plain.isascii():
            yield flat(plain.casefold().translate(SPELT))


def chosen(phrase: str) -> Iterator[str]:
    """Yield a phrase with each of its choices."""
    parts = CHOICE.split(phrase)
    choices = [part.split("|") if at % 2 else [part] for at, part in enumerate(parts)]
    for picked in product(*choices):
        yield " ".join("".join(picked).split())


def as_pattern(phrase: str) -> str:
    """Return the regular expression of one spelling."""
    words = (
        GAP if word == "…" else re.escape(word).replace(r"\*", r"\w*")
        for word in phrase.split(" ")
    )
    return BLANK.join(words).replace(f"{GAP}{BLANK}", GAP)
