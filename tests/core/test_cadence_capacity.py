"""What there is time for: the daily cap, windows that are spread, and the days to come."""

import datetime as dt
from typing import Any

import pytest
from builders import TODAY, contact, day, draft, touch
from hypothesis import given, settings
from hypothesis import strategies as st

from netui.core.cadence.budget import budget
from netui.core.cadence.capacity import capacity, needed, planned
from netui.core.cadence.circumstances import held_back
from netui.core.cadence.days import later
from netui.core.cadence.forecast import ForecastDay, Work, forecast, work_of
from netui.core.cadence.model import Context, Queue, Section
from netui.core.cadence.standings import Standings
from netui.core.model import Contact, Met, Milestone, Profile, Record, Touch, TouchKind
from netui.core.settings import Settings
from netui.core.state import State

OPEN = {Section.OVERDUE, Section.TODAY}
FAR = day("2028-01-03")


def context(today: dt.date = TODAY, minutes: int | None = None) -> Context:
    return Context(today=today, settings=Settings(minutes_per_week=minutes))


def queue_of(state: State, asked: Context) -> Queue:
    return Standings.of(state, asked).queue()


def mailed(id: int, **facts: Any) -> Contact:
    return contact(f"Person {id}", id=id, emails=("x@example.org",), **facts)


def invited(id: int, date: str) -> tuple[Record, Touch]:
    return mailed(id), touch("invite", date, contact=id, id=id, channel="email")


def crowd(count: int, date: str, first: int = 1) -> list[Record]:
    return [record for who in range(first, first + count) for record in invited(who, date)]


def shown(found: Queue) -> list[int]:
    return [row.contact for row in found.rows if row.section in OPEN]


@pytest.mark.parametrize(
    ("minutes", "a_day"), [(None, 10), (5, 1), (30, 1), (60, 2), (150, 5), (300, 10)]
)
def test_the_daily_cap_is_the_weekly_minutes_by_five_days_and_six_minutes(
    minutes: int | None, a_day: int
) -> None:
    assert capacity(context(minutes=minutes)) == a_day
    assert capacity(Context(today=TODAY, profile=Profile(minutes_per_week=minutes))) == a_day


def test_what_exceeds_the_cap_is_offered_on_the_next_days_within_its_window() -> None:
    # Invited on Thu 26 February: open since Tue 3, due on Thu 5 March.
    found = queue_of(State.of(crowd(6, "2026-02-26")), context(minutes=60))
    assert len(shown(found)) == 3
    held = [row for row in found.rows if row.section is Section.THIS_WEEK]
    assert [row.on for row in held] == [day("2026-03-05")] * 3
    tomorrow = queue_of(State.of(crowd(6, "2026-02-26")), context(day("2026-03-05"), 60))
    assert len(shown(tomorrow)) == 6  # due that day: nothing more waits


def test_why_says_that_today_is_full_and_which_day_is_planned() -> None:
    found = queue_of(State.of(crowd(6, "2026-02-26")), context(minutes=60))
    assert held_back(found, 6, TODAY) == (
        "Today has its 2 people: planned for Thu 5 Mar, within the window.",
    )
    assert held_back(found, 1, TODAY) == held_back(found, 99, TODAY) == ()


def test_a_clump_is_spread_evenly_over_its_window() -> None:
    # Thirty windows from today to Friday, and an hour a day.
    state = State.of(crowd(30, "2026-02-27"))
    assert len(shown(queue_of(state, context()))) == 10
    clump = State.of(crowd(45, "2026-02-27"))
    assert len(shown(queue_of(clump, context()))) == 15
    assert [work.total for work in forecast(clump, Standings.of(clump, context()))][:3] == [
        15,
        15,
        15,
    ]


def test_the_spread_is_the_same_every_time() -> None:
    state = State.of(crowd(45, "2026-02-27"))
    assert shown(queue_of(state, context())) == shown(queue_of(state, context()))
    assert shown(queue_of(state, context())) == list(range(1, 16))


def test_nothing_overdue_ever_vanishes() -> None:
    state = State.of(crowd(40, "2026-02-02"))
    found = queue_of(state, context(minutes=5))
    assert len(found.of(Section.OVERDUE)) == 40


def test_the_cap_never_hides_replies_thanks_or_promises() -> None:
    records: list[Record] = []
    for who in range(1, 13):
        records += invited(who, "2026-02-27")
        kind, facts = [
            ("accepted", {}),
            ("replied", {}),
            ("promise", {"text": "Slides", "on": TODAY}),
        ][who % 3]
        records.append(touch(kind, "2026-03-03", contact=who, id=100 + who, **facts))
    found = queue_of(State.of(records), context(minutes=5))
    assert len(shown(found)) == 12


def test_what_was_done_today_counts_against_the_cap() -> None:
    records = crowd(6, "2026-02-26")
    done = [
        mailed(50),
        touch("nurture", "2026-03-04", contact=50, id=60),
        touch("snooze", "2026-03-04", contact=50, id=61, until=FAR),
    ]
    state = State.of([*records, *done])
    assert budget(state.touches.values(), state.contacts, context()).done == 1
    researched = [mailed(who, reason="r", company="c") for who in (20, 21, 22)]
    asked = State.of([*done, *researched])
    assert len(shown(queue_of(asked, context(minutes=90)))) == 2


def test_at_least_one_person_to_keep_up_with_when_the_day_is_full() -> None:
    records = [*crowd(8, "2026-02-20"), contact(id=90, connected_on=day("2020-01-01"))]
    found = queue_of(State.of(records), context(minutes=30))
    assert shown(found)[-1] == 90
    one_due = touch("nurture", "2025-12-04", contact=91, id=91)
    known = contact(id=91, connected_on=day("2020-01-01"))
    found = queue_of(State.of([*records, known, one_due]), context(minutes=30))
    assert shown(found)[-1] == 91  # somebody is due anyway
    late = touch("nurture", "2025-11-04", contact=91, id=91)
    found = queue_of(State.of([*records, known, late]), context(minutes=30))
    assert 90 not in shown(found)


