"""A text area that draws the lines an edit has changed and no others.

Textual's own draws itself whole at every key (Textual #4086). Here the cursor and the text tell
which lines differ from what is on the screen; ``tests/ui/test_line_area.py`` compares what is
drawn so with what would be drawn anew. It uses public names of Textual only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

Styled = tuple[int, int, str]
"""From and up to, in columns of a line, and the component class."""

DrawnLine = tuple[str, tuple[Styled, ...]]
"""The words of a line on the screen, and how they are marked."""

MOST_LINES = 100
"""A note of more lines is drawn whole: comparing would cost more than it spares."""


class LineArea(TextArea):
    """Keeps what it has drawn, to be compared after each edit."""

    selection: ClassVar[Reactive[Selection]] = Reactive(  # type: ignore[misc]  # Textual's own shape
        Selection(), init=False, repaint=False
    )
    """Textual's own draws everything anew when the cursor moves."""

    virtual_size = Reactive(Size(0, 0), repaint=False)
    """Textual's own lays out the whole screen when a line is begun, in a second frame."""

    _drawn: list[DrawnLine] | None = None
    _cursor_line = 0

    def watch_selection(self, before: Selection, after: Selection) -> None:
        """Draw the lines the cursor left and came to; a selection is drawn whole."""
        self._follow_cursor()
        if not (before.is_empty and after.is_empty):
            self.refresh()

    def _follow_cursor(self) -> None:
        """Draw the line where the cursor is, and the one where it was drawn last."""
        now = self.wrapped_document.location_to_offset(self.selection.end).y
        for line in {self._cursor_line, now}:
            self._draw_lines(line, line)
        self._cursor_line = now

    def marks_of(self, line_index: int) -> Sequence[Styled]:
        """Return how a line of the text is marked."""
        del line_index
        return ()

    def draw_changes(self) -> None:
        """Draw the lines that an edit has changed, words or marks."""
        self.vertical_scrollbar.window_virtual_size = self.virtual_size.height
        self._follow_cursor()
        before, after = self._drawn, self._shape()
        if before is None or after is None:
            self.refresh()
        else:
            rows = range(max(len(before), len(after)))
            changed = [row for row in rows if before[row : row + 1] != after[row : row + 1]]
            if changed:
                self._draw_lines(changed[0], changed[-1])
        self._drawn = after

    def draw_anew(self) -> None:
        """Draw everything: what is known to be on the screen no longer holds."""
        self._drawn = None
        self.refresh()

    def on_resize(self) -> None:
        """Draw at the new width."""
        self.draw_anew()
        self.call_after_refresh(self._follow_cursor)

    def watch_show_vertical_scrollbar(self) -> None:
        """Draw at the width that the scrollbar leaves."""
        self.draw_anew()

    def _draw_lines(self, first: int, last: int) -> None:
        top = self.scroll_offset.y
        first, last = max(first, top), min(last, top + self.size.height - 1)
        if first <= last:
            self.refresh_lines(first, last - first + 1)

    def _shape(self) -> list[DrawnLine] | None:
        """Return what is to be seen, line by line; nothing where that is long or has tabs."""
        document = self.document
        if document.line_count > MOST_LINES:
            return None
        lines = [line for row in range(document.line_count) for line in self._lines_of(row)]
        return None if any("\t" in words for words, _ in lines) else lines

    def _lines_of(self, row: int) -> Iterator[DrawnLine]:
        marks = self.marks_of(row)
        start = 0
        for words in self.wrapped_document.get_sections(row):
            end = start + len(words)
            here = [
                (max(first, start) - start, min(last, end) - start, name)
                for first, last, name in marks
                if first <= end and last >= start
            ]
            yield words, tuple(here)
            start = end
