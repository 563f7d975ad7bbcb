"""What each action of the registry does: one function an action, given the desk.

A deed asks the core for a change and has the desk commit it. One that asks the person
something first is a coroutine; the desk runs it beside the keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from netui.actions import ACTIONS, Scope
from netui.core.hints.mending import first_mendable
from netui.ui.deeds import (
    app,
    cadence,
    channel,
    contacts,
    day,
    hints,
    histories,
    marks,
    me,
    news,
    notes,
    steering,
    suppressing,
    tagging,
    touches,
    without_note,
)
from netui.ui.deeds.asking import Deed, of_note, of_person
from netui.ui.deeds.together import INVITED, TOGETHER

if TYPE_CHECKING:
    from netui.ui.screens.desk import Desk

DEEDS: dict[str, Deed] = {
    "note.copy": notes.copy,
    "note.template": of_note(notes.template),
    "note.fact": of_note(notes.fact),
    "note.compare": of_note(notes.compare),
    "note.subject": of_note(notes.subject),
    "note.channel": of_note(channel.channel),
    "hint.fix": of_note(hints.fix),
    "hint.explain": of_note(hints.explain),
    "hint.list": of_note(hints.list_all),
    "hint.suppress": of_note(suppressing.suppress),
    "hint.suppressions": suppressing.suppressions,
    "touch.sent": of_person(touches.sent),
    "touch.accepted": of_person(touches.accepted),
    "touch.replied": of_person(touches.replied),
    "touch.declined": of_person(touches.declined),
    "touch.withdrawn": of_person(touches.withdrawn),
    "touch.not_sent": of_person(touches.not_sent),
    "touch.skipped": of_person(steering.skip),
    "touch.stopped": of_person(steering.stopped),
    "touch.log": of_person(histories.log),
    "touch.correct": of_person(histories.correct),
    "touch.promise": of_person(steering.promise),
    "contact.block": of_person(steering.block),
    "queue.snooze": of_person(touches.snooze),
    "queue.next": day.next_due,
    "queue.forecast": day.forecast,
    "invitations.resume": touches.resume_invitations,
    "queue.bankruptcy": day.bankruptcy,
    "queue.why": of_person(contacts.why),
    "contacts.open": without_note.write,
    "contacts.filter": contacts.filter_people,
    "contacts.unfilter": contacts.unfilter,
    "contacts.sort": contacts.sort,
    "contacts.mark": marks.mark,
    "contacts.mark_all": marks.mark_all,
    "contacts.unmark": marks.unmark,
    "contact.add": contacts.add,
    "contact.edit": of_person(contacts.edit),
    "contact.news": of_person(news.news),
    "contact.tag": of_person(tagging.tag),
    "contact.cadence": of_person(cadence.cadence),
    "contact.profile": of_person(contacts.profile),
    "me.edit": me.me,
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

ABOUT_A_NOTE = frozenset(
    action.id for action in ACTIONS if action.id.startswith(("note.", "hint."))
) - {"hint.suppressions"}
ABOUT_A_HINT = frozenset({"hint.fix", "hint.explain", "hint.list", "hint.suppress"})
ABOUT_A_PERSON = frozenset(
    action.id for action in ACTIONS if action.id.startswith(("touch.", "contact."))
) - {"contact.add"} | {"queue.why", "queue.snooze", "contacts.open"}

ABOUT_AN_INVITATION = frozenset({"touch.accepted", "touch.declined", "touch.withdrawn"})


OF_MARKED: dict[str, Deed] = TOGETHER | {"contact.cadence": cadence.cadence_of_marked}
"""The deed about everybody marked of each action that is about ``many``."""


def deed_of(desk: Desk, action_id: str) -> Deed:
    """Return what an action does now: in a list it is about everybody marked, if it can be."""
    if desk.marked and desk.scope is not Scope.COMPOSER and action_id in OF_MARKED:
        return OF_MARKED[action_id]
    return DEEDS[action_id]


def ready(desk: Desk) -> Iterator[str]:
    """Yield the ids of the actions that can act now; the others are dimmed in the key bar."""
    open_now = desk.composer.composition
    stage = desk.session.standing(desk.current).stage if desk.current else None
    said = desk.composer.findings.shown
    many = bool(desk.marked) and desk.scope is not Scope.COMPOSER
    for action in ACTIONS:
        if many and action.many:
            yield action.id
            continue
        if action.id == "contacts.unmark" and not many:
            continue
        if action.id == "contacts.unfilter" and not desk.filtered:
            continue
        if action.id in ABOUT_A_NOTE and open_now is None:
            continue
        if action.id in ABOUT_A_PERSON and desk.current is None:
            continue
        if action.id in ABOUT_AN_INVITATION and stage not in INVITED:
            continue
        if action.id in ABOUT_A_HINT and not said:
            continue
        if action.id == "hint.fix" and not first_mendable(said):
            continue
        if action.id == "queue.next" and not desk.session.anything_today:
            continue
        yield action.id
