"""Surroundings: what guards ask about everybody else, worked out only when one asks."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from netui.core.cadence.budget import budget
from netui.core.cadence.days import later
from netui.core.cadence.fit import has_reason
from netui.core.cadence.model import Budget, Context
from netui.core.cadence.position import is_theirs
from netui.core.cadence.stages import standing
from netui.core.model import INVITATION_KINDS, Criterion, Stage, TouchSource
from netui.core.state import State

MET_DAYS = 7
NAMED = 3
UNINVITED = frozenset({Stage.TARGET, Stage.RESEARCHED, Stage.DRAFTED})


class Surroundings:
    """The budgets in use, the conversations that are open, and whether there is a plan."""

    def __init__(
        self,
        state: State,
        context: Context,
        *,
        used: Budget | None = None,
        open_conversations: int | None = None,
    ) -> None:
        """Take the state, and the figures that are known already."""
        self._state = state
        self._context = context
        self._used = used
        self._open = open_conversations

    @property
    def today(self) -> dt.date:
        """The day that is meant."""
        return self._context.today

    @cached_property
    def budget(self) -> Budget:
        """What week and month have used, and what they allow."""
        if self._used is not None:
            return self._used
        state = self._state
        return budget(state.touches.values(), state.contacts, self._context)

    @cached_property
    def open_conversations(self) -> int:
        """How many people are in conversation with me."""
        if self._open is not None:
            return self._open
        return sum(self._talks(who) for who in self._state.contacts)

    def _talks(self, who: int) -> bool:
        state = self._state
        touches = state.touches_of(who)
        if not any(map(is_theirs, touches)):
            return False
        contact = state.contacts[who]
        found = standing(contact, touches, state.draft_of(who), self._context)
        return found.stage is Stage.IN_CONVERSATION and not contact.archived

    def has_plan(self) -> bool:
        """Whether there is a wish about whom to reach, or anybody with a reason on file.

        Whoever has invited somebody in netui before is past the first run.
        """
        state = self._state
        return (
            bool(state.table(Criterion))
            or any(
                touch.kind in INVITATION_KINDS and touch.source is TouchSource.APP
                for touch in state.touches.values()
            )
            or any(map(has_reason, state.contacts.values()))
        )

    def met_lately(self) -> tuple[str, ...]:
        """Return a few people met this week who have no invitation yet (S2-03)."""
        first = later(self.today, -MET_DAYS)
        found = []
        for contact in self._state.contacts.values():
            when = contact.met.when if contact.met else None
            if when is None or not first <= when <= self.today:
                continue
            who = contact.id
            stands = standing(contact, self._state.touches_of(who), None, self._context)
            if stands.stage in UNINVITED:
                found.append(contact.full)
        return tuple(found[:NAMED])
