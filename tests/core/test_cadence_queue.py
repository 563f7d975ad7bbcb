"""The queue's sections, order and cuts, and the budgets behind them."""

from collections.abc import Sequence
from typing import Any

import pytest
from builders import TODAY, contact, day, draft, touch

from netui.core.cadence.budget import budget, nurture_share
from netui.core.cadence.fit import fit, is_stranger
from netui.core.cadence.model import Budget, Context, Queue, Section, Step
from netui.core.cadence.placing import CLASS_OF
from netui.core.cadence.queue import queue
from netui.core.cadence.stages import standing
from netui.core.model import (
    Activity,
    Contact,
    Degree,
    Direction,
    Met,
    Plan,
    Profile,
    Record,
    Source,
    Tie,
    Touch,
    TouchSource,
)
from netui.core.settings import BudgetSettings, Settings
from netui.core.state import State

MAIL = ("x@example.org",)


def lined_up(
    *records: Record, used: Budget | None = None, context: Context | None = None
) -> Queue:
    state = State.of(records)
    asked = context or Context(today=TODAY)
    standings = {
        who: standing(found, state.touches_of(who), state.draft_of(who), asked)
        for who, found in state.contacts.items()
    }
    counted = used or budget(state.touches.values(), state.contacts, asked)
    return queue(standings, state.contacts, asked, counted)


def steps(found: Queue, section: Section) -> list[tuple[int, str]]:
    return [(row.contact, row.next.step.value) for row in found.of(section)]


def ids(found: Queue) -> list[int]:
    return [row.contact for row in found.rows]


def mailed(id: int, **facts: Any) -> Contact:
    return contact(f"Person {id}", id=id, emails=MAIL, **facts)


def sent(who: int, date: str, kind: str = "invite", **facts: Any) -> Touch:
    return touch(kind, date, contact=who, id=who * 10 + len(kind), **facts)


def test_every_step_has_a_class() -> None:
    assert set(CLASS_OF) == set(Step)


def test_sections() -> None:
    found = lined_up(
        mailed(1),
        sent(1, "2026-02-20"),  # due 27 February
        mailed(2),
        sent(2, "2026-02-26"),  # opens 3 March, due 5 March
        mailed(3),
        sent(3, "2026-03-03"),  # sent, window not open
        mailed(4, connected_on=day("2026-03-04")),  # thanks, open until tomorrow
        mailed(5, connected_on=day("2020-01-01")),
        sent(5, "2025-12-10", "nurture"),  # opens within the week
        mailed(6, connected_on=day("2020-01-01")),
        sent(6, "2026-02-10", "nurture"),  # opens in May
    )
    assert steps(found, Section.OVERDUE) == [(1, "follow_up_1")]
    assert steps(found, Section.TODAY) == [(4, "thank_accept"), (2, "follow_up_1")]
    assert steps(found, Section.THIS_WEEK) == [(5, "nurture")]
    assert steps(found, Section.WAITING) == [(3, "follow_up_1")]


def test_a_promise_is_no_waiting() -> None:
    said = sent(1, "2026-03-04", "promise", text="Slides", on=day("2026-03-06"))
    found = lined_up(mailed(1), sent(1, "2026-03-04"), said)
    assert steps(found, Section.THIS_WEEK) == [(1, "promise")]


def test_order_within_a_section() -> None:
    in_touch = {"connected_on": day("2020-01-01")}
    found = lined_up(
        mailed(1, **in_touch),
        sent(1, "2025-12-04", "nurture"),
        mailed(2, reason="r", company="c"),
        mailed(3),
        sent(3, "2026-03-02", "invite_received"),
        mailed(4),
        sent(4, "2026-02-26"),
        mailed(5),
        sent(5, "2026-02-10", "replied"),
        sent(5, "2026-02-11", "declined"),
        sent(5, "2026-02-12", "withdrawn"),
        mailed(6),
        sent(6, "2026-03-01", "promise", text="Slides", on=TODAY),
        mailed(7),
        sent(7, "2026-03-04", "replied"),
        mailed(8),
        sent(8, "2026-02-27"),
        used=Budget(),
    )
    assert steps(found, Section.TODAY) == [
        (7, "reply"),
        (6, "promise"),
        (4, "follow_up_1"),
        (8, "follow_up_1"),
        (3, "triage"),
        (2, "invite"),
        (1, "nurture"),
    ]


def test_who_answered_before_is_followed_up_first() -> None:
    found = lined_up(
        mailed(1),
        sent(1, "2026-02-25"),
        mailed(2),
        sent(2, "2025-01-01", "replied"),
        sent(2, "2025-01-02", "skip"),
        used=Budget(),
    )
    assert ids(found)[0] == 2


def target(id: int, **facts: Any) -> Contact:
    return contact(f"Person {id}", id=id, reason="r", company="c", **facts)


def test_invitations_are_cut_by_the_week_and_by_strangers_the_best_fit_first() -> None:
    people = [target(n) for n in range(1, 5)]
    known = [target(n, tie=Tie.EX_COLLEAGUE) for n in range(5, 8)]
    assert ids(lined_up(*people, *known)) == [5, 6, 7, 1, 2]
    assert ids(lined_up(*people, *known, used=Budget(invitations=4))) == [5]
    assert ids(lined_up(*people, *known, used=Budget(strangers=2))) == [5, 6, 7]
    assert ids(lined_up(*people, *known, used=Budget(invitations=5))) == []


