"""The follow-up queue: overdue, today, this week, waiting; every row says why it is there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult

from netui.core.cadence.model import Queue, QueueRow, Section
from netui.core.cadence.told import STEP_NAMES, step_name
from netui.ui.render import day_name, fit, marked_words
from netui.ui.widgets.pane import Pane
from netui.ui.widgets.rows import Rows

SECTION_NAMES: dict[Section, str] = {
    Section.OVERDUE: "Overdue",
    Section.TODAY: "Today",
    Section.THIS_WEEK: "This week",
    Section.WAITING: "Waiting",
}

LEGIBLE = 14
"""Cells a name keeps before the words beside it become fewer."""

NOTHING_DUE = "Nothing is due. Enjoy the day."
HEADING, NAME, REASON = range(3)


def fitting_side(sides: Iterator[str], room: int) -> str:
    """Return the first that has room, else the shortest."""
    side = ""
    for side in sides:
        if len(side) <= room:
            break
    return side


class QueueRows(Rows):
    """Headings, and two lines a person: who and what, then why.

    A key is the place in a list of drawn lines: three times the row's number plus which line.
    """

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(id="queue-rows")
        self._rows: tuple[QueueRow, ...] = ()
        self._counts: dict[Section, int] = {}
        self.name_of: Callable[[int], str] = str
        self.today = dt.date.min
        self.nothing = NOTHING_DUE

    def show_queue(self, queue: Queue, today: dt.date) -> None:
        """Show a queue as of ``today``."""
        self._rows = queue.rows
        self.today = today
        self._counts = {section: len(queue.of(section)) for section in Section}
        keys: list[int] = []
        section = None
        for number, row in enumerate(queue.rows):
            if row.section is not section:
                section = row.section
                keys.append(number * 3 + HEADING)
            keys += (number * 3 + NAME, number * 3 + REASON)
        self.show(keys)

    def selectable(self, key: int) -> bool:
        """Whether this is the line with the name."""
        return key % 3 == NAME

    def meant(self, place: int) -> int:
        """Return the line with the name where a reason is clicked."""
        on_reason = 0 < place < len(self.view) and self.view[place] % 3 == REASON
        return place - 1 if on_reason else place

    def contact_of(self, key: int) -> int:
        """Return the contact the line is about."""
        return self._rows[key // 3].contact

    def empty_text(self) -> str:
        """Return what stands here when nothing is due."""
        return self.nothing

    def draw(self, key: int, width: int, style: Style) -> list[Segment]:
        """Draw a heading, a name or a reason."""
        row = self._rows[key // 3]
        if key % 3 == HEADING:
            words = f" {SECTION_NAMES[row.section]} {self._counts[row.section]}"
            return [Segment(fit(words, width), self.style_of("heading"))]
        if key % 3 == REASON:
            words = "   " + row.next.reason
            return [Segment(fit(words, width), self.style_of("dim"))]
        name = self.name_of(row.contact)
        side = fitting_side(self._sides(row), width - 2 - min(cell_len(name), LEGIBLE))
        name_width = max(8, width - len(side) - 2)
        quiet = self.tinted(style, "match")
        return [
            self.sign(key, style),
            Segment(fit(name, name_width), style + Style(bold=True)),
            Segment(fit(" " + side, width - name_width - 1), quiet),
        ]

    def _sides(self, row: QueueRow) -> Iterator[str]:
        """Yield what stands beside a name, in fewer and fewer words."""
        what, verb = step_name(row.next), STEP_NAMES[row.next.step]
        when = self._when(row)
        if when:
            yield f"{what} · {when} "
            yield f"{what} · {when.removesuffix(' late')} "
            yield f"{verb} · {when.removesuffix(' late')} "
        yield f"{what} "
        yield f"{verb} "

    def _when(self, row: QueueRow) -> str:
        if row.section is Section.OVERDUE and row.next.due:
            late = (self.today - row.next.due).days
            return f"{late} d late"
        if row.section in {Section.THIS_WEEK, Section.WAITING}:
            day = row.on or row.next.opens or row.next.due
            return day_name(day, self.today) if day else ""
        return ""


class QueuePane(Pane):
    """The list of next touches."""

    HELP: ClassVar[str] = (
        "Who is due, and why: overdue first, then today, this week, and who is waiting for an "
        "answer. The person under the cursor opens in the composer."
    )

    def __init__(self) -> None:
        """Start empty; the desk gives the queue."""
        super().__init__(id="queue", classes="pane")
        self.rows = QueueRows()
        self.entitle("Queue")

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield self.rows

    def show_marks(self, marks: Collection[int]) -> None:
        """Show who is marked, and how many."""
        self.rows.marked = marks
        self.entitle(f"Queue{marked_words(marks)}")
