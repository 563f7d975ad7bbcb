"""The statements that the cadence and its guards carry out, each named by its test."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import contact
from worlds import World, plan

from netui.core.cadence.rules import RULE

ROOT = Path(__file__).parents[2]
CARRIED_OUT = """
S0-09 S0-11 S0-16 S0-18 S0-35 S0-36 S0-42 S0-43 S1-14 S1-15 S1-17 S1-28 S1-30 S1-32 S1-37 S1-39
S1-40 S1-44 S2-12 S3-30 S4-40
"""
"""Every statement whose behaviour is one of the cadence or of a guard."""

INVITED = ("invite 2026-03-04 email",)
ACCEPTED = ("invite 2026-03-04", "accepted 2026-03-12")


def amara(history: tuple[str, ...]) -> World:
    person = contact(
        "Amara Osei", id=1, emails=("amara@lowmoor.example",), reason="near misses"
    )
    return World(person).live(history)


def test_s0_09_a_follow_up_is_well_timed() -> None:
    usual = amara(INVITED).stands("2026-03-05").next

    assert usual is not None
    assert plan(amara(INVITED).stands("2026-03-05")) == (
        "follow_up_1",
        "2026-03-09",
        "2026-03-11",
    )
    assert "S0-36" in usual.statements


@pytest.mark.parametrize("statement", ["S1-15", "S1-30", "S1-37", "S3-30", "S4-40"])
def test_acceptance_schedules_thanks_for_the_next_business_day(statement: str) -> None:
    found = amara(ACCEPTED).stands("2026-03-12")

    assert plan(found) == ("thank_accept", "2026-03-12", "2026-03-13")
    assert found.next is not None
    assert statement in found.next.statements


def test_s1_15_an_acceptance_calls_off_every_follow_up() -> None:
    waiting = amara(INVITED).stands("2026-03-11").next
    after = amara((*INVITED, "accepted 2026-03-12")).stands("2026-03-12").next

    assert waiting is not None
    assert after is not None
    assert (waiting.step.value, after.step.value) == ("follow_up_1", "thank_accept")


@pytest.mark.parametrize("statement", CARRIED_OUT.split())
def test_a_statement_is_named_by_a_test_and_by_the_product(statement: str) -> None:
    names = (statement, statement.lower().replace("-", "_"))
    here = Path(__file__)
    tests = [path for path in (ROOT / "tests").rglob("test_*.py") if path != here]
    shown = here.read_text(encoding="utf-8").partition("INVITED =")[2]
    written = [shown, *(path.read_text(encoding="utf-8") for path in tests)]
    product = (ROOT / "netui").rglob("*.py")

    assert any(name in text for text in written for name in names)
    assert any(statement in path.read_text(encoding="utf-8") for path in product)


def test_the_rule_of_thanks_names_all_who_ask_for_it() -> None:
    assert set(RULE["accepted"].statements) >= {"S1-15", "S1-30", "S1-37", "S3-30", "S4-40"}
