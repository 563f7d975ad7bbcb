"""C07: something fresh about the contact is on file and the note does not use it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import chain

from netui.core.hints.context_words import context_words
from netui.core.hints.examined import Examined
from netui.core.hints.facts import Fact, Vocabulary
from netui.core.hints.fixes import end_of_body, fits, inserting
from netui.core.hints.model import Choice, Finding, Fix, FixKind, Severity
from netui.core.hints.rule import Example, Family, Rule
from netui.core.model import Direction, TouchKind

FRESH = dt.timedelta(30)
ENOUGH = 2
"""With so many details of the contact in the note there is no need for another."""

SAME = {"topic": "post", "title": "work"}
"""Kinds of facts that tell of one thing."""


def unused_fresh_signal(examined: Examined) -> Iterator[Finding]:
    """Yield a finding for the freshest post or news the note leaves unused."""
    if examined.blank or len(details(examined)) >= ENOUGH:
        return
    signals = sorted(fresh(examined), key=lambda signal: signal[0])
    for age, fact in signals:
        if is_used(examined, fact) or is_told_before(examined, fact, age):
            return
    if signals:
        age, fact = signals[0]
        when = {0: "Today", 1: "Yesterday"}.get(age, f"{age} days ago")
        yield Finding(
            message=f"{when}: {fact.value}. Fresher than what you mention.",
            fixes=telling_it(examined, fact),
        )


def details(examined: Examined) -> frozenset[str]:
    """Return the different things about the contact that the note mentions."""
    return frozenset(
        SAME.get(fact.kind, fact.kind) if fact.kind in SAME else f"{fact.kind} {fact.value}"
        for fact in examined.used
        if fact.kind != "reason"
    )


def fresh(examined: Examined) -> Iterator[tuple[int, Fact]]:
    """Yield posts and good news of the last weeks with their age in days."""
    contact, today = examined.contact, examined.note.today
    posts = (
        (post.date, Fact(kind="post", value=post.title, what=post.kind))
        for post in contact.posts
    )
    news = (
        (news.date, Fact(kind="news", value=news.what))
        for news in contact.news
        if news.tone != "bad"
    )
    for day, fact in chain(posts, news):
        if day is not None and fact.value and dt.timedelta(0) <= today - day <= FRESH:
            yield (today - day).days, fact


def is_used(examined: Examined, fact: Fact) -> bool:
    """Whether the note speaks of a signal, be it in a translation."""
    topics = [
        Fact(kind="topic", value=post.topic)
        for post in examined.contact.posts
        if post.title == fact.value and post.topic
    ]
    if any(map(examined.vocabulary.holds, (fact, *topics))):
        return True
    if fact.kind == "news":
        return "congratulations" in examined.said
    return bool(examined.pieces)


def is_told_before(examined: Examined, fact: Fact, age: int) -> bool:
    """Whether an earlier note of mine spoke of it already."""
    since = examined.note.today - dt.timedelta(age)
    return any(
        touch.direction is Direction.OUT
        and touch.date >= since
        and Vocabulary(touch.text).holds(fact)
        for touch in examined.note.history
        if touch.text
    )


def telling_it(examined: Examined, fact: Fact) -> tuple[Fix, ...]:
    """Return the fix that says the news, or names the post."""
    choice = inserting(examined, fact)
    if fact.kind == "news":
        clause = context_words(examined.language).clauses["congratulations"]
        sentence = clause.replace("{value}", fact.value)
        choice = Choice(label=sentence, edits=(end_of_body(examined, sentence),))
    if not fits(examined, choice):
        return ()
    return (Fix(label="Mention it", kind=FixKind.CHOICE, choices=(choice,)),)


NEWS = {"news": [{"what": "promoted to Head of Planning", "date": "2026-02-20"}]}

RULE = Rule(
    code="C07",
    name="unused-fresh-signal",
    family=Family.CONTEXT,
    severity=Severity.HINT,
    weight=34,
    summary="A fresh post or piece of news is on file and the note does not use it.",
    why="A note that takes up what just happened is timely and cannot be a form letter "
    "(S4-50, S3-46).",
    source=("S4-50", "S3-46"),
    check=unused_fresh_signal,
    good=(
        Example(text="Hi Noor, congratulations on becoming Head of Planning!", facts=NEWS),
        Example(
            text="Hi Noor, your tide tables are on our wall.",
            facts={"news": [{"what": "promoted to Head of Planning", "date": "2025-12-20"}]},
        ),
    ),
    bad=(
        Example(
            text="Hi Noor, I would like to compare tide tables with your team.", facts=NEWS
        ),
        Example(
            text="Hi Noor, I would like to compare wall charts with your team.",
            facts={"posts": [{"title": "Slow tides", "date": "2026-02-27"}]},
        ),
    ),
    kinds=frozenset({TouchKind.INVITE, TouchKind.REINVITE, TouchKind.NURTURE}),
)
