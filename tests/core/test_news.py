"""News and yearly days are noted as they are typed; what is on file already is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from builders import contact, moment

from netui.core.acts.news import Happening, note_news
from netui.core.changes import Change
from netui.core.model import Contact, Milestone, News
from netui.core.state import State
from netui.errors import Problem

TODAY = dt.date(2026, 3, 4)
NOW = moment("2026-03-04")


def noted(*said: str, **known: object) -> Change | Problem:
    state = State.of([contact("Amara Osei", id=1, **known)])
    return note_news(state, 1, Happening(*said), NOW)


def after(change: Change | Problem) -> Contact:
    assert isinstance(change, Change)
    ((_, found),) = change.edits.values()
    assert isinstance(found, Contact)
    return found


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", TODAY),
        ("today", TODAY),
        ("Yesterday", dt.date(2026, 3, 3)),
        ("2026-02-20", dt.date(2026, 2, 20)),
        ("fri", dt.date(2026, 3, 6)),
    ],
)
def test_news_has_the_day_that_is_typed(typed: str, day: dt.date) -> None:
    found = after(noted("  opened  a kiln ", typed))
    assert found.news == (News(what="opened a kiln", date=day, tone="good"),)


def test_a_day_that_is_not_today_is_named_in_the_history() -> None:
    today, before = noted("opened a kiln"), noted("opened a kiln", "yesterday")
    assert isinstance(today, Change)
    assert isinstance(before, Change)
    assert today.label == "Noted news of Amara Osei: opened a kiln"
    assert before.label == "Noted news of Amara Osei: opened a kiln, Tue 3 Mar"


@pytest.mark.parametrize("typed", ["03-14", "3-14", "--03-14"])
def test_month_and_day_come_back_every_year(typed: str) -> None:
    found = after(noted("birthday", typed))
    assert found.milestones == (Milestone(what="birthday", month_day="03-14"),)


def test_bad_news_is_kept_as_such() -> None:
    assert after(noted("lost the contract", "", "Bad")).news[0].tone == "bad"


@pytest.mark.parametrize(
    ("said", "where", "words"),
    [
        (("  ",), "what", "what happened"),
        (("moved", "soon"), "on", "Not a day"),
        (("moved", "", "so so"), "tone", "so so"),
        (("moved", "02-30"), "on", "02-30"),
        (("Opened a kiln", "2026-03-02"), "what", "already"),
        (("Birthday", "3-14"), "on", "already"),
    ],
)
def test_what_cannot_be_noted_is_refused_with_its_line(
    said: tuple[str, ...], where: str, words: str
) -> None:
    problem = noted(
        *said,
        news=(News(what="opened a kiln", date=dt.date(2026, 3, 2), tone="good"),),
        milestones=(Milestone(what="birthday", month_day="03-14"),),
    )
    assert isinstance(problem, Problem)
    assert problem.where == where
    assert words in str(problem)


def test_the_same_news_or_day_of_another_date_is_another_one() -> None:
    known = {
        "news": (News(what="moved", date=dt.date(2025, 3, 2)),),
        "milestones": (Milestone(what="birthday", month_day="03-14"),),
    }
    assert len(after(noted("moved", **known)).news) == 2
    assert len(after(noted("birthday", "03-15", **known)).milestones) == 2
    assert len(after(noted("founding day", "03-14", **known)).milestones) == 2


def test_somebody_who_is_gone_has_no_news() -> None:
    problem = note_news(State(), 7, Happening("moved"), NOW)
    assert isinstance(problem, Problem)
    assert "no longer on file" in problem.what
