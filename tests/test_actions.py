"""The registry of actions: every promised id and key is there, and none is in the way."""

from __future__ import annotations

import pytest

from netui.actions import ACTIONS, BY_ID, KEY_NAMES, Scope, spoken
from netui.config.keymap import clashes, default_keymap
from netui.config.keynames import KEYS, TYPING

PROMISED = [
    "app.quit",
    "app.help",
    "hint.explain",
    "note.subject",
    "app.palette",
    "app.undo",
    "app.redo",
    "pane.contacts",
    "pane.composer",
    "pane.queue",
    "pane.next",
    "queue.next",
    "queue.why",
    "queue.snooze",
    "contacts.filter",
    "contacts.open",
    "contact.add",
    "contact.edit",
    "contact.tag",
    "contact.profile",
    "note.copy",
    "note.template",
    "note.fact",
    "hint.fix",
    "touch.sent",
    "touch.replied",
    "touch.accepted",
    "touch.declined",
    "touch.withdrawn",
    "touch.not_sent",
    "data.import",
]

IN_LISTS = {
    "contacts.filter": "slash",
    "contacts.open": "enter",
    "queue.next": "n",
    "contact.add": "a",
    "contact.edit": "e",
    "contact.tag": "t",
    "queue.snooze": "z",
    "contact.profile": "o",
    "queue.why": "question_mark",
    "app.undo": "u",
    "app.redo": "U",
    "touch.replied": "r",
    "touch.accepted": "A",
    "touch.declined": "x",
    "touch.withdrawn": "w",
    "touch.sent": "s",
    "note.copy": "y",
}

EVERYWHERE = {
    "app.help": {"f1", "alt+h"},
    "app.palette": {"ctrl+p"},
    "app.quit": {"ctrl+q"},
    "pane.contacts": {"f2"},
    "pane.composer": {"f3"},
    "pane.queue": {"f4"},
}

WHILE_WRITING = {
    "note.copy": {"ctrl+c", "f5"},
    "touch.sent": {"ctrl+s", "f9"},
    "contact.profile": {"f8", "ctrl+o"},
    "queue.next": {"ctrl+n"},
    "note.template": {"ctrl+t"},
    "note.fact": {"ctrl+f"},
    "hint.fix": {"ctrl+g"},
    "hint.explain": {"ctrl+l"},
    "app.undo": {"alt+u"},
    "pane.queue": {"escape"},
}


def while_writing(action_id: str) -> set[str]:
    action = BY_ID[action_id]
    acts = action.keys if action.scope in (Scope.COMPOSER, Scope.APP) else ()
    return {*acts, *action.writing}


def test_ids_are_unique_and_the_promised_ones_exist() -> None:
    assert len(BY_ID) == len(ACTIONS)
    assert set(PROMISED) <= BY_ID.keys()


@pytest.mark.parametrize(("action", "key"), IN_LISTS.items())
def test_the_promised_key_acts_in_lists(action: str, key: str) -> None:
    assert BY_ID[action].scope is Scope.LISTS
    assert key in BY_ID[action].keys


@pytest.mark.parametrize(("action", "keys"), EVERYWHERE.items())
def test_the_promised_keys_act_everywhere(action: str, keys: set[str]) -> None:
    assert BY_ID[action].scope is Scope.APP
    assert keys <= set(BY_ID[action].keys)


@pytest.mark.parametrize(("action", "keys"), WHILE_WRITING.items())
def test_the_promised_keys_act_while_writing(action: str, keys: set[str]) -> None:
    assert keys <= while_writing(action)


def test_no_two_actions_share_a_key_under_any_focus() -> None:
    assert list(clashes(ACTIONS, default_keymap(ACTIONS))) == []


def test_nothing_that_types_acts_while_typing() -> None:
    assert {key for action in ACTIONS for key in while_writing(action.id)} & TYPING == set()


def test_every_key_is_one_a_terminal_can_send() -> None:
    assert {key for action in ACTIONS for key in action.all_keys} - KEYS == set()


def test_every_action_is_told_in_words() -> None:
    for action in ACTIONS:
        assert action.all_keys, action.id
        assert action.label[:1].isupper(), action.id
        assert action.help.endswith("."), action.id
        assert "!" not in action.help, action.id


def test_keys_are_spoken_as_people_write_them() -> None:
    assert spoken("question_mark") == "?"
    assert spoken("ctrl+slash") == "ctrl+/"
    assert spoken("alt+u") == "alt+u"
    assert KEY_NAMES.keys() <= KEYS
