"""Invitations.csv, with and without the columns that name the profiles.

Times in it have no zone, so only the day is read. Never takes a hidden member for a person.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable

import msgspec

from netui.core.exchange.dates import is_day_first, read_day
from netui.core.exchange.files import File
from netui.core.exchange.names import read_full_name
from netui.core.exchange.people import Person
from netui.core.exchange.profiles import slug_of
from netui.core.exchange.report import FileReport, Notice
from netui.core.exchange.sheet import Row, Sheet, read_sheet
from netui.core.exchange.text import folded, one_line, quoted
from netui.core.model import Direction
from netui.errors import Problem

_KNOWN = frozenset(
    ("from", "to", "sent at", "message", "direction", "inviterprofileurl", "inviteeprofileurl")
)
_DIRECTIONS = {"outgoing": Direction.OUT, "incoming": Direction.IN}
_HIDDEN = "linkedin member"


class Invitation(msgspec.Struct, frozen=True, kw_only=True):
    """An invitation, the other side of it, and me as the file names me."""

    direction: Direction
    person: Person
    sent: dt.date
    text: str = ""
    my_name: str = ""
    my_url: str = ""


class InvitationsFile(msgspec.Struct, frozen=True, kw_only=True):
    """The invitations of one file whose other side is known."""

    invitations: tuple[Invitation, ...]
    report: FileReport
    notices: tuple[Notice, ...] = ()


def is_invitations(columns: frozenset[str]) -> bool:
    """Whether a row with these headings is the header of a list of invitations."""
    return {"from", "to", "sent at", "direction"} <= columns


def read_invitations(file: File) -> InvitationsFile | Problem:
    """Return the invitations of a file; those without a day or direction are told of."""
    sheet = read_sheet(file, is_invitations)
    if isinstance(sheet, Problem):
        return sheet
    read = _invitation_reader(sheet)
    found = [read(row) for row in sheet.rows]
    usable = [item for item in found if isinstance(item, Invitation)]
    unclear = [item for item in found if isinstance(item, Notice)]
    outgoing = sum(item.direction is Direction.OUT for item in usable)
    report = FileReport(
        name=file.name,
        rows=len(sheet.rows),
        hidden=sum(item is None for item in found),
        undated=len(unclear),
        invitations_out=outgoing,
        invitations_in=len(usable) - outgoing,
        unknown_columns=sheet.filled_columns(_KNOWN),
    )
    notices = (*sheet.notices, *unclear)
    return InvitationsFile(invitations=tuple(usable), report=report, notices=notices)


def owner_of(invitations: tuple[Invitation, ...]) -> tuple[str, str]:
    """Return my name and the address of my profile, as most of the invitations have them."""
    names = Counter(item.my_name for item in invitations if item.my_name)
    urls = Counter(item.my_url for item in invitations if item.my_url)
    return _commonest(names), _commonest(urls)


def _commonest(found: Counter[str]) -> str:
    return max(found, key=found.__getitem__, default="")


def _invitation_reader(sheet: Sheet) -> Callable[[Row], Invitation | Notice | None]:
    """Return a function from a row to its invitation, a notice, or ``None`` if it is hidden."""

    def cell(name: str) -> Callable[[list[str]], str]:
        place = sheet.column(name)
        return (lambda _: "") if place is None else (lambda cells: cells[place])

    sender, receiver, message = cell("from"), cell("to"), cell("message")
    sender_url, receiver_url = cell("inviterprofileurl"), cell("inviteeprofileurl")
    sent_at, way = cell("sent at"), cell("direction")
    day_first = is_day_first(sent_at(cells) for _, cells in sheet.rows)

    def invitation(row: Row) -> Invitation | Notice | None:
        line, cells = row
        direction = _DIRECTIONS.get(way(cells).strip().casefold())
        sides = (sender(cells), sender_url(cells)), (receiver(cells), receiver_url(cells))
        mine, theirs = sides if direction is Direction.OUT else sides[::-1]
        name = read_full_name(theirs[0])
        slug = slug_of(theirs[1])
        if name is None or (folded(theirs[0]) == _HIDDEN and not slug):
            return None
        sent = read_day(sent_at(cells), day_first=day_first)
        if sent is None or direction is None:
            told = quoted(sent_at(cells) if direction else way(cells))
            text = f"Left out, the {'day' if direction else 'direction'} “{told}” is unclear."
            return Notice(file=sheet.file, line=line, text=text)
        url = theirs[1].strip() if slug else ""
        person = Person(name=name, slug=slug, url=url, file=sheet.file, line=line)
        return Invitation(
            direction=direction,
            person=person,
            sent=sent,
            text=message(cells).strip(),
            my_name=one_line(mine[0]),
            my_url=mine[1].strip(),
        )

    return invitation
