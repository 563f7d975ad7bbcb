"""Business days of a contact: the week, holidays, days off of one's own, leave, rests."""

import datetime as dt
import subprocess
import sys
from typing import Any

import pytest
from builders import TODAY, contact, day, touch
from hypothesis import given, settings
from hypothesis import strategies as st

from netui.core.cadence.calendar import Calendar, Span, leave_of, read_leave, weekdays
from netui.core.cadence.days import (
    after_rest,
    business_days_between,
    business_days_later,
    forward,
    window,
    yearly,
)
from netui.core.cadence.holidays import region_of, week_of
from netui.core.cadence.model import Context, Standing
from netui.core.cadence.stages import standing
from netui.core.cadence.terms import terms_of
from netui.core.model import CadenceOverride
from netui.core.settings import CadenceSettings, Settings

MAIL = ("amara@example.org",)
BAVARIA = Calendar(region="DE-BY")
DAYS = st.dates(min_value=day("2020-01-01"), max_value=day("2032-12-31"))


def calendar(settings: Settings | None = None, **facts: Any) -> Calendar:
    context = Context(today=TODAY, settings=settings or Settings())
    return terms_of(contact(**facts), context).calendar


def invited(on: str, today: str, settings: Settings | None = None, **facts: Any) -> Standing:
    """Return where somebody stands who got an invitation and has an e-mail address."""
    who = contact(emails=MAIL, **facts)
    context = Context(today=day(today), settings=settings or Settings())
    return standing(who, (touch("invite", on),), None, context)


def window_of(found: Standing) -> tuple[str, str]:
    assert found.next
    assert found.next.opens
    assert found.next.due
    return found.next.opens.isoformat(), found.next.due.isoformat()


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("DE", "DE"),
        ("de", "DE"),
        ("DEU", "DE"),
        ("DE-BY", "DE-BY"),
        ("Germany", "DE"),
        ("  germany ", "DE"),
        ("Deutschland", "DE"),
        ("Bavaria, Germany", "DE-BY"),
        ("Bayern, Deutschland", "DE-BY"),
        ("Munich, Bavaria, Germany", "DE-BY"),
        ("Munich, Germany", "DE"),
        ("California, United States", "US-CA"),
        ("USA", "US"),
        ("UK", "GB"),
        ("Scotland", "GB-SCT"),
        ("Österreich", "AT"),
        ("Türkiye", "TR"),
        ("DE-ZZ", "DE"),
        ("ZZ-9", ""),
        ("Nowhere", ""),
        ("", ""),
    ],
)
def test_a_country_may_be_written_as_people_write_it(text: str, region: str) -> None:
    assert region_of(text) == region


def test_without_a_country_nothing_but_the_weekday_counts() -> None:
    assert calendar() == Calendar()
    assert calendar().weekly
    assert calendar(country="Nowhere").weekly


def test_a_public_holiday_is_no_business_day() -> None:
    good_friday, easter_monday = day("2026-04-03"), day("2026-04-06")
    assert not BAVARIA.is_open(good_friday)
    assert forward(good_friday, BAVARIA) == day("2026-04-07")
    assert business_days_later(day("2026-04-01"), 3, BAVARIA) == day("2026-04-08")
    assert business_days_between(day("2026-04-02"), easter_monday, BAVARIA) == 0
    assert business_days_between(day("2026-04-02"), day("2026-04-08"), BAVARIA) == 2


def test_a_due_date_on_a_holiday_moves_forward_never_back() -> None:
    # Invited on Fri 27 March: five business days later is Good Friday.
    assert window_of(invited("2026-03-27", "2026-03-27")) == ("2026-04-01", "2026-04-03")
    there = invited("2026-03-27", "2026-03-27", country="Germany")
    assert window_of(there) == ("2026-04-01", "2026-04-07")


def test_a_region_has_holidays_of_its_own() -> None:
    corpus_christi = day("2026-06-04")
    assert calendar(country="DE").is_open(corpus_christi)
    assert not calendar(country="Bavaria, Germany").is_open(corpus_christi)


def test_the_setting_is_for_contacts_without_a_country() -> None:
    settings = Settings(holidays="DE")
    assert calendar(settings).region == "DE"
    assert calendar(settings, country="France").region == "FR"


def test_a_country_without_a_table_or_a_year_without_one_is_weekdays_alone() -> None:
    assert not calendar(country="Nowhere").is_holiday(day("2026-12-25"))
    far = Calendar(region="DE")
    assert far.is_open(day("2190-12-24")) == (day("2190-12-24").weekday() < 5)


def test_where_the_week_begins_on_sunday_the_country_tells_unless_the_contact_does() -> None:
    assert calendar(country="Israel").week == weekdays("sun-thu")
    assert calendar(country="Israel", weekdays="mon-fri").week == weekdays("mon-fri")
    assert week_of("DE") == weekdays("mon-fri")


