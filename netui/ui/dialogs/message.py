"""A page of text to read: why somebody is due, a rule in full, the keys that work here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from netui.ui.dialogs.dialog import Dialog

OfWidth = Callable[[int], Content]
"""Makes content for so many cells."""


class Page(Static):
    """Content that is laid out anew for every width."""

    def __init__(self, of_width: OfWidth) -> None:
        """Take what makes the content."""
        super().__init__(classes="page")
        self._of_width = of_width
        self._width = 0

    def on_resize(self) -> None:
        """Lay the content out for the room there is."""
        if self.size.width != self._width:
            self._width = self.size.width
            self.update(self._of_width(self._width))


class MessageDialog(Dialog[None]):
    """Shows content and closes on escape, enter, q or the key that opened it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,q,n,F,question_mark,f1,f6,alt+h,alt+d,ctrl+l,ctrl+n",
            "leave",
            "Close",
            show=False,
        ),
        Binding("down,j", "scroll_by(1)", "Down", show=False),
        Binding("up,k", "scroll_by(-1)", "Up", show=False),
        Binding("pagedown,space", "scroll_by(10)", "Page down", show=False),
        Binding("pageup", "scroll_by(-10)", "Page up", show=False),
    ]

    def __init__(self, title: str, content: Content | OfWidth) -> None:
        """Take a title and content that is literal already, or what makes it for a width."""
        super().__init__(title, "esc close · ↑↓ scroll")
        self._content = content

    def body(self) -> Iterable[Widget]:
        """Return the text in a part that scrolls."""
        content = self._content
        page = Page(content) if callable(content) else Static(content, classes="page")
        return (VerticalScroll(page, can_focus=False),)

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by a number of lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
