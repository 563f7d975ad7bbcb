"""Standings: where everybody stands, worked out once and kept up change by change.

For the app and the command line alike. It must always say the same as working everything out
anew, and be quick enough to follow every keystroke that commits a change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from netui.core.cadence import members
from netui.core.cadence.budget import NOTHING, Tally, budget_of, horizon_of, since, tally
from netui.core.cadence.case import Case
from netui.core.cadence.model import Budget, Context, Queue, Standing
from netui.core.cadence.queue import Lineup
from netui.core.cadence.stages import answered, case_of, dormant, is_dormant
from netui.core.model import Contact, Table, Touch
from netui.core.state import State

if TYPE_CHECKING:
    from netui.core.changes import Change

SLICE = 2_000
"""People worked out between two signs of life: a few milliseconds."""

BATCH = 200
"""People taken through a step together: a fifth quicker, the processor has the step at hand."""

File = tuple[int, Contact | None, Sequence[Touch]]
"""What is on file under one id: nobody, once a contact is deleted, and the history."""


class Standings:
    """Where everybody stands on one day, with the queue and the budgets that follow."""

    def __init__(self, context: Context) -> None:
        """Hold nobody until ``build`` has run."""
        self._state = State()
        self._context = context
        self._horizon = horizon_of(context.today)
        self._lineup = Lineup(context)
        self._standings: dict[int, Standing | None] = {}
        self._tallies: dict[int, Tally] = {}
        self._used = NOTHING
        self._talking: set[int] = set()

    @classmethod
    def of(cls, state: State, context: Context) -> Standings:
        """Return the standings of everybody, worked out at once."""
        made = cls(context)
        for _ in made.build(state, context):
            pass
        return made

    @property
    def context(self) -> Context:
        """The day, settings and profile everything was worked out with."""
        return self._context

    @property
    def budget(self) -> Budget:
        """What the week, the month and the day have used, and what they allow."""
        return budget_of(self._used, self._context, len(self._talking))

    @property
    def all(self) -> Mapping[int, Standing]:
        """The standing of each contact by id."""
        return Everybody(self._standings)

    def get(self, contact_id: int) -> Standing | None:
        """Return where a contact stands; ``None`` for nobody on file."""
        return self.all.get(contact_id)

    def queue(self) -> Queue:
        """Return the follow-up queue."""
        return self._lineup.queue(self._state.contacts, self.budget)

    def build(self, state: State, context: Context, size: int = SLICE) -> Iterator[int]:
        """Start over with ``state``; yield how many people are done after each slice.

        ``update`` may be called in between: who comes later is read as they are then.
        """
        self._state, self._context = state, context
        self._horizon = horizon_of(context.today)
        self._lineup = Lineup(context)
        self._standings, self._tallies, self._used = {}, {}, NOTHING
        self._talking = set()
        return self._slices(list(state.contacts), size)

    def _slices(self, contact_ids: list[int], size: int) -> Iterator[int]:
        done = 0
        while part := contact_ids[done : done + size]:
            for start in range(0, len(part), BATCH):
                self._work_out(part[start : start + BATCH])
            done += len(part)
            yield done

    def update(self, state: State, change: Change) -> frozenset[int]:
        """Follow a change that ``state`` has applied; return the contacts it concerns.

        A change of the profile concerns everybody.
        """
        self._state = state
        if any(table is Table.PROFILE for table, _ in change.edits):
            context = replace(self._context, profile=state.profile)
            for _ in self.build(state, context):
                pass
            return frozenset(self._standings)
        concerned = frozenset(change.touched_contacts())
        self._work_out(tuple(concerned))
        return concerned

    def _work_out(self, contact_ids: Sequence[int]) -> None:
        """Find out where some people stand, one step for all of them before the next."""
        state, context = self._state, self._context
        contact_of, touches_of = state.contacts.get, state.touches_of
        files = [(who, contact_of(who), touches_of(who)) for who in contact_ids]
        self._count(files)
        self._talking.difference_update(contact_ids)
        resting: list[Contact] = []
        cases: list[Case] = []
        for who, contact, touches in files:
            draft = state.draft_of(who)
            if contact is None:
                self._forget(who)
            elif not touches and draft is None and is_dormant(contact, context.today):
                resting.append(contact)
            else:
                cases.append(case_of(contact, touches, draft, context))
        self._let_rest(resting)
        for case, found in zip(cases, [answered(case) for case in cases], strict=True):
            self._place(case.contact, found)

    def _count(self, files: Iterable[File]) -> None:
        horizon, today = self._horizon, self._context.today
        for who, contact, touches in files:
            if who in self._tallies:
                self._used = self._used.minus(self._tallies.pop(who))
            if not touches or touches[-1].date < horizon:
                continue
            used = tally(since(touches, horizon), contact, today)
            if used is not NOTHING:
                self._tallies[who] = used
                self._used = self._used.plus(used)

    def _place(self, contact: Contact, found: Standing) -> None:
        self._standings[contact.id] = found
        if found.stage is members.IN_CONVERSATION and not contact.archived:
            self._talking.add(contact.id)
        self._lineup.put(found, contact)

    def _let_rest(self, people: Sequence[Contact]) -> None:
        self._standings.update(dict.fromkeys(contact.id for contact in people))
        self._lineup.put_dormant(people)

    def _forget(self, contact_id: int) -> None:
        self._standings.pop(contact_id, None)
        self._lineup.drop(contact_id)


class Everybody(Mapping[int, Standing]):
    """The standing of each contact; those of dormant people are made when looked at."""

    def __init__(self, standings: Mapping[int, Standing | None]) -> None:
        """Look at standings; ``None`` is somebody dormant."""
        self._standings = standings

    def __getitem__(self, contact_id: int) -> Standing:
        return self._standings[contact_id] or dormant(contact_id)

    def __iter__(self) -> Iterator[int]:
        return iter(self._standings)

    def __len__(self) -> int:
        return len(self._standings)
