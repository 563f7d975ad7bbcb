"""Ways to mend a note, built from edits; nothing is changed without a key."""

from __future__ import annotations

from collections.abc import Iterable

from netui.core.hints.address import addressed
from netui.core.hints.context_words import context_words
from netui.core.hints.examined import Examined
from netui.core.hints.facts import Fact
from netui.core.hints.lexicon import lexicon
from netui.core.hints.model import Choice, Edit, Fix, FixKind
from netui.core.text import count, normal

MOST = 6
WRITABLE = frozenset(
    {
        "post",
        "topic",
        "met",
        "mutual",
        "news",
        "work",
        "title",
        "school",
        "group",
        "event",
        "interest",
        "city",
    }
)
"""Kinds of facts that there is a sentence for."""

CAPITALS = frozenset({"I", "Ihr"})
"""Words that begin a sentence of the lists and keep their capital inside one."""

LIKE = {"topic": "interest", "former": "school"}


def apply_fix(text: str, fix: Fix, choice: int = 0) -> str:
    """Return the note after a safe fix, or after one line of a pick list; else unchanged."""
    edits = fix.edits
    if fix.kind is FixKind.CHOICE and 0 <= choice < len(fix.choices):
        edits = fix.choices[choice].edits
    return edited(text, edits)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return the normal text after edits, which do not overlap."""
    whole = normal(text)
    for start, end, new in sorted(edits, reverse=True):
        whole = whole[:start] + new + whole[end:]
    return whole


def fact_fix(examined: Examined) -> tuple[Fix, ...]:
    """Return a pick list of facts, each a sentence to insert; nothing if none fits."""
    free = (
        fact
        for fact in examined.facts
        if fact.public and fact.kind in WRITABLE and fact not in examined.used
    )
    return picking(examined, free, "Mention a fact")


def fits(examined: Examined, choice: Choice) -> bool:
    """Whether the note stays within its limit after an insertion."""
    limit = examined.note.limit
    added = sum(count(new) for _, _, new in choice.edits)
    return limit is None or examined.units + added <= limit


def inserting(examined: Examined, fact: Fact) -> Choice:
    """Return the choice that says a fact in a sentence at the end of the body."""
    language = examined.language
    template = lexicon(language).clauses[LIKE.get(fact.kind, fact.kind)]
    own_word = context_words(language).post_word
    kind = fact.what if fact.what and language == "en" else own_word
    told = addressed(examined, template)
    sentence = told.replace("{kind}", kind).replace("{value}", fact.value)
    label = f"{fact.value} ({fact.kind})"
    return Choice(label=label, edits=(end_of_body(examined, sentence),))


def end_of_body(examined: Examined, sentence: str) -> Edit:
    """Return the edit that adds a sentence behind the body, before any sign-off."""
    start, end = examined.anatomy.body
    place = start + len(examined.text[start:end].rstrip())
    before = examined.text[:place]
    lead = " " if before and not before[-1].isspace() else ""
    tail = (
        "" if examined.text[place : place + 1].isspace() or place == len(examined.text) else " "
    )
    return place, place, f"{lead}{sentence}{tail}"


def picking(examined: Examined, facts: Iterable[Fact], label: str) -> tuple[Fix, ...]:
    """Return a pick list of these facts, each a sentence to insert; nothing if none fits."""
    choices = tuple(
        choice for fact in facts if fits(examined, choice := inserting(examined, fact))
    )
    kept = choices[:MOST]
    return (Fix(label=label, kind=FixKind.CHOICE, choices=kept),) if kept else ()


def starter(examined: Examined) -> tuple[str, ...]:
    """Return lines to begin a note with, from the record; only to be read."""
    words = lexicon(examined.language).clauses
    hello = words["start"].replace("{name}", examined.contact.call_name)
    picked = [f for f in examined.facts if f.public and f.kind in WRITABLE]
    lines = (inserting(examined, fact).edits[0][2].strip() for fact in picked[:3])
    return tuple(f"{hello}{going_on(line)}" for line in lines)


def going_on(sentence: str) -> str:
    """Return a sentence as it stands behind a greeting: small, but for I and the polite Ihr."""
    if sentence.partition(" ")[0] in CAPITALS:
        return sentence
    return sentence[:1].lower() + sentence[1:]
