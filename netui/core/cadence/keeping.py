"""Keeping: what comes next with people who are in touch: thanks, replies, keeping up.

Silence of somebody connected is never an attempt, and nobody here is ever given up.
"""

from __future__ import annotations

import datetime as dt
import functools

from msgspec.structs import replace

from netui.core.cadence import members
from netui.core.cadence.case import Answer, Case, proposal, propose
from netui.core.cadence.channels import first_channel, possible
from netui.core.cadence.days import business_days_later, forward, later
from netui.core.cadence.fit import common_ground, has_fact, is_stranger
from netui.core.cadence.model import Step
from netui.core.cadence.occasions import Occasion, next_occasion
from netui.core.cadence.position import Promise
from netui.core.model import Stage, TouchKind

TRIAGE_DAYS = 3
SPREAD_FROM = dt.date(2024, 1, 1)
GRACE_DAYS = 7
"""How long a date that was only spread stays before it moves on to the next round."""

THANK = proposal("accepted", Step.THANK_ACCEPT, TouchKind.THANK_ACCEPT)
THANK_BACK = proposal("accepted", Step.ACCEPT_REPLY, TouchKind.ACCEPT_REPLY)
SECOND_NOTE = proposal("thanked", Step.RAPPORT, TouchKind.RAPPORT)
REPLY = proposal("reply", Step.REPLY, TouchKind.CONVERSATION)
KEEP_UP = proposal("nurtured", Step.NURTURE, TouchKind.NURTURE)
CONGRATULATE = proposal("occasion", Step.NURTURE, TouchKind.NURTURE)
GO_ON = proposal("drafted", Step.NURTURE, TouchKind.NURTURE)
SAY_HELLO = proposal("dormant", Step.NURTURE, TouchKind.NURTURE)
TRIAGE = proposal("inbound", Step.TRIAGE)
KEEP_PROMISE = proposal("promise", Step.PROMISE, TouchKind.CONVERSATION)
"""What is proposed to people who are in touch."""

DORMANT_REASON = "Connected, nothing written yet: a good day to say hello."


def for_accepted(case: Case) -> Answer:
    """Propose to thank for the connection by the next business day."""
    since, inbound = case.since, case.position.inbound
    who = "You accepted" if inbound else "Accepted"
    return Answer(
        propose(
            case,
            THANK_BACK if inbound else THANK,
            f"{who} {case.since_words(since)}: thank them for connecting.",
            opens=since,
            due=business_days_later(since, 1, case.terms.calendar),
        )
    )


def for_thanked(case: Case) -> Answer:
    """Propose the second note, two weeks after the welcome."""
    day = case.free(case.since, case.terms.rapport_days)
    reason = f"Welcomed {case.since_words(case.since)}, quiet since: a second note."
    return Answer(propose(case, SECOND_NOTE, reason, opens=day, due=day))


def for_conversation(case: Case) -> Answer:
    """Propose the reply that is owed; without one, keep in touch."""
    position = case.position
    if position.owed is None:
        quiet = later(position.contact or case.since, case.terms.quiet_days)
        return for_nurtured(case, members.NURTURED if case.today >= quiet else None)
    channel = position.owed_channel
    if channel is None or not possible(channel, case.contact, connected=position.connected):
        channel = first_channel(case.contact, connected=position.connected)
    return Answer(
        propose(
            case,
            REPLY,
            f"Wrote to you {case.since_words(position.owed)}: reply.",
            channel=channel,
            opens=position.owed,
            due=business_days_later(position.owed, 1, case.terms.calendar),
        )
    )


