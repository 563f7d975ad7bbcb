"""Sentences that name a key: the one that works where the focus is, whatever the keymap."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netui.ui.screens.desk import Desk


def key(desk: Desk, action_id: str) -> str:
    """Return the key of an action in the pane in use."""
    return desk.keys.name(action_id, desk.scope)


def undo_words(desk: Desk) -> str:
    """Return how to take the last change back."""
    return f"{key(desk, 'app.undo')} takes it back."
