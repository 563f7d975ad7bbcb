"""The query language: what is asked for, what is refused, and that live typing never fails."""

from __future__ import annotations

import datetime as dt

import pytest
from builders import day
from hypothesis import given, settings
from hypothesis import strategies as st

from netui.core.nearest import did_you_mean, nearest
from netui.core.people.query import By, Named, Query, Span, Term, live_query, parse_query
from netui.errors import Problem


def terms(text: str) -> tuple[Term, ...]:
    query = parse_query(text)
    assert isinstance(query, Query), query
    return query.terms


def test_words_fields_and_exclusion() -> None:
    assert terms('Zoë "Lead  Buyer" tag:Alumni -company:acme !title:x name:"de la"') == (
        Term(text="zoe"),
        Term(text="lead buyer", exact=True),
        Term(by=By.TAG, text="alumni"),
        Term(by=By.COMPANY, text="acme", exclude=True),
        Term(by=By.TITLE, text="x", exclude=True),
        Term(by=By.NAME, text="de la", exact=True),
    )


def test_nothing_asked_for_finds_everybody() -> None:
    assert terms("  ") == ()
    assert terms("- !") == ()
    assert terms("anna Anna") == (Term(text="anna"),)


def test_an_address_or_a_time_is_a_word() -> None:
    assert terms("https://example.com 10:30") == (
        Term(text="https://example.com"),
        Term(text="10:30"),
    )


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("today", Named.TODAY),
        ("Overdue", Named.OVERDUE),
        ("none", Named.NONE),
        ("<7d", Span(None, 6)),
        ("7d", Span(None, 7)),
        ("<=2w", Span(None, 14)),
        (">7d", Span(8, None)),
        (">=today", Span(0, None)),
        (">2026-01", Span(day("2026-02-01"), None)),
        ("<2026-01", Span(None, day("2025-12-31"))),
        ("<=2026-02", Span(None, day("2026-02-28"))),
        (">=2026", Span(day("2026-01-01"), None)),
        ("2026", Span(day("2026-01-01"), day("2026-12-31"))),
        ("2026-03-11", Span(day("2026-03-11"), day("2026-03-11"))),
        ("<0001", Span(None, dt.date.min)),
    ],
)
def test_due_dates(text: str, due: Span | Named) -> None:
    assert terms(f"due:{text}") == (Term(by=By.DUE, due=due),)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("tga:alumni", "Did you mean tag?"),
        ("met:>2026-01", "There is no field"),
        ("tag:", "needs something"),
        ("stage:invted", "Did you mean invited?"),
        ("due:soon", "due:overdue"),
        ("due:<", "no date"),
        ("due:<>7d", "no date"),
        ("due:2026-13", "no date"),
        ("due:2026-02-30", "no date"),
        ("due:0000", "no date"),
        ('"open', "not closed"),
    ],
)
def test_what_cannot_be_read_is_refused(text: str, says: str) -> None:
    found = parse_query(text)
    assert isinstance(found, Problem)
    assert found.exit_code == 2
    assert says in str(found)


def test_stages_may_be_begun_or_written_with_blanks() -> None:
    assert terms('stage:inv stage:"cooling off"') == (
        Term(by=By.STAGE, text="inv"),
        Term(by=By.STAGE, text="cooling_off"),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tag:", ()),
        ("due:<", ()),
        ("-", ()),
        ("foo:bar", (Term(text="foo:bar"),)),
        ('-foo:"b c', (Term(text="foo:b", exclude=True), Term(text="c", exclude=True))),
        ('"lead bu', (Term(text="lead bu"),)),
        ('tag:"al', (Term(by=By.TAG, text="al"),)),
        ("stage:xyz", (Term(by=By.STAGE, text="xyz"),)),
    ],
)
def test_while_typing_an_unfinished_term_asks_for_nothing_yet(
    text: str, expected: tuple[Term, ...]
) -> None:
    assert live_query(text).terms == expected


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=20) | st.text(alphabet='ad:"-!<>= 1', max_size=20))
def test_any_text_can_be_typed(text: str) -> None:
    assert isinstance(parse_query(text, live=True), Query)


@pytest.mark.parametrize(
    ("wider", "narrower", "does"),
    [
        ("", "an", True),
        ("an", "ann", True),
        ("an", "dan b", True),
        ("ann", "an", False),
        ("tag:al", "tag:alumni", True),
        ("tag:al", "tag:pal", False),
        ("company:ac", "company:acme", True),
        ("-an", "-ann", False),
        ("-an", "-an b", True),
        ("due:today", "due:today x", True),
        ("due:<7d", "due:<6d", False),
        ('"an"', "ann", False),
        ("an", "company:an", False),
    ],
)
def test_which_query_asks_for_more(wider: str, narrower: str, *, does: bool) -> None:
    assert live_query(narrower).narrows(live_query(wider)) is does


def test_the_nearest_name() -> None:
    assert nearest("compny", ["company", "tag"]) == "company"
    assert nearest("emails_", ["emails"]) == "emails"
    assert nearest("", ["tag"]) == ""
    assert did_you_mean("zzz", ["tag", "due"]) == "Known: tag, due."


def test_marks_are_asked_for_in_the_app_only() -> None:
    problem = parse_query("is:marked")
    assert isinstance(problem, Problem)
    assert "in the app only" in str(problem)
    assert live_query("IS:Marked !is:marked is:mar").terms == (
        Term(by=By.IS, text="marked"),
        Term(by=By.IS, text="marked", exclude=True),
    )
    assert live_query("is:marked").about_marks
    assert not live_query("amara").about_marks
    assert not live_query("is:marked tag:x").narrows(live_query("-is:marked"))
