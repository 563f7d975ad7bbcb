"""Steps and touches have words of their own: nobody is shown those of the data file."""

from __future__ import annotations

from builders import touch

from netui.core.cadence.model import Step
from netui.core.cadence.told import DONE, STEP_NAMES, happened
from netui.core.model import Direction, TouchKind


def test_every_step_and_kind_has_words() -> None:
    assert STEP_NAMES.keys() == set(Step)
    assert DONE.keys() == set(TouchKind)
    assert not any("_" in words for words in (*STEP_NAMES.values(), *DONE.values()))


def test_who_did_it_is_said() -> None:
    assert happened(touch("invite", "2026-03-02")) == "you invited"
    assert happened(touch("accepted", "2026-03-02", direction=Direction.IN)) == "they accepted"
