"""WHO on the command line: an id, a profile, an e-mail address or a name; never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable

from netui.core.model import Contact
from netui.core.people.identity import is_email, slug_of
from netui.core.state import State
from netui.core.text import fold
from netui.errors import Problem

SHOWN = 8
"""Candidates listed; more would not help to choose."""


def resolve(state: State, who: str) -> Contact | Problem:
    """Return the one contact that ``who`` means, or the candidates as a problem.

    Tried in this order: contact id, profile address or slug, e-mail address, the whole name
    or an alias, words of the name, beginnings of its words. Archived people step back behind
    others.
    """
    text = who.strip()
    if not text:
        return Problem("Nobody was named.", todo="Give an id, a profile, an e-mail or a name.")
    if re.fullmatch(r"\d{1,18}", text, re.ASCII) and int(text) in state.contacts:
        return state.contacts[int(text)]
    people = state.contacts.values()
    for found in (
        by_profile(people, text),
        by_email(people, text),
        by_name(people, text),
        by_words(people, text, whole=True),
        by_words(people, text, whole=False),
    ):
        listed = [contact for contact in found if not contact.archived] or found
        if len(listed) == 1:
            return listed[0]
        if listed:
            return ambiguous(text, listed)
    return Problem(f"Nobody on file is “{text}”.", todo="netui list finds people by words.")


def by_profile(people: Iterable[Contact], text: str) -> list[Contact]:
    """Return those whose profile address or slug it is."""
    slug = slug_of(text) or text.casefold()
    return [c for c in people if slug == c.slug or (c.profile_url and text == c.profile_url)]


def by_email(people: Iterable[Contact], text: str) -> list[Contact]:
    """Return those who have this e-mail address."""
    if not is_email(text):
        return []
    low = text.casefold()
    return [c for c in people if any(low == email.casefold() for email in c.emails)]


def by_name(people: Iterable[Contact], text: str) -> list[Contact]:
    """Return those whose whole name or alias it is."""
    name = folded_name(text)
    return [c for c in people if name in {folded_name(n) for n in (c.full, *c.aliases)}]


def by_words(people: Iterable[Contact], text: str, *, whole: bool) -> list[Contact]:
    """Return those with a word of the name for each word, or each beginning of one."""
    starts = folded_name(text).split()
    return [c for c in people if fits(folded_name(c.full).split(), starts, whole=whole)]


def fits(words: list[str], starts: list[str], *, whole: bool) -> bool:
    """Whether each beginning finds a word of its own; longer beginnings choose first."""
    left = sorted(words, key=len)
    for start in sorted(starts, key=len, reverse=True):
        word = next(
            (w for w in left if w == start or (not whole and w.startswith(start))), None
        )
        if word is None:
            return False
        left.remove(word)
    return True


def folded_name(name: str) -> str:
    """Return a name as names are compared: folded, single spaces."""
    return " ".join(fold(name).split())


def ambiguous(who: str, candidates: list[Contact]) -> Problem:
    """Return the problem that lists everybody ``who`` may mean."""
    named = [described(contact) for contact in candidates[:SHOWN]]
    more = len(candidates) - len(named)
    rest = f"; and {more} more" if more else ""
    return Problem(
        f"“{who}” may be one of {len(candidates)} people.",
        todo=f"Give the id: {'; '.join(named)}{rest}.",
    )


def described(contact: Contact) -> str:
    """Return id, name and company of a candidate."""
    company = f", {contact.company}" if contact.company else ""
    return f"{contact.id} {contact.full}{company}"
