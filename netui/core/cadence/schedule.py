"""Schedule: from where a contact stands to what comes next while an answer is outstanding.

Like ``keeping`` it only derives: dates come out of a position, nothing is ever stored. A case
without a next touch must say why.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from netui.core.cadence.case import Answer, Case, Proposal, proposal, propose, way_of_draft
from netui.core.cadence.channels import first_channel
from netui.core.cadence.days import (
    business_days_later,
    later,
    number_word,
    ordinal,
    window,
)
from netui.core.cadence.fit import common_ground, has_fact, introducer, is_researched
from netui.core.cadence.model import Step
from netui.core.cadence.moves import is_spent
from netui.core.cadence.position import Ending
from netui.core.cadence.terms import BLOCKED_DAYS
from netui.core.model import Channel, DraftState, Stage, TouchKind

RESEARCH = proposal("target", Step.RESEARCH)
ASK_ADVICE = proposal("ask_advice", Step.ASK_ADVICE, TouchKind.ASK_ADVICE)
INVITE_DRAFTED = proposal("drafted", Step.INVITE, TouchKind.INVITE)
INVITE = proposal("researched", Step.INVITE, TouchKind.INVITE)
FAREWELL = proposal("farewell", Step.FAREWELL, TouchKind.FAREWELL)
ENGAGE = proposal("engage", Step.ENGAGE, TouchKind.ENGAGE)
CHECK = proposal("check", Step.CHECK)
DECIDE = proposal("decide", Step.DECIDE)
REINVITE = proposal("cooling_off", Step.REINVITE, TouchKind.REINVITE)
LOOK_AGAIN = proposal("closed", Step.CHECK)
"""What is proposed while an answer is outstanding, besides the next attempt."""

CHASING = (TouchKind.FOLLOW_UP_1, TouchKind.FOLLOW_UP_2, TouchKind.FAREWELL)
"""Notes to somebody who has not answered."""

TAKEN_AGAIN = frozenset({Channel.INMAIL, Channel.PHONE, Channel.GROUP, Channel.OTHER})
"""Ways that are open to a second note once a first one has gone there, listed or not."""

CHECK_DAYS = 14
LOOK_AGAIN_DAYS = 90
SKIPPED_TARGET_DAYS = 7
ADVICE_DAYS = 2


def for_target(case: Case) -> Answer:
    """Propose to look a person up, or to invite them."""
    passed = case.position.passed
    opens = later(passed, SKIPPED_TARGET_DAYS) if passed else None
    if seeks_advice(case):
        return for_advice(case)
    if case.draft:
        copied = case.draft.state is DraftState.COPIED
        ground = common_ground(case.contact, case.context.profile)
        begun = "Copied, not marked as sent yet" if copied else "A draft is begun"
        reason = f"{begun}{': ' if ground else ''}{ground}."
        return for_invitation(case, INVITE_DRAFTED, reason, opens, Stage.DRAFTED)
    if is_researched(case.contact):
        ground = common_ground(case.contact, case.context.profile)
        state = "Researched, not invited yet"
        if case.position.advised:
            state, waits = advice_words(case)
            opens = max(filter(None, (opens, waits)), default=None)
        reason = f"{state}{': ' if ground else ''}{ground}."
        return for_invitation(case, INVITE, reason, opens, Stage.RESEARCHED)
    missing = [] if case.contact.reason.strip() else ["a reason to write"]
    missing += [] if has_fact(case.contact) else ["one fact about them"]
    reason = f"Not researched yet: add {' and '.join(missing)}."
    return Answer(propose(case, RESEARCH, reason, opens=opens))


def seeks_advice(case: Case) -> bool:
    """Whether a connector is to be asked first, unless another note was begun."""
    if case.draft:
        return case.draft.kind is TouchKind.ASK_ADVICE
    wanted = bool(introducer(case.contact)) and case.position.advised is None
    return wanted and is_researched(case.contact)


def for_advice(case: Case) -> Answer:
    """Propose to ask whoever can introduce us; it is due soon after the facts were checked."""
    contact, checked = case.contact, case.contact.facts_checked
    due = checked and case.free(business_days_later(checked, ADVICE_DAYS, case.terms.calendar))
    asked = introducer(contact) or "somebody you both know"
    begun = "A draft is begun: ask" if case.draft else "Ask"
    reason = f"{begun} {asked} for advice about {contact.call_name} before the invitation."
    way = case.draft.channel if case.draft else None
    step = propose(case, ASK_ADVICE, reason, channel=way or Channel.LINKEDIN_MESSAGE, due=due)
    return Answer(step, stage=Stage.RESEARCHED)


def advice_words(case: Case) -> tuple[str, dt.date | None]:
    """Return what became of the advice, and until when the invitation waits for an answer."""
    asked = case.position.asked
    if asked is None:
        return "Researched, to be invited without advice", None
    until = business_days_later(asked, case.terms.gap_days[0], case.terms.calendar)
    name = introducer(case.contact) or "A connector"
    state = f"{name} was asked for advice {case.since_words(asked)}"
    if case.today < until:
        state = f"{state}; the invitation waits for it until {case.day_words(until)}"
    return state, until


def for_invitation(
    case: Case, what: Proposal, reason: str, opens: dt.date | None, stage: Stage
) -> Answer:
    """Propose the first note: an invitation, on the draft's channel where that is possible."""
    step = propose(case, what, reason, opens=opens, attempt=1)
    return Answer(step, stage=stage)


