"""The floor: the smallest Textual app there is (``one``), and one text area (``area``)."""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.app import App, ComposeResult  # what netui is measured against


def one_widget() -> App[None]:
    """Return an app with one widget that shows the last key."""
    from textual.events import Key  # noqa: PLC0415  # each app loads what it needs
    from textual.widgets import Static  # noqa: PLC0415 - likewise

    class OneWidget(App[None]):
        BINDINGS: ClassVar = [("ctrl+q", "quit", "Quit")]

        def compose(self) -> ComposeResult:
            yield Static("nothing typed")

        def on_key(self, event: Key) -> None:
            self.query_one(Static).update(f"key {event.key}")

    return OneWidget()


def text_area() -> App[None]:
    """Return an app with a text area, as it comes."""
    from textual.widgets import TextArea  # noqa: PLC0415 - likewise

    class BareArea(App[None]):
        def compose(self) -> ComposeResult:
            yield TextArea(placeholder="nothing typed")

    return BareArea()


if __name__ == "__main__":
    (text_area() if sys.argv[1] == "area" else one_widget()).run()
