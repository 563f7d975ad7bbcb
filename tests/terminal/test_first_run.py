"""A newcomer's first minutes, the demo, and the terminal that is left behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from terminals import NETUI, CommandLine, StartApp

from netui.ui.dialogs.person_fields import COMMON_FIELDS


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
def test_an_empty_desk_says_what_to_do_and_takes_the_first_person(
    size: tuple[int, int], commands: CommandLine, tmux_app: StartApp
) -> None:
    app = tmux_app(size=size)
    # The sentence may be broken over lines; what counts are the two keys and their verbs.
    empty = app.wait_for("Nobody on file yet")
    assert "import" in empty
    assert "add" in empty
    app.keys("a")
    app.wait_for("Add a person")
    app.text("Mira Kowałska")
    for _ in fields_before("company"):
        app.keys("Down")
    app.text("Lantern & Söhne [x]")
    app.wait_for("[x]")
    app.keys("C-s")
    app.wait_for("Added Mira Kowałska")
    app.keys("C-q")
    assert app.wait_for_exit() == 0
    assert "Mira Kowałska" in commands.do("list")
    (person,) = commands.json("list")
    assert (person["full"], person["company"]) == ("Mira Kowałska", "Lantern & Söhne [x]")
    again = tmux_app(size=size)
    again.wait_for("Mira Kowałska")


def fields_before(name: str) -> list[str]:
    names = [line.field for line in COMMON_FIELDS]
    return names[: names.index(name)]


def files_under(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_demo_leaves_the_data_alone(commands: CommandLine, tmux_app: StartApp) -> None:
    commands.do("add", "Mira Kowal")
    folder = commands.path("data").parent
    before = files_under(folder)
    app = tmux_app("--demo")
    app.wait_for(lambda screen: "Overdue" in screen and "Overdue 0" not in screen)
    assert "Mira Kowal" not in app.screen()
    app.keys("Enter")
    app.text(" demo words, gone6.")
    app.wait_for("gone6.")
    app.keys("C-q")
    assert app.wait_for_exit() == 0
    assert files_under(folder) == before


def test_leaving_gives_the_terminal_back_as_it_was(
    commands: CommandLine, tmux_app: StartApp
) -> None:
    """Screen, cursor, mouse and line discipline are as before; nothing is left behind."""
    script = 'echo "before $(stty -g)"; "$@"; echo "after $? $(stty -g)"'
    app = tmux_app(argv=["sh", "-c", script, "sh", *NETUI])
    app.wait_for("Nobody on file yet")
    assert app.state("#{alternate_on}") == "1"
    app.keys("C-q")
    app.wait_for("after")
    assert app.wait_for_exit() == 0
    before, after, *rest = app.screen().split("\n")
    assert after == before.replace("before", "after 0")
    assert not "".join(rest).strip()
    told = "#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{keypad_cursor_flag}"
    assert app.state(told) == "0 1 0 0"
