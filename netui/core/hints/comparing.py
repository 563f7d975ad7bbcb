"""Two notes word by word: what they share and what each has of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

from netui.core.text import fold, normal

TOKEN = re.compile(r"\s*\S+|\s+$")
MARKS = " \t\n.,;:!?…\"'()[]{}“”„«»‘’-–—"
MOST_WORDS = 600
"""So many words of each note are compared; the rest counts as its own."""


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """Words in a row that both notes have, or that only this one has."""

    text: str
    shared: bool


def compared(one: str, two: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return both notes in runs; together the runs of a note are its whole text."""
    mine, theirs = (TOKEN.findall(normal(text)) for text in (one, two))
    matcher = SequenceMatcher(
        None, comparable(mine[:MOST_WORDS]), comparable(theirs[:MOST_WORDS]), autojunk=False
    )
    blocks = matcher.get_matching_blocks()
    return (
        tuple(runs(mine, [(block.a, block.a + block.size) for block in blocks])),
        tuple(runs(theirs, [(block.b, block.b + block.size) for block in blocks])),
    )


def comparable(tokens: Sequence[str]) -> list[str]:
    """Return the words as they are compared: without capitals, accents and marks around."""
    return [fold(token).strip(MARKS) or token.strip() for token in tokens]


def runs(tokens: Sequence[str], shared: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """Yield the runs of a note, given where its shared words are."""
    reached = 0
    for start, end in (*shared, (len(tokens), len(tokens))):
        if start > reached:
            yield Run(text="".join(tokens[reached:start]), shared=False)
        if end > start:
            yield Run(text="".join(tokens[start:end]), shared=True)
        reached = max(reached, end)
