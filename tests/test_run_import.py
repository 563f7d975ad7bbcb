"""What ``netui import`` prints, writes and returns."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from builders import NOW

from netui.cli.importing import run_import
from netui.core.changes import Change
from netui.core.state import State
from netui.errors import DataProblem, Problem

COLUMNS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROWS = COLUMNS + "Amara,Osei,https://www.linkedin.com/in/amara,,Acme,Engineer,08 Feb 2020\n"
INVITES = 'From,To,Sent At,Message,Direction\nMe,Bo Ek,"1/29/26, 2:37 PM",Hi,OUTGOING\n'


class FakeStore:
    """Keeps the state, and refuses to write on request."""

    def __init__(self, problem: Problem | None = None) -> None:
        self.state = State()
        self.problem = problem
        self.labels: list[str] = []

    def commit(self, change: Change) -> Problem | None:
        if self.problem is None:
            self.state.apply(change)
            self.labels.append(change.label)
        return self.problem

    def backup(self) -> Path | Problem:
        self.labels.append("backup")
        return Path()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def connections(tmp_path: Path) -> Path:
    path = tmp_path / "Connections.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def run(
    paths: list[Path],
    store: FakeStore,
    *,
    dry_run: bool = False,
    as_json: bool = False,
    err: io.StringIO | None = None,
) -> tuple[int, str, str]:
    out, err = io.StringIO(), err or io.StringIO()
    status = run_import(
        paths, store, lambda: NOW, dry_run=dry_run, as_json=as_json, out=out, err=err
    )
    return status, out.getvalue(), err.getvalue()


def test_an_import_is_written_and_told(connections: Path) -> None:
    store = FakeStore()
    status, out, err = run([connections], store)
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "Imported 1 person from LinkedIn. netui undo takes it back.",
        "1 new person, 0 updated, 0 unchanged.",
        "Connections.csv: 1 row, 1 person.",
    ]
    assert store.labels == ["Imported 1 person from LinkedIn"]


def test_a_second_import_writes_nothing_and_says_so(connections: Path) -> None:
    store = FakeStore()
    run([connections], store)
    status, out, _ = run([connections], store)
    assert status == 0
    assert out.startswith("Nothing to change: everything in it is on file already.\n")
    assert len(store.labels) == 1


def test_a_dry_run_writes_nothing(connections: Path) -> None:
    store = FakeStore()
    status, out, _ = run([connections], store, dry_run=True)
    assert (status, store.labels) == (0, [])
    assert out.startswith("Dry run, nothing was written.\n1 new person")


def test_several_paths_are_one_step(connections: Path, tmp_path: Path) -> None:
    (tmp_path / "Invitations.csv").write_text(INVITES, encoding="utf-8")
    store = FakeStore()
    status, out, _ = run([connections, tmp_path / "Invitations.csv"], store, as_json=True)
    document = json.loads(out)
    assert (status, store.labels) == (0, ["Imported 2 people from LinkedIn"])
    assert document["label"] == "Imported 2 people from LinkedIn"
    assert (document["written"], document["dry_run"]) == (True, False)
    assert (document["new"], document["rows"], document["invitations_out"]) == (2, 2, 1)
    assert document["files"][1]["name"] == "Invitations.csv"
    again = json.loads(run([connections], store, as_json=True)[1])
    assert (again["label"], again["written"], again["unchanged"]) == ("", False, 1)


def test_progress_is_for_terminals(connections: Path) -> None:
    _, _, err = run([connections], FakeStore(), err=Terminal())
    assert err == "\rReading 1 of 1\n"


def test_problems_go_to_stderr_with_their_status(connections: Path, tmp_path: Path) -> None:
    store = FakeStore()
    status, out, err = run([connections, tmp_path / "nowhere.zip"], store)
    assert (status, out, store.labels) == (1, "", [])
    assert "There is no such file" in err
    (tmp_path / "empty.csv").write_text("a,b\n", encoding="utf-8")
    assert run([tmp_path / "empty.csv"], store)[0] == 1
    busy = FakeStore(DataProblem("The data file is busy"))
    status, out, err = run([connections], busy)
    assert (status, out) == (3, "")
    assert err == "netui: The data file is busy.\n"
