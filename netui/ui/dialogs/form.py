"""A form: fields of a person, a line each, saved as one change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar, NamedTuple, TypeVar

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.suggester import Suggester, SuggestFromList
from textual.widget import Widget
from textual.widgets import Label, Static

from netui.errors import Problem
from netui.ui.dialogs.dialog import Dialog
from netui.ui.render import plain
from netui.ui.widgets.line_edit import LineEdit


class FormField(NamedTuple):
    """One line of the form: the record field, its name for people, and an example.

    ``help`` says what may be written, while the cursor is there. ``choices`` are the words
    that are completed, ``part`` is the heading where a part of the form begins.
    """

    field: str
    label: str
    example: str = ""
    help: str = ""
    choices: tuple[str, ...] = ()
    part: str = ""


def choice(
    field: str, label: str, example: str, words: Iterable[str], part: str = ""
) -> FormField:
    """Return the line of a field that takes one of a few words, which may have underscores."""
    spaced = tuple(word.replace("_", " ") for word in words)
    return FormField(field, label, example, f"One of: {', '.join(spaced)}.", spaced, part)


def spoken_choice(text: str, words: Sequence[str]) -> str:
    """Return the word a choice is written with here, any other text as it is."""
    spaced = text.replace("_", " ")
    return spaced if spaced in words else text


POST_FIELDS: tuple[FormField, ...] = (
    FormField("title", "Title", "what it is called"),
    FormField("topic", "Topic", "what it is about, in a word or two"),
    FormField("kind", "Kind", "article, talk, post …"),
    FormField("date", "Date", "YYYY-MM-DD"),
    FormField("url", "Address", "https://…"),
)
"""The form of something a person wrote or said."""


class Fields(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The lines of the form; the arrows move between them, so nothing here scrolls by key."""


MANY_LINES = 12
"""Lines from which a form is as high as the screen allows and scrolls."""

FORWARD = frozenset({"down", "enter", "tab"})
BACK = frozenset({"up", "shift+tab"})
BY_PART = {"pagedown": 1, "pageup": -1}
"""Keys that go to another part of a long form, and which way."""


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
        fields: Sequence[FormField],
        ask: str = "",
    ) -> None:
        """Take the text of each field and what makes the answer of the edited ones.

        ``ask`` is a sentence above the lines.
        """
        parts = any(line.part for line in fields)
        keys = ("ctrl+s save", "↑↓ move", *(["pgdn next part"] if parts else []), "esc leave")
        super().__init__(title, " · ".join(keys))
        self._texts = texts
        self._save = save
        self._fields = {line.field: line for line in fields}
        self._ask = ask
        self._warned: dict[str, str] | None = None
        self.set_class(len(fields) < MANY_LINES, "-short")
        self.set_class(any(line.help for line in fields), "-helped")

    def body(self) -> Iterable[Widget]:
        """Return the sentence, a line for each field, what may stand there, and the problem."""
        if self._ask:
            yield Static(plain(self._ask), classes="ask")
        yield Fields(*self._lines())
        yield Static("", classes="help")
        yield Static("", classes="problem")

    def _lines(self) -> ComposeResult:
        for line in self._fields.values():
            if line.part:
                yield Label(Content(line.part), classes="part", name=line.field)
            edit = LineEdit(
                self._texts.get(line.field, ""),
                placeholder=line.example,
                name=line.field,
                select_on_focus=False,
                compact=True,
                suggester=completing(line.choices),
            )
            edit.press = self._go
            yield Horizontal(Label(Content(line.label)), edit, classes="field")

    @on(DescendantFocus)
    def tell_help(self) -> None:
        """Say what may be written where the cursor is."""
        self.query_one(".help", Static).update(plain(self._fields[self._here()].help))

    def _here(self) -> str:
        focused = self.focused
        return (
            (focused.name or "") if isinstance(focused, LineEdit) else next(iter(self._fields))
        )

    async def _go(self, key: str, _typing: bool) -> bool:  # noqa: FBT001  # a fact of the key
        """Go to another field before the next letter is looked at; what was said is read."""
        if key not in FORWARD | BACK | BY_PART.keys():
            return False
        self._warned = None
        self._say("")
        if key in FORWARD:
            self.focus_next()
        elif key in BACK:
            self.focus_previous()
        else:
            self._go_by_part(BY_PART[key])
        return True

    def _go_by_part(self, way: int) -> None:
        """Go to the first line of the next part, or back to that of this or the one before."""
        names = list(self._fields)
        here = names.index(self._here())
        starts = [0, *(n for n, line in enumerate(self._fields.values()) if line.part)]
        there = [n for n in starts if (n - here) * way > 0]
        if there:
            name = names[there[0 if way > 0 else -1]]
            self._line(name).focus(scroll_visible=False)
            heading = next((one for one in self.query(".part") if one.name == name), None)
            if heading is not None:
                heading.scroll_visible(animate=False, top=True)
            else:
                self.query_one(Fields).scroll_home(animate=False)

    def _line(self, name: str) -> LineEdit:
        return next(line for line in self.query(LineEdit) if line.name == name)

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
            self._tell(saved)
        else:
            self.dismiss(saved)

    def action_leave(self) -> None:
        """Leave; text that was typed is dropped only at the second time."""
        if self.may_go():
            self.dismiss(None)

    def may_go(self) -> bool:
        """Whether nothing would be lost, or the person has been told what would be."""
        edited = self.edited()
        if not edited or edited == self._warned:
            return True
        self._warned = edited
        self._say("Not saved yet. ctrl+s saves, leaving once more drops it.")
        return False

    def _tell(self, problem: Problem) -> None:
        """Say what is wrong, by the name the line has here, and go to that line."""
        self._warned = None
        name = next((name for name in self._fields if is_in(problem.where, name)), "")
        if name:
            label = self._fields[name].label
            problem = msgspec.structs.replace(problem, where=label)
            self._line(name).focus()
        self._say(str(problem))

    def _say(self, words: str) -> None:
        self.set_class(bool(words), "-wrong")
        self.query_one(".problem", Static).update(plain(words))


def completing(words: Sequence[str]) -> Suggester | None:
    """Return what completes one of a few words; none where any text may stand."""
    return SuggestFromList(words, case_sensitive=False) if words else None


def is_in(where: str, field: str) -> bool:
    """Whether a problem is one of this line: of its field, or of a part of it."""
    return where in {field, f"{field}[]"} or where.startswith(f"{field}.")
