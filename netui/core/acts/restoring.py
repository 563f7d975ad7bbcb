"""Going back to how things were on file earlier, as one change like any other.

Pure: two states in, a change out. Forgetting somebody is not taken back by it.
"""

from __future__ import annotations

import msgspec

from netui.core.changes import Change, Edit, Key
from netui.core.model import RECORD_TYPES, Contact, Table
from netui.core.state import State


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """What a change would do to one table: how many records come, go and differ."""

    table: str
    back: int = 0
    gone: int = 0
    changed: int = 0
    names: tuple[str, ...] = ()


def restore(now: State, then: State, label: str) -> Change:
    """Return the change that puts every record as it was ``then``."""
    edits: dict[Key, Edit] = {}
    for table, kind in RECORD_TYPES.items():
        if table is Table.TOMBSTONES:
            continue
        before, after = now.table(kind), then.table(kind)
        for key in dict.fromkeys((*before, *after)):
            edit = Edit(before.get(key), after.get(key))
            if edit.before != edit.after:
                edits[table, key] = edit
    return Change(label, edits)


def differences(change: Change) -> tuple[Difference, ...]:
    """Return table by table what a change does, with the names of the people concerned."""
    found = []
    for table in Table:
        edits = [edit for (name, _), edit in change.edits.items() if name is table]
        if edits:
            people = (edit.after or edit.before for edit in edits)
            found.append(
                Difference(
                    table=table.value,
                    back=sum(edit.before is None for edit in edits),
                    gone=sum(edit.after is None for edit in edits),
                    changed=sum(None not in edit for edit in edits),
                    names=tuple(p.full for p in people if isinstance(p, Contact)),
                )
            )
    return tuple(found)
