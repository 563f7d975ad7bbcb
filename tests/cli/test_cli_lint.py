"""``netui lint``: a note, labelled cases, and the rules told."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from builders import NOON, TODAY

from netui.cli import main
from netui.core.changes import ChangeBuilder
from netui.core.model import Suppression
from netui.core.moment import Moment
from netui.store import Store, open_store

CASES = Path(__file__).parents[1] / "data" / "spec" / "lint-cases.jsonl"
LINE = re.compile(r"(?P<file>.+?):(\d+):(\d+): [A-Z]\d\d (error|warning|hint): .+")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NETUI_HOME", str(tmp_path))
    monkeypatch.setenv("NETUI_TODAY", "2026-03-04")
    return tmp_path


@pytest.fixture
def grace(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "Grace Adeyemi", "company=Cedar Mobility"]) == 0
    capsys.readouterr()


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def json_of(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    main([*words, "--json"])
    return json.loads(capsys.readouterr().out)


def test_a_note_on_stdin_needs_neither_person_nor_data_file(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "Hi Karen,\nyour [topic] helped us plan the whole of our week.\n")
    assert main(["lint"]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("<stdin>:2:6: A01 error: “[topic]” is still a blank.")
    assert printed[1].startswith("  ")
    assert "S3-24" in printed[1]
    assert not list(home.rglob("*.json"))


def test_a_clean_note_prints_nothing_and_exits_0(
    grace: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "")
    assert main(["lint", "grace", "conversation"]) == 0
    assert capsys.readouterr().out == ""


def test_a_note_in_a_file_is_checked_against_a_person(
    grace: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Hi Karen, I read your piece on docks and liked all of it.", "utf-8")
    assert main(["lint", "Grace", "Adeyemi", "invite", "--text-file", str(note)]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith(f"{note}:1:4: A02 error: The note greets “Karen”")
    found = [LINE.fullmatch(line) for line in printed if not line.startswith("  ")]
    assert found
    assert all(match and match["file"] == str(note) for match in found)


def test_a_hint_alone_leaves_the_exit_status_0(
    grace: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "Hi Grace, great Cedar talk!")
    assert main(["lint", "grace"]) == 0
    assert "L03 hint" in capsys.readouterr().out


def test_json_holds_what_is_hidden_where_it_is_and_how_to_mend_it(
    grace: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "Hi Karen,\nyour [topic] helped us plan the whole of our week.")
    told = json_of(capsys, "lint", "grace", "invite", "--channel=linkedin_invite")
    assert (told["name"], told["kind"], told["limit"]) == ("Grace Adeyemi", "invite", 300)
    assert told["checklist"]["a concrete detail"] is False
    by_rule = {hint["rule"]: hint for hint in told["hints"]}
    assert by_rule["A02"]["hidden_by"] == "A01"
    assert (by_rule["A02"]["line"], by_rule["A02"]["column"]) == (1, 4)
    assert by_rule["A02"]["fixes"][0]["edits"] == [[3, 8, "Grace"]]
    assert by_rule["A01"]["fixes"][0]["examples"]
    assert by_rule["C05"]["fixes"][0]["choices"][0]["edits"]


def test_channel_subject_and_date_are_taken_as_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "Hello, here is the draft of the page that we spoke of.")
    words = ("lint", "follow-up-1", "--channel=email", "--subject=[topic]")
    told = json_of(capsys, *words, "--date=2026-04-01")
    assert (told["kind"], told["channel"], told["limit"]) == ("follow_up_1", "email", None)
    assert "In the subject" in told["hints"][0]["message"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["lint", "--channel", "pigeon"], "“pigeon” is not allowed (--channel)."),
        (["lint", "--date", "soon"], "“soon” is no date (--date)."),
        (["lint", "snooze"], "A touch of kind snooze has no note."),
        (["lint", "zoe", "invite"], "zoe"),
        (["lint", "grace", "invte"], "Did you mean invite?"),
        (["lint", "grace", "accepted"], "A touch of kind accepted has no note."),
        (["lint", "--text-file", "nowhere.txt"], "The text cannot be read"),
        (["lint", "--explain", "Z99"], "There is no rule Z99."),
        (["lint", "--cases", "nowhere.jsonl"], "The text cannot be read"),
    ],
)
def test_what_cannot_be_checked_is_said(
    grace: None,
    words: list[str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    typed(monkeypatch, "Hi")
    assert main(words) in {1, 2}
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.out == ""


def test_broken_settings_are_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text('plam = "free"', encoding="utf-8")
    typed(monkeypatch, "Hi")
    assert main(["lint"]) == 1
    assert "plan" in capsys.readouterr().err


def test_a_damaged_data_file_is_not_needed_for_a_note_to_nobody(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "data").mkdir()
    (home / "data" / "netui.json").write_text("{damaged", encoding="utf-8")
    typed(monkeypatch, "Hi [Name], one thing about our docks in the spring is odd.")
    assert main(["lint", "invite"]) == 1
    printed = capsys.readouterr()
    assert "A01 error" in printed.out
    assert "checked without the data file" in printed.err
    assert main(["lint", "grace", "invite"]) == 3


def test_a_damaged_data_file_and_broken_settings_are_both_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "data").mkdir()
    (home / "data" / "netui.json").write_text("{damaged", encoding="utf-8")
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text('plam = "free"', encoding="utf-8")
    typed(monkeypatch, "Hi")
    assert main(["lint"]) == 1
    assert "plan" in capsys.readouterr().err


def test_somebody_at_the_terminal_is_told_how_to_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal("Hi"))
    main(["lint"])
    assert "ctrl+d ends it" in capsys.readouterr().err


def test_every_case_gets_its_line_in_the_order_of_the_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["lint", "--cases", str(CASES), "--json"]) == 0
    printed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    assert [found["id"] for found in printed] == [case["id"] for case in cases]
    for found in printed:
        assert set(found) == {"id", "hints"}
        for hint in found["hints"]:
            assert list(hint) == [
                "rule",
                "name",
                "severity",
                "message",
                "why",
                "spans",
                "fixes",
                "hidden_by",
            ]
            assert all(list(fix) == ["label", "kind", "edits"] for fix in hint["fixes"])


def test_the_table_of_cases_counts_hits_misses_and_false_alarms(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    touch = {"kind": "invite", "date": "2026-03-04", "limit": 300}
    note = "Hi [Name], I write because one thing about our docks in the spring is odd."
    rows = [
        {"id": "x1", "touch": touch, "note": note, "must_fire": ["A01", "A02", "Q77"]},
        {"id": "x2", "touch": touch, "note": note, "must_not_fire": ["A01"], "label": "good"},
        {"id": "x3", "touch": touch, "note": note, "must_not_fire": ["L01", "Q77"]},
    ]
    file = tmp_path / "cases.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert main(["lint", "--cases", str(file)]) == 0
    printed = capsys.readouterr().out.splitlines()
    columns = {line.split()[0]: line.split() for line in printed if line}
    assert columns["A01"][2:6] == ["error", "1", "0", "1"]
    assert columns["A01"][6:] == ["false", "x2"]
    assert columns["A02"][2:] == ["error", "0", "1", "0", "missed", "x1"]
    assert columns["Q77"][1:] == ["unknown", "0", "1", "0", "missed", "x1"]
    assert "recall 1/2 = 50.0%" in next(line for line in printed if line.startswith("errors"))
    assert "false 1/2 = 50.00%" in next(line for line in printed if line.startswith("errors"))
    assert printed[-1] == "3 notes, 1 of them good: 1 show an error, 0 a warning"


def test_a_line_that_is_no_case_is_told_by_its_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    touch = {"kind": "invite", "date": "2026-03-04"}
    good = json.dumps({"id": "x1", "touch": touch, "note": "Hi"})
    bad = json.dumps({"id": "x2", "touch": {"kind": "wave", "date": "x"}, "note": "Hi"})
    file = tmp_path / "cases.jsonl"
    file.write_text(f"{{broken\n\n{good}\n{bad}\n[1]\n", encoding="utf-8")
    assert main(["lint", "--cases", str(file), "--json"]) == 0
    printed = capsys.readouterr()
    assert [json.loads(line)["id"] for line in printed.out.splitlines()] == ["x1"]
    told = printed.err.splitlines()
    assert [re.findall(r"line (\d+)", line)[0] for line in told] == ["1", "4", "5"]
    assert "(case x2)" in told[1]


@pytest.mark.parametrize("text", ["", "\n\n", "{broken\n"])
def test_a_file_without_any_case_is_no_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text(text, encoding="utf-8")
    assert main(["lint", "--cases", str(file)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "There is no case to run" in printed.err


def test_a_rule_is_told_with_its_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "--explain", "c05"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("C05 no-concrete-detail (warning)\n")
    assert "S1-35" in printed
    assert "Stays silent:" in printed
    assert "  (to Beatriz Lobo) Hi Bea, I find your background very interesting." in printed
    told = json_of(capsys, "lint", "--explain", "C05")
    assert (told["code"], told["severity"]) == ("C05", "warning")
    assert len(told["bad"]) >= 2


@pytest.fixture
def hushed(grace: None, home: Path) -> None:
    noon = Moment(TODAY, NOON)
    store = open_store(home / "data" / "netui.json", lambda: noon)
    assert isinstance(store, Store)
    build = ChangeBuilder(store.state)
    build.add(Suppression(rule="A02", scope="contact", contact=1, reason="A joke of ours"))
    build.add(Suppression(rule="Q77", scope="everywhere", date=TODAY))
    assert store.commit(build.change("Suppressed two")) is None
    store.close()


def test_a_suppressed_hint_is_not_printed_and_json_still_has_it(
    hushed: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    note = "Hi Karen, your Cedar docks helped me plan the whole of our week."
    typed(monkeypatch, note)
    assert main(["lint", "grace", "invite"]) == 0
    assert "A02" not in capsys.readouterr().out
    typed(monkeypatch, note)
    told = json_of(capsys, "lint", "grace", "invite")
    assert {hint["rule"]: hint["suppressed"] for hint in told["hints"]}["A02"] == 1


def test_suppressions_are_listed_and_lifted(
    hushed: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lint", "--suppressions"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.split()[:5] == ["1", "A02", "wrong-name", "contact", "Grace"]
    assert first.endswith("A joke of ours")
    assert second.endswith("stale: there is no rule Q77")
    assert [one["id"] for one in json_of(capsys, "lint", "--suppressions")] == [1, 2]
    for number in ("1", "2"):
        assert main(["lint", "--lift", number]) == 0
    assert "Shows A02 again: for this contact. netui undo" in capsys.readouterr().err
    assert main(["lint", "--lift", "0"]) == 1
    assert main(["lint", "--suppressions"]) == 0
    assert capsys.readouterr().err.endswith("No hint is suppressed.\n")


OWN = """
[U07]
kind = "existence"
name = "no-jargon"
severity = "error"
message = "{found} is jargon."
why = "Plain words are read."
phrases = ["synerg*"]
good = ["All is well.", "So it is."]
bad = ["Some synergies.", "Some synergy."]

