"""The rule about two ways of address in one note: du and Sie, tu and vous, tú and usted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from netui.core.hints.examined import Examined
from netui.core.hints.model import Finding, Fix, FixKind, RecordEdit, RecordStep, Severity, Span
from netui.core.hints.rule import Example, Family, Rule
from netui.core.hints.tone_words import ToneWords
from netui.core.hints.wording import find, without, word_lists
from netui.core.text import WORD

STARTS = '.!?…:\n\x00“„«»"()–—-*•'
CONTEXT = 14
WAYS = {"de": ("du", "Sie"), "fr": ("tu", "vous"), "es": ("tú", "usted")}
"""The two ways of address, as they stand on the record."""


def mixed_formality(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if one reader is addressed in two ways."""
    for language in examined.languages:
        informal, formal = addresses(examined, language)
        if informal and formal:
            yield both_ways(examined, language, informal, formal)
            return


def addresses(examined: Examined, language: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return where one reader is addressed informally and formally; nothing if several are."""
    only = (language,)
    informal = find(examined, ToneWords, "informal", languages=only)
    informal = without(informal, find(examined, ToneWords, "not_informal", languages=only))
    if not informal or find(examined, ToneWords, "plural", languages=only):
        return (), ()
    formal = find(examined, ToneWords, "formal", languages=only)
    formal += with_capital(examined, language)
    return informal, tuple(span for span in formal if not is_joined(examined, span))


def both_ways(
    examined: Examined, language: str, informal: tuple[Span, ...], formal: tuple[Span, ...]
) -> Finding:
    """Return what to say of two ways of address in one note."""
    one, other = min(informal), min(formal)
    kept = examined.contact.formality
    advice = f"On file is “{kept}”." if kept else "Choose one."
    both = Fix(
        label="Both ways in this note",
        kind=FixKind.DISPLAY,
        examples=(listed(examined, informal), listed(examined, formal)),
    )
    return Finding(
        message=f"“{shown(examined, one)}” and “{shown(examined, other)}”: {advice}",
        spans=tuple(sorted({*informal, *formal})),
        fixes=(both, *(() if kept else remembering(language))),
    )


def remembering(language: str) -> tuple[Fix, ...]:
    """Return the fixes that put the way of address on file."""
    return tuple(
        Fix(
            label=f"Say “{word}” from now on",
            kind=FixKind.RECORD,
            record=RecordEdit(step=RecordStep.SET_FORMALITY, value=word),
        )
        for word in WAYS.get(language, ())
    )


def with_capital(examined: Examined, language: str) -> tuple[Span, ...]:
    """Return words that address somebody by their capital, inside a sentence only."""
    polite = single(language)
    if not polite:
        return ()
    start, end = examined.anatomy.body
    return tuple(
        word.span()
        for word in WORD.finditer(examined.masked, start, end)
        if word.group() in polite and not starts_sentence(examined, word.start())
    )


@cache
def single(language: str) -> frozenset[str]:
    """Return the words of a language that address somebody by their capital."""
    words: str = word_lists(ToneWords, language).capital
    return frozenset(words.split())


def starts_sentence(examined: Examined, place: int) -> bool:
    """Whether a sentence, a line or the body begins here."""
    start = examined.anatomy.body[0]
    before = examined.masked[start:place].rstrip(" \t\xa0")
    return not before or before[-1] in STARTS


def is_joined(examined: Examined, span: Span) -> bool:
    """Whether a word is part of a longer one: rendez-vous."""
    return examined.masked[span[0] - 1 : span[0]] == "-" and not re.match(
        r"\w+(?:ez|ons|tes)\b", examined.masked[max(0, span[0] - CONTEXT) : span[0] - 1]
    )


def shown(examined: Examined, span: Span) -> str:
    """Return a word with the one after it, as it stands."""
    following = re.match(r"[^\S\n]+[\w'’-]+", examined.masked[span[1] :])
    return examined.text[span[0] : span[1] + (following.end() if following else 0)]


def listed(examined: Examined, spans: tuple[Span, ...]) -> str:
    """Return the different words of one way of address."""
    return ", ".join(dict.fromkeys(examined.text[a:b] for a, b in sorted(spans)))


RULES = (
    Rule(
        code="T07",
        name="mixed-formality",
        family=Family.TONE,
        severity=Severity.HINT,
        weight=27,
        summary="One note says du and Sie, tu and vous, or tú and usted.",
        why="Two ways of address read as text from two notes; this is courtesy (S1-35).",
        source=("S1-35",),
        check=mixed_formality,
        good=(
            Example(text="Bonjour Noor, votre article m'a plu, et vous avez raison."),
            Example(text="Hallo Noor, dein Beitrag hilft uns. Sie ist gut, deine Skizze."),
            Example(text="Hola Noor, vi tu charla con sus alumnos y les gustó a todos."),
        ),
        bad=(
            Example(text="Bonjour Noor, ton article m'a plu et j'irais avec vous."),
            Example(text="Hallo Noor, dein Beitrag war gut, wenn Sie mögen, sprechen wir."),
            Example(text="Hola Noor, vi tu informe y quiero que usted me cuente más."),
        ),
    ),
)
"""The rule of this part of the family."""
