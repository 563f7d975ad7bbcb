"""The word lists of the rules on accuracy, and the patterns made of them.

A translator adds ``lexicons/<language>/accuracy.json``; nothing here names a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from netui.core.hints.lexicon import LANGUAGES, alternatives, load
from netui.core.text import flat, fold


class AccuracyWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the rules on accuracy read; strings are lists of words, lists hold phrases.

    ``times`` and ``ahead`` say of phrases how many days back or ahead they can mean,
    ``seasons`` between which days of the year a wish is in season. ``relatives`` are codes
    of languages that look like this one and have no lists.
    """

    you: str
    me: str
    at: str
    theirs: list[str]
    elsewhere: list[str]
    past: list[str]
    congratulations: list[str]
    belated: list[str]
    meetings: list[str]
    times: dict[str, list[str]]
    ahead: dict[str, list[str]]
    counted: str
    units: dict[str, str]
    numbers: dict[str, int]
    forward: list[str]
    afterwards: list[str]
    seasons: dict[str, list[str]]
    pieces: str
    spoken: str
    after_piece: str
    not_yet: str
    to_come: str
    any_piece: str
    conditions: str
    own_act: list[str]
    relatives: str


SPOKEN_LISTS = (
    "theirs",
    "elsewhere",
    "past",
    "congratulations",
    "belated",
    "meetings",
    "forward",
    "afterwards",
    "own_act",
)
"""The lists that are plain phrases."""

UNIT_DAYS = {
    "day": (1, 1, 1),
    "week": (7, 6, 6),
    "month": (30, 25, 25),
    "year": (365, 200, 250),
}
"""For each unit its days, and how many fewer or more a person may mean."""


@cache
def accuracy_words(language: str) -> AccuracyWords:
    """Return the lists of a language."""
    return load(f"{language}/accuracy", AccuracyWords)


@cache
def single(kind: str) -> frozenset[str]:
    """Return the folded words of one list over all languages."""
    return frozenset(
        word for code in LANGUAGES for word in fold(getattr(accuracy_words(code), kind)).split()
    )


@cache
def accuracy_phrases() -> dict[str, tuple[str, ...]]:
    """Return the phrases of all lists; what depends on days is a list for each span of them."""
    lists: dict[str, list[str]] = {kind: [] for kind in SPOKEN_LISTS}
    for code in LANGUAGES:
        words = accuracy_words(code)
        for kind in SPOKEN_LISTS:
            lists[kind] += getattr(words, kind)
        for prefix, spans in (
            ("ago", words.times),
            ("ahead", words.ahead),
            ("season", words.seasons),
        ):
            for span, listed in spans.items():
                lists.setdefault(f"{prefix} {span}", []).extend(listed)
    return {kind: tuple(listed) for kind, listed in lists.items()}


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """How a language counts days ago; ``sure`` is what each way to say it holds."""

    pattern: re.Pattern[str]
    sure: tuple[str, ...]
    words: AccuracyWords


@cache
def counted() -> tuple[Counted, ...]:
    """Return for each language what finds a number of days, weeks, months or years ago."""
    found = []
    for code in LANGUAGES:
        words = accuracy_words(code)
        figure = rf"(?P<n>\d{{1,2}}|{alternatives(words.numbers)})"
        unit = rf"(?P<unit>{alternatives(' '.join(words.units.values()).split())})"
        template = flat(words.counted)
        pattern = re.escape(template).replace(r"\{n\}", figure).replace(r"\{unit\}", unit)
        found.append(
            Counted(
                pattern=re.compile(rf"(?<!\w){pattern}(?!\w)"),
                sure=tuple(re.split(r"\{(?:n|unit)\}", template)),
                words=words,
            )
        )
    return tuple(found)


def counted_in(
    text: str, start: int, end: int
) -> Iterator[tuple[re.Match[str], AccuracyWords]]:
    """Yield where flat text counts days or weeks ago, with the words of that language."""
    for one in counted():
        # Four patterns cost more than most rules; a plain look tells that none can match.
        if all(part in text for part in one.sure):
            yield from ((hit, one.words) for hit in one.pattern.finditer(text, start, end))


def days_meant(hit: re.Match[str], words: AccuracyWords) -> tuple[int, int]:
    """Return from and to how many days ago such a phrase can mean."""
    figure = flat(hit["n"])
    numbers = {flat(word): n for word, n in words.numbers.items()}
    n = int(figure) if figure.isdigit() else numbers[figure]
    unit = next(
        unit for unit, forms in words.units.items() if hit["unit"] in flat(forms).split()
    )
    days, fewer, more = UNIT_DAYS[unit]
    return max(0, n * days - fewer), n * days + more


@cache
def piece_heads() -> frozenset[str]:
    """Return the first words of what one may have written or said."""
    return frozenset(word.partition("-")[0] for word in single("pieces"))


@cache
def claimed_piece() -> re.Pattern[str]:
    """Return what finds your article, your last talk and the like in flat text."""
    yours, pieces = alternatives(single("you")), alternatives(single("pieces"))
    return re.compile(
        rf"(?<!\w){yours}[^\S\n]+(?:[^\W\d_][\w'’\-]*[^\S\n]+){{0,3}}?(?:[^\W\d_][\w]*-)?"
        rf"(?P<piece>{pieces})(?!\w)(?!-\w)(?![^\S\n]+{pieces}(?!\w))"
    )
