"""Who is who: whether the person a row names is somebody on file.

The slug of the profile decides, then the e-mail address; a name alone
counts only with the same day or company, or where nothing on file speaks against it. Two
different slugs under one name are two people.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from netui.core.exchange.people import Person
from netui.core.exchange.profiles import slug_of
from netui.core.exchange.text import folded
from netui.core.model import Contact


class Match(msgspec.Struct, frozen=True):
    """A contact that was recognised; ``weak`` when only by name."""

    contact: int
    weak: bool = False


class _Known(msgspec.Struct, frozen=True, kw_only=True):
    """What tells a contact apart from others of the same name."""

    id: int
    slug: str
    name: str
    company: str
    has_email: bool
    connected_on: dt.date | None

    @property
    def is_bare(self) -> bool:
        """Whether the contact was noted down by name alone."""
        return not (self.slug or self.company or self.has_email or self.connected_on)


class Identities:
    """The people on file, by everything that can tell who somebody is.

    A contact can be claimed by one person of a file; nobody else in that file is then matched
    to it by address or name. ``namesakes`` are names that several rows of the import bear.
    """

    def __init__(self, contacts: Iterable[Contact], namesakes: frozenset[str]) -> None:
        """Start with the people on file."""
        self._by_slug: dict[str, int] = {}
        self._by_email: dict[str, dict[int, _Known]] = {}
        self._by_name: dict[str, dict[int, _Known]] = {}
        self._claimed: set[tuple[int, str]] = set()
        self._namesakes = namesakes
        for contact in contacts:
            self.add(contact)

    def add(self, contact: Contact) -> None:
        """Make a contact findable, by what is new about it too."""
        slug = contact.slug.casefold() or slug_of(contact.profile_url)
        if slug:
            self._by_slug.setdefault(slug, contact.id)
        known = _Known(
            id=contact.id,
            slug=slug,
            name=folded(contact.full),
            company=folded(contact.company),
            has_email=bool(contact.emails),
            connected_on=contact.connected_on,
        )
        for email in contact.emails:
            self._by_email.setdefault(email.casefold(), {})[contact.id] = known
        self._by_name.setdefault(known.name, {})[contact.id] = known

    def claim(self, contact_id: int, file: str) -> None:
        """Note that somebody in a file is this contact."""
        self._claimed.add((contact_id, file))

    def find(self, person: Person) -> Match | None:
        """Return the contact a person of a list of connections is."""
        if person.slug in self._by_slug:
            return Match(self._by_slug[person.slug])
        found = self._by_address(person)
        return Match(found) if found else self._by_name_and_more(person)

    def find_named(self, person: Person) -> Match | None:
        """Return the contact that an invitation names, by its slug or else its name."""
        if person.slug in self._by_slug:
            return Match(self._by_slug[person.slug])
        known = list(self._by_name.get(folded(person.name.full), {}).values())
        if person.slug:
            known = [each for each in known if not each.slug]
            known = known if len(known) == 1 else []
        elif len(known) > 1:
            known = [each for each in known if not each.slug and not each.company][:1]
        return Match(known[0].id, weak=True) if known else None

    def _by_address(self, person: Person) -> int | None:
        known = self._by_email.get(person.email.casefold())
        if known is None:
            return None
        name = folded(person.name.full)
        free = [
            each
            for each in known.values()
            if self._is_free(each, person)
            and (each.name == name or not (each.slug and person.slug))
        ]
        free.sort(key=lambda each: each.name != name)
        return free[0].id if free else None

    def _by_name_and_more(self, person: Person) -> Match | None:
        name = folded(person.name.full)
        known = [
            each
            for each in self._by_name.get(name, {}).values()
            if self._is_free(each, person) and not (each.slug and person.slug)
        ]
        if not known:
            return None
        day = person.connected_on
        company = folded(person.company)
        unique = name not in self._namesakes
        for each in known:
            if (each.company, each.connected_on) == (company, day) and (
                unique or not person.slug
            ):
                return Match(each.id, weak=True)
        for found in (
            [each for each in known if day and each.connected_on == day],
            [each for each in known if each.company == company and (company or unique)],
            [each for each in known if each.is_bare and unique],
        ):
            if len(found) == 1:
                return Match(found[0].id, weak=True)
        return None

    def _is_free(self, known: _Known, person: Person) -> bool:
        return (known.id, person.file) not in self._claimed