[U08]
kind = "existense"
"""


@pytest.fixture
def own(home: Path) -> None:
    (home / "config" / "hints").mkdir(parents=True)
    (home / "config" / "hints" / "mine.toml").write_text(OWN, encoding="utf-8")


def test_rules_of_ones_own_are_used_told_and_complained_of(
    own: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "Hi Ann, your synergies helped us plan the whole of our week.")
    assert main(["lint"]) == 1
    printed = capsys.readouterr()
    assert "1:14: U07 error: “synergies” is jargon." in printed.out
    assert "line 13, U08.kind" in printed.err
    assert main(["lint", "--explain", "u07"]) == 0
    assert capsys.readouterr().out.startswith("U07 no-jargon (error)")


def test_doctor_checks_rules_of_ones_own_and_what_is_set_for_rules(
    own: None, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    severity = '[hints.severity]\nU07 = "hint"\nC55 = "off"\n'
    (home / "config" / "config.toml").write_text(severity, encoding="utf-8")
    main(["doctor", "--json"])
    checks = json.loads(capsys.readouterr().out)
    assert [c["found"] for c in checks if c["name"] == "hint rules"] == ["U07"]
    told = [c["problem"] for c in checks if c["name"] == "hint rule"]
    assert "kind cannot be" in told[0]
    assert "hints.severity.C55 is set, and there is no such rule" in told[1]
    (home / "config" / "config.toml").write_text("broken", encoding="utf-8")
    assert main(["doctor"]) == 1
