"""Who else is on file: asked by name, by company, school, event or title, and for notes sent.

Holding it costs nothing: what a question needs is gathered when it is asked, or in slices
while nothing else is going on, and is kept in step with each change. It never searches a note.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from netui.core.changes import Change
from netui.core.hints.sent import SentNotes
from netui.core.hints.telling import whole_name
from netui.core.model import Contact, Direction, Event, Post, Table, Touch, TouchKind
from netui.core.state import State
from netui.core.text import WORD, fold

SLICE = 500
MOST_ASKED = 8
"""How many people who share a detail are looked at."""


class OtherPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody else in a lint case; ``text`` is a note sent to them."""

    full: str
    company: str = ""
    text: str = ""
    date: dt.date | None = None
    schools: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """That somebody has a detail: ``kind`` is company, school, event or post."""

    contact: Contact
    kind: str
    value: str


class People:
    """The people on file and the notes they were sent."""

    def __init__(self, state: State) -> None:
        """Keep the state; nothing is gathered yet."""
        self._state = state
        self._answers: dict[str, tuple[str, ...]] = {}
        self._holders: dict[str, list[int]] | None = None
        self.sent = SentNotes(state)

    def named(self, word: str, besides: str = "") -> str | None:
        """Return the full name of the first person with ``word`` in it, not ``besides``."""
        asked = fold(word)
        if asked not in self._answers:
            names = (contact.full for contact in self._state.contacts.values())
            self._answers[asked] = tuple(islice(holders(asked, names), 2))
        return next((full for full in self._answers[asked] if full != besides), None)

    def with_detail(self, name: str) -> tuple[Holding, ...]:
        """Return who has a company, school, event or title of this folded whole name."""
        for _ in self.gather():
            pass
        found = (self._holders or {}).get(name)
        if not found:
            return ()
        known = (self._state.contacts.get(who) for who in found[:MOST_ASKED])
        return tuple(
            holding
            for contact in known
            if contact is not None
            for holding in holdings(contact)
            if whole_name(holding.value) == name
        )

    def gather(self) -> Iterator[None]:
        """List what everybody has, a slice of people at a time, unless that is done."""
        if self._holders is not None:
            return
        gathered: dict[str, list[int]] = {}
        for at, contact in enumerate(self._state.contacts.values(), 1):
            enter(gathered, contact)
            if at % SLICE == 0:
                yield
        self._holders = gathered

    def take_in(self, change: Change) -> None:
        """Bring what was gathered in step with a committed change."""
        for (table, _), edit in change.edits.items():
            if table is Table.CONTACTS:
                self._answers.clear()
                if self._holders is not None and isinstance(edit.after, Contact):
                    enter(self._holders, edit.after)
            if table is Table.TOUCHES or (table is Table.CONTACTS and edit.after is None):
                self.sent.take_in(edit)


def enter(gathered: dict[str, list[int]], contact: Contact) -> None:
    """List a contact under each of their details; what they no longer have is left behind."""
    for _, value in details(contact):
        found = gathered.setdefault(whole_name(value), [])
        if contact.id not in found[-1:]:
            found.append(contact.id)


def details(contact: Contact) -> Iterator[tuple[str, str]]:
    """Yield what may be mistaken for somebody else's, with its kind."""
    if contact.company:
        yield "company", contact.company
    for school in contact.schools:
        yield "school", school
    for event in contact.events:
        yield "event", event.name
    for post in contact.posts:
        yield "post", post.title


def holdings(contact: Contact) -> Iterator[Holding]:
    """Yield the details of a contact."""
    return (
        Holding(contact=contact, kind=kind, value=value) for kind, value in details(contact)
    )


def holders(word: str, names: Iterable[str]) -> Iterator[str]:
    """Yield the different full names that have a folded word."""
    seen: set[str] = set()
    for full in names:
        folded = fold(full)
        if word in folded and word in WORD.findall(folded) and full not in seen:
            seen.add(full)
            yield full


def people_among(others: Iterable[OtherPerson]) -> People:
    """Return the people of a list, as if they were on file."""
    records: list[Contact | Touch] = []
    for at, other in enumerate(others, 1):
        given, _, family = other.full.partition(" ")
        contact = Contact(
            id=-at,
            full=other.full,
            given=given,
            family=family,
            company=other.company,
            schools=other.schools,
            events=tuple(Event(name=name) for name in other.events),
            posts=tuple(Post(title=title) for title in other.posts),
        )
        records.append(contact)
        if other.text:
            records.append(
                Touch(
                    id=at,
                    contact=-at,
                    kind=TouchKind.INVITE,
                    date=other.date or dt.date.min,
                    direction=Direction.OUT,
                    text=other.text,
                )
            )
    return People(State.of(records))


def people_index(state: State) -> People:
    """Return the people of a state."""
    return People(state)


NOBODY = People(State())
"""Nobody else is on file."""
