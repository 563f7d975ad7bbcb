"""Taking back what was done, by the keys that a terminal sends."""

from __future__ import annotations

import pytest
from terminals import CommandLine, StartApp, TmuxApp

WORDS = " Bis Dienstag, genau9."


def send_the_first(app: TmuxApp) -> None:
    """Write to the first person who is due and log the note as sent."""
    app.wait_for("Invited 7 business days ago")
    app.keys("Enter")
    app.text(WORDS)
    app.wait_for("genau9.")
    app.keys("F9")
    app.wait_for("Sent a follow-up to Jürgen Weiß")


def last_step(commands: CommandLine) -> tuple[str, bool]:
    step = commands.json("history")[0]
    return step["label"], step["undone"]


@pytest.mark.parametrize(
    "keys",
    [("M-u",), ("Escape", "u"), ("F4", "u")],
    ids=["alt+u while writing", "escape at once followed by u", "u in the queue"],
)
def test_a_note_logged_as_sent_is_taken_back(
    keys: tuple[str, ...], five_due: CommandLine, tmux_app: StartApp
) -> None:
    """The touch is gone, the person is due again and the words are in the box again."""
    app = tmux_app()
    send_the_first(app)
    assert last_step(five_due) == ("Sent a follow-up to Jürgen Weiß", False)
    app.keys(*keys)
    app.wait_for("Taken back: Sent a follow-up to Jürgen Weiß")
    assert last_step(five_due) == ("Sent a follow-up to Jürgen Weiß", True)
    app.wait_for("genau9.")
    assert five_due.json("due")[0]["name"] == "Jürgen Weiß"
    assert [touch["kind"] for touch in five_due.json("show", "Jürgen")["touches"]] == ["invite"]
    app.keys("C-q")
    assert app.wait_for_exit() == 0
    assert five_due.json("draft", "Jürgen")["text"].endswith(WORDS)


def test_what_was_taken_back_is_done_again(five_due: CommandLine, tmux_app: StartApp) -> None:
    app = tmux_app()
    send_the_first(app)
    app.keys("F4", "u")
    app.wait_for("Taken back: Sent a follow-up to Jürgen Weiß")
    app.keys("U")
    app.wait_for("Done again: Sent a follow-up to Jürgen Weiß")
    kinds = [touch["kind"] for touch in five_due.json("show", "Jürgen")["touches"]]
    assert kinds == ["invite", "follow_up_1"]


def test_a_letter_soon_after_escape_is_never_typed_into_the_note(
    five_due: CommandLine, tmux_app: StartApp
) -> None:
    """A terminal sends escape and u as one and the same as alt+u; either way u undoes."""
    app = tmux_app()
    app.wait_for("Invited 7 business days ago")
    app.keys("Enter")
    app.text(WORDS)
    app.wait_for("genau9.")
    app.keys("Escape", "u")
    app.wait_for("Taken back: Snoozed Pending Person")
    app.keys("C-q")
    assert app.wait_for_exit() == 0
    assert five_due.json("draft", "Jürgen")["text"].endswith(WORDS)
