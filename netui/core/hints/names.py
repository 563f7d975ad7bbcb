"""Whether a name in a greeting is one of the contact's, and how near it comes.

A near miss is no wrong name: misspellings and lost accents have rules of their own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from netui.core.hints.lexicon import given_names, short_forms, variants
from netui.core.hints.people import People
from netui.core.model import Contact
from netui.core.text import fold, normal

PARTS = re.compile(r"[^\W\d_]+")
LATIN = re.compile("[a-z]")
NEAR_RATIO = 74
UMLAUTS = str.maketrans(
    {
        "ü": "ue",
        "ö": "oe",
        "ä": "ae",
        "ø": "oe",
        "å": "aa",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "þ": "th",
    }
)
"""Letters that are spelt out where a keyboard lacks them; nobody minds."""


def names_of(contact: Contact) -> frozenset[str]:
    """Return every folded word the contact may be called by, short forms included."""
    given = " ".join((contact.given, contact.full.partition(",")[0], *contact.aliases))
    return own_names(given, contact.family)


@lru_cache(maxsize=64)
def own_names(given: str, family: str) -> frozenset[str]:
    """Return the folded words of names: in parts, run together, spelt out, and in short."""
    both = f"{given} {family}"
    spelt = fold(both.casefold().translate(UMLAUTS))
    plain = [PARTS.findall(fold(word)) for word in both.split()]
    found = {part for parts in plain for part in parts} | set(PARTS.findall(spelt))
    found |= {"".join(parts) for parts in plain}
    found |= {"".join(part[0] for part in parts) for parts in plain if len(parts) > 1}
    short = {form for name in found for form in short_forms().get(name, ())}
    return frozenset(found | short)


def is_name_of(word: str, names: frozenset[str]) -> bool:
    """Whether a word is one of the names, the beginning or the initial of one."""
    bare = "".join(PARTS.findall(fold(word)))
    parts = PARTS.findall(fold(word))
    if bare in names or any(part in names for part in parts if len(part) > 1):
        return True
    if len(bare) == 1:
        return any(name[0] == bare for name in names)
    return len(bare) >= 3 and any(name.startswith(bare) for name in names)


def comparable(word: str, names: frozenset[str]) -> bool:
    """Whether word and names are written in one script, so that a difference means one."""
    return bool(LATIN.search(fold(word))) == any(LATIN.search(name) for name in names)


@lru_cache(maxsize=256)
def is_near(word: str, names: frozenset[str], *, known: bool) -> bool:
    """Whether a word is a slip of one of the names, rather than another name.

    Two letters out of four make another name if somebody is really called so (``known``);
    two letters out of three always do.
    """
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415 - 5 ms, rarely needed
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - likewise

    bare = "".join(PARTS.findall(fold(word)))
    for name in names:
        apart = DamerauLevenshtein.distance(bare, name)
        longest = max(len(bare), len(name))
        if apart <= 1 or ratio(bare, name) >= NEAR_RATIO:
            return True
        if apart == 2 and (longest >= 5 or (longest == 4 and not known)):
            return True
    return False


def written_parts(contact: Contact) -> tuple[str, ...]:
    """Return the words of the contact's name as the record writes them, marks and all."""
    full = contact.full.partition(",")[0]
    return parts_of(f"{contact.given} {contact.family} {full}")


@lru_cache(maxsize=64)
def parts_of(names: str) -> tuple[str, ...]:
    """Return the different words of names, initials left out."""
    found = PARTS.findall(normal(names))
    return tuple(dict.fromkeys(part for part in found if len(part) > 1))


def declared(contact: Contact) -> frozenset[str]:
    """Return the folded names the record spells out: no short form is among them."""
    return spelt_out((*written_parts(contact), contact.given, contact.family, *contact.aliases))


@lru_cache(maxsize=64)
def spelt_out(names: tuple[str, ...]) -> frozenset[str]:
    """Return the folded words of names, also run together and with umlauts written out."""
    spelt = (name.casefold().translate(UMLAUTS) for name in names)
    words = {part for text in (*names, *spelt) for part in PARTS.findall(fold(text))}
    joined = {"".join(PARTS.findall(fold(name))) for name in names}
    return frozenset(words | joined) - {""}


def is_short_form(word: str, name: str) -> bool:
    """Whether a word is short for a name, rather than another spelling of it.

    One letter less is no short form unless the lists say so: Ann is not Anne.
    """
    if name in variants().get(word, ()):
        return False
    if name in short_forms().get(word, ()):
        return True
    return len(word) >= 3 and name.startswith(word) and len(name) - len(word) >= 2


def slip_of(word: str, contact: Contact, *, known: bool) -> str | None:
    """Return the name of the record, as it is written there, that a word misspells."""
    bare = "".join(PARTS.findall(fold(word)))
    names = declared(contact)
    if len(bare) < 2 or not names.isdisjoint(spelt_out((word,))):
        return None
    parts = {fold(part): part for part in reversed(written_parts(contact))}
    if any(is_short_form(bare, name) for name in parts):
        return None
    near = (
        name
        for name in parts
        if comparable(word, frozenset({name}))
        and (name in variants().get(bare, ()) or is_near(word, frozenset({name}), known=known))
    )
    best = min(near, key=lambda name: distance(bare, name), default=None)
    return parts[best] if best else None


def distance(one: str, two: str) -> int:
    """Return how many letters two folded words are apart."""
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415 - 5 ms, rarely needed

    return DamerauLevenshtein.distance(one, two)


def is_known(word: str, others: People, besides: str) -> bool:
    """Whether somebody is called so: a common given name, or another person on file."""
    return fold(word) in given_names() or others.named(word, besides) is not None
