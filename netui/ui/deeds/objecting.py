"""What is asked where a guard objects: what to do instead, by key, or why it is done anyway.

Nothing is changed here: the answer is an action, a way on, or a reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netui.actions import BY_ID
from netui.core.cadence.guards.model import Held, Insistence, Objection, Override
from netui.core.cadence.guards.surroundings import Surroundings
from netui.core.model import Contact
from netui.errors import Problem
from netui.ui.deeds.words import with_key
from netui.ui.dialogs.pick import Option, PickDialog
from netui.ui.dialogs.prompt import PromptDialog

if TYPE_CHECKING:
    from netui.session import Session
    from netui.ui.screens.desk import Desk

NOTE = "note"
BARE = "bare"
INSIST = "insist"
TYPED = "send anyway"
"""What is typed to make one more attempt than there should be."""


def around(session: Session) -> Surroundings:
    """Return what guards may ask about everybody else, as it is worked out already."""
    used = session.standings.budget
    return Surroundings(
        session.state, session.context, used=used, open_conversations=used.conversations
    )


async def objected(
    desk: Desk, contact: Contact, found: Held, *, noted: bool = False
) -> Insistence | str | None:
    """Tell what speaks against a note and return what to do: an action, or why all the same."""
    first = found.objections[0]
    options = ways_on(desk, found.objections, noted=noted)
    chosen = await desk.app.push_screen_wait(
        PickDialog(f"{first.guard}: not yet?", options, ask=told(found.objections))
    )
    return await why_all_the_same(desk, contact, found) if chosen == INSIST else chosen


def told(objections: tuple[Objection, ...]) -> str:
    """Return what every guard says and why, a paragraph each."""
    return "\n".join(
        f"{one.guard}  {one.what} {one.because}\n→ {one.instead}" for one in objections
    )


def ways_on(desk: Desk, objections: tuple[Objection, ...], *, noted: bool) -> list[Option[str]]:
    """Return what can be done: the note again, what helps, and insisting where that may be."""
    options: list[Option[str]] = []
    if noted and any(one.guard == "G09" for one in objections):
        options.append(
            Option("Invited without a note", "the words come back as the thank-you", BARE)
        )
    options.append(Option("Back", "nothing is logged", NOTE))
    helps = dict.fromkeys(action for one in objections for action in one.actions)
    for action_id in helps:
        if action_id in BY_ID:
            action = BY_ID[action_id]
            options.append(Option(with_key(desk, action_id), action.help, action_id))
    if all(one.override is not Override.NO for one in objections):
        options.append(Option("Log it all the same", "with your reason, which is kept", INSIST))
    return options


async def why_all_the_same(desk: Desk, contact: Contact, found: Held) -> Insistence | None:
    """Ask for the reason, and for the typed words where one guard wants them."""
    guards = ", ".join(one.guard for one in found.objections)
    reason = await desk.app.push_screen_wait(
        PromptDialog(
            f"Against {guards}",
            f"Why write to {contact.call_name} all the same? The reason is kept with the note.",
            lambda text: text.strip() or Problem("A reason is needed"),
            example="they asked me to write today",
            verb="log it",
        )
    )
    if reason is None:
        return None
    if all(one.override is Override.REASON for one in found.objections):
        return Insistence(reason)
    typed = await desk.app.push_screen_wait(
        PromptDialog(
            "One more attempt",
            f"{found.objections[0].what} Type “{TYPED}” to log it.",
            lambda text: (
                text.strip().casefold() == TYPED
                or Problem(f"Type “{TYPED}”, or leave with escape")
            ),
            verb="log it",
        )
    )
    return Insistence(reason, typed=True) if typed else None
