"""State: everything on file, as records by id.

Core functions read it and return changes; only ``netui.store`` applies one. The tables it is
given may decode lazily: a record is built when it is first looked at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, MutableMapping
from typing import TYPE_CHECKING, TypeVar, cast

from netui.core.model import (
    TABLE_OF,
    Contact,
    Draft,
    Profile,
    Record,
    Resource,
    Table,
    Template,
    Touch,
    TouchKind,
)
from netui.core.overlay import Overlay

if TYPE_CHECKING:
    from netui.core.changes import Change, Edit

R = TypeVar("R", bound=Record)
NO_PROFILE = Profile()


class State:
    """The records of every table, with the touches and the draft of each contact at hand."""

    def __init__(
        self,
        tables: Mapping[Table, MutableMapping[int, Record]] | None = None,
        highest: Mapping[Table, int] | None = None,
    ) -> None:
        """Take over ``tables``; ``highest`` is the highest id ever used in each of them."""
        given = tables or {}
        self._tables: dict[Table, MutableMapping[int, Record]] = {
            table: given.get(table, {}) for table in Table
        }
        self._highest: dict[Table, int] = {
            table: max((highest or {}).get(table, 0), max(self._tables[table], default=0))
            for table in Table
        }
        self._history: dict[int, tuple[Touch, ...]] | None = None
        self._drafts: dict[int, int] | None = None

    @classmethod
    def of(cls, records: Iterable[Record]) -> State:
        """Return a state that holds ``records``, each under its own id."""
        tables: dict[Table, MutableMapping[int, Record]] = {table: {} for table in Table}
        for record in records:
            tables[TABLE_OF[type(record)]][record.id] = record
        return cls(tables)

    def table(self, kind: type[R]) -> Mapping[int, R]:
        """Return the records of one type by id."""
        return cast("Mapping[int, R]", self._tables[TABLE_OF[kind]])

    @property
    def contacts(self) -> Mapping[int, Contact]:
        """Everybody on file, archived people included."""
        return cast("Mapping[int, Contact]", self._tables[Table.CONTACTS])

    @property
    def touches(self) -> Mapping[int, Touch]:
        """Every touch of every contact."""
        return self.table(Touch)

    @property
    def drafts(self) -> Mapping[int, Draft]:
        """Every draft."""
        return self.table(Draft)

    @property
    def templates(self) -> Mapping[int, Template]:
        """The templates kept in the data file."""
        return self.table(Template)

    @property
    def resources(self) -> Mapping[int, Resource]:
        """Things worth sharing."""
        return self.table(Resource)

    @property
    def profile(self) -> Profile:
        """Who I am; an empty profile while none is on file."""
        return next(iter(self.table(Profile).values()), NO_PROFILE)

    def touches_of(self, contact_id: int) -> tuple[Touch, ...]:
        """Return the history of a contact, oldest first."""
        if self._history is None:
            gathered: dict[int, list[Touch]] = {}
            for touch in self.touches.values():
                gathered.setdefault(touch.contact, []).append(touch)
            self._history = {who: in_order(found) for who, found in gathered.items()}
        return self._history.get(contact_id, ())

    def draft_of(self, contact_id: int) -> Draft | None:
        """Return the draft for a contact, if one is being written.

        A thank-you that waits for an acceptance gives way to anything else.
        """
        if self._drafts is None:
            self._drafts = drafts_in_hand(self.drafts)
        found = self._drafts.get(contact_id)
        return None if found is None else self.drafts.get(found)

    def next_id(self, table: Table) -> int:
        """Return an id that was never used in ``table``."""
        return self._highest[table] + 1

    def supposed(self) -> State:
        """Return a state to try changes on: it starts as this one, which it never alters."""
        tables: dict[Table, MutableMapping[int, Record]] = {
            table: Overlay(records) for table, records in self._tables.items()
        }
        tried = State({}, self._highest)
        tried._tables = tables
        tried._history = None if self._history is None else dict(self._history)
        tried._drafts = None if self._drafts is None else dict(self._drafts)
        return tried

    def apply(self, change: Change) -> None:
        """Write the records of a change: a committed one, or one that is only supposed."""
        for (table, record_id), edit in change.edits.items():
            records = self._tables[table]
            if edit.after is None:
                records.pop(record_id, None)
            else:
                records[record_id] = edit.after
                self._highest[table] = max(self._highest[table], record_id)
            if table is Table.DRAFTS:
                self._drafts = redrafted(self._drafts, record_id, edit)
            elif table is Table.TOUCHES and self._history is not None:
                relist(self._history, edit)


def drafts_in_hand(drafts: Mapping[int, Draft]) -> dict[int, int]:
    """Return the draft of each contact: of two the one that is no waiting thank-you."""
    found: dict[int, int] = {}
    for key, draft in drafts.items():
        earlier = found.get(draft.contact)
        if earlier is None or drafts[earlier].kind is TouchKind.THANK_ACCEPT:
            found[draft.contact] = key
    return found


def redrafted(
    drafts: dict[int, int] | None, draft_id: int, edit: Edit
) -> dict[int, int] | None:
    """Return the drafts by contact after an edit; ``None``: they have to be listed anew."""
    after = edit.after
    if drafts is None or not isinstance(after, Draft):
        return None
    if drafts.setdefault(after.contact, draft_id) != draft_id:
        return None
    before = edit.before
    moved = isinstance(before, Draft) and before.contact != after.contact
    return None if moved else drafts


def relist(history: dict[int, tuple[Touch, ...]], edit: Edit) -> None:
    """Keep the histories by contact in step with one edited touch."""
    before, after = edit
    if isinstance(before, Touch):
        rest = tuple(t for t in history.get(before.contact, ()) if t.id != before.id)
        history[before.contact] = rest
    if isinstance(after, Touch):
        earlier = history.get(after.contact)
        history[after.contact] = in_order((*earlier, after)) if earlier else (after,)


def in_order(touches: Iterable[Touch]) -> tuple[Touch, ...]:
    """Return touches by day, then by instant where both have one, then by id."""
    given = tuple(touches)
    before = dt.date.min
    for touch in given:
        if touch.date <= before:
            return tuple(sorted(given, key=place_in_time))
        before = touch.date
    return given  # each on a later day than the one before, as nearly always


def place_in_time(touch: Touch) -> tuple[dt.date, float, int]:
    """Return what a touch is sorted by among those of its contact."""
    return touch.date, touch.at.timestamp() if touch.at else 0.0, touch.id
