"""The composer: the person's card, the note, and what netui thinks of it while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult

from netui.core.composition import Composition
from netui.core.hints.model import Findings, Hint, Severity
from netui.core.text import clean, normal, overflow
from netui.ui.panes.advice import KeyOf, advice_lines, heading, registered
from netui.ui.panes.card import card_lines
from netui.ui.panes.hint_panel import HintPanel, HintRows
from netui.ui.render import line, wrapped
from netui.ui.widgets.line_edit import LineEdit
from netui.ui.widgets.lines import Lines
from netui.ui.widgets.note_area import Mark, NoteArea
from netui.ui.widgets.pane import Pane

MARK_OF = {
    Severity.ERROR: "note--error",
    Severity.WARNING: "note--warning",
    Severity.HINT: "note--hint",
}
NO_FINDINGS = Findings()
Examine = Callable[[Composition, str, str], Findings]


def marks_of(hint: Hint) -> list[Mark]:
    """Return where a hint points at, as it is drawn."""
    return [(start, end, MARK_OF[hint.severity]) for start, end in hint.spans]


class SubjectLine(LineEdit):
    """The subject of an e-mail or InMail; it counts as part of the note while typing."""

    def __init__(self, edited: Callable[[], None]) -> None:
        """Take what is to be called after every edit."""
        super().__init__(
            placeholder="Subject", select_on_focus=False, compact=True, id="subject"
        )
        self._edited = edited
        self.settled = True

    def watch_value(self) -> None:
        """Tell of the edit before the next frame."""
        if self.settled:
            self._edited()

    def open(self, text: str) -> None:
        """Show another subject without telling of it."""
        self.settled = False
        self.value = line(text)
        self.settled = True

    @property
    def sent(self) -> str:
        """The subject as it goes out: empty where the channel has none."""
        return "" if self.has_class("hidden") else self.value

    def stand_for(self, composition: Composition | None) -> None:
        """Be there where the channel has a subject; elsewhere its words wait unseen."""
        self.set_class(composition is None or not composition.has_subject, "hidden")


class ComposerPane(Pane):
    """Shows one composition and tells when its text was edited."""

    HELP: ClassVar[str] = (
        "Write the note, copy it, paste it on the profile, come back and log it as sent. "
        "Everything is saved while you type; copied is not sent."
    )

    def __init__(
        self, examine: Examine, typed: Callable[[], None], judged: Callable[[], None]
    ) -> None:
        """Take what examines a text, what to call after every edit, and after new hints."""
        super().__init__(id="composer", classes="pane")
        self._examine = examine
        self._typed = typed
        self._judged = judged
        self.composition: Composition | None = None
        self._instead: tuple[str, ...] = ()
        self.findings = NO_FINDINGS
        self.edited = False
        self.card = Lines(id="card")
        self.subject = SubjectLine(self._on_edit)
        self.area = NoteArea(self._on_edit, id="note")
        self.advice = Lines(id="advice")
        self.hints = HintPanel(self._point, self.leave_list)
        self.key_of: KeyOf = registered
        self.entitle("Composer")

    def compose(self) -> ComposeResult:
        """Lay out card, subject, note, advice and the list of hints that may stand there."""
        yield self.card
        yield self.subject
        yield self.area
        yield self.advice
        yield self.hints

    @property
    def note(self) -> str:
        """The text in the box."""
        return self.area.text

    def open(self, composition: Composition | None, instead: Sequence[str] = ()) -> None:
        """Show another person's note, or lines that say why there is none."""
        self._instead = tuple(instead) or ("Nobody is open.",)
        self.composition = composition
        self.edited = False
        self.area.read_only = composition is None
        self.set_class(composition is None, "-no-note")
        self.set_class(False, "-listing")  # noqa: FBT003  # Textual's own
        self.subject.stand_for(composition)
        self.subject.open(composition.subject if composition else "")
        self.area.open(composition.text if composition else "")
        self.area.call_after_refresh(self.area.scroll_cursor_visible)
        self.examine()
        self._retitle()

    def examine(self) -> None:
        """Bring card, counter, checklist, hints and marks in step with the text."""
        open_now = self.composition
        if open_now is None:
            self.findings = NO_FINDINGS
            head, *rest = self._instead
            lines = [words for text in rest for words in wrapped(text, self._room, 3)]
            self.card.show([((head, "title"),), *(((words, ""),) for words in lines)])
            self.advice.show([])
            return
        before = self.findings
        self.findings = self._examine(open_now, self.note, self.subject.sent)
        self._mark()
        if self.listing:
            self.hints.show(self.findings.shown)
            self._mark()
            if not self.findings.shown:
                self.leave_list()
        self._draw()
        if before.rules != self.findings.rules:
            self._judged()

    @property
    def _room(self) -> int:
        return max(20, self.size.width - 4)

    def _draw(self) -> None:
        if self.composition is None:
            return
        width = self._room
        self.card.show(card_lines(self.composition, width, self.card.size.height or 5))
        self.advice.show(
            advice_lines(
                self.composition,
                self.note,
                self.findings,
                width,
                self.advice.size.height or 7,
                saved=not self.edited,
                key_of=self.key_of,
            )
        )

    # The list of hints.

    @property
    def listing(self) -> bool:
        """Whether the list of hints stands in the place of card and advice."""
        return self.has_class("-listing")

    @property
    def chosen(self) -> Hint | None:
        """The hint that keys act on: the one under the cursor of the list, else the first."""
        if self.listing:
            return self.hints.chosen
        return next(iter(self.findings.shown), None)

    def list_hints(self) -> None:
        """Show every hint in a list and go there."""
        self.add_class("-listing")
        self.hints.rows.set_reactive(HintRows.cursor, 0)
        self.hints.show(self.findings.shown)
        self.hints.rows.focus()
        self.call_after_refresh(self._point)

    def leave_list(self) -> None:
        """Go back from the list to the note."""
        self.remove_class("-listing")
        self.area.focus()
        self._mark()
        self._draw()

    def _mark(self) -> None:
        if self.composition is not None:
            self.area.mark(self._marks(self.composition))

    def _marks(self, composition: Composition) -> list[Mark]:
        chosen = self.hints.chosen if self.listing else None
        marks = [mark for hint in self.findings.shown for mark in marks_of(hint)]
        if composition.limit is not None:
            over = overflow(self.note, composition.limit)
            if over is not None:
                # In the list nothing but the chosen hint stands on a ground of its own.
                style = "note--error" if self.listing else "note--over"
                marks.append((over, len(normal(self.note)), style))
        if chosen is not None:
            marks += [(start, end, "note--chosen") for start, end in chosen.spans]
        return marks

    def _point(self) -> None:
        """Show in the note what the chosen hint is about."""
        self._mark()
        chosen = self.hints.chosen
        if chosen is not None and chosen.spans:
            self.area.bring_into_sight(chosen.spans[0][0])

    def _on_edit(self) -> None:
        if self.composition is None:
            return
        self.edited = True
        self.examine()
        self._typed()

    def saved(self, composition: Composition) -> None:
        """Take note that the text is on disk."""
        self.composition = composition
        self.edited = False
        self._draw()

    def renew(self, composition: Composition) -> None:
        """Take in what has changed on file, and look at the note anew."""
        self.composition = composition
        self.subject.stand_for(composition)
        if self.subject.has_focus and not composition.has_subject:
            self.area.focus()
        self.examine()
        self._retitle()

    def start_from(self, composition: Composition) -> None:
        """Put another template's text into the box; ctrl+z brings the old text back."""
        self.composition = composition
        if composition.has_subject:
            self.subject.open(composition.subject)
        self.area.put(composition.text)

    def reroute(self, composition: Composition) -> None:
        """Show the note on another channel; ctrl+z brings back words that had to give way."""
        self.subject.open(composition.subject)
        self.renew(composition)
        if clean(composition.text) != clean(self.note):
            self.area.put(composition.text)

    def _retitle(self) -> None:
        open_now = self.composition
        self.entitle(heading(open_now) if open_now else "Composer")

    @on(events.Resize)
    def redraw(self) -> None:
        """Fit card and advice to the new size."""
        self.call_after_refresh(self._draw)
