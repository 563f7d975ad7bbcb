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


class Action(msgspec.Struct, frozen=True, kw_only=True):
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
    def handler(self) -> str:
        """The Textual action that carries it out: ``touch_sent`` for ``touch.sent``."""
        return self.id.replace(".", "_")

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Every key, those for lists first."""
        return self.keys + self.writing


ACTIONS: tuple[Action, ...] = (
    Action(
        id="note.copy",
        label="Copy",
        help="Copy the note to the clipboard and keep it as the last copied text.",
        scope=Scope.LISTS,
        keys=("y",),
        writing=("f5", "ctrl+c"),
    ),
    Action(
        id="touch.sent",
        label="Sent, next",
        help="Log the note as sent, schedule what follows and open the next person.",
        scope=Scope.LISTS,
        keys=("s",),
        writing=("f9", "ctrl+s"),
    ),
    Action(
        id="contact.profile",
        label="Profile",
        help="Open the contact's profile in the browser, or a mail to them.",
        scope=Scope.LISTS,
        keys=("o",),
        writing=("f8", "ctrl+o"),
    ),
    Action(
        id="queue.next",
        label="Next due",
        help="Open the next person who is due.",
        scope=Scope.LISTS,
        keys=("n",),
        writing=("ctrl+n",),
    ),
    Action(
        id="hint.fix",
        label="Fix",
        help="Apply the fix of the first hint.",
        scope=Scope.COMPOSER,
        keys=("ctrl+g",),
    ),
    Action(
        id="hint.explain",
        label="Explain",
        help="Explain the first hint: the whole rule, with examples.",
        scope=Scope.COMPOSER,
        keys=("ctrl+l",),
    ),
    Action(
        id="note.template",
        label="Template",
        help="Start the note from another template.",
        scope=Scope.COMPOSER,
        keys=("ctrl+t",),
        footer=False,
    ),
    Action(
        id="note.fact",
        label="Facts",
        help="Insert something that is on file about the contact.",
        scope=Scope.COMPOSER,
        keys=("ctrl+f",),
        footer=False,
    ),
    Action(
        id="note.subject",
        label="Subject",
        help="Go to the subject line, where the channel has one.",
        scope=Scope.COMPOSER,
        keys=("alt+s",),
        footer=False,
    ),
    Action(
        id="contacts.open",
        label="Write",
        help="Open the highlighted person in the composer.",
        scope=Scope.LISTS,
        keys=("enter",),
    ),
    Action(
        id="contacts.filter",
        label="Filter",
        help="Filter the contacts by words, tag:, company:, stage: and due:.",
        scope=Scope.LISTS,
        keys=("slash",),
    ),
    Action(
        id="contacts.sort",
        label="Sort",
        help="Sort the contacts by the next of: name, due date, company, stage, newest.",
        scope=Scope.CONTACTS,
        keys=("S",),
        footer=False,
    ),
    Action(
        id="touch.accepted",
        label="Accepted",
        help="Log that the contact accepted the invitation.",
        scope=Scope.LISTS,
        keys=("A",),
        writing=("alt+a",),
        footer=False,
    ),
    Action(
        id="touch.replied",
        label="Replied",
        help="Log that the contact replied, on any channel.",
        scope=Scope.LISTS,
        keys=("r",),
        writing=("alt+r",),
        footer=False,
    ),
    Action(
        id="touch.declined",
        label="Declined",
        help="Log that the contact said no to the invitation.",
        scope=Scope.LISTS,
        keys=("x",),
        writing=("alt+x",),
        footer=False,
    ),
    Action(
        id="touch.withdrawn",
        label="Withdrawn",
        help="Log that you took the invitation back.",
        scope=Scope.LISTS,
        keys=("w",),
        writing=("alt+w",),
        footer=False,
    ),
    Action(
        id="touch.not_sent",
        label="Not sent",
        help="Say why the note was not sent: connected already, weekly limit, profile gone.",
        scope=Scope.LISTS,
        keys=("N",),
        writing=("alt+n",),
        footer=False,
    ),
    Action(
        id="queue.snooze",
        label="Snooze",
        help="Put the next touch off until a day of your choice.",
        scope=Scope.LISTS,
        keys=("z",),
        writing=("alt+z",),
    ),
    Action(
        id="queue.why",
        label="Why",
        help="Tell why this person is or is not due, and what comes next.",
        scope=Scope.LISTS,
        keys=("question_mark",),
        writing=("f6",),
    ),
    Action(
        id="contact.add",
        label="Add",
        help="Add a person.",
        scope=Scope.LISTS,
        keys=("a",),
        footer=False,
    ),
    Action(
        id="contact.edit",
        label="Edit",
        help="Edit the contact's common fields.",
        scope=Scope.LISTS,
        keys=("e",),
        writing=("alt+e",),
    ),
    Action(
        id="contact.tag",
        label="Tags",
        help="Set the contact's tags.",
        scope=Scope.LISTS,
        keys=("t",),
        writing=("alt+t",),
        footer=False,
    ),
    Action(
        id="app.undo",
        label="Undo",
        help="Take back the last change.",
        scope=Scope.LISTS,
        keys=("u",),
        writing=("alt+u",),
    ),
    Action(
        id="app.redo",
        label="Redo",
        help="Do again what was taken back.",
        scope=Scope.LISTS,
        keys=("U",),
        writing=("alt+U",),
        footer=False,
    ),
    Action(
        id="data.import",
        label="Import",
        help="Import LinkedIn's archive: a zip, a folder or Connections.csv.",
        scope=Scope.LISTS,
        keys=("I",),
        footer=False,
    ),
    Action(
        id="pane.contacts",
        label="Contacts",
        help="Go to the contacts.",
        scope=Scope.APP,
        keys=("f2",),
        footer=False,
    ),
    Action(
        id="pane.composer",
        label="Composer",
        help="Go to the composer.",
        scope=Scope.APP,
        keys=("f3",),
        footer=False,
    ),
    Action(
        id="pane.queue",
        label="Queue",
        help="Go to the follow-up queue.",
        scope=Scope.APP,
        keys=("f4",),
        writing=("escape",),
        footer=False,
    ),
    Action(
        id="pane.next",
        label="Next pane",
        help="Go to the next pane.",
        scope=Scope.APP,
        keys=("tab",),
        footer=False,
    ),
    Action(
        id="app.help",
        label="Help",
        help="Show the keys that work here.",
        scope=Scope.APP,
        keys=("f1", "alt+h"),
    ),
    Action(
        id="app.palette",
        label="Commands",
        help="Find any action by name.",
        scope=Scope.APP,
        keys=("ctrl+p",),
    ),
    Action(
        id="app.theme",
        label="Theme",
        help="Choose another theme for this session.",
        scope=Scope.APP,
        keys=("f10",),
        footer=False,
    ),
    Action(
        id="app.quit",
        label="Quit",
        help="Save everything and leave.",
        scope=Scope.APP,
        keys=("ctrl+q",),
    ),
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
