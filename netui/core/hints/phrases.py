"""Finds listed phrases in one walk over the words of a note.

A phrase is what a translator writes: words in a row, ``*`` for any ending, ``…`` for up to
three words between, ``(a|b)`` for a choice that may be empty, ``#`` for a figure, and a full
stop by itself for the end of a sentence or of its part. Capitals and accents do not matter;
``ue`` for ``ü``, a missing apostrophe or comma and a blank for a hyphen are taken as they
come. Patterns are compiled when a note first has their first word: one that tells whether any
phrase stands there, and only where one does those that tell which list it is of.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from operator import itemgetter

from netui.core.hints.model import Span
from netui.core.text import flat

WORD = re.compile(r"\w+")
ELEMENT = re.compile(r"(?:\([^()]*\)|[^\s()])+")
PIECE = re.compile(r"\([^()]*\)|[^()]+")
FIRST = re.compile(r"(\w+)(\*?)('?\w*)|#")
BLANK = r",?(?:[^\S\n]++\n?|\n)[^\S\n]*+"
"""Blanks and at most one line end; nothing is given back, so that runs of them cost nothing."""
END = r"(?=\s*(?:[.!?,;:…\n)\]]|\Z))"
GAP = rf"(?:{BLANK}[^\W_]+(?:['\-][^\W_]+)*){{0,3}}?"
STEM = 3
FIGURE = "#"
SPELT = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "œ": "oe", "æ": "ae"}
SIGNS = {
    "*": r"\w*",
    FIGURE: r"\d+(?:[.,]\d+)?",
    "'": "['´`]?",
    "-": r"[-\s]",
    ",": ",?",
}

WHOLE = {"…": GAP, ".": END}
"""Signs that stand by themselves."""

Row = tuple[str, re.Pattern[str]]
Guard = Callable[[str, int], "re.Match[str] | None"]
Heads = list[tuple[str, str, int]]


class PhraseBook:
    """Phrases of many lists, kept by their first word."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        """Take the lists; a list is known by its name."""
        self._listed: dict[str, dict[str, set[str]]] = {}
        self._guards: dict[str, Guard] = {}
        self._rows: dict[str, tuple[Row, ...]] = {}
        for kind, phrases in lists.items():
            for phrase in phrases:
                for key in beginnings(phrase):
                    self._listed.setdefault(key, {}).setdefault(kind, set()).add(phrase)

    def find(self, text: str, heads: Heads | None = None) -> dict[str, list[Span]]:
        """Return where the phrases of each list stand in flat text, in text order.

        ``heads`` are those of the text, for who looks into several books.
        """
        found: dict[str, list[Span]] = {}
        listed, guards = self._listed, self._guards
        for word, stem, place in heads_of(text) if heads is None else heads:
            if word in listed and (guards.get(word) or self._guard(word))(text, place):
                self._look(word, text, place, found)
            if stem in listed and (guards.get(stem) or self._guard(stem))(text, place):
                self._look(stem, text, place, found)
        return found

    def _look(self, key: str, text: str, place: int, found: dict[str, list[Span]]) -> None:
        for kind, pattern in self._rows.get(key) or self._compiled(key):
            spans = found.get(kind)
            if spans and place < spans[-1][1]:
                continue
            if hit := pattern.match(text, place):
                found.setdefault(kind, []).append(hit.span())

    def _guard(self, key: str) -> Guard:
        phrases = {phrase for listed in self._listed[key].values() for phrase in listed}
        guard = self._guards[key] = re.compile(any_at_all(phrases)).match
        return guard

    def _compiled(self, key: str) -> tuple[Row, ...]:
        self._rows[key] = rows(self._listed[key])
        return self._rows[key]


def inside(spans: Sequence[Span], region: Span) -> Iterator[Span]:
    """Yield which of the spans, in text order, lie in a part of the text."""
    start, end = region
    for at in range(bisect_left(spans, start, key=itemgetter(0)), len(spans)):
        if spans[at][0] > end:
            return
        if spans[at][1] <= end:
            yield spans[at]


def heads_of(text: str) -> Heads:
    """Return each word of flat text as it is looked up: whole, by its stem, and where it is."""
    return [(*looked_up(word.group()), word.start()) for word in WORD.finditer(text)]


@lru_cache(maxsize=8192)
def looked_up(word: str) -> tuple[str, str]:
    """Return a flat word as it is looked up: whole, a figure as such, and by its stem."""
    return FIGURE if word[0].isdigit() else word, f"{word[:STEM]}*"


def rows(kinds: Mapping[str, Iterable[str]]) -> tuple[Row, ...]:
    """Return one pattern a list, the longest phrase first."""
    return tuple((kind, any_of(found)) for kind, found in sorted(kinds.items()))


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return what matches any of the phrases, the longest first."""
    return re.compile(rf"(?:{'|'.join(map(expression, longest_first(phrases)))})(?!\w)")


