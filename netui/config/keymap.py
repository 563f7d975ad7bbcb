"""The keys in force: the registry's, or a keymap file's where it can be trusted entirely.

Textual takes unknown actions, impossible keys and clashes without a word; here they are
refused, so that no key is ever silently dead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from netui.actions import Action, Scope, spoken
from netui.config.keynames import KEYS, MOVING, NEVER_ARRIVE, TYPING, key_name
from netui.config.paths import as_typed
from netui.config.toml import Key, TomlFile, read_toml, shown
from netui.core.nearest import did_you_mean
from netui.errors import Problem

DEFAULT = "default"
"""The preset with the registry's own keys."""

PRESETS = (DEFAULT,)
NEEDED = ("app.quit", "app.help")
"""Actions that always keep a key: the way out and the way to find everything else."""

FOCUS: dict[str, tuple[Scope, ...]] = {
    "the contacts": (Scope.APP, Scope.LISTS, Scope.CONTACTS),
    "the queue": (Scope.APP, Scope.LISTS, Scope.QUEUE),
    "the composer": (Scope.APP, Scope.COMPOSER),
}
"""The scopes whose keys act together while one pane has the focus."""

LIST_MOVES = MOVING | {"j", "k"}
"""Keys that every list needs for itself."""

COMPOSER = "the composer"


class Bound(msgspec.Struct, frozen=True):
    """The keys of one action: ``keys`` in its scope, ``writing`` in the composer besides."""

    keys: tuple[str, ...] = ()
    writing: tuple[str, ...] = ()

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Every key once, those of the scope first."""
        return tuple(dict.fromkeys(self.keys + self.writing))


class Keymap(msgspec.Struct, frozen=True):
    """The keys of every action by its id, and the name of the preset or file they are from."""

    name: str
    bound: dict[str, Bound]

    def of(self, action: str) -> Bound:
        """Return the keys of one action."""
        return self.bound[action]


def default_keymap(actions: Sequence[Action]) -> Keymap:
    """Return the registry's own keys."""
    bound = {action.id: Bound(action.keys, action.writing) for action in actions}
    return Keymap(DEFAULT, bound)


def read_keymap(
    name_or_path: str | Path, actions: Sequence[Action], folder: Path = Path()
) -> Keymap | Problem:
    """Return the keymap that the setting names: a preset, or a file seen from ``folder``.

    What the file does not name keeps its own keys.
    """
    default = default_keymap(actions)
    if str(name_or_path) in ("", *PRESETS):
        return default
    path = folder / as_typed(str(name_or_path))
    file = read_toml(path)
    if isinstance(file, Problem):
        return file
    known = {action.id: action for action in actions}
    written: dict[str, Key] = {}
    bound = dict(default.bound)
    for key, value in file.leaves():
        action = known.get(".".join(key))
        if action is None:
            advice = did_you_mean(".".join(key), known, "See netui keys for all of them.")
            return file.refuse(key, f"There is no action {shown('.'.join(key))}", advice)
        keys = _keys(file, key, value)
        if isinstance(keys, Problem):
            return keys
        problem = _misplaced(file, key, action, keys)
        if problem is not None:
            return problem
        written[action.id] = key
        bound[action.id] = bind(action, keys)
    keymap = Keymap(str(name_or_path), bound)
    return _clash(file, written, actions, keymap) or keymap


def bind(action: Action, keys: tuple[str, ...]) -> Bound:
    """Return where each of these keys acts: keys that type only ever in lists.

    An action that works while writing takes its function keys and chords to both places.
    Escape leaves the composer and belongs to dialogs elsewhere.
    """
    if action.scope is Scope.APP:
        writing = tuple(key for key in keys if key == "escape")
        return Bound(tuple(key for key in keys if key != "escape"), writing)
    if action.scope is Scope.COMPOSER or not action.writing:
        return Bound(keys)
    return Bound(keys, tuple(key for key in keys if key not in TYPING))


def _keys(file: TomlFile, at: Key, value: object) -> tuple[str, ...] | Problem:
    written = [value] if isinstance(value, str) else value
    if not isinstance(written, list) or not all(isinstance(key, str) for key in written):
        return file.refuse(
            at, f"{shown(value)} is no list of keys", 'Write keys as ["f9", "ctrl+s"].'
        )
    keys: dict[str, None] = {}
    for key in written:
        name = key_name(key)
        if name is None:
            sent = NEVER_ARRIVE.get(key)
            advice = (
                f"Terminals send {sent} for it."
                if sent
                else did_you_mean(key, sorted(KEYS), "")
            )
            todo = advice or 'Write keys as "f9", "ctrl+s", "slash".'
            return file.refuse(at, f"There is no key {shown(key)}", todo)
        keys[name] = None
    return tuple(keys)


def _misplaced(
    file: TomlFile, at: Key, action: Action, keys: tuple[str, ...]
) -> Problem | None:
    everywhere = action.scope in (Scope.APP, Scope.COMPOSER)
    for key in keys:
        if everywhere and key in TYPING:
            return file.refuse(
                at,
                f"{spoken(key)} is needed for typing, and {action.id} acts there too",
                "Choose a function key, or a chord with ctrl or alt.",
            )
        if key in LIST_MOVES:
            return file.refuse(at, f"{spoken(key)} moves in lists", "Choose another key.")
    if action.id in NEEDED and set(keys) <= {"escape"}:
        return file.refuse(at, f"{action.id} needs a key that works everywhere", "Give it one.")
    return None


def clashes(actions: Sequence[Action], keymap: Keymap) -> Iterator[tuple[str, str, str, str]]:
    """Yield each key that two actions share with one focus: key, both actions, the focus."""
    for focus, scopes in FOCUS.items():
        holder: dict[str, str] = {}
        for action in actions:
            bound = keymap.of(action.id)
            keys = bound.keys if action.scope in scopes else ()
            writing = bound.writing if focus == COMPOSER else ()
            for key in dict.fromkeys(keys + writing):
                if key in holder:
                    yield key, holder[key], action.id, focus
                holder[key] = action.id


def _clash(
    file: TomlFile, written: Mapping[str, Key], actions: Sequence[Action], keymap: Keymap
) -> Problem | None:
    for key, first, second, focus in clashes(actions, keymap):
        mine, other = (second, first) if second in written else (first, second)
        return file.refuse(
            written[mine],
            f"{spoken(key)} already belongs to {other} in {focus}",
            f"Choose another key for {mine}, or give {other} another one in this file.",
        )
    return None


def key_rows(actions: Sequence[Action], keymap: Keymap) -> list[dict[str, str | list[str]]]:
    """Return one row for each action as ``netui keys --json`` prints it."""
    return [
        {
            "action": action.id,
            "keys": list(keymap.of(action.id).all_keys),
            "scope": action.scope.value,
            "label": action.label,
            "help": action.help,
        }
        for action in actions
    ]


def key_table_markdown(actions: Sequence[Action], keymap: Keymap) -> str:
    """Return the key table of the README: in lists, while writing, what it does."""
    rows = ["| in lists | while writing | does |", "|---|---|---|"]
    for action in actions:
        bound = keymap.of(action.id)
        everywhere = action.scope is Scope.APP
        inside = action.scope is Scope.COMPOSER
        lists = () if inside else bound.keys
        writing = bound.keys + bound.writing if everywhere or inside else bound.writing
        rows.append(f"| {_cell(lists)} | {_cell(writing)} | {action.help} |")
    return "\n".join(rows) + "\n"


def _cell(keys: tuple[str, ...]) -> str:
    return " ".join(f"`{spoken(key)}`" for key in keys)
