"""What ``why`` says about a contact's holidays, leave, yearly days and zone."""

import datetime as dt
from typing import Any

from builders import NOW, contact, day, touch

from netui.core.cadence.model import Context
from netui.core.cadence.why import why
from netui.core.model import Milestone, Profile
from netui.core.moment import Moment
from netui.core.settings import Settings

MAIL = ("amara@example.org",)


def said(
    today: str = "2026-03-27",
    invited: str = "2026-03-27",
    now: Moment | None = None,
    settings: Settings | None = None,
    me: Profile | None = None,
    **facts: Any,
) -> str:
    """Return what why says of somebody who was invited on a day."""
    context = Context(
        today=day(today), settings=settings or Settings(), profile=me or Profile()
    )
    who = contact(emails=MAIL, **facts)
    return "\n".join(why(who, (touch("invite", invited),), None, context, now).lines)


def test_nothing_is_said_where_there_is_nothing_to_say() -> None:
    plain = said()
    for word in ("holiday", "zone", "there", "rest", "Leave"):
        assert word not in plain


def test_it_names_the_holidays_that_moved_a_date() -> None:
    found = said(country="Germany")
    assert "due Tue 7 Apr" in found
    assert "Public holidays of DE are no business days." in found
    assert "Fri 3 Apr (Good Friday), Mon 6 Apr (Easter Monday) are no business days." in found


def test_it_names_days_off_of_ones_own() -> None:
    off = Settings(days_off={"all": {"2026-04-03": "Moving day"}})
    assert "Fri 3 Apr (Moving day) is no business day." in said(settings=off)
    yearly = Settings(holidays="DE", days_off={"DE": {"04-02": "Bridge day"}})
    found = said(settings=yearly)
    assert "Thu 2 Apr (Bridge day)" in found
    assert "Public holidays of DE are no business days, as set by holidays." in found


def test_it_says_where_no_holidays_are_known() -> None:
    assert "No table of holidays for Nowhere: weekdays alone count." in said(country="Nowhere")
    found = said("2150-03-04", "2150-03-04", country="DE")
    assert "No holidays of DE are known for 2150: weekdays alone count." in found


def test_it_names_the_rest_around_the_end_of_the_year() -> None:
    found = said("2026-12-18", "2026-12-18")
    assert "from Mon 4 Jan 2027, due Wed 6 Jan 2027" in found
    assert (
        "The end of the year, Sun 20 Dec to Sat 2 Jan 2027: follow-ups rest until it is over, "
        "and no attempt expires."
    ) in found


def test_it_names_leave_and_what_cannot_be_read() -> None:
    found = said(leave=("2026-03-30..2026-04-10", "in summer"))
    assert "Away, Mon 30 Mar to Fri 10 Apr: follow-ups rest until it is over" in found
    assert "Leave 'in summer' cannot be read" in found


def test_nothing_rests_where_nothing_is_next() -> None:
    who = contact(do_not_contact=True, leave=("2026-03-01..2026-04-01",), country="DE")
    lines = why(who, (), None, Context(today=day("2026-03-04"))).lines
    assert not any("rest" in line for line in lines)
    assert any("Public holidays of DE" in line for line in lines)


def test_it_says_how_a_leap_day_is_kept_and_which_day_is_none() -> None:
    leap = Milestone(what="Birthday", month_day="02-29")
    never = Milestone(what="Jubilee", month_day="spring")
    plain = Milestone(what="Name day", month_day="03-14")
    found = said(milestones=(leap, never, plain))
    assert "Birthday: 29 February falls on the 28th in a common year." in found
    assert "Jubilee: 'spring' is no day; write 03-14." in found
    assert "Name day" not in found


def test_it_tells_the_hours_there_and_a_zone_that_is_none() -> None:
    assert "07:00 there: schedule it for 09:00." in said(now=NOW, timezone="America/New_York")
    mine = Moment(NOW.today, NOW.at, dt.timezone(dt.timedelta(hours=1)))
    found = said(now=mine, timezone="America/New_York")
    assert "07:00 there: schedule it for 09:00 (yours 15:00)." in found
    me = Profile(timezone="Asia/Tokyo")
    assert "(yours 23:00)" in said(now=mine, me=me, timezone="America/New_York")
    assert "'Mars/Base' is no time zone: days are counted in mine." in said(
        now=NOW, timezone="Mars/Base"
    )
    assert "there" not in said(timezone="America/New_York")
