"""Everything overdue at once: spread, parted from or closed, as one change."""

import time
from typing import Any

import pytest
from builders import NOW, TODAY, contact, day, moment, touch

from netui.core.acts.clearing import (
    Clearing,
    How,
    clear,
    clearing,
    clearing_lines,
    clearings,
)
from netui.core.cadence.forecast import Work
from netui.core.cadence.model import Context, Section, Step
from netui.core.cadence.standings import Standings
from netui.core.changes import Change, Edit
from netui.core.model import CadenceOverride, Contact, Record, Stage, Table
from netui.core.settings import CadenceSettings, Settings
from netui.core.state import State
from netui.errors import Problem


def mailed(id: int, **facts: Any) -> Contact:
    return contact(f"Person {id}", id=id, emails=("x@example.org",), **facts)


def approached(who: int, **facts: Any) -> list[Record]:
    """Return somebody whose follow-up is overdue."""
    return [mailed(who, **facts), touch("invite", "2026-02-02", contact=who, id=who * 10)]


def owed(who: int) -> list[Record]:
    """Return somebody whose answer to a follow-up still waits for mine."""
    said = touch("replied", "2026-02-20", contact=who, id=who * 10 + 1)
    return [*approached(who), said]


def promised(who: int, invited: str = "2026-02-24") -> list[Record]:
    """Return somebody to whom a promise is overdue, and who has not answered."""
    text = {"text": "Slides", "on": day("2026-02-27")}
    said = touch("promise", "2026-02-20", contact=who, id=who * 10 + 1, **text)
    return [mailed(who), touch("invite", invited, contact=who, id=who * 10), said]


def known(who: int) -> list[Record]:
    """Return somebody to keep in touch with, long since."""
    friend = mailed(who, connected_on=day("2020-01-01"))
    return [friend, touch("nurture", "2025-10-01", contact=who, id=who * 10)]


def pending(who: int) -> list[Record]:
    """Return somebody whose invitation stays open and who cannot be written to."""
    return [
        contact(f"Person {who}", id=who),
        touch("invite", "2026-01-20", contact=who, id=who * 10, channel="linkedin_invite"),
    ]


def everybody() -> State:
    records = [*approached(1), *owed(2), *known(3), *pending(4), *promised(5)]
    return State.of(records)


def planned(state: State, how: How, **facts: Any) -> Clearing:
    return clearing(state, Standings.of(state, context(**facts)), how)


def context(today: str = "2026-03-04", minutes: int | None = None, **cadence: Any) -> Context:
    settings = Settings(minutes_per_week=minutes, cadence=CadenceSettings(**cadence))
    return Context(today=day(today), settings=settings)


def cleared(state: State, plan: Clearing) -> State:
    change = clear(state, plan, NOW)
    assert isinstance(change, Change)
    after = state.supposed()
    after.apply(change)
    return after


def test_spreading_puts_everybody_off_in_the_order_of_the_queue() -> None:
    state = everybody()
    plan = planned(state, How.SPREAD, minutes=60)
    assert list(plan.put_off) == [2, 5, 1, 4, 3]
    assert [str(found) for found in plan.put_off.values()] == [
        "2026-03-05",
        "2026-03-05",
        "2026-03-06",
        "2026-03-06",
        "2026-03-09",
    ]
    assert (plan.closing, plan.parting) == (frozenset(), frozenset())
    assert plan.counts[Work.ANSWERS] == plan.counts[Work.PROMISES] == 1
    after = Standings.of(cleared(state, plan), context(minutes=60))
    assert after.queue().of(Section.OVERDUE) == ()
    for who, until in plan.put_off.items():
        found = after.all[who].next
        assert found is not None
        assert found.due is not None
        assert found.due >= until


def test_spreading_minds_what_the_days_hold_already() -> None:
    busy = [
        record
        for who in (50, 51)
        for record in (mailed(who), touch("invite", "2026-02-26", contact=who, id=who * 10))
    ]
    state = State.of([*known(1), *known(2), *known(3), *busy])
    plan = planned(state, How.SPREAD, minutes=60)
    # Thursday has the two follow-ups of the others, and there is always time for one more.
    assert [found.day for found in plan.put_off.values()] == [5, 6, 6]


