"""R04: whether a first note asks a stranger for much: more than a quarter of an hour, a job."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netui.core.cadence.fit import is_stranger
from netui.core.hints.examined import Examined
from netui.core.hints.model import Edit, Finding, Fix, FixKind, Severity, Span
from netui.core.hints.request_words import RequestWords
from netui.core.hints.rule import Example, Family, Rule
from netui.core.hints.wording import find, has, single_words, without
from netui.core.model import INVITATION_KINDS, Tie

MINUTES = 15
SHORT = {"en": "ten minutes", "de": "zehn Minuten", "fr": "dix minutes", "es": "diez minutos"}
QUESTION = {
    "en": "Could I ask you one question about it here?",
    "de": "Dürfte ich Ihnen dazu hier eine Frage stellen?",
    "fr": "Puis-je vous poser ici une question à ce sujet ?",
    "es": "¿Puedo hacerle aquí una pregunta sobre ello?",
}
NUMBER = re.compile(r"(\d{1,3})(?:\s?(?:-|bis|to|à|a|–)\s?(\d{1,3}))?[\s-]?([^\W\d_]+)")


def oversized_ask(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if a first note to a stranger asks for much."""
    if not (is_stranger(examined.contact) or examined.contact.tie is Tie.WEAK):
        return
    asking = [s for s in examined.sentences if is_ask(examined, s)]
    long = tuple(span for s in asking for span in long_times(examined, s))
    big = tuple(span for s in asking for span in big_things(examined, s))
    spans = tuple(sorted({*long, *(b for b in big if b not in long)}))
    if not spans:
        return
    first = " ".join(examined.text[slice(*spans[0])].split())
    question = Fix(
        label="A question instead",
        kind=FixKind.DISPLAY,
        examples=(QUESTION[examined.language],),
    )
    yield Finding(
        message=f"“{first}” is a lot from somebody you do not know. Ten minutes, or one "
        "question, is easier to grant.",
        spans=spans,
        fixes=(*shortening(examined, long), question),
    )


def is_ask(examined: Examined, sentence: Span) -> bool:
    """Whether a sentence asks or wishes for something."""
    return (
        "?" in examined.masked[slice(*sentence)]
        or has(examined, RequestWords, "acts", sentence)
        or has(examined, RequestWords, "meeting_acts", sentence)
        or has(examined, RequestWords, "wants", sentence)
    )


def big_things(examined: Examined, sentence: Span) -> tuple[Span, ...]:
    """Return the meals, meetings, jobs and favours a sentence asks for."""
    spans = find(examined, RequestWords, "big", sentence)
    return without(spans, find(examined, RequestWords, "big_fine", sentence)) if spans else ()


def long_times(examined: Examined, sentence: Span) -> tuple[Span, ...]:
    """Return the times over a quarter of an hour that a sentence asks for."""
    spans = find(examined, RequestWords, "times", sentence)
    spans += tuple(
        found.span()
        for found in NUMBER.finditer(examined.flat, *sentence)
        if is_long(examined, found)
    )
    if not spans or not has(examined, RequestWords, "cues", sentence):
        return ()
    kept = without(spans, find(examined, RequestWords, "times_fine", sentence))
    return tuple(sorted(set(kept)))


def is_long(examined: Examined, found: re.Match[str]) -> bool:
    """Whether a number with its unit is more than a quarter of an hour."""
    if is_unit(examined, found, "hours"):
        return True
    return is_unit(examined, found, "units") and int(found[2] or found[1]) > MINUTES


def is_unit(examined: Examined, found: re.Match[str], kind: str) -> bool:
    """Whether a number counts minutes, or hours."""
    return any(found[3] in single_words(RequestWords, c, kind) for c in examined.languages)


def shortening(examined: Examined, long: tuple[Span, ...]) -> tuple[Fix, ...]:
    """Return the fix that asks for ten minutes instead."""
    edits: list[Edit] = []
    for start, end in long:
        found = NUMBER.match(examined.flat, start, end)
        if found and not is_unit(examined, found, "hours"):
            edits.append((start, found.end(2) if found[2] else found.end(1), "10"))
        else:
            edits.append((start, end, SHORT[examined.language]))
    if not edits:
        return ()
    return (Fix(label="Ask for ten minutes", kind=FixKind.SAFE, edits=tuple(edits)),)


RULES = (
    Rule(
        code="R04",
        name="oversized-ask",
        family=Family.REQUESTS,
        severity=Severity.WARNING,
        weight=61,
        summary="A first note asks a stranger for more than a quarter of an hour, a meal, a "
        "meeting, a job or a favour of that size.",
        why="A ten-minute call is what a stranger can grant (S0-27).",
        source=("S0-27",),
        check=oversized_ask,
        good=(
            Example(text="Hi Noor, could I ask you about the field in a 10-minute call?"),
            Example(text="Hi Noor, your school lunch project is good. How did it begin?"),
        ),
        bad=(
            Example(text="Hi Noor, can we meet for coffee for an hour next week?"),
            Example(text="Hallo Noor, hätten Sie 30 Minuten für ein Telefonat?"),
            Example(text="Bonjour Noor, pourriez-vous relire mon CV ?"),
        ),
        kinds=INVITATION_KINDS,
    ),
)
"""The rule of this part of the family."""
