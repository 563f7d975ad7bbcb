"""Where somebody's name stands by itself in what is on file about others.

A first name in a note may mean one person or another; only who wrote it knows. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from netui.core.model import Contact, Record
from netui.core.state import State
from netui.core.text import fold


def mentioned_by(state: State, person: Contact) -> tuple[Contact, ...]:
    """Return whose record, notes or touches name a person, in the order of the file.

    Who bears the same name is left out: there it is their own.
    """
    words = {fold(word) for word in (person.full, person.call_name, *person.aliases) if word}
    if not words:
        return ()
    named = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words)))})(?!\w)")
    return tuple(
        other
        for other in state.contacts.values()
        if other.id != person.id
        and not named.search(fold(" ".join((other.full, other.given, *other.aliases))))
        and any(named.search(fold(text)) for text in texts_about(state, other))
    )


def texts_about(state: State, contact: Contact) -> Iterator[str]:
    """Yield the text of every record about a contact."""
    draft = state.draft_of(contact.id)
    records: list[Record] = [contact, *state.touches_of(contact.id)]
    for record in [*records, draft] if draft is not None else records:
        yield from texts_in(msgspec.to_builtins(record))


def texts_in(value: object) -> Iterator[str]:
    """Yield every text inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from texts_in(tuple(value.values()))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts_in(each)
