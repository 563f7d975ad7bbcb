"""``netui list``, ``show``, ``add``, ``edit`` and ``archive``, end to end in one process."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from netui.cli import main

CR_NAME = "Eve\x1b]0;owned\x07\r\x9b31m \u202eevil [b]x[/b]"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NETUI_HOME", str(tmp_path))
    monkeypatch.setenv("NETUI_TODAY", "2026-03-04")
    return tmp_path


def add_some() -> None:
    assert main(["add", "Amara", "Osei", "company=Acme", "tags=alumni,vip"]) == 0
    assert main(["add", "Zoë Lindqvist", "company=Nordlicht", "tags=family"]) == 0
    assert main(["add", "Ken Ito", "company=Acme", "emails=ken@example.com"]) == 0


def json_of(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    capsys.readouterr()
    assert main([*words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_nobody_on_file_is_a_message(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "Nobody is on file.\n")


def test_none_asked_for_is_not_nobody_on_file(capsys: pytest.CaptureFixture[str]) -> None:
    add_some()
    capsys.readouterr()
    assert main(["list", "--limit", "0"]) == 0
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "")


def test_people_stand_in_columns(capsys: pytest.CaptureFixture[str]) -> None:
    add_some()
    capsys.readouterr()
    assert main(["list"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "1  Amara Osei     Acme         target    alumni, vip",
        "3  Ken Ito        Acme         target",
        "2  Zoë Lindqvist  Nordlicht    target    family",
    ]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["company:acme"], [1, 3]),
        (["company:acme", "-tag:vip"], [3]),
        (["-family"], [1, 3]),
        (["!tag:family", "--sort", "newest"], [3, 1]),
        (["--sort", "company", "--limit", "2"], [1, 3]),
        (["--sort", "newest", "company:acme"], [3, 1]),
        (["company:acme", "--sort", "newest", "-tag:vip"], [3]),
        (["nobody"], []),
    ],
)
def test_queries(capsys: pytest.CaptureFixture[str], words: list[str], ids: list[int]) -> None:
    add_some()
    assert [person["id"] for person in json_of(capsys, "list", *words)] == ids


def test_people_are_printed_as_their_documents(capsys: pytest.CaptureFixture[str]) -> None:
    add_some()
    assert json_of(capsys, "list", "ken") == [
        {
            "id": 3,
            "full": "Ken Ito",
            "given": "Ken",
            "family": "Ito",
            "emails": ["ken@example.com"],
            "company": "Acme",
        }
    ]


def test_a_query_that_cannot_be_read_is_wrong_usage(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["list", "tga:x"]) == 2
    assert "Did you mean tag?" in capsys.readouterr().err


def test_one_person_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    add_some()
    assert main(["edit", "ken@example.com", "met.where=Porto", "notes+=tea\nand cake"]) == 0
    assert (
        main(
            [
                "log",
                "ken",
                "invite",
                "--override=asked",
                "--channel",
                "email",
                "--text",
                "Hi\nKen",
            ]
        )
        == 0
    )
    capsys.readouterr()
    assert main(["show", "ken"]) == 0
    out = capsys.readouterr().out
    for piece in ("Ken Ito  (3)", "Porto", "  tea\n", "and cake", "stage  invited", "Hi Ken"):
        assert piece in out
    assert "follow_up_1 by 2026-03-11" in out
    found = json_of(capsys, "show", "3")
    assert found["stage"] == "invited"
    assert found["next"]["due"] == "2026-03-11"
    assert [touch["text"] for touch in found["touches"]] == ["Hi\nKen"]


def test_somebody_who_said_stop_has_nothing_next(capsys: pytest.CaptureFixture[str]) -> None:
    add_some()
    assert main(["edit", "ken", "do_not_contact=yes"]) == 0
    capsys.readouterr()
    assert main(["show", "ken"]) == 0
    assert "nothing is planned" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["show", "archive", "why", "draft"])
def test_nobody_and_several_are_told(capsys: pytest.CaptureFixture[str], command: str) -> None:
    add_some()
    assert main(["add", "Ken Mori"]) == 0
    capsys.readouterr()
    assert main([command, "nobody"]) == 1
    assert main([command, "ken"]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "3 Ken Ito, Acme; 4 Ken Mori" in shown.err


def test_adding_and_editing_print_the_person(capsys: pytest.CaptureFixture[str]) -> None:
    assert json_of(capsys, "add", "Amara Osei", "tags=vip")["tags"] == ["vip"]
    assert json_of(capsys, "edit", "amara", "tags+=alumni")["tags"] == ["vip", "alumni"]
    assert main(["edit", "amara", "tags+=alumni"]) == 0
    assert "Nothing to change" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["add", "Amara Osei"], 1, "on file already"),
        (["add", "tags=x"], 2, "needs a name"),
        (["add", "Bo Ek", "tgas=x"], 2, "Did you mean tags?"),
        (["edit", "amara", "tgas=x"], 2, "Did you mean tags?"),
        (["edit", "amara"], 2, "netui edit WHO FIELD=VALUE"),
        (["edit", "nobody", "tags=x"], 1, "Nobody on file"),
        (["edit", "ken", "met.when=soon"], 2, "YYYY-MM-DD"),
    ],
)
def test_what_cannot_be_written_changes_nothing(
    capsys: pytest.CaptureFixture[str], words: list[str], status: int, says: str
) -> None:
    add_some()
    before = json_of(capsys, "list")
    assert main(words) == status
    assert says in capsys.readouterr().err
    assert json_of(capsys, "list") == before


def test_archived_people_are_listed_only_when_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    add_some()
    assert main(["archive", "Ken", "Ito"]) == 0
    assert [person["id"] for person in json_of(capsys, "list")] == [1, 2]
    assert [person["id"] for person in json_of(capsys, "list", "--archived")] == [3]


@pytest.mark.parametrize("words", [["list"], ["show", "1"], ["list", "--json"], ["why", "1"]])
def test_a_hostile_name_steers_no_terminal(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert main(["add", CR_NAME, f"company={CR_NAME}", f"notes+={CR_NAME}"]) == 0
    assert main(words) == 0
    shown = capsys.readouterr()
    for text in (shown.out, shown.err):
        assert not set(text) & set("\x1b\x07\r\x9b\u202e")
    assert "[b]x[/b]" in shown.out


def test_wide_and_endless_names_keep_the_columns(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "田中 花子", "company=Acme"]) == 0
    assert main(["add", "B" * 10_000, "company=Zeta"]) == 0
    assert main(["add", "Ze\u0301 Ruiz", "company=Delta"]) == 0
    capsys.readouterr()
    assert main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "…  Zeta" in lines[0]
    assert len(lines[0]) < 90
    assert lines[2].index("Acme") == lines[0].index("Zeta") - 4
