"""Notes sent to others, prepared once so that a new note can be compared with all of them.

Names and companies are masked, so that a form letter is the same letter whoever gets it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from heapq import nlargest
from itertools import pairwise

import msgspec

from netui.core.changes import Edit
from netui.core.hints.telling import SPLIT, telling_words
from netui.core.model import TEXT_KINDS, Contact, Direction, Touch
from netui.core.state import State
from netui.core.text import fold, normal

LATEST = 200
SPARE = 20
"""So many more are kept, because notes to the contact at hand do not count."""

MASK = "_"
COMPARED = 6
"""How many notes, those that share most, are compared letter by letter."""

SHARED = 0.2
"""The part of its pairs of words that a note has to share before it is compared."""


class SentNote(msgspec.Struct, frozen=True, kw_only=True):
    """A note that was sent: ``bare`` is its text with names and companies masked."""

    contact: int
    person: str
    date: dt.date | None
    text: str
    bare: str


class Likeness(msgspec.Struct, frozen=True, kw_only=True):
    """How much of a note is the same as one sent before, in per cent."""

    person: str
    date: dt.date | None
    ratio: int
    text: str


class SentNotes:
    """The latest notes sent, found by the pairs of words they share with a new one."""

    def __init__(self, state: State) -> None:
        """Keep the state; notes are prepared at the first question."""
        self._state = state
        self._notes: list[SentNote] | None = None
        self._by_pair: dict[tuple[str, str], list[int]] = {}

    def take_in(self, edit: Edit) -> None:
        """Add a note that was just sent; whatever else changed is read anew when asked."""
        if self._notes is None:
            return
        after = edit.after
        if edit.before is None and isinstance(after, Touch):
            contact = self._state.contacts.get(after.contact)
            if contact is not None and is_sent_note(after):
                self.enter(self._notes, prepared_note(after, contact))
        else:
            self._notes = None

    def enter(self, notes: list[SentNote], note: SentNote) -> None:
        """List a note under its pairs of words."""
        for pair in set(pairwise(note.bare.split())):
            self._by_pair.setdefault(pair, []).append(len(notes))
        notes.append(note)

    def closest(self, bare: str, contact: int) -> Likeness | None:
        """Return the note to somebody else that is most like a masked text, if any is."""
        notes = self.notes
        asked = set(pairwise(bare.split()))
        by_pair = self._by_pair
        shared = [0] * len(notes)
        for pair in asked:
            if pair in by_pair:
                for at in by_pair[pair]:
                    shared[at] += 1
        least = max(1, SHARED * len(asked))
        if max(shared, default=0) < least:
            return None
        from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - 5 ms, needed for likely notes alone

        likely = nlargest(
            COMPARED,
            (
                (count, at)
                for at, count in enumerate(shared)
                if count >= least and notes[at].contact != contact
            ),
        )
        best = max(((ratio(bare, notes[at].bare), at) for _, at in likely), default=None)
        if best is None:
            return None
        note = notes[best[1]]
        return Likeness(
            person=note.person, date=note.date, ratio=round(best[0]), text=note.text
        )

    @property
    def notes(self) -> list[SentNote]:
        """The latest notes sent, and what was sent since they were asked for."""
        if self._notes is None:
            notes: list[SentNote] = []
            self._by_pair = {}
            for note in self.prepared():
                self.enter(notes, note)
            self._notes = notes
        return self._notes

    def prepared(self) -> list[SentNote]:
        """Return the latest notes, masked."""
        latest = nlargest(
            LATEST + SPARE,
            filter(is_sent_note, self._state.touches.values()),
            key=lambda touch: (touch.date, touch.id),
        )
        contacts = self._state.contacts
        return [
            prepared_note(touch, contacts[touch.contact])
            for touch in latest
            if touch.contact in contacts
        ]


def is_sent_note(touch: Touch) -> bool:
    """Whether a touch is a note of mine whose text is known."""
    return bool(touch.text) and touch.direction is Direction.OUT and touch.kind in TEXT_KINDS


def prepared_note(touch: Touch, contact: Contact) -> SentNote:
    """Return a note with its masked text."""
    return SentNote(
        contact=contact.id,
        person=contact.full,
        date=touch.date if touch.date != dt.date.min else None,
        text=touch.text,
        bare=masked_for(touch.text, contact),
    )


def masked_for(text: str, contact: Contact) -> str:
    """Return the folded words of a text with the contact's names and company masked."""
    names = (contact.full, contact.given, contact.family, *contact.aliases)
    return masked_words(normal(text), names, contact.company)


@lru_cache(maxsize=512)
def masked_words(text: str, names: tuple[str, ...], company: str) -> str:
    """Return the folded words of a text; a run of hidden ones is one mask."""
    whole = SPLIT.findall(fold(company))
    listed = SPLIT.findall(fold(text))
    return " ".join(without_repeats(hide(listed, hidden_words(names, company), whole)))


@lru_cache(maxsize=512)
def hidden_words(names: tuple[str, ...], company: str) -> frozenset[str]:
    """Return the folded words of names, and those that tell a company."""
    listed = (word for name in names for word in SPLIT.findall(fold(name)))
    return telling_words(company, named=True).union(listed)


def hide(listed: list[str], hidden: frozenset[str], company: list[str]) -> Iterable[str]:
    """Yield the words, those of names and of the whole company as a mask."""
    at = 0
    while at < len(listed):
        if company and listed[at : at + len(company)] == company:
            yield MASK
            at += len(company)
        else:
            yield MASK if listed[at] in hidden else listed[at]
            at += 1


def without_repeats(listed: Iterable[str]) -> Iterable[str]:
    """Yield the words, of masks in a row only one."""
    before = ""
    for word in listed:
        if word != MASK or before != MASK:
            yield word
        before = word
