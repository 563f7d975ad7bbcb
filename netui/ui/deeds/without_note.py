"""What ``enter`` does: it goes to the note, or asks for what was done where there is none.

A dialog takes the keys, so that words typed on are never taken for keys of the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netui.core.model import Contact
from netui.ui.deeds.answers import ANSWERS
from netui.ui.deeds.asking import Going, of_person
from netui.ui.deeds.contacts import why
from netui.ui.deeds.touches import answer, done
from netui.ui.dialogs.pick import Option, PickDialog
from netui.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from netui.ui.screens.desk import Desk

WHY = Option("Tell why", "what happened, what comes next, which rule says so", "why")
BACK = Option("Back", "nothing is logged", "back")
DONE = Option("Done", "log it and open the next person", "done")


def write(desk: Desk) -> Going:
    """Go from a list to the note of the person under its cursor, or ask what was done."""
    rows = desk.focused
    if isinstance(rows, Rows) and rows.highlighted is not None:
        who = rows.contact_of(rows.highlighted)
        if who != desk.current:
            desk.open(who)
    if desk.composer.composition is not None:
        desk.composer.area.focus()
        return None
    return of_person(ask_instead)(desk)


async def ask_instead(desk: Desk, contact: Contact) -> None:
    """Ask for the answer a step waits for, or whether it was done."""
    step = desk.session.standing(contact.id).next
    if step is not None and step.step in ANSWERS:
        await answer(desk, contact, step.step)
        return
    can_log = step is not None and step.kind is not None
    chosen = await desk.app.push_screen_wait(
        PickDialog(
            f"No note to {contact.full} now",
            [DONE, WHY, BACK] if can_log else [WHY, BACK],
            ask=step.reason if step is not None else "Nothing is planned.",
        )
    )
    if chosen == "why":
        await why(desk, contact)
    elif chosen == "done":
        going = done(desk, contact)
        if going is not None:
            await going
