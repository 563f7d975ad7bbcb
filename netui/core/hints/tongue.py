"""A09: the note is written in a language the contact's record does not name.

Common words vote. Only words that one language alone has count, and a close vote decides
nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from netui.core.hints.accuracy_words import accuracy_words
from netui.core.hints.examined import Examined
from netui.core.hints.lexicon import LANGUAGES, words_of
from netui.core.hints.model import (
    Finding,
    Fix,
    FixKind,
    RecordEdit,
    RecordStep,
    Severity,
)
from netui.core.hints.rule import Example, Family, Rule
from netui.core.hints.telling import SPLIT
from netui.core.text import fold

FEWEST_WORDS = 8
FEWEST_VOTES = 3
MARGIN = 3
NAMES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
}


def language_mismatch(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if the body is surely in a language that the record does not list."""
    codes = {
        code.partition("-")[0].partition("_")[0].casefold() for code in examined.contact.langs
    }
    codes.discard("")
    if not codes:
        return
    if other_tongues(frozenset(codes)).isdisjoint(examined.vocabulary.words):
        return
    start, end = examined.anatomy.body
    listed = SPLIT.findall(fold(examined.masked[start:end]))
    spoken = surely(listed) if len(listed) >= FEWEST_WORDS else None
    if spoken is None or spoken in codes:
        return
    if codes & set(accuracy_words(spoken).relatives.split()):
        return
    theirs = " or ".join(sorted(NAMES.get(code, code) for code in codes))
    own = NAMES.get(spoken, spoken)
    yield Finding(
        message=f"{examined.contact.call_name}'s record says {theirs}; this note is in {own}.",
        fixes=(
            step(RecordStep.ADD_LANG, spoken, f"They read {own}, too"),
            step(RecordStep.SET_LANG, spoken, f"Their language is {own}"),
        ),
    )


def step(what: RecordStep, code: str, label: str) -> Fix:
    """Return a fix that writes a language into the record."""
    return Fix(label=label, kind=FixKind.RECORD, record=RecordEdit(step=what, value=code))


@cache
def telltale() -> dict[str, str]:
    """Return the common words that one language alone has, with that language."""
    owners: dict[str, list[str]] = {}
    for code in LANGUAGES:
        for word in words_of(code, "stop"):
            for part in SPLIT.findall(word):
                owners.setdefault(part, []).append(code)
    return {word: codes[0] for word, codes in owners.items() if len(set(codes)) == 1}


@lru_cache(maxsize=64)
def other_tongues(codes: frozenset[str]) -> frozenset[str]:
    """Return the words that tell of a language besides these."""
    return frozenset(word for word, code in telltale().items() if code not in codes)


def surely(listed: Iterable[str]) -> str | None:
    """Return the language that clearly most of the folded words vote for."""
    votes = dict.fromkeys(LANGUAGES, 0)
    votes.update(Counter(filter(None, map(telltale().get, listed))))
    first, second = sorted(votes, key=lambda code: votes[code], reverse=True)[:2]
    clear = votes[first] >= FEWEST_VOTES and votes[first] >= MARGIN * max(1, votes[second])
    return first if clear else None


RULE = Rule(
    code="A09",
    name="language-mismatch",
    family=Family.ACCURACY,
    severity=Severity.HINT,
    weight=35,
    summary="The note is in another language than the record names.",
    why="Writing in the reader's language is a courtesy; the record may list several.",
    source=("courtesy",),
    check=language_mismatch,
    good=(
        Example(
            text="Hallo Noor, Ihre Karte der Gezeiten hängt seit dem Winter bei uns im Büro.",
            facts={"langs": ["de"]},
        ),
        Example(
            text="Hi Noor, your map of the tides has been on our wall since the winter.",
            facts={"langs": ["de", "en"]},
        ),
    ),
    bad=(
        Example(
            text="Hola Noor, tu mapa de las mareas está en nuestra pared desde el invierno.",
            facts={"langs": ["en"]},
        ),
        Example(
            text="Hi Noor, your map of the tides has been on our wall since the winter.",
            facts={"langs": ["de"]},
        ),
    ),
)
