"""Keys, key bar and palette entries, all derived from the action registry."""

from __future__ import annotations

from collections.abc import Iterable

from netui.actions import ACTIONS, Action, Scope, spoken
from netui.config.keymap import Keymap, default_keymap
from netui.ui.widgets.keybar import Hotkey

DEFAULT_KEYMAP = default_keymap(ACTIONS)
"""The registry's own keys."""


def act(action_id: str) -> str:
    """Return the Textual action string that carries out an action of the registry."""
    return f"screen.act('{action_id}')"


def works_in(action: Action, scope: Scope, keymap: Keymap = DEFAULT_KEYMAP) -> tuple[str, ...]:
    """Return the keys of an action while ``scope`` (contacts, queue or composer) is focused."""
    bound = keymap.of(action.id)
    if scope is Scope.COMPOSER:
        if action.scope in {Scope.COMPOSER, Scope.APP}:
            return bound.all_keys
        return bound.writing
    if action.scope in {Scope.APP, Scope.LISTS, scope}:
        return bound.all_keys
    return ()


def claims(keymap: Keymap) -> dict[Scope, dict[str, str]]:
    """Return what each key does while a pane has the focus: action ids by key."""
    return {
        scope: {key: action.id for action in ACTIONS for key in works_in(action, scope, keymap)}
        for scope in (Scope.CONTACTS, Scope.COMPOSER, Scope.QUEUE)
    }


def hotkeys(scope: Scope, ready: Iterable[str], keymap: Keymap) -> list[Hotkey]:
    """Return what the key bar shows while ``scope`` is focused; ``ready`` can act now."""
    able = frozenset(ready)
    return [
        Hotkey(spoken(keys[0]), action.label, act(action.id), action.id in able)
        for action in ACTIONS
        if action.footer and (keys := works_in(action, scope, keymap))
    ]
