"""The clock tells the day of this place and the instant in UTC."""

from __future__ import annotations

import datetime as dt

import pytest

from netui.clock import system_clock
from netui.errors import Problem, UsageProblem

HERE = dt.timezone(dt.timedelta(hours=13))
LATE = dt.datetime(2026, 3, 5, 0, 30, tzinfo=HERE)


def test_day_is_local_and_instant_is_utc() -> None:
    clock = system_clock({}, lambda: LATE)
    assert not isinstance(clock, Problem)
    now = clock()
    assert now.today == dt.date(2026, 3, 5)
    assert now.at == dt.datetime(2026, 3, 4, 11, 30, tzinfo=dt.UTC)
    assert now.at.tzinfo is dt.UTC


def test_variable_fixes_the_day_and_leaves_the_time() -> None:
    clock = system_clock({"NETUI_TODAY": "2030-01-02"}, lambda: LATE)
    assert not isinstance(clock, Problem)
    assert clock().today == dt.date(2030, 1, 2)
    assert clock().at == dt.datetime(2030, 1, 1, 11, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "text", ["tomorrow", "2026-13-01", "04.03.2026", "2026-W10-3", "20260304"]
)
def test_no_date_is_a_problem_that_names_the_variable(text: str) -> None:
    clock = system_clock({"NETUI_TODAY": text})
    assert isinstance(clock, UsageProblem)
    assert "NETUI_TODAY" in str(clock)
    assert text in str(clock)


def test_environment_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETUI_TODAY", "2031-05-06")
    clock = system_clock()
    assert not isinstance(clock, Problem)
    assert clock().today == dt.date(2031, 5, 6)
