"""What a user's rule looks for: listed phrases, or a regular expression that cannot hang.

Python's own expressions cannot be stopped, so these run in ``regex``, which can: one search
has a fixed time, and an expression that needs more is cut off and rests from then on.
"""

from __future__ import annotations

import string
from typing import Protocol

from netui.core.hints.examined import Examined
from netui.core.hints.model import Span
from netui.core.hints.phrases import SPELT, PhraseBook, beginnings
from netui.errors import Problem

SECONDS = 0.02
"""How long one search may take; a whole note takes a fraction of a millisecond otherwise."""

LONGEST = 400
MOST_CHOICES = 8
MOST_GAPS = 2
PROBING = 0.004
"""How long one search of a probe may take: more than any honest expression needs."""

STUTTERS = 250
"""How often the probes repeat a letter: enough for whatever grows faster than it should."""


class CutOffError(Exception):
    """An expression needed more than its time."""


class Finder(Protocol):
    """What finds something in a note."""

    def spans(self, examined: Examined) -> list[Span]:
        """Return where it stands, in text order; raise :class:`CutOffError` if cut off."""


class Expression:
    """A regular expression with a limit of time; once cut off, it is not run again."""

    def __init__(self, source: str, *, case: bool = False) -> None:
        """Compile; raises ``ValueError`` with what is wrong with the expression."""
        import warnings  # noqa: PLC0415 - only who has rules of their own pays for these

        import regex  # noqa: PLC0415 - likewise, 15 ms

        flags = regex.MULTILINE | (0 if case else regex.IGNORECASE)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._found = regex.compile(source, flags)
        except (regex.error, OverflowError, RecursionError, MemoryError) as error:
            raise ValueError(str(error) or "it is too large") from error
        self.cut_off = False

    def spans(self, examined: Examined) -> list[Span]:
        """Return where it matches something in the text, quotations and code hidden."""
        return self.search(examined.masked)

    def search(self, text: str, seconds: float = SECONDS) -> list[Span]:
        """Return where it matches something in any text; the time is that of the processor."""
        if self.cut_off:
            raise CutOffError
        try:
            found = [hit.span() for hit in self._found.finditer(text, timeout=seconds)]
        except (TimeoutError, MemoryError, RecursionError) as error:
            self.cut_off = True
            raise CutOffError from error
        return [span for span in found if span[0] < span[1]]


class Phrases:
    """Listed phrases, as in the word lists: the notation of ``phrases.py``."""

    def __init__(self, listed: list[str]) -> None:
        """Take the phrases, which are known to be well formed."""
        self.listed = tuple(listed)
        self._book = PhraseBook({str(at): [phrase] for at, phrase in enumerate(listed)})

    def spans(self, examined: Examined) -> list[Span]:
        """Return where any of the phrases stands, the longest at each place."""
        return [span for span, _ in self.hits(examined)]

    def hits(self, examined: Examined) -> list[tuple[Span, str]]:
        """Return where phrases stand, each with the phrase as it is listed."""
        every = [
            (span, self.listed[int(kind)])
            for kind, spans in self._book.find(examined.flat).items()
            for span in spans
        ]
        kept: list[tuple[Span, str]] = []
        for span, phrase in sorted(every, key=lambda hit: (hit[0][0], -hit[0][1])):
            if not kept or kept[-1][0][1] <= span[0]:
                kept.append((span, phrase))
        return kept


def expression(source: str, *, case: bool = False) -> Expression | Problem:
    """Return a regular expression that holds its time on the probes, or what is wrong."""
    if len(source) > LONGEST:
        todo = f"Write at most {LONGEST} characters, or more than one rule."
        return Problem("The expression is too long", todo=todo)
    try:
        made = Expression(source, case=case)
    except ValueError as error:
        return Problem(f"The expression cannot be read: {error}", todo="Mend it.")
    try:
        for text in probes(source):
            made.search(text, PROBING)
    except CutOffError:
        return Problem(
            "The expression runs away: on some notes it would not come to an end",
            todo="Let no repetition stand inside another, and no choice begin alike.",
        )
    return made


def probes(source: str) -> tuple[str, ...]:
    """Return texts on which an expression that can run away is likely to do it."""
    letters = list(dict.fromkeys(sign for sign in source if sign in string.ascii_letters))
    stutters = [letter * STUTTERS for letter in dict.fromkeys([*letters[:4], "a", " ", "0"])]
    return (*(f"{text}\x00" for text in stutters), f"{'ab cd, ' * STUTTERS}\x00")


def fault_in(phrase: str) -> str:
    """Return what is wrong with a phrase; empty if nothing is."""
    choices = phrase.count("|") + phrase.count("(")
    spelt = sum(letter in SPELT for letter in phrase.lower())
    if max(choices, spelt) > MOST_CHOICES or phrase.count("…") > MOST_GAPS:
        return "it has too many choices or gaps"
    if phrase.count("(") != phrase.count(")") or len(phrase) > LONGEST:
        return "its brackets do not match" if len(phrase) <= LONGEST else "it is too long"
    return "" if beginnings(phrase) else "it does not begin with a word"
