"""The facts on file while a note is written: one key puts one in, bare or as a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from netui.core.hints.mentions import Mention
from netui.ui.dialogs.pick import Option, OptionRows, PickDialog


class FactsDialog(PickDialog[str]):
    """Returns the words to put into the note."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "sentence", "As a sentence", show=False),
    ]

    def __init__(self, facts: Sequence[Mention]) -> None:
        """Take the facts, those first that are not in the note yet."""
        super().__init__(
            "On file",
            [option(fact) for fact in facts],
            ask=asked(facts),
            keys="enter or 1-9 put in · c as a sentence · esc leave",
        )
        self._facts = facts

    def action_sentence(self) -> None:
        """Answer with the fact under the cursor as a sentence, bare where none is known."""
        place = self.query_one(OptionRows).highlighted
        if place is not None:
            fact = self._facts[place]
            self.answer(fact.sentence or fact.words)

    def answer(self, value: str) -> None:
        """Answer with words; what is not to be named has none and stays here."""
        if value:
            self.dismiss(value)


def option(fact: Mention) -> Option[str]:
    """Return a fact as a line to pick."""
    state = "in the note" if fact.used else "" if fact.words else "not to be named"
    label = f"{fact.label} ({state})" if state else fact.label
    return Option(fact.text, label, fact.words, dim=fact.used or not fact.words)


def asked(facts: Sequence[Mention]) -> str:
    """Return how much there is that the note does not have yet."""
    fresh = sum(1 for fact in facts if fact.words and not fact.used)
    if not fresh:
        return "Everything on file is in the note already."
    return f"{fresh} not in the note yet, the freshest first."
