"""A session at the desk: what the store holds, seen as of today.

It derives standings, queue and people list from the store's state and keeps them in step
with each change. It decides nothing about the screen and knows no widget; the command line
could use it as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from netui.clock import Clock
from netui.core.cadence.circumstances import sending_hours
from netui.core.cadence.guards.speaking import before_writing
from netui.core.cadence.guards.surroundings import Surroundings
from netui.core.cadence.model import Context, Queue, Section, Standing
from netui.core.cadence.round import Round
from netui.core.cadence.standings import Standings
from netui.core.cadence.told import snooze_words
from netui.core.changes import Change, only_words
from netui.core.composition import Composition, compose
from netui.core.examination import hushed_in, note_of
from netui.core.facts import facts
from netui.core.hints.engine import examine, explain
from netui.core.hints.model import Findings, Note
from netui.core.hints.people import People, people_index
from netui.core.hints.rule import NO_OWN_RULES, Explanation, OwnRules
from netui.core.model import Channel, Contact, Stage, Template, TouchKind
from netui.core.moment import Moment
from netui.core.people.index import PeopleIndex
from netui.core.people.marks import Marks
from netui.core.people.rows import nameplate, person_row
from netui.core.settings import Settings
from netui.core.state import State
from netui.core.templates import in_force, shipped
from netui.errors import Problem
from netui.store import Store

SLICE = 500
"""People taken in at a time while loading, so that keys are answered in between."""

OPEN_SECTIONS = (Section.OVERDUE, Section.TODAY)


class Session:
    """The store's state with everything the desk derives from it."""

    def __init__(
        self, store: Store, settings: Settings, clock: Clock, own: OwnRules = NO_OWN_RULES
    ) -> None:
        """Take an open store and the user's hint rules; nothing is derived yet."""
        self.store = store
        self.own = own
        self.settings = settings
        self.clock = clock
        self.today = clock().today
        self.round = Round(self.today)
        self.marks = Marks()
        self.people = PeopleIndex(self.today, self.marks)
        self.standings = Standings(self.context)
        self._queue: Queue | None = None
        self._others: People | None = None

    @property
    def state(self) -> State:
        """Everything on file."""
        return self.store.state

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What the person should be told about the file and about rules of their own."""
        own = self.own.notice
        return (*self.store.notices, own) if own else self.store.notices

    @property
    def moment(self) -> Moment:
        """Now."""
        return self.clock()

    @property
    def context(self) -> Context:
        """What the cadence reads besides a contact's own history."""
        return Context(today=self.today, settings=self.settings, profile=self.state.profile)

    def list_people(self) -> Iterator[None]:
        """List everybody for searching, a slice at a time; where they stand comes later."""
        people = PeopleIndex(self.today, self.marks)
        people.sort = self.people.sort
        for _ in people.build(map(nameplate, self._listed()), SLICE):
            yield
        self.people = people
        self.marks.drop(who for who in self.marks if people.number_of(who) is None)

    def work_out(self) -> Iterator[None]:
        """Work out where everybody stands, a slice at a time, and write it into the list."""
        self._queue = None
        for _ in self.standings.build(self.state, self.context, SLICE):
            yield
        standing = self.standings.all
        stood = (person_row(contact, standing[contact.id]) for contact in self._listed())
        for _ in self.people.fill_in(stood, SLICE):
            yield
        yield from self.others.gather()

    def _listed(self) -> Iterator[Contact]:
        return (contact for contact in self.state.contacts.values() if not contact.archived)

    def take_in(self, change: Change) -> None:
        """Bring what is derived in step with one committed change."""
        if only_words(change):
            return
        self._queue = None
        if self._others is not None:
            self._others.take_in(change)
        self.standings.update(self.state, change)
        concerned = set(change.touched_contacts())
        self.people.follow(self.state, self.standing, concerned)
        self.marks.drop(who for who in concerned if self.people.number_of(who) is None)

    @property
    def queue(self) -> Queue:
        """The follow-up queue as of today."""
        if self._queue is None:
            self._queue = self.standings.queue()
        return self._queue

    def contact(self, contact_id: int) -> Contact | None:
        """Return a contact on file."""
        return self.state.contacts.get(contact_id)

    def name(self, contact_id: int) -> str:
        """Return a contact's name, or a dash for somebody who is gone."""
        contact = self.contact(contact_id)
        return contact.full if contact else "-"

    def standing(self, contact_id: int) -> Standing:
        """Return where a contact stands."""
        found = self.standings.get(contact_id)
        return found or Standing(contact=contact_id, stage=Stage.TARGET)

    def compose(
        self,
        contact_id: int,
        *,
        kind: TouchKind | None = None,
        channel: Channel | None = None,
        template: str | None = None,
    ) -> Composition | Problem:
        """Return what the composer opens for a contact."""
        context = self.context
        found = compose(
            self.state,
            self.standing(contact_id),
            context,
            kind=kind,
            channel=channel,
            template=template,
        )
        return found if isinstance(found, Problem) else beside(self, found)

    def instead(self, contact_id: int, problem: Problem, key: str) -> tuple[str, ...]:
        """Return what is shown instead of a note: who, why, what to do, what is on file."""
        contact = self.state.contacts[contact_id]
        work = ", ".join(part for part in (contact.title, contact.company) if part)
        standing = self.standing(contact_id)
        logs = f" {key} logs it." if standing.next is not None else ""
        on_file = facts(contact, self.state.profile, self.today)
        return (
            f"{contact.full}  {work}".rstrip(),
            f"{problem.what.rstrip('.')}.",
            f"{problem.todo}{logs}".strip(),
            *(f"{fact.label}  {fact.text}" for fact in on_file),
        )

    def note(self, composition: Composition, text: str, subject: str = "") -> Note:
        """Return the note to be examined: the text with everything the hints may know."""
        return note_of(
            composition,
            text,
            subject,
            state=self.state,
            context=self.context,
            others=self.others,
            planned=self.standing(composition.contact.id).snoozed_until,
            budget=None if text.strip() else self.standings.budget,
        )

    def search(self, query: str) -> Sequence[int]:
        """Return the rows of the list that a query finds while it is being typed."""
        return self.people.search(query)

    @property
    def others(self) -> People:
        """Everybody on file and what they were sent, for hints that ask."""
        if self._others is None:
            self._others = people_index(self.state)
        return self._others

    def templates_for(self, composition: Composition) -> tuple[Template, ...]:
        """Return the templates of this kind of touch, the person's own first."""
        available = in_force(shipped(), self.state.templates.values())
        return tuple(found for found in available if found.kind is composition.kind)

    def examine(self, composition: Composition, text: str, subject: str) -> Findings:
        """Return what the hints say of a text for the person who is open."""
        note = self.note(composition, text, subject)
        hushed = hushed_in(self.state, composition.contact.id)
        return examine(note, self.settings.hints.severity, hushed, self.own.rules)

    def explain(self, code: str) -> Explanation | Problem:
        """Return a hint rule, shipped or the user's own, as it is told."""
        return explain(code, self.own.rules)

    @property
    def anything_today(self) -> bool:
        """Whether somebody is due by today, or something was done."""
        # Asked at every key: who is due comes first, so one row is looked at, not all.
        due = any(row.section in OPEN_SECTIONS for row in self.queue.rows)
        return due or self.queue.budget.done > 0

    @property
    def due(self) -> tuple[int, ...]:
        """The day's list: who is overdue or due today, in order."""
        return tuple(row.contact for row in self.queue.rows if row.section in OPEN_SECTIONS)

    def next_due(self, after: int | None = None) -> int | None:
        """Return the next person of the day's list: behind ``after``, passed ones last."""
        return self.round.on(self.today).next(self.due, after)

    def fresh_due(self, after: int | None) -> int | None:
        """Return the next person of the day's list who was not passed today."""
        return self.round.on(self.today).fresh(self.due, after)

    def pass_by(self, contact_id: int | None) -> None:
        """Put somebody who is still due behind the others for the rest of the day."""
        self.round = self.round.on(self.today)
        if contact_id is not None and contact_id in self.due:
            self.round = self.round.passing(contact_id)

    def start_over(self) -> None:
        """Begin with the day's list again: nobody has been passed."""
        self.round = Round(self.today)


def beside(session: Session, found: Composition) -> Composition:
    """Return a note with what is told beside it: hours there, a guard's objection, a snooze."""
    state, context, used = session.state, session.context, session.standings.budget
    contact, talks = found.contact, used.conversations
    against = before_writing(
        contact,
        state.touches_of(contact.id),
        context,
        Surroundings(state, context, used=used, open_conversations=talks),
        kind=found.kind,
        channel=found.channel,
    )
    zoned = bool(contact.timezone)
    hours = sending_hours(contact, context, session.moment) if zoned else ""
    put_off = snooze_words(found.standing, context.today)
    return replace(found, against=against, hours=hours, put_off=put_off)
