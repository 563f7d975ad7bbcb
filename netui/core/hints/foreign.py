"""A03: a detail in the note that belongs to somebody else on file.

Asked are only names with capitals that the note calls the reader's own, and titles of what
they are said to have written. What the record, the writer or the note itself explains is fine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from netui.core.hints.accuracy_words import single
from netui.core.hints.examined import Examined
from netui.core.hints.lexicon import given_names, word_set
from netui.core.hints.model import Choice, Finding, Fix, FixKind, Severity, Span
from netui.core.hints.people import Holding
from netui.core.hints.rule import Example, Family, Rule
from netui.core.hints.telling import SPLIT, telling_words, whole_name
from netui.core.hints.whose import is_theirs
from netui.core.text import fold, normal

NAME_WORD = re.compile(r"[^\W_](?:[\w.&+]|['’\-](?=\w))*")
BLANK = re.compile(r"[^\S\n]+")
BETWEEN = re.compile(r"[^\S\n]*(?:[&+/][^\S\n]*)?")
JOINS = frozenset(
    {"of", "and", "de", "la", "du", "des", "der", "fur", "und", "y", "et", "the", "del"}
)
MOST_WORDS = 7
STOP = re.compile(r"[.!]\s|\n")
LONGEST_TITLE = 12
SHORTEST_TITLE = 3


@cache
def before_name() -> frozenset[str]:
    """Return the flat words that a company or school stands after."""
    return single("at") | single("you")


def foreign_detail(examined: Examined) -> Iterator[Finding]:
    """Yield one finding for the first detail that only somebody else on file has."""
    others_have = examined.note.others.with_detail
    for span, name in candidates(examined):
        held = others_have(name)
        others = [h for h in held if h.contact.id != examined.contact.id]
        if (
            not others
            or not is_said_theirs(examined, span[0])
            or is_explained(examined, name, others)
        ):
            continue
        other = others[0]
        written = examined.text[slice(*span)]
        yield Finding(
            message=f"“{written}” belongs to {other.contact.full}, not to "
            f"{examined.contact.full}. Pasted from another note?",
            spans=(span,),
            fixes=replacing(examined, span, other.kind),
        )
        return


def is_said_theirs(examined: Examined, place: int) -> bool:
    """Whether what stands at a place is called the reader's: your team at, how is life at."""
    sentence = examined.sentence_at(place)
    asked = any(end <= place for _, end in examined.spans_of("theirs", sentence))
    return asked or is_theirs(examined, place)


def candidates(examined: Examined) -> Iterator[tuple[Span, str]]:
    """Yield names and titles that the note may call the reader's, longest first."""
    start, end = examined.anatomy.body
    for word, _, place in examined.heads:
        if start <= place and word in before_name():
            gap = BLANK.match(examined.flat, place + len(word), end)
            if gap:
                yield from names_at(examined.masked, gap.end())
    for found in examined.pieces:
        stop = min(end, examined.sentence_at(found.start())[1])
        yield from titles_after(examined.text, found.end(), stop)


def names_at(text: str, place: int) -> Iterator[tuple[Span, str]]:
    """Yield the words with capitals from a place on, as names from long to short."""
    if not can_begin(text, place):
        return
    ends: list[int] = []
    at = place = behind_article(text, place)
    while len(ends) < MOST_WORDS and (word := NAME_WORD.match(text, at)):
        capital = word.group()[0].isupper() or word.group()[0].isdigit()
        if not capital and fold(word.group()) not in JOINS:
            break
        if capital:
            ends.append(word.end())
        at = skip(text, word.end())
    for end in reversed(ends):
        written = text[place:end].removesuffix("'s").removesuffix("’s")
        yield (place, place + len(written)), whole_name(written)


def can_begin(text: str, place: int) -> bool:
    """Whether a name or its article can begin here: no other word with a small letter."""
    if not text[place : place + 1].islower():
        return True
    word = NAME_WORD.match(text, place)
    return word is not None and fold(word.group()) in JOINS


def behind_article(text: str, place: int) -> int:
    """Return the place after an article: bei der Blauwerk Energie."""
    word = NAME_WORD.match(text, place)
    if word is None or word.group() not in JOINS:
        return place
    return skip(text, word.end())


def skip(text: str, place: int) -> int:
    """Return the place after blanks and an ampersand."""
    gap = BETWEEN.match(text, place)
    return gap.end() if gap else place


def titles_after(text: str, place: int, end: int) -> Iterator[tuple[Span, str]]:
    """Yield the runs of words after a word for a piece, as titles from long to short.

    A title that goes on behind a full stop is not looked for.
    """
    stop = STOP.search(text, place, end)
    end = stop.start() if stop else end
    listed = [
        (word.span(), whole_name(word.group()))
        for word in SPLIT.finditer(text, place, min(end, place + 160))
    ]
    for first in range(min(2, len(listed))):
        run = listed[first : first + LONGEST_TITLE]
        for last in range(len(run), SHORTEST_TITLE - 1, -1):
            span = (run[0][0][0], run[last - 1][0][1])
            yield span, " ".join(plain for _, plain in run[:last] if plain)