def test_days_off_of_ones_own_count_for_all_a_country_or_a_part_of_it() -> None:
    days_off = {
        "all": {"2026-05-15": "Bridge day"},
        "DE": {"12-24": "Christmas Eve"},
        "DE-BY": {"2026-08-08": "Peace feast"},
    }
    settings = Settings(days_off=days_off)
    assert not calendar(settings).is_open(day("2026-05-15"))
    assert calendar(settings).is_open(day("2026-12-24"))
    german = calendar(settings, country="DE")
    assert not german.is_open(day("2026-12-24"))
    assert not german.is_open(day("2027-12-24"))
    assert german.own == {"2026-05-15", "12-24"}
    assert len(calendar(settings, country="DE-BY").own) == 3


@pytest.mark.parametrize(
    ("entry", "span"),
    [
        ("2026-12-20..2027-01-02", ("2026-12-20", "2027-01-02")),
        ("2026-12-20 to 2027-01-02", ("2026-12-20", "2027-01-02")),
        ("2026-12-20/2027-01-02", ("2026-12-20", "2027-01-02")),
        ("2026-12-20 - 2027-01-02 parental leave", ("2026-12-20", "2027-01-02")),
        ("2026-12-20–2027-01-02", ("2026-12-20", "2027-01-02")),
        ("2026-5-1", ("2026-05-01", "2026-05-01")),
        ("2026-05-01 a day off", ("2026-05-01", "2026-05-01")),
    ],
)
def test_leave_is_read_leniently(entry: str, span: tuple[str, str]) -> None:
    assert read_leave(entry) == Span(day(span[0]), day(span[1]))


@pytest.mark.parametrize(
    "entry",
    [
        "",
        "summer",
        "2026-13-01",
        "2026-02-30",
        "2027-01-02..2026-12-20",
        "2026-01-01..2031-01-01",
    ],
)
def test_leave_that_cannot_be_read_is_kept_and_named(entry: str) -> None:
    spans, unread = leave_of((entry, "2026-05-01"))
    assert spans == (Span(day("2026-05-01"), day("2026-05-01")),)
    assert unread == (entry,)


def test_leave_that_touches_is_one() -> None:
    spans, _ = leave_of(("2026-05-05..2026-05-09", "2026-05-01..2026-05-04", "2026-06-01"))
    assert spans == (
        Span(day("2026-05-01"), day("2026-05-09")),
        Span(day("2026-06-01"), day("2026-06-01")),
    )


def test_a_follow_up_that_would_open_during_the_end_of_the_year_opens_after_it() -> None:
    # Invited on Fri 18 December: three business days later is Wed 23.
    assert window_of(invited("2026-12-18", "2026-12-18")) == ("2027-01-04", "2027-01-06")


def test_an_attempt_does_not_expire_during_the_end_of_the_year() -> None:
    # Invited on Mon 14 December: opens on Thu 17, and Mon 21 is in the rest.
    found = invited("2026-12-14", "2026-12-22")
    assert window_of(found) == ("2026-12-17", "2027-01-04")
    assert (found.stage.value, found.attempt) == ("awaiting_answer", 1)


def test_a_farewell_waits_for_the_end_of_the_year_to_pass() -> None:
    history = (
        touch("invite", "2026-12-02", id=1),
        touch("follow_up_1", "2026-12-09", id=2),
        touch("follow_up_2", "2026-12-16", id=3),
    )
    context = Context(today=day("2026-12-30"))
    found = standing(contact(emails=MAIL), history, None, context)
    assert found.stage.value == "awaiting_answer"
    assert found.next
    assert found.next.due == day("2027-01-06")


def test_leave_is_a_rest_too() -> None:
    away = ("2026-03-08..2026-03-20",)
    found = invited("2026-03-04", "2026-03-04", leave=away)
    assert window_of(found) == ("2026-03-23", "2026-03-25")


def test_a_window_between_two_rests_stays_open_until_the_second_is_over() -> None:
    away = ("2027-01-05..2027-01-08",)
    found = invited("2026-12-18", "2026-12-18", leave=away)
    assert window_of(found) == ("2027-01-04", "2027-01-11")


def test_leave_up_to_the_end_of_the_year_is_one_long_rest() -> None:
    away = Calendar(leave=(Span(day("2026-12-10"), day("2026-12-19")),))
    assert after_rest(day("2026-12-11"), away) == day("2027-01-04")


def test_thanks_and_replies_do_not_rest() -> None:
    who = contact(emails=MAIL)
    history = (touch("invite", "2026-12-10", id=1), touch("accepted", "2026-12-21", id=2))
    found = standing(who, history, None, Context(today=day("2026-12-22")))
    assert found.next
    assert found.next.due == day("2026-12-22")


def test_the_calendar_ends_without_a_crash() -> None:
    assert after_rest(dt.date.max) == dt.date.max
    assert Calendar().rest(dt.date(1, 1, 1)) is None
    whole = Calendar(leave=(Span(day("9999-12-01"), dt.date.max),))
    assert after_rest(day("9999-12-05"), whole) == day("9999-12-05")


