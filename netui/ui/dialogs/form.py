"""A form: fields of a person, a line each, saved as one change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar, NamedTuple, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label, Static

from netui.errors import Problem
from netui.ui.dialogs.dialog import Dialog
from netui.ui.render import plain
from netui.ui.widgets.line_edit import LineEdit


class FormField(NamedTuple):
    """One line of the form: the record field, its name for people, and an example."""

    field: str
    label: str
    example: str = ""


POST_FIELDS: tuple[FormField, ...] = (
    FormField("title", "Title", "what it is called"),
    FormField("topic", "Topic", "what it is about, in a word or two"),
    FormField("kind", "Kind", "article, talk, post …"),
    FormField("date", "Date", "YYYY-MM-DD"),
    FormField("url", "Address", "https://…"),
)
"""The form of something a person wrote or said."""

COMMON_FIELDS: tuple[FormField, ...] = (
    FormField("full", "Name", "Amara Osei"),
    FormField("given", "Call name", "what a greeting uses"),
    FormField("company", "Company"),
    FormField("title", "Title"),
    FormField("profile_url", "Profile", "https://www.linkedin.com/in/…"),
    FormField("emails", "E-mail", "several with commas"),
    FormField("city", "City"),
    FormField("langs", "Languages", "en, de"),
    FormField("degree", "Degree", "1, 2, 3 or none"),
    FormField("tie", "Tie", "met, weak, stranger, colleague, friend …"),
    FormField("met.where", "Met where"),
    FormField("met.when", "Met on", "YYYY-MM-DD"),
    FormField("met.what", "Talked of"),
    FormField("mutuals", "Both know", "names with commas"),
    FormField("schools", "Schools"),
    FormField("groups", "Groups"),
    FormField("interests", "Interests"),
    FormField("reason", "Reason", "Why I write: …"),
    FormField("can_offer", "I can offer"),
    FormField("goal", "Goal", "informational, collaborate, keep_in_touch …"),
    FormField("tags", "Tags", "several with commas"),
    FormField("notes", "Notes"),
)


class Fields(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The lines of the form; the arrows move between them, so nothing here scrolls by key."""


MANY_LINES = 12
"""Lines from which a form is as high as the screen allows and scrolls."""

FORWARD = frozenset({"down", "enter", "tab"})
BACK = frozenset({"up", "shift+tab"})


Saved = TypeVar("Saved")


class FormDialog(Dialog[Saved]):
    """Returns what ``save`` makes of the lines that were edited: a change, say."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f9", "save", "Save", show=False),
    ]

    def __init__(
        self,
        title: str,
        texts: Mapping[str, str],
        save: Callable[[Mapping[str, str]], Saved | Problem],
        *,
        fields: Sequence[FormField] = COMMON_FIELDS,
        ask: str = "",
    ) -> None:
        """Take the text of each field and what makes the answer of the edited ones.

        ``ask`` is a sentence above the lines.
        """
        super().__init__(title, "ctrl+s save · ↑↓ move · esc leave")
        self._texts = texts
        self._save = save
        self._fields = fields
        self._ask = ask
        self._warned = False
        self.set_class(len(fields) < MANY_LINES, "-short")

    def body(self) -> Iterable[Widget]:
        """Return the sentence, a line for each field and the place for a problem."""
        if self._ask:
            yield Static(plain(self._ask), classes="ask")
        yield Fields(*self._lines())
        yield Static("", classes="problem")

    def _lines(self) -> ComposeResult:
        for name, label, example in self._fields:
            edit = LineEdit(
                self._texts.get(name, ""),
                placeholder=example,
                name=name,
                select_on_focus=False,
                compact=True,
            )
            edit.press = self._go
            yield Horizontal(Label(Content(label)), edit, classes="field")

    async def _go(self, key: str, _typing: bool) -> bool:  # noqa: FBT001  # a fact of the key
        """Go to another field before the next letter is looked at."""
        if key in FORWARD:
            self.focus_next()
        elif key in BACK:
            self.focus_previous()
        return key in FORWARD | BACK

    def edited(self) -> dict[str, str]:
        """Return the fields whose text differs from what the form started with."""
        found = {}
        for line in self.query(LineEdit):
            name = line.name or ""
            if line.value != self._texts.get(name, ""):
                found[name] = line.value
        return found

    def action_save(self) -> None:
        """Answer with what was made of the lines, or say what is wrong and where."""
        saved = self._save(self.edited())
        if isinstance(saved, Problem):
            self._say(str(saved))
        else:
            self.dismiss(saved)

    def action_leave(self) -> None:
        """Leave; text that was typed is dropped only at the second escape."""
        if self.edited() and not self._warned:
            self._warned = True
            self._say("Not saved yet. ctrl+s saves, escape once more drops it.")
        else:
            self.dismiss(None)

    def _say(self, words: str) -> None:
        self.query_one(".problem", Static).update(plain(words))
