"""``netui log`` and ``netui touch``: steering, correcting and deleting, end to end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from netui.cli import main


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NETUI_HOME", str(tmp_path))
    monkeypatch.setenv("NETUI_TODAY", "2026-03-04")
    assert main(["add", "Amara Osei", "reason=Her talk", "emails=amara@example.org"]) == 0
    return tmp_path


def shown(capsys: pytest.CaptureFixture[str]) -> Any:
    capsys.readouterr()
    assert main(["show", "amara", "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_snooze_may_wait_for_news(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", "amara", "snooze", "--until", "news 30d"]) == 0
    touch = shown(capsys)["touches"][0]
    assert (touch["outcome"], touch["until"]) == ("after_news", "2026-04-03")
    assert main(["log", "amara", "snooze", "--until", "someday"]) == 2
    assert "--until" in capsys.readouterr().err


def test_a_stop_closes_or_ends_all_contact(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", "amara", "stop", "--outcome", "closed"]) == 0
    assert shown(capsys)["stage"] == "closed"
    assert main(["undo"]) == 0
    assert main(["log", "amara", "stop"]) == 0
    found = shown(capsys)
    assert (found["stage"], found["do_not_contact"]) == ("do_not_contact", True)
    assert main(["log", "amara", "nurture", "--text", "Hi"]) == 1
    assert main(["draft", "amara"]) == 1
    assert main(["log", "amara", "stop", "--outcome", "lifted"]) == 0
    found = shown(capsys)
    assert found["stage"] == "target"
    assert "do_not_contact" not in found


def test_a_promise_is_due_on_its_day(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["log", "amara", "promise", "--text", "Send it", "--on", "2026-03-09"]
    assert main(words) == 0
    found = shown(capsys)["next"]
    assert (found["step"], found["due"]) == ("promise", "2026-03-09")
    assert main(words[:-2]) == 1


def log_some() -> None:
    assert main(["log", "amara", "invite", "--date", "2026-02-20"]) == 0
    assert main(["log", "amara", "accepted", "--date", "2026-03-02"]) == 0


def test_a_touch_is_corrected_and_that_is_undone(capsys: pytest.CaptureFixture[str]) -> None:
    log_some()
    capsys.readouterr()
    assert main(["touch", "2", "date=2026-03-03", "text=Happy to", "--json"]) == 0
    out = capsys.readouterr()
    assert json.loads(out.out)["date"] == "2026-03-03"
    assert "Corrected “they accepted on Mon 2 Mar” with Amara Osei: date, text." in out.err
    assert shown(capsys)["connected_on"] == "2026-03-03"
    assert main(["touch", "2", "date=2026-03-03"]) == 0
    assert "so already" in capsys.readouterr().err
    assert main(["undo"]) == 0
    assert shown(capsys)["connected_on"] == "2026-03-02"


def test_a_touch_is_deleted_with_what_it_set(capsys: pytest.CaptureFixture[str]) -> None:
    log_some()
    capsys.readouterr()
    assert main(["touch", "2", "--delete", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["kind"] == "accepted"
    found = shown(capsys)
    assert [one["id"] for one in found["touches"]] == [1]
    assert "connected_on" not in found
    assert "degree" not in found
    assert main(["undo"]) == 0
    assert len(shown(capsys)["touches"]) == 2


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["two", "text=Hi"], 2),
        (["2"], 2),
        (["2", "text=Hi", "--delete"], 2),
        (["2", "colour=red"], 2),
        (["2", "kind=wave"], 2),
        (["99", "text=Hi"], 1),
        (["99", "--delete"], 1),
        (["2", "date=2026-12-24"], 1),
    ],
)
def test_what_cannot_be_corrected_changes_nothing(
    words: list[str], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    log_some()
    before = shown(capsys)
    assert main(["touch", *words]) == status
    assert capsys.readouterr().err
    assert shown(capsys) == before


def test_settings_that_cannot_be_read_hold_it_back(home: Path) -> None:
    log_some()
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text("plann = 3\n", encoding="utf-8")
    assert main(["touch", "2", "text=Hi"]) == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["accepted", "--on", "2026-03-01"], "accepted takes no --on"),
        (["invite", "--until", "3d"], "It goes with not_sent and snooze"),
        (["replied", "--direction", "out"], "It goes with what you do or say"),
    ],
)
def test_an_option_a_kind_has_no_use_for_is_refused(
    capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    assert main(["log", "amara", *words]) == 2
    assert says in capsys.readouterr().err
    assert shown(capsys)["touches"] == []


def test_days_may_be_written_as_in_the_dialogs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", "amara", "promise", "--text", "Send it", "--on", "friday"]) == 0
    assert shown(capsys)["touches"][0]["on"] == "2026-03-06"
    assert main(["log", "amara", "promise", "--text", "Send it", "--on", "someday"]) == 2
    assert "Not a day: someday" in capsys.readouterr().err


def test_an_acceptance_that_is_odd_is_logged_and_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["log", "amara", "accepted", "--date", "2026-03-03"]) == 0
    assert "No invitation to Amara Osei is on file." in capsys.readouterr().err
    assert main(["log", "amara", "accepted"]) == 0
    assert "had accepted already" in capsys.readouterr().err
    assert [one["kind"] for one in shown(capsys)["touches"]] == ["accepted", "accepted"]
