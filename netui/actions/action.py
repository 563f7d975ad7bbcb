"""What an action is, where its keys work, and how people write a key."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Scope(StrEnum):
    """Where an action's keys work. Letters never act while typing."""

    APP = "app"
    LISTS = "lists"
    CONTACTS = "contacts"
    QUEUE = "queue"
    COMPOSER = "composer"


class Action(msgspec.Struct, frozen=True):
    """One thing a person can do.

    ``keys`` act in ``scope``; ``writing`` are further keys for the same action while the
    composer has the focus (function keys and chords that survive tmux). ``label`` is the
    word in the footer, ``help`` one sentence for help and palette, ``footer`` whether the
    footer names it. ``many`` means that in lists it is about everybody marked, if anybody is.
    """

    id: str
    label: str
    help: str
    scope: Scope
    keys: tuple[str, ...] = ()
    writing: tuple[str, ...] = ()
    footer: bool = True
    many: bool = False

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Every key, those for lists first."""
        return self.keys + self.writing


KEY_NAMES: dict[str, str] = {
    "slash": "/",
    "question_mark": "?",
    "asterisk": "*",
    "escape": "esc",
    "enter": "enter",
    "up": "↑",
    "down": "↓",
}
"""Textual's names of keys that people write otherwise."""


def spoken(key: str) -> str:
    """Return a key as people write it: ``question_mark`` is ``?``."""
    *modifiers, last = key.split("+")
    return "+".join([*modifiers, KEY_NAMES.get(last, last)])
