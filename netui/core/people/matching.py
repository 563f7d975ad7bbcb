"""Which rows meet one condition of a query: folded columns and the loops over them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Container, Iterable, Sequence
from itertools import compress
from operator import not_
from typing import Any

from netui.core.model import Stage
from netui.core.people.query import Bound, By, Named, Span, Term
from netui.core.people.rows import PersonRow
from netui.core.text import fold

INNER = re.compile(r"[^\w\s]+")
NEVER = dt.date.max.toordinal() + 1
"""Stands for no due date; later than every day."""

SPARSE = 8
"""Of so many rows fewer than one: each is looked at by itself."""

TAG = "\t"
"""Stands before every tag in a row's text; folded words hold no such character."""


def searchable(text: str) -> str:
    """Return folded text with a space before every word, words inside others repeated."""
    folded = fold(text)
    if "  " not in folded and folded.replace(" ", "").isalnum() and folded[0] != " ":
        return f" {folded}"
    words = folded.split()
    parts = [part for word in words for part in INNER.split(word)[1:] if part]
    return " " + " ".join(words + parts) if words else ""


class Columns:
    """The rows and what is searched of them, each a list by row number."""

    def __init__(self) -> None:
        """Start without rows."""
        self.rows: list[PersonRow] = []
        self.names: list[str] = []
        self.companies: list[str] = []
        self.titles: list[str] = []
        self.texts: list[str] = []
        self.opens: list[int] = []
        self.dues: list[int] = []
        self._all: tuple[list[Any], ...] = (
            self.rows,
            self.names,
            self.companies,
            self.titles,
            self.texts,
            self.opens,
            self.dues,
        )
        self._once: dict[str, str] = {}
        self.marked: Container[int] = frozenset()

    def write(self, number: int, row: PersonRow) -> None:
        """Write a row: a new one at the end, or over an old one."""
        name = searchable(row.name)
        company, title = self._folded(row.company), self._folded(row.title)
        text = f"{name}\n{company}\n{title}"
        for tag in row.tags:
            text += f"\n{TAG}{self._folded(tag)}"
        due = row.due.toordinal() if row.due else NEVER
        opens = row.opens.toordinal() if row.opens else due
        if number < len(self.rows):
            values = (row, name, company, title, text, opens, due)
            for column, value in zip(self._all, values, strict=True):
                column[number] = value
            return
        # One by one, without the loop: it is a third of the time of taking in a large file.
        self.rows.append(row)
        self.names.append(name)
        self.companies.append(company)
        self.titles.append(title)
        self.texts.append(text)
        self.opens.append(opens)
        self.dues.append(due)

    def stand(self, number: int, row: PersonRow) -> None:
        """Write what changes where somebody stands; name, work and tags are the same."""
        due = row.due.toordinal() if row.due else NEVER
        self.rows[number] = row
        self.dues[number] = due
        self.opens[number] = row.opens.toordinal() if row.opens else due

    def drop(self, number: int) -> None:
        """Take a row out; the rows behind it move up."""
        for column in self._all:
            del column[number]

    def _folded(self, text: str) -> str:
        """Return searchable text; companies, titles and tags repeat, so each is kept once."""
        known = self._once.get(text)
        if known is None:
            known = self._once[text] = searchable(text)
        return known

    def keep(self, term: Term, pool: Sequence[int], today: dt.date) -> Sequence[int]:
        """Return the row numbers of ``pool`` that meet a term, in their order."""
        if term.due is not None:
            return self._due(term.due, pool, today.toordinal(), kept=not term.exclude)
        if term.by is By.STAGE:
            stages = {stage for stage in Stage if (term.text in stage) is not term.exclude}
            return [n for n in pool if self.rows[n].stage in stages]
        if term.by is By.IS:
            marked = self.marked
            return [n for n in pool if (self.rows[n].id in marked) is not term.exclude]
        side, part = self._side(term.by), term.text
        if term.by is By.TAG:
            part = f"{TAG} {part}"
        if not term.exact:
            found = having(side, part, pool)
            return list(compress(pool, map(not_, found) if term.exclude else found))
        whole = exactly(term)
        if term.exclude:
            return [n for n in pool if part not in side[n] or not whole(side[n])]
        return [n for n in pool if part in side[n] and whole(side[n])]

    def scores(self, mark: str, rows: Sequence[int]) -> Iterable[int]:
        """Return for each of the rows how well it fits a mark, which is the start of a word.

        3 is the start of the name, 2 another word of it, 1 any word, 0 none.
        """
        names, texts = self.names, self.texts
        many = is_many(rows, names)
        asked = zip(names, texts, strict=True) if many else ((names[n], texts[n]) for n in rows)
        found = [
            0 if mark not in text else 1 if mark not in name else 2 + name.startswith(mark)
            for name, text in asked
        ]
        return map(found.__getitem__, rows) if many else found

    def _due(
        self, due: Span | Named, pool: Sequence[int], today: int, *, kept: bool
    ) -> Sequence[int]:
        """Return the rows that are due then, or the others; nobody without a date is due."""
        opens, dues = self.opens, self.dues
        if due is Named.TODAY:
            return [n for n in pool if (opens[n] <= today <= dues[n] < NEVER) is kept]
        first, last = days_of(due, today)
        return [n for n in pool if (first <= dues[n] <= last) is kept]

    def _side(self, by: By) -> list[str]:
        match by:
            case By.NAME:
                return self.names
            case By.COMPANY:
                return self.companies
            case By.TITLE:
                return self.titles
        return self.texts


def is_many(rows: Sequence[int], side: Sequence[str]) -> bool:
    """Whether so many rows are asked for that the whole column is read, as it lies in memory.

    That takes a fifth of the time of going from row to row in the order of a list.
    """
    return len(rows) * SPARSE >= len(side)


def having(side: list[str], part: str, rows: Sequence[int]) -> Iterable[bool]:
    """Return for each of the rows whether a column has a part there."""
    if not is_many(rows, side):
        return [part in side[number] for number in rows]
    everywhere = [part in text for text in side]
    return map(everywhere.__getitem__, rows)


def exactly(term: Term) -> Callable[[str], object]:
    """Return the test for whole words, or for a whole tag."""
    part = re.escape(term.text)
    if term.by is By.TAG:
        # Words inside others stand repeated after a tag; they are never its beginning.
        inner = " ".join(searchable(term.text)[1:].removeprefix(term.text).split())
        end = f" {re.escape(inner)}" if inner else ""
        return re.compile(rf"{TAG} {part}{end}(?:\n|\Z)").search
    return re.compile(rf"(?<!\w){part}(?!\w)").search


def days_of(due: Span | Named, today: int) -> tuple[int, int]:
    """Return the first and last day that a condition on the due date allows."""
    if due is Named.NONE:
        return NEVER, NEVER
    if due is Named.OVERDUE:
        return 0, today - 1
    assert isinstance(due, Span)
    first, last = ordinal(due.first, today), ordinal(due.last, today)
    return (0 if first is None else first), (NEVER - 1 if last is None else last)


def ordinal(bound: Bound, today: int) -> int | None:
    """Return the day a bound stands for; counted ones are counted from today."""
    if isinstance(bound, dt.date):
        return bound.toordinal()
    return None if bound is None else today + bound
