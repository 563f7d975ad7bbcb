"""Scanning a damaged file that is not written a document a line, as stock TinyDB writes one.

Pure. From its start the file is followed from document to document. Where that breaks off, the
next whole document of the same table is looked for, or a table that was not there yet; what
could as well be part of something else is left out.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from netui.data.documents import Plain
from netui.data.snapshot import CHANGES, NUMBER, NUMBERED

OPENING: Final = re.compile(r'"((?:[^"\\\x00-\x1f\udc80-\udcff]|\\.)*)"\s*:\s*(?=\{)')
TABLE: Final = re.compile(r'\{\s*(?:\}|"(?:0|[1-9][0-9]*)"\s*:\s*\{)')
BETWEEN: Final = re.compile(r"\s*\}?\s*[,{]?\s*")
"""What stands between two openings."""

CLOSING: Final = re.compile(r"\s*\}")
"""What ends a table behind its last document."""

NO_TEXT: Final = re.compile("[\udc80-\udcff]")
"""What stands for bytes that are no text."""

DECODER: Final = json.JSONDecoder(parse_constant=str)


class Scan:
    """One walk: ``tables`` are the whole documents, ``broken`` counts what was not followed."""

    def __init__(self, raw: bytes) -> None:
        """Walk through ``raw``."""
        self.tables: Plain = {}
        self.broken = 0
        self._text = raw.decode("utf-8-sig", "surrogateescape")
        self._table, self._sure = "", True
        place = 0
        while found := OPENING.search(self._text, place):
            place = self._take(place, found)

    def _take(self, place: int, found: re.Match[str]) -> int:
        """Take what opens here, if it can be told, and return where to go on."""
        name, start = found[1], found.end()
        if self._sure and CLOSING.match(self._text, place, found.start()):
            self._table = ""
        if self._sure and not BETWEEN.fullmatch(self._text, place, found.start()):
            self._lose()
        if TABLE.match(self._text, start) and self._opens(name, found.start()):
            self._table, self._sure = name, True
            self.tables[name] = {}
            return start + 1
        apart = self._sure or (self._table != CHANGES and self._before(found.start()) == ",")
        if not self._table or not apart:
            return start
        return self._document(name, start)

    def _opens(self, name: str, start: int) -> bool:
        """Whether a table opens here, and nothing in a document that is broken.

        A step of the history holds tables of its own.
        """
        if self._sure:
            return not self._table
        closed = self._before(start, " \t\r\n,") == "}"
        inside = NUMBER.fullmatch(name) or (self._table == CHANGES and name in NUMBERED)
        return closed and not inside and name not in self.tables

    def _document(self, name: str, start: int) -> int:
        """Take a document of the table that is open and return where it ends."""
        try:
            document, end = DECODER.raw_decode(self._text, start)
        except (ValueError, RecursionError):
            self._lose()
            return start + 1
        if not NUMBER.fullmatch(name) or NO_TEXT.search(self._text, start, end):
            self._lose()
        elif name in self.tables[self._table]:
            # No id comes twice: a table began where it could not be seen.
            self._lose()
            self._table = ""
        else:
            self._sure = True
            rows: dict[str, dict[str, Any]] = self.tables[self._table]
            rows[name] = document
        return end

    def _before(self, start: int, passing: str = " \t\r\n") -> str:
        """Return the character before a place, white space aside."""
        return self._text[max(0, start - 80) : start].rstrip(passing)[-1:]

    def _lose(self) -> None:
        self.broken += self._sure
        self._sure = False
