"""Offers: who is proposed of those without a date, kept up one person at a time."""

from __future__ import annotations

from builders import TODAY

from netui.core.cadence.model import NextTouch, Step
from netui.core.cadence.offers import Offers


def offered(offers: Offers, number: int = 9) -> list[int]:
    return [usual.contact for usual in offers.first(number)]


def test_the_best_fit_comes_first_and_equals_in_the_turn_of_the_day() -> None:
    offers = Offers(TODAY)
    for who in range(1, 6):
        offers.put(who, fit=who % 2)
    found = offered(offers)
    assert sorted(found[:3]) == [1, 3, 5]
    assert sorted(found[3:]) == [2, 4]
    assert offered(offers, 2) == found[:2]
    assert offered(offers, -1) == []


def test_who_comes_and_goes_after_a_look_is_in_the_same_order() -> None:
    whole = Offers(TODAY)
    for who in range(1, 8):
        whole.put(who, fit=1)
    kept = Offers(TODAY)
    for who in (2, 4, 6, 9):
        kept.put(who, fit=1)
    assert len(offered(kept)) == 4
    for who in (1, 3, 5, 7):
        kept.put(who, fit=1)
    kept.drop(9)
    assert offered(kept) == offered(whole)
    kept.put(8, fit=0)
    kept.drop(8)
    assert offered(kept) == offered(whole)


def test_what_is_proposed_to_somebody_may_be_out_of_the_usual() -> None:
    unusual = NextTouch(contact=2, step=Step.ENGAGE, reason="A reason.", rule="rule")
    offers = Offers(TODAY)
    offers.put(2, 1, unusual)
    assert list(offers.first(1)) == [unusual]
    offers.drop(2)
    offers.put(2, 1)
    assert [usual.step for usual in offers.first(1)] == [Step.NURTURE]
