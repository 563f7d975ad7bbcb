"""The status line: what just happened, in one sentence that stays until the next one."""

from __future__ import annotations

from rich.cells import cell_len
from textual import on
from textual.events import Resize

from netui.errors import Problem
from netui.ui.render import line, wrapped
from netui.ui.widgets.lines import Lines

LOOKING = ("pane.", "app.help", "app.palette", "contacts.filter", "contacts.mark")
"""How the ids of actions begin after which the last sentence still holds."""

TOAST = 8
"""Seconds a long problem stays."""

MOST_LINES = 3
"""Lines a long sentence may take."""


class Spill(Lines):
    """What is too long for the status line, over the lower edge of the panes.

    It ends with how to take back what was done, so it must not be cut; nothing is laid out
    anew for it, so the panes stay where they are.
    """

    def __init__(self) -> None:
        """Start out of sight."""
        super().__init__(id="spill")
        self.display = False

    def spill(self, words: str, width: int) -> None:
        """Show a sentence on as many lines as it takes, or nothing."""
        lines = wrapped(words, width - 1, MOST_LINES) if words else ()
        self.display = bool(lines)
        self.styles.height = max(1, len(lines))
        self.show([((" " + part, ""),) for part in lines])


class StatusLine(Lines):
    """Says what was done, over more lines where one is too short.

    A problem that is too long is a toast.
    """

    _toasted = False
    _words = ""

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's own name
        """Start empty."""
        super().__init__(id=id)
        self.more = Spill()

    def clear(self) -> None:
        """Say nothing, as what was said is about something that is over."""
        self.show([])
        self._words = ""
        self._spill()

    def settle(self) -> None:
        """Give the panes their lower edge back: one is looking at them again."""
        if self.more.display:
            self.more.spill("", self.size.width)

    @on(Resize)
    def _spill(self) -> None:
        """Show what has no room on the line; what has room only there."""
        long = cell_len(self._words) + 1 > self.size.width
        if long or self.more.display:
            self.more.spill(self._words if long else "", self.size.width)

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
            self.clear()
            self.show([((" " + text, "warning"),)])
            if cell_len(text) + 1 > self.size.width:
                self._toasted = True
                self.notify(text, severity="warning", markup=False, timeout=TOAST)
        else:
            self._words = words
            self.show([((" " + words, ""),)])
            self._spill()
