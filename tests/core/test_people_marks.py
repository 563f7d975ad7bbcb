"""Marks: who is marked, in which order, and what undoing the last act does to them."""

from __future__ import annotations

from netui.core.people.marks import Marks


def test_turning_marks_and_unmarks() -> None:
    marks = Marks()
    assert marks.turn(3)
    assert marks.turn(1)
    assert (list(marks), len(marks), 3 in marks, 2 in marks) == ([3, 1], 2, True, False)
    assert not marks.turn(3)
    assert list(marks) == [1]
    marks.clear()
    assert not marks


def test_all_are_marked_unless_they_are_already() -> None:
    marks = Marks()
    marks.turn(2)
    assert marks.turn_all([1, 2, 3])
    assert list(marks) == [2, 1, 3]
    assert not marks.turn_all([1, 3])
    assert list(marks) == [2]


def test_going_through_the_marks_bears_changing_them() -> None:
    marks = Marks()
    marks.add([1, 2, 3])
    for contact in marks:
        marks.drop([contact, 9])
    assert not marks


def test_undo_marks_those_of_the_last_act_again() -> None:
    marks = Marks()
    marks.add([1, 2, 3])
    marks.settle([1, 2])
    assert list(marks) == [3]
    marks.follow([1, 2, 7], undone=True)
    assert list(marks) == [3], "some other change"
    marks.follow([1, 2], undone=True)
    assert list(marks) == [3, 1, 2]
    marks.follow([1, 2], undone=False)
    assert list(marks) == [3]


def test_nothing_comes_back_where_nothing_was_done() -> None:
    marks = Marks()
    marks.follow([], undone=True)
    assert not marks
