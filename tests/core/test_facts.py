"""What is on file comes freshest first, and discreet people stay discreet."""

from __future__ import annotations

import datetime as dt

import pytest
from builders import TODAY, contact, day

from netui.core import facts as on_file
from netui.core.facts import Fact, facts
from netui.core.model import Event, Former, Met, Mutual, News, Post, Profile

ME = Profile(
    name="Dana Whitlock",
    schools=("Halden University",),
    groups=("Westmere Data Guild",),
    interests=("rail",),
)


def labels(found: tuple[Fact, ...]) -> list[str]:
    return [fact.label for fact in found]


def test_a_bare_person_has_no_facts() -> None:
    assert facts(contact(), Profile(), TODAY) == ()


def test_dated_facts_come_first_and_the_latest_on_top() -> None:
    someone = contact(
        reason="your map helped",
        posts=(
            Post(title="Cold batteries lie", kind="talk", date=day("2026-02-01")),
            Post(title="Undated"),
        ),
        news=(News(what="promoted", date=day("2026-02-20")),),
        events=(Event(name="Rail forum", date=day("2026-03-20")),),
        met=Met(where="Porto Supply Day", when=day("2025-12-09"), what="docks"),
    )
    found = facts(someone, ME, TODAY)
    assert labels(found) == ["Event", "News", "Talk", "Met", "Post", "Reason"]
    assert found[3].text == "Porto Supply Day, 9 December 2025, docks"


def test_bad_news_is_labelled_and_never_congratulated_on() -> None:
    someone = contact(news=(News(what="laid off", date=TODAY, tone="bad"),))
    assert facts(someone, ME, TODAY) == (Fact(label="Hard news", text="laid off", date=TODAY),)
    assert on_file.fresh_news(someone, TODAY) is None


@pytest.mark.parametrize(
    ("date", "count"),
    [("2026-01-03", 1), ("2026-01-02", 0), ("2026-03-05", 0), ("2026-03-04", 1)],
)
def test_news_is_fresh_for_sixty_days(date: str, count: int) -> None:
    someone = contact(news=(News(what="promoted", date=day(date)),))
    assert (on_file.fresh_news(someone, TODAY) is not None) == bool(count)


def test_undated_news_counts_as_fresh() -> None:
    assert on_file.fresh_news(contact(news=(News(what="moved"),)), TODAY) == News(what="moved")


def test_a_discreet_mutual_is_shown_to_me_only() -> None:
    someone = contact(
        mutuals=(
            Mutual(name="Farah Qureshi", discreet=True),
            Mutual(name="farah  qureshí"),
            Mutual(name="Nils Berg"),
        ),
        via="Farah Qureshi",
    )
    found = facts(someone, ME, TODAY)
    assert [(f.label, f.discreet) for f in found] == [
        ("You both know, not to be named", True),
        ("You both know", False),
        ("You both know", False),
    ]
    assert [m.name for m in on_file.nameable_mutuals(someone)] == ["Nils Berg"]


def test_what_we_share_is_compared_without_case_and_written_their_way() -> None:
    someone = contact(
        schools=("HALDEN  university", "Elsewhere"),
        groups=("Westmere Data Guild",),
        interests=("tea", "Rail"),
        former=(Former(company="Kestrel", title="Planner"), Former(company="Moss")),
        company="Cedar Mobility",
        title="Head",
        via="Nils Berg",
        city="Porto",
        role_title="Analyst",
        can_offer="a fault set",
    )
    assert [(f.label, f.text) for f in facts(someone, ME, TODAY)] == [
        ("Can offer", "a fault set"),
        ("Works as", "Head at Cedar Mobility"),
        ("Through", "Nils Berg"),
        ("Same school", "HALDEN university"),
        ("Same group", "Westmere Data Guild"),
        ("Interest", "Rail"),
        ("Interest", "tea"),
        ("Formerly", "Planner at Kestrel"),
        ("Formerly", "Moss"),
        ("Role in view", "Analyst"),
        ("City", "Porto"),
    ]


def test_a_meeting_without_a_day_is_undated() -> None:
    assert facts(contact(met=Met(where="Porto")), ME, TODAY) == (
        Fact(label="Met", text="Porto"),
    )


def test_a_fact_stands_on_one_line() -> None:
    assert facts(contact(reason=" two\nlines\t"), ME, TODAY)[0].text == "two lines"


def test_the_freshest_post_is_the_latest_dated_one() -> None:
    old, new = Post(title="old", date=dt.date(2020, 1, 1)), Post(title="new", date=TODAY)
    assert on_file.freshest_post(contact(posts=(Post(title="x"), old, new))) == new
    assert on_file.freshest_post(contact()) is None
