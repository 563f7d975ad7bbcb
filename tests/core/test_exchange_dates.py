"""Days in every form seen, whatever the locale."""

from __future__ import annotations

import datetime as dt
import locale

import pytest

from netui.core.exchange.dates import is_day_first, read_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("08 Feb 2026", dt.date(2026, 2, 8)),
        ("8 February 2026", dt.date(2026, 2, 8)),
        ("8 Sept. 2026", dt.date(2026, 9, 8)),
        ("29 FEB 2024", dt.date(2024, 2, 29)),
        ("4-Apr-21", dt.date(2021, 4, 4)),
        ("4/13/18, 2:52 AM", dt.date(2018, 4, 13)),
        ("4/13/18, 2:52\u202fAM", dt.date(2018, 4, 13)),
        ("04/13/17, 14:52 PM", dt.date(2017, 4, 13)),
        ("12/31/25, 11:59 PM", dt.date(2025, 12, 31)),
        ("2026-02-08", dt.date(2026, 2, 8)),
        ("2026-02-08T10:00:00", dt.date(2026, 2, 8)),
        ("08.02.2026", dt.date(2026, 2, 8)),
        (" 08 Feb 2026 ", dt.date(2026, 2, 8)),
        ("30 Feb 2026", None),
        ("00 Foo 2026", None),
        ("8 Febtember 2026", None),
        ("13/13/18, 2:52 AM", None),
        ("0000-00-00", None),
        ("03/04/2021", None),
        ("08 févr. 2026", None),
        ("", None),
    ],
)
def test_a_day_is_read_or_left_alone(text: str, day: dt.date | None) -> None:
    assert read_day(text) == day


def test_slashed_days_follow_their_column() -> None:
    assert read_day("03/04/2021", day_first=True) == dt.date(2021, 4, 3)
    assert read_day("03/04/2021", day_first=False) == dt.date(2021, 3, 4)


@pytest.mark.parametrize(
    ("column", "answer"),
    [
        (["03/04/2021", "25/04/2021"], True),
        (["03/04/2021", "04/25/2021"], False),
        (["03/04/2021", "05/06/2021"], None),
        (["25/04/2021", "04/25/2021"], None),
        (["08 Feb 2026"], None),
    ],
)
def test_a_column_tells_its_order_only_where_a_day_cannot_be_a_month(
    column: list[str], *, answer: bool | None
) -> None:
    assert is_day_first(column) is answer


def test_month_names_do_not_depend_on_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "setlocale", lambda *_: pytest.fail("asked the locale"))
    assert read_day("14 May 2019") == dt.date(2019, 5, 14)
