"""Giving and taking tags, as it is typed and as it is done."""

from __future__ import annotations

import pytest
from builders import contact

from netui.core.acts.tags import TagEdit, read_tags, relative, retag, tagged
from netui.core.changes import Change
from netui.core.model import Contact
from netui.core.state import State
from netui.errors import Problem

STATE = State.of([contact("Bruno Keller", id=2, tags=("Old", "pens"))])


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("rail", TagEdit(give=("rail",))),
        ("rail, coal", TagEdit(give=("rail", "coal"))),
        ("+rail -old", TagEdit(give=("rail",), take=("old",))),
        ("+rail, -old", TagEdit(give=("rail",), take=("old",))),
        ("rail road", TagEdit(give=("rail road",))),
        ("+rail road -old friends", TagEdit(give=("rail road",), take=("old friends",))),
        ("-old", TagEdit(take=("old",))),
        ("co-op", TagEdit(give=("co-op",))),
        ("Rail, rail, RAIL", TagEdit(give=("Rail",))),
        ("\x1brail", TagEdit(give=("rail",))),
    ],
)
def test_tags_are_read_as_they_are_typed(text: str, edit: TagEdit) -> None:
    assert read_tags(text) == edit


@pytest.mark.parametrize("text", ["", "  ", ",,", "+", "- , +"])
def test_no_tag_is_a_problem(text: str) -> None:
    problem = read_tags(text)
    assert isinstance(problem, Problem)
    assert "+rail -old" in problem.todo


def test_a_list_is_told_from_an_edit_of_one() -> None:
    assert [relative(text) for text in ("rail, co-op", "+rail", "rail, -old", "")] == [
        False,
        True,
        True,
        False,
    ]


def test_the_other_tags_stay() -> None:
    change = retag(STATE, 2, TagEdit(give=("rail", "PENS"), take=("old", "never had")))
    assert isinstance(change, Change)
    (edit,) = change.edits.values()
    assert isinstance(edit.after, Contact)
    assert edit.after.tags == ("pens", "rail")
    assert change.label == "Tagged Bruno Keller: +rail, +PENS, -old, -never had"
    assert change.contact == 2


def test_tags_that_are_so_already_are_no_change() -> None:
    change = retag(STATE, 2, TagEdit(give=("pens",), take=("rail",)))
    assert isinstance(change, Change)
    assert not change


def test_nobody_can_be_tagged_who_is_gone() -> None:
    assert isinstance(retag(STATE, 9, TagEdit(give=("rail",))), Problem)


def test_the_label_says_what_was_given_and_taken() -> None:
    assert tagged("12 people", TagEdit(give=("rail", "coal"))) == "Tagged 12 people: rail, coal"
    assert tagged("12 people", TagEdit(take=("old",))) == "Took tags from 12 people: old"
