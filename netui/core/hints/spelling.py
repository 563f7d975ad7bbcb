"""A04 and A05: the contact's own name, misspelt or without its accents.

A lost accent is no misspelling and a misspelling no wrong name: each place gets one finding.
Only greetings and places beside another part of the name are compared; a note is full of
words that look like names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from netui.core.hints.examined import Examined
from netui.core.hints.greeting import is_about_me, is_about_record, named_in
from netui.core.hints.lexicon import given_names, word_set
from netui.core.hints.model import (
    Edit,
    Finding,
    Fix,
    FixKind,
    RecordEdit,
    RecordStep,
    Severity,
    Span,
)
from netui.core.hints.names import (
    PARTS,
    UMLAUTS,
    declared,
    is_known,
    slip_of,
    written_parts,
)
from netui.core.hints.rule import Example, Family, Rule
from netui.core.model import Contact
from netui.core.text import fold, normal

VOCATIVE_ENDS = frozenset("!.?\n")
SHORTEST_IN_BODY = 4
REACH = 40
"""How far before a word another part of the name may stand."""

CAPITALISED = re.compile(r"[^\W\d_a-z](?<![^\W\d_].)[^\W\d_]*", re.DOTALL)
"""A word that does not begin with a small letter of the Latin alphabet."""


def lost_diacritics(examined: Examined) -> Iterator[Finding]:
    """Yield one finding for all places where a name of the contact lost its marks."""
    marked = marked_parts(examined.contact)
    if not marked:
        return
    edits: list[Edit] = []
    for found in PARTS.finditer(examined.masked):
        word = found.group()
        part = marked.get(fold(word))
        if part and is_bare(examined, found.span(), word, part):
            edits.append((*found.span(), part))
    if edits:
        names = " ".join(dict.fromkeys(new for _, _, new in edits))
        yield Finding(
            message=f"The record writes “{names}”. Keep the accents?",
            spans=tuple((start, end) for start, end, _ in edits),
            fixes=respelling(examined, tuple(edits)),
        )


def marked_parts(contact: Contact) -> dict[str, str]:
    """Return the parts of the name that have marks to lose, by their bare form."""
    aliases = {part for alias in contact.aliases for part in PARTS.findall(fold(alias))}
    plain = {part.casefold() for part in written_parts(contact)}
    return {
        fold(part): part
        for part in written_parts(contact)
        if fold(part) != part.casefold()
        and fold(part) not in plain
        and not (fold(part) in aliases and bare_alias(contact, part))
    }


def bare_alias(contact: Contact, part: str) -> bool:
    """Whether the contact goes by a name without its marks."""
    listed = {word.casefold() for alias in contact.aliases for word in PARTS.findall(alias)}
    return fold(part) in listed


def is_bare(examined: Examined, span: Span, word: str, part: str) -> bool:
    """Whether a word is the name without its marks, rather than spelt out or an address."""
    low = word.casefold()
    if low in {normal(part).casefold(), part.casefold().translate(UMLAUTS)}:
        return False
    if word.isupper() and len(word) > 1:
        return False
    text, (start, end) = examined.masked, span
    if text[end : end + 1] in {"@", "_", "/"} or text[max(0, start - 1) : start] in {
        "@",
        "/",
        ".",
        "_",
    }:
        return False
    in_greeting = end <= examined.anatomy.greeting[1]
    return word[0].isupper() or in_greeting


def respelling(examined: Examined, edits: tuple[Edit, ...]) -> tuple[Fix, ...]:
    """Return the fix that spells as the record does, and the one that notes an alias."""
    start, end, new = edits[0]
    written = examined.text[start:end]
    return (
        Fix(label=f"Write {new}", kind=FixKind.SAFE, edits=edits),
        Fix(
            label=f"{written} is right: note it as a name they go by",
            kind=FixKind.RECORD,
            record=RecordEdit(step=RecordStep.ADD_ALIAS, value=written),
        ),
    )


def misspelled_name(examined: Examined) -> Iterator[Finding]:
    """Yield one finding for the places where a name of the contact is misspelt."""
    edits: list[Edit] = []
    for start, end in called(examined):
        word = examined.text[start:end]
        known = is_known(word, examined.note.others, examined.contact.full)
        right = slip_of(word, examined.contact, known=known)
        if right:
            edits.append((start, end, right if not word.isupper() else right.upper()))
    if edits:
        start, end, right = edits[0]
        written = examined.text[start:end]
        yield Finding(
            message=f"The record spells it “{right}”; the note says “{written}”.",
            spans=tuple((a, b) for a, b, _ in edits),
            fixes=respelling(examined, tuple(edits)),
        )


def called(examined: Examined) -> Iterator[Span]:
    """Yield the words by which the note calls the contact, none if one of them is right."""
    right = declared(examined.contact)
    greeted = tuple(split_parts(examined, greeted_with(examined)))
    if any(fold(examined.text[a:b]) in right for a, b in greeted):
        greeted = tuple(s for s in greeted if beside_name(examined, s, right))
    yield from greeted
    seen = {start for start, _ in greeted}
    text = examined.masked
    names = right_names(text, right)
    for found in CAPITALISED.finditer(text, *examined.anatomy.body):
        span = start, end = found.span()
        if end - start < SHORTEST_IN_BODY or not text[start].isupper() or start in seen:
            continue
        near = any(b <= start <= b + REACH or a == end + 1 for a, b in names)
        if (near or is_called_out(examined, span)) and can_be_the_contact(
            examined, span, right
        ):
            yield span


def right_names(text: str, right: frozenset[str]) -> list[Span]:
    """Return where a text has words with a capital that are right names."""
    listed = CAPITALISED.finditer(text)
    return [found.span() for found in listed if fold(found.group()) in right]


def greeted_with(examined: Examined) -> tuple[Span, ...]:
    """Return whom the note greets; near the contact's name a plain word will do, too."""
    parts = examined.anatomy
    sure = examined.once(named_in)
    if sure or not parts.names:
        return sure
    if is_about_me(examined, parts) or is_about_record(examined, parts):
        return ()
    if parts.opener == "greeting" and parts.apart and not parts.closed:
        return ()
    return tuple(
        (a, b) for a, b in parts.names if fold(examined.text[a:b]) not in word_set("stop")
    )


