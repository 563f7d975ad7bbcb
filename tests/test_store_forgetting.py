"""Forgetting reaches every file, leaves everybody else alone and lasts."""

from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from builders import contact, touch
from fakes import FailingDisk
from store_acts import add, opened, rename, send, write

from netui.core.changes import Change, ChangeBuilder
from netui.core.model import Contact, Mutual, Suppression, Tombstone
from netui.core.tombstones import Forgotten
from netui.data.disk import Disk
from netui.data.erasing import Target, is_note_to, records_of, scrubbed, target_of, without
from netui.data.forgetting import traces
from netui.errors import DataProblem, Problem
from netui.store import Store

SPELLINGS = (b"osei", b"ose\\u00ef", b"finch", b"amara", b"+49 171", b"lowmoor.example")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "netui.json"


def amara(**facts: Any) -> Contact:
    return contact(
        "Amara Oseï",
        id=0,
        emails=("amara@lowmoor.example",),
        phones=("+49 171 555 01",),
        slug="amara-osei",
        profile_url="https://www.linkedin.com/in/amara-osei",
        aliases=("A. Finch",),
        **facts,
    )


def filled(path: Path, **options: Any) -> Store:
    """Return a store with three people who know each other and a past."""
    store = opened(path, **options)
    add(store, amara(company="Lowmoor"), label="Added Amara Oseï")
    mutuals = (Mutual(name="Amara Oseï", contact=1), Mutual(name="Cy Ng", contact=3))
    add(store, contact("Bo Li", id=0, mutuals=mutuals, via="amara oseï, of course"))
    add(store, contact("Cy Ng", id=0, tags=("alumni",)), label="Added Cy Ng")
    write(store, "Hello there")
    add(store, Suppression(rule="H1", scope="note", draft=1), label="Hushed")
    add(store, Suppression(rule="H2", scope="phrase", contact=1, phrase="Amara"))
    rename(store, "Amara Finch")
    send(store)
    add(store, touch("conversation", "2026-03-04", contact=2, id=0, text="Saw Amara Finch"))
    write(store, "Second words", who=1)
    write(store, "Hi Bo", who=2)
    build = ChangeBuilder(store.state)
    for person in (1, 3):
        build.put(msgspec.structs.replace(store.state.contacts[person], tags=("both",)))
    assert store.commit(build.change("Tagged two", contact=1)) is None
    return store


def everything_on_disk(folder: Path) -> bytes:
    return b"\n".join(place.read_bytes() for place in folder.rglob("*") if place.is_file())


def test_it_reaches_every_file(path: Path, tmp_path: Path) -> None:
    store = filled(path)
    assert isinstance(store.backup(), Path)
    store.close()
    raw = path.read_bytes()
    backups = path.parent / "backups"
    (backups / "netui-000000002-theirs.json").write_bytes(raw[:-9])
    (backups / "netui-000000003.json").write_text('{"contacts": {"9": {"full": "Di Oh"}}}')
    (path.parent / "netui.json-damaged-01").write_bytes(raw[:-30])
    (path.parent / "netui.json-journal-kept-01").write_bytes(b'x {"contact":1}\ny\n')
    (path.parent / "netui.json-tmp").write_bytes(b'"1": {"full": "Amara Finch"}\n')
    elsewhere = [tmp_path / name for name in ("clipboard.txt", "window.json", "netui.log")]
    elsewhere[0].write_text("Hi Amara, a note")
    elsewhere[2].write_text("copied for Amara Finch\nall is well\n")
    dates = {place.name: place.stat().st_mtime_ns for place in backups.iterdir()}
    store = opened(path)
    rename(store, "Amara Osei")
    assert store.forget(1, elsewhere) is None
    assert store.state.contacts.keys() == {2, 3}
    assert store.state.touches_of(1) == ()
    assert [found.contact for found in store.state.drafts.values()] == [2]
    bo = store.state.contacts[2]
    assert bo.mutuals == (Mutual(name="Cy Ng", contact=3),)
    assert bo.via == "(forgotten), of course"
    assert store.state.table(Suppression) == {}
    for place in (tmp_path, path.parent):
        found = everything_on_disk(place).lower()
        assert [spelling for spelling in SPELLINGS if spelling in found] == []
    assert b"Hello there" not in everything_on_disk(path.parent)
    assert not elsewhere[0].exists()
    assert elsewhere[2].read_text() == "all is well\n"
    assert {place.name: place.stat().st_mtime_ns for place in backups.iterdir()} == dates
    labels = [entry.label for entry in store.history()]
    assert labels == ["Tagged two", "Added", "Added Cy Ng", "Added"]
    undone = store.undo()
    assert isinstance(undone, Change)
    assert store.state.contacts[3].tags == ("alumni",)
    assert store.close() is None
    for file in path.parent.glob("netui.json*"):
        if "tmp" not in file.name and "0" not in file.name:
            assert file.stat().st_mode & 0o777 == 0o600
    again = opened(path)
    assert again.state.contacts.keys() == {2, 3}
    assert again.notices == ()
    assert store.state.next_id is not None
    add(again, contact("New Person", id=0))
    assert again.state.contacts.keys() == {2, 3, 4}


