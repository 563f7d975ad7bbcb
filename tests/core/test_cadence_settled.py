"""Where the guides disagree (K1 to K15): the default that settles it, each by its number."""

from __future__ import annotations

from typing import Any

import pytest
from builders import contact, day, moment, touch
from notes import codes, hint
from worlds import World, plan

from netui.core.acts.touches import log_touch
from netui.core.cadence.fit import fit, is_stranger
from netui.core.cadence.guards.model import Held
from netui.core.cadence.guards.surroundings import Surroundings
from netui.core.cadence.keeping import advice_on
from netui.core.cadence.model import Budget, Context
from netui.core.cadence.stages import case_of
from netui.core.limit import limit_for
from netui.core.limits import INVITE_NOTE_FREE
from netui.core.model import Activity, Channel, Degree, Met, Plan, Stage, Tie, TouchKind
from netui.core.settings import CadenceSettings, Settings
from netui.core.state import State

USUAL = Settings()
KNOWN: dict[str, Any] = {"reason": "kilns", "met": Met(where="PyCon"), "tie": Tie.MET}
AMARA = contact(emails=("amara@example.org",), **KNOWN)
ONLY = contact(**KNOWN)
INVITED = ("invite 2026-03-04 linkedin_invite",)
SPENT = (*INVITED, "follow_up_1 2026-03-11 email", "follow_up_2 2026-03-18 email")


def guards(kind: str, *history: Any, who: Any = AMARA, used: Budget | None = None) -> set[str]:
    """Return which guards speak against a note that is logged on 4 March."""
    state, now = State.of([who, *history]), moment("2026-03-04")
    context = Context(today=now.today)
    around = Surroundings(state, context, used=used)
    kept = log_touch(state, 1, TouchKind(kind), now, context=context, around=around)
    return {one.guard for one in kept.objections} if isinstance(kept, Held) else set()


def test_k1_awaiting_an_answer_and_an_ended_invitation_are_different_states() -> None:
    cadence = USUAL.cadence
    assert (cadence.follow_up_days, cadence.max_attempts) == ((3, 5), 3)
    assert (cadence.reinvite_cooloff_days, cadence.reinvite_max) == (21, 1)
    awaiting = World(AMARA).live(INVITED).stands("2026-03-04")
    assert plan(awaiting) == ("follow_up_1", "2026-03-09", "2026-03-11")
    ended = World(ONLY).live((*INVITED, "declined 2026-03-10")).stands("2026-03-10")
    assert plan(ended) == ("reinvite", "2026-03-31", None)


@pytest.mark.parametrize(
    ("farewell", "history", "then"),
    [
        ("after_last", SPENT, ("farewell", "2026-03-25", "2026-03-25")),
        ("is_last", SPENT[:2], ("farewell", "2026-03-16", "2026-03-18")),
        ("none", SPENT, None),
    ],
)
def test_k2_the_farewell_is_a_note_of_its_own_after_the_third_attempt(
    farewell: str, history: tuple[str, ...], then: tuple[str, str, str] | None
) -> None:
    assert USUAL.cadence.farewell == "after_last"
    settings = Settings(cadence=CadenceSettings(farewell=farewell))
    world = World(AMARA, settings=settings).live(history)
    assert plan(world.stands("2026-03-18")) == then


def test_k3_two_of_the_five_invitations_may_go_to_strangers() -> None:
    assert (USUAL.budget.strangers_per_week, USUAL.cadence.strict) == (2, False)
    stranger = contact(reason="kilns", company="Osei")
    assert is_stranger(stranger)
    assert guards("invite", who=stranger, used=Budget(strangers=1)) == set()
    assert guards("invite", who=stranger, used=Budget(strangers=2)) == {"G04"}


def test_k4_a_blank_invitation_is_fine_for_two_days_after_a_talk() -> None:
    assert USUAL.hints.blank_ok_days == 2
    assert "C10" not in codes("", {"met": {"where": "a call", "when": "2026-03-02"}})
    assert "C10" in codes("", {"met": {"where": "a call", "when": "2026-03-01"}})
    assert hint("C10", "", {"tie": "stranger"}).severity == "error"


def test_k5_no_guard_asks_for_the_same_industry() -> None:
    assert guards("invite", who=contact(industry="mining", **KNOWN)) == set()
    assert fit(contact(industry="mining")) == fit(contact(industry="pottery"))


def test_k6_counts_are_no_goal_and_benchmarks_can_be_hidden() -> None:
    assert USUAL.review.show_benchmarks


def test_k8_three_hundred_characters_until_the_plan_is_known() -> None:
    way, limits = Channel.LINKEDIN_INVITE, USUAL.limits
    assert limit_for(way, None, limits) == (300, INVITE_NOTE_FREE)
    assert limit_for(way, Plan.FREE, limits)[0] == INVITE_NOTE_FREE == 200


def test_k9_a_compliment_is_welcome_with_a_detail() -> None:
    assert "C08" in codes("Hi Noor, great profile!")
    assert "C08" not in codes("Hi Noor, I admire your work, “Slow tides” above all.")


def test_k10_the_reason_is_asked_for_in_the_invitation() -> None:
    text = "Hi Noor, let's connect!"
    assert hint("C02", text).severity == "warning"
    thanks = {"kind": "thank_accept", "channel": "linkedin_message"}
    assert "C02" not in codes("Hi Noor, thank you for connecting.", {}, touch=thanks)


def test_k11_nobody_is_suggested_for_deletion() -> None:
    assert USUAL.review.months == 18
    old = World(contact(degree=Degree.FIRST, **KNOWN)).live(("nurture 2024-03-04",))
    assert plan(old.stands("2026-03-04")) == ("nurture", "2024-06-03", "2024-06-03")


@pytest.mark.parametrize(
    ("facts", "advice"),
    [
        (KNOWN, "accept and thank"),
        ({"company": "Acme"}, "ask first"),
        ({}, "ignore it if it sells"),
    ],
)
def test_k12_known_people_are_accepted_and_strangers_asked(
    facts: dict[str, Any], advice: str
) -> None:
    received = touch("invite_received", "2026-03-04")
    case = case_of(contact(**facts), [received], None, Context(today=day("2026-03-04")))
    assert advice in advice_on(case)


def test_k13_five_invitations_a_week_and_the_quota_of_notes_says_who_gets_one() -> None:
    assert (USUAL.budget.invitations_per_week, USUAL.budget.invitations_hard) == (5, 20)
    assert guards("invite", used=Budget(invitations=4)) == set()
    assert guards("invite", used=Budget(invitations=5)) == {"G04"}
    assert guards("invite", used=Budget(notes=3, notes_of=3)) == set()  # a bare one


def test_k14_who_is_active_comes_before_who_is_not() -> None:
    assert fit(contact(activity=Activity.ACTIVE)) > fit(contact(activity=Activity.DORMANT))


def test_k15_a_second_ask_waits_for_something_given() -> None:
    friend = contact(degree=Degree.FIRST, tie=Tie.FRIEND)
    asked = touch("ask", "2026-02-04")
    assert USUAL.cadence.ask_give_ratio == 1
    assert guards("ask", who=friend) == set()
    assert guards("ask", asked, who=friend) == {"G08"}
    assert guards("ask", asked, touch("give", "2026-02-05", id=2), who=friend) == set()


def test_every_row_of_the_worked_example_ends_in_peace() -> None:
    closed = World(AMARA).live((*SPENT, "farewell 2026-03-25 email"))
    assert closed.stands("2026-03-25").stage is Stage.CLOSED
