"""The keys in force: what each does where the focus is, and how sentences name them.

All derived from the action registry and the user's keymap; nothing here knows a widget.
"""

from __future__ import annotations

from collections.abc import Iterable

from netui.actions import ACTIONS, BY_ID, Action, Scope, spoken
from netui.config.keymap import Keymap, default_keymap
from netui.config.keynames import TYPING
from netui.ui.widgets.keybar import Hotkey

FIRST = ("note.copy", "touch.sent", "contact.profile", "queue.next", "hint.fix", "app.help")
"""What the key bar names first."""

BEGINNING = ("data.import", "contact.add", "me.edit", "app.help", "app.palette", "app.quit")
"""What the key bar names while nobody is on file."""

HELP = "app.help"
"""The way to all other keys, which the key bar always names."""

UNMARK = "contacts.unmark"
UNFILTER = "contacts.unfilter"
ESCAPE = "escape"
"""What leaves step by step: it unmarks and clears the filter before it leads back."""

PANES = (Scope.CONTACTS, Scope.COMPOSER, Scope.QUEUE)


def act(action_id: str) -> str:
    """Return the Textual action string that carries out an action of the registry."""
    return f"screen.act('{action_id}')"


def place_in_bar(action: Action) -> int:
    """Return where the key bar names an action: the first few, then the registry's order."""
    return FIRST.index(action.id) if action.id in FIRST else len(FIRST)


def named_in_bar(*, many: bool) -> list[Action]:
    """Return what the key bar names, in order; what is about many first, if they are marked."""
    return sorted(
        (action for action in ACTIONS if action.footer or (many and action.many)),
        key=lambda action: (many and not action.many, place_in_bar(action)),
    )


class KeysInForce:
    """Answers, for each pane, which key does what."""

    def __init__(self, keymap: Keymap | None = None) -> None:
        """Take the user's keymap, else the registry's own keys."""
        self._keymap = keymap or default_keymap(ACTIONS)
        self._actions = {
            scope: {key: action.id for action in ACTIONS for key in self.of(action, scope)}
            for scope in PANES
        }

    def of(self, action: Action, scope: Scope) -> tuple[str, ...]:
        """Return the keys of an action while a pane has the focus."""
        bound = self._keymap.of(action.id)
        if scope is Scope.COMPOSER:
            here = action.scope in {Scope.COMPOSER, Scope.APP}
            return bound.all_keys if here else bound.writing
        return bound.all_keys if action.scope in {Scope.APP, Scope.LISTS, scope} else ()

    def all_of(self, action: Action) -> tuple[str, ...]:
        """Return every key of an action, wherever it works."""
        return self._keymap.of(action.id).all_keys

    def action_of(
        self, key: str, scope: Scope, *, typing: bool, marked: int = 0, filtered: bool = False
    ) -> str | None:
        """Return the id of the action a key has; while typing, only keys that type nothing.

        In a list, escape first unmarks whoever is ``marked``; in the contacts it clears the
        filter before it leads back to the queue, and leaves the line of the filter itself.
        """
        if key == ESCAPE and scope is not Scope.COMPOSER:
            if marked and not typing:
                return UNMARK
            if scope is Scope.CONTACTS and (filtered or typing):
                return UNFILTER
        return None if typing and key in TYPING else self._actions[scope].get(key)

    @property
    def leaving(self) -> str:
        """The key that leads back from the note, as people write it."""
        back = self._keymap.of("pane.queue")
        return spoken(next(iter((*back.writing, *back.keys)), ESCAPE))

    def name(self, action_id: str, scope: Scope) -> str:
        """Return the key of an action as people write it, else the action's id."""
        keys = self.of(BY_ID[action_id], scope)
        return spoken(keys[0]) if keys else action_id

    def bar(
        self,
        scope: Scope,
        ready: Iterable[str],
        *,
        typing: bool = False,
        marked: int = 0,
        empty: bool = False,
    ) -> list[Hotkey]:
        """Return what the key bar shows while a pane has the focus; ``ready`` can act now.

        The way to all other keys stands among the first, so that it is always in sight. While
        people are ``marked``, a list shows how many, and first the keys that are about them;
        where nobody is on file (``empty``), those to begin with.
        """
        able = frozenset(ready)
        many = bool(marked) and scope is not Scope.COMPOSER
        shown = [BY_ID[name] for name in BEGINNING] if empty else named_in_bar(many=many)
        entries = [
            Hotkey(
                spoken(keys[0]),
                action.label,
                act(action.id),
                action.id in able,
                always=action.id == HELP,
            )
            for action in shown
            if (keys := self._acting(action, scope, typing=typing))
        ]
        if not many:
            return entries
        return [
            Hotkey(spoken(ESCAPE), f"Unmark {marked:,}", act(UNMARK), ready=True),
            *entries,
        ]

    def _acting(self, action: Action, scope: Scope, *, typing: bool) -> list[str]:
        """Return the keys that carry out an action in a pane."""
        return [
            key
            for key in self.of(action, scope)
            if self.action_of(key, scope, typing=typing) == action.id
        ]
