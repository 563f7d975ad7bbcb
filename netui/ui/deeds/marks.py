"""Deeds that mark people, so that what follows is about all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netui.actions import ACTIONS, spoken
from netui.core.acts.together import people
from netui.errors import Problem
from netui.ui.deeds.asking import NOBODY
from netui.ui.deeds.words import key
from netui.ui.keys import ESCAPE
from netui.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from netui.ui.screens.desk import Desk


def list_in_use(desk: Desk) -> Rows:
    """Return the list that has the focus, else the one of the pane in use."""
    if isinstance(desk.focused, Rows):
        return desk.focused
    return desk.contacts.rows if desk.scope == "contacts" else desk.queue.rows


def mark(desk: Desk) -> None:
    """Mark or unmark the person under the cursor and go on to the next."""
    rows = list_in_use(desk)
    if rows.highlighted is None:
        desk.tell(NOBODY)
        return
    who = rows.contact_of(rows.highlighted)
    first = not desk.session.marks
    now = desk.session.marks.turn(who)
    desk.panes.show_marks(desk.session)
    rows.action_cursor(1)
    if not now:
        desk.status.clear()
    elif first:
        desk.tell(f"{desk.session.name(who)} is marked. {what_acts(desk)}")


def mark_all(desk: Desk) -> None:
    """Mark everybody the list in use shows, or unmark them."""
    rows = list_in_use(desk)
    shown = dict.fromkeys(rows.contact_of(row) for row in rows.view if rows.selectable(row))
    if not shown:
        desk.tell(Problem("The list shows nobody", todo="Escape clears the filter."))
        return
    marked = desk.session.marks.turn_all(shown)
    desk.panes.show_marks(desk.session)
    if marked:
        desk.tell(f"Marked {people(len(shown))}. {what_acts(desk)}")
    else:
        desk.tell(f"Unmarked {people(len(shown))}.")


def unmark(desk: Desk) -> None:
    """Unmark everybody."""
    were = len(desk.session.marks)
    desk.session.marks.clear()
    desk.panes.show_marks(desk.session)
    desk.tell(f"Unmarked {people(were)}." if were else "Nobody is marked.")


def what_acts(desk: Desk) -> str:
    """Return which keys are about everybody marked."""
    keys = " ".join(key(desk, action.id) for action in ACTIONS if action.many)
    return f"{keys} act on all marked; {spoken(ESCAPE)} unmarks."
