"""Budget: what this week, month and day have used, and what they allow.

A setting wins over the answer in the profile; a setting left at its default does not count as
set. Guards on top of these figures are not its business.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from netui.core.cadence import members
from netui.core.cadence.capacity import DAYS_A_WEEK, capacity
from netui.core.cadence.days import later
from netui.core.cadence.fit import is_stranger
from netui.core.cadence.model import Budget, Context
from netui.core.cadence.position import OUTCOME_LIFTED
from netui.core.model import (
    INCOMING,
    INVITATION_KINDS,
    Contact,
    Plan,
    Touch,
    TouchKind,
)
from netui.core.settings import BudgetSettings, plan_in_force

STANDARD = BudgetSettings()
NURTURES_AN_INVITATION = 2
"""New people to people kept up with, one to two (S3-56)."""


NOT_DONE = INCOMING | {
    TouchKind.SNOOZE,
    TouchKind.SKIP,
    TouchKind.STOP,
    TouchKind.OVERRIDE,
    TouchKind.PROMISE,
    TouchKind.NOT_SENT,
}
"""Kinds of touches that take nothing of the time there is for today."""


OUTCOME_LIMIT = "weekly_limit"
PAUSES = {OUTCOME_LIMIT: 1, OUTCOME_LIFTED: 0}
"""What a touch that was not sent says of LinkedIn's own weekly limit, and what lifts it."""


class Tally(msgspec.Struct, frozen=True, gc=False):
    """What one or many people's touches have used."""

    invitations: int = 0
    strangers: int = 0
    notes: int = 0
    nurtures: int = 0
    done: int = 0
    paused: int = 0

    def plus(self, more: Tally) -> Tally:
        """Return the sum of both."""
        return Tally(
            self.invitations + more.invitations,
            self.strangers + more.strangers,
            self.notes + more.notes,
            self.nurtures + more.nurtures,
            self.done + more.done,
            self.paused + more.paused,
        )

    def minus(self, less: Tally) -> Tally:
        """Return what is left without a part of it."""
        return Tally(
            self.invitations - less.invitations,
            self.strangers - less.strangers,
            self.notes - less.notes,
            self.nurtures - less.nurtures,
            self.done - less.done,
            self.paused - less.paused,
        )


NOTHING = Tally()


def tally(touches: Iterable[Touch], contact: Contact | None, today: dt.date) -> Tally:
    """Return what the touches of one contact have used of week, month and day."""
    first, last, month = spans_of(today)
    invitations = notes = nurtures = done = paused = 0
    for touch in touches:
        if touch.direction is not members.OUTGOING:
            continue
        day, kind = touch.date, touch.kind
        done += day == today and kind not in NOT_DONE
        if kind in INVITATION_KINDS:
            invitations += first <= day <= last
            notes += touch.note_used and day.replace(day=1) == month
        elif kind is members.NURTURING:
            nurtures += day == today
        elif first <= day <= last and touch.outcome in PAUSES:
            paused = PAUSES[touch.outcome]
    if not (invitations or notes or nurtures or done or paused):
        return NOTHING
    strangers = invitations if contact is None or is_stranger(contact) else 0
    return Tally(invitations, strangers, notes, nurtures, done, paused)


@functools.lru_cache(maxsize=16)
def spans_of(today: dt.date) -> tuple[dt.date, dt.date, dt.date]:
    """Return the first and the last day of the week, and the first of the month."""
    first = monday_of(today)
    return first, later(first, 6), today.replace(day=1)


def horizon_of(today: dt.date) -> dt.date:
    """Return the first day that week and month still count."""
    return min(today.replace(day=1), monday_of(today))


def since(touches: Sequence[Touch], first: dt.date) -> Sequence[Touch]:
    """Return the touches from a day on; they are in order, so that only the last are asked."""
    start = len(touches)
    while start and touches[start - 1].date >= first:
        start -= 1
    return touches[start:]


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of tallies."""
    return functools.reduce(Tally.plus, tallies, NOTHING)


def budget(
    touches: Iterable[Touch], contacts: Mapping[int, Contact], context: Context
) -> Budget:
    """Return what the week, the month and the day have used, and what they allow."""
    horizon = horizon_of(context.today)
    recent: dict[int, list[Touch]] = {}
    for touch in touches:
        if touch.date >= horizon:
            recent.setdefault(touch.contact, []).append(touch)
    return budget_of(
        total(tally(found, contacts.get(who), context.today) for who, found in recent.items()),
        context,
    )


def monday_of(today: dt.date) -> dt.date:
    """Return the Monday of this ISO week."""
    return later(today, -today.weekday())


def budget_of(used: Tally, context: Context, conversations: int = 0) -> Budget:
    """Return what was used beside what is allowed; a pause ends with the week, in my zone."""
    mine, set_to = context.profile, context.settings.budget
    week = chosen(
        set_to.invitations_per_week, mine.invitations_per_week, STANDARD.invitations_per_week
    )
    strangers = chosen(
        set_to.strangers_per_week, mine.strangers_per_week, STANDARD.strangers_per_week
    )
    notes = chosen(set_to.notes_per_month, mine.notes_per_month, STANDARD.notes_per_month)
    free = plan_in_force(context.settings, mine) is Plan.FREE
    allowed = min(week, set_to.invitations_hard)
    return Budget(
        invitations=used.invitations,
        invitations_of=allowed,
        strangers=used.strangers,
        strangers_of=min(strangers, allowed),
        notes=used.notes,
        notes_of=notes if free else None,
        nurtures=used.nurtures,
        done=used.done,
        done_of=capacity(context),
        paused_until=later(monday_of(context.today), 7) if used.paused else None,
        conversations=conversations,
        conversations_of=context.settings.cadence.open_conversations,
    )


def chosen(setting: int, answer: int | None, standard: int) -> int:
    """Return the setting where it differs from the standard, else the answer in the profile."""
    return setting if setting != standard or answer is None else answer


def nurture_share(context: Context) -> int:
    """Return how many dormant people a day are offered: at least one (S3-60, S3-61)."""
    weekly = NURTURES_AN_INVITATION * budget_of(NOTHING, context).invitations_of
    share = weekly // DAYS_A_WEEK
    return max(1, min(share, capacity(context)))
