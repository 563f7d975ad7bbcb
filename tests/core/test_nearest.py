"""An unknown name is answered with the nearest known one, and only if it is near."""

from __future__ import annotations

import pytest

from netui.core.nearest import did_you_mean, nearest


@pytest.mark.parametrize(
    ("word", "known", "answer"),
    [
        ("theem", ["theme", "plan"], "theme"),
        ("comp", ["companies", "company"], "company"),
        ("f99", ["f", "f1", "f9"], "f9"),
        ("qqq", ["theme", "plan"], ""),
        ("nonsense", ["not_sent", "snooze"], ""),
        ("nmae", ["met", "name"], "name"),
        ("nmae", ["met", "notes"], ""),
        ("", ["theme"], ""),
    ],
)
def test_the_nearest_name_is_found(word: str, known: list[str], answer: str) -> None:
    assert nearest(word, known) == answer


def test_the_question_offers_one_name_or_says_what_else_to_do() -> None:
    assert did_you_mean("theem", ["theme", "plan"]) == "Did you mean theme?"
    assert did_you_mean("qqq", ["theme", "plan"]) == "Known: theme, plan."
    assert did_you_mean("qqq", ["theme", "plan"], "See the list.") == "See the list."
