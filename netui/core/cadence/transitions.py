"""Transitions: the cadence's table of stage and event, as data over the moves.

It must have an answer for every event in every stage: a history is never refused.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from msgspec.structs import replace

from netui.core.cadence import halts, moves, received
from netui.core.cadence.position import OUTCOME_LIFTED, SPOKEN_WITH, WRITTEN, Event, Position
from netui.core.cadence.terms import Terms
from netui.core.model import Stage, Touch

Move = Callable[[Position, Touch, Terms], Position]

ANYWHERE: dict[Event, Move] = {
    Event.INVITED: moves.invite,
    Event.NOTE: moves.keep_up,
    Event.FAREWELL: moves.say_farewell,
    Event.ENGAGED: moves.engage,
    Event.GAVE: moves.note_contact,
    Event.MET: moves.meet,
    Event.ACCEPTED: moves.accept,
    Event.CONNECTED: moves.accept,
    Event.ANSWERED: moves.answer,
    Event.DECLINED: moves.decline,
    Event.WITHDRAWN: moves.withdraw,
    Event.INVITED_ME: received.be_invited,
    Event.SKIPPED: moves.skip_target,
    Event.SNOOZED: moves.snooze,
    Event.STOPPED: halts.stop,
    Event.PROMISED: moves.promise,
    Event.NOT_SENT: moves.not_sent,
    Event.ADVICE: moves.seek_advice,
    Event.LIFTED: moves.stay,
    Event.REMARK: moves.stay,
}
"""What an event does unless the stage says otherwise below."""

KNOWN: dict[Event, Move] = {
    Event.INVITED: moves.reach,
    Event.FAREWELL: moves.speak,
    Event.ACCEPTED: moves.connect,
    Event.CONNECTED: moves.connect,
    Event.DECLINED: moves.meet,
    Event.WITHDRAWN: moves.stay,
}
"""What is different once we are in touch: invitations and their ends mean nothing more."""

PENDING: dict[Event, Move] = {
    Event.INVITED: moves.invite_besides,
    Event.NOTE: moves.attempt,
    Event.GAVE: moves.engage,
    Event.SKIPPED: moves.skip_attempt,
}
ENDED: dict[Event, Move] = {
    Event.NOTE: moves.attempt,
    Event.GAVE: moves.engage,
    Event.SKIPPED: moves.skip_rest,
}

IN_STAGE: dict[Stage, dict[Event, Move]] = {
    Stage.TARGET: {
        Event.NOTE: moves.attempt,
        Event.GAVE: moves.note_contact,
        Event.MET: moves.note_contact,
    },
    Stage.INVITED: PENDING,
    Stage.AWAITING_ANSWER: PENDING,
    Stage.COOLING_OFF: ENDED,
    Stage.EXPIRED: ENDED,
    Stage.CLOSED: ENDED
    | {
        Event.NOTE: halts.write_again,
        Event.DECLINED: halts.decline_again,
        Event.WITHDRAWN: halts.withdraw_again,
    },
    Stage.INBOUND: {
        Event.NOTE: received.answer_invitation,
        Event.INVITED: moves.thank,
        Event.FAREWELL: received.turn_down,
        Event.DECLINED: received.turn_down,
        Event.WITHDRAWN: received.turn_down,
        Event.SKIPPED: received.turn_down,
    },
    Stage.ACCEPTED: KNOWN
    | {
        Event.NOTE: moves.thank,
        Event.ENGAGED: moves.thank,
        Event.GAVE: moves.thank,
        Event.SKIPPED: moves.skip_thanks,
    },
    Stage.THANKED: KNOWN | {Event.SKIPPED: moves.skip_rapport},
    Stage.IN_CONVERSATION: KNOWN | {Event.NOTE: moves.speak, Event.SKIPPED: moves.skip_reply},
    Stage.NURTURED: KNOWN | {Event.SKIPPED: moves.skip_rapport},
    Stage.DO_NOT_CONTACT: dict.fromkeys(Event, moves.stay)
    | {
        Event.STOPPED: halts.lift,
        Event.INVITED: halts.reach_all_the_same,
        Event.NOTE: halts.reach_all_the_same,
    },
}

MOVES: dict[Stage, dict[Event, Move]] = {
    stage: ANYWHERE | IN_STAGE.get(stage, {}) for stage in Stage
}
"""Every event in every stage."""

WAKES = frozenset(Event) - {
    Event.ENGAGED,
    Event.SNOOZED,
    Event.PROMISED,
    Event.NOT_SENT,
    Event.REMARK,
}
"""Events after which an earlier snooze means nothing any more."""

ADVICE, NOTE, REMARK, LIFTED = Event.ADVICE, Event.NOTE, Event.REMARK, Event.LIFTED
KEEPS_PROMISE = WRITTEN | {Event.MET, Event.SKIPPED}


def step(position: Position, event: Event, touch: Touch, terms: Terms) -> Position:
    """Return the position after one event; who is in touch was asked for advice directly."""
    if event is ADVICE and position.stage in SPOKEN_WITH:
        event = NOTE
    elif event is REMARK and touch.outcome == OUTCOME_LIFTED:
        event = LIFTED
    move = MOVES[position.stage][event]
    if position.snoozed and event in WAKES:
        position = replace(position, snoozed=None, news_from=None)
    if position.promises:
        position = keep_promises(position, event, touch.date)
    return move(position, touch, terms)


def keep_promises(position: Position, event: Event, day: dt.date) -> Position:
    """Strike out the promises this event keeps: a gift one, a note all that are due."""
    left = position.promises
    if event is Event.GAVE:
        left = tuple(sorted(left, key=lambda promise: promise.on)[1:])
    elif event in KEEPS_PROMISE:
        left = tuple(promise for promise in left if promise.on > day)
    return replace(position, promises=left)
