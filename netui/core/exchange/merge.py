"""Puts the people and invitations of an archive among those on file, as one change.

Importing the same archive again adds nothing: each contact is recognised, each touch is found
on file. Never takes away or shortens what is on file.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

import msgspec

from netui.core.changes import ChangeBuilder
from netui.core.exchange import facts
from netui.core.exchange.identity import Identities, Match
from netui.core.exchange.invitations import Invitation
from netui.core.exchange.people import Person
from netui.core.exchange.report import Notice
from netui.core.exchange.text import folded, quoted
from netui.core.model import (
    INVITATION_KINDS,
    Channel,
    Contact,
    Degree,
    Direction,
    Source,
    Tombstone,
    Touch,
    TouchKind,
    TouchSource,
)
from netui.core.moment import Moment
from netui.core.state import State
from netui.core.tombstones import Forgotten

FRESH_DAYS = 14
"""Connected or invited within so many days is news; older is history (first import)."""

SAME_INVITATION_DAYS = 14
"""LinkedIn lets nobody invite a person twice within these days: two records are one."""

_SETTLED = frozenset(
    {
        TouchKind.ACCEPTED,
        TouchKind.THANK_ACCEPT,
        TouchKind.ACCEPT_REPLY,
        TouchKind.REPLIED,
        TouchKind.CONVERSATION,
        TouchKind.RAPPORT,
        TouchKind.MEETING,
    }
)
"""Touches that show that I know of the acceptance already."""


class Merge:
    """The change under construction and what it does to the people of an archive."""

    def __init__(self, state: State, moment: Moment, people: Iterable[Person]) -> None:
        """Start with the people on file and the names in the archive."""
        names = Counter(folded(person.name.full) for person in people)
        namesakes = frozenset(name for name, times in names.items() if times > 1)
        self.builder = ChangeBuilder(state)
        self.notices: list[Notice] = []
        self.new: set[int] = set()
        self.changed: set[int] = set()
        self.seen: set[int] = set()
        self.matched_by_name = 0
        self.accepted = 0
        self._state = state
        self._today = moment.today
        self._forgotten = Forgotten(state.table(Tombstone).values())
        self._identities = Identities(state.contacts.values(), namesakes)
        self._connected: dict[int, dt.date | None] = {}
        self._waited: set[int] = set()
        self._added: dict[int, list[Touch]] = {}

    def connection(self, person: Person) -> None:
        """Take in somebody I am connected with."""
        contact = self._taken_in(person, self._identities.find(person), Source.IMPORT)
        if contact is None:
            return
        self._identities.claim(contact.id, person.file)
        if contact.degree is not Degree.FIRST:
            if any(t.kind in INVITATION_KINDS for t in self._state.touches_of(contact.id)):
                self._waited.add(contact.id)
            contact = facts.connected(contact)
            self._put(contact)
        self._connected[contact.id] = contact.connected_on

    def invitation(self, invitation: Invitation) -> None:
        """Take in somebody I invited, or who invited me, and the invitation itself."""
        incoming = invitation.direction is Direction.IN
        source = Source.INBOUND if incoming else Source.IMPORT
        person = invitation.person
        contact = self._taken_in(person, self._identities.find_named(person), source)
        if contact is None:
            return
        is_connected = contact.degree is Degree.FIRST
        if not is_connected or self._still_matters(contact, invitation):
            self._log_invitation(contact, invitation, is_connected=is_connected)
        if contact.direction is None:
            self._put(_with_direction(contact, invitation.direction))

    def acceptances(self) -> None:
        """Log who accepted: invitations that waited on file, and connections of these days."""
        for contact_id, day in self._connected.items():
            history = self._history(contact_id)
            if history or (day and self._is_fresh(day)):
                self._log_acceptance(contact_id, day, history)

    def _taken_in(self, person: Person, match: Match | None, source: Source) -> Contact | None:
        """Return the contact that a person is or becomes; nobody for one who was forgotten."""
        known = self.builder.get(Contact, match.contact) if match else None
        if match is None or known is None:
            newcomer = facts.new_contact(person, source)
            if newcomer in self._forgotten:
                text = "left out: this person was forgotten with netui forget"
                self.notices.append(Notice(file=person.file, line=person.line, text=text))
                return None
            contact = self.builder.add(newcomer)
            self._identities.add(contact)
            self.new.add(contact.id)
            self.seen.add(contact.id)
            return contact
        if match.weak and known.id not in self.seen:
            self.matched_by_name += 1
        contact, refused = facts.updated(known, person, again=known.id in self.seen)
        self.seen.add(known.id)
        if refused:
            text = f"{quoted(contact.full)}: {refused}"
            self.notices.append(Notice(file=person.file, line=person.line, text=text))
        self._put(contact)
        self._identities.add(contact)
        return contact

    def _put(self, contact: Contact) -> None:
        if contact is not self.builder.get(Contact, contact.id):
            self.builder.put(contact)
            self.changed.add(contact.id)

    def _history(self, contact_id: int) -> list[Touch]:
        return [*self._state.touches_of(contact_id), *self._added.get(contact_id, ())]

    def _still_matters(self, contact: Contact, invitation: Invitation) -> bool:
        """Whether an invitation belongs in the history of somebody I am connected with.

        Mine does if it came before the connection; theirs only while it is news.
        """
        if invitation.direction is Direction.IN:
            return self._is_fresh(invitation.sent)
        day = contact.connected_on
        return day is not None and (invitation.sent - day).days <= 1

    def _is_fresh(self, day: dt.date) -> bool:
        """Whether a day is within the last fortnight; tomorrow may be today elsewhere."""
        return -1 <= (self._today - day).days <= FRESH_DAYS

    def _log(self, touch: Touch) -> None:
        self._added.setdefault(touch.contact, []).append(self.builder.add(touch))
        self.changed.add(touch.contact)

    def _log_invitation(
        self, contact: Contact, invitation: Invitation, *, is_connected: bool
    ) -> None:
        """Log an invitation that is not on file yet.

        One that was accepted long ago says so in its outcome, and asks for nothing.
        """
        outgoing = invitation.direction is Direction.OUT
        kinds = INVITATION_KINDS if outgoing else {TouchKind.INVITE_RECEIVED}
        if any(
            touch.kind in kinds
            and abs((touch.date - invitation.sent).days) <= SAME_INVITATION_DAYS
            for touch in self._history(contact.id)
        ):
            return
        self._log(
            Touch(
                contact=contact.id,
                kind=TouchKind.INVITE if outgoing else TouchKind.INVITE_RECEIVED,
                date=invitation.sent,
                direction=invitation.direction,
                channel=Channel.LINKEDIN_INVITE,
                text=invitation.text,
                outcome="accepted" if is_connected and outgoing else "",
                note_used=bool(invitation.text) and outgoing,
                source=TouchSource.IMPORT,
            )
        )

    def _log_acceptance(
        self, contact_id: int, day: dt.date | None, history: list[Touch]
    ) -> None:
        invited = [touch.date for touch in history if touch.kind in INVITATION_KINDS]
        received = [t.date for t in history if t.kind is TouchKind.INVITE_RECEIVED]
        waited = contact_id in self._waited
        if not waited and (day is None or not self._is_fresh(day)):
            return
        known = [each for each in (day, max(invited, default=None)) if each]
        since = min(known) - dt.timedelta(days=1)
        if any(touch.kind in _SETTLED and touch.date >= since for touch in history):
            return
        self._log(
            Touch(
                contact=contact_id,
                kind=TouchKind.ACCEPTED,
                date=max([day or self._today, *invited, *received]),
                direction=Direction.IN,
                channel=Channel.LINKEDIN_INVITE,
                source=TouchSource.IMPORT,
            )
        )
        self.accepted += waited


def _with_direction(contact: Contact, direction: Direction) -> Contact:
    return msgspec.structs.replace(contact, direction=direction)
