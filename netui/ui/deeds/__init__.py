"""What each action of the registry does: one function an action, given the desk.

A deed asks the core for a change and has the desk commit it. One that asks the person
something first is a coroutine; the desk runs it beside the keys.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from typing import TYPE_CHECKING, Any

from netui.actions import ACTIONS
from netui.core.model import Stage
from netui.ui.deeds import app, contacts, notes, touches

if TYPE_CHECKING:
    from netui.ui.screens.desk import Desk

Deed = Callable[["Desk"], "Coroutine[Any, Any, None] | None"]

DEEDS: dict[str, Deed] = {
    "note.copy": notes.copy,
    "note.template": notes.template,
    "note.fact": notes.fact,
    "note.subject": notes.subject,
    "hint.fix": notes.fix,
    "hint.explain": notes.explain,
    "touch.sent": touches.sent,
    "touch.accepted": touches.accepted,
    "touch.replied": touches.replied,
    "touch.declined": touches.declined,
    "touch.withdrawn": touches.withdrawn,
    "touch.not_sent": touches.not_sent,
    "queue.snooze": touches.snooze,
    "queue.next": touches.next_due,
    "queue.why": contacts.why,
    "contacts.open": contacts.write,
    "contacts.filter": contacts.filter_people,
    "contacts.sort": contacts.sort,
    "contact.add": contacts.add,
    "contact.edit": contacts.edit,
    "contact.tag": contacts.tag,
    "contact.profile": contacts.profile,
    "data.import": app.import_data,
    "app.undo": app.undo,
    "app.redo": app.redo,
    "app.help": app.help_here,
    "app.palette": app.palette,
    "app.theme": app.theme,
    "app.quit": app.leave,
    "pane.contacts": app.go_contacts,
    "pane.composer": app.go_composer,
    "pane.queue": app.go_queue,
    "pane.next": app.go_next,
}
"""The deed of each action id."""

ABOUT_A_PERSON = frozenset(
    action.id
    for action in ACTIONS
    if action.id.split(".")[0] in {"note", "hint", "touch", "contact"}
) - {"contact.add"} | {"queue.why", "queue.snooze", "contacts.open"}

INVITED = frozenset({Stage.INVITED, Stage.AWAITING_ANSWER, Stage.FAREWELL_DUE, Stage.EXPIRED})
ABOUT_AN_INVITATION = frozenset({"touch.accepted", "touch.declined", "touch.withdrawn"})


def ready(desk: Desk) -> Iterator[str]:
    """Yield the ids of the actions that can act now; the others are dimmed in the key bar."""
    open_now = desk.composer.composition
    stage = open_now.standing.stage if open_now else None
    hints = desk.composer.findings.shown
    for action in ACTIONS:
        if action.id in ABOUT_A_PERSON and open_now is None:
            continue
        if action.id in ABOUT_AN_INVITATION and stage not in INVITED:
            continue
        if action.id in {"hint.fix", "hint.explain"} and not hints:
            continue
        if action.id == "hint.fix" and not notes.mendable(hints):
            continue
        if action.id == "queue.next" and desk.session.next_due() is None:
            continue
        yield action.id
