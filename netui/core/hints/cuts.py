"""What can go from a note that is too long, without touching what it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from netui.core.hints.examined import Examined
from netui.core.hints.form_words import FormWords
from netui.core.hints.lexicon import LANGUAGES, alternatives, pattern, phrases
from netui.core.hints.model import Choice, Fix, FixKind, Span
from netui.core.hints.wording import word_lists
from netui.core.text import units

MOST = 8
LOOKED_AT = 24
ASIDE = re.compile(r"\s?\([^()\n]{2,160}\)")
CLAUSE_STARTS = ",;:–—"


@cache
def relative_clause() -> re.Pattern[str]:
    """Return what finds a clause between commas that only adds to a noun."""
    return re.compile(rf",\s{alternatives(phrases('relatives'))}\s[^,.!?\n]{{4,160}},")


@cache
def second_adjective() -> re.Pattern[str]:
    """Return what finds one of two words of praise in a row, with what joins it."""
    listed = alternatives(
        word for code in LANGUAGES for word in word_lists(FormWords, code).adjectives
    )
    return re.compile(rf"(?<!\w){listed}((?:,|\s(?:and|und|et|y|e))\s{listed})(?!\w)")


def cut_fix(examined: Examined, over: int) -> tuple[Fix, ...]:
    """Return a pick list of cuts with what each saves, the best first."""
    asks = asks_in(examined)
    choices: list[tuple[int, Choice]] = []
    for what, (start, end) in islice(candidates(examined), LOOKED_AT):
        if not any(start < b and a < end for a, b in asks):
            choices.append(cut(examined, what, (start, end)))
    best = sorted(choices, key=lambda c: (c[0] < over, abs(c[0] - over)))[:MOST]
    kept = tuple(choice for _, choice in best)
    return (Fix(label="Cut something", kind=FixKind.CHOICE, choices=kept),) if kept else ()


def candidates(examined: Examined) -> Iterator[tuple[str, Span]]:
    """Yield what can be spared: stock phrases, adverbs, asides, sign-off, whole sentences."""
    start, end = examined.anatomy.body
    for what, finder in (
        ("stock phrase", pattern("stock")),
        ("adverb", pattern("adverbs")),
        ("aside", ASIDE),
        ("side clause", relative_clause()),
    ):
        for found in finder.finditer(examined.flat, start, end):
            yield what, found.span()
    for found in second_adjective().finditer(examined.flat, start, end):
        yield "second adjective", found.span(1)
    if examined.text[slice(*examined.anatomy.sign_off)].strip():
        yield "sign-off", (end, len(examined.text))
    if len(examined.sentences) > 1:
        yield from (("sentence", span) for span in examined.sentences)


def cut(examined: Examined, what: str, span: Span) -> tuple[int, Choice]:
    """Return what it saves to take a span out, leaving one blank behind, and the choice."""
    text = examined.text
    start, end = span
    label = " ".join(text[start:end].split())
    shown = label if len(label) <= 40 else f"{label[:39].rstrip()}…"
    new = ""
    if what == "sign-off":
        start = len(text[:start].rstrip())
    elif text[end : end + 1].isspace() and (start == 0 or text[start - 1].isspace()):
        end += 1
    if starts_sentence(text, start) and what in {"stock phrase", "adverb"}:
        while end < len(text) and text[end] in " ,":
            end += 1
        new = text[end : end + 1].upper()
        end = min(end + 1, len(text))
    saved = units(text[start:end]) - units(new)
    label = f"{what}: “{shown}”, saves {saved}"
    return saved, Choice(label=label, edits=((start, end, new),))


def starts_sentence(text: str, place: int) -> bool:
    """Whether a place is the beginning of a sentence."""
    before = text[:place].rstrip(" ")
    return not before or before[-1] in ".!?…\n"


def asks_in(examined: Examined) -> tuple[Span, ...]:
    """Return where the note asks for something: from the clause it begins in to its end."""
    asks: list[Span] = []
    for start, end in examined.sentences:
        if "?" in examined.masked[start:end]:
            asks.append((start, end))
        elif found := pattern("ask").search(examined.flat, start, end):
            asks.append((clause_start(examined.masked, start, found.start()), end))
    return tuple(asks)


def clause_start(text: str, floor: int, place: int) -> int:
    """Return where the clause around ``place`` begins, not before ``floor``."""
    marks = (text.rfind(mark, floor, place) + 1 for mark in CLAUSE_STARTS)
    return max(floor, *marks)