def split_parts(examined: Examined, spans: tuple[Span, ...]) -> Iterator[Span]:
    """Yield the parts of names that a hyphen joins, unless the whole is as on file."""
    names = declared(examined.contact)
    for start, end in spans:
        whole = examined.text[start:end]
        joined = "".join(PARTS.findall(fold(whole)))
        if joined in names:
            yield start, end
        else:
            yield from (part.span() for part in PARTS.finditer(examined.text, start, end))


def beside_name(examined: Examined, span: Span, right: frozenset[str]) -> bool:
    """Whether a word stands right beside another part of the contact's name."""
    before = PARTS.findall(examined.masked[max(0, span[0] - REACH) : span[0]])
    after = PARTS.match(examined.masked, span[1] + 1)
    joined = examined.masked[span[0] - 1 : span[0]] in {" ", "-"}
    if joined and before and fold(before[-1]) in right and before[-1][0].isupper():
        return True
    return after is not None and fold(after.group()) in right and after.group()[0].isupper()


def can_be_the_contact(examined: Examined, span: Span, right: frozenset[str]) -> bool:
    """Whether a word with a capital calls the contact: beside a right name, or called out."""
    word = examined.text[slice(*span)]
    if fold(word) in right:
        return False
    if not is_called_out(examined, span) and not beside_name(examined, span, right):
        return False
    if is_word(word) or fold(word) in given_names():
        return False
    return not any(fold(word) in value for value in examined.folded_facts)


def is_word(word: str) -> bool:
    """Whether a word is an ordinary one of the lists."""
    low = fold(word)
    return any(
        low in word_set(kind) for kind in ("stop", "generic", "trade", "people", "legal")
    )


def is_called_out(examined: Examined, span: Span) -> bool:
    """Whether a name ends a sentence after a comma, as in thanks to somebody."""
    text, (start, end) = examined.masked, span
    after = text[end : end + 1]
    return text[max(0, start - 2) : start] == ", " and (not after or after in VOCATIVE_ENDS)


RULES = (
    Rule(
        code="A04",
        name="misspelled-name",
        family=Family.ACCURACY,
        severity=Severity.WARNING,
        weight=89,
        summary="A name of the contact is spelt otherwise than on file.",
        why="People notice at once when their own name is wrong; it is a courtesy to get it "
        "right.",
        source=("courtesy",),
        check=misspelled_name,
        good=(
            Example(
                text="Hi Liz, your talk on tides saved our spring survey.",
                facts={"full": "Elizabeth Hale", "given": "Elizabeth", "family": "Hale"},
            ),
            Example(
                text="Hallo Herr Boehm, Ihre Karte hilft uns.",
                facts={"full": "Jürgen Böhm", "given": "Jürgen", "family": "Böhm"},
            ),
        ),
        bad=(
            Example(
                text="Hi John, your talk on tides saved our spring survey.",
                facts={"full": "Jon Castell", "given": "Jon", "family": "Castell"},
            ),
            Example(
                text="Dear Ms Calaway, your tide tables saved our survey.",
                facts={"full": "Ruth Calloway", "given": "Ruth", "family": "Calloway"},
            ),
        ),
    ),
    Rule(
        code="A05",
        name="lost-diacritics",
        family=Family.ACCURACY,
        severity=Severity.HINT,
        weight=40,
        summary="A name of the contact has lost its accents.",
        why="The accents belong to the name; keeping them is a courtesy.",
        source=("courtesy",),
        check=lost_diacritics,
        good=(
            Example(
                text="Hi Zoe\u0308, your talk on tides saved our survey.",
                facts={"full": "Zoë Kern", "given": "Zoë", "family": "Kern"},
            ),
            Example(
                text="Hallo Juergen, danke für die Karte.",
                facts={"full": "Jürgen Böhm", "given": "Jürgen", "family": "Böhm"},
            ),
        ),
        bad=(
            Example(
                text="Bonjour Helene, votre carte nous aide.",
                facts={"full": "Hélène Aubry", "given": "Hélène", "family": "Aubry"},
            ),
            Example(
                text="Hi Lukasz, your talk on tides saved our survey.",
                facts={"full": "Łukasz Żak", "given": "Łukasz", "family": "Żak"},
            ),
        ),
    ),
)
"""The rules on the contact's own name."""
