"""Circumstances: in sentences, what a contact's calendar, leave and zone do to their dates.

For ``why`` and the card. Nothing here decides anything: the days are counted elsewhere.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from netui.core.cadence.calendar import Calendar, Span, leave_of, public_holidays
from netui.core.cadence.days import LEAP_DAY, MONTH_DAY, later, say_day, yearly
from netui.core.cadence.model import Context, Queue, Standing, Step
from netui.core.cadence.terms import regions_of, terms_of
from netui.core.cadence.zones import hours_line, zone_of
from netui.core.model import Contact
from netui.core.moment import Moment
from netui.core.settings import Settings

LOOK_BACK_DAYS = 14
WEEKEND_DAYS = 2
MOST_NAMED = 4
A_LEAP_YEAR = dt.date(2024, 1, 1)

UNHURRIED = frozenset(
    {
        Step.FOLLOW_UP_1,
        Step.FOLLOW_UP_2,
        Step.FAREWELL,
        Step.ENGAGE,
        Step.CHECK,
        Step.DECIDE,
        Step.REINVITE,
        Step.RAPPORT,
        Step.NURTURE,
    }
)
"""Steps that rest while the contact does; thanks, replies and promises are not among them."""


def circumstances(
    contact: Contact, found: Standing, context: Context, now: Moment | None = None
) -> tuple[str, ...]:
    """Return what holds for this contact's days, as far as there is anything to say."""
    calendar = terms_of(contact, context).calendar
    return (
        *region_lines(contact, found, calendar, context),
        *moved_lines(found, calendar, context),
        *rest_lines(found, calendar, context),
        *leave_lines(contact),
        *milestone_lines(contact),
        *zone_lines(contact, context, now),
    )


def held_back(queue: Queue, who: int, today: dt.date) -> tuple[str, ...]:
    """Return that today is full and for which day somebody is planned, where that is so."""
    on = next((row.on for row in queue.rows if row.contact == who), None)
    if on is None:
        return ()
    full = f"Today has its {queue.budget.done_of} people"
    return (f"{full}: planned for {say_day(on, today)}, within the window.",)


def region_lines(
    contact: Contact, found: Standing, calendar: Calendar, context: Context
) -> Iterator[str]:
    """Yield whose public holidays count, or that none are known."""
    asked = contact.country or context.settings.holidays
    if not asked:
        return
    if not calendar.region:
        yield f"No table of holidays for {asked}: weekdays alone count."
        return
    year = (last_day(found) or context.today).year
    if public_holidays(calendar.region, year):
        where = "" if contact.country else ", as set by holidays"
        yield f"Public holidays of {calendar.region} are no business days{where}."
    else:
        yield f"No holidays of {calendar.region} are known for {year}: weekdays alone count."


def last_day(found: Standing) -> dt.date | None:
    """Return the last day of what comes next."""
    return (found.next.due or found.next.opens) if found.next else None


def moved_lines(found: Standing, calendar: Calendar, context: Context) -> Iterator[str]:
    """Yield the days off around the dates of what comes next, which moved them."""
    last = last_day(found)
    if last is None or calendar.weekly:
        return
    opens = (found.next and found.next.opens) or last
    first = max(min(opens, last), context.today)
    span = range(-LOOK_BACK_DAYS, (last - first).days + 1)
    named = [
        f"{say_day(day, context.today)} ({name})"
        for day in (later(first, step) for step in span)
        if day.weekday() in calendar.week
        and (name := holiday_name(calendar, day, context.settings))
    ]
    if named:
        off = "is no business day" if len(named) == 1 else "are no business days"
        yield f"{', '.join(named[-MOST_NAMED:])} {off}."


def holiday_name(calendar: Calendar, day: dt.date, settings: Settings) -> str:
    """Return the name of a holiday; empty for a day that is none."""
    if not calendar.is_holiday(day):
        return ""
    written = (day.isoformat(), day.isoformat()[5:])
    for table in regions_of(calendar.region):
        days = settings.days_off.get(table, {})
        for key in written:
            if key in days:
                return days[key]
    from netui.core.cadence.holidays import named_days  # noqa: PLC0415 - there is a region

    return named_days(calendar.region, day.year)[day]


def rest_lines(found: Standing, calendar: Calendar, context: Context) -> Iterator[str]:
    """Yield the rest that what comes next waits for, or falls into."""
    usual = found.next
    if usual is None or usual.step not in UNHURRIED or usual.rule == "dormant":
        return
    days = (context.today, usual.opens or context.today, usual.due or context.today)
    before = (later(days[1], -step) for step in range(1, WEEKEND_DAYS + 2))
    rests = dict.fromkeys(filter(None, map(calendar.rest, (*before, *days))))
    for rest in sorted(rests):
        yield rest_line(rest, calendar, context.today)


def rest_line(rest: Span, calendar: Calendar, today: dt.date) -> str:
    """Return one rest as a sentence."""
    days = f"{say_day(rest.first, today)} to {say_day(rest.last, today)}"
    who = "Away" if rest in calendar.leave else "The end of the year"
    return f"{who}, {days}: follow-ups rest until it is over, and no attempt expires."


def leave_lines(contact: Contact) -> Iterator[str]:
    """Yield the leave that cannot be read."""
    for entry in leave_of(contact.leave)[1]:
        yield f"Leave {entry!r} cannot be read: write 2026-12-20..2027-01-02, or one day."


def milestone_lines(contact: Contact) -> Iterator[str]:
    """Yield what is to be said of yearly days: a leap day, or none at all."""
    for milestone in contact.milestones:
        found = MONTH_DAY.fullmatch(milestone.month_day.strip())
        if found and (int(found[1]), int(found[2])) == LEAP_DAY:
            yield f"{milestone.what}: 29 February falls on the 28th in a common year."
        elif yearly(milestone.month_day, A_LEAP_YEAR) is None:
            yield f"{milestone.what}: {milestone.month_day!r} is no day; write 03-14."


def zone_lines(contact: Contact, context: Context, now: Moment | None) -> Iterator[str]:
    """Yield what time it is there and when to send, or that the zone is none."""
    if contact.timezone and zone_of(contact.timezone) is None:
        yield f"{contact.timezone!r} is no time zone: days are counted in mine."
    elif contact.timezone and now is not None:
        yield sending_hours(contact, context, now)


def sending_hours(contact: Contact, context: Context, now: Moment) -> str:
    """Return what time it is at the contact's and when to send; empty without a zone."""
    mine = zone_of(context.profile.timezone) if context.profile.timezone else now.zone
    calendar = terms_of(contact, context).calendar
    return hours_line(calendar, contact.timezone, now.at, mine or now.zone)
