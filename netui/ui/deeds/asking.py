"""What a deed is given: the desk, and the person or the note it is about.

Where nobody is open, the person is told so here, once for all deeds.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from netui.core.composition import Composition
from netui.core.model import Contact
from netui.errors import Problem

if TYPE_CHECKING:
    from netui.ui.screens.desk import Desk

Going = Coroutine[Any, Any, None] | None
"""A deed that asks something first goes on as a coroutine; the others are done at once."""

Deed = Callable[["Desk"], Going]

NOBODY = Problem("Nobody is open", todo="Choose somebody in the contacts or the queue first.")
NO_NOTE = Problem("There is no note to write here", todo="The card says what there is to do.")


def of_person(deed: Callable[[Desk, Contact], Going]) -> Deed:
    """Return the deed about whoever is open."""

    def about(desk: Desk) -> Going:
        contact = None if desk.current is None else desk.session.contact(desk.current)
        if contact is None:
            desk.tell(NOBODY)
            return None
        return deed(desk, contact)

    return about


def of_note(deed: Callable[[Desk, Composition], Going]) -> Deed:
    """Return the deed about the note in the composer."""

    def about(desk: Desk) -> Going:
        open_now = desk.composer.composition
        if open_now is None:
            desk.tell(NOBODY if desk.current is None else NO_NOTE)
            return None
        return deed(desk, open_now)

    return about
