"""What tests do with a store: a few acts of a person, each in one call."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from builders import draft, touch
from fakes import FixedClock

from netui.core.changes import Change, ChangeBuilder
from netui.core.model import Contact, Draft, Profile, Record, Touch
from netui.errors import Problem
from netui.store import Store, open_store


def opened(path: Path, **options: Any) -> Store:
    # No fold of its own: a store that a test lets crash must stay dead.
    found = open_store(path, FixedClock(), **{"idle": None, **options})
    assert isinstance(found, Store), found
    return found


def done(answer: Change | Problem) -> Change:
    assert isinstance(answer, Change), answer
    return answer


def rename(store: Store, full: str, who: int = 1) -> Problem | None:
    build = ChangeBuilder(store.state)
    build.put(msgspec.structs.replace(store.state.contacts[who], full=full))
    return store.commit(build.change(f"Renamed to {full}", contact=who))


def add(store: Store, *records: Record, label: str = "Added", step: bool = True) -> None:
    build = ChangeBuilder(store.state)
    for record in records:
        build.add(record)
    assert store.commit(build.change(label, step=step)) is None


def write(store: Store, text: str, who: int = 1) -> None:
    """Autosave the draft of a contact."""
    build = ChangeBuilder(store.state)
    found = store.state.draft_of(who)
    if found is None:
        build.add(draft(text, contact=who, id=0))
    else:
        build.put(msgspec.structs.replace(found, text=text))
    assert store.commit(build.change("Draft", step=False, contact=who)) is None


def send(store: Store, who: int = 1) -> None:
    """Log the draft of a contact as sent."""
    build = ChangeBuilder(store.state)
    found = store.state.draft_of(who)
    assert found is not None
    build.remove(Draft, found.id)
    build.add(touch("invite", "2026-03-04", contact=who, text=found.text, id=0))
    assert store.commit(build.change("Sent", contact=who)) is None


def everything(store: Store) -> dict[str, dict[int, Record]]:
    kinds = (Contact, Touch, Draft, Profile)
    return {kind.__name__: dict(store.state.table(kind)) for kind in kinds}
