"""Case: one contact under consideration, and the answer about what comes next.

Every next touch is made by ``propose``, so that none is without a rule and its statements.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from netui.core.cadence.channels import channel_for
from netui.core.cadence.days import after_rest, forward, say_day, say_since
from netui.core.cadence.model import Context, NextTouch, Step
from netui.core.cadence.position import Position
from netui.core.cadence.rules import RULE
from netui.core.cadence.terms import Terms
from netui.core.model import TEXT_KINDS, Channel, Contact, Draft, Stage, TouchKind


class Case(NamedTuple):
    """One contact under consideration."""

    contact: Contact
    position: Position
    draft: Draft | None
    terms: Terms
    context: Context

    @property
    def today(self) -> dt.date:
        """My calendar day."""
        return self.context.today

    @property
    def since(self) -> dt.date:
        """The day of the touch that led into this stage."""
        return self.position.since or self.today

    def since_words(self, day: dt.date) -> str:
        """Return how long ago ``day`` was, in the contact's business days."""
        return say_since(day, self.today, self.terms.calendar)

    def free(self, day: dt.date) -> dt.date:
        """Return ``day``, or the next one on which the contact works and is left no rest."""
        calendar = self.terms.calendar
        found = forward(day, calendar)
        spring_to_autumn = 1 < found.month < 12
        return found if spring_to_autumn and not calendar.leave else after_rest(found, calendar)

    def day_words(self, day: dt.date) -> str:
        """Return ``day`` in words."""
        return say_day(day, self.today)


class Answer(NamedTuple):
    """What comes next, or why nothing does; ``stage`` where the days have moved it on."""

    next: NextTouch | None
    because: str = ""
    stage: Stage | None = None


def propose(
    case: Case,
    step: Step,
    rule: str,
    reason: str,
    kind: TouchKind | None = None,
    *,
    channel: Channel | None = None,
    opens: dt.date | None = None,
    due: dt.date | None = None,
    attempt: int | None = None,
) -> NextTouch:
    """Return a next touch by a rule; the channel follows from the kind unless it is given."""
    if kind in TEXT_KINDS and channel is None:
        channel = channel_for(kind, case.contact, connected=case.position.connected)
    return NextTouch(
        contact=case.contact.id,
        step=step,
        reason=reason,
        rule=rule,
        kind=kind,
        channel=channel,
        opens=opens,
        due=due,
        attempt=attempt,
        attempts=attempt and case.terms.attempts,
        statements=RULE[rule].statements,
    )
