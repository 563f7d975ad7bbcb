"""The store commits or refuses, and says which."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import msgspec
import pytest
from builders import contact
from fakes import FailingDisk, FixedClock
from store_acts import add, done, everything, opened, rename, write

from netui.core.changes import Change, ChangeBuilder, Edit
from netui.core.model import Table
from netui.data import file as file_module
from netui.data.scratch import Scratch
from netui.errors import DataProblem, Problem
from netui.store import open_memory, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "netui.json"


def test_a_change_is_on_file_in_memory_and_told(path: Path) -> None:
    store = opened(path)
    heard: list[Change] = []
    end = store.subscribe(heard.append)
    build = ChangeBuilder(store.state)
    build.add(contact(id=0))
    change = build.change("Added Amara Osei", contact=1)
    assert store.commit(change) is None
    assert heard == [change]
    assert store.state.contacts == {1: contact(id=1)}
    end()
    end()
    rename(store, "Amara Cole")
    assert heard == [change]
    assert store.close() is None
    assert opened(path).state.contacts == {
        1: contact("Amara Cole", given="Amara", family="Osei")
    }
    on_file = json.loads(path.read_bytes())["contacts"]
    assert on_file == {"1": {"full": "Amara Cole", "given": "Amara", "family": "Osei"}}


def test_an_empty_change_writes_nothing(path: Path) -> None:
    store = opened(path)
    assert store.commit(Change("Nothing")) is None
    assert store.history() == ()
    assert not path.exists()


def test_a_stale_change_is_refused(path: Path) -> None:
    store = opened(path)
    add(store, contact())
    build = ChangeBuilder(store.state)
    build.put(contact("Late", id=1))
    late = build.change("Edited Amara")
    rename(store, "Early")
    size = path.with_name("netui.json-journal").stat().st_size
    problem = store.commit(late)
    assert isinstance(problem, Problem)
    assert (problem.where, "Edited Amara" in problem.what) == ("contacts 1", True)
    assert store.state.contacts[1].full == "Early"
    assert path.with_name("netui.json-journal").stat().st_size == size


def test_what_is_no_step_may_write_drafts_alone(path: Path) -> None:
    store = opened(path)
    change = Change("Quiet", {(Table.CONTACTS, 1): Edit(None, contact(id=1))}, step=False)
    assert isinstance(store.commit(change), Problem)
    assert store.state.contacts == {}


def test_a_busy_or_damaged_file_is_a_problem(path: Path) -> None:
    first = opened(path)
    assert isinstance(open_store(path, FixedClock()), DataProblem)
    first.close()
    path.write_text("{")
    assert isinstance(open_store(path, FixedClock()), DataProblem)


def test_reading_beside_a_running_app(path: Path) -> None:
    store = opened(path)
    add(store, contact())
    reader = opened(path, read_only=True)
    assert reader.state.contacts == {1: contact(id=1)}
    assert isinstance(rename(reader, "X"), DataProblem)
    assert isinstance(reader.undo(), DataProblem)
    assert reader.state.contacts == {1: contact(id=1)}
    assert reader.close() is None
    assert rename(store, "Y") is None


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("act", ["commit", "undo", "redo", "draft"])
def test_what_fails_has_not_happened(path: Path, number: int, act: str) -> None:
    disk = FailingDisk()
    store = opened(path, disk=disk)
    add(store, contact())
    rename(store, "Two")
    rename(store, "Three")
    store.undo()
    write(store, "Hi")
    before, steps = everything(store), store.history()
    heard: list[Change] = []
    store.subscribe(heard.append)
    disk.fail(number)
    answer: object
    if act == "commit":
        answer = rename(store, "Four")
    elif act == "draft":
        build = ChangeBuilder(store.state)
        build.put(msgspec.structs.replace(store.state.drafts[1], text="Longer"))
        answer = store.commit(build.change("Draft", step=False))
    else:
        answer = store.undo() if act == "undo" else store.redo()
    assert isinstance(answer, DataProblem)
    assert answer.todo
    assert (everything(store), store.history(), heard) == (before, steps, [])
    disk.mend()
    assert done(store.redo()).label == "Renamed to Three"
    assert store.close() is None
    assert opened(path).state.contacts[1].full == "Three"


def test_the_journal_folds_at_its_size(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_module, "FOLD_AT", 2000)
    disk = FailingDisk()
    store = opened(path, disk=disk)
    add(store, contact())
    disk.fail(errno.ENOSPC, only="rename")
    for number in range(12):
        assert rename(store, f"Name {number}") is None
    assert disk.calls
    disk.mend()
    while path.with_name("netui.json-journal").stat().st_size:
        assert rename(store, f"{store.state.contacts[1].full}.") is None
    assert json.loads(path.read_bytes())["contacts"]["1"]["full"].startswith("Name 11.")


def test_a_store_without_a_file(tmp_path: Path) -> None:
    store = open_memory(FixedClock(), [contact(), contact("Ben Ito", id=5)])
    assert rename(store, "Two") is None
    assert done(store.undo()).contact == 1
    assert store.state.contacts[1] == contact()
    assert store.state.next_id(Table.CONTACTS) == 6
    assert store.close() is None
    assert list(tmp_path.iterdir()) == []


def test_scratch_has_nothing_to_fold() -> None:
    assert Scratch().fold() is None
