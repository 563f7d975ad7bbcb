"""Queue: who comes next, in order, over the standings of everybody.

It must stay quick for 30,000 people: a place is found once for each standing, and only what
is shown is put in order. What has a window is spread within it by what there is time for;
invitations are cut by what is left of the week's budget, dormant people to a few a day.
Replies, thanks, promises and what is due are always there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple, Protocol

from msgspec.structs import replace

from netui.core.cadence import members
from netui.core.cadence.budget import nurture_share
from netui.core.cadence.capacity import capacity, needed, planned
from netui.core.cadence.dated import Dated, Placed
from netui.core.cadence.days import say_day
from netui.core.cadence.fit import fit, is_stranger
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
from netui.core.cadence.offers import Offers
from netui.core.cadence.placing import (
    AFTER_ALL_DAYS,
    CLASS_OF,
    INVITATIONS,
    NURTURES,
    PLACE,
    THIS_WEEK_BEGINS,
    TODAY_BEGINS,
    key_of,
    may_wait,
    section_of,
    today_row,
)
from netui.core.cadence.ranking import Ranking, queue_key, rank_key
from netui.core.model import Channel, Contact

QUESTIONS_A_DAY = 3
"""Invitations left open in an import are asked about a few at a time, the oldest first."""

DRAFTED = 0
PREFERENCE = {Step.INVITE: 1, Step.REINVITE: 2, Step.RESEARCH: 3}
"""Whom an invitation is offered to first; a draft that was begun comes before them."""


class Home(Protocol):
    """What holds a contact's place."""

    def drop(self, who: int) -> None:
        """Take the contact out."""


class Invitation(NamedTuple):
    """Somebody to be invited, or looked up, when the week's budget allows."""

    next: NextTouch
    stranger: bool

    @property
    def begun(self) -> bool:
        """Whether a note was begun, so that it is shown whatever the budget says."""
        return self.next.rule == "drafted"


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


