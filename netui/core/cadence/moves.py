"""Moves: what one touch does to a position, a small function for each meaning.

Which of them an event calls in which stage is the table in ``transitions``. A move must never
look at today and never refuse: it takes a position and answers with one.
"""

from __future__ import annotations

from msgspec.structs import replace

from netui.core.cadence import members
from netui.core.cadence.days import later
from netui.core.cadence.position import OUTCOME_NO_ADVICE, Ending, Position, Promise
from netui.core.cadence.terms import Terms
from netui.core.model import INVITATION_KINDS, Channel, Touch, TouchKind

TALKS = frozenset({TouchKind.ASK, TouchKind.ASK_ADVICE, TouchKind.CONVERSATION})
"""Notes that open a conversation."""

ON_LINKEDIN = frozenset({None, Channel.LINKEDIN_INVITE})
"""Where an invitation stands in LinkedIn's own list; no way named means that one."""

OUTCOME_EXPIRED = "expired"
OUTCOME_PROFILE_GONE = "profile_gone"
OUTCOME_FAREWELL = "farewell"
OUTCOME_CLOSE = "close"
OUTCOME_AFTER_NEWS = "after_news"


def is_spent(position: Position, terms: Terms) -> bool:
    """Whether no further attempt may be made; a second invitation has one follow-up."""
    repeated = position.reinvited > 0 and position.follow_ups > 0
    return repeated or position.given_up or position.attempts >= terms.attempts


def stay(position: Position, _touch: Touch, _terms: Terms) -> Position:
    """Leave everything as it is."""
    return position


def attempt(position: Position, touch: Touch, _terms: Terms) -> Position:
    """Count one more note without an answer; the first one is the invitation."""
    first = position.attempts == 0
    return replace(
        position,
        stage=members.INVITED if first else members.AWAITING_ANSWER,
        since=touch.date,
        attempts=position.attempts + 1,
        invited=touch.date if first else position.invited,
        pending=position.pending or is_on_linkedin(touch),
        follow_ups=0 if first else position.follow_ups + 1,
        imported=first and touch.source is members.IMPORTED,
        sent=touch.date,
        way=touch.channel,
    )


def is_on_linkedin(touch: Touch) -> bool:
    """Whether a touch is an invitation that stands in LinkedIn's own list."""
    return touch.kind in INVITATION_KINDS and touch.channel in ON_LINKEDIN


def invite_besides(position: Position, touch: Touch, terms: Terms) -> Position:
    """Invite while an answer is awaited: one more attempt, unless they were invited before."""
    invited = position.pending or position.ended is not None
    repeated = invited and is_on_linkedin(touch)
    again = repeated or touch.kind is TouchKind.REINVITE
    return invite(position, touch, terms) if again else attempt(position, touch, terms)


def invite(position: Position, touch: Touch, terms: Terms) -> Position:
    """Count an invitation; a repeated one keeps the attempts that are used up."""
    imported = touch.source is members.IMPORTED
    expired = touch.outcome == OUTCOME_EXPIRED
    ended = later(touch.date, terms.expiry_days) if expired else touch.date
    return replace(
        position,
        stage=members.EXPIRED if expired else members.INVITED,
        since=ended,
        attempts=position.attempts + 1,
        invited=touch.date,
        pending=is_on_linkedin(touch) and not expired,
        follow_ups=0,
        imported=imported,
        reinvited=position.reinvited + int(position.invited is not None),
        sent=touch.date,
        way=touch.channel,
        engaged=None,
        passed=None,
        ending=Ending.EXPIRED if expired else Ending.NONE,
        ended=ended if expired else None,
    )


def accept(position: Position, touch: Touch, _terms: Terms) -> Position:
    """Be connected: all follow-ups are off, a thank-you is next."""
    return replace(
        position,
        stage=members.ACCEPTED,
        since=touch.date,
        connected=True,
        contact=touch.date,
        answered=True,
        attempts=0,
        said_farewell=False,
        given_up=False,
        pending=False,
        ending=Ending.NONE,
        ended=None,
    )


def connect(position: Position, _touch: Touch, _terms: Terms) -> Position:
    """Be connected besides a conversation that is already under way."""
    return replace(position, connected=True, answered=True)


def answer(position: Position, touch: Touch, _terms: Terms) -> Position:
    """Owe them a reply; whatever was waiting for an answer is over."""
    return replace(
        position,
        stage=members.IN_CONVERSATION,
        since=touch.date,
        contact=touch.date,
        owed=position.owed or touch.date,
        owed_channel=touch.channel,
        answered=True,
        attempts=0,
        said_farewell=False,
        given_up=False,
        ending=Ending.NONE,
        ended=None,
    )


def meet(position: Position, touch: Touch, terms: Terms) -> Position:
    """Have talked: in conversation, with no reply owed."""
    talked = answer(position, touch, terms)
    return replace(talked, owed=None, owed_channel=None)


def speak(position: Position, touch: Touch, _terms: Terms) -> Position:
    """Have written within a conversation: nothing is owed any more."""
    return replace(
        position,
        stage=members.IN_CONVERSATION,
        since=touch.date,
        contact=touch.date,
        owed=None,
        owed_channel=None,
    )


