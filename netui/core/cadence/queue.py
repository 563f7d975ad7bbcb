"""Queue: who comes next, in order, over the standings of everybody.

It must stay quick for 30,000 people: a place is found once for each standing, and only what
is shown is put in order. Invitations are cut by what is left of the week's budget, dormant
people to a few a day.
"""

from __future__ import annotations

import bisect
import datetime as dt
import heapq
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

from msgspec.structs import replace

from netui.core.cadence.budget import nurture_share
from netui.core.cadence.days import later, say_day
from netui.core.cadence.fit import fit, is_stranger, turn
from netui.core.cadence.model import (
    Budget,
    Context,
    NextTouch,
    Queue,
    QueueRow,
    Section,
    Standing,
    Step,
)
from netui.core.model import Contact, Stage

Key = tuple[int, int, int, int, int]
"""Section, class, unanswered, day or rank, contact."""

Rank = tuple[int, int, int]
"""What is preferred, how well it fits or whose turn it is, contact."""

CLASS_OF: dict[Step, int] = {
    Step.REPLY: 0,
    Step.THANK_ACCEPT: 0,
    Step.ACCEPT_REPLY: 0,
    Step.PROMISE: 1,
    Step.FOLLOW_UP_1: 2,
    Step.FOLLOW_UP_2: 2,
    Step.FAREWELL: 3,
    Step.TRIAGE: 3,
    Step.CHECK: 3,
    Step.DECIDE: 3,
    Step.ENGAGE: 3,
    Step.INVITE: 4,
    Step.REINVITE: 4,
    Step.RESEARCH: 4,
    Step.ASK_ADVICE: 4,
    Step.RAPPORT: 5,
    Step.NURTURE: 5,
    Step.ASK: 5,
}
"""The order within a section: replies and thanks first (S3-59, S3-60, S3-61)."""

FOLLOW_UPS = 2
INVITATIONS = 4
NURTURES = 5
PLACE = {section: number for number, section in enumerate(Section)}
OUTSTANDING = frozenset({Stage.INVITED, Stage.AWAITING_ANSWER})
WEEK_DAYS = 7
QUESTIONS_A_DAY = 3
"""Invitations left open in an import are asked about a few at a time, the oldest first."""

PREFERENCE = {Step.INVITE: 0, Step.REINVITE: 1, Step.RESEARCH: 2}


def queue(
    standings: Mapping[int, Standing] | Iterable[Standing],
    contacts: Mapping[int, Contact],
    context: Context,
    used: Budget,
) -> Queue:
    """Return the follow-up queue over all standings."""
    line = Lineup(context)
    found = standings.values() if isinstance(standings, Mapping) else standings
    for standing in found:
        line.put(standing, contacts[standing.contact])
    return line.queue(contacts, used)


def section_of(standing: Standing, usual: NextTouch, today: dt.date) -> Section | None:
    """Return the part of the queue a next touch belongs to; ``None`` is not yet."""
    if usual.due and usual.due < today:
        return Section.OVERDUE
    if usual.opens is None or usual.opens <= today:
        return Section.TODAY
    if standing.stage in OUTSTANDING and usual.step is not Step.PROMISE:
        return Section.WAITING
    return Section.THIS_WEEK if usual.opens <= later(today, WEEK_DAYS) else None