def any_at_all(phrases: Iterable[str]) -> str:
    """Return the expression of whether one of the phrases is there, whichever it is.

    Phrases that begin with the same word share it and the blank behind it, which is several
    times faster than trying each from its beginning.
    """
    following: dict[str, set[str]] = {}
    whole: set[str] = set()
    for made in map(expression, phrases):
        first, blank, more = made.partition(BLANK)
        if blank and "(" not in first:
            following.setdefault(first, set()).add(more)
        else:
            whole.add(made)
    shared = {f"{w}{BLANK}(?:{'|'.join(sorted(more))})" for w, more in following.items()}
    return rf"(?:{'|'.join(sorted(shared | whole))})(?!\w)"


def longest_first(phrases: Iterable[str]) -> list[str]:
    """Return phrases so that no shorter one hides a longer one."""
    return sorted(phrases, key=lambda phrase: (-len(phrase), phrase))


def beginnings(phrase: str) -> frozenset[str]:
    """Return the words a phrase can begin with, as they are looked up."""
    head: list[str] = []
    for element in ELEMENT.findall(phrase.strip().lower()):
        head.append(element)
        if not may_lack(element):
            break
    choices = [options(piece) for element in head for piece in PIECE.findall(f"{element} ")]
    return frozenset(key for made in product(*choices) for key in keys_of("".join(made)))


def options(piece: str) -> list[str]:
    """Return what a piece of a phrase can be."""
    return piece[1:-1].split("|") if piece[0] == "(" else [piece]


def may_lack(element: str) -> bool:
    """Whether an element is a choice that may be empty, or a gap."""
    if element == "…":
        return True
    alone = element[0] == "(" and element.index(")") == len(element) - 1
    return alone and "" in options(element)


def keys_of(plain: str) -> Iterator[str]:
    """Yield how the first word of a phrase without choices is looked up."""
    head = FIRST.match(plain.strip())
    if head is None:
        return
    if head.group() == FIGURE:
        yield FIGURE
        return
    first, star, more = head.groups()
    for spelling in spellings(first):
        yield f"{spelling[:STEM]}*" if star else spelling
        if more and not star:
            yield spelling + flat(more).removeprefix("'")


def spellings(word: str) -> set[str]:
    """Return the flat ways to write a word with letters that not every keyboard has."""
    each = ({flat(c), SPELT.get(c, flat(c))} for c in word)
    return {"".join(made) for made in product(*each)}


def expression(phrase: str) -> str:
    """Return the regular expression of a phrase, for flat text."""
    made = ""
    begun = False
    for element in ELEMENT.findall(phrase.lower()):
        if element in WHOLE:
            made += WHOLE[element]
            continue
        if may_lack(element):
            plain = either(option for option in options(element) if option)
            made += f"(?:{BLANK}{plain})?" if begun else f"(?:{plain}{BLANK})?"
        else:
            made += continued(element) if begun else begin(element)
            begun = True
    return made


def begin(element: str) -> str:
    """Return the expression of a word, choices inside it included."""
    return "".join(map(piece_expression, PIECE.findall(element)))


def continued(element: str) -> str:
    """Return the expression of a word after another, or of the end that a choice allows."""
    if element[0] == "(" and "." in options(element):
        words = either(option for option in options(element) if option != ".")
        return f"(?:{BLANK}{words}|{END})"
    return f"{BLANK}{begin(element)}"


def piece_expression(piece: str) -> str:
    """Return the expression of a choice inside a word or of plain characters."""
    if piece[0] != "(":
        return "".join(map(sign, piece))
    return either(options(piece))


def either(choices: Iterable[str]) -> str:
    """Return the expression of a choice."""
    return f"(?:{'|'.join(''.join(map(sign, option)) for option in choices)})"


def sign(character: str) -> str:
    """Return the expression of one character of the notation."""
    if character.isspace():
        return BLANK
    if character in SPELT:
        return f"(?:{flat(character)}|{SPELT[character]})"
    return SIGNS.get(character) or re.escape(flat(character))
