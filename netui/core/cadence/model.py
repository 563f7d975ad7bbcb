"""What the cadence answers: a standing for each contact, and a queue over all of them."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from netui.core.model import Channel, Profile, Stage, TouchKind
from netui.core.settings import Settings


class Step(StrEnum):
    """What there is to do next; a step with a note is named as the touch it becomes."""

    RESEARCH = "research"
    INVITE = "invite"
    FOLLOW_UP_1 = "follow_up_1"
    FOLLOW_UP_2 = "follow_up_2"
    FAREWELL = "farewell"
    REINVITE = "reinvite"
    THANK_ACCEPT = "thank_accept"
    ACCEPT_REPLY = "accept_reply"
    REPLY = "reply"
    RAPPORT = "rapport"
    NURTURE = "nurture"
    ASK = "ask"
    ASK_ADVICE = "ask_advice"
    ENGAGE = "engage"
    CHECK = "check"
    DECIDE = "decide"
    TRIAGE = "triage"
    PROMISE = "promise"


class Section(StrEnum):
    """The parts of the follow-up queue."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    WAITING = "waiting"


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What the cadence reads besides one contact's own history."""

    today: dt.date
    settings: Settings = Settings()
    profile: Profile = Profile()


class NextTouch(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The next thing to do for a contact, and why.

    ``kind`` is the touch that is logged when it is done; ``None`` where the answer decides
    (check, decide, triage, research). ``opens`` and ``due`` are my calendar days; no ``due``
    means whenever there is time. ``reason`` is one sentence for the person, ``rule`` names
    the row of the cadence, ``statements`` the guide statements behind it.
    """

    contact: int
    step: Step
    reason: str
    rule: str
    kind: TouchKind | None = None
    channel: Channel | None = None
    opens: dt.date | None = None
    due: dt.date | None = None
    attempt: int | None = None
    attempts: int | None = None
    statements: tuple[str, ...] = ()


class Standing(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where a contact stands: the stage and what comes next, if anything does.

    ``awaits_news`` says that news of theirs end the snooze before its day.
    ``because`` explains in sentences, oldest fact first, for ``why``. ``dormant`` people have
    no date of their own; the queue offers a few of them a day. ``answered`` people have
    written or accepted before and come first among follow-ups; ``connected`` ones can be sent
    a message on LinkedIn.
    """

    contact: int
    stage: Stage
    next: NextTouch | None = None
    attempt: int = 0
    snoozed_until: dt.date | None = None
    awaits_news: bool = False
    dormant: bool = False
    answered: bool = False
    connected: bool = False
    because: tuple[str, ...] = ()


class QueueRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line of the queue; ``on`` is the day it is put off to, where today is full."""

    contact: int
    section: Section
    next: NextTouch
    on: dt.date | None = None


USUAL_A_DAY = 10
"""People a day while nobody has said how many minutes a week there are: an hour."""


class Budget(msgspec.Struct, frozen=True, kw_only=True):
    """What this week and month have used: ``notes_of`` is ``None`` where there is no quota.

    ``nurtures`` are those of today: they count against the few dormant people a day.
    ``paused_until`` is the day on which LinkedIn takes invitations again, where it said that
    its weekly limit is reached; ``conversations`` are those that are open now.
    ``done`` is how many things were done today, of the ``done_of`` there is time for.
    """

    invitations: int = 0
    invitations_of: int = 5
    strangers: int = 0
    strangers_of: int = 2
    notes: int = 0
    notes_of: int | None = None
    nurtures: int = 0
    done: int = 0
    done_of: int = USUAL_A_DAY
    paused_until: dt.date | None = None
    conversations: int = 0
    conversations_of: int = 15


class Queue(msgspec.Struct, frozen=True, kw_only=True):
    """The follow-up queue in order, with the budgets it was cut by."""

    rows: tuple[QueueRow, ...] = ()
    budget: Budget = Budget()

    def of(self, section: Section) -> tuple[QueueRow, ...]:
        """Return the rows of one section, in order."""
        return tuple(row for row in self.rows if row.section is section)