@settings(deadline=None)  # the tables of holidays are loaded once
@given(DAYS, st.integers(1, 9), st.integers(0, 9), st.sampled_from(["", "DE-BY", "IL", "US"]))
def test_a_window_opens_and_ends_on_business_days_outside_of_rests(
    start: dt.date, first: int, more: int, region: str
) -> None:
    found = Calendar(region=region, leave=(Span(day("2025-06-01"), day("2025-07-15")),))
    opens, due = window(start, (first, first + more), found)
    assert start < opens <= due
    assert found.is_open(opens)
    assert found.is_open(due)
    assert found.rest(opens) is None


@settings(deadline=None)  # the tables of holidays are loaded once
@given(DAYS, st.integers(0, 30))
def test_counting_with_holidays_undoes_adding(start: dt.date, count: int) -> None:
    there = business_days_later(start, count, BAVARIA)
    assert business_days_between(start, there, BAVARIA) == count
    assert business_days_between(there, start, BAVARIA) == 0


@pytest.mark.parametrize(
    ("month_day", "after", "found"),
    [
        ("03-04", "2026-03-04", "2026-03-04"),
        ("03-03", "2026-03-04", "2027-03-03"),
        ("3-4", "2026-03-04", "2026-03-04"),
        ("--03-04", "2026-03-04", "2026-03-04"),
        ("02-29", "2026-01-01", "2026-02-28"),
        ("02-29", "2028-01-01", "2028-02-29"),
        ("02-29", "2028-02-29", "2028-02-29"),
        ("02-30", "2026-01-01", None),
        ("13-01", "2026-01-01", None),
        ("spring", "2026-01-01", None),
        ("01-01", "9999-06-01", None),
    ],
)
def test_a_leap_day_and_other_yearly_days(
    month_day: str, after: str, found: str | None
) -> None:
    assert yearly(month_day, day(after)) == (day(found) if found else None)


BY_TAG = {
    "VIP": {"max_attempts": 2, "nurture_days": 30, "reinvite_max": 0},
    "family": {"nurture_days": 60, "rapport_days": 30, "max_attempts": 3},
    "slow": {"reinvite_cooloff_days": 60, "quiet_days": 40, "pending_question_days": 40},
}


def test_a_tag_has_figures_of_its_own() -> None:
    settings = Settings(cadence=CadenceSettings(by_tag=BY_TAG))
    context = Context(today=TODAY, settings=settings)
    terms = terms_of(contact(tags=("vip", "unknown")), context)
    assert (terms.attempts, terms.nurture_days, terms.reinvites) == (2, 30, 0)
    assert terms_of(contact(tags=("unknown",)), context).attempts == 3
    slow = terms_of(contact(tags=("slow",)), context)
    assert (slow.cooloff_days, slow.quiet_days, slow.pending_days) == (60, 40, 40)


def test_of_two_tags_the_gentler_figure_wins() -> None:
    context = Context(today=TODAY, settings=Settings(cadence=CadenceSettings(by_tag=BY_TAG)))
    terms = terms_of(contact(tags=("family", "VIP")), context)
    assert (terms.attempts, terms.nurture_days, terms.rapport_days) == (2, 60, 30)


def test_an_override_of_the_contact_beats_their_tags() -> None:
    context = Context(today=TODAY, settings=Settings(cadence=CadenceSettings(by_tag=BY_TAG)))
    own = CadenceOverride(attempts=4, nurture_days=45)
    terms = terms_of(contact(tags=("VIP",), cadence=own), context)
    assert (terms.attempts, terms.nurture_days, terms.reinvites) == (4, 45, 0)


def test_other_settings_make_other_terms() -> None:
    asked = contact(tags=("VIP",))
    usual = terms_of(asked, Context(today=TODAY))
    changed = Context(
        today=TODAY, settings=Settings(cadence=CadenceSettings(by_tag=BY_TAG, max_attempts=5))
    )
    assert (usual.attempts, terms_of(asked, changed).attempts) == (3, 2)
    assert terms_of(contact(), changed).attempts == 5
    assert terms_of(asked, Context(today=TODAY)) == usual


def test_the_tables_of_holidays_are_not_loaded_without_a_country() -> None:
    program = (
        "import sys, datetime as dt\n"
        "from netui.core.cadence.stages import standing\n"
        "from netui.core.cadence.model import Context\n"
        "from netui.core.model import Contact, Touch, TouchKind\n"
        "day = dt.date(2026, 3, 4)\n"
        "touch = Touch(contact=1, kind=TouchKind.INVITE, date=day)\n"
        "for country, loaded in (('', False), ('Germany', True)):\n"
        "    who = Contact(id=1, full='Amara', country=country)\n"
        "    standing(who, [touch], None, Context(today=day))\n"
        "    assert ('holidays' in sys.modules) is loaded, country\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
