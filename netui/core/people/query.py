"""The query language of the filter and of ``netui list``: words, fields, exclusion.

``amara "procurement lead" tag:alumni -company:acme stage:invited due:<7d``. A query is a value:
it knows what it asks for and whether another one asks for more, and never looks at a person.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from enum import StrEnum

import msgspec

from netui.core.model import Stage
from netui.core.nearest import did_you_mean
from netui.core.text import fold
from netui.errors import Problem, UsageProblem

TERM = re.compile(r'([-!]?)(?:([^\W\d][\w.-]*):(?!//))?(?:"([^"]*)("?)|([^\s"]*))')
SIGNS = {"", "<", "<=", ">", ">="}
DAYS = re.compile(r"(\d{1,4})([dw])")
DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
DUE_HELP = (
    "Write due:today, due:overdue, due:none, due:<7d, due:>2w, due:>2026-01 or due:2026-03-11."
)


class By(StrEnum):
    """What a term looks at; words look at name, company, title and tags."""

    WORDS = "words"
    NAME = "name"
    COMPANY = "company"
    TITLE = "title"
    TAG = "tag"
    STAGE = "stage"
    DUE = "due"
    IS = "is"


KNOWN = tuple(by.value for by in By if by is not By.WORDS)

Bound = dt.date | int | None
"""A day, a number of days from today, or no bound."""


class Span(msgspec.Struct, frozen=True):
    """From and up to which day, both included."""

    first: Bound = None
    last: Bound = None


class Named(StrEnum):
    """The due dates that have a name."""

    TODAY = "today"
    OVERDUE = "overdue"
    NONE = "none"


MARKED = "marked"
"""What ``is:`` asks for: people marked on screen."""


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One condition: ``text`` is folded, ``exact`` asks for whole words."""

    by: By = By.WORDS
    text: str = ""
    exact: bool = False
    exclude: bool = False
    due: Span | Named | None = None

    def implied_by(self, other: Term) -> bool:
        """Whether everybody who meets ``other`` meets this one."""
        if self == other:
            return True
        same_kind = self.by is other.by and self.by not in {By.DUE, By.IS}
        if not same_kind or self.exact or self.exclude or other.exact or other.exclude:
            return False
        if self.by is By.TAG:
            return other.text.startswith(self.text)
        return self.text in other.text


class Query(msgspec.Struct, frozen=True):
    """All conditions of a query; without any, everybody matches."""

    terms: tuple[Term, ...] = ()

    def narrows(self, other: Query) -> bool:
        """Whether everybody this query finds is found by ``other`` too."""
        return all(any(wider.implied_by(term) for term in self.terms) for wider in other.terms)

    @property
    def about_marks(self) -> bool:
        """Whether marking somebody changes what is found."""
        return any(term.by is By.IS for term in self.terms)


def parse_query(text: str, *, live: bool = False) -> Query | Problem:
    """Return what a query asks for.

    ``live`` is for reading while it is typed: a term that is not finished asks for nothing
    yet, one that cannot be read is taken as words, and there is never a problem.
    """
    terms: list[Term] = []
    for found in TERM.finditer(text):
        if not found[0]:
            continue
        read = read_term(found, live=live)
        if isinstance(read, Problem):
            return read
        terms += read
    return Query(tuple(dict.fromkeys(terms)))


def live_query(text: str) -> Query:
    """Return what a query that is being typed asks for so far."""
    query = parse_query(text, live=True)
    assert isinstance(query, Query)
    return query


