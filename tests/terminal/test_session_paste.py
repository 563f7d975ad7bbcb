"""A paste of anything into the note: text and nothing else."""

from __future__ import annotations

import itertools

from terminals import CommandLine, StartApp, wait_until

from netui.core.text import clean, count

CONTROLS = (
    "\x03",  # ctrl+c would copy
    "\x07",  # ctrl+g would apply a fix
    "\x0e",  # ctrl+n would open the next person
    "\x11",  # ctrl+q would leave
    "\x13",  # ctrl+s would log it as sent
    "\x7f\x08",
    "\x9b2J\x9d0;owned\x9c",  # would clear the screen and name the window
    "\u202e",  # would turn the line around
    "[@click=app.quit]x[/] [bold]",
)
"""No escape among them: terminals take it out of a paste, and Textual reads it as keys."""

WORDS = "Zeile für Zeile, ein Wort nach dem andern 🌱 "


def hostile(size: int) -> str:
    """Return a text of ``size`` characters with a control sequence in every line."""
    parts = itertools.cycle(f"{WORDS}{control}\n" for control in CONTROLS)
    text = ""
    while len(text) < size - 8:
        text += next(parts)
    return f"{text[: size - 8]} schluss"


def test_five_thousand_characters_with_control_characters_are_text(
    five_due: CommandLine, tmux_app: StartApp
) -> None:
    """Shown, counted and saved; no key in it is pressed, no sequence of it is obeyed."""
    pasted = hostile(5_000)
    assert len(pasted) == 5_000
    five_due.do("log", "Jürgen", "snooze", "--until", "2026-12-07")
    template = five_due.json("draft", "Amara")["text"]
    history = five_due.json("history")
    app = tmux_app()
    app.wait_for("Hi Amara")
    app.keys("Enter")
    app.paste(pasted)
    screen = app.wait_for("schluss")
    whole = template + clean(pasted)
    app.wait_for(f"{count(whole)} / 8000")
    assert "[@click=app.quit]x[/] [bold]" in screen
    wait_until(
        lambda: five_due.json("draft", "Amara")["text"] == whole, 5, lambda: "never saved"
    )
    assert app.state("#{pane_title}") != "owned"
    assert five_due.json("history") == history
    app.text(" lebt3")
    app.wait_for("lebt3")
    app.keys("C-q")
    assert app.wait_for_exit() == 0
    assert five_due.json("draft", "Amara")["text"] == f"{whole} lebt3"


def test_what_is_typed_without_being_seen_is_text_too(
    five_due: CommandLine, tmux_app: StartApp
) -> None:
    """Joiners, a no-break space and an ideographic one come from keyboards like letters."""
    typed = " 👩‍🚀 می‌خواهم\u00a0: 田中\u3000さん sicht4"
    app = tmux_app()
    app.wait_for("Invited 7 business days ago")
    app.keys("Enter")
    app.text(typed)
    app.wait_for("sicht4")
    app.keys("C-q")
    assert app.wait_for_exit() == 0
    assert five_due.json("draft", "Jürgen")["text"].endswith(typed)
