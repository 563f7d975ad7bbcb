"""What holds for any history: one answer, nobody dropped, days that make sense."""

import datetime as dt
from typing import Any

from builders import TODAY, contact, touch
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from netui.core.cadence.days import later
from netui.core.cadence.model import Context, Standing, Step
from netui.core.cadence.stages import standing
from netui.core.cadence.standings import Standings
from netui.core.cadence.terms import terms_of
from netui.core.changes import Change, Edit
from netui.core.model import (
    INCOMING,
    Channel,
    Contact,
    Degree,
    Direction,
    Milestone,
    News,
    Record,
    Stage,
    Table,
    Touch,
    TouchKind,
)
from netui.core.settings import CadenceSettings, Settings
from netui.core.state import State, in_order

SETTINGS = Settings(
    holidays="US",
    days_off={"all": {"03-05": "Name day"}},
    cadence=CadenceSettings(by_tag={"vip": {"max_attempts": 1, "nurture_days": 30}}),
)
THANKED = contact("Ed Ek", id=2, degree=Degree.FIRST)
WELCOME = (
    touch("accepted", "2026-02-02", id=101, contact=2),
    touch("thank_accept", "2026-02-03", id=102, contact=2),
)
FREE = frozenset({Step.PROMISE, Step.RESEARCH, Step.INVITE})
"""Steps whose day is mine, or that have none."""


@st.composite
def histories(draw: st.DrawFn) -> tuple[Touch, ...]:
    """Draw the touches of contact 1, in order, with everything that steers the cadence."""
    found = []
    for number in range(1, draw(st.integers(0, 9)) + 1):
        kind = draw(st.sampled_from(list(TouchKind)))
        date = later(TODAY, -draw(st.integers(0, 240)))
        incoming = kind in INCOMING or draw(st.booleans())
        found.append(
            Touch(
                id=number,
                contact=1,
                kind=kind,
                date=date,
                direction=Direction.IN if incoming else Direction.OUT,
                channel=draw(st.sampled_from([None, *Channel])),
                text="Slides",
                outcome=draw(
                    st.sampled_from(["", "expired", "ask_first", "close", "farewell"])
                ),
                until=draw(st.sampled_from([None, later(TODAY, 9), later(date, 3)])),
                on=later(date, draw(st.integers(0, 30))),
                at=draw(
                    st.sampled_from([None, dt.datetime.combine(date, dt.time(22), dt.UTC)])
                ),
            )
        )
    return in_order(found)


@st.composite
def people(draw: st.DrawFn) -> Contact:
    """Draw a contact with whatever the calendar and the cadence look at."""
    known = draw(st.booleans())
    return contact(
        id=1,
        emails=draw(st.sampled_from([(), ("x@example.org",)])),
        degree=draw(st.sampled_from([None, Degree.FIRST, Degree.SECOND])),
        connected_on=later(TODAY, -draw(st.integers(0, 900))) if known else None,
        country=draw(st.sampled_from(["", "Germany", "Israel", "Nowhere"])),
        timezone=draw(st.sampled_from(["", "Pacific/Auckland", "Mars/Base"])),
        weekdays=draw(st.sampled_from(["", "sun-thu", "tue"])),
        leave=draw(st.sampled_from([(), ("2026-03-01..2026-03-20", "soon")])),
        tags=draw(st.sampled_from([(), ("vip",)])),
        milestones=draw(st.sampled_from([(), (Milestone(what="x", month_day="03-07"),)])),
        news=draw(st.sampled_from([(), (News(what="y", date=TODAY, tone="good"),)])),
    )


def stands(who: Contact, history: tuple[Touch, ...], ahead: int = 0) -> Standing:
    return standing(who, history, None, Context(today=later(TODAY, ahead), settings=SETTINGS))


@settings(max_examples=300, deadline=None)
@given(people(), histories())
def test_replaying_a_history_gives_the_same_answer(
    who: Contact, history: tuple[Touch, ...]
) -> None:
    assert stands(who, history) == stands(who, tuple(history))


@settings(max_examples=300, deadline=None)
@given(people(), histories(), st.integers(0, 120))
def test_nobody_is_silently_dropped(
    who: Contact, history: tuple[Touch, ...], ahead: int
) -> None:
    found = stands(who, history, ahead)
    assert found.next is not None or found.because
    if found.next is None:
        assert all(sentence.endswith(".") for sentence in found.because)


@settings(max_examples=500, deadline=None)
@given(people(), histories(), st.integers(0, 60))
def test_due_is_never_before_it_opens_and_never_on_a_day_off(
    who: Contact, history: tuple[Touch, ...], ahead: int
) -> None:
    found = stands(who, history, ahead).next
    if found is None or found.due is None or found.step in FREE:
        return
    assert found.opens is None or found.opens <= found.due
    calendar = terms_of(who, Context(today=TODAY, settings=SETTINGS)).calendar
    assert calendar.is_open(found.due)


@settings(max_examples=100, deadline=None)
@given(people(), histories(), st.sampled_from([1, 15]))
def test_following_touch_by_touch_is_working_everything_out_anew(
    who: Contact, history: tuple[Touch, ...], most: int
) -> None:
    capped = replace(SETTINGS.cadence, open_conversations=most)
    context = Context(today=TODAY, settings=replace(SETTINGS, cadence=capped))
    state = State.of([who, THANKED, *WELCOME])  # who waits while the other one talks
    following = Standings.of(state, context)
    changes = [added(touch) for touch in history]
    for change in [*changes, *map(taken_back, reversed(changes))]:
        state.apply(change)
        following.update(state, change)
        anew = Standings.of(state, context)
        assert following.queue() == anew.queue()
        assert following.budget == anew.budget
        assert dict(following.all) == dict(anew.all)


def added(record: Record, **facts: Any) -> Change:
    return Change("x", {(Table.TOUCHES, record.id): Edit(None, record)}, **facts)


def taken_back(change: Change) -> Change:
    return Change(
        "x", {key: Edit(edit.after, edit.before) for key, edit in change.edits.items()}
    )


def test_somebody_never_dropped_after_a_stop_says_so() -> None:
    found = stands(contact(), (Touch(id=1, contact=1, kind=TouchKind.STOP, date=TODAY),))
    assert found.stage in {Stage.DO_NOT_CONTACT, Stage.CLOSED}
    assert found.because
