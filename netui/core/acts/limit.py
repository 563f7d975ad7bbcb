"""LinkedIn's own weekly limit: invitations go on before its week is over."""

from __future__ import annotations

from netui.core.cadence.budget import OUTCOME_LIMIT, tally
from netui.core.cadence.position import OUTCOME_LIFTED
from netui.core.changes import Change, ChangeBuilder
from netui.core.model import Touch, TouchKind
from netui.core.moment import Moment
from netui.core.state import State
from netui.errors import Problem


def resume_invitations(state: State, moment: Moment) -> Change | Problem:
    """Return the change that ends the pause LinkedIn's weekly limit began, for everybody."""
    builder = ChangeBuilder(state)
    said = {t.contact for t in state.touches.values() if t.outcome == OUTCOME_LIMIT}
    for who in sorted(said):
        contact = state.contacts.get(who)
        if contact and tally(state.touches_of(who), contact, moment.today).paused:
            builder.add(
                Touch(
                    contact=who,
                    kind=TouchKind.OVERRIDE,
                    date=moment.today,
                    at=moment.at,
                    outcome=OUTCOME_LIFTED,
                )
            )
    change = builder.change("Resumed invitations")
    return change or Problem("Invitations are not paused", todo="Nothing was changed.")