def test_a_text_about_somebody_else_stays(path: Path, tmp_path: Path) -> None:
    store = filled(path)
    other = tmp_path / "clipboard.txt"
    other.write_text("Hi Bo")
    assert store.forget(1, [other]) is None
    assert other.read_text() == "Hi Bo"


def test_a_namesake_keeps_their_name(path: Path) -> None:
    store = opened(path)
    add(store, contact("Ann Lee", id=0, emails=("ann@one.example",)))
    add(store, contact("Ann Lee", id=0, company="Tidal"), label="Added Ann Lee")
    assert store.forget(1) is None
    assert store.state.contacts == {2: contact("Ann Lee", id=2, company="Tidal")}
    assert [entry.label for entry in store.history()] == ["Added Ann Lee"]


def test_whom_nobody_knows_cannot_be_forgotten(path: Path) -> None:
    store = opened(path)
    add(store, contact())
    assert isinstance(store.forget(7), Problem)
    reading = opened(path, read_only=True)
    assert isinstance(reading.forget(1), DataProblem)
    assert isinstance(reading._file.replace({}), DataProblem)  # type: ignore[attr-defined]  # the test stands in for it


@pytest.mark.parametrize("call", ["rename", "fsync", "remove", "sync_folder"])
def test_whatever_fails_the_person_is_there_to_be_forgotten_again(
    path: Path, tmp_path: Path, call: str
) -> None:
    for after in range(12):
        folder = tmp_path / f"{call}{after}"
        disk = FailingDisk()
        store = filled(folder / path.name, disk=disk)
        store.backup()
        before = dict(store.state.contacts)
        disk.fail(errno.ENOSPC, after=after, only=call)
        problem = store.forget(1)
        disk.mend()
        if problem is not None and 1 in store.state.contacts:
            assert store.state.contacts == before
        assert store.forget(1) is None or 1 not in store.state.contacts
        assert store.close() is None
        found = everything_on_disk(folder).lower()
        assert [spelling for spelling in SPELLINGS if spelling in found] == []
        if problem is None:
            return
    pytest.fail("forgetting makes more calls than this test knows")


def test_a_journal_that_stays_brings_nobody_back(path: Path) -> None:
    disk = FailingDisk()
    store = filled(path, disk=disk)
    rename(store, "Amara Osei")
    disk.fail(only="remove")
    problem = store.forget(1)
    assert problem is not None
    assert "journal" in problem.what
    disk.mend()
    assert 1 not in store.state.contacts
    assert rename(store, "Bo Lindqvist", who=2) is None
    assert 1 not in opened(path, read_only=True).state.contacts
    assert store.close() is None
    assert b"amara" not in everything_on_disk(path.parent).lower()


def test_what_is_still_named_elsewhere_is_told(tmp_path: Path) -> None:
    place = tmp_path / "mine.txt"
    place.write_text("about AMARA OSEI")
    target = Target(contact=1, names=("Amara Osei",))
    problem = traces(Disk(), [place, tmp_path / "none"], target)
    assert problem is not None
    assert problem.where == str(place)
    assert traces(Disk(), [tmp_path / "none"], target) is None
    assert isinstance(traces(Disk(), [tmp_path], target), DataProblem)


