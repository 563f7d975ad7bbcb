"""A person as a file names them, before anybody looks whether they are on file already."""

from __future__ import annotations

import datetime as dt

import msgspec

from netui.core.exchange.names import Name
from netui.core.exchange.text import folded


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """What one row says of somebody; ``connected_text`` is a day that could not be read."""

    name: Name
    slug: str = ""
    url: str = ""
    email: str = ""
    company: str = ""
    title: str = ""
    connected_on: dt.date | None = None
    connected_text: str = ""
    file: str = ""
    line: int = 0


def merged(first: Person, again: Person) -> Person:
    """Return the first row about somebody with its empty fields filled from another row."""
    facts = {
        field: getattr(first, field) or getattr(again, field)
        for field in ("slug", "url", "email", "company", "title", "connected_on")
    }
    text = "" if facts["connected_on"] else first.connected_text or again.connected_text
    return msgspec.structs.replace(first, **facts, connected_text=text)


def without_duplicates(people: list[Person]) -> list[Person]:
    """Return each person once, in order of their first row."""
    kept: dict[int, Person] = {}
    place_of: dict[object, int] = {}
    for person in people:
        keys = _identities(person)
        place = next((place_of[key] for key in keys if key in place_of), len(kept))
        earlier = kept.get(place)
        kept[place] = merged(earlier, person) if earlier else person
        for key in keys:
            place_of.setdefault(key, place)
    return list(kept.values())


def _identities(person: Person) -> list[object]:
    """Return what tells somebody apart within one file.

    A shared mailbox is no identity, so an e-mail address counts together with the name; name,
    company and day together count only for rows without an address of a profile.
    """
    if person.slug and not person.email:
        return [person.slug]
    name = folded(person.name.full)
    keys: list[object] = []
    if person.slug:
        keys.append(person.slug)
    else:
        keys.append((name, folded(person.company), person.connected_on, person.connected_text))
    if person.email:
        keys.append((person.email.casefold(), name))
    return keys
