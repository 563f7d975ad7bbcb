"""Undo and redo bring back what was there and never take newer words away."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from builders import NOON, NOW, contact, draft
from store_acts import add, done, opened, rename, send, write

from netui.core.acts.drafts import reroute
from netui.core.changes import Change, ChangeBuilder
from netui.core.model import Channel, Draft, DraftState, Table
from netui.data import history as history_module
from netui.errors import DataProblem
from netui.store import HistoryEntry


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "netui.json"


def test_history_tells_what_was_done_and_survives(path: Path) -> None:
    store = opened(path)
    add(store, contact())
    rename(store, "Two")
    rename(store, "Three")
    write(store, "Hi")
    assert done(store.undo()).label == "Renamed to Three"
    steps = store.history()
    three, two, added = steps
    assert three == HistoryEntry(
        seq=3, label="Renamed to Three", at=NOON, contact=1, undone=True
    )
    assert (two.label, two.undone, added.contact) == ("Renamed to Two", False, None)
    assert store.close() is None
    found = opened(path)
    assert found.history() == steps
    assert done(found.redo()).edits[Table.CONTACTS, 1].after == found.state.contacts[1]
    assert found.state.contacts[1].full == "Three"


def test_ends_of_the_history_are_told(path: Path) -> None:
    store = opened(path)
    assert "nothing to undo" in str(store.undo())
    assert "nothing to redo" in str(store.redo())


def test_an_added_record_costs_the_history_only_its_id(path: Path) -> None:
    store = opened(path)
    add(store, *(contact(f"Person {n}", id=0) for n in range(3)))
    store.close()
    step = json.loads(path.read_bytes())["changes"]["1"]
    assert step["records"] == {"contacts": {"1": None, "2": None, "3": None}}


def test_undo_of_sent_brings_the_draft_back(path: Path) -> None:
    store = opened(path)
    add(store, contact())
    write(store, "Hi Amara")
    send(store)
    assert store.state.draft_of(1) is None
    store.undo()
    assert [d.text for d in store.state.drafts.values()] == ["Hi Amara"]
    assert not store.state.touches
    store.redo()
    assert not store.state.drafts
    assert [t.text for t in store.state.touches_of(1)] == ["Hi Amara"]


def test_a_draft_begun_after_sending_outlives_the_undo(path: Path) -> None:
    store = opened(path)
    add(store, contact())
    write(store, "First")
    send(store)
    write(store, "Second")
    change = done(store.undo())
    assert {table for table, _ in change.edits} == {Table.TOUCHES}
    assert [d.text for d in store.state.drafts.values()] == ["Second"]
    store.redo()
    assert [d.text for d in store.state.drafts.values()] == ["Second"]
    assert len(store.state.touches) == 1


def test_a_blank_draft_begun_after_sending_gives_way(path: Path) -> None:
    store = opened(path)
    add(store, contact())
    write(store, "First")
    send(store)
    write(store, " ")
    store.undo()
    assert [d.text for d in store.state.drafts.values()] == ["First"]


def test_words_written_after_an_undo_outlive_the_redo(path: Path) -> None:
    store = opened(path)
    add(store, contact())
    write(store, "First")
    send(store)
    store.undo()
    write(store, "First, longer")
    store.redo()
    assert [t.text for t in store.state.touches_of(1)] == ["First"]
    assert [d.text for d in store.state.drafts.values()] == ["First, longer"]
    store.undo()
    assert [d.text for d in store.state.drafts.values()] == ["First, longer"]


def test_undo_of_copied_keeps_what_was_written_since(path: Path) -> None:
    store = opened(path)
    add(store, contact())
    write(store, "Hi")
    build = ChangeBuilder(store.state)
    build.put(msgspec.structs.replace(store.state.drafts[1], state=DraftState.COPIED))
    store.commit(build.change("Copied"))
    write(store, "Hi again")
    store.undo()
    assert store.state.drafts[1] == draft("Hi again", state=DraftState.DRAFTED)
    store.redo()
    assert store.state.drafts[1] == draft("Hi again", state=DraftState.COPIED)


def test_words_newer_than_a_step_are_not_copied_by_its_undo(path: Path) -> None:
    store = opened(path)
    add(store, contact())
    add(store, draft("Hi", id=0, state=DraftState.COPIED, channel=Channel.EMAIL), step=False)
    change = reroute(
        store.state, 1, NOW, channel=Channel.INMAIL, subject="", text="Hi", template=""
    )
    assert isinstance(change, Change)
    assert store.commit(change) is None
    assert store.state.drafts[1].state is DraftState.COPIED
    words = msgspec.structs.replace(
        store.state.drafts[1], text="Hi again", subject="Pots", state=DraftState.DRAFTED
    )
    build = ChangeBuilder(store.state)
    build.put(words)
    assert store.commit(build.change("Draft", step=False)) is None
    store.undo()
    assert store.state.drafts[1] == msgspec.structs.replace(words, channel=Channel.EMAIL)
    store.redo()
    assert store.state.drafts[1] == words


def test_undo_of_a_begun_draft_keeps_what_was_written_since(path: Path) -> None:
    store = opened(path)
    add(store, contact())
    add(store, draft("From a template", id=0), label="Template")
    write(store, "Mine")
    store.undo()
    assert store.state.drafts[1].text == "Mine"
    assert done(store.redo()).edits == {}


def test_a_draft_emptied_away_comes_back_with_the_undo(path: Path) -> None:
    store = opened(path)
    add(store, contact())
    add(store, draft("One", id=0), label="Template")
    build = ChangeBuilder(store.state)
    build.put(draft("Two"))
    store.commit(build.change("Template"))
    build = ChangeBuilder(store.state)
    build.remove(Draft, 1)
    store.commit(build.change("Draft", step=False))
    store.undo()
    assert store.state.drafts[1].text == "One"
    store.undo()
    assert not store.state.drafts


def test_a_draft_that_replaced_another_is_no_rival(path: Path) -> None:
    store = opened(path)
    add(store, contact())
    write(store, "One")
    build = ChangeBuilder(store.state)
    build.remove(Draft, 1)
    build.add(draft("Two", id=0))
    store.commit(build.change("Template"))
    store.undo()
    assert store.state.drafts == {1: draft("One")}


def test_a_step_that_cannot_be_read_is_told_and_left(path: Path) -> None:
    store = opened(path)
    add(store, contact())
    rename(store, "Two")
    store.close()
    content = json.loads(path.read_bytes())
    content["changes"]["2"]["records"] = {"contacts": {"x": None}}
    path.write_text(json.dumps(content))
    store = opened(path)
    assert len(store.notices) == 1
    assert [entry.seq for entry in store.history()] == [1]
    assert isinstance(store.undo(), DataProblem)
    store.close()
    content["changes"]["2"] = {"label": 3}
    path.write_text(json.dumps(content))
    assert isinstance(opened(path).undo(), DataProblem)


def test_tables_of_a_later_netui_are_swapped_as_they_are(path: Path) -> None:
    store = opened(path)
    add(store, contact())
    store.close()
    content = json.loads(path.read_bytes())
    content["changes"]["1"]["records"]["pets"] = {"1": {"name": "Rex"}}
    path.write_text(json.dumps(content))
    store = opened(path)
    assert list(done(store.undo()).edits) == [(Table.CONTACTS, 1)]
    store.close()
    assert json.loads(path.read_bytes())["pets"] == {"1": {"name": "Rex"}}


def test_the_history_is_bounded(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history_module.History.__init__, "__defaults__", (3, 400))
    store = opened(path)
    add(store, contact())
    for number in range(12):
        rename(store, f"Name {number}")
        if number % 5 == 0:
            store.undo()
            store.redo()
    kept = len(store.history())
    assert 3 <= kept < 12
    while isinstance(store.undo(), Change):
        pass
    assert store.state.contacts[1].full == f"Name {11 - kept}"
    store.redo()
    rename(store, "Anew")
    assert len(store.history()) == 2
    store.close()
    assert len(opened(path).history()) == 2


def test_a_step_in_text_only_the_standard_library_reads_is_undone(path: Path) -> None:
    store = opened(path)
    add(store, contact("Amara Osei"))
    rename(store, "Bo")
    store.close()
    content = json.loads(path.read_bytes())
    content["changes"]["2"]["records"]["contacts"]["1"]["full"] = "Amara \ud800 Osei"
    path.write_text(json.dumps(content))
    store = opened(path)
    done(store.undo())
    assert store.state.contacts[1].full == "Amara \ud800 Osei"
    store.close()
