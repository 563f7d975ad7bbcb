"""A few lines of literal text in a fixed place: only the lines that changed are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from netui.ui.render import line

Piece = tuple[str, str]
"""Text and the name of its style: one of ``Lines.STYLES`` or empty."""


class Lines(Widget):
    """Shows lines of styled pieces; what does not fit is cut with an ellipsis.

    Updating it costs no layout and no message, so it can happen inside a keystroke.
    """

    STYLES: ClassVar[tuple[str, ...]] = (
        "title",
        "dim",
        "accent",
        "good",
        "warning",
        "error",
        "key",
        "bar",
        "heading",
    )
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"lines--{name}" for name in STYLES}

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  # Textual's own name
        """Start empty."""
        super().__init__(id=id, classes=classes)
        self._lines: list[tuple[Piece, ...]] = []
        self._styles: dict[str, Style] = {}

    def show(self, lines: Iterable[Sequence[Piece]]) -> None:
        """Show these lines and redraw those that differ from what is on the screen."""
        before, after = self._lines, [tuple(pieces) for pieces in lines]
        if before == after:
            return
        self._lines = after
        for y in range(max(len(before), len(after))):
            if before[y : y + 1] != after[y : y + 1]:
                self.refresh(Region(0, y, self.size.width or 1, 1))

    @property
    def text(self) -> str:
        """Everything shown, as plain text."""
        return "\n".join("".join(text for text, _ in pieces) for pieces in self._lines)

    def notify_style_update(self) -> None:
        """Take the styles from the new theme."""
        self._styles.clear()
        super().notify_style_update()

    def _style(self, name: str) -> Style:
        if not name:
            return self.rich_style
        found = self._styles.get(name)
        if found is None:
            found = self._styles[name] = self.get_component_rich_style(f"lines--{name}")
        return found

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.size.width
        if y >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        segments = [
            Segment(line(text[: width * 4]), self._style(name)) for text, name in self._lines[y]
        ]
        strip = Strip(segments)
        if strip.cell_length > width > 0:
            strip = Strip([*strip.crop(0, width - 1), Segment("…", self._style("dim"))])
        return strip.adjust_cell_length(width, self.rich_style)
