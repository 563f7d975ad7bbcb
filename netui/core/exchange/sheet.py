"""A CSV file as rows under named columns, whatever program saved it last.

The header is found by content, never by line number, and the CSV reader gets the whole text,
so that quoted line breaks stay in their cell. Never reads past what it was given.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import islice

import msgspec

from netui.core.exchange.files import File
from netui.core.exchange.report import Notice
from netui.core.exchange.text import quoted
from netui.errors import Problem

FIELD_LIMIT = 256 * 1024 * 1024
"""Characters of one cell; the module's own limit of 131,072 cuts long messages off."""

csv.field_size_limit(FIELD_LIMIT)

_HEADER_WITHIN = 60
_SEPARATOR = re.compile(r"[\s_-]+")
_SHOWN_COLUMNS = 12
_LINES_OF_A_CELL = 30

Row = tuple[int, list[str]]
"""The line a row starts on, and its cells: at least as many as the header has."""

Headings = Callable[[frozenset[str]], bool]
"""Whether a row with these column names is the header that is looked for."""


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of one file under its header; blank rows are gone."""

    file: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    notices: tuple[Notice, ...] = ()

    def column(self, *names: str) -> int | None:
        """Return the place of the first of ``names`` that the header has."""
        headings = [heading(cell) for cell in self.header]
        return next((headings.index(name) for name in names if name in headings), None)

    def filled_columns(self, known: frozenset[str]) -> tuple[str, ...]:
        """Return the columns beyond ``known`` in which at least one row says something."""
        return tuple(
            quoted(name)
            for place, name in enumerate(self.header)
            if heading(name) not in known
            and any(cells[place].strip() for _, cells in self.rows)
        )


def heading(cell: str) -> str:
    """Return a column name without case, and with one space for any separator."""
    return _SEPARATOR.sub(" ", cell.strip().casefold())


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and, where the encoding had to be guessed, a sentence that says so."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace"), ""
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return text, "Not UTF-8, read as Windows-1252: check names with accents."


def read_sheet(file: File, is_header: Headings) -> Sheet | Problem:
    """Return the rows below the header, or say which columns are there."""
    text, guess = decode(file.data)
    for delimiter in ",;\t":
        try:
            found = _header(text, delimiter, is_header)
            if found is not None:
                line, header = found
                rows = _below(text, delimiter, line, header)
                return _sheet(file, header, rows, guess)
        except csv.Error as error:
            return Problem(f"The CSV cannot be read: {error}", quoted(file.name), _FETCH_AGAIN)
    return _unknown_header(text, file)


def sheet_has(file: File, is_header: Headings) -> bool:
    """Whether the file has such a header."""
    text, _ = decode(file.data)
    try:
        return any(_header(text, delimiter, is_header) for delimiter in ",;\t")
    except csv.Error:
        return False


_FETCH_AGAIN = "Download the archive again, or save the file as CSV in UTF-8."
_LATER = (
    "netui looks for English names such as First Name, Last Name, Company, Connected On. "
    "Mapping columns by hand comes in a later version; until then rename them in the file."
)


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    """Yield every row with the line it starts on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + 1


def _header(text: str, delimiter: str, is_header: Headings) -> Row | None:
    for line, cells in islice(_rows(text, delimiter), _HEADER_WITHIN):
        if is_header(frozenset(map(heading, cells))):
            return line, cells
    return None


def _below(text: str, delimiter: str, line: int, header: list[str]) -> list[Row]:
    width = len(header)
    rows = []
    for start, cells in _rows(text, delimiter):
        if start > line and cells != header and any(map(str.strip, cells)):
            rows.append((start, cells + [""] * (width - len(cells))))
    return rows


def _sheet(file: File, header: list[str], rows: list[Row], guess: str) -> Sheet:
    notices = [Notice(file=file.name, text=guess)] if guess else []
    width = len(header)
    notices += [
        Notice(file=file.name, line=line, text="More cells than columns: check this row.")
        for line, cells in rows
        if len(cells) > width and any(map(str.strip, cells[width:]))
    ]
    notices += [
        Notice(file=file.name, line=line, text="Very many lines in one cell: is a quote open?")
        for line, cells in rows
        if any(cell.count("\n") > _LINES_OF_A_CELL for cell in cells if "\n" in cell)
    ]
    return Sheet(file=file.name, header=tuple(header), rows=tuple(rows), notices=tuple(notices))


def _unknown_header(text: str, file: File) -> Problem:
    """Name the columns of the row that looks most like a header: the widest of the first."""
    widest: list[str] = []
    for delimiter in ",;\t":
        found = (cells for _, cells in islice(_rows(text, delimiter), _HEADER_WITHIN))
        for cells in found:
            named = [quoted(cell) for cell in cells if cell.strip()]
            widest = named if len(named) > max(len(widest), 1) else widest
    if not widest:
        return Problem("The file has no columns", quoted(file.name), _FETCH_AGAIN)
    columns = ", ".join(widest[:_SHOWN_COLUMNS])
    more = len(widest) - _SHOWN_COLUMNS
    rest = f" and {more} more" if more > 0 else ""
    what = f"The columns are not the ones LinkedIn writes: {columns}{rest}"
    return Problem(what, quoted(file.name), _LATER)
