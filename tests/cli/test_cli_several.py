"""``--query``: many people by one command, asked about first, one step to undo."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from netui.cli import main


class Terminal(io.StringIO):
    """A standard input that a person types into."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NETUI_HOME", str(tmp_path))
    monkeypatch.setenv("NETUI_TODAY", "2026-03-04")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert main(["add", "Amara", "Osei", "company=Acme", "tags=alumni,vip"]) == 0
    assert main(["add", "Zoë Lindqvist", "company=Nordlicht", "tags=family"]) == 0
    assert main(["add", "Ken Ito", "company=Acme", "emails=ken@example.com"]) == 0
    return tmp_path


def listed(capsys: pytest.CaptureFixture[str], *query: str) -> list[Any]:
    capsys.readouterr()
    assert main(["list", *query, "--json"]) == 0
    found: list[Any] = json.loads(capsys.readouterr().out)
    return found


def test_many_are_edited_by_one_change(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["edit", "--query", "company:acme", "tags+=rail", "cadence.attempts=2", "--yes"])
        == 0
    )
    told = capsys.readouterr().err
    assert "Edited 2 people: tags, cadence.attempts. netui undo takes it back." in told
    assert {person["full"] for person in listed(capsys, "tag:rail")} == {
        "Amara Osei",
        "Ken Ito",
    }
    assert main(["undo"]) == 0
    assert listed(capsys, "tag:rail") == []


def test_without_a_terminal_it_takes_a_yes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edit", "--query", "company:acme", "tags+=rail"]) == 1
    told = capsys.readouterr().err
    assert "Nothing was changed: it is about 2 people. --yes goes on." in told
    assert listed(capsys, "tag:rail") == []


@pytest.mark.parametrize(("answer", "status", "tagged"), [("y\n", 0, 2), ("\n", 1, 0)])
def test_a_person_is_asked(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    status: int,
    tagged: int,
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    assert main(["edit", "--query", "company:acme", "tags+=rail"]) == status
    assert "2 people: Amara and Ken. Go on? [y/N]" in capsys.readouterr().err
    assert len(listed(capsys, "tag:rail")) == tagged


def test_one_alone_needs_no_asking(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edit", "--query", "zoe", "tags+=rail"]) == 0
    assert "Edited Zoë Lindqvist: tags" in capsys.readouterr().err
    assert main(["edit", "--query", "zoe", "tags+=rail", "--yes"]) == 0
    assert "it is so already" in capsys.readouterr().err


def test_a_query_may_begin_with_a_minus(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edit", "--query", "-tag:family", "tags+=rail", "--yes"]) == 0
    assert {person["full"] for person in listed(capsys, "tag:rail")} == {
        "Amara Osei",
        "Ken Ito",
    }


def test_a_dry_run_shows_them_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["edit", "--query", "company:acme", "tags+=vip", "--dry-run"]) == 0
    shown = capsys.readouterr()
    assert "Ken Ito" in shown.out
    assert "Amara" not in shown.out, "she has the tag already"
    assert "Edited Ken Ito: tags. Nothing was changed" in shown.err
    assert main(["edit", "--query", "amara", "tags+=vip", "--dry-run"]) == 0
    assert "Nothing to change: it is so already." in capsys.readouterr().err
    assert len(listed(capsys, "tag:vip")) == 1


def test_the_same_is_logged_for_many(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    words = [
        "log",
        "--query",
        "company:acme",
        "snooze",
        "--until",
        "2026-03-20",
        "--yes",
        "--json",
    ]
    assert main(words) == 0
    shown = capsys.readouterr()
    touches = json.loads(shown.out)
    assert [(one["contact"], one["kind"], one["until"]) for one in touches] == [
        (1, "snooze", "2026-03-20"),
        (3, "snooze", "2026-03-20"),
    ]
    assert "Snoozed 2 people until Fri 20 Mar. netui undo takes it back." in shown.err


def test_who_is_refused_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edit", "--query", "company:acme", "tags-=vip"]) == 0
    told = capsys.readouterr().err
    assert "Left out 1 person: Ken Ito has no “vip” in tags." in told
    assert "Edited Amara Osei: tags" in told
    assert main(["log", "--query", "company:acme", "snooze"]) == 1
    told = capsys.readouterr().err
    assert (
        "Left out 2 people (Amara and Ken): Amara Osei cannot be snoozed without a day." in told
    )
    assert "netui: Nothing was changed." in told


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["edit", "--query", "nobody", "tags+=x"], 1, "Nobody matches (nobody)"),
        (["edit", "--query", "colour:red", "tags+=x"], 2, "no field “colour”"),
        (["edit", "--query", "acme", "emails=a@b.example"], 2, "belongs to one person"),
        (["edit", "amara", "--query", "acme", "tags+=x"], 2, "“amara” and --query both say"),
        (["log", "amara", "sent", "--query", "acme"], 2, "both say whom"),
        (["log", "--query", "acme", "hugged"], 2, "“hugged” is not allowed"),
        (["log", "replied"], 2, "Say whom and what"),
        (["edit", "--query", "is:marked", "tags+=x"], 2, "in the app only"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    capsys: pytest.CaptureFixture[str], words: list[str], status: int, says: str
) -> None:
    capsys.readouterr()
    assert main(words) == status
    assert says in capsys.readouterr().err


def test_edited_people_are_printed_as_their_documents(
    capsys: pytest.CaptureFixture[str],
) -> None:
    capsys.readouterr()
    assert main(["edit", "--query", "acme", "city=Porto", "--yes", "--json"]) == 0
    assert [person["city"] for person in json.loads(capsys.readouterr().out)] == [
        "Porto",
        "Porto",
    ]


def test_broken_settings_are_told_first(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "config").mkdir(exist_ok=True)
    (home / "config" / "config.toml").write_text("plan = 7\n", encoding="utf-8")
    assert main(["edit", "--query", "acme", "city=Porto", "--yes"]) == 1
    assert "plan cannot be" in capsys.readouterr().err
