"""News and yearly days, and the figures of keeping in touch that they stand among."""

from typing import Any

import pytest
from builders import contact, day, touch

from netui.core.cadence.model import Context, Standing, Step
from netui.core.cadence.stages import standing
from netui.core.model import CadenceOverride, Milestone, News, Stage, TouchKind

KNOWN = ("invite 2025-11-03", "accepted 2025-11-05", "thank_accept 2025-11-05")
NURTURED = (*KNOWN, "nurture 2026-02-02")
BIRTHDAY = Milestone(what="birthday", month_day="03-11")


def on(today: str, *history: str, **facts: Any) -> Standing:
    """Return where somebody known stands; a touch is written as ``kind date``."""
    touches = [touch(*entry.split(), id=number) for number, entry in enumerate(history, 1)]
    return standing(contact(**facts), touches, None, Context(today=day(today)))


def plan(found: Standing) -> tuple[str, str, str]:
    assert found.next is not None
    assert found.next.opens is not None
    assert found.next.due is not None
    return found.next.rule, found.next.opens.isoformat(), found.next.due.isoformat()


def test_s4_51_a_milestone_is_congratulated_on_its_day() -> None:
    found = on("2026-03-04", *NURTURED, milestones=(BIRTHDAY,))
    assert plan(found) == ("occasion", "2026-03-11", "2026-03-11")
    assert found.stage is Stage.NURTURED
    assert found.next is not None
    assert (found.next.step, found.next.kind) == (Step.NURTURE, TouchKind.NURTURE)
    assert found.next.reason == "Birthday, Wed 11 Mar: congratulate."
    assert found.next.statements == ("S4-50", "S4-51")


def test_a_milestone_on_a_weekend_opens_on_its_day_and_is_due_after_it() -> None:
    sunday = Milestone(what="Birthday", month_day="03-08")
    found = on("2026-03-04", *NURTURED, milestones=(sunday,))
    assert plan(found) == ("occasion", "2026-03-08", "2026-03-09")


def test_a_milestone_that_was_congratulated_comes_back_next_year() -> None:
    found = on("2026-03-11", *NURTURED, "nurture 2026-03-11", milestones=(BIRTHDAY,))
    assert plan(found) == ("nurtured", "2026-06-09", "2026-06-09")
    skipped = on("2026-03-11", *NURTURED, "skip 2026-03-11", milestones=(BIRTHDAY,))
    assert plan(skipped)[0] == "nurtured"


def test_a_milestone_lapses_after_a_week_and_the_person_keeps_their_interval() -> None:
    assert plan(on("2026-03-18", *NURTURED, milestones=(BIRTHDAY,)))[0] == "occasion"
    found = on("2026-03-19", *NURTURED, milestones=(BIRTHDAY,))
    assert plan(found) == ("nurtured", "2026-05-04", "2026-05-04")


def test_a_milestone_later_than_the_next_note_brings_nothing_forward() -> None:
    late = Milestone(what="Birthday", month_day="09-01")
    assert plan(on("2026-03-04", *NURTURED, milestones=(late,)))[0] == "nurtured"


def test_a_leap_day_is_kept_on_the_28th_in_a_common_year() -> None:
    leap = Milestone(what="Birthday", month_day="02-29")
    found = on("2026-02-20", *NURTURED, milestones=(leap,))
    assert plan(found) == ("occasion", "2026-02-28", "2026-03-02")
    found = on("2028-02-20", *KNOWN, "nurture 2028-02-02", milestones=(leap,))
    assert plan(found) == ("occasion", "2028-02-29", "2028-02-29")


def test_a_milestone_that_is_no_day_is_none() -> None:
    never = Milestone(what="Birthday", month_day="spring")
    assert plan(on("2026-03-04", *NURTURED, milestones=(never,)))[0] == "nurtured"


def test_s4_50_good_news_is_congratulated() -> None:
    good = News(what="Won the regional design prize", date=day("2026-03-03"), tone="good")
    found = on("2026-03-04", *NURTURED, news=(good,))
    assert plan(found) == ("occasion", "2026-03-03", "2026-03-03")


@pytest.mark.parametrize(
    "news",
    [
        News(what="Laid off", date=day("2026-03-03"), tone="bad"),
        News(what="In the paper", date=day("2026-03-03")),
        News(what="Prize", tone="good"),
        News(what="Prize", date=day("2026-02-01"), tone="good"),
        News(what="Prize", date=day("2025-12-01"), tone="good"),
    ],
)
def test_bad_old_undated_and_plain_news_is_no_congratulation(news: News) -> None:
    assert plan(on("2026-03-04", *NURTURED, news=(news,)))[0] == "nurtured"


def test_s4_50_a_new_job_is_looked_up_before_it_is_congratulated() -> None:
    job = News(what="New job at Quillstone", date=day("2026-03-03"), tone="good")
    found = on("2026-03-04", *NURTURED, news=(job,))
    assert found.next is not None
    assert found.next.reason == (
        "New job at Quillstone, Tue 3 Mar: check company and title, then congratulate."
    )


def test_somebody_never_written_to_is_congratulated_on_the_day_only() -> None:
    facts: dict[str, Any] = {"connected_on": day("2020-01-01"), "milestones": (BIRTHDAY,)}
    assert plan(on("2026-03-11", **facts)) == ("occasion", "2026-03-11", "2026-03-11")
    before = on("2026-03-04", **facts)
    assert before.dormant


def test_s1_14_a_conversation_that_is_quiet_for_21_days_is_nurtured() -> None:
    history = (*KNOWN, "replied 2026-02-02", "conversation 2026-02-03")
    assert on("2026-02-23", *history).stage is Stage.IN_CONVERSATION
    found = on("2026-02-24", *history)
    assert found.stage is Stage.NURTURED
    assert plan(found) == ("nurtured", "2026-05-04", "2026-05-04")


def test_s1_44_the_interval_restarts_from_the_last_real_contact() -> None:
    found = on("2026-03-04", *NURTURED, "engage 2026-03-02")
    assert plan(found) == ("nurtured", "2026-05-04", "2026-05-04")
    found = on("2026-03-04", *NURTURED, "meeting 2026-03-02")
    assert plan(found) == ("nurtured", "2026-06-01", "2026-06-01")


@pytest.mark.parametrize(
    ("asked", "next_on"), [(10, "2026-03-04"), (45, "2026-03-19"), (900, "2027-02-02")]
)
def test_s4_53_an_interval_of_ones_own_is_kept_between_30_and_365_days(
    asked: int, next_on: str
) -> None:
    own = CadenceOverride(nurture_days=asked)
    assert plan(on("2026-02-10", *NURTURED, cadence=own))[1] == next_on


def test_s1_42_a_second_note_two_weeks_after_the_welcome() -> None:
    assert plan(on("2025-11-10", *KNOWN)) == ("thanked", "2025-11-19", "2025-11-19")
