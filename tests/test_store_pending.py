"""A change of very many records, under way in slices: what comes meanwhile, what fails."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import msgspec
import pytest
from builders import contact
from fakes import FixedClock
from store_acts import add, done, everything, opened, rename, write

from netui import committing
from netui.committing import Pending
from netui.core.changes import Change, ChangeBuilder
from netui.data.disk import Disk
from netui.errors import Problem
from netui.store import Store, open_memory


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr(committing, "SLICE", 2)
    found = opened(tmp_path / "netui.json")
    add(found, *(contact(f"Person {n}", id=0) for n in range(5)))
    yield found
    found.close()


def tagging(store: Store, *who: int) -> Change:
    build = ChangeBuilder(store.state)
    for one in who or store.state.contacts:
        build.put(msgspec.structs.replace(store.state.contacts[one], tags=("rail",)))
    return build.change("Tagged")


def tags(store: Store) -> list[tuple[str, ...]]:
    return [found.tags for found in store.state.contacts.values()]


def finished(pending: Pending) -> Problem | None:
    if pending.seal():
        pending.write()
    return pending.finish()


def test_it_is_prepared_in_slices_and_nothing_shows_before_it_is_written(store: Store) -> None:
    heard: list[Change] = []
    store.subscribe(heard.append)
    pending = store.start(tagging(store))
    assert len(list(pending.slices())) == 3
    assert pending.seal()
    pending.write()
    assert (tags(store), heard) == ([()] * 5, [])
    assert pending.finish() is None
    assert pending.finish() is None
    assert (tags(store), heard) == ([("rail",)] * 5, [pending.change])
    assert [step.label for step in store.history()] == ["Tagged", "Added"]


def test_who_commits_while_it_is_being_written_waits_for_it(store: Store) -> None:
    pending = store.start(tagging(store))
    assert list(pending.slices())
    assert pending.seal()
    beside = threading.Thread(target=pending.write)
    beside.start()
    assert rename(store, "Two") is not None, "it was about the person as they were"
    assert tags(store) == [("rail",)] * 5
    assert rename(store, "Two") is None
    beside.join()
    assert pending.finish() is None
    assert [step.label for step in store.history()][:2] == ["Renamed to Two", "Tagged"]
    store.undo()
    assert done(store.undo()).label == "Tagged"
    assert tags(store) == [()] * 5


def test_what_is_saved_while_it_is_prepared_is_kept(store: Store) -> None:
    pending = store.start(tagging(store, 1, 2))
    slices = pending.slices()
    next(slices)
    write(store, "Hi", who=4)
    assert rename(store, "Three", who=3) is None
    assert list(slices) == []
    assert finished(pending) is None
    assert tags(store)[:3] == [("rail",), ("rail",), ()]
    assert [step.label for step in store.history()][:2] == ["Tagged", "Renamed to Three"]


def test_it_falls_through_where_a_record_changes_meanwhile(store: Store) -> None:
    pending = store.start(tagging(store))
    assert list(pending.slices())
    rename(store, "Two")
    before = everything(store)
    assert "changed meanwhile" in str(finished(pending))
    assert everything(store) == before


def test_a_step_taken_back_meanwhile_is_looked_at_anew(store: Store) -> None:
    assert store.commit(tagging(store)) is None
    pending = store.start_step(undo=True)
    assert list(pending.slices())
    write(store, "Hi", who=4)
    assert finished(pending) is None
    assert tags(store) == [()] * 5
    assert [found.text for found in store.state.drafts.values()] == ["Hi"]
    assert store.step_size(undo=False) > 0
    assert finished(ready(store.start_step(undo=False))) is None
    assert tags(store) == [("rail",)] * 5


def ready(pending: Pending) -> Pending:
    for _ in pending.slices():
        pass
    return pending


def test_the_end_of_the_history_is_told(store: Store) -> None:
    store.undo()
    assert store.step_size(undo=True) == 0
    pending = ready(store.start_step(undo=True))
    assert "nothing to undo" in str(finished(pending))


class Full(Disk):
    """A disk on which nothing can be written any more, once that is so."""

    full = False

    def write_at(self, handle: int, data: bytes | memoryview, place: int) -> int:
        if self.full:
            raise OSError(28, "No space left on device")
        return super().write_at(handle, data, place)


def test_what_cannot_be_written_has_not_happened(tmp_path: Path) -> None:
    disk = Full()
    store = opened(tmp_path / "netui.json", disk=disk)
    add(store, contact(id=0))
    before, steps = everything(store), store.history()
    heard: list[Change] = []
    store.subscribe(heard.append)
    disk.full = True
    pending = ready(store.start(tagging(store)))
    assert "not saved" in str(finished(pending))
    assert (everything(store), store.history(), heard) == (before, steps, [])
    disk.full = False
    assert finished(ready(store.start(tagging(store)))) is None
    assert tags(store) == [("rail",)]


def test_closing_waits_for_it(tmp_path: Path) -> None:
    store = opened(tmp_path / "netui.json")
    add(store, contact(id=0))
    pending = ready(store.start(tagging(store)))
    assert pending.seal()
    beside = threading.Thread(target=pending.write)
    beside.start()
    assert store.close() is None
    beside.join()
    assert tags(opened(tmp_path / "netui.json")) == [("rail",)]


def test_closing_writes_what_was_sealed_and_never_written(store: Store, tmp_path: Path) -> None:
    pending = store.start(tagging(store))
    assert list(pending.slices())
    assert pending.seal()
    assert store.close() is None
    pending.write()
    assert pending.finish() is None
    assert tags(opened(tmp_path / "netui.json")) == [("rail",)] * 5


def test_forgetting_waits_for_it(store: Store) -> None:
    pending = store.start(tagging(store))
    assert list(pending.slices())
    assert pending.seal()
    assert store.forget(1) is None
    assert pending.finish() is None
    assert tags(store) == [("rail",)] * 4


def test_a_writer_that_breaks_down_leaves_everything_as_it_was(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    pending = ready(store.start(tagging(store)))
    assert pending.seal()

    def broken() -> NoReturn:
        raise MemoryError

    monkeypatch.setattr(pending, "lines", broken)
    with pytest.raises(MemoryError):
        pending.write()
    pending.finish()
    assert tags(store) == [()] * 5
    assert rename(store, "Two") is None


def test_a_store_in_memory_does_the_same() -> None:
    store = open_memory(FixedClock(), [contact(id=1)])
    assert finished(ready(store.start(tagging(store)))) is None
    assert tags(store) == [("rail",)]
