"""Position: what a history amounts to so far, as the transitions carry it along.

It holds facts of the past only, never what is due: that is derived by the schedule. It is
never stored.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from netui.core.model import INCOMING, Channel, Direction, Stage, Touch, TouchKind


class Event(StrEnum):
    """What a touch means to the cadence."""

    INVITED = "invited"
    NOTE = "note"
    FAREWELL = "farewell"
    ENGAGED = "engaged"
    GAVE = "gave"
    MET = "met"
    ACCEPTED = "accepted"
    CONNECTED = "connected"
    ANSWERED = "answered"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    INVITED_ME = "invited_me"
    SKIPPED = "skipped"
    SNOOZED = "snoozed"
    STOPPED = "stopped"
    PROMISED = "promised"
    NOT_SENT = "not_sent"
    LIFTED = "lifted"
    ADVICE = "advice"
    REMARK = "remark"


EVENT_OF_KIND: dict[TouchKind, Event] = {
    TouchKind.INVITE: Event.INVITED,
    TouchKind.REINVITE: Event.INVITED,
    TouchKind.FAREWELL: Event.FAREWELL,
    TouchKind.ENGAGE: Event.ENGAGED,
    TouchKind.GIVE: Event.GAVE,
    TouchKind.MEETING: Event.MET,
    TouchKind.ACCEPTED: Event.ACCEPTED,
    TouchKind.REPLIED: Event.ANSWERED,
    TouchKind.DECLINED: Event.DECLINED,
    TouchKind.WITHDRAWN: Event.WITHDRAWN,
    TouchKind.INVITE_RECEIVED: Event.INVITED_ME,
    TouchKind.SKIP: Event.SKIPPED,
    TouchKind.SNOOZE: Event.SNOOZED,
    TouchKind.STOP: Event.STOPPED,
    TouchKind.PROMISE: Event.PROMISED,
    TouchKind.NOT_SENT: Event.NOT_SENT,
    TouchKind.OVERRIDE: Event.REMARK,
    TouchKind.ASK_ADVICE: Event.ADVICE,
}
"""Kinds that are not named here are notes."""

RECEIVED: dict[TouchKind, Event] = {
    TouchKind.ENGAGE: Event.REMARK,
    TouchKind.GIVE: Event.REMARK,
    TouchKind.INVITE: Event.INVITED_ME,
    TouchKind.REINVITE: Event.INVITED_ME,
    TouchKind.ASK_ADVICE: Event.ANSWERED,
}
"""What kinds mean that I usually do, where the contact did them; notes are answers."""

OUTCOME_LIFTED = "limit_lifted"
"""What a remark says that ends the pause LinkedIn's weekly limit began."""

OUTCOME_NO_ADVICE = "no_advice"
"""What a skip says that leaves out the advice, so that the invitation comes next."""

WRITTEN = frozenset({Event.NOTE, Event.FAREWELL})


def is_theirs(touch: Touch) -> bool:
    """Whether the contact did it, not I."""
    return touch.direction is Direction.IN or touch.kind in INCOMING


def _theirs(kind: TouchKind) -> Event:
    """Return what a kind of touch means where the contact did it."""
    event = MINE[kind]
    if kind in INCOMING:
        return event
    return RECEIVED.get(kind, Event.ANSWERED if event in WRITTEN else event)


MINE = {kind: EVENT_OF_KIND.get(kind, Event.NOTE) for kind in TouchKind}
THEIRS = {kind: _theirs(kind) for kind in TouchKind}
EVENTS = {Direction.OUT: MINE, Direction.IN: THEIRS}
"""What every kind of touch means, by who did it."""


class Ending(StrEnum):
    """How the last invitation, or the whole approach, came to its end."""

    NONE = ""
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    FAREWELL = "farewell"
    SKIPPED = "skipped"
    TURNED_DOWN = "turned_down"
    PROFILE_GONE = "profile_gone"
    STOPPED = "stopped"


SPOKEN_WITH = frozenset({Stage.ACCEPTED, Stage.THANKED, Stage.IN_CONVERSATION, Stage.NURTURED})
"""Stages in which I can ask the contact; in the others advice is asked of a connector."""

WAITING = frozenset({Stage.INVITED, Stage.AWAITING_ANSWER})


class Promise(msgspec.Struct, frozen=True, gc=False):
    """Something I said I would do, and by when."""

    text: str
    on: dt.date


class Position(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where a history has led so far.

    ``since`` is the day of the touch that led into this stage, ``sent`` that of the last
    attempt and ``way`` how it went, ``passed`` that of the last question or task that was
    answered without a touch, ``advised`` that on which advice about them was asked of a
    connector, or done without, ``asked`` the former alone, ``ended`` that on which an
    invitation came to its end without them, ``pending`` that one is out on LinkedIn as far
    as is known, ``contact`` the last real contact either way, ``owed`` the day of an answer
    of theirs that still has none of mine. ``attempts`` counts notes without an answer, the
    invitation first, ``follow_ups`` those of them after the last invitation, ``reinvited``
    how often an invitation was repeated, ``given_up`` that I make no attempt any more,
    ``news_from`` the day from which news of theirs end the snooze.
    """

    stage: Stage = Stage.TARGET
    since: dt.date | None = None
    connected: bool = False
    attempts: int = 0
    invited: dt.date | None = None
    pending: bool = False
    follow_ups: int = 0
    imported: bool = False
    reinvited: int = 0
    sent: dt.date | None = None
    way: Channel | None = None
    engaged: dt.date | None = None
    passed: dt.date | None = None
    advised: dt.date | None = None
    asked: dt.date | None = None
    ending: Ending = Ending.NONE
    ended: dt.date | None = None
    said_farewell: bool = False
    given_up: bool = False
    inbound: bool = False
    contact: dt.date | None = None
    owed: dt.date | None = None
    owed_channel: Channel | None = None
    answered: bool = False
    promises: tuple[Promise, ...] = ()
    snoozed: dt.date | None = None
    news_from: dt.date | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether an attempt is out and has no answer."""
        return self.stage in WAITING
