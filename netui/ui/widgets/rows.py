"""A list with a cursor: moving, choosing, and telling of both.

Rows that are not selectable (headings) are stepped over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Self

from textual import events
from textual.message import Message
from textual.reactive import var

from netui.ui.widgets.line_list import LineList
from netui.ui.widgets.pressing import Press, act_on, focus_now

FARTHEST_STEP = 16
"""Rows in a row that may be no place for the cursor."""


class Rows(LineList, can_focus=True):
    """Shows ``view`` a line each and keeps a cursor on one of its rows."""

    press: Press | None = None
    cursor: var[int] = var(0)
    """The place of the cursor in ``view``."""

    class Highlighted(Message):
        """The cursor came to rest on another row."""

        def __init__(self, rows: Rows, key: int) -> None:
            """Tell which list and the key of the row."""
            super().__init__()
            self.rows = rows
            self.key = key

        @property
        def control(self) -> Rows:
            """The list that was moved in."""
            return self.rows

    class Chosen(Message):
        """A row was clicked twice."""

        def __init__(self, rows: Rows, key: int) -> None:
            """Tell which list and the key of the row."""
            super().__init__()
            self.rows = rows
            self.key = key

    class Turned(Message):
        """A row was clicked with ctrl: it is to be marked, or unmarked."""

        def __init__(self, rows: Rows, key: int) -> None:
            """Tell which list and the key of the row."""
            super().__init__()
            self.rows = rows
            self.key = key

    def show(
        self, view: Sequence[int], *, cursor: int | None = None, known: bool = False
    ) -> None:
        """Show other rows; ``cursor`` is the place to go to, else the old place is kept.

        ``known`` says that a key stands for the same row as before.
        """
        self._view = view
        self.fit()
        place = self.cursor if cursor is None else cursor
        self.set_reactive(Rows.cursor, self._nearest(place, 1))
        if known:
            self.refresh()
        else:
            self.forget()
        self._keep_in_sight()

    @property
    def highlighted(self) -> int | None:
        """The key of the row under the cursor."""
        if 0 <= self.cursor < len(self._view):
            key = self._view[self.cursor]
            return key if self.selectable(key) else None
        return None

    def go_to(self, contact: int) -> bool:
        """Put the cursor on a contact's row without telling anybody; false if not shown."""
        for place, key in enumerate(self._view):
            if self.selectable(key) and self.contact_of(key) == contact:
                self._move(place, tell=False)
                return True
        return False

    def announce(self) -> None:
        """Tell which row the cursor is on, as if it had just come to rest there."""
        key = self.highlighted
        if key is not None:
            # Its own sender, or it would stop at the parent whose handler asked for it.
            self.post_message(self.Highlighted(self, key).set_sender(self))

    # Moving.

    def action_cursor(self, step: int) -> None:
        """Move the cursor by ``step`` rows."""
        self._move(self._nearest(self.cursor + step, step))

    def action_page(self, pages: int) -> None:
        """Move the cursor by ``pages`` screens."""
        self._move(self._nearest(self.cursor + pages * max(1, self.size.height - 1), pages))

    def action_edge(self, end: int) -> None:
        """Move the cursor to the first row (0) or the last (-1)."""
        last = len(self._view) - 1
        self._move(self._nearest(0 if end == 0 else last, 1 if end == 0 else -1))

    def _nearest(self, place: int, step: int) -> int:
        """Return the selectable place at or beyond ``place``, else the last one before it."""
        count = len(self._view)
        if not count:
            return 0
        place = max(0, min(place, count - 1))
        ahead = range(place, count) if step >= 0 else range(place, -1, -1)
        behind = range(place, -1, -1) if step >= 0 else range(place, count)
        nearby: tuple[int, ...] = (*ahead[:FARTHEST_STEP], *behind[:FARTHEST_STEP])
        for candidate in nearby:
            if self.selectable(self._view[candidate]):
                return candidate
        return place

    def _move(self, place: int, *, tell: bool = True) -> None:
        if place == self.cursor:
            return
        before = self.cursor
        self.set_reactive(Rows.cursor, place)
        self.refresh_line(before)
        self.refresh_line(place)
        self._keep_in_sight()
        if tell:
            self.announce()

    def _keep_in_sight(self) -> None:
        height = self.scrollable_content_region.height
        if height <= 0:
            return
        top = self.scroll_offset.y
        first = 0 if self.cursor <= 1 else self.cursor
        if first < top:
            self.scroll_to(y=first, animate=False, immediate=True)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, immediate=True)

    async def on_key(self, event: events.Key) -> None:
        """Carry out what the key does here, before the next one is looked at.

        A binding would come too late: what is typed behind a movement is about its row.
        """
        if await act_on(self, event, self.press):
            return
        move = MOVES.get(event.key)
        if move is not None:
            event.stop()
            event.prevent_default()
            move(self)

    def focus(self, scroll_visible: bool = True) -> Self:  # noqa: FBT001, FBT002  # Textual's own
        """Take the focus at once."""
        focus_now(self, scroll_visible=scroll_visible)
        return self

    def is_highlighted(self, place: int) -> bool:
        """Whether the cursor is on this place of the view."""
        return place == self.cursor

    def on_resize(self) -> None:
        """Redraw at the new width with the cursor in sight."""
        self.fit()
        self.call_after_refresh(self._keep_in_sight)

    def on_focus(self) -> None:
        """Show the cursor as active."""
        self.refresh_line(self.cursor)

    def on_blur(self) -> None:
        """Show the cursor as resting."""
        self.refresh_line(self.cursor)

    def meant(self, place: int) -> int:
        """Return the place of the row that is meant by a click at a place."""
        return place

    async def on_click(self, event: events.Click) -> None:
        """Go to the clicked row; a second click chooses it, one with ctrl marks it."""
        place = self.meant(event.y + self.scroll_offset.y)
        if 0 <= place < len(self._view) and self.selectable(self._view[place]):
            self._move(place)
            if event.ctrl:
                self.post_message(self.Turned(self, self._view[place]))
            elif event.chain > 1:
                self.post_message(self.Chosen(self, self._view[place]))


MOVES: dict[str, Callable[[Rows], None]] = {
    key: move
    for keys, move in (
        ("down j", lambda rows: rows.action_cursor(1)),
        ("up k", lambda rows: rows.action_cursor(-1)),
        ("pagedown", lambda rows: rows.action_page(1)),
        ("pageup", lambda rows: rows.action_page(-1)),
        ("home g", lambda rows: rows.action_edge(0)),
        ("end G", lambda rows: rows.action_edge(-1)),
    )
    for key in keys.split()
}
"""What moves the cursor, in every list."""
