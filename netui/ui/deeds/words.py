"""Sentences that name a key: the one that works where the focus is, whatever the keymap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netui.actions import BY_ID

if TYPE_CHECKING:
    from netui.ui.screens.desk import Desk


def key(desk: Desk, action_id: str) -> str:
    """Return the key of an action in the pane in use."""
    return desk.keys.name(action_id, desk.scope)


def with_key(desk: Desk, action_id: str) -> str:
    """Return the word for an action, with its key where it has one in the pane in use."""
    action = BY_ID[action_id]
    return (
        f"{action.label} ({key(desk, action_id)})"
        if desk.keys.of(action, desk.scope)
        else action.label
    )


def undo_words(desk: Desk) -> str:
    """Return how to take the last change back."""
    return f"{key(desk, 'app.undo')} takes it back."


def capital(words: str) -> str:
    """Return words with a capital at their beginning; the rest stays as it is."""
    return words[:1].upper() + words[1:]
