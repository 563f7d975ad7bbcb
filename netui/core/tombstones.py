"""Tombstones: that somebody was forgotten, without saying who.

A tombstone holds salted hashes of what could name the person again: slug, e-mail addresses,
folded name with company. An import that meets one leaves the person out. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from netui.core.model import Contact, Tombstone
from netui.core.text import fold


def digest(salt: str, kind: str, value: str) -> str:
    """Return the salted hash of one thing that could name somebody."""
    import hashlib  # noqa: PLC0415 - only where somebody was forgotten

    return hashlib.sha256(f"{salt}\0{kind}\0{value}".encode("utf-8", "replace")).hexdigest()


def name_and_company(full: str, company: str) -> str:
    """Return a name with its company as they are compared: folded, single spaces."""
    return "\n".join(" ".join(fold(words).split()) for words in (full, company))


def marks(
    salt: str, *, slug: str, emails: Iterable[str], full: str, company: str
) -> Iterator[str]:
    """Yield the hashes of everything that could name this person."""
    if slug:
        yield digest(salt, "slug", slug.casefold())
    for email in emails:
        if email:
            yield digest(salt, "email", email.strip().casefold())
    if full:
        yield digest(salt, "name", name_and_company(full, company))


def tombstone(versions: Iterable[Contact], salt: str) -> Tombstone:
    """Return the tombstone of somebody by every version of their record that is known.

    What an archive calls them may be what was on file before somebody corrected it.
    """
    found: dict[str, None] = {}
    for contact in versions:
        names = (contact.full, *contact.aliases)
        companies = (contact.company, *(former.company for former in contact.former))
        for name, company in product(names, companies):
            found |= dict.fromkeys(
                marks(
                    salt,
                    slug=contact.slug,
                    emails=contact.emails,
                    full=name,
                    company=company,
                )
            )
    return Tombstone(salt=salt, marks=tuple(found))


class Forgotten:
    """Everybody who must not come back by an import."""

    def __init__(self, tombstones: Iterable[Tombstone]) -> None:
        """Gather the marks by their salt."""
        self._marks: dict[str, set[str]] = {}
        for stone in tombstones:
            self._marks.setdefault(stone.salt, set()).update(stone.marks)

    def __contains__(self, person: object) -> bool:
        """Whether this is a contact who was forgotten."""
        return isinstance(person, Contact) and any(
            not known.isdisjoint(
                marks(
                    salt,
                    slug=person.slug,
                    emails=person.emails,
                    full=person.full,
                    company=person.company,
                )
            )
            for salt, known in self._marks.items()
        )
