"""Standing: where one contact stands today and what comes next, derived and never stored.

``standing`` is a pure function of its arguments. It must always answer with a next touch or
with the reason why there is none, whatever the history holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from netui.core.cadence import keeping, members, schedule
from netui.core.cadence.case import Answer, Case
from netui.core.cadence.days import forward, later
from netui.core.cadence.model import Context, NextTouch, Standing, Step
from netui.core.cadence.position import Ending, Position
from netui.core.cadence.replay import is_fresh, replay
from netui.core.cadence.rules import RULE
from netui.core.cadence.terms import Terms, terms_of
from netui.core.cadence.zones import counted_there
from netui.core.model import Channel, Contact, Draft, Stage, Touch, TouchKind

SCHEDULE: dict[Stage, Callable[[Case], Answer]] = {
    Stage.TARGET: schedule.for_target,
    Stage.INVITED: schedule.for_waiting,
    Stage.AWAITING_ANSWER: schedule.for_waiting,
    Stage.COOLING_OFF: schedule.for_cooling_off,
    Stage.EXPIRED: schedule.for_cooling_off,
    Stage.CLOSED: schedule.for_closed,
    Stage.ACCEPTED: keeping.for_accepted,
    Stage.THANKED: keeping.for_thanked,
    Stage.IN_CONVERSATION: keeping.for_conversation,
    Stage.NURTURED: keeping.for_nurtured,
    Stage.INBOUND: keeping.for_inbound,
}
"""What derives the next touch in each stage that a history can lead to."""

NO_CONTACT = "Marked as no contact: nothing is ever proposed."
ARCHIVED = "Archived: nothing is proposed."
DORMANT = ("Connected before, nothing written: no date of their own.",)
BEFORE_PROMISES = frozenset({Step.REPLY, Step.THANK_ACCEPT, Step.ACCEPT_REPLY})


def standing(
    contact: Contact, touches: Sequence[Touch], draft: Draft | None, context: Context
) -> Standing:
    """Return where a contact stands; ``touches`` is the whole history, oldest first."""
    if not touches and draft is None and is_dormant(contact, context.today):
        return dormant(contact.id)
    return answered(case_of(contact, touches, draft, context))


def case_of(
    contact: Contact, touches: Sequence[Touch], draft: Draft | None, context: Context
) -> Case:
    """Return a contact under consideration: where the whole history has led by today."""
    terms = terms_of(contact, context)
    if contact.timezone:
        touches = counted_there(touches, contact.timezone)
    today = context.today
    position = replay(contact, touches, terms, today)
    if position.snoozed:
        position = woken(position, contact)
    if position.imported:
        position = expire(position, terms, today)
    return Case(contact, position, draft, terms, context, today)


def answered(case: Case) -> Standing:
    """Return where a case stands and what comes next.

    That is by the stage, by a promise, and not before a snooze is over.
    """
    contact, position = case.contact, case.position
    if contact.do_not_contact or position.stage is members.DO_NOT_CONTACT:
        return Standing(contact=contact.id, stage=Stage.DO_NOT_CONTACT, because=(NO_CONTACT,))
    answer = SCHEDULE[position.stage](case)
    if position.promises:
        answer = prefer_promise(case, answer)
    if position.snoozed and answer.next:
        until = forward(position.snoozed, case.terms.calendar)
        answer = replace(answer, next=put_off(answer.next, until))
    if contact.archived:
        answer = Answer(None, ARCHIVED, answer.stage)
    return standing_of(contact, position, answer, case.today)


def is_dormant(contact: Contact, today: dt.date) -> bool:
    """Whether a contact without history was connected long ago and has no date of any kind."""
    connected_on = contact.connected_on
    if connected_on is None:
        connected = contact.degree is members.FIRST_DEGREE
    else:
        connected = not is_fresh(connected_on, today)
    return connected and not (
        contact.tags
        or contact.cadence
        or contact.do_not_contact
        or contact.archived
        or contact.milestones
        or contact.news
    )


def dormant(contact_id: int) -> Standing:
    """Return the standing of most people that an import brings."""
    offer = NextTouch(
        contact=contact_id,
        step=Step.NURTURE,
        reason=keeping.DORMANT_REASON,
        rule="dormant",
        kind=TouchKind.NURTURE,
        channel=Channel.LINKEDIN_MESSAGE,
        statements=RULE["dormant"].statements,
    )
    return Standing(
        contact=contact_id,
        stage=Stage.NURTURED,
        next=offer,
        dormant=True,
        connected=True,
        because=DORMANT,
    )


def woken(position: Position, contact: Contact) -> Position:
    """Let the first news or post since a snooze end it, where it was to wait for them."""
    asked, until = position.news_from, position.snoozed
    if asked is None or until is None:
        return position
    days = [one.date for one in contact.news] + [one.date for one in contact.posts]
    heard = min((day for day in days if day and day >= asked), default=until)
    return replace(position, snoozed=min(heard, until))


def expire(position: Position, terms: Terms, today: dt.date) -> Position:
    """Let an invitation that came with an import, and was old by then, have expired."""
    if not (position.imported and position.stage is Stage.INVITED and position.sent):
        return position
    ended = later(position.sent, terms.expiry_days)
    if today <= ended:
        return position
    return replace(
        position, stage=Stage.EXPIRED, since=ended, ended=ended, ending=Ending.EXPIRED
    )


def prefer_promise(case: Case, answer: Answer) -> Answer:
    """Return the oldest promise unless something else is due before it."""
    promised = min(case.position.promises, key=lambda promise: promise.on)
    usual = answer.next
    if usual and (usual.step in BEFORE_PROMISES or (usual.due and usual.due < promised.on)):
        return answer
    return replace(keeping.for_promise(case, promised), stage=answer.stage)


def put_off(usual: NextTouch, until: dt.date) -> NextTouch:
    """Return the same touch, not before ``until``."""
    opens = max(usual.opens or until, until)
    return replace(usual, opens=opens, due=usual.due and max(usual.due, opens))


def standing_of(
    contact: Contact, position: Position, answer: Answer, today: dt.date
) -> Standing:
    """Return position and answer as a standing."""
    usual, snoozed = answer.next, position.snoozed
    undated = usual is not None and usual.rule == "dormant" and usual.opens is None
    return Standing(
        contact=contact.id,
        stage=answer.stage or position.stage,
        next=usual,
        attempt=position.attempts,
        snoozed_until=snoozed if snoozed and snoozed > today else None,
        awaits_news=snoozed is not None and snoozed > today and position.news_from is not None,
        dormant=undated,
        answered=position.answered,
        connected=position.connected,
        because=DORMANT if undated else (answer.because,) if answer.because else (),
    )
