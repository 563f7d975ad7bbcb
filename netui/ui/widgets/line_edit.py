"""One line to type into; what is pasted is made one line, control characters are dropped."""

from __future__ import annotations

from typing import Any, Self

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from netui.core.text import clean
from netui.ui.render import IN_TEXT
from netui.ui.widgets.pressing import Press, act_on, focus_now, unseen


class Symbols(Highlighter):
    """Shows control characters of a text on file as symbols, each in its own place."""

    def highlight(self, text: Text) -> None:
        """Put a symbol where a control character stands."""
        text.plain = text.plain.translate(IN_TEXT)


class LineEdit(Input):
    """An input that takes in no line break and shows no control character as it is."""

    press: Press | None = None
    virtual_size = Reactive(Size(0, 0))
    """Textual's own lays out the whole screen, and draws a second frame, at every edit."""

    def __init__(self, value: str | None = None, **options: Any) -> None:  # noqa: ANN401  # Textual's own
        """Start with a text, which may hold anything; it is shown as symbols."""
        super().__init__(value, highlighter=Symbols(), **options)

    async def on_key(self, event: events.Key) -> None:
        """Carry out what a chord does here; letters are text."""
        await act_on(self, event, self.press, typing=True)
        if self.screen.focused is self and (text := unseen(event)):
            self._put_in(text)

    def focus(self, scroll_visible: bool = True) -> Self:  # noqa: FBT001, FBT002  # Textual's own
        """Take the focus at once."""
        focus_now(self, scroll_visible=scroll_visible)
        return self

    def on_paste(self, event: events.Paste) -> None:
        """Insert the whole paste, joined to one line, instead of its first line only."""
        event.stop()
        event.prevent_default()
        one_line = " ".join(clean(event.text).split("\n")).replace("\t", " ")
        self._put_in(one_line)

    def _put_in(self, text: str) -> None:
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *sorted(self.selection))