def test_closing_ends_unanswered_approaches_and_never_what_is_owed() -> None:
    state = everybody()
    plan = planned(state, How.CLOSE)
    assert plan.closing == {1, 4}
    assert set(plan.put_off) == {2, 3, 5}
    after = Standings.of(cleared(state, plan), context())
    assert {after.all[who].stage for who in (1, 4)} == {Stage.CLOSED}
    assert after.all[1].because == (
        "You closed this approach today; nothing more is proposed.",
    )
    assert after.all[2].stage is Stage.IN_CONVERSATION
    assert after.queue().of(Section.OVERDUE) == ()


def test_nobody_to_whom_something_was_promised_is_closed() -> None:
    state = State.of(promised(1, invited="2026-02-02"))
    assert planned(state, How.CLOSE).closing == frozenset()


def test_saying_goodbye_makes_the_farewell_the_next_note_on_a_day_of_theirs() -> None:
    state = everybody()
    plan = planned(state, How.FAREWELL)
    assert (plan.parting, plan.closing) == (frozenset({1}), frozenset({4}))
    found = Standings.of(cleared(state, plan), context()).all[1]
    assert found.next is not None
    assert (found.next.step, found.next.opens) == (Step.FAREWELL, plan.put_off[1])
    assert found.attempt == 1


def test_who_was_written_to_as_inmail_gets_a_goodbye_there() -> None:
    records = (
        contact("Person 1", id=1),
        touch("invite", "2026-02-02", contact=1, id=10, channel="inmail"),
    )
    plan = planned(State.of(records), How.FAREWELL)
    assert (plan.parting, plan.closing) == (frozenset({1}), frozenset())


def test_a_farewell_nobody_wants_is_none() -> None:
    never = State.of(approached(1, cadence=CadenceOverride(never_farewell=True)))
    assert planned(never, How.FAREWELL).closing == {1}
    state = State.of(approached(1))
    assert planned(state, How.FAREWELL, farewell="none").closing == {1}


def test_an_answer_after_a_goodbye_was_planned_is_answered() -> None:
    state = State.of(approached(1))
    after = cleared(state, planned(state, How.FAREWELL))
    reply = touch("replied", "2026-03-05", id=99)
    after.apply(Change("Heard", {(Table.TOUCHES, reply.id): Edit(None, reply)}))
    found = Standings.of(after, context("2026-03-05")).all[1]
    assert found.stage is Stage.IN_CONVERSATION


@pytest.mark.parametrize("how", list(How))
def test_it_is_one_change_with_a_label_and_nothing_without_anybody(how: How) -> None:
    state = everybody()
    change = clear(state, planned(state, how), NOW)
    assert isinstance(change, Change)
    assert change.label.endswith("5 people")
    assert len(change.edits) == 5
    nobody = State()
    refused = clear(nobody, planned(nobody, how), NOW)
    assert isinstance(refused, Problem)


def test_the_plan_is_told_in_sentences() -> None:
    state = everybody()
    assert clearing_lines(planned(state, How.SPREAD), TODAY) == (
        "5 people put off.",
        "The last of them on Thu 5 Mar.",
    )
    assert clearing_lines(planned(state, How.FAREWELL), TODAY) == (
        "1 person closed without a note.",
        "1 person to say goodbye to.",
        "3 people put off.",
        "The last of them on Thu 5 Mar.",
    )
    alone = State.of(pending(4))
    assert clearing_lines(planned(alone, How.CLOSE), TODAY) == (
        "1 person closed without a note.",
    )


def test_a_thousand_people_overdue_are_spread_at_ten_a_day() -> None:
    state = State.of([record for who in range(1, 1001) for record in known(who)])
    start = time.perf_counter()
    plan = planned(state, How.SPREAD)
    after = cleared(state, plan)
    assert time.perf_counter() - start < 10
    assert len(plan.put_off) == 1000
    assert plan.last == day("2026-07-22")
    put_off, last, pace = clearing_lines(plan, TODAY)
    assert (put_off, last) == ("1,000 people put off.", "The last of them on Wed 22 Jul.")
    assert pace.startswith("At 10 a day, beside what is due anyway, that takes 20 weeks:")
    queue = Standings.of(after, context("2026-03-10")).queue()
    assert len(queue.of(Section.OVERDUE)) == 30
    assert moment("2026-03-04") == NOW


def test_the_days_end_with_the_calendar() -> None:
    state = State.of(known(1))
    last = Standings.of(state, context("9999-12-20"))
    assert clearing(state, last, How.SPREAD).put_off == {1: day("9999-12-21")}


def test_every_way_is_worked_out_beside_the_others() -> None:
    state = everybody()
    plans = clearings(state, Standings.of(state, context()))
    assert plans == tuple(planned(state, how) for how in How)
