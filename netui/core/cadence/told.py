"""Steps and touches in words: what there is to do, and what happened, as people say it.

The words of the data file (``thank_accept``, ``linkedin_invite``) are typed in commands; a
sentence never shows them.
"""

from __future__ import annotations

import datetime as dt

from netui.core.cadence.days import say_day
from netui.core.cadence.model import NextTouch, Standing, Step
from netui.core.model import Direction, Touch, TouchKind

STEP_NAMES: dict[Step, str] = {
    Step.RESEARCH: "look up",
    Step.INVITE: "invite",
    Step.FOLLOW_UP_1: "follow up",
    Step.FOLLOW_UP_2: "follow up",
    Step.FAREWELL: "farewell",
    Step.REINVITE: "invite again",
    Step.THANK_ACCEPT: "thank",
    Step.ACCEPT_REPLY: "answer",
    Step.REPLY: "reply",
    Step.RAPPORT: "keep talking",
    Step.NURTURE: "say hello",
    Step.ASK: "ask",
    Step.ASK_ADVICE: "ask advice",
    Step.ENGAGE: "engage",
    Step.CHECK: "check",
    Step.DECIDE: "decide",
    Step.TRIAGE: "answer",
    Step.PROMISE: "promised",
}
"""What there is to do, in a word or two."""

DONE: dict[TouchKind, str] = {
    TouchKind.ASK_ADVICE: "asked for advice",
    TouchKind.INVITE: "invited",
    TouchKind.FOLLOW_UP_1: "followed up",
    TouchKind.FOLLOW_UP_2: "followed up again",
    TouchKind.FAREWELL: "said goodbye",
    TouchKind.REINVITE: "invited again",
    TouchKind.THANK_ACCEPT: "said thank you",
    TouchKind.ACCEPT_REPLY: "answered the invitation",
    TouchKind.RAPPORT: "wrote again",
    TouchKind.NURTURE: "kept in touch",
    TouchKind.ASK: "asked for something",
    TouchKind.ENGAGE: "engaged",
    TouchKind.CONVERSATION: "wrote",
    TouchKind.INVITE_RECEIVED: "invited you",
    TouchKind.ACCEPTED: "accepted",
    TouchKind.REPLIED: "replied",
    TouchKind.DECLINED: "declined",
    TouchKind.WITHDRAWN: "took the invitation back",
    TouchKind.NOT_SENT: "did not send it",
    TouchKind.GIVE: "gave something",
    TouchKind.MEETING: "had a meeting",
    TouchKind.SNOOZE: "put it off",
    TouchKind.SKIP: "skipped a step",
    TouchKind.STOP: "stopped",
    TouchKind.OVERRIDE: "overrode a guard",
    TouchKind.PROMISE: "promised something",
}
"""What was done, after who did it."""


def step_name(usual: NextTouch) -> str:
    """Return what there is to do, with the attempt where it is one of several."""
    words = STEP_NAMES[usual.step]
    if usual.attempt and usual.attempts and usual.attempt > 1:
        return f"{words} {usual.attempt}/{usual.attempts}"
    return words


def snooze_words(found: Standing, today: dt.date) -> str:
    """Return until when a touch is put off, and what ends that sooner; empty if it is not."""
    if found.snoozed_until is None:
        return ""
    news = " or their next news" if found.awaits_news else ""
    return f"Snoozed until {say_day(found.snoozed_until, today)}{news}"


def coming(found: Standing, today: dt.date) -> str:
    """Return what comes next and from which day, in a short sentence."""
    usual = found.next
    if usual is None:
        return "Nothing follows."
    opens = usual.opens or usual.due
    when = f" from {say_day(opens, today)}" if opens and opens > today else ""
    return f"Next: {step_name(usual)}{when}."


def happened(touch: Touch) -> str:
    """Return who did what: ``you invited``, ``they accepted``."""
    who = "they" if touch.direction is Direction.IN else "you"
    return f"{who} {DONE[touch.kind]}"
