"""PersonRow: as much of a contact as a list shows, and the orders a list can have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple

from netui.core.cadence.model import Standing
from netui.core.model import Contact, Stage
from netui.core.state import State


class Sort(StrEnum):
    """The orders of a list of people."""

    NAME = "name"
    DUE = "due"
    COMPANY = "company"
    STAGE = "stage"
    NEWEST = "newest"


class PersonRow(NamedTuple):
    """One person in a list; ``opens`` and ``due`` are those of the next touch."""

    id: int
    name: str
    company: str = ""
    title: str = ""
    tags: tuple[str, ...] = ()
    stage: Stage = Stage.TARGET
    due: dt.date | None = None
    opens: dt.date | None = None


def nameplate(contact: Contact) -> PersonRow:
    """Return the row of a contact while it is not known yet where they stand."""
    return PersonRow(contact.id, contact.full, contact.company, contact.title, contact.tags)


def person_row(contact: Contact, standing: Standing) -> PersonRow:
    """Return the row of a contact who stands there."""
    coming = standing.next
    return PersonRow(
        contact.id,
        contact.full,
        contact.company,
        contact.title,
        contact.tags,
        standing.stage,
        coming.due if coming else None,
        coming.opens if coming else None,
    )


def listed_rows(
    state: State, standing_of: Callable[[int], Standing], *, archived: bool = False
) -> Iterator[PersonRow]:
    """Yield the rows of everybody who is listed; archived people are only asked for."""
    for contact in state.contacts.values():
        if contact.archived is archived:
            yield person_row(contact, standing_of(contact.id))
