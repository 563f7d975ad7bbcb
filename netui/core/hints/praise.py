"""C08: praise that would fit anybody.

Praise is fine where a detail stands beside it: in the sentence, behind it, or in the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from netui.core.hints.accuracy_words import single
from netui.core.hints.context_words import context_set, praised
from netui.core.hints.examined import Examined
from netui.core.hints.facts import Vocabulary
from netui.core.hints.fixes import picking
from netui.core.hints.lexicon import word_set
from netui.core.hints.model import Finding, Severity, Span
from netui.core.hints.rule import Example, Family, Rule

WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
MARKS = frozenset(".,:;!?–—-\n")

DETAIL_WORDS = 2
"""So many telling words behind praise make a detail, on file or not."""


def vague_flattery(examined: Examined) -> Iterator[Finding]:
    """Yield a finding for the first praise that has no detail beside it."""
    for span in sorted(praise_in(examined)):
        if has_detail(examined, span):
            continue
        posts = (fact for fact in examined.facts if fact.kind == "post")
        yield Finding(
            message="Praise without a detail reads as a form letter. What impressed you?",
            spans=(span,),
            fixes=picking(examined, posts, "Quote one thing"),
        )
        return


def praise_in(examined: Examined) -> Iterator[Span]:
    """Yield where the body praises a profile, a career or work at large."""
    yield from examined.spans_of("praise")
    start, end = examined.anatomy.body
    adjectives, nouns = context_set("praise_adjectives"), context_set("praise_nouns")
    if adjectives.isdisjoint(examined.plain) or nouns.isdisjoint(examined.plain):
        return
    for pattern in praised():
        for hit in pattern.finditer(examined.flat, start, end):
            if is_about_them(examined, hit):
                yield hit.span()


def is_about_them(examined: Examined, hit: re.Match[str]) -> bool:
    """Whether the praise is of the reader's, not of the writer's or of what is hoped for."""
    before = WORD.findall(examined.flat[max(0, hit.start() - 30) : hit.start("what")])
    mine = set(before[-4:]) & (single("me") - {"i", "ich", "je", "j", "yo"})
    yours = set(before[-5:]) & single("you")
    if hit.start() == hit.start("what"):
        return bool(yours) and not mine
    return not mine and (bool(yours) or begins_clause(examined, hit.start()))


def begins_clause(examined: Examined, place: int) -> bool:
    """Whether nothing but a mark stands before a place: Wow, great profile."""
    before = examined.flat[examined.anatomy.body[0] : place].rstrip()
    return not before or before[-1] in MARKS


def has_detail(examined: Examined, span: Span) -> bool:
    """Whether a fact on file or a detail of its own stands beside praise."""
    start, end = examined.sentence_at(span[0])
    text = examined.text
    if any(Vocabulary(text[start:end]).holds(fact) for fact in examined.facts):
        return True
    if "\x00" in examined.masked[start:end] or says_more(examined, (span[1], end)):
        return True
    after = [s for s in examined.sentences if s[0] >= end]
    return bool(after) and any(
        Vocabulary(text[slice(*after[0])]).holds(fact) for fact in examined.facts
    )


def says_more(examined: Examined, behind: Span) -> bool:
    """Whether what follows in the sentence goes into detail: on the tidal gates, because."""
    listed = WORD.findall(examined.flat[slice(*behind)])
    if not listed or (
        listed[0] not in context_set("details") and not is_aside(examined, behind)
    ):
        return False
    dull = word_set("stop") | word_set("generic") | context_set("details") | single("you")
    telling = [word for word in listed[:10] if len(word) > 3 and word not in dull]
    return len(telling) >= DETAIL_WORDS


def is_aside(examined: Examined, behind: Span) -> bool:
    """Whether a colon, a dash or a comma opens what follows."""
    return examined.text[slice(*behind)].lstrip()[:1] in {":", "–", "—", "-", ",", ";"}


RULE = Rule(
    code="C08",
    name="vague-flattery",
    family=Family.CONTEXT,
    severity=Severity.HINT,
    weight=32,
    summary="Praise that names nothing could be for anybody.",
    why="Sincere praise names what it is for (S2-14, S4-11); in one tool's e-mails a little "
    "warmth helped and more of it did not (E08).",
    source=("S2-14", "S4-11", "E08"),
    check=vague_flattery,
    good=(
        Example(
            text="Hi Noor, impressive work on the tidal gates of the north harbour.",
        ),
        Example(
            text="Hi Noor, I love what you do. Your Slow tides map changed our survey.",
            facts={"posts": [{"title": "Slow tides"}]},
        ),
    ),
    bad=(
        Example(text="Hi Noor, your profile is truly impressive."),
        Example(text="Hallo Noor, Ihr Werdegang ist sehr beeindruckend."),
        Example(text="Hola Noor, me encanta lo que haces."),
    ),
)
