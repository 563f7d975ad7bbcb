"""Moves: what one touch does to a position, a small function for each meaning.

Which of them an event calls in which stage is the table in ``transitions``. A move must never
look at today and never refuse: it takes a position and answers with one.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from msgspec.structs import replace

from netui.core.cadence.days import later
from netui.core.cadence.position import OUTCOME_NO_ADVICE, Ending, Position, Promise
from netui.core.cadence.terms import Terms
from netui.core.model import INVITATION_KINDS, Channel, Stage, Touch, TouchKind, TouchSource

TALKS = frozenset({TouchKind.ASK, TouchKind.ASK_ADVICE, TouchKind.CONVERSATION})
"""Notes that open a conversation."""

ON_LINKEDIN = frozenset({None, Channel.LINKEDIN_INVITE})
"""Where an invitation stands in LinkedIn's own list; no way named means that one."""

OUTCOME_EXPIRED = "expired"
OUTCOME_PROFILE_GONE = "profile_gone"
OUTCOME_FAREWELL = "farewell"
OUTCOME_CLOSE = "close"
OUTCOME_AFTER_NEWS = "after_news"


class Happened(NamedTuple):
    """A touch, the terms of the contact it happened with, and the day it happened."""

    touch: Touch
    terms: Terms
    date: dt.date


def is_spent(position: Position, terms: Terms) -> bool:
    """Whether no further attempt may be made; a second invitation has one follow-up."""
    repeated = position.reinvited > 0 and position.follow_ups > 0
    return repeated or position.given_up or position.attempts >= terms.attempts


def stay(position: Position, _happened: Happened) -> Position:
    """Leave everything as it is."""
    return position


def attempt(position: Position, happened: Happened) -> Position:
    """Count one more note without an answer; the first one is the invitation."""
    first = position.attempts == 0
    return replace(
        position,
        stage=Stage.INVITED if first else Stage.AWAITING_ANSWER,
        since=happened.date,
        attempts=position.attempts + 1,
        invited=happened.date if first else position.invited,
        pending=position.pending or is_on_linkedin(happened.touch),
        follow_ups=0 if first else position.follow_ups + 1,
        imported=first and happened.touch.source is TouchSource.IMPORT,
        sent=happened.date,
    )


def is_on_linkedin(touch: Touch) -> bool:
    """Whether a touch is an invitation that stands in LinkedIn's own list."""
    return touch.kind in INVITATION_KINDS and touch.channel in ON_LINKEDIN


def invite_besides(position: Position, happened: Happened) -> Position:
    """Invite while an answer is awaited: one more attempt, unless they were invited before."""
    repeated = position.pending and is_on_linkedin(happened.touch)
    again = repeated or happened.touch.kind is TouchKind.REINVITE
    return invite(position, happened) if again else attempt(position, happened)


def invite(position: Position, happened: Happened) -> Position:
    """Count an invitation; a repeated one keeps the attempts that are used up."""
    imported = happened.touch.source is TouchSource.IMPORT
    expired = happened.touch.outcome == OUTCOME_EXPIRED
    ended = later(happened.date, happened.terms.expiry_days) if expired else happened.date
    return replace(
        position,
        stage=Stage.EXPIRED if expired else Stage.INVITED,
        since=ended,
        attempts=position.attempts + 1,
        invited=happened.date,
        pending=is_on_linkedin(happened.touch) and not expired,
        follow_ups=0,
        imported=imported,
        reinvited=position.reinvited + int(position.invited is not None),
        sent=happened.date,
        engaged=None,
        passed=None,
        ending=Ending.EXPIRED if expired else Ending.NONE,
        ended=ended if expired else None,
    )


def accept(position: Position, happened: Happened) -> Position:
    """Be connected: all follow-ups are off, a thank-you is next."""
    return replace(
        position,
        stage=Stage.ACCEPTED,
        since=happened.date,
        connected=True,
        contact=happened.date,
        answered=True,
        attempts=0,
        pending=False,
        ending=Ending.NONE,
        ended=None,
    )


def connect(position: Position, _happened: Happened) -> Position:
    """Be connected besides a conversation that is already under way."""
    return replace(position, connected=True, answered=True)


def answer(position: Position, happened: Happened) -> Position:
    """Owe them a reply; whatever was waiting for an answer is over."""
    return replace(
        position,
        stage=Stage.IN_CONVERSATION,
        since=happened.date,
        contact=happened.date,
        owed=position.owed or happened.date,
        owed_channel=happened.touch.channel,
        answered=True,
        attempts=0,
        ending=Ending.NONE,
        ended=None,
    )


def meet(position: Position, happened: Happened) -> Position:
    """Have talked: in conversation, with no reply owed."""
    talked = answer(position, happened)
    return replace(talked, owed=None, owed_channel=None)


def speak(position: Position, happened: Happened) -> Position:
    """Have written within a conversation: nothing is owed any more."""
    return replace(
        position,
        stage=Stage.IN_CONVERSATION,
        since=happened.date,
        contact=happened.date,
        owed=None,
        owed_channel=None,
    )


