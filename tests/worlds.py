"""A small world for tests: a file with one person, lived through act by act."""

from __future__ import annotations

import datetime as dt
from typing import Any

from builders import day, moment

from netui.core.acts.touches import log_touch
from netui.core.cadence.guards.model import Insistence
from netui.core.cadence.model import Context, Standing
from netui.core.cadence.stages import standing
from netui.core.changes import Change
from netui.core.model import Channel, Record, TouchKind
from netui.core.settings import Settings
from netui.core.state import State
from netui.errors import Problem

INSISTING = Insistence("the test needs this history", typed=True)


class World:
    """A file with one person, on which acts are carried out day by day."""

    def __init__(self, *records: Record, settings: Settings | None = None) -> None:
        self.state = State.of(records)
        self.settings = settings or Settings()

    def context(self, today: dt.date) -> Context:
        return Context(today=today, settings=self.settings, profile=self.state.profile)

    def take(self, change: Change | Problem) -> Change:
        assert isinstance(change, Change), change
        self.state.apply(change)
        return change

    def log(
        self, kind: str, date: str, *, insist: Insistence | None = INSISTING, **facts: Any
    ) -> Change | Problem:
        """Try to log something on its day."""
        now = moment(date)
        asked = self.context(now.today)
        return log_touch(
            self.state, 1, TouchKind(kind), now, context=asked, insist=insist, **facts
        )

    def live(self, history: tuple[str, ...]) -> World:
        """Log a history, each entry written as ``kind date`` or ``kind date channel``."""
        for entry in history:
            kind, date, *channel = entry.split()
            way = Channel(channel[0]) if channel else None
            self.take(self.log(kind, date, channel=way))
        return self

    def stands(self, date: str) -> Standing:
        """Return where contact 1 stands on a day."""
        state = self.state
        found = state.draft_of(1)
        return standing(state.contacts[1], state.touches_of(1), found, self.context(day(date)))


def plan(found: Standing) -> tuple[str, str | None, str | None] | None:
    """Return step, opening and due day as text; ``None`` where nothing is next."""
    usual = found.next
    if usual is None:
        return None
    opens, due = (date.isoformat() if date else None for date in (usual.opens, usual.due))
    return usual.step.value, opens, due