def for_waiting(case: Case) -> Answer:
    """Propose the next attempt, the farewell, or what can be done without a way to write.

    That there is no answer is inferred when the window for the next attempt opens.
    """
    position, terms = case.position, case.terms
    channel = way_on(case)
    sent = position.sent or case.since
    stale = position.imported and case.today >= later(sent, terms.pending_days)
    if channel is None or stale:
        return for_pending(case, sent)
    anchor = max(sent, position.passed or sent)
    opens, due = window(anchor, terms.gap_days, terms.calendar)
    if is_spent(position, terms):
        return for_parting(case, due, channel)
    number = position.attempts + 1
    last = number >= terms.attempts or position.reinvited > 0
    kind = TouchKind.FOLLOW_UP_1 if position.attempts == 1 else TouchKind.FOLLOW_UP_2
    if last and terms.farewell == "is_last":
        kind = TouchKind.FAREWELL
    done = "Invited" if position.follow_ups == 0 else "Wrote again"
    count = f"{ordinal(number)} of {number_word(terms.attempts)}"
    out = ", with an easy way out" if last else ""
    waits = case.today < opens
    ahead = f" opens {case.day_words(opens)}" if waits else ""
    step = propose(
        case,
        proposal("last_follow_up" if last else "follow_up", Step(kind), kind),
        f"{done} {case.since_words(sent)}, no answer: {count}{ahead}{out}.",
        channel=channel,
        opens=opens,
        due=due,
        attempt=number,
    )
    return Answer(step, stage=None if waits else Stage.AWAITING_ANSWER)


def way_on(case: Case) -> Channel | None:
    """Return the way to write once more: that of a draft, the best one, else the last again."""
    connected, taken = case.position.connected, case.position.way
    best = way_of_draft(case, *CHASING) or first_channel(case.contact, connected=connected)
    return best or (taken if taken in TAKEN_AGAIN else None)


def for_parting(case: Case, due: dt.date, channel: Channel) -> Answer:
    """Propose the closing note after the last attempt, or close without one."""
    came = case.today >= due
    if case.terms.farewell != "after_last" or case.position.said_farewell:
        if came:
            ended = replace(
                case.position, stage=Stage.CLOSED, since=due, ending=Ending.FAREWELL
            )
            return replace(for_closed(replace(case, position=ended)), stage=Stage.CLOSED)
        return Answer(
            None, f"All attempts are made; closes on {case.day_words(due)} without an answer."
        )
    made = number_word(case.position.attempts)
    plural = "" if case.position.attempts == 1 else "s"
    reason = (
        f"{made.capitalize()} attempt{plural} without an answer: a closing note, then rest."
    )
    step = propose(case, FAREWELL, reason, channel=channel, opens=due, due=due)
    return Answer(step, stage=Stage.FAREWELL_DUE if came else None)


