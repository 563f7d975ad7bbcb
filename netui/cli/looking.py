"""What several commands tell of somebody on file: their record, and where they stand."""

from __future__ import annotations

from typing import Any

from netui.core.cadence.model import Context, Standing
from netui.core.cadence.stages import standing
from netui.core.model import Record
from netui.core.state import State
from netui.data.codec import encode


def document(record: Record) -> dict[str, Any]:
    """Return a record as it is kept in the data file, with its id."""
    return {"id": record.id, **encode(record)}


def standing_of(state: State, context: Context, who: int) -> Standing:
    """Return where a contact stands."""
    contact = state.contacts[who]
    return standing(contact, state.touches_of(who), state.draft_of(who), context)
