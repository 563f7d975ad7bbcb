"""The last line of the screen: the keys that work right now, dimmed where they cannot act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

GAP = 2
"""Blank cells between two entries."""


class Hotkey(NamedTuple):
    """One entry: the key as people write it, the word for it, and whether it can act.

    One that is always there keeps its room where others have none.
    """

    key: str
    label: str
    action: str
    ready: bool
    always: bool = False

    @property
    def width(self) -> int:
        """How many cells it takes."""
        return cell_len(self.key) + 1 + cell_len(self.label)


class KeyBar(Widget):
    """Shows as many entries as fit on one line; a click on one does the same as its key."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keybar--key", "keybar--label", "keybar--dim"}

    def __init__(self) -> None:
        """Start with no keys."""
        super().__init__()
        self._entries: tuple[Hotkey, ...] = ()

    def show(self, entries: Sequence[Hotkey]) -> None:
        """Show these keys; nothing is drawn when they are the same as before."""
        if tuple(entries) != self._entries:
            self._entries = tuple(entries)
            self.refresh()

    def fitting(self) -> list[tuple[int, Hotkey]]:
        """Return the entries that fit, each with the column it starts in."""
        placed: list[tuple[int, Hotkey]] = []
        column = 1
        kept = sum(entry.width + GAP for entry in self._entries if entry.always)
        for entry in self._entries:
            if entry.always:
                kept -= entry.width + GAP
            if column + entry.width + kept > self.size.width:
                continue
            placed.append((column, entry))
            column += entry.width + GAP
        return placed

    def render_line(self, y: int) -> Strip:
        """Draw the keys; there is one line of them."""
        if y:
            return Strip.blank(self.size.width, self.rich_style)
        key_style = self.get_component_rich_style("keybar--key")
        label_style = self.get_component_rich_style("keybar--label")
        dim = self.get_component_rich_style("keybar--dim")
        segments: list[Segment] = []
        at = 0
        for column, entry in self.fitting():
            words = f" {entry.label}"
            segments += [
                Segment(" " * (column - at), self.rich_style),
                Segment(entry.key, key_style if entry.ready else dim),
                Segment(words, label_style if entry.ready else dim),
            ]
            at = column + cell_len(entry.key) + cell_len(words)
        segments.append(Segment(" " * max(0, self.size.width - at), self.rich_style))
        return Strip(segments).crop_extend(0, self.size.width, self.rich_style)

    async def on_click(self, event: events.Click) -> None:
        """Do what the clicked entry says."""
        for column, entry in self.fitting():
            if column <= event.x < column + entry.width:
                await self.app.run_action(entry.action, self.screen)
                return
