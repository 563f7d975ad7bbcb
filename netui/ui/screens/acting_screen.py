"""A screen whose keys act: it looks up what a key does in the pane in use, and has it done.

Keys act in the order they were typed; what asks a question goes on beside them.
"""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.events import DescendantFocus, Key
from textual.widgets import Input, TextArea

from netui.actions import Scope
from netui.config.keynames import PRINTING
from netui.errors import Problem
from netui.ui.keys import KeysInForce
from netui.ui.screens.session_screen import SessionScreen
from netui.ui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

    from netui.session import Session
    from netui.store import Store

WITHOUT_DATA = ("app.", "pane.", "contacts.filter", "contacts.unfilter")
"""How the ids of actions begin that can be done while the data are still being read."""

HISTORY = frozenset({"app.undo", "app.redo"})
"""Those of them that need the data all the same."""


class ActingScreen(SessionScreen):
    """Carries out the actions of the registry, by key, by click and by name."""

    def __init__(
        self,
        open_store: Callable[[], Store | Problem],
        session_of: Callable[[Store], Session],
        keys: KeysInForce,
    ) -> None:
        """Take what opens the data, and the keys in force."""
        super().__init__(open_store, session_of)
        self.keys = keys
        self.keybar = KeyBar()
        self.resting = False

    @property
    @abstractmethod
    def scope(self) -> Scope:
        """The pane in use."""

    @abstractmethod
    def able(self) -> Iterable[str]:
        """Return the ids of the actions that can act now."""

    @abstractmethod
    def begin(self, action_id: str) -> Coroutine[Any, Any, None] | None:
        """Do what an action does; one that asks a question first is returned to be run."""

    @property
    def marked(self) -> int:
        """How many people are marked."""
        return len(self.session.marks) if self.loaded else 0

    @property
    @abstractmethod
    def filtered(self) -> bool:
        """Whether a filter leaves people out of the contacts."""

    @on(DescendantFocus)
    def refresh_keys(self) -> None:
        """Show the keys that work where the focus is."""
        if self.loaded:
            typing = isinstance(self.focused, Input | TextArea)
            empty = not self.session.state.contacts
            self.keybar.show(
                self.keys.bar(
                    self.scope, self.able(), typing=typing, marked=self.marked, empty=empty
                )
            )

    async def press(self, key: str, typing: bool) -> bool:  # noqa: FBT001  # a fact of the key
        """Carry out what a key does in the pane in use; false if it does nothing there.

        Where one who was writing has come upon somebody without a note, letters are words
        still, and do nothing.
        """
        if self.resting and key in PRINTING:
            back, sent = self.keys.leaving, self.keys.name("touch.sent", Scope.COMPOSER)
            todo = f"{back} goes to the list, {sent} logs what was done."
            self.tell(Problem("There is no note to write here", todo=todo))
            return True
        self.resting = False
        action_id = self.keys.action_of(
            key, self.scope, typing=typing, marked=self.marked, filtered=self.filtered
        )
        if action_id is not None:
            await self.action_act(action_id)
        return action_id is not None

    async def on_key(self, event: Key) -> None:
        """Act on a key while no pane has the focus."""
        if self.focused is None and await self.press(event.key, False):  # noqa: FBT003 - no typing
            event.stop()

    async def action_act(self, action_id: str) -> None:
        """Carry out an action of the registry."""
        if action_id in HISTORY or not action_id.startswith(WITHOUT_DATA):
            await self.until_loaded()
        going_on = self.begin(action_id)
        if going_on is not None:
            self.run_worker(going_on, group="deed")
            # The dialog must be up before the next key is looked at: fast fingers type on.
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        else:
            self.refresh_keys()
