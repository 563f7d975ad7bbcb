"""Summary: what a day held and what comes next, in quiet words.

No streaks, no scores, and neutral words for whatever came to nothing (S1-38, S4-43).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from netui.core.cadence.days import say_day
from netui.core.cadence.forecast import OPEN, ForecastDay, Work, forecast
from netui.core.cadence.model import Budget, Section
from netui.core.cadence.standings import Standings
from netui.core.model import Direction, TouchKind
from netui.core.state import State

NAMES_SHOWN = 6
WEEK_DAYS = 7

DID: dict[TouchKind, str] = {
    TouchKind.THANK_ACCEPT: "Thanked",
    TouchKind.ACCEPT_REPLY: "Answered the invitation of",
    TouchKind.CONVERSATION: "Wrote to",
    TouchKind.FOLLOW_UP_1: "Followed up with",
    TouchKind.FOLLOW_UP_2: "Followed up again with",
    TouchKind.FAREWELL: "Said goodbye to",
    TouchKind.INVITE: "Invited",
    TouchKind.REINVITE: "Invited again",
    TouchKind.RAPPORT: "Kept talking to",
    TouchKind.NURTURE: "Kept in touch with",
    TouchKind.ASK: "Asked",
    TouchKind.ASK_ADVICE: "Asked for advice",
    TouchKind.GIVE: "Gave something to",
    TouchKind.MEETING: "Met",
    TouchKind.ENGAGE: "Engaged with",
    TouchKind.PROMISE: "Promised something to",
    TouchKind.WITHDRAWN: "Took the invitation back from",
    TouchKind.NOT_SENT: "Not sent to",
    TouchKind.SNOOZE: "Put off",
    TouchKind.SKIP: "Left out",
    TouchKind.STOP: "Let be",
}
"""What I did, in the order it is told."""

HEARD: dict[TouchKind, str] = {
    TouchKind.ACCEPTED: "Connected with",
    TouchKind.REPLIED: "Heard from",
    TouchKind.INVITE_RECEIVED: "Invited by",
    TouchKind.DECLINED: "Not this time",
}
"""What came in; anything else they did is heard from them."""

WORK_WORDS: dict[Work, tuple[str, str]] = {
    Work.ANSWERS: ("answer", "answers"),
    Work.PROMISES: ("promise", "promises"),
    Work.FOLLOW_UPS: ("follow-up", "follow-ups"),
    Work.STEPS: ("step", "steps"),
    Work.INVITATIONS: ("invitation", "invitations"),
    Work.NURTURES: ("to keep up with", "to keep up with"),
}


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """One day: what was done with whom, who is left, the budgets, and what comes."""

    day: dt.date
    done: tuple[tuple[str, tuple[str, ...]], ...]
    due: tuple[str, ...]
    budget: Budget
    ahead: ForecastDay
    week: int
    waiting: int

    @property
    def touched(self) -> bool:
        """Whether anything was done or heard today."""
        return bool(self.done)


def summary(state: State, standings: Standings) -> Summary:
    """Return what today held so far, and what the next working day and the week bring."""
    today = standings.context.today
    queue = standings.queue()
    ahead = forecast(state, standings, WEEK_DAYS)[1:]
    return Summary(
        day=today,
        done=tuple(done_on(state, today)),
        due=tuple(
            state.contacts[row.contact].full for row in queue.rows if row.section in OPEN
        ),
        budget=queue.budget,
        ahead=ahead[0],
        week=sum(found.total for found in ahead),
        waiting=len(queue.of(Section.WAITING)),
    )


def done_on(state: State, day: dt.date) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Yield what was done and heard on a day: the words for it, and with whom, once each."""
    found: dict[str, dict[str, None]] = {}
    for touch in state.touches.values():
        if touch.date == day and touch.kind is not TouchKind.OVERRIDE:
            contact = state.contacts.get(touch.contact)
            if contact is not None:
                words = said(touch.kind, touch.direction)
                found.setdefault(words, {})[contact.full] = None
    order = [*DID.values(), *HEARD.values()]
    for words in sorted(found, key=order.index):
        yield words, tuple(found[words])


def said(kind: TouchKind, direction: Direction) -> str:
    """Return the words for one thing that happened."""
    if direction is Direction.IN or kind in HEARD:
        return HEARD.get(kind, HEARD[TouchKind.REPLIED])
    return DID[kind]


def summary_lines(found: Summary) -> tuple[str, ...]:
    """Return the summary as sentences."""
    return (*done_lines(found), *budget_lines(found.budget), *next_lines(found))


def done_lines(found: Summary) -> tuple[str, ...]:
    """Return what was done, a line for each kind of thing."""
    if not found.touched:
        return ("Nothing was logged today.",)
    return tuple(f"{words}: {listed(names)}." for words, names in found.done)


def listed(names: Sequence[str]) -> str:
    """Return names as a list, the first few of many."""
    rest = len(names) - NAMES_SHOWN
    shown = ", ".join(names[:NAMES_SHOWN])
    return f"{shown} and {rest} more" if rest > 0 else shown


def budget_lines(budget: Budget) -> tuple[str, ...]:
    """Return what the week and the month have used."""
    line = f"Invitations this week: {budget.invitations} of {budget.invitations_of}"
    if budget.notes_of is not None:
        line += f"; notes this month: {budget.notes} of {budget.notes_of}"
    return (f"{line}.",)


def next_lines(found: Summary) -> tuple[str, ...]:
    """Return what is left and what comes next."""
    left = (
        f"Left for today: {listed(found.due)}." if found.due else "Nothing is left for today."
    )
    holds = counts_words(found.ahead.counts) or "nothing yet"
    ahead = f"Next, {say_day(found.ahead.day, found.day)}: {holds}."
    week = (
        f"{found.week} in the next seven days"
        if found.week
        else "Nothing in the next seven days"
    )
    waiting = f"; {found.waiting} waiting for an answer" if found.waiting else ""
    return (left, ahead, f"{week}{waiting}.")


def counts_words(counts: Mapping[Work, int]) -> str:
    """Return what a day holds: ``2 answers, 1 follow-up``; empty for nothing."""
    return ", ".join(
        f"{number} {WORK_WORDS[work][number != 1]}" for work, number in counts.items() if number
    )
