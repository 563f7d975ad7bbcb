"""The invented network is the same for the same seed, and every layer takes it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import generator
import pytest
from builders import NOW, TODAY

from netui.archive import read_archive
from netui.core.cadence.model import Context
from netui.core.cadence.standings import Standings
from netui.core.exchange.sniff import import_archive
from netui.core.model import Stage, Table
from netui.core.state import State
from netui.errors import Problem
from netui.store import open_store


def test_the_same_seed_gives_the_same_people() -> None:
    assert list(generator.records(300, 7)) == list(generator.records(300, 7))
    assert list(generator.people(50, 7)) != list(generator.people(50, 8))


def test_fewer_people_are_the_first_of_more() -> None:
    assert list(generator.people(50)) == list(generator.people(400))[:50]


def test_another_day_moves_every_date_with_it() -> None:
    week = dt.timedelta(days=7)
    today = generator.network(200, today=TODAY).touches.values()
    later = generator.network(200, today=TODAY + week).touches.values()
    assert [touch.date + week for touch in today] == [touch.date for touch in later]


def test_most_are_quiet_and_every_lasting_stage_has_people() -> None:
    state = generator.network(3_000)
    standings = Standings.of(state, Context(today=TODAY, profile=state.profile))
    stages = Counter(found.stage for found in standings.all.values())
    assert stages[Stage.NURTURED] > 2_000
    # A declined or withdrawn invitation is cooling off from its own day on.
    assert set(Stage) - set(stages) <= {Stage.DECLINED, Stage.WITHDRAWN}
    assert 1_500 < len(state.touches) < 2_500


def test_names_come_from_many_scripts_and_rarely_twice() -> None:
    names = [contact.full for contact in generator.people(3_000)]
    assert sum(not name.isascii() for name in names) > 500
    assert len(set(names)) > 2_000


def test_a_data_file_of_any_size_opens_with_the_same_records(tmp_path: Path) -> None:
    generator.write_file(tmp_path / "netui.json", 200)
    store = open_store(tmp_path / "netui.json", lambda: NOW)
    assert not isinstance(store, Problem)
    assert store.notices == ()
    assert dict(store.state.contacts) == dict(generator.network(200).contacts)
    assert len(store.history()) == 1
    assert store.close() is None
    with pytest.raises(FileExistsError):
        generator.write_file(tmp_path / "netui.json", 3)


def test_an_archive_is_imported_whole(tmp_path: Path) -> None:
    for file in ("export.zip", "Connections.csv"):
        generator.archive(tmp_path / file, 120)
        found = read_archive(tmp_path / file)
        assert not isinstance(found, Problem)
        outcome = import_archive(found, State(), NOW, None)
        assert not isinstance(outcome, Problem)
        added = [key for table, key in outcome.change.edits if table is Table.CONTACTS]
        assert len(added) == 120


def test_the_same_people_make_the_same_bytes(tmp_path: Path) -> None:
    for file in ("one.zip", "two.zip"):
        generator.archive(tmp_path / file, 30)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
