"""Keeping: what comes next with people who are in touch: thanks, replies, keeping up.

Silence of somebody connected is never an attempt, and nobody here is ever given up.
"""

from __future__ import annotations

import datetime as dt

from netui.core.cadence.case import Answer, Case, propose
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

DORMANT_REASON = "Connected, nothing written yet: a good day to say hello."


def for_accepted(case: Case) -> Answer:
    """Propose to thank for the connection by the next business day."""
    since, inbound = case.since, case.position.inbound
    kind = TouchKind.ACCEPT_REPLY if inbound else TouchKind.THANK_ACCEPT
    who = "You accepted" if inbound else "Accepted"
    return Answer(
        propose(
            case,
            Step(kind),
            "accepted",
            f"{who} {case.since_words(since)}: thank them for connecting.",
            kind,
            opens=since,
            due=business_days_later(since, 1, case.terms.calendar),
        )
    )


def for_thanked(case: Case) -> Answer:
    """Propose the second note, two weeks after the welcome."""
    day = case.free(later(case.since, case.terms.rapport_days))
    reason = f"Welcomed {case.since_words(case.since)}, quiet since: a second note."
    kind = TouchKind.RAPPORT
    return Answer(propose(case, Step.RAPPORT, "thanked", reason, kind, opens=day, due=day))


def for_conversation(case: Case) -> Answer:
    """Propose the reply that is owed; without one, keep in touch."""
    position = case.position
    if position.owed is None:
        quiet = later(position.contact or case.since, case.terms.quiet_days)
        stage = Stage.NURTURED if case.today >= quiet else None
        return for_nurtured(case)._replace(stage=stage)
    channel = position.owed_channel
    if channel is None or not possible(channel, case.contact, connected=position.connected):
        channel = first_channel(case.contact, connected=position.connected)
    return Answer(
        propose(
            case,
            Step.REPLY,
            "reply",
            f"Wrote to you {case.since_words(position.owed)}: reply.",
            TouchKind.CONVERSATION,
            channel=channel,
            opens=position.owed,
            due=business_days_later(position.owed, 1, case.terms.calendar),
        )
    )


def for_nurtured(case: Case) -> Answer:
    """Propose to keep in touch an interval after the last real contact."""
    position = case.position
    anchor = max(filter(None, (position.contact, position.passed)), default=None)
    if anchor is None:
        return for_undated(case)
    day = case.free(later(anchor, case.terms.nurture_days))
    occasion = next_occasion(case.contact, anchor, case.today)
    if occasion and occasion.day < day:
        return for_occasion(case, occasion)
    spoke = position.contact == anchor
    last = f"Last contact {case.since_words(anchor)}" if spoke else "Left out last time"
    reason = f"{last}: keep in touch every {case.terms.nurture_days} days."
    kind = TouchKind.NURTURE
    return Answer(propose(case, Step.NURTURE, "nurtured", reason, kind, opens=day, due=day))


def for_occasion(case: Case, occasion: Occasion) -> Answer:
    """Propose to congratulate on the day; on a day off it may wait for a business day."""
    day, what = occasion.day, occasion.what.rstrip(".")
    outdated = occasion.outdates(case.contact.facts_checked)
    first = "check company and title, then " if outdated else ""
    reason = f"{what[:1].upper()}{what[1:]}, {case.day_words(day)}: {first}congratulate."
    due = forward(day, case.terms.calendar)
    kind = TouchKind.NURTURE
    return Answer(propose(case, Step.NURTURE, "occasion", reason, kind, opens=day, due=due))


def for_undated(case: Case) -> Answer:
    """Propose to say hello: on a date of their own to people that were singled out."""
    contact, kind = case.contact, TouchKind.NURTURE
    if case.draft:
        return Answer(propose(case, Step.NURTURE, "drafted", "A draft is begun.", kind))
    occasion = next_occasion(contact, None, case.today)
    if occasion and occasion.day <= case.today:
        return for_occasion(case, occasion)
    if contact.tags or contact.cadence:
        day = case.free(spread_day(case))
        reason = f"On your list every {case.terms.nurture_days} days, nothing written yet."
        return Answer(propose(case, Step.NURTURE, "nurtured", reason, kind, opens=day, due=day))
    return Answer(propose(case, Step.NURTURE, "dormant", DORMANT_REASON, kind))


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
    return Answer(propose(case, Step.TRIAGE, "inbound", reason, opens=opens, due=due))


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
            Step.PROMISE,
            "promise",
            f"{what.rstrip('.')}.",
            TouchKind.CONVERSATION,
            opens=promised.on,
            due=promised.on,
        )
    )
