"""Two notes side by side: what they share is found, and no word of either is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netui.core.hints.comparing import Run, compared
from netui.core.text import normal

WORDS = st.text("ab é.,\n", max_size=40)


def test_what_differs_is_told_apart() -> None:
    mine, theirs = compared("Hi Ada, I like your work.", "Hi Bo, I like your glazes.")
    assert [run.text for run in mine if not run.shared] == [" Ada,", " work."]
    assert [run.text for run in theirs if not run.shared] == [" Bo,", " glazes."]
    assert mine[0] == Run(text="Hi", shared=True)


def test_capitals_accents_and_marks_make_no_difference() -> None:
    mine, _ = compared("Café, please!", "cafe please")
    assert all(run.shared for run in mine)


def test_nothing_shared_and_nothing_written() -> None:
    assert compared("one", "two") == (
        (Run(text="one", shared=False),),
        (Run(text="two", shared=False),),
    )
    assert compared("", "") == ((), ())
    assert compared("", "a") == ((), (Run(text="a", shared=False),))


@given(WORDS, WORDS)
def test_the_runs_of_a_note_are_its_text(one: str, two: str) -> None:
    mine, theirs = compared(one, two)
    assert "".join(run.text for run in mine) == normal(one)
    assert "".join(run.text for run in theirs) == normal(two)


def test_a_huge_note_is_compared_in_its_beginning() -> None:
    mine, _ = compared("x y " * 20_000, "x y " * 20_000)
    assert mine[0].shared
    assert not mine[-1].shared
