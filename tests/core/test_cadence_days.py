"""Business days, days in words and days that a person types."""

import datetime as dt

import pytest
from builders import TODAY, day
from hypothesis import given, settings
from hypothesis import strategies as st

from netui.core.cadence.calendar import MONDAY_TO_FRIDAY, Calendar, weekdays
from netui.core.cadence.days import (
    business_days_between,
    business_days_later,
    forward,
    later,
    number_word,
    ordinal,
    parse_day,
    say_day,
    say_since,
)
from netui.errors import Problem


@pytest.mark.parametrize(
    ("mask", "days"),
    [
        ("sun-thu", {6, 0, 1, 2, 3}),
        ("mon-fri", {0, 1, 2, 3, 4}),
        ("mon, wed", {0, 2}),
        ("Monday", {0}),
        ("", {0, 1, 2, 3, 4}),
        ("nonsense", {0, 1, 2, 3, 4}),
        ("mo-fr", {0, 1, 2, 3, 4}),
        ("mon-x", {0, 1, 2, 3, 4}),
    ],
)
def test_weekday_mask(mask: str, days: set[int]) -> None:
    assert weekdays(mask) == days


def test_business_days_of_the_worked_example() -> None:
    assert business_days_later(TODAY, 3) == day("2026-03-09")
    assert business_days_later(TODAY, 5) == day("2026-03-11")
    assert business_days_later(day("2026-03-07"), 1) == day("2026-03-09")


def test_business_days_where_the_week_begins_on_sunday() -> None:
    week = Calendar(week=weekdays("sun-thu"))
    assert business_days_later(TODAY, 3, week) == day("2026-03-09")
    assert forward(day("2026-03-06"), week) == day("2026-03-08")


def test_the_end_of_the_calendar_is_no_crash() -> None:
    assert later(dt.date.max, 5) == dt.date.max
    assert business_days_later(dt.date.max, 5) == dt.date.max
    saturday = day("9999-12-25")
    assert forward(saturday, Calendar(week=frozenset({5}))) == saturday
    assert forward(day("9999-12-31"), Calendar(week=frozenset({0}))) == dt.date.max


@settings(max_examples=60)
@given(st.dates(min_value=day("2000-01-01"), max_value=day("2100-01-01")), st.integers(0, 40))
def test_counting_business_days_undoes_adding_them(start: dt.date, count: int) -> None:
    there = business_days_later(start, count)
    assert business_days_between(start, there) == count
    assert business_days_between(there, start) == 0


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2026-03-04", "today"),
        ("2026-03-09", "today"),
        ("2026-03-03", "1 business day ago"),
        ("2026-02-26", "4 business days ago"),
        ("2026-01-05", "on Mon 5 Jan"),
        ("2024-02-29", "on Thu 29 Feb 2024"),
    ],
)
def test_since_in_words(date: str, words: str) -> None:
    assert say_since(day(date), TODAY) == words


def test_a_weekend_alone_is_named_by_its_day() -> None:
    assert say_since(day("2026-03-07"), day("2026-03-08")) == "on Sat 7 Mar"
    assert say_day(day("2027-01-01"), TODAY) == "Fri 1 Jan 2027"


def test_numbers_in_words() -> None:
    assert (ordinal(3), ordinal(8), number_word(3), number_word(12)) == (
        "third",
        "8th",
        "three",
        "12",
    )


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("3", "2026-03-07"),
        ("3d", "2026-03-07"),
        ("+3 days", "2026-03-07"),
        ("2w", "2026-03-18"),
        ("1 week", "2026-03-11"),
        ("fri", "2026-03-06"),
        ("Monday", "2026-03-09"),
        ("wed", "2026-03-11"),
        ("today", "2026-03-04"),
        (" Tomorrow ", "2026-03-05"),
        ("2026-04-01", "2026-04-01"),
    ],
)
def test_parse_day(typed: str, date: str) -> None:
    assert parse_day(typed, TODAY) == day(date)


@pytest.mark.parametrize("typed", ["", "soon", "2026-02-30", "99999", "9999w", "-3", "³"])
def test_parse_day_refuses_with_advice(typed: str) -> None:
    found = parse_day(typed, TODAY)
    assert isinstance(found, Problem)
    assert "2026-04-01" in found.todo


def test_monday_to_friday_is_the_standard() -> None:
    assert weekdays("") == MONDAY_TO_FRIDAY
