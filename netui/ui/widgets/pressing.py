"""Keys that act, in the order they were typed.

Textual forwards a key to the widget that has the focus, and looks bindings up only when the
key has bubbled to the app: by then the next letters have been delivered to the old widget,
and bindings with priority overtake letters that still wait. A widget that presses keys itself
keeps text and actions in one line: what is typed before "sent" is in the note, what is typed
after it belongs to the next person.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual import events
from textual.widget import Widget

from netui.core.text import clean

Press = Callable[[str, bool], Awaitable[bool]]
"""Carries out the action of a key (given whether one is typing); false if it has none."""


async def act_on(
    widget: Widget, event: events.Key, press: Press | None, *, typing: bool = False
) -> None:
    """Act on a key, or hand it on to the widget that has the focus by now.

    To be called by ``on_key`` of a widget before it looks at the key as text or movement.
    ``typing`` says that letters are text here: then only chords and function keys act.
    """
    if press is None:
        return
    if widget.screen.focused is not widget:
        event.stop()
        event.prevent_default()
        widget.app.post_message(events.Key(event.key, event.character))
    elif await press(event.key, typing):
        event.stop()
        event.prevent_default()


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
