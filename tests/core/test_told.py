"""Steps and touches have words of their own: nobody is shown those of the data file."""

from __future__ import annotations

from builders import TODAY, day, touch

from netui.core.cadence.model import NextTouch, Standing, Step
from netui.core.cadence.told import DONE, STEP_NAMES, coming, happened
from netui.core.model import Direction, Stage, TouchKind


def test_every_step_and_kind_has_words() -> None:
    assert STEP_NAMES.keys() == set(Step)
    assert DONE.keys() == set(TouchKind)
    assert not any("_" in words for words in (*STEP_NAMES.values(), *DONE.values()))


def test_who_did_it_is_said() -> None:
    assert happened(touch("invite", "2026-03-02")) == "you invited"
    assert happened(touch("accepted", "2026-03-02", direction=Direction.IN)) == "they accepted"


def test_what_comes_next_is_said_with_its_day() -> None:
    usual = NextTouch(
        contact=1,
        step=Step.FOLLOW_UP_2,
        reason="A reason.",
        rule="rule",
        opens=day("2026-03-09"),
        attempt=3,
        attempts=3,
    )
    ahead = Standing(contact=1, stage=Stage.INVITED, next=usual)
    assert coming(ahead, TODAY) == "Next: follow up 3/3 from Mon 9 Mar."
    assert coming(ahead, day("2026-03-10")) == "Next: follow up 3/3."
    assert coming(Standing(contact=1, stage=Stage.CLOSED), TODAY) == "Nothing follows."