def is_explained(examined: Examined, name: str, others: list[Holding]) -> bool:
    """Whether a detail is no mistake: on file here too, mine, general, or its owner named."""
    contact = examined.contact
    if not on_file_of_kind(examined, others[0].kind) or is_general(name):
        return True
    if f" {name} " in f" {known_line(examined)} ":
        return True
    own = telling_words(f"{contact.company} {' '.join(contact.schools)}", named=True)
    if own & set(name.split()):
        return True
    mutual = {fold(mutual.name) for mutual in contact.mutuals}
    words = examined.vocabulary.words
    return any(
        fold(other.contact.full) in mutual or names_of_owner(other) & words for other in others
    )


def names_of_owner(other: Holding) -> frozenset[str]:
    """Return the folded given and family names of somebody."""
    names = SPLIT.findall(fold(f"{other.contact.given} {other.contact.family}"))
    return frozenset(name for name in names if len(name) > 2)


def on_file_of_kind(examined: Examined, kind: str) -> bool:
    """Whether the record knows a detail of this kind, so that another one contradicts it."""
    contact = examined.contact
    known = {
        "company": contact.company,
        "school": contact.schools,
        "event": contact.events or contact.met,
        "post": True,
    }
    return bool(known[kind])


def is_general(name: str) -> bool:
    """Whether a name is one that many things bear: Open Day, Data, Will."""
    words = name.split()
    if all(word in general_words() or len(word) < 3 for word in words):
        return True
    return len(words) == 1 and (words[0] in given_names() or len(words[0]) < 4)


@cache
def general_words() -> frozenset[str]:
    """Return the words that name nobody in particular."""
    return word_set("generic") | word_set("trade") | word_set("stop") | word_set("legal")


def known_line(examined: Examined) -> str:
    """Return what the record and my profile say, as folded words in one line."""
    contact, me = examined.contact, examined.note.me
    met = (contact.met.where, contact.met.what) if contact.met else ()
    texts = (
        *(fact.value for fact in examined.facts),
        *met,
        *(remark.text for remark in contact.notes),
        *(touch.text for touch in examined.note.history),
        *(milestone.what for milestone in contact.milestones),
        contact.reason,
        contact.can_offer,
        contact.via,
        contact.role_title,
        me.org,
        me.role,
        *me.schools,
        *me.groups,
        *me.one_liners,
    )
    return " ".join(SPLIT.findall(fold(normal("\n".join(texts)))))


def replacing(examined: Examined, span: Span, kind: str) -> tuple[Fix, ...]:
    """Return a pick list with what the contact has instead."""
    contact = examined.contact
    own = {
        "company": (contact.company,),
        "school": contact.schools,
        "event": tuple(event.name for event in contact.events),
        "post": tuple(post.title for post in contact.posts),
    }[kind]
    choices = tuple(Choice(label=value, edits=((*span, value),)) for value in own if value)
    label = f"Name {contact.call_name}'s own"
    return (Fix(label=label, kind=FixKind.CHOICE, choices=choices),) if choices else ()


LENA = {"others": [{"full": "Lena Vogt", "company": "Blauwerk Energie"}]}
PRIYA = {"full": "Priya Nair", "company": "Norvell Analytics"}

RULE = Rule(
    code="A03",
    name="foreign-detail",
    family=Family.ACCURACY,
    severity=Severity.WARNING,
    weight=90,
    preview=True,
    summary="A company, school, event or title in the note belongs to somebody else.",
    why="Text carried over from another note shows at once that it was not written for this "
    "reader (S1-29).",
    source=("S1-29",),
    check=foreign_detail,
    good=(
        Example(
            text="Hi Priya, Lena Vogt at Blauwerk Energie told me about your meters.",
            facts=PRIYA,
            case=LENA,
        ),
        Example(
            text="Hi Priya, your charts helped us while I was at Blauwerk Energie.",
            facts=PRIYA,
            case=LENA,
        ),
        Example(
            text="Hi Priya, your work with Blauwerk Energie is why I write.",
            facts={**PRIYA, "posts": [{"title": "A year with Blauwerk Energie"}]},
            case=LENA,
        ),
    ),
    bad=(
        Example(
            text="Hi Priya, I have been following your work at Blauwerk Energie.",
            facts=PRIYA,
            case=LENA,
        ),
        Example(
            text="Liebe Priya, Ihr Team bei Blauwerk Energie misst genauer als wir.",
            facts=PRIYA,
            case=LENA,
        ),
    ),
)
