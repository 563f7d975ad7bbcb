"""Deeds about people: finding, reading, adding and editing them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from netui.actions import BY_ID
from netui.browser import mailto, profile_url
from netui.core.acts.contacts import add_contact, edit_contact
from netui.core.cadence.circumstances import held_back
from netui.core.cadence.guards.speaking import guard_lines, objections_now
from netui.core.cadence.why import why as explain_why
from netui.core.changes import Change
from netui.core.fields import FieldEdit, parse_edit
from netui.core.model import Channel, Contact
from netui.core.people.rows import Sort
from netui.core.text import clean
from netui.errors import Problem
from netui.ui.deeds.objecting import around
from netui.ui.deeds.words import key, undo_words
from netui.ui.dialogs.form import FormDialog
from netui.ui.dialogs.message import MessageDialog
from netui.ui.dialogs.person_fields import COMMON_FIELDS, texts_of
from netui.ui.pages import why_page

if TYPE_CHECKING:
    from netui.ui.screens.desk import Desk


def filter_people(desk: Desk) -> None:
    """Go to the filter of the contacts."""
    desk.contacts.filter.focus()


def unfilter(desk: Desk) -> None:
    """Clear the filter and go to the contacts that are shown again."""
    desk.contacts.clear_filter()
    desk.contacts.rows.focus()


def sort(desk: Desk) -> None:
    """Sort the contacts by the next of the orders."""
    people = desk.session.people
    orders = list(Sort)
    people.sort = order = orders[(orders.index(people.sort) + 1) % len(orders)]
    desk.contacts.show(people.rows, complete=True)
    if desk.current is not None:
        desk.contacts.rows.go_to(desk.current)
    desk.tell(f"Sorted by {order}.")


async def why(desk: Desk, contact: Contact) -> None:
    """Tell why the open person is or is not due, and what comes next."""
    session = desk.session
    found = explain_why(
        contact,
        session.state.touches_of(contact.id),
        session.state.draft_of(contact.id),
        session.context,
        session.moment,
    )
    against = objections_now(
        contact,
        session.state.touches_of(contact.id),
        session.state.draft_of(contact.id),
        session.context,
        around(session),
    )
    lines = (
        *found.lines,
        *held_back(session.queue, contact.id, session.today),
        *guard_lines(against),
        f"Keys: {keys_of(desk, found.actions)}.",
    )
    await desk.app.push_screen_wait(MessageDialog(f"Why {contact.full}", why_page(lines)))


def keys_of(desk: Desk, actions: Iterable[str]) -> str:
    """Return the keys in force that change where somebody stands."""
    return " · ".join(f"{key(desk, name)} {BY_ID[name].label.lower()}" for name in actions)


async def add(desk: Desk) -> None:
    """Ask for a person's fields, add them and open them."""
    session = desk.session

    def save(texts: Mapping[str, str]) -> Change | Problem:
        name = clean(texts.get("full", "")).strip()
        if not name:
            return Problem("A person needs a name", where="full")
        edits = field_edits({field: text for field, text in texts.items() if field != "full"})
        if isinstance(edits, Problem):
            return edits
        return add_contact(session.state, name, edits, session.moment)

    change = await desk.app.push_screen_wait(
        FormDialog("Add a person", {}, save, fields=COMMON_FIELDS)
    )
    if change is not None and desk.drafts.flush() and desk.commit(change):
        added = next(change.touched_contacts(), None)
        hidden = added is not None and not desk.contacts.shows(added)
        if hidden:
            desk.contacts.clear_filter()
        desk.open(added)
        cleared = " The filter is cleared: it hid them." if hidden else ""
        desk.tell(f"{change.label}.{cleared} {undo_words(desk)}")


async def edit(desk: Desk, contact: Contact) -> None:
    """Ask for the open person's common fields and save what was changed."""
    session = desk.session
    texts = texts_of(contact) | {"profile_url": profile_url(contact)}

    def save(edited: Mapping[str, str]) -> Change | Problem:
        edits = field_edits(edited)
        if isinstance(edits, Problem):
            return edits
        return edit_contact(session.state, contact.id, edits, session.moment)

    change = await desk.app.push_screen_wait(
        FormDialog(f"Edit {contact.full}", texts, save, fields=COMMON_FIELDS)
    )
    if change is not None:
        keep(desk, change)


def field_edits(texts: Mapping[str, str]) -> tuple[FieldEdit, ...] | Problem:
    """Return what the form says as edits of fields, or the first thing that is wrong."""
    edits: list[FieldEdit] = []
    for field, text in texts.items():
        edit = parse_edit(f"{field}={clean(text).strip()}")
        if isinstance(edit, Problem):
            return edit
        edits.append(edit)
    return tuple(edits)


def keep(desk: Desk, change: Change) -> None:
    """Commit an edit of the open person and keep the note as it is being typed."""
    if not change:
        desk.tell("Nothing was changed.")
        return
    if desk.drafts.flush() and desk.commit(change):
        desk.reopen()
        desk.tell(f"{change.label}. {undo_words(desk)}")


async def profile(desk: Desk, contact: Contact) -> None:
    """Open the profile in the browser, or a mail where the note is an e-mail."""
    open_now = desk.composer.composition
    reader = (open_now.reader if open_now else None) or contact
    if open_now is not None and open_now.channel is Channel.EMAIL and reader.emails:
        address = mailto(reader, desk.composer.subject.sent, clean(desk.composer.note))
    else:
        address = profile_url(contact)
    if not address:
        edit_key = key(desk, "contact.edit")
        desk.tell(
            Problem(f"{contact.full} has no profile on file", todo=f"{edit_key} adds it.")
        )
        return
    problem = await desk.ports.open_address(address)
    desk.tell(problem if problem is not None else f"Opened {address}")
