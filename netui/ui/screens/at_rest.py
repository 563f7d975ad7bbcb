"""What stands in the composer while nobody is open: that all is done, and where to go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from netui.actions import Scope
from netui.errors import Problem
from netui.ui.keys import KeysInForce
from netui.ui.panes.queue import NOTHING_DUE

if TYPE_CHECKING:
    from netui.session import Session


def at_rest(session: Session, keys: KeysInForce) -> tuple[str, ...]:
    """Return what is said where nothing is due, or how to begin where nobody is on file."""

    def key(action: str) -> str:
        return keys.name(action, Scope.QUEUE)

    if not session.state.contacts:
        return beginning(key, named=bool(session.state.profile.name))
    if session.due:
        return ()
    done = session.queue.budget.done
    ways = [
        *([f"{key('queue.next')} shows what the day held"] if done else []),
        f"{key('queue.forecast')} shows the days to come",
        f"{key('pane.contacts')} goes to the contacts",
    ]
    return NOTHING_DUE, f"{', '.join(ways)}."


def beginning(key: Callable[[str], str], *, named: bool) -> tuple[str, ...]:
    """Return how to begin: a little planning before the first invitation (S0-11, S0-12)."""
    bring = "Import LinkedIn's archive: connections, open invitations, your name."
    you = "" if named else " Drafts need your name and your role."
    add = "Add the people you would like to know, each with a reason to write."
    return (
        "Nobody is on file yet. To begin:",
        f"{key('data.import')}  {bring} The README tells how to get it.",
        f"{key('me.edit')}  Say who you are, and how much time you have.{you}",
        f"{key('contact.add')}  {add} Whoever fits best is invited first.",
        f"{key('app.help')}  Show every key.",
    )


def unnamed(session: Session, keys: KeysInForce) -> tuple[Problem, ...]:
    """Return that my own name is missing, where there are people to write to."""
    if session.state.profile.name or not session.state.contacts:
        return ()
    todo = f"{keys.name('me.edit', Scope.QUEUE)} adds it: drafts are signed with it."
    return (Problem("Your own name is not on file", todo=todo),)
