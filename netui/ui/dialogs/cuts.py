"""What can go from a note that is too long: several cuts at once, with what is left over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from netui.core.hints.fixes import edited
from netui.core.hints.mending import Mend, compatible
from netui.core.hints.model import Edit
from netui.core.text import count
from netui.ui.dialogs.dialog import Dialog
from netui.ui.render import fit, plain
from netui.ui.widgets.rows import Rows


class CutRows(Rows):
    """The cuts, each with a box that space ticks."""

    def __init__(self, labels: Sequence[str]) -> None:
        """Take what each cut says."""
        super().__init__()
        self._labels = labels
        self.ticked: set[int] = set()
        self.show(range(len(labels)))
        self.styles.height = min(max(1, len(labels)), 10)

    def tick(self, place: int) -> None:
        """Tick a cut, or take the tick away."""
        self.ticked ^= {place}
        self.forget()

    def draw(self, key: int, width: int, style: Style) -> list[Segment]:
        """Draw number, box and what the cut says; what it saves always has room."""
        box = "[x]" if key in self.ticked else "[ ]"
        head = f"{key + 1} {box} " if key < 9 else f"  {box} "
        what, comma, saves = self._labels[key].rpartition(", ")
        tail = f"  {saves}" if comma else ""
        words = fit(what if comma else saves, width - len(head) - len(tail))
        return [Segment(head, style), Segment(words + tail, style)]


class CutDialog(Dialog[tuple[Edit, ...]]):
    """Returns the edits that take out what was ticked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "cut", "Cut", show=False),
        Binding("space", "tick", "Tick", show=False),
        *(Binding(str(n), f"tick_number({n})", show=False) for n in range(1, 10)),
    ]

    def __init__(self, text: str, limit: int, ways: Sequence[Mend], *, ask: str = "") -> None:
        """Take the note, how long it may be, and the cuts to choose from."""
        super().__init__("Cut something", "space tick · 1-9 tick · enter cut · esc leave")
        self._text = text
        self._limit = limit
        self._ways = ways
        self._ask = ask

    def body(self) -> Iterable[Widget]:
        """Return the sentence, the list, and what would be left over."""
        yield Static(plain(self._ask), classes="ask")
        yield CutRows([way.label for way in self._ways])
        yield Static("", classes="left")

    def on_mount(self) -> None:
        """Start at the best cut."""
        self._rows.focus()
        self._tell()

    @property
    def _rows(self) -> CutRows:
        return self.query_one(CutRows)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits of what is ticked; of the cut under the cursor while nothing is."""
        under = self._rows.highlighted
        places = sorted(self._rows.ticked) or ([] if under is None else [under])
        return compatible(edit for place in places for edit in self._ways[place].edits)

    @on(Rows.Highlighted)
    def _tell(self) -> None:
        used = count(edited(self._text, self.edits))
        left = self._limit - used
        words = f"{-left} still too many" if left < 0 else f"{left} left"
        self.query_one(".left", Static).update(plain(f"Then {used} / {self._limit}, {words}."))

    def action_tick(self) -> None:
        """Tick the cut under the cursor, or take the tick away."""
        place = self._rows.highlighted
        if place is not None:
            self._rows.tick(place)
            self._tell()

    def action_tick_number(self, number: int) -> None:
        """Tick the cut of that number, or take the tick away."""
        if number <= len(self._ways):
            self._rows.tick(number - 1)
            self._tell()

    @on(Rows.Chosen)
    def action_cut(self) -> None:
        """Answer with the edits."""
        self.dismiss(self.edits)
