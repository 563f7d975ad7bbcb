"""A short list to pick one thing from: templates, facts, cuts, reasons, themes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Generic, NamedTuple, TypeVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from netui.ui.dialogs.dialog import Dialog
from netui.ui.render import fit, plain, wrapped
from netui.ui.widgets.rows import Rows

Value = TypeVar("Value")

MOST_ROWS = 14
MOST_DETAIL = 3
"""Lines that say in full what the option under the cursor means."""

LEAST_ASKED = 2
"""Lines of the sentence that stay in sight however low the screen is."""

EDGES = 4
"""Lines of border and padding of the box."""


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
        self.styles.height = min(max(1, len(options)), MOST_ROWS)

    def label_width(self, width: int) -> int:
        """Return how many cells of a row the labels take: half, or what the details leave."""
        named = max((cell_len(name) for name, _ in self._options), default=0)
        told = max((cell_len(detail) for _, detail in self._options), default=0)
        return min(max(8, width - 4), max(16, min(named, max(width // 2, width - 4 - told))))

    def detail_width(self, width: int) -> int:
        """Return how many cells of a row are left for the details."""
        return max(0, width - self.label_width(width) - 4)

    def draw(self, key: int, width: int, style: Style) -> list[Segment]:
        """Draw number, label and detail."""
        label, detail = self._options[key]
        number = f"{key + 1} " if key < 9 else "  "
        label_width, rest = self.label_width(width), self.detail_width(width)
        # Under the cursor dimmed words would be too faint on its ground.
        faint = style is not self.style_of("cursor") and not self.app.no_color
        dim = style + Style(dim=True) if faint else style
        return [
            Segment(number, dim),
            Segment(fit(label, label_width), dim if key in self._dim else style),
            Segment("  " + fit(detail, rest) if rest else "", dim),
        ]


class PickDialog(Dialog[Value]):
    """Returns the value of the picked option."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "Pick", show=False),
        Binding("space", "read_on", "Read on", show=False),
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
            yield VerticalScroll(
                Static(plain(self._ask), classes="ask"), classes="asked", can_focus=False
            )
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
        """Share the height out once the list has its new width; the options come first."""
        self.call_after_refresh(self._share)

    def _share(self) -> None:
        rows = self.query_one(OptionRows)
        room = self.size.height * 94 // 100 - EDGES
        if any(not self._fits(option.detail) for option in self._options):
            room -= MOST_DETAIL + 1
        for asked in self.query(".asked"):
            # An empty line stands below it.
            needed = asked.virtual_size.height + 1
            left = max(LEAST_ASKED, room - min(len(self._options), MOST_ROWS) - 1)
            asked.styles.max_height = left
            room -= min(needed, left + 1)
        rows.styles.max_height = max(LEAST_ASKED, room)
        self.tell_whole()

    def action_read_on(self) -> None:
        """Show the next lines of a sentence that has no room, and after the last the first."""
        for asked in self.query(".asked").results(VerticalScroll):
            at_end = asked.scroll_offset.y >= asked.max_scroll_y
            asked.scroll_to(
                y=0 if at_end else asked.scroll_offset.y + asked.size.height - 1, animate=False
            )

    def _fits(self, detail: str) -> bool:
        rows = self.query_one(OptionRows)
        return cell_len(detail) <= rows.detail_width(rows.scrollable_content_region.width)

    @on(Rows.Highlighted)
    def tell_whole(self) -> None:
        """Say in full what the option under the cursor means, where its line is too short."""
        rows = self.query_one(OptionRows)
        key = rows.highlighted
        detail = "" if key is None else self._options[key].detail
        told = self.query_one(".detail", Static)
        told.display = not self._fits(detail)
        lines = wrapped(detail, rows.scrollable_content_region.width, MOST_DETAIL)
        told.update(plain("\n".join(lines)))

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
