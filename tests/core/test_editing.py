"""Edits of a note: places in decomposed text, one edit for many, where a cursor goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.core.editing import Edit, Places, apart, as_one, carried, difference, placed
from netui.core.text import normal

TEXTS = st.text("ab e\u0301\u0302\u1100\u1161\u11a8🎉\n", max_size=30)


def done(text: str, edits: tuple[Edit, ...]) -> str:
    for start, end, new in reversed(edits):
        text = text[:start] + new + text[end:]
    return text


@given(TEXTS, TEXTS)
def test_a_place_of_the_normal_text_is_found_in_the_text_as_it_stands(
    before: str, behind: str
) -> None:
    text = f"{before}|Ann|{behind}"
    where, whole = Places(text), normal(text)
    start = whole.index("|Ann|")
    assert text[where(start) : where(start + 4)] == "|Ann"
    places = [where(place) for place in range(len(whole) + 1)]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, len(text))


def test_an_accent_typed_after_its_letter_moves_no_mark() -> None:
    text = "e\u0301t e\u0301te\u0301 Ann"
    where = Places(text)
    start = normal(text).index("Ann")
    assert text[where(start) : where(start + 3)] == "Ann"
    assert Places("plain")(3) == 3
    assert Places("e\u0301")(0) == 0
    assert Places("a" + "\u0301\u0327\u0351" * 3)(2) > 1


def test_edits_are_carried_over_and_put_in_order() -> None:
    text = "e\u0301 Karen, your your note"
    whole = normal(text)
    edits = (
        (whole.index("your"), whole.index("your") + 5, ""),
        (whole.index("Karen"), whole.index("Karen") + 5, "Ada"),
    )
    assert done(text, placed(text, edits)) == "e\u0301 Ada, your note"


@given(TEXTS, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3)), max_size=5))
def test_one_edit_does_what_several_do(text: str, wanted: list[tuple[int, int]]) -> None:
    edits: list[Edit] = []
    for start, length in sorted(wanted):
        end = min(start + length, len(text))
        if start <= len(text) and (not edits or start >= edits[-1][1]):
            edits.append((start, end, "xy"))
    if edits:
        assert done(text, (as_one(text, edits),)) == done(text, tuple(edits))


@pytest.mark.parametrize(
    ("place", "edits", "after"),
    [
        (0, [(2, 4, "xyz")], 0),
        (2, [(2, 4, "xyz")], 2),
        (3, [(2, 4, "xyz")], 5),
        (9, [(2, 4, "xyz")], 10),
        (9, [(2, 4, ""), (6, 7, "long")], 10),
        (5, [(5, 5, "word ")], 10),
    ],
)
def test_a_cursor_stays_at_its_words(place: int, edits: list[Edit], after: int) -> None:
    assert carried(place, edits) == after


@given(TEXTS, TEXTS)
def test_the_difference_of_two_texts_makes_one_of_the_other(before: str, after: str) -> None:
    start, end, new = difference(before, after)
    assert before[:start] + new + before[end:] == after
    assert (start, end, new) == (len(before), len(before), "") or before != after


@pytest.mark.parametrize(
    ("text", "place", "after"),
    [
        ("Hello ", 6, "Hello Ada"),
        ("Hello", 5, "Hello Ada"),
        ("", 0, "Ada"),
        ("Hi.there", 3, "Hi. Ada there"),
        ("(", 1, "(Ada"),
        ("x, y", 1, "x Ada, y"),
        ("a“b", 1, "a Ada “b"),
    ],
)
def test_words_put_in_keep_their_distance(text: str, place: int, after: str) -> None:
    assert done(text, (apart(text, place, "Ada"),)) == after


@pytest.mark.parametrize(
    ("before", "after", "edit"),
    [
        ("", "", (0, 0, "")),
        ("same", "same", (4, 4, "")),
        ("a note", "a short note", (2, 2, "short ")),
        ("a short note", "a note", (2, 8, "")),
        ("aa", "aaa", (2, 2, "a")),
        ("Hi Ann", "Hi Bo", (3, 6, "Bo")),
        ("old", "new", (0, 3, "new")),
    ],
)
def test_the_difference_is_as_small_as_it_can_be(before: str, after: str, edit: Edit) -> None:
    assert difference(before, after) == edit


def test_two_edits_become_one_that_keeps_what_stands_between() -> None:
    edits = ((0, 2, "Hello"), (7, 10, "Bo"))
    assert as_one("Hi you Ann.", edits) == (0, 10, "Hello you Bo")
