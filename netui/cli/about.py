"""``netui keys`` and ``netui paths``: what can be pressed and where everything is kept."""

from __future__ import annotations

from argparse import Namespace

from netui.actions import ACTIONS, spoken
from netui.cli.place import Answer, Place
from netui.cli.printing import as_json, table
from netui.config.keymap import key_rows, read_keymap
from netui.errors import Problem


def keys(args: Namespace, place: Place) -> Answer:
    """Print every action with the keys in force."""
    settings = place.settings()
    if isinstance(settings, Problem):
        return settings
    keymap = read_keymap(settings.keymap, ACTIONS, place.paths.config)
    if isinstance(keymap, Problem):
        return keymap
    if args.json:
        as_json(key_rows(ACTIONS, keymap))
        return 0
    table(
        (
            (" ".join(map(spoken, keymap.of(a.id).all_keys)), a.label, a.scope.value, a.help)
            for a in ACTIONS
        ),
        ("KEYS", "LABEL", "WHERE", "DOES"),
    )
    return 0


def paths(args: Namespace, place: Place) -> Answer:
    """Print where everything is kept; nothing is read or made."""
    found = {
        "data": str(place.file),
        "settings": str(place.paths.settings_file),
        "themes": str(place.paths.themes_dir),
        "templates": str(place.paths.templates_dir),
        "hints": str(place.paths.hints_dir),
        "state": str(place.paths.state),
        "log": str(place.paths.log_file),
    }
    if args.json:
        as_json(found)
    else:
        table(found.items())
    return 0


COMMANDS = {"keys": keys, "paths": paths}
