"""What lies beneath Textual's public names: how keys come in, and how changed lines go out.

This is the only module that uses private names of Textual, which is pinned to the minor for
it. These classes do what Textual's own do, in less time; ``NETUI_STOCK=1`` goes back to those,
and ``tests/ui/test_beneath.py`` gives the same to both and compares what comes of it.
"""

from __future__ import annotations

import os
import selectors
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, cast

from textual import constants
from textual._compositor import ChopsUpdate, Compositor
from textual._parser import Read1
from textual._time import get_time
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.driver import Driver
from textual.geometry import Region
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.app import App
    from textual.widget import Widget

STOCK: Final = "NETUI_STOCK"
"""The variable that leaves everything here to Textual's own classes."""

ESCAPE_DELAY: Final = constants.ESCAPE_DELAY if "ESCDELAY" in os.environ else 0.025
"""Seconds after which an escape that nothing follows is the key; ``ESCDELAY`` has it in ms.

Terminals write a sequence in one go, and so does ssh.
"""

Span = tuple[int, int, int]
"""A line, and the columns from and up to which it is drawn."""

MARKER: Final = len(BRACKETED_PASTE_END)
READ_AT_ONCE: Final = 4096


def stock(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether Textual's own classes are wanted."""
    return bool(environ.get(STOCK))


class KeyParser(XTermParser):
    """Textual's own, which knows how long to wait for more, and that a paste has no end yet."""

    def __init__(self, *, debug: bool = False) -> None:
        """Start outside a paste."""
        self._pasting = False
        self._tail = ""
        super().__init__(debug)

    def read1(self, timeout: float | None = None) -> Read1:  # type: ignore[override]  # a class there
        """Ask for one character, for ``ESCAPE_DELAY`` seconds where time matters."""
        return Read1(None if timeout is None else ESCAPE_DELAY)

    def feed(self, data: str) -> Iterable[Message]:
        """Take in what was read and give what it means."""
        text = self._tail + data
        begun, ended = text.rfind(BRACKETED_PASTE_START), text.rfind(BRACKETED_PASTE_END)
        if begun != ended:
            self._pasting = begun > ended
        self._tail = text[1 - MARKER :]
        return super().feed(data)

    @property
    def patience(self) -> float | None:
        """Seconds until an escape is given up as the key; nothing where none is open.

        In a paste it is the beginning of its end, however long that takes to arrive.
        """
        if self._timeout_time is None or self._pasting:
            return None
        return max(0.0, self._timeout_time - get_time())

    def tick(self) -> Iterable[Message]:
        """Give the escape whose time is over."""
        return () if self._pasting else super().tick()


if sys.platform != "win32":
    from textual.drivers.linux_driver import LinuxDriver

    class WakingDriver(LinuxDriver):
        """Waits for keys without looking up ten times a second, and ends when it is told."""

        def __init__(
            self,
            app: App[Any],
            *,
            debug: bool = False,
            mouse: bool = True,
            size: tuple[int, int] | None = None,
        ) -> None:
            """Start with nobody to wake."""
            super().__init__(app, debug=debug, mouse=mouse, size=size)
            self._bell: tuple[int, int] | None = None

        def start_application_mode(self) -> None:
            """Take the terminal."""
            self._bell = os.pipe()
            super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's own

        def disable_input(self) -> None:
            """Wake the thread that waits for keys, and wait for its end."""
            if self._bell is None:
                super().disable_input()
                return
            os.write(self._bell[1], b"\a")
            super().disable_input()
            if self._key_thread is not None:
                self._key_thread.join()
            for end in self._bell:
                os.close(end)
            self._bell = None

        def run_input_thread(self) -> None:
            """Hand on what is typed until the bell rings."""
            assert self._bell is not None
            bell = self._bell[0]
            parser = KeyParser(debug=self._debug)
            decode = getincrementaldecoder("utf-8")().decode
            with selectors.SelectSelector() as waiting:
                waiting.register(bell, selectors.EVENT_READ)
                waiting.register(self.fileno, selectors.EVENT_READ)
                while bell not in (
                    ready := {key.fd for key, _ in waiting.select(parser.patience)}
                ):
                    if ready:
                        data = os.read(self.fileno, READ_AT_ONCE)
                        if not data:
                            waiting.unregister(self.fileno)
                        # Part of a letter is no text yet, and no text is the end to the parser.
                        text = decode(data)
                        for message in parser.feed(text) if text else ():
                            self.process_message(message)
                    for message in parser.tick():
                        self.process_message(message)


def key_driver() -> type[Driver] | None:
    """Return the driver that wakes at once; nothing where Textual is to choose."""
    if stock() or sys.platform == "win32" or constants.DRIVER is not None:
        return None
    return WakingDriver


class GapCompositor(Compositor):
    """Draws, of what is to be drawn anew, each cell once: from the widget that is in front.

    Textual's own draws every line of every widget that is near, also of those behind others.
    """

    def render_partial_update(self) -> ChopsUpdate | None:
        """Return what has changed since the last frame, if anything has."""
        regions, self._dirty_regions = self._dirty_regions, set()
        if not regions:
            return None
        spans = list(self._regions_to_spans(regions))
        return ChopsUpdate(self._fill(spans), spans, [line[1:] for line in self.cuts])

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        left, right = crop.column_span
        return self._fill([(y, left, right) for y in crop.line_range if is_rendered_line(y)])

    def _fill(self, spans: Sequence[Span]) -> Sequence[Mapping[int, Strip]]:
        """Return for each line its pieces by column; those that no span meets are missing."""
        cuts = self.cuts
        chops: list[dict[int, Strip | None]] = [dict.fromkeys(line[:-1]) for line in cuts]
        gaps: dict[int, set[int]] = {}
        for y, left, right in spans:
            met = {x for x, end in pairwise(cuts[y]) if x < right and end > left}
            gaps.setdefault(y, set()).update(met)
        # The foremost comes first.
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            left, right = shown.column_span
            lines = [
                y
                for y in shown.line_range
                if y in gaps and any(left <= x < right for x in gaps[y])
            ]
            if not lines:
                continue
            first, last = lines[0], lines[-1]
            strips = widget.render_lines(
                Region(left - region.x, first - region.y, shown.width, last - first + 1)
            )
            for y in lines:
                inner = [cut for cut in cuts[y] if left <= cut <= right]
                parts = strips[y - first].divide([cut - left for cut in inner[1:]])
                for cut, part in zip(inner, parts, strict=False):
                    if cut in gaps[y]:
                        chops[y][cut] = part
                        gaps[y].discard(cut)
                if not gaps[y]:
                    del gaps[y]
        return cast("Sequence[Mapping[int, Strip]]", chops)


class SparingScreen(Screen[None]):
    """Draws each cell once, and restyles at a change of focus those whose rules ask for it."""

    def __init__(self) -> None:
        """Choose the classes that the person wants."""
        super().__init__()
        self._stock = stock()
        if not self._stock:
            self._compositor = GapCompositor()

    def _update_focus_styles(
        self, focused: Widget | None = None, blurred: Widget | None = None
    ) -> None:
        # Textual's own restyles everything inside them too: no rule of netui's says of what is
        # in a pane that the focus is within the pane.
        if self._stock:
            super()._update_focus_styles(focused, blurred)
            return
        around = {
            node
            for widget in (focused, blurred)
            if widget is not None
            for node in widget.ancestors_with_self
            if node._has_focus_within  # noqa: SLF001 - what this module is for
        }
        if around:
            self.app.stylesheet.update_nodes(around, animate=True)
