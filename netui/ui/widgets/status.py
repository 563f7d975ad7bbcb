"""The status line: what just happened, in one sentence that stays until the next one."""

from __future__ import annotations

from rich.cells import cell_len

from netui.errors import Problem
from netui.ui.render import line
from netui.ui.widgets.lines import Lines

LOOKING = ("pane.", "app.help", "app.palette", "contacts.filter", "contacts.mark")
"""How the ids of actions begin after which the last sentence still holds."""

TOAST = 8
"""Seconds a long problem stays."""


class StatusLine(Lines):
    """Says what was done; a problem that is too long for the line is a toast as well."""

    _toasted = False

    def clear(self) -> None:
        """Say nothing, as what was said is about something that is over."""
        self.show([])

    def make_way(self, action_id: str) -> None:
        """Say nothing more of the deed before, unless this one only looks."""
        if not action_id.startswith(LOOKING):
            self.clear()

    def tell(self, words: str | Problem) -> None:
        """Show a sentence, as literal text; the toast about the one before goes."""
        if self._toasted:
            self._toasted = False
            self.app.clear_notifications()
        if isinstance(words, Problem):
            text = line(str(words))
            self.show([((" " + text, "warning"),)])
            if cell_len(text) + 1 > self.size.width:
                self._toasted = True
                self.notify(text, severity="warning", markup=False, timeout=TOAST)
        else:
            self.show([((" " + words, ""),)])
