"""One question with one line for the answer: tags, a day, a path."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from textual import on
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, Static

from netui.errors import Problem
from netui.ui.dialogs.dialog import Dialog
from netui.ui.render import plain
from netui.ui.widgets.line_edit import LineEdit

Value = TypeVar("Value")


class PromptDialog(Dialog[Value]):
    """Returns what ``parse`` makes of the line; a problem is told and nothing is lost."""

    def __init__(
        self,
        title: str,
        ask: str,
        parse: Callable[[str], Value | Problem],
        *,
        text: str = "",
        wrong: str = "",
        example: str = "",
        verb: str = "save",
        suggester: Suggester | None = None,
    ) -> None:
        """Take the question, the reader of the answer, and the text to start from.

        ``wrong`` is what was wrong with that text, if it has been tried, ``verb`` what enter
        does, ``suggester`` completes what is typed.
        """
        completes = "→ complete · " if suggester else ""
        super().__init__(title, f"{completes}enter {verb} · esc leave")
        self._suggester = suggester
        self._ask = ask
        self._parse = parse
        self._text = text
        self._wrong = wrong
        self._example = example

    def body(self) -> Iterable[Widget]:
        """Return the question, the line, and the place for a problem."""
        yield Static(plain(self._ask), classes="ask")
        yield LineEdit(
            self._text,
            placeholder=self._example,
            select_on_focus=False,
            suggester=self._suggester,
        )
        yield Static(plain(self._wrong), classes="problem")

    @on(Input.Submitted)
    def read(self, event: Input.Submitted) -> None:
        """Answer, or say what is wrong with the answer."""
        answer = self._parse(event.value)
        if isinstance(answer, Problem):
            self.query_one(".problem", Static).update(plain(str(answer)))
        else:
            self.dismiss(answer)