def read_term(found: re.Match[str], *, live: bool) -> list[Term] | Problem:
    """Return the conditions one word of a query stands for."""
    exclude, field = bool(found[1]), (found[2] or "").casefold()
    exact = found[3] is not None
    text = " ".join(fold(found[3] if exact else found[5]).split())
    if exact and not found[4] and not live:
        return UsageProblem("A quotation mark is not closed.", found[0], 'Write "exact words".')
    if found[2] and field not in KNOWN:
        if live:
            return words(fold(found[0][len(found[1]) :]).replace('"', ""), exclude=exclude)
        return UsageProblem(
            f"There is no field “{found[2]}” to search.", found[0], did_you_mean(field, KNOWN)
        )
    if not text:
        if live or not found[2]:
            return []
        return UsageProblem(f"{field}: needs something after it.", found[0])
    # Words in an open quotation are a phrase already, but the last one may be half typed.
    exact = exact and bool(found[4])
    if not field and found[3] is None:
        return words(text, exclude=exclude)
    by = By(field) if field else By.WORDS
    if by is By.DUE:
        return read_due(text, exclude=exclude, live=live)
    if by is By.STAGE:
        return read_stage(text, exclude=exclude, live=live)
    if by is By.IS:
        return read_is(text, exclude=exclude, live=live)
    return [Term(by=by, text=text, exact=exact, exclude=exclude)]


def words(text: str, *, exclude: bool) -> list[Term]:
    """Return a term for each word; folding may have made several of one."""
    return [Term(text=word, exclude=exclude) for word in text.split()]


def read_stage(text: str, *, exclude: bool, live: bool) -> list[Term] | Problem:
    """Return the condition on the stage: its name, or a beginning of it."""
    word = re.sub(r"[\s-]+", "_", text)
    names = [stage.value for stage in Stage]
    if live or any(word in name for name in names):
        return [Term(by=By.STAGE, text=word, exclude=exclude)]
    return UsageProblem(f"There is no stage “{text}”.", "stage", did_you_mean(word, names))


def read_is(text: str, *, exclude: bool, live: bool) -> list[Term] | Problem:
    """Return the condition on marks, which there are only on screen."""
    if live:
        return [Term(by=By.IS, text=text, exclude=exclude)] if text == MARKED else []
    return UsageProblem("People are marked in the app only.", f"is:{text}")


def read_due(text: str, *, exclude: bool, live: bool) -> list[Term] | Problem:
    """Return the condition on the due date."""
    due = due_of(text)
    if due is not None:
        return [Term(by=By.DUE, due=due, exclude=exclude)]
    return (
        [] if live else UsageProblem(f"“due:{text}” is no date to look for.", "due", DUE_HELP)
    )


def due_of(text: str) -> Span | Named | None:
    """Return the days that ``text`` stands for, or ``None`` where it stands for none."""
    if text in tuple(Named):
        return Named(text)
    what = text.lstrip("<>=")
    sign = text[: len(text) - len(what)]
    if sign not in SIGNS:
        return None
    first: Bound
    last: Bound
    if days := DAYS.fullmatch(what):
        first = last = int(days[1]) * (7 if days[2] == "w" else 1)
        sign = sign or "<="
    elif what == Named.TODAY:
        first = last = 0
    elif (range_of := calendar_days(what)) is not None:
        first, last = range_of
    else:
        return None
    return bounded(sign, first, last)


def bounded(sign: str, first: dt.date | int, last: dt.date | int) -> Span:
    """Return the days before, after or within a range."""
    match sign:
        case "<":
            return Span(None, step(first, -1))
        case "<=":
            return Span(None, last)
        case ">":
            return Span(step(last, 1), None)
        case ">=":
            return Span(first, None)
    return Span(first, last)


def step(bound: dt.date | int, days: int) -> dt.date | int:
    """Return a bound moved by days; the ends of the calendar stay."""
    if isinstance(bound, int):
        return bound + days
    return dt.date.fromordinal(min(max(bound.toordinal() + days, 1), dt.date.max.toordinal()))


def calendar_days(text: str) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day of a year, a month or a day."""
    match = DAY.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if match[3]:
            return dt.date(year, month, day), dt.date(year, month, day)
        if match[2]:
            end = calendar.monthrange(year, month)[1]
            return dt.date(year, month, 1), dt.date(year, month, end)
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    except ValueError:
        return None
