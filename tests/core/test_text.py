"""Counting, cleaning, folding and cutting text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netui.core.text import clean, count, flat, fold, normal, overflow, units, words


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("é", 1),
        ("e\u0301", 1),
        ("李", 1),
        ("𠀋", 2),
        ("👋", 2),
        ("👋🏽", 4),
        ("❤️", 2),
        ("🇪🇸", 4),
        ("👩\u200d👩\u200d👧", 8),
        ("𝗕", 2),
        ("\n", 1),
        ("a\r\nb", 3),
        ("a\rb", 3),
        ("é\r\nb", 3),
        ("a\u2028b", 3),
    ],
)
def test_text_counts_as_linkedin_counts_it(text: str, length: int) -> None:
    assert count(text) == length


def test_a_clean_text_is_nfc_without_controls_and_without_a_last_line_end() -> None:
    assert clean("Zoe\u0308\r\nhi\x00\x1b[31m\x9b\u202e\ud800\tend\n\n") == "Zoë\nhi[31m\tend"


def test_cleaning_keeps_what_names_and_emoji_are_made_of() -> None:
    kept = "שלום\u200f محمد\u200e 👩\u200d👧 नेहा\u200d"
    assert clean(kept) == kept


def test_an_accent_behind_a_control_character_is_composed() -> None:
    assert clean("e\x00\u0301") == "é"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Plain TEXT", "plain text"),
        ("Łukasz Øst Đorđe", "lukasz ost dorde"),
        ("Straße Ærø Œuvre ıħ", "strasse aero oeuvre ih"),
        ("Iñigo", "inigo"),
        ("O’Neill", "o'neill"),
        ("İstanbul", "istanbul"),
    ],
)
def test_folding_leaves_bare_lower_case(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_composed_and_decomposed_text_fold_alike() -> None:
    assert fold("Zoë") == fold("Zoe\u0308") == "zoe"


def test_flat_text_has_the_same_length() -> None:
    text = "Straße … Zoe\u0308 É"
    assert len(flat(text)) == len(text)
    assert flat("ÉTÉ ABC") == "ete abc"
    assert flat("ABC") == "abc"


def test_words_keep_hyphens_and_apostrophes_and_part_ideographs() -> None:
    assert words("I'd like the near-miss log.") == ["I'd", "like", "the", "near-miss", "log"]
    assert words("我喜欢 été") == ["我", "喜", "欢", "été"]


def test_text_that_fits_does_not_overflow() -> None:
    assert overflow("a" * 200, 200) is None


def test_overflow_names_the_first_character_that_is_too_many() -> None:
    assert overflow("a" * 201, 200) == 200


@pytest.mark.parametrize(
    ("text", "limit", "place"),
    [
        ("a👋", 2, 1),
        ("a👋🏽", 3, 1),
        ("a👩\u200d👧b", 4, 1),
        ("aक\u093f", 2, 1),
        ("🇪🇸🇫🇷", 6, 2),
        ("🇪🇸a", 2, 0),
        ("ab🇪🇸", 2, 2),
        ("👋🏽", 2, 0),
    ],
)
def test_overflow_tears_nothing_a_reader_sees_as_one(text: str, limit: int, place: int) -> None:
    assert overflow(text, limit) == place


@given(st.text(max_size=60), st.integers(0, 50))
@settings(max_examples=100)
def test_what_stands_before_the_overflow_fits(text: str, limit: int) -> None:
    place = overflow(text, limit)
    whole = normal(text)
    if place is None:
        assert units(whole) <= limit
    else:
        assert units(whole[:place]) <= limit < units(whole)


@given(st.text(max_size=60))
@settings(max_examples=100)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert count(once) <= count(text)
