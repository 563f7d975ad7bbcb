"""A file of an older layout is brought up to date in order, and stays among the backups."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from file_acts import opened, people, put

from netui.data import migrations, snapshot
from netui.data.documents import Plain
from netui.data.file import DataFile

SAVED = Path(__file__).parent / "saved"


def test_every_layout_has_a_migration_and_a_saved_file() -> None:
    assert list(migrations.MIGRATIONS) == list(range(1, snapshot.SCHEMA))
    saved = {found.name for found in SAVED.glob("layout-*.json")}
    assert {f"layout-{layout}.json" for layout in range(1, snapshot.SCHEMA + 1)} <= saved


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFile:
    """Open the saved file of the first layout with a netui that is two layouts on."""

    def words_apart(tables: Plain) -> None:
        for key, document in tables["contacts"].items():
            tables["contacts"][key] = {**document, "full": document["full"].upper()}

    def table_apart(tables: Plain) -> None:
        tables["moved"] = {
            key: {"full": document["full"] + "."}
            for key, document in tables["contacts"].items()
        }

    monkeypatch.setattr(migrations, "MIGRATIONS", {1: words_apart, 2: table_apart})
    monkeypatch.setattr(snapshot, "SCHEMA", 3)
    path = tmp_path / "netui.json"
    shutil.copy(SAVED / "layout-1.json", path)
    return opened(path)


def test_migrations_run_in_order_and_nothing_is_written_by_looking(file: DataFile) -> None:
    assert people(file) == {"1": "AMARA OSEI", "2": "BO LI"}
    assert file.tables["moved"]["1"] == {"full": "AMARA OSEI."}
    assert file.notices == ()
    assert file.close() is None
    assert file.path.read_bytes() == (SAVED / "layout-1.json").read_bytes()


def test_the_first_change_keeps_the_old_file_and_writes_the_new(file: DataFile) -> None:
    old = (SAVED / "layout-1.json").read_bytes()
    backups = file.path.parent / "backups"
    backups.mkdir()
    recent = backups / "netui-000000001.json"
    recent.write_bytes(old)
    assert put(file, "Cy", "3") is None
    assert json.loads(file.path.read_bytes())["meta"]["1"]["schema"] == 3
    kept = [found for found in backups.iterdir() if found != recent]
    assert [found.read_bytes() for found in kept] == [old]
    assert file.close() is None
    assert people(opened(file.path)) == {"1": "AMARA OSEI", "2": "BO LI", "3": "Cy"}


def test_what_this_layout_saved_opens_untouched(tmp_path: Path) -> None:
    path = tmp_path / "netui.json"
    shutil.copy(SAVED / f"layout-{snapshot.SCHEMA}.json", path)
    file = opened(path)
    assert people(file) == {"1": "Amara Osei", "2": "Bo Li"}
    assert (file.notices, file.seq) == ((), 3)
