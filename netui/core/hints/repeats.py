"""The rule about a note that brings nothing new."""

from __future__ import annotations

from collections.abc import Iterator

from netui.core.hints.examined import Examined
from netui.core.hints.facts import Vocabulary
from netui.core.hints.follow_up_words import FollowUpWords
from netui.core.hints.model import Choice, Finding, Fix, FixKind, Severity, Span
from netui.core.hints.names import names_of
from netui.core.hints.recollection import LETTERS, WORD, mine, plain_words
from netui.core.hints.rule import FOLLOW_UPS, Example, Family, Rule
from netui.core.hints.telling import telling_words
from netui.core.hints.wording import find, has
from netui.core.model import TouchKind
from netui.core.text import fold

SAME = 92
ENOUGH_WORDS = 6
NEW_WORDS = 4
MOST = 6


def bump_only(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if the note repeats an earlier one, or says only that there was one."""
    if examined.blank or has(examined, FollowUpWords, "asked_for"):
        return
    sent = next(
        (touch for touch in examined.note.history if repeats(examined, touch.text)), None
    )
    if sent is None and not only_bumps(examined):
        return
    same = sent and f"This is your note of {sent.date.day} {sent.date:%B} again."
    yield Finding(
        message=f"{same or 'It only says that you wrote.'} Add one new thing: a resource, a "
        "date, a smaller question.",
        fixes=resources(examined),
    )


def repeats(examined: Examined, text: str) -> bool:
    """Whether the note is an earlier one with hardly a new word."""
    before = Vocabulary(text).words
    if len(before) < ENOUGH_WORDS or len(examined.vocabulary.words) < ENOUGH_WORDS:
        return False
    new = examined.vocabulary.words - before - plain_words() - mine(examined)
    if len(new) >= NEW_WORDS:
        return False
    from rapidfuzz.fuzz import token_set_ratio  # noqa: PLC0415 - 5 ms, rarely needed

    return token_set_ratio(fold(examined.body), fold(text)) >= SAME


def only_bumps(examined: Examined) -> bool:
    """Whether nothing is left of the body without the phrases that say there was a note."""
    spans = find(examined, FollowUpWords, "bump")
    if not spans:
        return False
    start, end = examined.anatomy.body
    left = without_spans(examined.flat, spans)[start:end]
    words = set(WORD.findall(left)) - plain_words() - names_of(examined.contact)
    return not {word for word in words - mine(examined) if len(word) >= LETTERS}


def without_spans(text: str, spans: tuple[Span, ...]) -> str:
    """Return a text with spans blanked out, position for position."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def resources(examined: Examined) -> tuple[Fix, ...]:
    """Return a pick list of resources, those on a subject of theirs first."""
    likes = frozenset().union(*(telling_words(f.value, named=False) for f in examined.facts))
    ranked = sorted(
        examined.note.resources,
        key=lambda one: (
            not likes & telling_words(" ".join((one.title, *one.topics)), named=False)
        ),
    )
    place = examined.anatomy.body[0] + len(examined.body.rstrip())
    choices = tuple(
        Choice(
            label=one.title,
            edits=((place, place, f" {one.title}{': ' + one.url if one.url else ''}"),),
        )
        for one in ranked[:MOST]
    )
    return (
        (Fix(label="Offer a resource", kind=FixKind.CHOICE, choices=choices),)
        if choices
        else ()
    )


SECOND = TouchKind.FOLLOW_UP_1
SENT = {
    "history": [
        {
            "date": "2026-02-24",
            "kind": "invite",
            "text": "Hi Noor, your tide tables explain our odd readings. I log river levels.",
        }
    ]
}

RULES = (
    Rule(
        code="F06",
        name="bump-only",
        family=Family.FOLLOW_UP,
        severity=Severity.WARNING,
        weight=58,
        summary="A note repeats an earlier one, or only says that there was one.",
        why="Each note brings something of substance, a resource or help (S0-09, S0-40).",
        source=("S0-09", "S0-40"),
        check=bump_only,
        good=(
            Example(text="Hi Noor, our new tide set is yours to use.", kind=SECOND, case=SENT),
            Example(text="Hi Noor, as you asked, a short reminder.", kind=SECOND, case=SENT),
        ),
        bad=(
            Example(text="Hi Noor, just checking in. Any thoughts?", kind=SECOND),
            Example(text=SENT["history"][0]["text"], kind=SECOND, case=SENT),
        ),
        kinds=FOLLOW_UPS | {TouchKind.REINVITE},
        hides=frozenset({"C05", "F02"}),
    ),
)
"""The rule of this part of the family."""
