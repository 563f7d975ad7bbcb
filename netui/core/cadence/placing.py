"""Placing: in which part of the queue a next touch belongs, and what comes before what."""

from __future__ import annotations

import datetime as dt

from netui.core.cadence import members
from netui.core.cadence.model import NextTouch, QueueRow, Section, Standing, Step
from netui.core.cadence.ranking import Key, queue_key
from netui.core.model import Stage

CLASS_OF: dict[Step, int] = {
    Step.REPLY: 0,
    Step.THANK_ACCEPT: 0,
    Step.ACCEPT_REPLY: 0,
    Step.PROMISE: 1,
    Step.FOLLOW_UP_1: 2,
    Step.FOLLOW_UP_2: 2,
    Step.FAREWELL: 3,
    Step.TRIAGE: 3,
    Step.CHECK: 3,
    Step.DECIDE: 3,
    Step.ENGAGE: 3,
    Step.INVITE: 4,
    Step.REINVITE: 4,
    Step.RESEARCH: 4,
    Step.ASK_ADVICE: 4,
    Step.RAPPORT: 5,
    Step.NURTURE: 5,
    Step.ASK: 5,
}
"""The order within a section: replies and thanks first (S3-59, S3-60, S3-61)."""

PROMISES = 1
FOLLOW_UPS = 2
INVITATIONS = 4
NURTURES = 5
PLACE = {section: number for number, section in enumerate(Section)}
TODAY_BEGINS = queue_key(PLACE[Section.TODAY], 0, 0, 0, 0)
THIS_WEEK_BEGINS = queue_key(PLACE[Section.THIS_WEEK], 0, 0, 0, 0)
AFTER_ALL_DAYS = dt.date.max.toordinal()
OUTSTANDING = frozenset({Stage.INVITED, Stage.AWAITING_ANSWER})
WEEK_DAYS = 7


def section_of(standing: Standing, usual: NextTouch, today: dt.date) -> Section | None:
    """Return the part of the queue a next touch belongs to; ``None`` is not yet."""
    opens, due = usual.opens, usual.due
    if due and due < today:
        return members.OVERDUE
    if opens is None or opens <= today:
        return members.TODAY
    if standing.stage in OUTSTANDING and usual.step is not members.PROMISE:
        return members.WAITING
    return members.THIS_WEEK if (opens - today).days <= WEEK_DAYS else None


def key_of(usual: NextTouch, section: Section, day: dt.date, *, answered: bool = False) -> Key:
    """Return the place of a next touch: by class, people who answered before, oldest day."""
    group = CLASS_OF[usual.step]
    unanswered = group == FOLLOW_UPS and not answered
    return queue_key(PLACE[section], group, unanswered, day.toordinal(), usual.contact)


def may_wait(usual: NextTouch, today: dt.date) -> bool:
    """Whether what is open today can be put off without being late or unkind."""
    return CLASS_OF[usual.step] > PROMISES and usual.due is not None and usual.due > today


def today_row(usual: NextTouch, group: int, rank: int) -> tuple[Key, QueueRow]:
    """Return a row of today with its place among its class."""
    key = queue_key(PLACE[Section.TODAY], group, 0, rank, usual.contact)
    return key, QueueRow(contact=usual.contact, section=Section.TODAY, next=usual)
