"""Changes are numbered for good: an older file put in place by hand goes on past them all."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from builders import contact
from file_acts import opened, people, put
from store_acts import add, done, rename
from store_acts import opened as store_opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "netui.json"


def test_an_older_file_put_in_place_writes_over_no_number_of_a_backup(path: Path) -> None:
    file = opened(path)
    put(file, "Ann")
    early = file.backup()
    put(file, "Bo")
    late = file.backup()
    assert isinstance(early, Path)
    assert isinstance(late, Path)
    file.close()
    shutil.copy(early, path)
    again = opened(path)
    assert again.seq == 3
    put(again, "Cy")
    new = again.backup()
    assert isinstance(new, Path)
    assert (new.name, b"Cy" in new.read_bytes()) == ("netui-000000004.json", True)
    assert b"Bo" in late.read_bytes()
    again.close()
    healed = opened(path)
    assert (people(healed), healed.seq, healed.notices) == ({"1": "Cy"}, 4, ())


def test_a_reader_takes_the_file_as_it_is(path: Path) -> None:
    file = opened(path)
    put(file, "Ann")
    early = file.backup()
    put(file, "Bo")
    file.backup()
    file.close()
    shutil.copy(str(early), path)
    assert opened(path, read_only=True).seq == 1


@pytest.mark.parametrize("seq", [None, -5, 1])
def test_steps_are_taken_back_in_order_where_the_file_forgot_its_number(
    path: Path, seq: int | None
) -> None:
    store = store_opened(path)
    add(store, contact())
    assert rename(store, "Bo Li") is None
    assert rename(store, "Cy Ito") is None
    store.close()
    content = json.loads(path.read_bytes())
    if seq is None:
        del content["meta"]
    else:
        content["meta"]["1"]["seq"] = seq
    path.write_text(json.dumps(content))
    shutil.rmtree(path.parent / "backups", ignore_errors=True)
    again = store_opened(path)
    assert rename(again, "Dee Moss") is None
    assert done(again.undo()).label == "Renamed to Dee Moss"
    assert done(again.undo()).label == "Renamed to Cy Ito"
    assert again.state.contacts[1].full == "Bo Li"
    assert again.close() is None
    assert len(store_opened(path).history()) == 4
