"""The registry of everything a person can do with a key.

Bindings, footer, command palette, contextual help, ``netui keys`` and the README's key table
all derive from this one list. Ids are stable: keymaps and scripts name them.
"""

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
    footer names it.
    """

    id: str
    label: str
    help: str
    scope: Scope
    keys: tuple[str, ...] = ()
    writing: tuple[str, ...] = ()
    footer: bool = True

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Every key, those for lists first."""
        return self.keys + self.writing


ACTIONS: tuple[Action, ...] = (
    Action(
        "note.copy",
        "Copy",
        "Copy the note to the clipboard and keep it as the last copied text.",
        Scope.LISTS,
        ("y",),
        ("f5", "ctrl+c"),
    ),
    Action(
        "touch.sent",
        "Sent, next",
        "Log the note as sent, schedule what follows and open the next person.",
        Scope.LISTS,
        ("s",),
        ("f9", "ctrl+s"),
    ),
    Action(
        "contact.profile",
        "Profile",
        "Open the contact's profile in the browser, or a mail to them.",
        Scope.LISTS,
        ("o",),
        ("f8", "ctrl+o"),
    ),
    Action(
        "queue.next",
        "Next due",
        "Open the next person who is due.",
        Scope.LISTS,
        ("n",),
        ("ctrl+n",),
    ),
    Action("hint.fix", "Fix", "Apply the fix of the first hint.", Scope.COMPOSER, ("ctrl+g",)),
    Action(
        "hint.explain",
        "Explain",
        "Explain the first hint: the whole rule, with examples.",
        Scope.COMPOSER,
        ("ctrl+l",),
    ),
    Action(
        "note.template",
        "Template",
        "Start the note from another template.",
        Scope.COMPOSER,
        ("ctrl+t",),
        footer=False,
    ),
    Action(
        "note.fact",
        "Facts",
        "Insert something that is on file about the contact.",
        Scope.COMPOSER,
        ("ctrl+f",),
        footer=False,
    ),
    Action(
        "note.subject",
        "Subject",
        "Go to the subject line, where the channel has one.",
        Scope.COMPOSER,
        ("alt+s",),
        footer=False,
    ),
    Action(
        "contacts.open",
        "Write",
        "Open the highlighted person in the composer.",
        Scope.LISTS,
        ("enter",),
    ),
    Action(
        "contacts.filter",
        "Filter",
        "Filter the contacts by words, tag:, company:, stage: and due:.",
        Scope.LISTS,
        ("slash",),
    ),
    Action(
        "contacts.sort",
        "Sort",
        "Sort the contacts by the next of: name, due date, company, stage, newest.",
        Scope.CONTACTS,
        ("S",),
        footer=False,
    ),
    Action(
        "touch.accepted",
        "Accepted",
        "Log that the contact accepted the invitation.",
        Scope.LISTS,
        ("A",),
        ("alt+a",),
        footer=False,
    ),
    Action(
        "touch.replied",
        "Replied",
        "Log that the contact replied, on any channel.",
        Scope.LISTS,
        ("r",),
        ("alt+r",),
        footer=False,
    ),
    Action(
        "touch.declined",
        "Declined",
        "Log that the contact said no to the invitation.",
        Scope.LISTS,
        ("x",),
        ("alt+x",),
        footer=False,
    ),
    Action(
        "touch.withdrawn",
        "Withdrawn",
        "Log that you took the invitation back.",
        Scope.LISTS,
        ("w",),
        ("alt+w",),
        footer=False,
    ),
    Action(
        "touch.not_sent",
        "Not sent",
        "Say why the note was not sent: connected already, weekly limit, profile gone.",
        Scope.LISTS,
        ("N",),
        ("alt+n",),
        footer=False,
    ),
    Action(
        "queue.snooze",
        "Snooze",
        "Put the next touch off until a day of your choice.",
        Scope.LISTS,
        ("z",),
        ("alt+z",),
    ),
    Action(
        "queue.why",
        "Why",
        "Tell why this person is or is not due, and what comes next.",
        Scope.LISTS,
        ("question_mark",),
        ("f6",),
    ),
    Action("contact.add", "Add", "Add a person.", Scope.LISTS, ("a",), footer=False),
    Action(
        "contact.edit",
        "Edit",
        "Edit the contact's common fields.",
        Scope.LISTS,
        ("e",),
        ("alt+e",),
    ),
    Action(
        "contact.tag",
        "Tags",
        "Set the contact's tags.",
        Scope.LISTS,
        ("t",),
        ("alt+t",),
        footer=False,
    ),
    Action("app.undo", "Undo", "Take back the last change.", Scope.LISTS, ("u",), ("alt+u",)),
    Action(
        "app.redo",
        "Redo",
        "Do again what was taken back.",
        Scope.LISTS,
        ("U",),
        ("alt+shift+u",),
        footer=False,
    ),
    Action(
        "data.import",
        "Import",
        "Import LinkedIn's archive: a zip, a folder or Connections.csv.",
        Scope.LISTS,
        ("I",),
        footer=False,
    ),
    Action(
        "pane.contacts", "Contacts", "Go to the contacts.", Scope.APP, ("f2",), footer=False
    ),
    Action(
        "pane.composer", "Composer", "Go to the composer.", Scope.APP, ("f3",), footer=False
    ),
    Action(
        "pane.queue",
        "Queue",
        "Go to the follow-up queue.",
        Scope.APP,
        ("f4",),
        ("escape",),
        footer=False,
    ),
    Action("pane.next", "Next pane", "Go to the next pane.", Scope.APP, ("tab",), footer=False),
    Action("app.help", "Help", "Show the keys that work here.", Scope.APP, ("f1", "alt+h")),
    Action("app.palette", "Commands", "Find any action by name.", Scope.APP, ("ctrl+p",)),
    Action(
        "app.theme",
        "Theme",
        "Choose another theme for this session.",
        Scope.APP,
        ("f10",),
        footer=False,
    ),
    Action("app.quit", "Quit", "Save everything and leave.", Scope.APP, ("ctrl+q",)),
)

BY_ID: dict[str, Action] = {action.id: action for action in ACTIONS}
"""Every action by its id."""

KEY_NAMES: dict[str, str] = {
    "slash": "/",
    "question_mark": "?",
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
