"""What stands in the composer while nobody is open: that all is done, and where to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netui.actions import Scope
from netui.ui.keys import KeysInForce
from netui.ui.panes.queue import NOTHING_DUE

if TYPE_CHECKING:
    from netui.session import Session


def at_rest(session: Session, keys: KeysInForce) -> tuple[str, ...]:
    """Return what is said where nothing is due; nothing where nobody is on file."""
    if not session.state.contacts or session.due:
        return ()
    done = session.queue.budget.done

    def key(action: str) -> str:
        return keys.name(action, Scope.QUEUE)

    ways = [
        *([f"{key('queue.next')} shows what the day held"] if done else []),
        f"{key('queue.forecast')} shows the days to come",
        f"{key('pane.contacts')} goes to the contacts",
    ]
    return NOTHING_DUE, f"{', '.join(ways)}."
