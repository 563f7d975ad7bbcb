"""Rows of a list on the line API: tens of thousands of them are shown in one frame.

``view`` is any sequence of row keys, so that filtering assigns a sequence and nothing is
built. A subclass draws one row; strips are cached by key until they are forgotten.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from netui.ui.render import wrapped

CACHED_STRIPS = 500
"""Rows kept drawn: ten screens; each is a dozen objects."""

Shown = tuple[int, bool, bool, bool]
"""A row's key, and whether the cursor is active on it, it is open in the composer, marked."""

MARK = "●"
"""Stands before whoever is marked."""


class LineList(ScrollView):
    """Shows ``view`` a line each; knows which row is highlighted only to draw it so."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--cursor",
        "rows--open",
        "rows--dim",
        "rows--mark",
        "rows--error",
        "rows--heading",
        "rows--match",
    }

    virtual_size = Reactive(Size(0, 0))
    """Textual's own lays out the whole screen; a list changes its height at every letter."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  # Textual's own name
        """Start empty."""
        super().__init__(id=id, classes=classes)
        self._view: Sequence[int] = ()
        self._strips: dict[Shown, Strip] = {}
        self._styles: dict[str, Style] = {}
        self._open: int | None = None
        self._width = 0
        self.marked: Container[int] = frozenset()

    # What a subclass says of its rows.

    def draw(self, key: int, width: int, style: Style) -> list[Segment]:
        """Return the segments of one row, ``width`` cells wide on ``style``."""
        return [Segment(str(key).ljust(width), style)]

    def selectable(self, key: int) -> bool:
        """Whether the cursor may rest on this row."""
        return key >= 0

    def contact_of(self, key: int) -> int:
        """Return the contact a row is about."""
        return key

    def empty_text(self) -> str:
        """Return the sentence shown in the place of rows while there are none."""
        return ""

    def is_highlighted(self, place: int) -> bool:
        """Whether the cursor is on this place of the view."""
        return place < 0

    # What is shown.

    @property
    def view(self) -> Sequence[int]:
        """The row keys shown, in order."""
        return self._view

    def forget(self) -> None:
        """Draw every row anew: what they say has changed."""
        self._strips.clear()
        self.refresh()

    def mark_open(self, contact: int | None) -> None:
        """Mark the row of the person who is open in the composer."""
        before, self._open = self._open, contact
        if before == contact:
            return
        for changed in (before, contact):
            if changed is not None:
                self.redraw(changed)

    def redraw(self, contact: int) -> None:
        """Draw the rows of a contact anew, where they are in sight."""
        top = self.scroll_offset.y
        for place in range(top, min(top + self.size.height, len(self._view))):
            key = self._view[place]
            if self.selectable(key) and self.contact_of(key) == contact:
                self.refresh_line(place)

    # Drawing.

    def sign(self, key: int, style: Style) -> Segment:
        """Return the first cell of a row: a sign where its contact is marked."""
        if self.contact_of(key) in self.marked:
            return Segment(MARK, self.tinted(style, "match"))
        return Segment(" ", style)

    def notify_style_update(self) -> None:
        """Forget everything drawn with the old theme."""
        self._styles.clear()
        self._strips.clear()
        super().notify_style_update()

    def style_of(self, name: str) -> Style:
        """Return the style of a component class, remembered until the theme changes."""
        found = self._styles.get(name)
        if found is None:
            found = self.get_component_rich_style(f"rows--{name}") if name else self.rich_style
            self._styles[name] = found
        return found

    def tinted(self, style: Style, name: str) -> Style:
        """Return a row's style in another colour; under the cursor the row keeps its own."""
        if style is self.style_of("cursor"):
            return style
        tint = self.style_of(name)
        return style + Style(color=tint.color, bold=tint.bold)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines, as Textual does, but without looking for frame and padding."""
        if any(self.styles.gutter):
            return super().render_lines(crop)
        whole, ground = self.outer_size.width, self.style_of("")
        top, width = self.scroll_offset.y, self.scrollable_content_region.width
        filters = self.get_line_filters()
        background = self.background_colors[1]
        strips: list[Strip] = []
        for y in crop.line_range:
            strip = self._row(y, top + y, width).adjust_cell_length(whole, ground)
            for line_filter in filters:
                strip = strip.apply_filter(line_filter, background)
            strips.append(strip if crop.width == whole else strip.crop(*crop.column_span))
        return strips

    def render_line(self, y: int) -> Strip:
        """Draw the line ``y`` of the visible part."""
        return self._row(y, self.scroll_offset.y + y, self.scrollable_content_region.width)

    def _row(self, y: int, place: int, width: int) -> Strip:
        if width != self._width:
            self._width = width
            self._strips.clear()
        if place >= len(self._view):
            return self._blank(y, width)
        key = self._view[place]
        live = self.selectable(key)
        contact = self.contact_of(key) if live else None
        cache_key = (
            key,
            live and self.has_focus and self.is_highlighted(place),
            live and contact == self._open,
            contact in self.marked,
        )
        strip = self._strips.get(cache_key)
        if strip is None:
            if len(self._strips) >= CACHED_STRIPS:
                self._strips.clear()
            strip = Strip(self.draw(key, width, self._base(cache_key)), width)
            self._strips[cache_key] = strip
        return strip

    def _base(self, shown: Shown) -> Style:
        _, highlighted, is_open, _ = shown
        if highlighted:
            return self.style_of("cursor")
        return self.style_of("open" if is_open else "")

    def _blank(self, y: int, width: int) -> Strip:
        lines = wrapped(self.empty_text(), width - 2, 6) if not self._view else []
        if y < len(lines):
            return Strip([Segment(f" {lines[y]}".ljust(width), self.style_of("dim"))], width)
        return Strip.blank(width, self.style_of(""))

    def fit(self) -> None:
        """Be as high as there are rows and as wide as there is room."""
        self.virtual_size = Size(self.size.width, len(self._view))
        self.vertical_scrollbar.window_virtual_size = len(self._view)
