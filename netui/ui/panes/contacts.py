"""The contacts: everybody on file, filtered while typing and sorted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from netui.core.people.query import MARKED, By
from netui.core.people.rows import PersonRow
from netui.ui.render import fit, marked_words
from netui.ui.widgets.line_edit import LineEdit
from netui.ui.widgets.pane import Pane
from netui.ui.widgets.rows import Rows

DUE_FROM = 24
"""Cells from which a list says when somebody is due."""

COMPANY_FROM = 36
COMPANY_LEAST = 5
NAME_WIDTH = 20
ASKS = (
    "filter: words tag: company: stage: due: is:marked",
    "filter: words tag: stage: due:",
    "filter: words tag: due:",
    "filter",
)
"""What stands in the empty filter: the longest for which there is room."""

ROUND_TITLE = 4
"""Cells of the border beside the title."""

IS_MARKED = f"{By.IS}:{MARKED}"
TINTS = {"overdue": "mark", "due": "match", "": "dim"}


class FilterLine(LineEdit):
    """The filter: its effect is on the screen in the same frame as the letter."""

    def __init__(self, changed: Callable[[str], None]) -> None:
        """Take what is to be called with every new text."""
        super().__init__(
            placeholder=ASKS[-1],
            select_on_focus=False,
            compact=True,
            id="filter",
        )
        self._changed = changed

    def on_resize(self) -> None:
        """Say in the empty line as much as there is room for."""
        room = self.content_size.width - 1
        self.placeholder = next((words for words in ASKS if len(words) <= room), "")

    def watch_value(self, value: str) -> None:
        """Filter before the next frame."""
        self._changed(value)


class ContactRows(Rows):
    """A person a line: name, company, and when the next touch is due."""

    def __init__(self) -> None:
        """Start with nobody."""
        super().__init__(id="contact-rows")
        self.people: Sequence[PersonRow] = ()
        self.due_word: Callable[[PersonRow], tuple[str, str]] = lambda _row: ("", "")
        self.nobody = ""

    def contact_of(self, key: int) -> int:
        """Return the id of the person in this row."""
        return self.people[key].id

    def empty_text(self) -> str:
        """Return what to do when nobody is shown."""
        return self.nobody

    def draw(self, key: int, width: int, style: Style) -> list[Segment]:
        """Draw one person: the day takes what it needs, the name before the company."""
        person = self.people[key]
        word, kind = self.due_word(person)
        when = f" {word}" if width >= DUE_FROM else ""
        room = width - 2 - len(when)
        name_width = min(room, NAME_WIDTH if width >= COMPANY_FROM else room)
        company_width = room - name_width - 1
        quiet = self.tinted(style, "dim")
        segments = [self.sign(key, style), Segment(fit(person.name, name_width), style)]
        if company_width >= COMPANY_LEAST:
            segments.append(Segment(" " + fit(person.company, company_width), quiet))
        else:
            segments.append(Segment(" " * (room - name_width), style))
        segments.append(Segment(when, self.tinted(style, TINTS[kind])))
        segments.append(Segment(" ", style))
        return segments


class ContactsPane(Pane):
    """Filter and list; posts nothing but what the list and the filter post themselves."""

    HELP: ClassVar[str] = (
        "Everybody on file. The filter takes words and tag: company: title: name: stage: due: "
        "is:marked - or ! excludes, quotes keep words together. While people are marked, tags, "
        "snooze, cadence and what came back are about all of them."
    )

    def __init__(self) -> None:
        """Start empty; the desk gives the people."""
        super().__init__(id="contacts", classes="pane")
        self.rows = ContactRows()
        self.nobody = "Nobody on file yet."
        self.search: Callable[[str], Sequence[int]] = lambda _query: ()
        self.marks: Collection[int] = ()
        self.filter = FilterLine(self._filter)
        self.entitle("Contacts")

    def compose(self) -> ComposeResult:
        """Lay out the filter above the list."""
        yield self.filter
        yield self.rows

    def show(self, people: Sequence[PersonRow], *, complete: bool) -> None:
        """Show these people through the filter that is typed in."""
        self.rows.people = people
        if not complete:
            self.rows.nobody = "Reading the contacts …"
        elif people:
            self.rows.nobody = "Nobody matches. Escape clears the filter."
        else:
            self.rows.nobody = self.nobody
        self.refresh_view()

    def refresh_view(self) -> None:
        """Search again with the text in the filter, keeping the cursor's place."""
        found = self.search(self.filter.value)
        self.rows.show(found)
        self._count(len(found))

    def _filter(self, query: str) -> None:
        found = self.search(query)
        self.rows.show(found, cursor=0, known=True)
        self._count(len(found))

    def _count(self, shown: int) -> None:
        everybody = len(self.rows.people)
        words = f"{shown:,}" if shown == everybody else f"{shown:,} of {everybody:,}"
        words += marked_words(self.marks)
        title = f"Contacts {words}"
        if self.marks and len(title) > self.outer_size.width - ROUND_TITLE:
            title = words
        self.entitle(title)

    def show_marks(self) -> None:
        """Show who is marked, and how many."""
        self.rows.marked = self.marks
        if IS_MARKED in self.filter.value.casefold():
            self.refresh_view()
        self._count(len(self.rows.view))

    @on(Input.Submitted, "#filter")
    def to_list(self) -> None:
        """Go from the filter to what it found."""
        self.rows.focus()
        self.rows.announce()

    def shows(self, contact: int) -> bool:
        """Whether the filter leaves a person in the list."""
        return any(self.rows.contact_of(row) == contact for row in self.rows.view)

    def clear_filter(self) -> bool:
        """Clear the filter; false when there was nothing to clear."""
        if not self.filter.value:
            return False
        self.filter.value = ""
        return True
