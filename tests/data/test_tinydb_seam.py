"""TinyDB over the journal behaves as TinyDB does, durably."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tinydb
from builders import NOON
from fakes import FailingDisk
from tinydb import where
from tinydb.table import Document

from netui.data.file import DataFile
from netui.data.rows import Rows
from netui.data.storage import Database, Overlay, RefusedError


@pytest.fixture
def disk() -> FailingDisk:
    return FailingDisk()


@pytest.fixture
def db(tmp_path: Path, disk: FailingDisk) -> Iterator[Database]:
    file = DataFile.open(tmp_path / "netui.json", NOON, disk=disk)
    assert isinstance(file, DataFile)
    database = Database(file)
    yield database
    disk.mend()
    database.close()


def both(db: Database, tmp_path: Path, act: Any) -> None:
    """Do the same to netui's and to stock TinyDB and compare all that is on file."""
    with tinydb.TinyDB(tmp_path / "stock.json") as stock:
        for one in (db, stock):
            people = one.table("contacts")
            people.insert_multiple({"full": f"P{n}", "tags": ["a"]} for n in range(4))
            people.remove(doc_ids=[2])
        mine, theirs = act(db.table("contacts")), act(stock.table("contacts"))
        assert mine == theirs
        assert db.table("contacts").all() == stock.table("contacts").all()


@pytest.mark.parametrize(
    "act",
    [
        lambda t: t.update({"full": "Q"}, where("full") == "P2"),
        lambda t: t.update({"full": "Q"}),
        lambda t: t.update({"full": "Q"}, doc_ids=[1, 2, 9]),
        lambda t: t.update(lambda d: d["tags"].append("b"), doc_ids=[1]),
        lambda t: t.remove(where("full") == "P3"),
        lambda t: t.upsert({"full": "New"}, where("full") == "Nobody"),
        lambda t: t.update_multiple([({"a": 1}, where("full") == "P0")]),
        lambda t: t.insert(Document({"full": "Z"}, doc_id=17)),
        lambda t: t.truncate(),
        lambda t: t.search(where("full") == "P1"),
        len,
    ],
)
def test_tables_act_as_stock_tables(db: Database, tmp_path: Path, act: Any) -> None:
    both(db, tmp_path, act)


def test_an_update_journals_only_what_it_touched(db: Database, disk: FailingDisk) -> None:
    people = db.table("contacts")
    people.insert_multiple({"full": f"P{n}"} for n in range(50))
    disk.calls.clear()
    people.update({"full": "Q"}, doc_ids=[7])
    assert disk.calls == ["write", "fsync"]
    disk.calls.clear()
    people.update({"full": "Q"}, doc_ids=[7])
    assert disk.calls == []


def test_an_id_is_never_used_twice(db: Database) -> None:
    people = db.table("contacts")
    assert people.insert({"full": "Ann"}) == 1
    people.remove(doc_ids=[1])
    assert people.insert({"full": "Bo"}) == 2
    people.truncate()
    assert people.insert_multiple([{"full": "Cy"}, {"full": "Di"}]) == [3, 4]


def test_what_is_refused_leaves_the_table(db: Database, disk: FailingDisk) -> None:
    people = db.table("contacts")
    people.insert({"full": "Ann", "tags": ["a"]})
    disk.fail()
    with pytest.raises(RefusedError) as refused:
        people.update(lambda d: d["tags"].append("b"), doc_ids=[1])
    assert refused.value.problem.exit_code == 3
    assert people.all() == [{"full": "Ann", "tags": ["a"]}]
    with pytest.raises(RefusedError):
        db.close()


def test_whole_tables_can_be_dropped(db: Database) -> None:
    db.table("mine").insert({"a": 1})
    db.table("contacts").insert({"full": "Ann"})
    db.drop_table("mine")
    assert db.table("mine").all() == []
    db.drop_tables()
    assert db.table("contacts").all() == []


def test_queries_see_what_was_updated(db: Database) -> None:
    people = db.table("contacts")
    people.insert({"full": "Ann"})
    assert people.count(where("full") == "Ann") == 1
    people.insert({"full": "Ann"})
    assert people.count(where("full") == "Ann") == 2


def test_overlay_is_a_mapping() -> None:
    under = Rows.of({"1": {"a": [1]}, "2": {"a": [2]}})
    view = Overlay(under)
    del view[1]
    view[3] = {"a": [3]}
    view[2]["a"].append(9)
    assert dict(view) == {2: {"a": [2, 9]}, 3: {"a": [3]}}
    assert len(view) == 2
    assert 1 not in view
    with pytest.raises(KeyError):
        del view[1]
    assert under == {"1": {"a": [1]}, "2": {"a": [2]}}
    assert view.ops() == {"1": None, "3": {"a": [3]}, "2": {"a": [2, 9]}}
