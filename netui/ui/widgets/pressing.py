"""Keys that act, in the order they were typed.

Textual forwards a key to the widget that has the focus, and looks bindings up only when the
key has bubbled to the app: by then the next letters have been delivered to the old widget,
and bindings with priority overtake letters that still wait. A widget that presses keys itself
keeps text and actions in one line: what is typed before "sent" is in the note, what is typed
after it belongs to the next person.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from copy import copy

from textual import events
from textual.message import Message
from textual.widget import Widget

from netui.core.text import clean

Press = Callable[[str, bool], Awaitable[bool]]
"""Carries out the action of a key (given whether one is typing); false if it has none."""


class TypedAhead(Message):
    """A key was typed for a screen that was still on its way."""

    def __init__(self, key: events.Key) -> None:
        """Take the key, which was handed out once already."""
        super().__init__()
        self.key = key


async def act_on(
    widget: Widget, event: events.Key, press: Press | None, *, typing: bool = False
) -> bool:
    """Act on a key, or hand it on to the widget that has the focus by now; false if neither.

    To be called by ``on_key`` of a widget before it looks at the key as text or movement.
    ``typing`` says that letters are text here: then only chords and function keys act.
    """
    if press is None:
        return False
    front = widget.app.screen
    if front.focused is not widget:
        # The copy knows that it was handed out once and does not start over at the app, where
        # it would stand behind everything that was typed since.
        onward = copy(event)
        event.stop()
        event.prevent_default()
        if front is widget.screen and front.focused is not None:
            front.focused.post_message(onward)
        else:
            front.post_message(TypedAhead(onward))
        return True
    if not await press(event.key, typing):
        return False
    event.stop()
    event.prevent_default()
    return True


def focus_now(widget: Widget, *, scroll_visible: bool) -> None:
    """Give a widget the focus before the next key is looked at, which Textual puts off."""
    if widget.is_attached:
        widget.screen.set_focus(widget, scroll_visible)


def unseen(event: events.Key) -> str:
    """Return what a key types that Textual takes for no text, or nothing.

    Joiners (emoji and Persian words are made with them), no-break and ideographic spaces.
    """
    typed = event.character or ""
    return clean(typed) if typed > "\x9f" and not event.is_printable else ""
