"""Every hint of the note in a list: moving through it shows where each one points.

It stands in the place of card and advice, so that the note stays in sight.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from netui.core.hints.mending import mends
from netui.core.hints.model import FixKind, Hint, Severity
from netui.ui.keys import act
from netui.ui.render import fit, wrapped
from netui.ui.widgets.lines import Lines, Piece
from netui.ui.widgets.rows import Rows

MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.HINT: "·"}
"""The sign of each severity: state is never told by colour alone."""

STYLES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "accent"}
TINTS = {Severity.ERROR: "error", Severity.WARNING: "mark"}
MOST_FIXES = 6
MOST_ROWS = 6
KEYS = "e explain · i ignore · esc back"


class HintRows(Rows):
    """A line for each hint: sign, code, message."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", act("hint.fix"), "Fix", show=False),
        Binding("e,question_mark", act("hint.explain"), "Explain", show=False),
        Binding("i", act("hint.suppress"), "Ignore", show=False),
    ]

    def __init__(self, moved: Callable[[], None], leave: Callable[[], None]) -> None:
        """Take what follows the cursor, and what goes back to the note."""
        super().__init__(id="hint-rows")
        self.hints: Sequence[Hint] = ()
        self._moved = moved
        self._leave = leave

    def announce(self) -> None:
        """Show the hint under the cursor in the same frame."""
        self._moved()

    async def on_key(self, event: events.Key) -> None:
        """Go back on escape; every other key is looked at as usual."""
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self._leave()
        else:
            await super().on_key(event)

    def draw(self, key: int, width: int, style: Style) -> list[Segment]:
        """Draw one hint."""
        hint = self.hints[key]
        head = f" {MARKS[hint.severity]} {hint.rule} "
        tint = self.tinted(style, TINTS[hint.severity]) if hint.severity in TINTS else style
        return [Segment(head, tint), Segment(fit(hint.message, width - len(head)), style)]


class HintPanel(Vertical):
    """The list of hints, and the one under the cursor in full."""

    def __init__(self, moved: Callable[[], None], leave: Callable[[], None]) -> None:
        """Take what follows the cursor, and what goes back to the note."""
        super().__init__(id="hints")
        self._tell_moved = moved
        self.rows = HintRows(self._moved, leave)
        self.detail = Lines(id="hint-detail")

    def compose(self) -> ComposeResult:
        """Lay out list and detail."""
        yield self.rows
        yield self.detail

    @property
    def chosen(self) -> Hint | None:
        """The hint under the cursor."""
        place = self.rows.highlighted
        hints = self.rows.hints
        return hints[place] if place is not None and place < len(hints) else None

    def show(self, hints: Sequence[Hint]) -> None:
        """Show these hints; the cursor stays on the same rule if it still speaks."""
        before = self.chosen
        self.rows.hints = hints
        rules = [hint.rule for hint in hints]
        again = rules.index(before.rule) if before and before.rule in rules else None
        place = self.rows.cursor if again is None else again
        self.rows.styles.height = min(max(1, len(hints)), MOST_ROWS)
        self.rows.show(range(len(hints)), cursor=min(place, max(0, len(hints) - 1)))
        self.redraw()

    def _moved(self) -> None:
        self.redraw()
        self._tell_moved()

    @on(Rows.Chosen)
    async def _fix(self, event: Rows.Chosen) -> None:
        event.stop()
        await self.run_action(act("hint.fix"))

    @on(events.Resize)
    def redraw(self) -> None:
        """Show the hint under the cursor in full."""
        size = self.detail.size
        hint = self.chosen
        self.detail.show(
            detail_lines(hint, max(20, size.width), size.height or 6) if hint else []
        )


def detail_lines(hint: Hint, width: int, height: int) -> list[tuple[Piece, ...]]:
    """Return a hint in full in at most ``height`` lines, the keys in the last one."""
    head = f"{hint.severity.value} {hint.rule} {hint.name}"
    lines: list[tuple[Piece, ...]] = [((head, STYLES[hint.severity]),)]
    lines += [((words, ""),) for words in wrapped(hint.message, width, 3)]
    lines += [((words, "dim"),) for words in wrapped(hint.why, width, 3)]
    lines += fix_lines(hint)
    keys = f"enter fix · {KEYS}" if mends(hint) else KEYS
    return [*cut_off(lines, max(0, height - 1), width), ((keys, "key"),)][:height]


def cut_off(lines: list[tuple[Piece, ...]], most: int, width: int) -> list[tuple[Piece, ...]]:
    """Return at most so many lines, the last with an ellipsis where more are left out."""
    kept = lines[:most]
    if kept and len(lines) > most:
        *before, (words, style) = kept[-1]
        room = width - sum(cell_len(shown) for shown, _ in before)
        kept[-1] = (*before, (fit(f"{words} …", room).rstrip(), style))
    return kept


def fix_lines(hint: Hint) -> list[tuple[Piece, ...]]:
    """Return what can be done about a hint, a line each, and examples to read."""
    acting = [mend.label for mend in mends(hint)]
    lines: list[tuple[Piece, ...]] = [
        (("→ ", "accent"), (label, "")) for label in acting[:MOST_FIXES]
    ]
    for fix in hint.fixes:
        if fix.kind is FixKind.DISPLAY:
            lines += [
                ((f"{fix.label}: ", "dim"), (example, "")) for example in fix.examples[:2]
            ]
    return lines
