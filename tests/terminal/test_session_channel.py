"""Another channel by the key that a terminal sends, through tmux, and through a crash."""

from __future__ import annotations

from terminals import CommandLine, StartApp

WORDS = " Bis Dienstag, genau9."


def test_the_note_goes_another_way_and_a_crash_loses_none_of_it(
    five_due: CommandLine, tmux_app: StartApp
) -> None:
    app = tmux_app()
    app.wait_for("Invited 7 business days ago")
    app.keys("Enter")
    app.text(WORDS)
    app.wait_for("genau9.")
    app.keys("M-c")
    app.wait_for("LinkedIn takes messages for connections only")
    place = next(row for row in app.screen().splitlines() if "InMail  " in row)
    app.keys(place.split("InMail")[0].split()[-1])
    app.wait_for("Set the note to Jürgen Weiß to go by InMail")
    assert "/ 1900" in app.screen()
    app.kill()
    saved = five_due.json("draft", "Jürgen")
    assert saved["channel"] == "inmail"
    assert saved["text"].endswith(WORDS)
    again = tmux_app()
    again.wait_for("InMail")
    again.keys("u")
    again.wait_for("Taken back: Set the note to Jürgen Weiß to go by InMail")
    saved = five_due.json("draft", "Jürgen")
    assert saved["channel"] == "email"
    assert saved["text"].endswith(WORDS)