def test_an_invitation_that_was_begun_is_never_cut() -> None:
    found = lined_up(target(1), target(2), draft(contact=2), used=Budget(invitations=9))
    assert ids(found) == [2]


def test_research_fills_what_is_left_of_the_week() -> None:
    found = lined_up(contact(id=1), target(2), used=Budget(invitations=3))
    assert [step for _, step in steps(found, Section.TODAY)] == ["invite", "research"]
    assert ids(lined_up(contact(id=1), target(2), used=Budget(invitations=4))) == [2]


def test_a_skipped_target_comes_back_within_the_week() -> None:
    found = lined_up(target(1), sent(1, "2026-03-02", "skip"))
    assert steps(found, Section.THIS_WEEK) == [(1, "invite")]


def dormant_people(count: int = 40) -> Sequence[Contact]:
    return [contact(f"P {n}", id=n, connected_on=day("2019-05-01")) for n in range(1, count)]


def test_dormant_people_are_offered_a_few_a_day_stable_and_in_turn() -> None:
    people = dormant_people()
    today = lined_up(*people)
    assert len(today.rows) == 2
    assert today.rows[0].next.reason == (
        "Connected on Wed 1 May 2019, nothing written yet: say hello."
    )
    assert ids(today) == ids(lined_up(*reversed(people)))
    days = {
        tuple(ids(lined_up(*people, context=Context(today=day(f"2026-03-{n:02}")))))
        for n in range(1, 20)
    }
    assert len(days) > 10
    assert lined_up(*people, used=Budget(nurtures=2)).rows == ()
    close = contact(id=99, degree=Degree.FIRST, closeness=5)
    assert ids(lined_up(*people, close))[0] == 99


def test_no_more_dormant_people_than_there_are() -> None:
    assert len(lined_up(*dormant_people(2)).rows) == 1


@pytest.mark.parametrize(("minutes", "share"), [(None, 2), (20, 1), (30, 1), (600, 2)])
def test_the_nurture_share_follows_the_minutes(minutes: int | None, share: int) -> None:
    asked = Context(today=TODAY, settings=Settings(minutes_per_week=minutes))
    assert nurture_share(asked) == share


def test_open_invitations_of_an_import_are_asked_about_a_few_a_day() -> None:
    records: list[Record] = []
    for n in range(1, 9):
        records += [
            contact(f"P {n}", id=n),
            sent(n, f"2026-01-{n + 4:02}", source=TouchSource.IMPORT),
        ]
    assert ids(lined_up(*records)) == [1, 2, 3]


def test_nobody_without_a_next_touch_is_in_the_queue() -> None:
    assert lined_up(contact(archived=True)).rows == ()


def test_standings_may_come_as_a_plain_list() -> None:
    found = standing(contact(), (), None, Context(today=TODAY))
    assert ids(queue([found], {1: contact()}, Context(today=TODAY), Budget())) == [1]


def test_budget_counts_the_iso_week_and_the_month() -> None:
    records = [
        contact(id=1),
        contact(id=2, tie=Tie.CLIENT),
        sent(1, "2026-03-02", note_used=True),
        sent(1, "2026-03-04", "reinvite"),
        sent(2, "2026-03-03", note_used=True),
        sent(2, "2026-03-01", "reinvite", note_used=True),
        sent(2, "2026-03-04", "nurture"),
        touch("replied", "2026-03-04", contact=2, id=76, direction=Direction.IN),
        touch("invite", "2026-02-20", contact=1, id=77, note_used=True),
        touch("invite", "2026-03-09", contact=1, id=78),
        touch("invite", "2026-03-03", contact=5, id=79),
    ]
    state = State.of(records)
    found = budget(state.touches.values(), state.contacts, Context(today=TODAY))
    assert found == Budget(
        invitations=4, strangers=3, notes=3, notes_of=None, nurtures=1, done=2
    )


def test_budget_settings_win_over_the_profile() -> None:
    me = Profile(
        plan=Plan.FREE, invitations_per_week=8, strangers_per_week=4, notes_per_month=5
    )
    mine = budget((), {}, Context(today=TODAY, profile=me))
    assert (mine.invitations_of, mine.strangers_of, mine.notes_of) == (8, 4, 5)
    set_to = Settings(budget=BudgetSettings(invitations_per_week=3, strangers_per_week=9))
    both = budget((), {}, Context(today=TODAY, profile=me, settings=set_to))
    assert (both.invitations_of, both.strangers_of) == (3, 3)
    much = Context(today=TODAY, profile=Profile(invitations_per_week=50))
    assert budget((), {}, much).invitations_of == 20


@pytest.mark.parametrize(
    ("facts", "stranger"),
    [
        ({}, True),
        ({"tie": Tie.STRANGER}, True),
        ({"tie": Tie.WEAK}, False),
        ({"met": Met(where="PyCon")}, False),
        ({"degree": Degree.FIRST}, False),
    ],
)
def test_who_is_a_stranger(facts: dict[str, Any], *, stranger: bool) -> None:
    assert is_stranger(contact(**facts)) is stranger


def test_fit_adds_up() -> None:
    everything = contact(
        closeness=5,
        tie=Tie.FRIEND,
        met=Met(where="PyCon"),
        via="Ben",
        source=Source.ALUMNI,
        seniority_gap=4,
        activity=Activity.ACTIVE,
    )
    assert fit(contact()) == 0
    assert fit(everything) == 22
