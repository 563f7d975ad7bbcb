"""Connections.csv in every form LinkedIn has given it, read into people.

Never takes the preamble for the header, an empty row for a person, or any other address book
for a list of connections.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from netui.core.exchange.dates import is_day_first, read_day
from netui.core.exchange.files import File
from netui.core.exchange.names import read_name
from netui.core.exchange.people import Person, without_duplicates
from netui.core.exchange.profiles import slug_of
from netui.core.exchange.report import FileReport, Notice
from netui.core.exchange.sheet import Row, Sheet, read_sheet
from netui.core.exchange.text import one_line, quoted
from netui.errors import Problem

_FIRST = ("first name", "first")
_LAST = ("last name", "last")
_MIDDLE = ("middle name", "middle")
_URL = ("url", "profile url")
_EMAIL = ("email address", "e mail address", "email", "e mail")
_COMPANY = ("company", "current company")
_TITLE = ("position", "job title", "current position")
_CONNECTED = ("connected on",)
_LEFT_OUT = frozenset({"address", "websites", "instant messengers"})
_KNOWN = _LEFT_OUT.union(
    _FIRST, _LAST, _MIDDLE, _URL, _EMAIL, _COMPANY, _TITLE, _CONNECTED, ("title",)
)


class ConnectionsFile(msgspec.Struct, frozen=True, kw_only=True):
    """The people of one file, each once."""

    people: tuple[Person, ...]
    report: FileReport
    notices: tuple[Notice, ...] = ()


def is_connections(columns: frozenset[str]) -> bool:
    """Whether a row with these headings is the header of a list of connections."""
    return not columns.isdisjoint(_FIRST) and not columns.isdisjoint((*_COMPANY, *_CONNECTED))


def is_dated_connections(columns: frozenset[str]) -> bool:
    """Whether it is one that only LinkedIn writes, so that the file name need not tell."""
    return is_connections(columns) and not columns.isdisjoint(_CONNECTED)


def read_connections(file: File) -> ConnectionsFile | Problem:
    """Return the people of a list of connections."""
    sheet = read_sheet(file, is_connections)
    if isinstance(sheet, Problem):
        return sheet
    read = _person_reader(sheet)
    found = [read(row) for row in sheet.rows]
    named = [person for person in found if person is not None]
    people = without_duplicates(named)
    undated = [person for person in people if person.connected_on is None]
    left_out = sheet.filled_columns(_KNOWN - _LEFT_OUT)
    unknown = sheet.filled_columns(_KNOWN)
    report = FileReport(
        name=file.name,
        rows=len(sheet.rows),
        people=len(people),
        hidden=len(found) - len(named),
        duplicates=len(named) - len(people),
        undated=len(undated),
        unknown_columns=unknown,
        left_out_columns=tuple(name for name in left_out if name not in unknown),
    )
    notices = (*sheet.notices, *map(_unread_day, filter(_has_unread_day, undated)))
    return ConnectionsFile(people=tuple(people), report=report, notices=notices)


def _person_reader(sheet: Sheet) -> Callable[[Row], Person | None]:
    """Return a function from a row to the person it names, ``None`` where it names nobody."""

    def cell(*names: str) -> Callable[[list[str]], str]:
        place = sheet.column(*names)
        return (lambda _: "") if place is None else (lambda cells: cells[place])

    first, last, middle = cell(*_FIRST), cell(*_LAST), cell(*_MIDDLE)
    url, email, company = cell(*_URL), cell(*_EMAIL), cell(*_COMPANY)
    connected = cell(*_CONNECTED)
    has_position = sheet.column(*_TITLE) is not None
    title = cell(*_TITLE) if has_position else cell("title")
    day_first = is_day_first(connected(cells) for _, cells in sheet.rows)

    def person(row: Row) -> Person | None:
        line, cells = row
        name = read_name(first(cells), last(cells), middle(cells))
        if name is None:
            return None
        written = connected(cells).strip()
        day = read_day(written, day_first=day_first)
        address = url(cells).strip()
        slug = slug_of(address)
        return Person(
            name=name,
            slug=slug,
            url=address if slug else "",
            email=email(cells).strip(),
            company=one_line(company(cells)),
            title=one_line(title(cells)),
            connected_on=day,
            connected_text="" if day else written,
            file=sheet.file,
            line=line,
        )

    return person


def _has_unread_day(person: Person) -> bool:
    return bool(person.connected_text)


def _unread_day(person: Person) -> Notice:
    text = f"The day “{quoted(person.connected_text)}” was kept as written."
    return Notice(file=person.file, line=person.line, text=text)
