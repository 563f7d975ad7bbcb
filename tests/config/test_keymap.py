"""Keymap files: what they change, and everything they are refused for."""

from __future__ import annotations

from pathlib import Path

import pytest

from netui.actions import ACTIONS, Action, Scope
from netui.config.keymap import (
    Bound,
    Keymap,
    default_keymap,
    key_rows,
    key_table_markdown,
    read_keymap,
)
from netui.errors import Problem


def keymap(folder: Path, text: str) -> Keymap | Problem:
    (folder / "keys.toml").write_text(text, encoding="utf-8")
    return read_keymap("keys.toml", ACTIONS, folder)


@pytest.mark.parametrize("name", ["", "default"])
def test_the_default_is_the_registry(name: str) -> None:
    found = read_keymap(name, ACTIONS)
    assert found == default_keymap(ACTIONS)
    assert found.of("note.copy") == Bound(("y",), ("f5", "ctrl+c"))


def test_a_file_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    found = keymap(
        tmp_path,
        '"touch.sent" = ["s", "f11", "enter"]\ncontacts.open = "o"\n"contact.profile"=[]\n',
    )
    assert isinstance(found, Keymap)
    assert found.name == "keys.toml"
    assert found.of("touch.sent") == Bound(("s", "f11", "enter"), ("f11",))
    assert found.of("contacts.open") == Bound(("o",))
    assert found.of("contact.profile") == Bound()
    assert found.of("note.copy") == default_keymap(ACTIONS).of("note.copy")


def test_escape_of_an_app_action_acts_in_the_composer_only(tmp_path: Path) -> None:
    found = keymap(tmp_path, '"pane.queue" = ["escape", "f12"]\n')
    assert isinstance(found, Keymap)
    assert found.of("pane.queue") == Bound(("f12",), ("escape",))
    assert found.of("pane.queue").all_keys == ("f12", "escape")


def test_keys_may_be_written_as_people_write_them(tmp_path: Path) -> None:
    found = keymap(tmp_path, '"app.redo" = ["+", "alt+U", "shift+q", "shift+ctrl+up", "+"]\n')
    assert isinstance(found, Keymap)
    assert found.of("app.redo").keys == ("plus", "alt+shift+u", "Q", "ctrl+shift+up")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('\n"touch.snet" = ["f9"]', 2, "Did you mean touch.sent?"),
        ("touch.sent.now = ['f9']", 1, "There is no action"),
        ("qqqqqqqqqqq = ['f9']", 1, "See netui keys"),
        ('"touch.sent" = ["f99"]', 1, "Did you mean f9?"),
        ('"touch.sent" = ["ctrl+i"]', 1, "Terminals send tab for it."),
        ('"touch.sent" = ["alt+/"]', 1, "Terminals send / for it."),
        ('"touch.sent" = ["ctrl+space"]', 1, "Terminals send a null character for it."),
        ('"touch.sent" = ["shift+1"]', 1, "no key"),
        ('"touch.sent" = ["ctrl+"]', 1, "no key"),
        ('"touch.sent" = [""]', 1, 'Write keys as "f9"'),
        ('"touch.sent" = ["\\u001b[2J"]', 1, "no key"),
        ('"touch.sent" = [9]', 1, "no list of keys"),
        ('"touch.sent" = 9', 1, "no list of keys"),
        ('"touch.sent" = {}', 1, "no list of keys"),
        ('"hint.fix" = ["g"]', 1, "needed for typing"),
        ('"hint.fix" = ["enter"]', 1, "needed for typing"),
        ('"app.palette" = ["colon"]', 1, "needed for typing"),
        ('"app.quit" = []', 1, "app.quit needs a key"),
        ('"app.palette" = ["enter"]', 1, "needed for typing"),
        ('"touch.sent" = ["j"]', 1, "j moves in lists"),
        ('"queue.next" = ["down"]', 1, "moves in lists"),
        ('"app.quit" = ["escape"]', 1, "app.quit needs a key"),
        ('"app.help" = []', 1, "app.help needs a key"),
        ('"touch.sent" = ["y"]', 1, "y already belongs to note.copy in the contacts"),
        ('"note.copy" = ["s"]', 1, "s already belongs to touch.sent in the contacts"),
        ('"touch.sent" = ["ctrl+q"]', 1, "ctrl+q already belongs to app.quit"),
        ('"hint.fix" = ["f5"]', 1, "f5 already belongs to note.copy in the composer"),
        ('"touch.sent" = ["S"]', 1, "S already belongs to contacts.sort in the contacts"),
        ('"note.copy" = ["f12"]\n"touch.sent" = ["f12"]', 2, "already belongs to note.copy"),
    ],
)
def test_what_cannot_work_is_refused_with_file_line_and_key(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    problem = keymap(tmp_path, text)
    assert isinstance(problem, Problem)
    assert said in str(problem)
    assert str(problem).isprintable()
    assert problem.where.startswith(f"{tmp_path / 'keys.toml'}, line {line}, ")


@pytest.mark.parametrize("name", ["vim", "~nobody-of-that-name/keys.toml"])
def test_a_keymap_that_is_nowhere_is_refused(tmp_path: Path, name: str) -> None:
    problem = read_keymap(name, ACTIONS, tmp_path)
    assert isinstance(problem, Problem)
    assert name in problem.where


def test_rows_are_what_the_command_prints() -> None:
    rows = key_rows(ACTIONS, default_keymap(ACTIONS))
    assert [row["action"] for row in rows] == [action.id for action in ACTIONS]
    assert {
        "action": "note.copy",
        "keys": ["y", "f5", "ctrl+c"],
        "scope": "lists",
        "label": "Copy",
        "help": "Copy the note to the clipboard and keep it as the last copied text.",
    } in rows


def test_the_table_tells_where_each_key_acts() -> None:
    actions = [
        Action(
            id="a", label="A", help="Any.", scope=Scope.APP, keys=("f4",), writing=("escape",)
        ),
        Action(
            id="b", label="B", help="Both.", scope=Scope.LISTS, keys=("slash",), writing=("f5",)
        ),
        Action(id="c", label="C", help="Note.", scope=Scope.COMPOSER, keys=("ctrl+g",)),
    ]
    assert key_table_markdown(actions, default_keymap(actions)) == (
        "| in lists | while writing | does |\n"
        "|---|---|---|\n"
        "| `f4` | `f4` `esc` | Any. |\n"
        "| `/` | `f5` | Both. |\n"
        "|  | `ctrl+g` | Note. |\n"
    )
