"""What all dialogs share: a box over the desk, a title, a line of keys, escape to leave."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import DescendantFocus, Key
from textual.screen import ModalScreen
from textual.widget import Widget

from netui.ui.render import line
from netui.ui.widgets.pressing import TypedAhead

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None]):
    """Asks one thing; the answer is the value it is dismissed with, ``None`` for escape."""

    AUTO_FOCUS = "*"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", show=False),
    ]

    def __init__(self, title: str, keys: str) -> None:
        """Take the title and the words for the keys that work here, shown in the border."""
        super().__init__()
        self._heading = title
        self._keys = keys
        self._early: list[Key] = []

    def compose(self) -> ComposeResult:
        """Put the body into the box, title and keys into its border as literal text."""
        box = Vertical(*self.body(), classes="dialog-box")
        box.border_title = Content(line(self._heading))
        box.border_subtitle = Content(self._keys)
        yield box

    @on(TypedAhead)
    def take(self, event: TypedAhead) -> None:
        """Keep what is typed before there is a line to type into: fast fingers type on."""
        self._early.append(event.key)
        self.hand_on()

    @on(DescendantFocus)
    def hand_on(self) -> None:
        """Hand on what was typed before, once something has the focus."""
        while self._early and self.focused is not None:
            self.focused.post_message(self._early.pop(0))

    def body(self) -> Iterable[Widget]:
        """Return the widgets inside the box."""
        return ()

    def may_go(self) -> bool:
        """Whether the dialog, and the app with it, may be left now."""
        return True

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
