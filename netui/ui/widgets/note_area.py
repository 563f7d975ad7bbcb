"""The box a note is written in: tells of every edit at once and marks what hints point at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Self

from rich.style import Style
from rich.text import Text
from textual import events
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from netui.core.text import clean
from netui.ui.render import IN_TEXT
from netui.ui.widgets.pressing import Press, act_on, focus_now, unseen

Mark = tuple[int, int, str]
"""From and up to, in code points of the text, and the component class to draw it with."""


class NoteArea(TextArea):
    """A text area for one note.

    ``edited`` is called inside every edit, undo and redo, so that counter, checklist and
    hints change in the same frame as the text (no message, no second frame).
    """

    press: Press | None = None
    COMPONENT_CLASSES = {"note--over", "note--error", "note--warning", "note--hint"}  # noqa: RUF012  # Textual's own shape

    def __init__(self, edited: Callable[[], None], *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        """Take what is to be called after every edit."""
        super().__init__(
            id=id,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
        )
        self.match_cursor_bracket = False
        self._edited = edited
        self._marks: list[Mark] = []
        self._settled = True

    async def on_key(self, event: events.Key) -> None:
        """Carry out what a chord does here; letters are text."""
        await act_on(self, event, self.press, typing=True)
        if self.screen.focused is self and not self.read_only and (text := unseen(event)):
            self._put_in(text)

    def focus(self, scroll_visible: bool = True) -> Self:  # noqa: FBT001, FBT002  # Textual's own
        """Take the focus at once."""
        focus_now(self, scroll_visible=scroll_visible)
        return self

    # Telling of edits.

    def edit(self, edit: Edit) -> EditResult:
        """Do an edit and tell of it before the next frame."""
        result = super().edit(edit)
        self._tell()
        return result

    def undo(self) -> None:
        """Take the last typing back and tell of it."""
        super().undo()
        self._tell()

    def redo(self) -> None:
        """Do the typing again and tell of it."""
        super().redo()
        self._tell()

    def _tell(self) -> None:
        if self._settled:
            self._edited()

    def open(self, text: str) -> None:
        """Show another note from its start of history, without telling of it."""
        self._settled = False
        self._marks = []
        self.load_text(clean(text))
        self.move_cursor(self.document.end)
        self._settled = True

    def put(self, text: str) -> None:
        """Replace the whole note as one edit that ctrl+z takes back."""
        self.replace(clean(text), (0, 0), self.document.end)
        self.move_cursor(self.document.end)

    def on_paste(self, event: events.Paste) -> None:
        """Insert a paste in composed form and without control characters."""
        if not self.read_only:
            event.stop()
            event.prevent_default()
            self._put_in(clean(event.text))

    def _put_in(self, text: str) -> None:
        first, last = sorted(self.selection)
        result = self.replace(text, first, last, maintain_selection_offset=False)
        self.move_cursor(result.end_location)

    # Marking what hints point at.

    def mark(self, marks: Iterable[Mark]) -> None:
        """Draw these spans marked from the next frame on."""
        fresh = list(marks)
        if fresh != self._marks:
            self._marks = fresh
            self.notify_style_update()

    def get_line(self, line_index: int) -> Text:
        """Return a line with its marks; control characters are shown as symbols."""
        text = self.document.get_line(line_index)
        shown = Text(text.translate(IN_TEXT), end="", no_wrap=True)
        if self._marks:
            start = sum(len(self.document.get_line(row)) + 1 for row in range(line_index))
            for first, last, name in self._marks:
                if first < start + len(text) + 1 and last > start:
                    shown.stylize(self._mark_style(name), max(0, first - start), last - start)
        return shown

    def _mark_style(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True)
