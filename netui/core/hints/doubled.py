"""The rule about a word typed twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from netui.core.hints.examined import Examined
from netui.core.hints.form_words import FormWords
from netui.core.hints.lexicon import LANGUAGES
from netui.core.hints.model import Finding, Fix, FixKind, Severity
from netui.core.hints.rule import Example, Family, Rule
from netui.core.hints.wording import single_words
from netui.core.text import fold

DOUBLED = re.compile(
    r"(?<![\w'’-])([^\W\d_]+)(?:[ \t\xa0]+|[ \t]*\n[ \t]*)(\1)(?![\w'’-])", re.IGNORECASE
)


def doubled_word(examined: Examined) -> Iterator[Finding]:
    """Yield a finding for words typed twice in a row, besides those that may stand so."""
    plain = [word for word, _, _ in examined.heads]
    if not any(one == two for one, two in pairwise(plain)):
        return
    twice = [
        found
        for found in DOUBLED.finditer(examined.masked)
        if found.group().islower() and fold(found[1]) not in may_be_doubled()
    ]
    if twice:
        edits = tuple((found.end(1), found.end(), "") for found in twice)
        shown = ", ".join(f"“{' '.join(found.group().split())}”" for found in twice[:3])
        yield Finding(
            message=f"A word is there twice: {shown}.",
            spans=tuple(found.span() for found in twice),
            fixes=(Fix(label="Delete one", kind=FixKind.SAFE, edits=edits),),
        )


@cache
def may_be_doubled() -> frozenset[str]:
    """Return the words that may stand twice in a row, in whatever language."""
    return frozenset().union(*(single_words(FormWords, code, "doubled") for code in LANGUAGES))


RULES = (
    Rule(
        code="L07",
        name="doubled-word",
        family=Family.FORM,
        severity=Severity.HINT,
        weight=30,
        summary="The same word stands twice in a row.",
        why="Your own eye skips a word typed twice; theirs reads haste (S1-35).",
        source=("S1-35",),
        check=doubled_word,
        good=(
            Example(text="Hallo Noor, die Zahlen, die die Stadtwerke zeigen, helfen uns."),
            Example(text="Hi Noor, we both know that that had had to end in Bora Bora."),
        ),
        bad=(
            Example(text="Hi Noor, your your reef survey is on my desk."),
            Example(text="Bonjour Noor, merci pour pour les relevés."),
        ),
    ),
)
"""The rule of this part of the family."""
