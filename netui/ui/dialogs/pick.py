"""A short list to pick one thing from: templates, facts, cuts, reasons, themes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Generic, NamedTuple, TypeVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from netui.ui.dialogs.dialog import Dialog
from netui.ui.render import fit, plain
from netui.ui.widgets.rows import Rows

Value = TypeVar("Value")


class Option(NamedTuple, Generic[Value]):
    """One thing to pick: its name, what it means, and what picking it answers.

    A dimmed one can be picked as well: it is there, but not what is wanted most.
    """

    label: str
    detail: str
    value: Value
    dim: bool = False


class OptionRows(Rows):
    """The options, numbered so that a digit picks one."""

    def __init__(self, options: Sequence[tuple[str, str]], dim: Iterable[int] = ()) -> None:
        """Take label and detail of each option, and which of them are dimmed."""
        super().__init__()
        self._options = options
        self._dim = frozenset(dim)
        self.show(range(len(options)))
        self.styles.height = min(max(1, len(options)), 14)

    def label_width(self, width: int) -> int:
        """Return how many cells of a row the labels take."""
        named = max((len(name) for name, _ in self._options), default=0)
        return min(max(8, width - 4), max(16, min(named, width // 2)))

    def detail_width(self, width: int) -> int:
        """Return how many cells of a row are left for the details."""
        return max(0, width - self.label_width(width) - 4)

    def draw(self, key: int, width: int, style: Style) -> list[Segment]:
        """Draw number, label and detail."""
        label, detail = self._options[key]
        number = f"{key + 1} " if key < 9 else "  "
        label_width, rest = self.label_width(width), self.detail_width(width)
        dim = style + Style(dim=True) if not self.app.no_color else style
        return [
            Segment(number, dim),
            Segment(fit(label, label_width), dim if key in self._dim else style),
            Segment("  " + fit(detail, rest) if rest else "", dim),
        ]


class PickDialog(Dialog[Value]):
    """Returns the value of the picked option."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "Pick", show=False),
        *(Binding(str(n), f"pick_number({n})", show=False) for n in range(1, 10)),
    ]

    def __init__(
        self,
        title: str,
        options: Sequence[Option[Value]],
        *,
        ask: str = "",
        start: int = 0,
        keys: str = "enter pick · 1-9 pick · esc leave",
    ) -> None:
        """Take the options, a sentence above them and the place of the cursor."""
        super().__init__(title, keys)
        self._options = options
        self._ask = ask
        self._start = start

    def body(self) -> Iterable[Widget]:
        """Return the sentence and the list."""
        if self._ask:
            yield Static(plain(self._ask), classes="ask")
        yield OptionRows(
            [(option.label, option.detail) for option in self._options],
            [place for place, option in enumerate(self._options) if option.dim],
        )
        yield Static("", classes="detail")

    def on_mount(self) -> None:
        """Start at the option that is in force."""
        rows = self.query_one(OptionRows)
        rows.show(rows.view, cursor=self._start)
        rows.focus()

    @on(Resize)
    def measure(self) -> None:
        """Look again once the list has its new width."""
        self.call_after_refresh(self.tell_whole)

    @on(Rows.Highlighted)
    def tell_whole(self) -> None:
        """Say in full what the option under the cursor means, where its line is too short."""
        rows = self.query_one(OptionRows)
        key = rows.highlighted
        detail = "" if key is None else self._options[key].detail
        room = rows.detail_width(rows.scrollable_content_region.width)
        whole = cell_len(detail) <= room
        told = self.query_one(".detail", Static)
        told.display = not whole
        told.update(plain(detail))

    @on(Rows.Chosen)
    def action_pick(self) -> None:
        """Answer with the option under the cursor."""
        key = self.query_one(OptionRows).highlighted
        if key is not None:
            self.answer(self._options[key].value)

    def action_pick_number(self, number: int) -> None:
        """Answer with the option of that number."""
        if number <= len(self._options):
            self.answer(self._options[number - 1].value)

    def answer(self, value: Value) -> None:
        """Answer with a value."""
        self.dismiss(value)