def thank(position: Position, touch: Touch, _terms: Terms) -> Position:
    """Have welcomed a new connection, by a note or by engaging with what they do."""
    return replace(
        position,
        stage=members.THANKED,
        since=touch.date,
        connected=True,
        contact=touch.date,
    )


def nurture(position: Position, touch: Touch, _terms: Terms) -> Position:
    """Keep in touch from this day on."""
    return replace(position, stage=members.NURTURED, since=touch.date, contact=touch.date)


def keep_up(position: Position, touch: Touch, terms: Terms) -> Position:
    """Write to somebody known: a question opens a conversation, anything else keeps up."""
    if touch.kind in TALKS:
        return speak(position, touch, terms)
    return nurture(position, touch, terms)


def note_contact(position: Position, touch: Touch, _terms: Terms) -> Position:
    """Have been in contact, which leaves the stage alone."""
    return replace(position, contact=touch.date)


def reach(position: Position, touch: Touch, _terms: Terms) -> Position:
    """Have invited somebody I am in touch with anyway: a note like any other."""
    return replace(position, contact=touch.date, owed=None, owed_channel=None)


def end(position: Position, touch: Touch, terms: Terms, ending: Ending) -> Position:
    """End an invitation: a time of rest, or for good if none may follow."""
    spent = position.reinvited >= terms.reinvites or is_spent(position, terms)
    return replace(
        position,
        stage=members.CLOSED if spent else members.COOLING_OFF,
        since=touch.date,
        pending=False,
        ending=ending,
        ended=touch.date,
    )


def decline(position: Position, touch: Touch, terms: Terms) -> Position:
    """Take no for an answer to an invitation."""
    return end(position, touch, terms, Ending.DECLINED)


def withdraw(position: Position, touch: Touch, terms: Terms) -> Position:
    """Take an invitation back, or say that it has expired."""
    expired = touch.outcome == OUTCOME_EXPIRED
    return end(position, touch, terms, Ending.EXPIRED if expired else Ending.WITHDRAWN)


def close(position: Position, touch: Touch, ending: Ending) -> Position:
    """Be done with this person, as far as I am concerned."""
    return replace(position, stage=members.CLOSED, since=touch.date, ending=ending)


def say_farewell(position: Position, touch: Touch, _terms: Terms) -> Position:
    """Close with a note."""
    closed = close(position, touch, Ending.FAREWELL)
    return replace(closed, sent=touch.date, said_farewell=True)


def engage(position: Position, touch: Touch, _terms: Terms) -> Position:
    """Note a like or a comment: soft, never an attempt and no real contact."""
    return replace(position, engaged=touch.date)


def seek_advice(position: Position, touch: Touch, _terms: Terms) -> Position:
    """Have asked a connector about this person, who has heard nothing of it (S0-16)."""
    return replace(position, advised=touch.date, asked=touch.date)


def skip_attempt(position: Position, touch: Touch, terms: Terms) -> Position:
    """Leave out what is due: wait once more, or spare the farewell and close.

    The outcome may say that no further attempt is made.
    """
    if touch.outcome == OUTCOME_CLOSE or is_spent(position, terms):
        return close(position, touch, Ending.FAREWELL)
    return replace(position, passed=touch.date)


def skip_rest(position: Position, touch: Touch, _terms: Terms) -> Position:
    """Leave out the second invitation, or looking again: closed without a date."""
    return close(position, touch, Ending.SKIPPED)


def skip_thanks(position: Position, touch: Touch, _terms: Terms) -> Position:
    """Leave out the thank-you."""
    return replace(position, stage=members.THANKED, since=touch.date)


def skip_rapport(position: Position, touch: Touch, _terms: Terms) -> Position:
    """Leave out the second note after a connection, or one that keeps in touch."""
    return replace(position, stage=members.NURTURED, since=touch.date, passed=touch.date)


def skip_reply(position: Position, touch: Touch, _terms: Terms) -> Position:
    """Leave their last message without a reply."""
    return replace(position, owed=None, owed_channel=None, passed=touch.date)


def skip_target(position: Position, touch: Touch, _terms: Terms) -> Position:
    """Leave out an invitation that has no date: it is offered again later."""
    if touch.outcome == OUTCOME_NO_ADVICE:
        return replace(position, advised=touch.date)
    return replace(position, passed=touch.date)


def snooze(position: Position, touch: Touch, _terms: Terms) -> Position:
    """Put off whatever is next; the outcome may say that it is to be a farewell."""
    if touch.until is None:
        return position
    given_up = position.given_up or touch.outcome == OUTCOME_FAREWELL
    news_from = touch.date if touch.outcome == OUTCOME_AFTER_NEWS else None
    return replace(position, snoozed=touch.until, news_from=news_from, given_up=given_up)


def promise(position: Position, touch: Touch, _terms: Terms) -> Position:
    """Remember what I said I would do, and by when."""
    if touch.on is None:
        return position
    return replace(position, promises=(*position.promises, Promise(touch.text, touch.on)))


def not_sent(position: Position, touch: Touch, terms: Terms) -> Position:
    """Put off what was not sent, or stop where there is no profile any more.

    Before a follow-up that may be the invitation itself, which then is not out.
    """
    position = replace(position, pending=position.pending and position.follow_ups > 0)
    if touch.outcome == OUTCOME_PROFILE_GONE:
        return close(position, touch, Ending.PROFILE_GONE)
    return snooze(position, touch, terms)
