"""A damaged file that stock TinyDB wrote on one line gives back its whole documents."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
import tinydb  # noqa: TID251 - stock TinyDB is what wrote the file
from builders import NOON
from file_acts import opened, people

from netui.data.file import DataFile
from netui.data.mending import Mended, mend
from netui.data.salvage import salvage
from netui.data.scanning import Scan
from netui.data.snapshot import Damage

OLD = {"contacts": {"99": {"full": "Old"}}, "touches": {"77": {"text": "Old"}}}
TABLES: dict[str, Any] = {
    "_default": {},
    "contacts": {
        str(n): {
            "full": f"P{n}",
            "met": {"where": "Porto"},
            "notes": [{"text": 'a }}, "b": {'}],
        }
        for n in range(1, 20)
    },
    "touches": {str(n): {"contact": n, "text": "Zoë"} for n in range(1, 20)},
    "drafts": {},
    "changes": {str(n): {"label": "Renamed", "records": OLD} for n in range(1, 9)},
    "mine": {"1": {"a": 1}},
    "meta": {"1": {"seq": 3}},
}


@pytest.mark.parametrize("indent", [None, 4])
def test_a_whole_file_is_taken_whole(indent: int | None) -> None:
    scan = Scan(json.dumps(TABLES, indent=indent).encode())
    assert (scan.tables, scan.broken) == (TABLES, 0)


def test_a_cut_keeps_every_document_before_it_and_takes_nothing_else() -> None:
    raw = json.dumps(TABLES).encode()
    before = 0
    for size in range(len(raw)):
        scan = Scan(raw[:size])
        count = sum(map(len, scan.tables.values()))
        assert before <= count <= before + 1
        before = count
        for name, rows in scan.tables.items():
            assert rows.items() <= TABLES[name].items()


def test_a_hole_anywhere_costs_what_it_fell_on_and_mixes_nothing_up() -> None:
    raw = json.dumps(TABLES, ensure_ascii=False).encode()
    chance = random.Random(7)
    lost = []
    for _ in range(600):
        place, size = chance.randrange(len(raw)), chance.randrange(1, 30)
        filling = chance.choice([bytes(size), b"\xff" * size])
        scan = Scan(raw[:place] + filling + raw[place + size :])
        for name, rows in scan.tables.items():
            assert rows.items() <= TABLES[name].items(), (place, size)
        lost.append(
            sum(
                len(TABLES[name].keys() - scan.tables.get(name, {}).keys())
                for name in ("contacts", "touches")
            )
        )
    # The heading of a table costs the table; nearly everything else one or two documents.
    assert sum(lost) / len(lost) < 3


def test_text_that_is_no_text_is_left_out_and_counted() -> None:
    raw = b'{"contacts": {"1": {"full": "A\xff"}, "2": {"full": "Bo"}, "x": {"full": "Cy"}}}'
    scan = Scan(raw)
    assert scan.tables == {"contacts": {"2": {"full": "Bo"}}}
    assert scan.broken == 2


def test_no_id_comes_twice_so_a_table_began_unseen() -> None:
    raw = b'{"contacts": {"1": {"full": "Ann"}, "2": {"fu\0, "1": {"kind": "invite"}, "3": {}}}'
    scan = Scan(raw)
    assert scan.tables == {"contacts": {"1": {"full": "Ann"}}}
    assert scan.broken == 1


def test_what_follows_without_a_comma_is_not_followed() -> None:
    scan = Scan(b'{"contacts": {"1": {"full": "Ann"} x, "2": {"full": "Bo"}}}')
    assert (list(scan.tables["contacts"]), scan.broken) == (["1", "2"], 1)


def test_a_damaged_file_of_stock_tinydb_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "netui.json"
    with tinydb.TinyDB(path) as stock:
        stock.table("contacts").insert_multiple({"full": f"P{n}"} for n in range(10))
        stock.table("touches").insert({"contact": 1, "kind": "invite", "date": "2026-03-01"})
    raw = path.read_bytes()
    path.write_bytes(raw.replace(b'"P4"', b'"P4', 1))
    problem = DataFile.open(path, NOON)
    assert isinstance(problem, Damage)
    assert "netui doctor --fix saves 9 people and 1 touch" in problem.todo
    assert problem.where.endswith("line 1")
    mended = mend(path, NOON)
    assert isinstance(mended, Mended)
    assert (mended.people, mended.touches, mended.lost) == (9, 1, 1)
    assert "5" not in people(opened(path))


def test_what_holds_nothing_of_ours_is_not_taken_for_it() -> None:
    assert salvage(b'{"mine": {"1": {"a": 1}}').tables == {}