def test_odd_documents_do_not_stand_in_the_way() -> None:
    tables: Any = {
        "contacts": {"1": {"full": "Ann", "aliases": "x", "emails": [7]}, "2": {"full": "Bo"}},
        "changes": {"1": {"records": 7}, "2": {"contact": 1, "label": "x"}},
        "mine": {"a": {"of": [{"contact": 1, "name": "Ann"}, 4, "Ann"]}},
        "suppressions": {"1": {"draft": 4}},
    }
    target = target_of(1, [tables])
    assert target.names == ()
    assert target.pattern is None
    assert without(tables, target) == {
        "contacts": {"2": {"full": "Bo"}},
        "changes": {"1": {"records": {}}},
        "mine": {"a": {"of": [4, "Ann"]}},
        "suppressions": {"1": {"draft": 4}},
    }
    assert records_of({}) == {}
    assert scrubbed({"Ann Lee": 1}, Target(contact=1, names=("Ann Lee",))) == {"(forgotten)": 1}


def test_a_note_is_known_by_name_or_by_its_words() -> None:
    target = Target(contact=1, names=("Ann Lee",), texts=frozenset({"See you there"}))
    assert is_note_to("Hi ann, hello", {"full": "Ann Lee"}, target)
    assert is_note_to("See you there\n", {"full": ""}, target)
    assert is_note_to("for Ann Lee", {"full": ""}, target)
    assert not is_note_to("for Annika", {"full": "Ann Lee"}, target)


def test_every_backup_goes_on_forgetting(path: Path) -> None:
    store = filled(path)
    own = store.backup()
    assert isinstance(own, Path)
    assert store.forget(1) is None
    stones = [str(stone.marks) for stone in store.state.table(Tombstone).values()]
    store.close()
    assert len(stones) == 1
    back = json.loads(own.read_bytes())
    assert [str(tuple(stone["marks"])) for stone in back["tombstones"].values()] == stones


def test_the_numbers_of_another_data_file_are_of_other_people(path: Path) -> None:
    store = filled(path)
    other = opened(path.parent / "other" / "netui.json")
    add(other, contact("Di Oh", id=0, via="Amara Finch"))
    add(other, amara(company="Lowmoor"))
    add(other, touch("conversation", "2026-03-04", contact=1, id=0, text="Saw Amara Finch"))
    own = other.backup()
    assert isinstance(own, Path)
    theirs = path.parent / "backups" / "netui-000000002-theirs.json"
    theirs.parent.mkdir(exist_ok=True)
    own.rename(theirs)
    assert store.forget(1) is None
    left = json.loads(theirs.read_bytes())
    assert {key: row["full"] for key, row in left["contacts"].items()} == {"1": "Di Oh"}
    assert left["contacts"]["1"]["via"] == "(forgotten)"
    assert [touched["text"] for touched in left["touches"].values()] == ["Saw (forgotten)"]


def test_an_archive_that_knows_what_was_corrected_since_brings_nobody_back(path: Path) -> None:
    store = opened(path)
    add(store, amara(company="Lowmoor"))
    now = msgspec.structs.replace(
        store.state.contacts[1], slug="a-finch", emails=(), profile_url="", company="Tidal"
    )
    build = ChangeBuilder(store.state)
    build.put(now)
    assert store.commit(build.change("Corrected")) is None
    assert store.forget(1) is None
    forgotten = Forgotten(store.state.table(Tombstone).values())
    assert contact("X", slug="amara-osei") in forgotten
    assert contact("X", slug="a-finch") in forgotten
    assert contact("X", emails=("amara@lowmoor.example",)) in forgotten
    assert contact("Amara Osei", company="Lowmoor") in forgotten


def test_a_kept_file_that_never_named_the_person_is_left_alone(path: Path) -> None:
    store = filled(path)
    kept = path.parent / "netui.json-damaged-02"
    kept.write_bytes(b'{"contacts": {\n"9": {"full": "Cy')
    before = kept.stat().st_ino
    assert store.forget(1) is None
    store.close()
    assert kept.stat().st_ino == before