def for_nurtured(case: Case, stage: Stage | None = None) -> Answer:
    """Propose to keep in touch an interval after the last real contact."""
    spoke, passed = case.position.contact, case.position.passed
    anchor = max(spoke, passed) if spoke and passed else spoke or passed
    if anchor is None:
        return replace(for_undated(case), stage=stage)
    day = case.free(anchor, case.terms.nurture_days)
    occasion = next_occasion(case.contact, anchor, case.today)
    if occasion and occasion.day < day:
        return replace(for_occasion(case, occasion), stage=stage)
    last = case.since_words(anchor) if spoke == anchor else ""
    reason = keep_up_words(last, case.terms.nurture_days)
    return Answer(propose(case, KEEP_UP, reason, opens=day, due=day), stage=stage)


@functools.lru_cache(maxsize=4096)
def keep_up_words(last: str, interval: int) -> str:
    """Return why to keep in touch; most people are told the same in a few words."""
    spoke = f"Last contact {last}" if last else "Left out last time"
    return f"{spoke}: keep in touch every {interval} days."


def for_occasion(case: Case, occasion: Occasion) -> Answer:
    """Propose to congratulate on the day; on a day off it may wait for a business day."""
    day, what = occasion.day, occasion.what.rstrip(".")
    outdated = occasion.outdates(case.contact.facts_checked)
    first = "check company and title, then " if outdated else ""
    reason = f"{what[:1].upper()}{what[1:]}, {case.day_words(day)}: {first}congratulate."
    due = forward(day, case.terms.calendar)
    return Answer(propose(case, CONGRATULATE, reason, opens=day, due=due))


def for_undated(case: Case) -> Answer:
    """Propose to say hello: on a date of their own to people that were singled out."""
    contact = case.contact
    if case.draft:
        return Answer(propose(case, GO_ON, "A draft is begun."))
    occasion = next_occasion(contact, None, case.today)
    if occasion and occasion.day <= case.today:
        return for_occasion(case, occasion)
    if contact.tags or contact.cadence:
        day = case.free(spread_day(case))
        reason = f"On your list every {case.terms.nurture_days} days, nothing written yet."
        return Answer(propose(case, KEEP_UP, reason, opens=day, due=day))
    return Answer(propose(case, SAY_HELLO, DORMANT_REASON))


def spread_day(case: Case) -> dt.date:
    """Return a day for somebody never written to, counted in intervals from the connection.

    So a hundred people tagged at once are spread over the interval by themselves.
    """
    interval = case.terms.nurture_days
    start = case.contact.connected_on or later(SPREAD_FROM, case.contact.id % interval)
    behind = (case.today - start).days - GRACE_DAYS
    rounds = max(1, -(-behind // interval))
    return later(start, rounds * interval)


def for_inbound(case: Case) -> Answer:
    """Propose to triage an invitation that was received."""
    week, asked = case.terms.calendar, case.position.passed
    if asked:
        first, last = case.terms.gap_days
        opens = business_days_later(asked, first, week)
        due = business_days_later(asked, last, week)
        reason = f"Asked first {case.since_words(asked)}: accept, ignore or decline."
    else:
        opens, due = case.since, business_days_later(case.since, TRIAGE_DAYS, week)
        invited = f"Invited you {case.since_words(opens)}"
        reason = f"{invited}: accept, ask first, ignore or decline. {advice_on(case)}"
    return Answer(propose(case, TRIAGE, reason, opens=opens, due=due))


def advice_on(case: Case) -> str:
    """Return which answer to an invitation suits (K12): by what is on file about the person."""
    contact = case.contact
    if not is_stranger(contact) or common_ground(contact, case.context.profile):
        return "You have something in common: accept and thank."
    if has_fact(contact):
        return "A stranger you know something about: ask first."
    return "A stranger nothing is on file about: look, and ignore it if it sells."


def for_promise(case: Case, promised: Promise) -> Answer:
    """Propose to keep a promise on its day."""
    what = f"Promised: {promised.text}" if promised.text else "You promised something"
    return Answer(
        propose(
            case,
            KEEP_PROMISE,
            f"{what.rstrip('.')}.",
            opens=promised.on,
            due=promised.on,
        )
    )
