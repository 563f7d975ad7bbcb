"""Overlay: what was written lies over what stays as it is."""

from __future__ import annotations

import pytest

from netui.core.overlay import Overlay


def test_writes_lie_over_what_stays_as_it_is() -> None:
    beneath = {1: "one", 2: "two"}
    over = Overlay(beneath)
    over[2] = "deux"
    over[3] = "trois"
    del over[1]
    assert dict(over) == {2: "deux", 3: "trois"}
    assert (1 in over, 2 in over, len(over)) == (False, True, 2)
    assert beneath == {1: "one", 2: "two"}
    over[1] = "un"
    assert dict(over) == {1: "un", 2: "deux", 3: "trois"}


def test_what_is_not_there_cannot_be_read_or_removed() -> None:
    over = Overlay({1: "one"})
    over[2] = "two"
    del over[1]
    del over[2]
    for gone in (1, 2, 3):
        with pytest.raises(KeyError):
            over[gone]
        with pytest.raises(KeyError):
            del over[gone]
    assert list(over) == []