def thank(position: Position, happened: Happened) -> Position:
    """Have welcomed a new connection, by a note or by engaging with what they do."""
    return replace(
        position,
        stage=Stage.THANKED,
        since=happened.date,
        connected=True,
        contact=happened.date,
    )


def nurture(position: Position, happened: Happened) -> Position:
    """Keep in touch from this day on."""
    return replace(position, stage=Stage.NURTURED, since=happened.date, contact=happened.date)


def keep_up(position: Position, happened: Happened) -> Position:
    """Write to somebody known: a question opens a conversation, anything else keeps up."""
    if happened.touch.kind in TALKS:
        return speak(position, happened)
    return nurture(position, happened)


def note_contact(position: Position, happened: Happened) -> Position:
    """Have been in contact, which leaves the stage alone."""
    return replace(position, contact=happened.date)


def reach(position: Position, happened: Happened) -> Position:
    """Have invited somebody I am in touch with anyway: a note like any other."""
    return replace(position, contact=happened.date, owed=None, owed_channel=None)


def end(position: Position, happened: Happened, ending: Ending) -> Position:
    """End an invitation: a time of rest, or for good if none may follow."""
    spent = position.reinvited >= happened.terms.reinvites or is_spent(position, happened.terms)
    return replace(
        position,
        stage=Stage.CLOSED if spent else Stage.COOLING_OFF,
        since=happened.date,
        pending=False,
        ending=ending,
        ended=happened.date,
    )


def decline(position: Position, happened: Happened) -> Position:
    """Take no for an answer to an invitation."""
    return end(position, happened, Ending.DECLINED)


def withdraw(position: Position, happened: Happened) -> Position:
    """Take an invitation back, or say that it has expired."""
    expired = happened.touch.outcome == OUTCOME_EXPIRED
    return end(position, happened, Ending.EXPIRED if expired else Ending.WITHDRAWN)


def close(position: Position, happened: Happened, ending: Ending) -> Position:
    """Be done with this person, as far as I am concerned."""
    return replace(position, stage=Stage.CLOSED, since=happened.date, ending=ending)


def say_farewell(position: Position, happened: Happened) -> Position:
    """Close with a note."""
    closed = close(position, happened, Ending.FAREWELL)
    return replace(closed, sent=happened.date, said_farewell=True)


def engage(position: Position, happened: Happened) -> Position:
    """Note a like or a comment: soft, never an attempt and no real contact."""
    return replace(position, engaged=happened.date)


def seek_advice(position: Position, happened: Happened) -> Position:
    """Have asked a connector about this person, who has heard nothing of it (S0-16)."""
    return replace(position, advised=happened.date, asked=happened.date)


def skip_attempt(position: Position, happened: Happened) -> Position:
    """Leave out what is due: wait once more, or spare the farewell and close.

    The outcome may say that no further attempt is made.
    """
    if happened.touch.outcome == OUTCOME_CLOSE or is_spent(position, happened.terms):
        return close(position, happened, Ending.FAREWELL)
    return replace(position, passed=happened.date)


def skip_rest(position: Position, happened: Happened) -> Position:
    """Leave out the second invitation, or looking again: closed without a date."""
    return close(position, happened, Ending.SKIPPED)


def skip_thanks(position: Position, happened: Happened) -> Position:
    """Leave out the thank-you."""
    return replace(position, stage=Stage.THANKED, since=happened.date)


def skip_rapport(position: Position, happened: Happened) -> Position:
    """Leave out the second note after a connection, or one that keeps in happened.touch."""
    return replace(position, stage=Stage.NURTURED, since=happened.date, passed=happened.date)


def skip_reply(position: Position, happened: Happened) -> Position:
    """Leave their last message without a reply."""
    return replace(position, owed=None, owed_channel=None, passed=happened.date)


def skip_target(position: Position, happened: Happened) -> Position:
    """Leave out an invitation that has no date: it is offered again later."""
    if happened.touch.outcome == OUTCOME_NO_ADVICE:
        return replace(position, advised=happened.date)
    return replace(position, passed=happened.date)


def snooze(position: Position, happened: Happened) -> Position:
    """Put off whatever is next; the outcome may say that it is to be a farewell."""
    if happened.touch.until is None:
        return position
    given_up = position.given_up or happened.touch.outcome == OUTCOME_FAREWELL
    news_from = happened.date if happened.touch.outcome == OUTCOME_AFTER_NEWS else None
    return replace(
        position, snoozed=happened.touch.until, news_from=news_from, given_up=given_up
    )


def promise(position: Position, happened: Happened) -> Position:
    """Remember what I said I would do, and by when."""
    if happened.touch.on is None:
        return position
    return replace(
        position, promises=(*position.promises, Promise(happened.touch.text, happened.touch.on))
    )


def not_sent(position: Position, happened: Happened) -> Position:
    """Put off what was not sent, or stop where there is no profile any more."""
    position = replace(position, pending=False)
    if happened.touch.outcome == OUTCOME_PROFILE_GONE:
        return close(position, happened, Ending.PROFILE_GONE)
    return snooze(position, happened)
