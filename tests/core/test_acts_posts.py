"""Posts put on file from the composer, and what is kept for the thank-you."""

from __future__ import annotations

import datetime as dt

import pytest
from builders import contact, moment

from netui.core.acts.posts import FOR_THANKS, add_post, keep_for_thanks
from netui.core.changes import Change
from netui.core.model import Contact, Post, Remark
from netui.core.state import State
from netui.errors import Problem

STATE = State.of([contact("Ada Yew", id=1)])
NOW = moment("2026-03-04")


def after(change: Change | Problem) -> Contact:
    assert isinstance(change, Change)
    (edit,) = change.edits.values()
    assert isinstance(edit.after, Contact)
    return edit.after


def test_a_post_is_put_on_file_as_written() -> None:
    texts = {"title": " On  glazes ", "topic": "glazes", "date": "2026-02-01", "kind": "talk"}
    change = add_post(STATE, 1, texts, NOW)
    assert isinstance(change, Change)
    assert after(change).posts == (
        Post(title="On glazes", topic="glazes", date=dt.date(2026, 2, 1), kind="talk"),
    )
    assert change.label == "Noted of Ada Yew: On glazes"


@pytest.mark.parametrize(
    ("texts", "where"),
    [
        ({}, "title"),
        ({"title": " "}, "title"),
        ({"title": "x", "date": "soon"}, "date"),
        ({"title": "x", "date": "2026-03-05"}, "date"),
    ],
)
def test_a_post_that_cannot_be_is_refused(texts: dict[str, str], where: str) -> None:
    problem = add_post(STATE, 1, texts, NOW)
    assert isinstance(problem, Problem)
    assert problem.where == where


def test_nobody_gets_no_post_and_no_remark() -> None:
    assert isinstance(add_post(STATE, 9, {"title": "x"}, NOW), Problem)
    assert isinstance(keep_for_thanks(STATE, 9, "x", NOW), Problem)


def test_a_link_is_kept_once() -> None:
    change = keep_for_thanks(STATE, 1, "https://kiln.example/a", NOW)
    person = after(change)
    kept = Remark(date=dt.date(2026, 3, 4), text=f"{FOR_THANKS}https://kiln.example/a")
    assert person.notes == (kept,)
    again = keep_for_thanks(State.of([person]), 1, "https://kiln.example/a", NOW)
    assert isinstance(again, Change)
    assert not again.edits
