"""Which keys the lines below a note name."""

from __future__ import annotations

from netui.core.hints.model import Hint, Severity
from netui.ui.panes.advice import hint_lines


def told(*hints: Hint) -> str:
    lines = hint_lines(hints, 200, 8, key_of=lambda action: f"<{action}>")
    return "\n".join("".join(words for words, _ in line) for line in lines)


def a_hint(rule: str) -> Hint:
    return Hint(rule=rule, name="n", severity=Severity.WARNING, message="m", why="w")


def test_the_same_words_as_elsewhere_name_the_key_that_compares() -> None:
    assert "<note.compare> compare" in told(a_hint("C09"))
    assert "compare" not in told(a_hint("C05"))


def test_only_the_first_hint_names_the_key_that_ignores() -> None:
    assert told(a_hint("C05"), a_hint("C09")).count("<hint.suppress> ignore") == 1
