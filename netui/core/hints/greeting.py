"""A02: whom the note greets, compared with whom it goes to.

Only the place where a name is expected is looked at; the text is never searched for names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from netui.core.hints.anatomy import Anatomy, opening_of
from netui.core.hints.examined import Examined
from netui.core.hints.lexicon import given_names, name_words, word_set
from netui.core.hints.model import Finding, Fix, FixKind, Span
from netui.core.hints.names import (
    PARTS,
    comparable,
    distance,
    is_known,
    is_name_of,
    names_of,
    slip_of,
)
from netui.core.text import WORD, fold

THANKED = re.compile(
    r"[^.!?…\n\x00]{0,70}?(?<=[^\W\d_A-Z]),[ \t](?P<name>[^\W\d_][^\W\d_'’-]+)\s*(?:[.!]|\n|\Z)"
)

SPOKEN_OF = frozenset(
    {"who", "whom", "whose", "from", "qui", "dont", "die", "der", "quien", "que"}
)
"""Words after a name and a comma that tell about somebody instead of greeting them."""


def wrong_name(examined: Examined) -> Iterator[Finding]:
    """Yield one finding if the greeting names somebody who is not the contact."""
    names = names_of(examined.contact)
    spans = examined.once(named_in)
    text = examined.text
    if not spans or not names or any(is_name_of(text[a:b], names) for a, b in spans):
        return
    start, end = spans[0][0], spans[-1][1]
    if not all(comparable(text[a:b], names) for a, b in spans):
        return
    if any(slips(examined, text[a:b], names) for a, b in spans):
        return
    written = text[start:end]
    who = f"The note greets “{written}”, but this is {examined.contact.full}."
    other = examined.note.others.named(text[slice(*spans[0])], examined.contact.full)
    if other:
        who += f" ({other} is another contact.)"
    yield Finding(message=who, spans=((start, end),), fixes=renaming(examined, (start, end)))


def slips(examined: Examined, word: str, names: frozenset[str]) -> bool:
    """Whether a word is a misspelling of a name, which is for the rules on spelling.

    Of a short form one letter may be wrong: Karen is nobody's Kate.
    """
    known = is_known(word, examined.note.others, examined.contact.full)
    if slip_of(word, examined.contact, known=known):
        return True
    bare = "".join(PARTS.findall(fold(word)))
    return any(distance(bare, name) <= 1 for name in names)


def renaming(examined: Examined, span: Span) -> tuple[Fix, ...]:
    """Return the fix that greets the contact; after an honorific by the family name."""
    contact = examined.contact
    name = contact.family if examined.anatomy.titled else contact.call_name
    if not name:
        return ()
    edits = ((*span, name),)
    return (Fix(label=f"Greet {name}", kind=FixKind.SAFE, edits=edits),)


def named_in(examined: Examined) -> tuple[Span, ...]:
    """Return the names the note opens with, where it is sure that they are names."""
    parts = examined.anatomy
    if parts.opener == "thanks" and not parts.names:
        return thanked(examined)
    if not parts.names or is_about_me(examined, parts) or is_about_record(examined, parts):
        return ()
    word = examined.text[slice(*parts.names[0])]
    if is_certain(parts, word) or (
        is_plausible(examined, parts) and is_somebody(examined, word)
    ):
        return greeted_with(examined, parts)
    return ()


def is_certain(parts: Anatomy, word: str) -> bool:
    """Whether two of three marks say so: a title, nothing before the name, a mark after it."""
    if parts.opener != "greeting" or not word[0].isupper():
        return False
    marks = (parts.closed, parts.titled, not parts.apart)
    if sum(marks) < 2:
        return False
    return fold(word) not in word_set("stop") or fold(word) in name_words()


def is_plausible(examined: Examined, parts: Anatomy) -> bool:
    """Whether a name that stands here is called on, rather than spoken of."""
    if parts.opener in {"greeting", "thanks"} and parts.apart:
        return parts.closed
    following = WORD.findall(rest(examined, parts)[:24])
    return parts.opener != "vocative" or not following or fold(following[0]) not in SPOKEN_OF


def is_somebody(examined: Examined, word: str) -> bool:
    """Whether a word is surely a name here, where an ordinary word could stand as well."""
    if fold(word) in name_words() or fold(word) in word_set("stop"):
        return False
    return is_known(word, examined.note.others, examined.contact.full)


def greeted_with(examined: Examined, parts: Anatomy) -> tuple[Span, ...]:
    """Return the names, and those that a comma adds: Hi Karen, hi Grace."""
    following = opening_of(examined.text, " " * parts.names[-1][1] + rest(examined, parts))
    more = following.names if following.opener in {"greeting", "vocative"} else ()
    if any(is_name_of(examined.text[a:b], names_of(examined.contact)) for a, b in more):
        return parts.names + more
    return parts.names


def rest(examined: Examined, parts: Anatomy) -> str:
    """Return what follows the names of the greeting."""
    return examined.masked[parts.names[-1][1] :]


def is_about_me(examined: Examined, parts: Anatomy) -> bool:
    """Whether the name is the writer's own introduction: Hello, Dana here."""
    following = WORD.findall(rest(examined, parts)[:24])
    return not parts.closed and bool(following) and fold(following[0]) in word_set("selves")


def is_about_record(examined: Examined, parts: Anatomy) -> bool:
    """Whether the greeting addresses an employer, a role or a group instead of a person."""
    contact = examined.contact
    words = folded_words((contact.company, contact.title, *contact.schools, *contact.groups))
    return any(fold(examined.text[a:b]) in words for a, b in parts.names)


@lru_cache(maxsize=64)
def folded_words(values: tuple[str, ...]) -> frozenset[str]:
    """Return the folded words of what is on file."""
    return frozenset(fold(word) for word in WORD.findall(" ".join(values)))


def thanked(examined: Examined) -> tuple[Span, ...]:
    """Return the name that ends a first sentence of thanks or congratulations."""
    found = THANKED.match(examined.masked, examined.anatomy.greeting[0])
    if not found or not found["name"][0].isupper():
        return ()
    before = WORD.findall(examined.text[: found.start("name")])
    if (
        before[-1][0].isupper()
        and len(before) > 1
        and fold(before[-1]) not in word_set("people")
    ):
        return ()
    if fold(found["name"]) not in given_names() or not is_somebody(examined, found["name"]):
        return ()
    return (found.span("name"),)