class Lineup:
    """Everybody's place in the queue, kept up one person at a time."""

    def __init__(self, context: Context) -> None:
        """Start with nobody, for one day."""
        self._today = context.today
        self._a_day = capacity(context)
        self._share = nurture_share(context)
        self._rows = Dated()
        self._windows: Ranking[NextTouch] = Ranking()
        self._invitations: Ranking[Invitation] = Ranking()
        self._questions: Ranking[NextTouch] = Ranking()
        self._dormant = Offers(context.today)
        self._home: dict[int, Home] = {}

    def put(self, standing: Standing, contact: Contact) -> None:
        """Find the place of a contact, or find it again."""
        who = contact.id
        if who in self._home:
            self.drop(who)
        usual = standing.next
        if usual is None:
            return
        if standing.dormant:
            self._dormant.put(who, fit(contact), usual)
            self._home[who] = self._dormant
            return
        section = section_of(standing, usual, self._today)
        if section is members.TODAY and usual.step in PREFERENCE:
            self._put_invitation(usual, contact)
        elif section is not None:
            self._put_dated(usual, section, answered=standing.answered)

    def put_dormant(self, people: Iterable[Contact]) -> None:
        """Find the places of people who have nothing but a connection, as most have."""
        fits = {contact.id: fit(contact) for contact in people}
        for who in fits.keys() & self._home.keys():
            self.drop(who)
        self._dormant.put_all(fits)
        self._home.update(dict.fromkeys(fits, self._dormant))

    def _put_dated(self, usual: NextTouch, section: Section, *, answered: bool) -> None:
        day = usual.due or usual.opens or self._today
        key = key_of(usual, section, day, answered=answered)
        today = section is members.TODAY
        if today and may_wait(usual, self._today):
            self._windows.put(key, usual)
            self._home[usual.contact] = self._windows
        elif today and usual.step is members.DECIDE and usual.due is None:
            self._questions.put(key, usual)
            self._home[usual.contact] = self._questions
        else:
            self._rows.put(key, QueueRow(contact=usual.contact, section=section, next=usual))
            self._home[usual.contact] = self._rows

    def _put_invitation(self, usual: NextTouch, contact: Contact) -> None:
        offer = Invitation(usual, is_stranger(contact))
        preference = DRAFTED if offer.begun else PREFERENCE[usual.step]
        # Of people who fit as well, whoever was met first has waited longest.
        met = contact.met.when if contact.met else None
        since = met.toordinal() if met else AFTER_ALL_DAYS
        key = rank_key(preference, fit(contact), since, contact.id)
        self._invitations.put(key, offer)
        self._home[contact.id] = self._invitations

    def drop(self, contact_id: int) -> None:
        """Forget a contact."""
        home = self._home.pop(contact_id, None)
        if home is not None:
            home.drop(contact_id)

    def queue(self, contacts: Mapping[int, Contact], used: Budget) -> Queue:
        """Return the queue as it is now."""
        self._rows.hold(held=is_crowded(used))
        ahead = self._rows.count_below(THIS_WEEK_BEGINS)
        room = self._a_day - used.done - ahead
        chosen = list(self._chosen_windows(room))
        room -= sum(row.on is None for _, row in chosen)
        for offers in (
            self._chosen_questions(room),
            self._chosen_invitations(used, room),
        ):
            found = list(offers)
            room -= len(found)
            chosen += found
        chosen += self._chosen_dormant(contacts, used, room)
        return Queue(rows=self._rows.rows(chosen), budget=used)

    def _chosen_windows(self, room: int) -> Iterator[Placed]:
        dues = sorted(usual.due for usual in self._windows.values if usual.due)
        number = max(room, needed(dues, self._today))
        for place, (key, usual) in enumerate(
            zip(self._windows.keys, self._windows.values, strict=True)
        ):
            if place < number:
                yield key, QueueRow(contact=usual.contact, section=Section.TODAY, next=usual)
            else:
                yield self._put_off(usual, place - number, number)

    def _put_off(self, usual: NextTouch, place: int, a_day: int) -> Placed:
        day = planned(place, max(a_day, self._a_day), self._today, usual.due)
        row = QueueRow(contact=usual.contact, section=Section.THIS_WEEK, next=usual, on=day)
        return key_of(usual, Section.THIS_WEEK, day), row

    def _chosen_questions(self, room: int) -> Iterator[Placed]:
        number = max(0, min(QUESTIONS_A_DAY, room))
        for usual in islice(self._questions.values, number):
            day = usual.opens or dt.date.min
            yield today_row(usual, CLASS_OF[usual.step], day.toordinal())

    def _chosen_invitations(self, used: Budget, room: int) -> Iterator[Placed]:
        left = min(used.invitations_of - used.invitations, room)
        strangers_left = used.strangers_of - used.strangers
        for number, offer in enumerate(self._invitations.values):
            if must_wait(offer.next, used):
                continue
            if not offer.begun and left <= 0:
                break
            if not offer.begun and offer.stranger and strangers_left <= 0:
                continue
            left -= 1
            strangers_left -= int(offer.stranger)
            yield today_row(offer.next, INVITATIONS, number)

    def _chosen_dormant(
        self, contacts: Mapping[int, Contact], used: Budget, room: int
    ) -> Iterator[Placed]:
        least = int(used.nurtures == 0 and not self._nurture_is_due())
        share = max(min(self._share - used.nurtures, room), least)
        for number, usual in enumerate(self._dormant.first(share)):
            offer = offered(usual, contacts[usual.contact], self._today)
            yield today_row(offer, NURTURES, AFTER_ALL_DAYS + number)

    def _nurture_is_due(self) -> bool:
        below = self._rows.count_below
        return any(
            below(queue_key(PLACE[section], NURTURES, 0, 0, 0)) < below(end)
            for section, end in (
                (Section.OVERDUE, TODAY_BEGINS),
                (Section.TODAY, THIS_WEEK_BEGINS),
            )
        )


def is_crowded(used: Budget) -> bool:
    """Whether so many conversations are open that no new one should begin (S3-13, S3-52)."""
    return used.conversations >= used.conversations_of


def must_wait(usual: NextTouch, used: Budget) -> bool:
    """Whether an invitation waits for LinkedIn's new week, or for room in conversations."""
    if usual.step is Step.RESEARCH:
        return False
    paused = used.paused_until is not None and usual.channel is Channel.LINKEDIN_INVITE
    return paused or is_crowded(used)


def offered(usual: NextTouch, contact: Contact, today: dt.date) -> NextTouch:
    """Return what is proposed to a dormant person, with the reason of this one."""
    if contact.connected_on is None:
        return usual
    day = say_day(contact.connected_on, today)
    return replace(usual, reason=f"Connected on {day}, nothing written yet: say hello.")
