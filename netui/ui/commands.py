"""The command palette's entries: every action of the registry, by label, id and help."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from netui.actions import ACTIONS, Action, spoken
from netui.ui.keys import act
from netui.ui.screens.desk import Desk


class ActionCommands(Provider):
    """Finds actions by what they are called and what they do."""

    async def discover(self) -> Hits:
        """Offer everything while nothing has been typed."""
        for action in self._offered():
            yield DiscoveryHit(
                self._title(action),
                partial(self.app.run_action, act(action.id)),
                help=action.help,
            )

    async def search(self, query: str) -> Hits:
        """Offer what matches the query."""
        matcher = self.matcher(query)
        for action in self._offered():
            score = max(matcher.match(action.label), matcher.match(action.help) * 0.8)
            if score > 0:
                yield Hit(
                    score,
                    matcher.highlight(self._title(action)),
                    partial(self.app.run_action, act(action.id)),
                    help=action.help,
                )

    def _offered(self) -> tuple[Action, ...]:
        return tuple(action for action in ACTIONS if action.id != "app.palette")

    def _title(self, action: Action) -> str:
        """Return an action's label with its keys in force."""
        keys = (
            self.screen.keys.all_of(action)
            if isinstance(self.screen, Desk)
            else action.all_keys
        )
        names = " ".join(spoken(key) for key in keys)
        return f"{action.label} ({names})" if names else action.label
