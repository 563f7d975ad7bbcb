"""``netui log``, ``due``, ``why``, ``draft``, ``undo``, ``redo`` and ``history``."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from netui.cli import main


@pytest.fixture(autouse=True)
def people(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NETUI_HOME", str(tmp_path))
    monkeypatch.setenv("NETUI_TODAY", "2026-03-04")
    assert (
        main(["add", "Amara Osei", "emails=amara@example.com", "company=Acme", "reason=rail"])
        == 0
    )
    assert main(["add", "Ken Ito"]) == 0
    capsys.readouterr()


def json_of(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    capsys.readouterr()
    assert main([*words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_sent_note_schedules_the_follow_up(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("log", "Amara", "Osei", "invite", "--channel=email", "--text", "Hi Amara")
    assert [touch["text"] for touch in json_of(capsys, *words)] == ["Hi Amara"]
    monkeypatch.setenv("NETUI_TODAY", "2026-03-09")
    row = next(row for row in json_of(capsys, "due") if row["id"] == 1)
    assert row["statements"]
    assert row["reason"]
    assert {name: row[name] for name in ("name", "section", "step", "kind", "channel")} == {
        "name": "Amara Osei",
        "section": "today",
        "step": "follow_up_1",
        "kind": "follow_up_1",
        "channel": "email",
    }
    assert (row["opens"], row["due"]) == ("2026-03-09", "2026-03-11")
    assert (row["attempt"], row["attempts"]) == (2, 3)


def test_the_queue_today_and_ahead(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", "amara", "invite", "--channel=email", "--text", "Hi"]) == 0
    capsys.readouterr()
    assert main(["due"]) == 0
    assert "Ken Ito" in (today := capsys.readouterr().out)
    assert "Amara" not in today
    assert main(["due", "--days", "5"]) == 0
    assert "Amara Osei" in capsys.readouterr().out
    assert main(["due", "--count", "--days=5"]) == 0
    assert capsys.readouterr().out == "2\n"
    assert json_of(capsys, "due", "--count") == {"due": 1}


def test_what_the_queue_does_not_show_yet_is_later(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["log", "amara", "invite", "--channel=email", "--text", "Hi"]) == 0
    assert main(["log", "amara", "replied"]) == 0
    assert main(["log", "amara", "conversation", "--text", "Thanks"]) == 0
    assert not [row for row in json_of(capsys, "due", "--days=9") if row["id"] == 1]
    (row,) = [row for row in json_of(capsys, "due", "--days=400") if row["id"] == 1]
    assert (row["section"], row["step"]) == ("later", "nurture")


def test_options_may_stand_between_the_words(capsys: pytest.CaptureFixture[str]) -> None:
    (touch,) = json_of(capsys, "log", "amara", "--channel", "email", "invite")
    assert (touch["kind"], touch["channel"]) == ("invite", "email")


def test_nothing_due_is_a_message(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("amara", "ken"):
        assert main(["archive", name]) == 0
    capsys.readouterr()
    assert main(["due"]) == 0
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "Nothing is due.\n")


def test_a_note_comes_from_a_file_or_stdin(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Hi Amara,\né\n", encoding="utf-8")
    assert json_of(capsys, "log", "amara", "invite", "--text-file", str(note))[0]["text"] == (
        "Hi Amara,\né"
    )
    monkeypatch.setattr("sys.stdin", io.StringIO("Hi Ken\n"))
    assert (
        json_of(capsys, "log", "ken", "invite", "--text-file", "-", "--override=x")[0]["text"]
        == "Hi Ken"
    )


def test_everything_said_of_a_touch_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    (touch,) = json_of(
        capsys,
        *("log", "amara", "conversation", "--channel", "email", "--date", "2026-03-02"),
        *("--subject", "Tea", "--outcome", "good", "--note", "call", "--direction", "in"),
    )
    assert touch["date"] == "2026-03-02"
    assert (touch["subject"], touch["outcome"], touch["note"]) == ("Tea", "good", "call")
    assert touch["direction"] == "in"
    snooze = json_of(capsys, "log", "ken", "snooze", "--until", "2026-03-20")
    assert snooze[0]["until"] == "2026-03-20"


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["amara"], 2, "netui log WHO KIND"),
        (["amara", "invit"], 2, "Did you mean invite?"),
        (["nobody", "invite"], 1, "Nobody on file"),
        (["amara", "invite", "--channel", "fax"], 2, "Allowed: "),
        (["amara", "invite", "--date", "soon"], 2, "YYYY-MM-DD"),
        (["amara", "invite", "--date", "2027-01-01"], 1, ""),
        (["amara", "invite", "--text-file", "/nowhere/x"], 1, "cannot be read"),
        (["amara", "invite", "--text", "a", "--text-file", "b"], 2, "not allowed with"),
    ],
)
def test_what_cannot_be_logged_changes_nothing(
    capsys: pytest.CaptureFixture[str], words: list[str], status: int, says: str
) -> None:
    assert main(["log", *words]) == status
    shown = capsys.readouterr()
    assert says in shown.err
    assert shown.out == ""
    assert len(json_of(capsys, "history")) == 2


def test_a_file_that_is_no_text_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    note = tmp_path / "note.bin"
    note.write_bytes(b"\xff\xfe")
    assert main(["log", "amara", "invite", "--text-file", str(note)]) == 1
    assert "not UTF-8" in capsys.readouterr().err


def test_why_in_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "amara"]) == 0
    assert capsys.readouterr().out.startswith("Amara Osei: researched.\n")
    found = json_of(capsys, "why", "amara")
    assert (found["id"], found["stage"]) == (1, "researched")
    assert found["why"]
    assert found["statements"]


def test_the_draft_goes_to_stdout_and_what_is_missing_to_stderr(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["draft", "ken"]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("Hi Ken")
    assert "Still to fill in: {reason}" in shown.err
    found = json_of(capsys, "draft", "ken")
    assert found["text"] == shown.out.rstrip("\n")
    assert found["blanks"] == ["{reason}"]
    assert found["count"] == len(found["text"])


def test_a_draft_of_another_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert json_of(capsys, "draft", "Amara", "Osei", "farewell")["kind"] == "farewell"
    capsys.readouterr()
    assert main(["draft", "amara", "farewell"]) == 0
    assert "Subject: " in capsys.readouterr().err
    assert main(["draft", "amara", "farewel"]) == 2
    assert "Did you mean farewell?" in capsys.readouterr().err
    assert main(["draft", "nobody", "farewell"]) == 1
    assert main(["draft", "nobody", "at", "all"]) == 1
    assert main(["draft", "farewell"]) == 1


def test_nobody_writes_to_somebody_who_said_no(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edit", "ken", "do_not_contact=yes"]) == 0
    assert main(["draft", "ken"]) == 1
    assert capsys.readouterr().out == ""


def test_a_draft_without_blanks_says_nothing_of_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["edit", "ken", "reason=we both like tea"]) == 0
    capsys.readouterr()
    assert main(["draft", "ken"]) == 0
    assert "Still to fill in" not in capsys.readouterr().err


def test_undo_redo_and_the_history(capsys: pytest.CaptureFixture[str]) -> None:
    assert json_of(capsys, "undo") == {"label": "Added Ken Ito", "contact": 2}
    assert main(["list", "ken"]) == 0
    assert main(["history"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "undone" in lines[0]
    assert lines[0].endswith("Added Ken Ito")
    assert main(["redo"]) == 0
    assert "Redone: Added Ken Ito." in capsys.readouterr().err
    entries = json_of(capsys, "history", "--limit", "1")
    assert [(entry["label"], entry["undone"]) for entry in entries] == [
        ("Added Ken Ito", False)
    ]


def test_undo_ends(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["redo"]) == 1
    for status in (0, 0, 1):
        assert main(["undo"]) == status
    assert "nothing to undo" in capsys.readouterr().err


def test_an_empty_history(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--file", str(tmp_path / "other.json"), "history"]) == 0
    assert capsys.readouterr().err == "Nothing was changed yet.\n"


def test_a_guard_holds_back_what_goes_out_now(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", "amara", "invite", "--channel=email", "--text", "Hi"]) == 0
    capsys.readouterr()
    again = ["log", "amara", "follow_up_1", "--text", "Hi again"]
    assert main(again) == 1
    told = capsys.readouterr().err
    assert "Too soon" in told
    assert "(G01)" in told
    assert "--override" in told
    assert main([*again, "--override", " "]) == 2
    capsys.readouterr()
    assert main([*again, "--override", "they asked"]) == 0
    assert "Against G01: they asked." in capsys.readouterr().err
    (_, found) = json_of(capsys, "show", "amara")["touches"]
    assert found["overrides"] == [{"guard": "G01", "reason": "they asked"}]


def test_a_way_that_cannot_be_is_refused_whatever_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["log", "ken", "conversation", "--channel=linkedin_message", "--override=x"]
    assert main([*words, "--yes"]) == 1
    told = capsys.readouterr().err
    assert "(G05)" in told
    assert "--override" not in told


def test_the_forecast_counts_people_by_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", "amara", "invite", "--channel=email", "--text", "Hi"]) == 0
    days = json_of(capsys, "due", "--forecast")
    assert [found["day"] for found in days][:2] == ["2026-03-04", "2026-03-05"]
    assert len(days) == 10
    monday = next(found for found in days if found["day"] == "2026-03-09")
    assert (monday["follow_ups"], monday["ids"]) == (1, [1])
    assert len(json_of(capsys, "due", "--forecast", "--days=2")) == 2
    assert main(["due", "--forecast"]) == 0
    assert "2026-03-09  1  1 follow-up" in capsys.readouterr().out


def test_what_was_done_today_is_told_beside_the_queue(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["log", "amara", "invite", "--channel=email", "--text", "Hi"]) == 0
    capsys.readouterr()
    assert main(["due"]) == 0
    assert "Done today: 1 of 10." in capsys.readouterr().err


def test_everything_overdue_is_cleared_at_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["due", "--clear", "spread"]) == 0
    assert capsys.readouterr().err == "Nothing is overdue.\n"
    assert main(["log", "amara", "invite", "--channel=email", "--text", "Hi"]) == 0
    monkeypatch.setenv("NETUI_TODAY", "2026-04-01")
    planned = json_of(capsys, "due", "--clear=farewell", "--dry-run")
    assert planned == [{"id": 1, "name": "Amara Osei", "does": "farewell", "on": "2026-04-02"}]
    assert next(row["section"] for row in json_of(capsys, "due")) == "overdue"
    assert main(["due", "--clear", "close"]) == 0
    shown = capsys.readouterr()
    assert shown.out == "Amara Osei: close\n"
    assert "1 overdue: 1 follow-up." in shown.err
    assert "netui undo takes it back" in shown.err
    assert json_of(capsys, "why", "amara")["stage"] == "closed"
    assert main(["undo"]) == 0
    assert main(["due", "--clear", "spread"]) == 0
    assert "Amara Osei: put off until 2026-04-02" in capsys.readouterr().out


def test_without_a_reason_both_ways_on_are_told_g06(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["add", "Bo Ek"]) == 0
    capsys.readouterr()
    assert main(["log", "Bo", "invite"]) == 1
    told = capsys.readouterr().err
    assert 'reason="WHY YOU CONNECT"' in told
    assert "--override" in told


def test_why_names_the_keys_in_force(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "amara"]) == 0
    assert "Keys: " in capsys.readouterr().out


def test_a_draft_goes_the_way_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    plain = json_of(capsys, "draft", "amara")
    assert (plain["channel"], plain["limit"], plain["subject"]) == ("linkedin_invite", 300, "")
    for words in (["--channel=email"], ["invite", "--channel", "e-mail"]):
        mail = json_of(capsys, "draft", "amara", *words)
        assert (mail["kind"], mail["channel"], mail["limit"]) == ("invite", "email", None)
        assert mail["template"] == "invite_email"
        assert mail["subject"]
    assert main(["draft", "--channel", "InMail", "amara"]) == 0
    told = capsys.readouterr()
    assert told.err.startswith("invite to Amara Osei by InMail\nSubject: ")
    assert "Hi Amara" in told.out or "Dear" in told.out
    assert main(["draft", "amara"]) == 0
    assert "by LinkedIn invitation\n" in capsys.readouterr().err


def test_draft_and_log_refuse_a_channel_in_the_same_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["draft", "amara", "conversation", "--channel", "linkedin_message"]) == 1
    drafted = capsys.readouterr().err
    words = ["conversation", "--channel", "LinkedIn message", "--text", "Hi"]
    assert main(["log", "amara", *words]) == 1
    assert capsys.readouterr().err == drafted
    assert drafted.startswith("netui: Amara Osei cannot be reached by LinkedIn message (G05).")
    assert "Possible: e-mail." in drafted
    for command in (["draft", "amara"], ["log", "amara", "invite"]):
        assert main([*command, "--channel=fax"]) == 2
        assert "“fax” is not allowed (--channel)." in capsys.readouterr().err
    assert main(["draft", "nobody", "--channel=email"]) == 1


def test_what_is_closed_by_kind_is_told_and_why_names_the_way(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["draft", "ken", "follow_up_1", "--channel=linkedin_invite"]) == 1
    assert "cannot be reached by LinkedIn invitation (G05)" in capsys.readouterr().err
    assert main(["log", "amara", "invite", "--channel=e-mail", "--text", "Hi"]) == 0
    capsys.readouterr()
    assert main(["why", "amara"]) == 0
    told = capsys.readouterr().out
    assert "Next: follow up 2/3 by e-mail, from" in told
    assert "you invited (e-mail)." in told
    assert "alt+c channel" in told


def test_due_names_the_step_as_the_queue_does(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["log", "amara", "invite", "--channel=email", "--text", "Hi"]) == 0
    capsys.readouterr()
    monkeypatch.setenv("NETUI_TODAY", "2026-03-09")
    assert main(["due"]) == 0
    assert "follow up 2/3" in capsys.readouterr().out


def test_whoever_has_no_day_yet_is_counted_at_the_end(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("Bo", "Cy", "Di", "Ed"):
        assert main(["add", f"{name} Ek", "company=Ek", "reason=kilns"]) == 0
    capsys.readouterr()
    assert main(["due"]) == 0
    assert "no day yet" not in capsys.readouterr().err
    assert main(["due", "--days=5"]) == 0
    said = capsys.readouterr().err
    assert "4 more people have no day yet, for want of room in a day or a week" in said
    for name in ("bo", "cy", "di"):
        assert main(["archive", name]) == 0
    capsys.readouterr()
    assert main(["due", "--days=5"]) == 0
    assert "1 more person has no day yet" in capsys.readouterr().err


def test_an_ask_is_drafted_and_logged_and_a_second_one_held_back(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["edit", "amara", "degree=1", "tie=friend"]) == 0
    note = json_of(capsys, "draft", "amara", "ask")
    assert (note["kind"], note["channel"]) == ("ask", "linkedin_message")
    assert note["text"].startswith("Hi Amara, may I ask for your view")
    (touch,) = json_of(capsys, "log", "amara", "ask", "--text", note["text"])
    assert (touch["kind"], touch["channel"]) == ("ask", "linkedin_message")
    monkeypatch.setenv("NETUI_TODAY", "2026-03-12")
    assert main(["log", "amara", "ask", "--text", "Once more"]) == 1
    assert "given nothing since (G08)" in capsys.readouterr().err
    assert main(["log", "amara", "give"]) == 0
    assert main(["log", "amara", "ask", "--text", "Once more"]) == 0