class Lineup:
    """Everybody's place in the queue, kept up one person at a time."""

    def __init__(self, context: Context) -> None:
        """Start with nobody, for one day."""
        self._context = context
        self._rows: dict[Key, QueueRow] = {}
        self._keys: dict[int, Key] = {}
        self._order: list[Key] | None = None
        self._invitations: dict[int, tuple[Rank, NextTouch, bool]] = {}
        self._questions: dict[int, NextTouch] = {}
        self._dormant: dict[int, tuple[Rank, NextTouch]] = {}
        self._offers: list[Rank] | None = None

    def put(self, standing: Standing, contact: Contact) -> None:
        """Find the place of a contact, or find it again."""
        self.drop(contact.id)
        usual = standing.next
        if usual is None:
            return
        if standing.dormant:
            self._put_dormant(usual, contact)
            return
        section = section_of(standing, usual, self._context.today)
        if section is None:
            return
        if section is Section.TODAY and usual.step in PREFERENCE:
            rank = (PREFERENCE[usual.step], -fit(contact), contact.id)
            if usual.rule == "drafted":
                rank = (-1, *rank[1:])
            self._invitations[contact.id] = (rank, usual, is_stranger(contact))
        elif section is Section.TODAY and usual.step is Step.DECIDE and usual.due is None:
            self._questions[contact.id] = usual
        else:
            self._put_row(standing, usual, section)

    def _put_dormant(self, usual: NextTouch, contact: Contact) -> None:
        rank = (-fit(contact), turn(contact.id, self._context.today), contact.id)
        self._dormant[contact.id] = (rank, usual)
        if self._offers is not None:
            bisect.insort(self._offers, rank)

    def _put_row(self, standing: Standing, usual: NextTouch, section: Section) -> None:
        group = CLASS_OF[usual.step]
        unanswered = int(group == FOLLOW_UPS and not standing.answered)
        day = usual.due or usual.opens or self._context.today
        key = (PLACE[section], group, unanswered, day.toordinal(), standing.contact)
        self._rows[key] = QueueRow(contact=standing.contact, section=section, next=usual)
        self._keys[standing.contact] = key
        if self._order is not None:
            bisect.insort(self._order, key)

    def drop(self, contact_id: int) -> None:
        """Forget a contact."""
        self._invitations.pop(contact_id, None)
        self._questions.pop(contact_id, None)
        self._dormant.pop(contact_id, None)
        key = self._keys.pop(contact_id, None)
        if key is not None:
            del self._rows[key]
            if self._order is not None:
                del self._order[bisect.bisect_left(self._order, key)]

    def queue(self, contacts: Mapping[int, Contact], used: Budget) -> Queue:
        """Return the queue as it is now."""
        if self._order is None:
            self._order = sorted(self._rows)
        keyed = [(key, self._rows[key]) for key in self._order]
        chosen = [
            *self._chosen_questions(),
            *self._chosen_invitations(used),
            *self._chosen_dormant(contacts, used),
        ]
        merged = heapq.merge(keyed, sorted(chosen, key=itemgetter(0)), key=itemgetter(0))
        return Queue(rows=tuple(row for _, row in merged), budget=used)

    def _chosen_questions(self) -> Iterator[tuple[Key, QueueRow]]:
        oldest = heapq.nsmallest(
            QUESTIONS_A_DAY,
            ((usual.opens or dt.date.min, who) for who, usual in self._questions.items()),
        )
        for day, who in oldest:
            usual = self._questions[who]
            yield today_row(who, usual, CLASS_OF[usual.step], day.toordinal())

    def _chosen_invitations(self, used: Budget) -> Iterator[tuple[Key, QueueRow]]:
        left = used.invitations_of - used.invitations
        strangers_left = used.strangers_of - used.strangers
        ranked = sorted(self._invitations.values(), key=itemgetter(0))
        for number, (rank, usual, stranger) in enumerate(ranked):
            if usual.rule != "drafted" and (left <= 0 or (stranger and strangers_left <= 0)):
                continue
            left -= 1
            strangers_left -= int(stranger)
            yield today_row(rank[-1], usual, INVITATIONS, number)

    def _chosen_dormant(
        self, contacts: Mapping[int, Contact], used: Budget
    ) -> Iterator[tuple[Key, QueueRow]]:
        share = nurture_share(self._context) - used.nurtures
        if share <= 0:
            return
        for number, (rank, usual) in enumerate(self._next_offers(share)):
            who = rank[-1]
            offer = offered(usual, contacts[who], self._context.today)
            yield today_row(who, offer, NURTURES, dt.date.max.toordinal() + number)

    def _next_offers(self, share: int) -> list[tuple[Rank, NextTouch]]:
        if self._offers is None:
            self._offers = sorted(rank for rank, _ in self._dormant.values())
        chosen: dict[int, tuple[Rank, NextTouch]] = {}
        for rank in self._offers:
            found = self._dormant.get(rank[-1])
            if found and found[0] == rank:
                chosen[rank[-1]] = found
                if len(chosen) == share:
                    break
        return list(chosen.values())


def offered(usual: NextTouch, contact: Contact, today: dt.date) -> NextTouch:
    """Return what is proposed to a dormant person, with the reason of this one."""
    if contact.connected_on is None:
        return usual
    day = say_day(contact.connected_on, today)
    return replace(usual, reason=f"Connected on {day}, nothing written yet: say hello.")


def today_row(who: int, usual: NextTouch, group: int, rank: int) -> tuple[Key, QueueRow]:
    """Return a row of today with its place."""
    key = (PLACE[Section.TODAY], group, 0, rank, who)
    return key, QueueRow(contact=who, section=Section.TODAY, next=usual)
