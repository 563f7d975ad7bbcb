"""The box a note is written in: tells of every edit at once and marks what hints point at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Self

from rich.style import Style
from rich.text import Text
from textual import events
from textual.widgets.text_area import Edit, EditResult

from netui.core import editing
from netui.core.text import clean, safe
from netui.ui.render import IN_TEXT
from netui.ui.widgets.line_area import LineArea, Styled
from netui.ui.widgets.pressing import Press, act_on, focus_now, unseen

Mark = tuple[int, int, str]
"""From and up to, in code points of the normal text, and the component class to draw it."""


class NoteArea(LineArea):
    """A text area for one note.

    ``edited`` is called inside every edit, undo and redo, so that counter, checklist and
    hints change in the same frame as the text (no message, no second frame).
    """

    press: Press | None = None
    COMPONENT_CLASSES = {  # noqa: RUF012  # Textual's own shape
        "note--over",
        "note--error",
        "note--warning",
        "note--hint",
        "note--chosen",
    }

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
        self._by_line: dict[int, list[Styled]] = {}
        self._mark_styles: dict[str, Style] = {}
        self._settled = True
        self._editing = False

    async def on_key(self, event: events.Key) -> None:
        """Carry out what a chord does here; letters are text."""
        await act_on(self, event, self.press, typing=True)
        if self.screen.focused is self and not self.read_only and (text := unseen(event)):
            self._put_in(text)

    def focus(self, scroll_visible: bool = True) -> Self:  # noqa: FBT001, FBT002  # Textual's own
        """Take the focus at once, with the cursor in sight."""
        focus_now(self, scroll_visible=scroll_visible)
        self.scroll_cursor_visible(animate=False)
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
            self._editing = True
            self._edited()
            self._editing = False
        self.draw_changes()

    def open(self, text: str) -> None:
        """Show another note from its start of history, without telling of it."""
        self._settled = False
        self._marks, self._by_line = [], {}
        self.load_text(clean(text))
        self.move_cursor(self.document.end)
        self._settled = True
        self.draw_anew()

    def put(self, text: str) -> None:
        """Make another note of it as one edit that ctrl+z takes back."""
        self._do(editing.difference(self.text, clean(text)))
        self.move_cursor(self.document.end)

    def mend(self, edits: Iterable[editing.Edit]) -> None:
        """Do edits of the normal text; the cursor keeps its place, one ctrl+z undoes them."""
        harmless = [(start, end, safe(new)) for start, end, new in edits]
        self._carry_out(editing.placed(self.text, harmless))

    def put_in(self, words: str) -> None:
        """Insert words at the cursor, blanks put around them where they are needed."""
        self._carry_out((editing.apart(self.text, self.cursor_place, clean(words)),))

    def _carry_out(self, edits: Sequence[editing.Edit]) -> None:
        if edits and not self.read_only:
            cursor = editing.carried(self.cursor_place, edits)
            self._do(editing.as_one(self.text, edits))
            self.move_cursor(self._location(cursor))

    @property
    def cursor_place(self) -> int:
        """Where the cursor is, in code points of the text as it stands."""
        document = self.document
        row, column = self.cursor_location
        return sum(len(document.get_line(above)) + 1 for above in range(row)) + column

    def _location(self, place: int) -> tuple[int, int]:
        row = 0
        while row + 1 < self.document.line_count:
            length = len(self.document.get_line(row))
            if place <= length:
                break
            place -= length + 1
            row += 1
        return row, place

    def _do(self, edit: editing.Edit) -> None:
        """Do one edit as an undo step of its own."""
        start, end, new = edit
        self.history.checkpoint()
        self.replace(new, self._location(start), self._location(end))
        self.history.checkpoint()

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

    def bring_into_sight(self, place: int) -> None:
        """Scroll to a place of the normal text, if it is out of sight."""
        location = self._location(editing.Places(self.text)(place))
        line = self.wrapped_document.location_to_offset(location).y
        top = self.scroll_offset.y
        if not top <= line < top + self.size.height:
            self.scroll_to(y=max(0, line - 1), animate=False, immediate=True)

    def mark(self, marks: Iterable[Mark]) -> None:
        """Draw these spans marked from the next frame on; later ones over earlier ones."""
        fresh = list(marks)
        if fresh == self._marks and not self._editing:
            return
        self._marks = fresh
        self._by_line = dict(self._spread_over_lines(fresh)) if fresh else {}
        if not self._editing:
            # An edit has forgotten the lines drawn; here they have to be, with their styles.
            self.notify_style_update()
            self.draw_anew()

    def marks_of(self, line_index: int) -> Sequence[Styled]:
        """Return how a line of the text is marked."""
        return self._by_line.get(line_index, ())

    def _spread_over_lines(self, marks: Sequence[Mark]) -> Iterable[tuple[int, list[Styled]]]:
        """Yield for each marked line where it is marked."""
        where = editing.Places(self.text)
        own = [(where(first), where(last), name) for first, last, name in marks]
        furthest = max(last for _, last, _ in own)
        start = 0
        for row in range(self.document.line_count):
            end = start + len(self.document.get_line(row))
            here = [
                (max(0, first - start), last - start, name)
                for first, last, name in own
                if first <= end and last > start
            ]
            if here:
                yield row, here
            start = end + 1
            if start > furthest:
                return

    def notify_style_update(self) -> None:
        """Take the styles from the new theme."""
        self._mark_styles.clear()
        super().notify_style_update()

    def get_line(self, line_index: int) -> Text:
        """Return a line with its marks; control characters are shown as symbols."""
        text = self.document.get_line(line_index)
        shown = Text(text.translate(IN_TEXT), end="", no_wrap=True)
        for first, last, name in self.marks_of(line_index):
            shown.stylize(self._mark_style(name), first, last)
        return shown

    def _mark_style(self, name: str) -> Style:
        found = self._mark_styles.get(name)
        if found is None:
            found = self.get_component_rich_style(name, partial=True)
            self._mark_styles[name] = found
        return found
