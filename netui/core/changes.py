"""Change: what a person did, as a label and records before and after.

Everything that writes goes through this one shape; undo swaps before and after. Building a
change is pure; only ``netui.store`` commits one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from netui.core.model import TABLE_OF, Draft, Record, Table, Touch

if TYPE_CHECKING:
    from netui.core.state import State

Key = tuple[Table, int]
R = TypeVar("R", bound=Record)


class Edit(NamedTuple):
    """One record before and after; ``None`` means it is not there."""

    before: Record | None
    after: Record | None


class Change(msgspec.Struct, frozen=True):
    """One undoable step: a label in the past tense and the records it writes.

    ``step`` is false for autosaves, which are kept on disk but are no history steps.
    ``contact`` is the person it is about, for showing them again after an undo.
    """

    label: str
    edits: Mapping[Key, Edit] = {}
    step: bool = True
    contact: int | None = None

    def __bool__(self) -> bool:
        """Whether anything is written."""
        return bool(self.edits)

    def inverse(self) -> Change:
        """Return the change that takes this one back."""
        swapped = {key: Edit(edit.after, edit.before) for key, edit in self.edits.items()}
        return Change(self.label, swapped, self.step, self.contact)

    def touched_contacts(self) -> Iterator[int]:
        """Yield the ids of the contacts whose record, touches or draft this change writes."""
        for (table, record_id), edit in self.edits.items():
            if table is Table.CONTACTS:
                yield record_id
            elif table in {Table.TOUCHES, Table.DRAFTS}:
                before, after = edit
                first = before.contact if isinstance(before, Touch | Draft) else None
                if first is not None:
                    yield first
                if isinstance(after, Touch | Draft) and after.contact != first:
                    yield after.contact


def only_words(change: Change) -> bool:
    """Whether nothing but the words of drafts on file changes: nobody stands elsewhere then."""
    return all(same_but_words(edit.before, edit.after) for edit in change.edits.values())


def same_but_words(before: Record | None, after: Record | None) -> bool:
    """Whether two drafts differ in nothing but subject, text and time."""
    if not isinstance(before, Draft) or not isinstance(after, Draft):
        return False
    words = {"subject": after.subject, "text": after.text, "updated": after.updated}
    return msgspec.structs.replace(before, **words) == after


class ChangeBuilder:
    """Collects the edits of one change on top of a state, which it never alters."""

    def __init__(self, state: State) -> None:
        """Start with no edits."""
        self._state = state
        self._edits: dict[Key, Edit] = {}
        self._next: dict[Table, int] = {}

    def get(self, kind: type[R], record_id: int) -> R | None:
        """Return the record as this change would leave it."""
        key = (TABLE_OF[kind], record_id)
        edit = self._edits.get(key)
        found = edit.after if edit else self._state.table(kind).get(record_id)
        return found if isinstance(found, kind) else None

    def add(self, record: R) -> R:
        """Add a record under a fresh id and return it with that id."""
        table = TABLE_OF[type(record)]
        record_id = self._next.get(table) or self._state.next_id(table)
        self._next[table] = record_id + 1
        stored = msgspec.structs.replace(record, id=record_id)
        self._edits[table, record_id] = Edit(None, stored)
        return stored

    def put(self, record: Record) -> None:
        """Replace the record that has this id; writing what is already there is no edit."""
        self._set(type(record), record.id, record)

    def remove(self, kind: type[Record], record_id: int) -> None:
        """Remove the record that has this id."""
        self._set(kind, record_id, None)

    def _set(self, kind: type[Record], record_id: int, after: Record | None) -> None:
        key = (TABLE_OF[kind], record_id)
        earlier = self._edits.pop(key, None)
        before = earlier.before if earlier else self._state.table(kind).get(record_id)
        if before != after:
            self._edits[key] = Edit(before, after)

    def change(self, label: str, *, step: bool = True, contact: int | None = None) -> Change:
        """Return what was collected as one change."""
        return Change(label, dict(self._edits), step, contact)