def for_pending(case: Case, sent: dt.date) -> Answer:
    """Propose to engage, to look for an answer, and to decide, for want of a way to write."""
    position, terms = case.position, case.terms
    engage = case.free(business_days_later(sent, terms.gap_days[0], terms.calendar))
    check = case.free(sent, CHECK_DAYS)
    decide = case.free(sent, terms.pending_days)
    passed = position.passed
    if case.today >= decide or (passed and passed >= check):
        return for_question(case, sent, decide)
    since = f"Invited {case.since_words(sent)}"
    if case.today >= check or passed or position.engaged:
        reason = f"{since}: look whether they have accepted."
        return Answer(propose(case, CHECK, reason, opens=check, due=check))
    reason = f"{since}, no other way to write: like or comment on something of theirs."
    return Answer(propose(case, ENGAGE, reason, opens=engage, due=engage))


def for_question(case: Case, sent: dt.date, decide: dt.date) -> Answer:
    """Ask what is to become of an invitation that stays open; keeping it asks again later."""
    position, terms = case.position, case.terms
    expiry = case.free(sent, terms.expiry_days)
    opens = decide
    if position.engaged and position.engaged >= decide:
        opens = later(position.engaged, terms.pending_days)
    if position.passed and position.passed >= decide:
        opens = max(opens, expiry, later(position.passed, terms.pending_days))
    opens = case.free(opens)
    since = f"Invited {case.since_words(sent)}"
    asked = max(opens, case.today)
    expired = asked >= expiry
    age = f"{(asked - sent).days} days"
    state = f"it may have expired after {age}, look" if expired else f"still open after {age}"
    reason = f"{since}, {state}: withdraw it, keep it, or engage."
    due = None if position.imported else opens
    return Answer(propose(case, DECIDE, reason, opens=opens, due=due))


ENDED_WORDS = {
    Ending.DECLINED: "The invitation was declined",
    Ending.WITHDRAWN: "You withdrew the invitation",
    Ending.EXPIRED: "The invitation expired",
    Ending.FAREWELL: "You said goodbye",
    Ending.SKIPPED: "You left it at that",
    Ending.TURNED_DOWN: "You turned the invitation down",
    Ending.PROFILE_GONE: "The profile is gone",
    Ending.STOPPED: "You closed this approach",
}


def for_cooling_off(case: Case) -> Answer:
    """Propose the one second invitation after a rest, where common ground is on file."""
    position, terms = case.position, case.terms
    ended = f"{ENDED_WORDS.get(position.ending, 'It ended')} {case.since_words(case.since)}"
    if position.reinvited >= terms.reinvites or is_spent(position, terms):
        return Answer(None, f"{ended}; no further invitation is proposed.")
    ground = common_ground(case.contact, case.context.profile)
    if not ground:
        return Answer(
            None, f"{ended}; with no common ground on file no second invitation is proposed."
        )
    blocked = BLOCKED_DAYS if position.ending is Ending.WITHDRAWN else 0
    opens = case.free(case.since, max(terms.cooloff_days, blocked))
    reason = f"{ended}: one more invitation from {case.day_words(opens)}, {ground}."
    return Answer(propose(case, REINVITE, reason, opens=opens, attempt=position.attempts + 1))


def for_closed(case: Case) -> Answer:
    """Propose to look again one day, where a farewell was said and there is common ground."""
    ending = case.position.ending
    words = f"{ENDED_WORDS.get(ending, 'Closed')} {case.since_words(case.since)}"
    if ending is not Ending.FAREWELL:
        return Answer(None, f"{words}; nothing more is proposed.")
    ground = common_ground(case.contact, case.context.profile)
    if not ground:
        return Answer(None, f"Closed {case.since_words(case.since)}, no common ground on file.")
    opens = case.free(case.since, LOOK_AGAIN_DAYS)
    reason = f"Closed {case.since_words(case.since)}, {ground}: look again."
    return Answer(propose(case, LOOK_AGAIN, reason, opens=opens, due=opens))
