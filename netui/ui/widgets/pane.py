"""A pane of the desk: a frame with a title that can change at every key."""

from __future__ import annotations

from typing import Self

from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region


class Pane(Vertical):
    """Draws the line of its title alone when only that is new, and not the whole pane."""

    _titling = False

    def entitle(self, title: str) -> None:
        """Show a title, as literal text."""
        if Content(title).markup != self.border_title:
            self._titling = True
            self.border_title = Content(title)
            self._titling = False

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw anew; of a new title its line, which is counted from where the content is."""
        if self._titling and self.outer_size:
            left, top = self.content_offset
            regions = (Region(-left, -top, self.outer_size.width, 1),)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
