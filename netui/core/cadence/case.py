"""Case: one contact under consideration, and the answer about what comes next.

Every next touch is made by ``propose``, so that none is without a rule and its statements.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from netui.core.cadence.channels import channel_for
from netui.core.cadence.days import free_day, say_day, say_since
from netui.core.cadence.model import Context, NextTouch, Step
from netui.core.cadence.position import Position
from netui.core.cadence.rules import RULE
from netui.core.cadence.terms import Terms
from netui.core.cadence.ways import reachable
from netui.core.model import TEXT_KINDS, Channel, Contact, Draft, Stage, TouchKind


class Case(msgspec.Struct, frozen=True, gc=False):
    """One contact under consideration; ``today`` is my calendar day."""

    contact: Contact
    position: Position
    draft: Draft | None
    terms: Terms
    context: Context
    today: dt.date

    @property
    def since(self) -> dt.date:
        """The day of the touch that led into this stage."""
        return self.position.since or self.today

    def since_words(self, day: dt.date) -> str:
        """Return how long ago ``day`` was, in the contact's business days."""
        return say_since(day, self.today, self.terms.calendar)

    def free(self, day: dt.date, days: int = 0) -> dt.date:
        """Return so many days after ``day``, or the next one on which the contact is there."""
        return free_day(day, days, self.terms.calendar)

    def day_words(self, day: dt.date) -> str:
        """Return ``day`` in words."""
        return say_day(day, self.today)


class Answer(msgspec.Struct, frozen=True, gc=False):
    """What comes next, or why nothing does; ``stage`` where the days have moved it on."""

    next: NextTouch | None
    because: str = ""
    stage: Stage | None = None


class Proposal(msgspec.Struct, frozen=True, gc=False):
    """What a rule proposes to anybody: a step, and the kind of note it is, if it is one."""

    step: Step
    rule: str
    kind: TouchKind | None
    note: TouchKind | None
    statements: tuple[str, ...]


def proposal(rule: str, step: Step, kind: TouchKind | None = None) -> Proposal:
    """Return what is proposed by a rule; ``kind`` is the touch it becomes."""
    note = kind if kind in TEXT_KINDS else None
    return Proposal(step, rule, kind, note, RULE[rule].statements)


def propose(
    case: Case,
    what: Proposal,
    reason: str,
    *,
    channel: Channel | None = None,
    opens: dt.date | None = None,
    due: dt.date | None = None,
    attempt: int | None = None,
) -> NextTouch:
    """Return a next touch, on the draft's channel where that is possible, else as given.

    What is not given follows from the kind.
    """
    contact = case.contact
    if what.note is not None:
        chosen = way_of_draft(case, what.note) if case.draft else None
        channel = chosen or channel
        if channel is None:
            channel = channel_for(what.note, contact, connected=case.position.connected)
    return NextTouch(
        contact=contact.id,
        step=what.step,
        reason=reason,
        rule=what.rule,
        kind=what.kind,
        channel=channel,
        opens=opens,
        due=due,
        attempt=attempt,
        attempts=attempt and case.terms.attempts,
        statements=what.statements,
    )


def way_of_draft(case: Case, *kinds: TouchKind) -> Channel | None:
    """Return the channel chosen in the draft of one of these kinds, where it is possible."""
    draft = case.draft
    if draft is None or draft.channel is None or draft.kind not in kinds:
        return None
    connected = case.position.connected
    can = reachable(draft.kind, draft.channel, case.contact, connected=connected)
    return draft.channel if can else None
