"""The contact's zone: what day it was there, what time it is there, when to send."""

import datetime as dt
from typing import Any

import pytest
from builders import contact, day, touch

from netui.core.cadence.calendar import Calendar
from netui.core.cadence.days import business_days_between, say_since
from netui.core.cadence.model import Context, Standing
from netui.core.cadence.stages import standing
from netui.core.cadence.zones import counted_there, hours, hours_line, zone_of

MAIL = ("amara@example.org",)
BERLIN = zone_of("Europe/Berlin")
EVERY_DAY = Calendar()


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def invited(at: str, today: str, **facts: Any) -> Standing:
    """Return where somebody stands who was invited at an instant, on that day in Berlin."""
    instant = utc(at)
    sent = touch("invite", instant.astimezone(BERLIN).date().isoformat(), at=instant)
    return standing(contact(emails=MAIL, **facts), (sent,), None, Context(today=day(today)))


def opens(found: Standing) -> str:
    assert found.next
    assert found.next.opens
    return found.next.opens.isoformat()


def test_days_are_counted_where_the_contact_is() -> None:
    # Wednesday, half past ten in the evening in Berlin, is Thursday morning in Auckland.
    late = "2026-03-04T21:30"
    assert opens(invited(late, "2026-03-04")) == "2026-03-09"
    assert opens(invited(late, "2026-03-04", timezone="Pacific/Auckland")) == "2026-03-10"
    # Half past one in the morning in Berlin is still the day before in New York.
    early = "2026-03-05T00:30"
    assert opens(invited(early, "2026-03-05")) == "2026-03-10"
    assert opens(invited(early, "2026-03-05", timezone="America/New_York")) == "2026-03-09"


def test_a_day_ahead_there_is_no_negative_gap() -> None:
    found = invited("2026-03-04T21:30", "2026-03-04", timezone="Pacific/Auckland")
    assert found.next
    assert found.next.reason.startswith("Invited today,")


def test_a_clock_set_back_never_makes_a_negative_gap() -> None:
    found = invited("2026-03-04T12:00", "2026-02-20")
    assert opens(found) == "2026-03-09"
    assert business_days_between(day("2026-03-04"), day("2026-02-20")) == 0
    assert say_since(day("2026-03-04"), day("2026-02-20")) == "today"


def test_a_zone_that_is_none_leaves_the_days_alone() -> None:
    for name in ("Mars/Base", "America", "../etc/passwd", "/etc/passwd", "\0"):
        assert zone_of(name) is None
        assert opens(invited("2026-03-04T21:30", "2026-03-04", timezone=name)) == "2026-03-09"


def test_a_touch_without_an_instant_keeps_its_day() -> None:
    plain = touch("invite", "2026-03-04")
    assert list(counted_there([plain], "Pacific/Auckland")) == [plain]


def test_an_instant_without_a_zone_is_utc() -> None:
    naive = dt.datetime(2026, 3, 4, 21, 30)  # noqa: DTZ001 - that is the point
    assert counted_there([touch("invite", "2026-03-04", at=naive)], "Pacific/Auckland")[
        0
    ].date == day("2026-03-05")


def line(
    zone: str, at: str, calendar: Calendar = EVERY_DAY, mine: str = "Europe/Berlin"
) -> str:
    return hours_line(calendar, zone, utc(at), zone_of(mine) if mine else None)


def test_hours_that_are_good_now() -> None:
    assert line("America/New_York", "2026-03-04T19:30") == "14:30 there, until 17:00."


def test_hours_that_have_to_wait_name_both_clocks() -> None:
    assert line("America/New_York", "2026-03-04T08:10") == (
        "03:10 there: schedule it for 09:00 (yours 15:00)."
    )
    assert line("America/New_York", "2026-03-04T08:10", mine="") == (
        "03:10 there: schedule it for 09:00."
    )
    assert line("Pacific/Auckland", "2026-03-04T05:00") == (
        "18:00 there: schedule it for 09:00 on Thu 5 Mar (yours Wed 21:00)."
    )


def test_friday_afternoon_and_the_weekend_are_flagged_lightly() -> None:
    friday = line("Europe/Berlin", "2026-03-06T13:00")
    assert friday == "14:00 there, until 17:00; Friday afternoon brings fewer answers (E01)."
    assert line("Europe/Berlin", "2026-03-07T13:00") == (
        "14:00 there, the weekend: schedule it for 09:00 on Mon 9 Mar (yours Mon 09:00)."
    ).replace("yours Mon 09:00", "yours 09:00")
    assert line("Asia/Jerusalem", "2026-03-08T08:00", Calendar(week=frozenset({6, 0, 1}))) == (
        "10:00 there, until 17:00; the weekend brings fewer answers (E01)."
    )


def test_a_holiday_is_no_day_to_send() -> None:
    found = line("Europe/Berlin", "2026-04-03T09:00", Calendar(region="DE"))
    assert "schedule it for 09:00 on Tue 7 Apr" in found


def test_hours_across_the_night_the_clock_goes_forward() -> None:
    # In Berlin 29 March 2026 has no hour from two to three; Monday's nine is summer time.
    found = hours(EVERY_DAY, "Europe/Berlin", utc("2026-03-28T23:30"))
    assert found
    assert found.send_at
    assert found.send_at.astimezone(dt.UTC) == utc("2026-03-30T07:00")
    gap = hours(EVERY_DAY, "Europe/Berlin", utc("2026-03-29T01:30"))
    assert gap
    assert gap.there.hour == 3


def test_days_across_a_change_of_the_clock_are_whole_days() -> None:
    found = invited("2026-03-27T22:30", "2026-03-28", timezone="Europe/Berlin")
    assert opens(found) == "2026-04-01"
    back = invited("2026-10-24T22:30", "2026-10-25", timezone="Europe/Berlin")
    assert opens(back) == "2026-10-28"


def test_the_ends_of_time_are_no_crash() -> None:
    last = dt.datetime.max.replace(tzinfo=dt.UTC)
    assert hours(EVERY_DAY, "Pacific/Auckland", last) is not None
    never = Calendar(week=frozenset())
    assert hours_line(never, "Europe/Berlin", utc("2026-03-04T08:10"), BERLIN) == "09:10 there."
    assert hours_line(EVERY_DAY, "Pacific/Auckland", last, BERLIN) == "23:59 there."
    assert hours(EVERY_DAY, "Mars/Base", last) is None


@pytest.mark.parametrize("zone", ["", "Mars/Base"])
def test_without_a_zone_nothing_is_said(zone: str) -> None:
    assert line(zone, "2026-03-04T08:10") == ""