def test_a_draft_that_was_begun_is_shown_on_a_full_day() -> None:
    records = [*crowd(8, "2026-02-20"), mailed(40), draft(contact=40)]
    assert 40 in shown(queue_of(State.of(records), context(minutes=5)))


def test_200_people_of_an_event_are_spread_over_weeks_oldest_meeting_first() -> None:
    people = [
        mailed(
            who, reason="r", met=Met(where="PyCon", when=later(day("2026-01-01"), 200 - who))
        )
        for who in range(1, 201)
    ]
    state = State.of(people)
    assert shown(queue_of(state, context())) == [200, 199, 198, 197, 196]
    days = forecast(state, Standings.of(state, context()), 28)
    assert [work.counts[Work.INVITATIONS] for work in days if work.total] == [5] * 5
    assert [row.contact for row in days[3].rows] == [195, 194, 193, 192, 191]


def test_needed_looks_at_every_window() -> None:
    thursday, friday, monday = day("2026-03-05"), day("2026-03-06"), day("2026-03-09")
    assert needed([], TODAY) == 0
    assert needed([thursday] * 4, TODAY) == 2
    assert needed([friday] * 3 + [monday] * 9, TODAY) == 3
    assert needed([monday] * 2, day("2026-03-07")) == 1


def test_who_has_to_wait_is_told_a_day_within_the_window() -> None:
    assert planned(0, 5, TODAY, None) == day("2026-03-05")
    assert planned(5, 5, TODAY, None) == day("2026-03-06")
    assert planned(20, 5, TODAY, day("2026-03-06")) == day("2026-03-06")
    assert planned(0, 0, TODAY, None) == day("2026-03-05")


def test_the_forecast_knows_weeks_weekends_and_birthdays() -> None:
    dormant = {"connected_on": day("2020-01-01")}
    birthday = Milestone(what="Birthday", month_day="03-10")
    records: list[Record] = [
        *(contact(f"Quiet {who}", id=who, closeness=3, **dormant) for who in range(1, 80)),
        contact("Ada Late", id=99, milestones=(birthday,), **dormant),
        mailed(200, reason="r", company="c"),
    ]
    state = State.of(records)
    days = forecast(state, Standings.of(state, context()))
    assert [found.day.isoweekday() for found in days] == [3, 4, 5, 1, 2, 3, 4, 5, 1, 2]
    assert {found.capacity for found in days} == {10}
    assert [found.counts[Work.NURTURES] for found in days][:4] == [2, 2, 2, 2]
    assert days[0].counts[Work.INVITATIONS] == 1
    assert 99 in [row.contact for row in days[4].rows]


KINDS = st.sampled_from(
    ["invite", "accepted", "replied", "thank_accept", "nurture", "follow_up_1", "engage"]
)
HISTORY = st.lists(st.tuples(KINDS, st.integers(-40, 0)), max_size=4)
PEOPLE = st.lists(
    st.tuples(HISTORY, st.booleans(), st.booleans(), st.sampled_from(["", "DE", "IL"])),
    max_size=25,
)


def network(people: list[tuple[list[tuple[str, int]], bool, bool, str]]) -> list[Record]:
    """Return people with histories; those without any may be old connections or targets."""
    records: list[Record] = []
    for who, (history, mail, known, country) in enumerate(people, 1):
        records.append(
            contact(
                f"Person {who}",
                id=who,
                emails=("x@example.org",) if mail else (),
                connected_on=day("2020-01-01") if known else None,
                country=country,
                reason="r",
                company="c",
            )
        )
        for kind, ago in sorted(history, key=lambda entry: entry[1]):
            number = len(records)
            records.append(touch(kind, later(TODAY, ago).isoformat(), contact=who, id=number))
    return records


def dealt_with(found: ForecastDay, number: int) -> list[Record]:
    """Return touches that take everybody of a day out of the days to come."""
    records: list[Record] = []
    for row in found.rows:
        kinds = [TouchKind.SNOOZE]
        if work_of(row) is Work.INVITATIONS and row.next.kind:
            kinds.insert(0, row.next.kind)
        for kind in kinds:
            number += 1
            records.append(
                Touch(
                    id=number,
                    contact=row.contact,
                    kind=kind,
                    date=found.day,
                    until=FAR if kind is TouchKind.SNOOZE else None,
                )
            )
    return records


@settings(max_examples=60, deadline=None)
@given(PEOPLE, st.sampled_from([None, 30, 90]))
def test_the_forecast_is_what_the_queue_shows_when_the_day_comes(
    people: list[tuple[list[tuple[str, int]], bool, bool, str]], minutes: int | None
) -> None:
    records = network(people)
    state = State.of(records)
    asked = context(minutes=minutes)
    for found in forecast(state, Standings.of(state, asked)):
        queue = queue_of(State.of(records), context(found.day, minutes))
        rows = [row for row in queue.rows if row.section in OPEN]
        counted = {work: sum(work_of(row) is work for row in rows) for work in Work}
        assert counted == found.counts, found.day
        assert [row.contact for row in rows] == [row.contact for row in found.rows]
        records += dealt_with(as_shown(found, rows), 10_000 * found.day.toordinal())


def as_shown(found: ForecastDay, rows: list[Any]) -> ForecastDay:
    """Return a day with the rows that the queue really showed."""
    return ForecastDay(
        day=found.day, counts=found.counts, rows=tuple(rows), capacity=found.capacity
    )
