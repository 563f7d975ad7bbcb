"""What is typed while a dialog is on its way belongs to the dialog."""

from __future__ import annotations

from terminals import CommandLine, StartApp


def test_a_name_typed_at_once_after_the_key_stands_in_the_form(
    five_due: CommandLine, tmux_app: StartApp
) -> None:
    app = tmux_app()
    app.wait_for("Invited 7 business days ago")
    before = five_due.json("history")
    app.server.run("send-keys", "-l", "aRosa Smithson")
    app.wait_for("Rosa Smithson")
    app.keys("C-s")
    app.wait_for("Added Rosa Smithson")
    app.keys("C-q")
    assert app.wait_for_exit() == 0
    added, *earlier = five_due.json("history")
    assert (added["label"], earlier) == ("Added Rosa Smithson", before)
