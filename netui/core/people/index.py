"""PeopleIndex: tens of thousands of people, found while the query is typed.

One folded text a person; a query that asks for more looks only at the previous hits, and the
stack of results makes Backspace free. Built in slices, so that a screen can draw in between.
It holds rows, never records.
"""

from __future__ import annotations

import datetime as dt
from bisect import insort
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple

from netui.core.cadence.model import Standing
from netui.core.model import Stage
from netui.core.people.matching import Columns
from netui.core.people.query import By, Query, Term, live_query
from netui.core.people.rows import PersonRow, Sort, person_row
from netui.core.state import State

SLICE = 2_000
DEEPEST = 64
"""Results kept on the stack; nobody types a longer query word by word."""

STAGES = {stage: place for place, stage in enumerate(Stage)}

FEW = 8
"""People who are each put in their place among the others; more are sorted together."""

CROWD = 4_000
"""Above so many hits only the first word ranks: nobody reads that far down."""


class Found(NamedTuple):
    """One result: ``hits`` in the order of the list, ``ranked`` as they are shown."""

    query: Query
    hits: Sequence[int]
    ranked: Sequence[int]


class PeopleIndex:
    """The people of a list by row number, found and put in order."""

    def __init__(self, today: dt.date, marked: Container[int] = frozenset()) -> None:
        """Start empty; ``today`` is what due dates are compared with, ``marked`` who is."""
        self._today = today
        self._columns = Columns()
        self._columns.marked = marked
        self._number: dict[int, int] = {}
        self._orders: dict[Sort, list[int]] = {}
        self._stack: list[Found] = []
        self._sort = Sort.NAME

    def __len__(self) -> int:
        return len(self._number)

    @property
    def today(self) -> dt.date:
        """The day that due dates are compared with."""
        return self._today

    @today.setter
    def today(self, today: dt.date) -> None:
        """Go on to another day."""
        self._today = today
        self._stack.clear()

    @property
    def sort(self) -> Sort:
        """The order of people who match equally well."""
        return self._sort

    @sort.setter
    def sort(self, sort: Sort) -> None:
        """Change the order."""
        self._sort = sort
        self._stack.clear()

    @property
    def rows(self) -> Sequence[PersonRow]:
        """Everybody listed, by row number."""
        return self._columns.rows

    def number_of(self, contact_id: int) -> int | None:
        """Return the row number of a contact, if they are listed."""
        return self._number.get(contact_id)

    def build(self, rows: Iterable[PersonRow], slice_of: int = SLICE) -> Iterator[int]:
        """Add people in slices and yield after each how many there are."""
        coming = iter(rows)
        while batch := list(islice(coming, slice_of)):
            for row in batch:
                self._write(row)
            self._orders.clear()
            self._stack.clear()
            yield len(self)

    def fill_in(self, rows: Iterable[PersonRow], slice_of: int = SLICE) -> Iterator[int]:
        """Write stage and dates of people who are listed already; yield after each slice."""
        coming = iter(rows)
        done = 0
        while batch := list(islice(coming, slice_of)):
            for row in batch:
                self._columns.stand(self._number[row.id], row)
            done += len(batch)
            yield done
        self._orders.clear()
        self._stack.clear()

    def update(self, row: PersonRow) -> int:
        """Add one person, or write them anew, and return their row number."""
        known = row.id in self._number
        number = self._write(row)
        # New lists: whoever was given an order keeps the one that they saw.
        self._orders = {
            sort: self._with(order, number, sort, known=known)
            for sort, order in self._orders.items()
        }
        self._stack.clear()
        return number

    def follow(
        self,
        state: State,
        standing_of: Callable[[int], Standing],
        contact_ids: Collection[int],
    ) -> None:
        """Bring people in step with the state: listed anew, or gone from the list."""
        gone: list[int] = []
        for contact_id in contact_ids:
            contact = state.contacts.get(contact_id)
            if contact is None or contact.archived:
                gone.append(contact_id)
            elif len(contact_ids) <= FEW:
                self.update(person_row(contact, standing_of(contact_id)))
            else:
                self._write(person_row(contact, standing_of(contact_id)))
        if len(contact_ids) > FEW:
            # So many are put in order by sorting everybody once, when it is asked for.
            self._orders.clear()
            self._stack.clear()
        self.remove(*gone)

    def remove(self, *contact_ids: int) -> None:
        """Take people off the list; the rows behind them move up."""
        numbers = [self._number[who] for who in contact_ids if who in self._number]
        for number in sorted(numbers, reverse=True):
            self._columns.drop(number)
        if numbers:
            self._number = {row.id: n for n, row in enumerate(self._columns.rows)}
            self._orders.clear()
            self._stack.clear()

    def search(self, query: Query | str) -> Sequence[int]:
        """Return the row numbers a query finds: the best first, equals in the order set.

        A text is read as one that is being typed.
        """
        if isinstance(query, str):
            query = live_query(query)
        while self._stack and not query.narrows(self._stack[-1].query):
            self._stack.pop()
        before = self._stack[-1] if self._stack else None
        if before and before.query == query:
            return before.ranked
        hits = before.hits if before else self._order(self._sort)
        for term in query.terms:
            if not before or term not in before.query.terms:
                hits = self._columns.keep(term, hits, self._today)
        found = Found(query, hits, self._ranked(query, hits))
        del self._stack[DEEPEST:]
        if not query.about_marks:
            self._stack.append(found)
        return found.ranked

    def _write(self, row: PersonRow) -> int:
        number = self._number.setdefault(row.id, len(self._columns.rows))
        self._columns.write(number, row)
        return number

    def _order(self, sort: Sort) -> list[int]:
        order = self._orders.get(sort)
        if order is None:
            # Sorted stably from the order by name: equal people stay in that order.
            order = list(self._number.values() if sort is Sort.NAME else self._order(Sort.NAME))
            key = self._key(sort)
            order.sort(key=self._columns.names.__getitem__ if sort is Sort.NAME else key)
            self._orders[sort] = order
        return order

    def _with(self, order: list[int], number: int, sort: Sort, *, known: bool) -> list[int]:
        """Return an order with one row in its place, without sorting the others again."""
        others = [other for other in order if other != number] if known else order.copy()
        key, names = self._key(sort), self._columns.names
        insort(others, number, key=lambda n: (key(n), names[n], n))
        return others

    def _key(self, sort: Sort) -> Callable[[int], Any]:
        rows, companies = self._columns.rows, self._columns.companies
        match sort:
            case Sort.DUE:
                return self._columns.dues.__getitem__
            case Sort.COMPANY:
                return lambda n: (not companies[n], companies[n])
            case Sort.STAGE:
                return lambda n: STAGES[rows[n].stage]
            case Sort.NEWEST:
                return lambda n: -rows[n].id
        return lambda _: 0

    def _ranked(self, query: Query, hits: Sequence[int]) -> Sequence[int]:
        marks = [f" {term.text}" for term in query.terms if ranks(term)]
        if not marks:
            return hits
        if len(hits) > CROWD:
            del marks[1:]
        each = [self._columns.scores(mark, hits) for mark in marks]
        scores = each[0] if len(each) == 1 else map(sum, zip(*each, strict=True))
        buckets: list[list[int]] = [[] for _ in range(3 * len(marks) + 1)]
        put = [bucket.append for bucket in buckets]
        for number, score in zip(hits, scores, strict=True):
            put[score](number)
        return list(chain.from_iterable(reversed(buckets)))


def ranks(term: Term) -> bool:
    """Whether where a term is found says how well a person fits."""
    return term.by is By.WORDS and not term.exclude
