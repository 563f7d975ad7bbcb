"""Text from people becomes literal, visible text of a known width."""

from __future__ import annotations

import datetime as dt

import pytest
from hostile import HOSTILE
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from netui.ui.render import day_name, fit, line, plain, visible, wrapped

WEDNESDAY = dt.date(2026, 3, 4)


@pytest.mark.parametrize("text", HOSTILE.values())
def test_nothing_steers_a_terminal(text: str) -> None:
    for shown in (line(text), visible(text), fit(text, 20), plain(text).plain):
        assert not any(sign in shown for sign in "\x00\x1b\x07\x08\x9b\u202e\u2066\u2028")
    assert "\n" not in line(text)


def test_control_characters_are_shown_as_symbols_one_for_one() -> None:
    assert visible("a\x1b[1m\x00\x7f\x9b") == "a␛[1m␀␡\ufffd"
    assert visible("a\nb\tc") == "a\nb\tc"
    assert line("a\nb\tc\rd") == "a b c d"
    assert visible("\ud800") == "\ufffd"


def test_markup_stays_as_it_is() -> None:
    assert plain("[b]x[/]", "bold").plain == "[b]x[/]"


@given(st.text(max_size=60), st.integers(0, 40))
def test_fitted_text_has_exactly_the_width(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width


@given(st.text(max_size=200), st.integers(1, 30), st.integers(1, 4))
def test_wrapped_text_has_at_most_so_many_lines(text: str, width: int, most: int) -> None:
    assert len(wrapped(text, width, most)) <= most


def test_what_is_cut_ends_in_an_ellipsis() -> None:
    assert fit("abcdef", 4) == "abc…"
    assert wrapped("one two three four", 9, 1) == ("one two …",)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-03-04", "today"),
        ("2026-03-05", "tomorrow"),
        ("2026-03-03", "yesterday"),
        ("2026-03-06", "Fri 6 Mar"),
        ("2025-03-06", "6 Mar 2025"),
    ],
)
def test_days_are_said_as_people_say_them(day: str, words: str) -> None:
    assert day_name(dt.date.fromisoformat(day), WEDNESDAY) == words
