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
