"""The transition table of the cadence: one case a row, done through the acts people use.

A case is named ``from | event | to``. Its history is logged act by act, then the event happens,
then the stage and what it schedules are read on the day the row speaks of.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from builders import contact, day, draft, moment, touch
from msgspec.structs import replace
from worlds import World, plan

from netui.core.acts.drafts import save_draft
from netui.core.acts.sending import sent
from netui.core.cadence.guards.model import Held
from netui.core.cadence.guards.surroundings import Surroundings
from netui.core.cadence.model import Budget, Context
from netui.core.cadence.stages import standing
from netui.core.changes import Change, ChangeBuilder, Edit
from netui.core.model import (
    CadenceOverride,
    Channel,
    Contact,
    Direction,
    Met,
    Milestone,
    News,
    Profile,
    Stage,
    Tie,
    TouchKind,
)
from netui.core.moment import Moment
from netui.core.settings import BudgetSettings, Settings
from netui.core.state import State
from netui.errors import Problem

MAIL = Channel.EMAIL
MESSAGE = Channel.LINKEDIN_MESSAGE
KNOWN: dict[str, Any] = {
    "emails": ("amara@example.org",),
    "reason": "her talk on kilns",
    "company": "Osei Kilns",
    "met": Met(where="PyCon"),
    "tie": Tie.MET,
}
AMARA = contact(**KNOWN)
LINKEDIN_ONLY = contact(**KNOWN | {"emails": ()})
INTRODUCED = contact(**KNOWN, via="Zofia Nowak")
STRANGE = contact(emails=("amara@example.org",), reason="her talk", company="Osei Kilns")


Happening = Callable[[World, Moment], Change | Problem]


def logs(kind: str, **facts: Any) -> Happening:
    """Return the event of a touch that is logged; no guard has to be overridden."""
    return lambda world, now: world.log(kind, now.today.isoformat(), insist=None, **facts)


def writes(text: str = "Hello Amara") -> Happening:
    """Return the event of a note that is sent, with the kind that the cadence proposes."""

    def happen(world: World, now: Moment) -> Change | Problem:
        return sent(world.state, 1, now, world.context(now.today), text=text)

    return happen


def notes(**facts: Any) -> Happening:
    """Return the event of facts that are put on file."""

    def happen(world: World, _now: Moment) -> Change | Problem:
        builder = ChangeBuilder(world.state)
        builder.put(replace(world.state.contacts[1], **facts))
        return builder.change("Edited", contact=1)

    return happen


def begins(world: World, now: Moment) -> Change | Problem:
    """Save the first words of a draft."""
    kind = TouchKind.INVITE
    return save_draft(world.state, 1, now, kind=kind, text="Hello Amara")


def nothing(_world: World, _now: Moment) -> Change | Problem:
    """Let time go by."""
    return Change("Nothing", step=False)


class Row(NamedTuple):
    """One row: where it starts, what happens on a day, where it leads, and what comes next.

    ``then`` is step, opening and due day; ``look`` the day that is meant where it is not that
    of the event.
    """

    name: str
    start: Stage | None
    history: tuple[str, ...]
    date: str
    event: Happening
    leads: Stage
    then: tuple[str, str | None, str | None] | None
    look: str = ""
    who: Contact = AMARA
    written: bool = False


INVITED = ("invite 2026-03-04 linkedin_invite",)
SECOND = (*INVITED, "follow_up_1 2026-03-11 email")
THIRD = (*SECOND, "follow_up_2 2026-03-18 email")
ACCEPTED = (*INVITED, "accepted 2026-03-12")
THANKED = (*ACCEPTED, "thank_accept 2026-03-13 linkedin_message")
TALKING = (*THANKED, "replied 2026-03-16", "conversation 2026-03-17 linkedin_message")
NURTURED = (*THANKED, "rapport 2026-03-27 linkedin_message")
WITHDRAWN = (*INVITED, "withdrawn 2026-04-01")
AGAIN = (*WITHDRAWN, "reinvite 2026-04-22 linkedin_invite")
PLAIN = contact()

ROWS = (
    Row(
        "none | add contact | target: research, no due date",
        None, (), "2026-03-04", nothing, Stage.TARGET, ("research", None, None), who=PLAIN,
    ),
    Row(
        "target | checklist done | researched: invite, no due date",
        Stage.TARGET, (), "2026-03-04", notes(reason="her talk", company="Osei Kilns"),
        Stage.RESEARCHED, ("invite", None, None), who=PLAIN,
    ),
    Row(
        "target | checklist done, via | researched: ask_advice to the connector, +2 bd",
        Stage.TARGET, (), "2026-03-04",
        notes(reason="her talk", via="Zofia Nowak", facts_checked=day("2026-03-04")),
        Stage.RESEARCHED, ("ask_advice", None, "2026-03-06"), who=PLAIN,
    ),
    Row(
        "researched | advice asked | researched: invite once there was time to answer",
        Stage.RESEARCHED, (), "2026-03-04", logs("ask_advice", channel=MESSAGE),
        Stage.RESEARCHED, ("invite", "2026-03-09", None), who=INTRODUCED,
    ),
    Row(
        "researched | first text saved | drafted",
        Stage.RESEARCHED, (), "2026-03-04", begins, Stage.DRAFTED, ("invite", None, None),
    ),
    Row(
        "drafted | sent, writable | invited: follow_up_1 +3 bd, due +5 bd",
        Stage.DRAFTED, (), "2026-03-04", writes(), Stage.INVITED,
        ("follow_up_1", "2026-03-09", "2026-03-11"), written=True,
    ),
    Row(
        "drafted | sent by e-mail | invited: follow_up_1 +3 bd, due +5 bd",
        Stage.DRAFTED, (), "2026-03-04", logs("conversation", channel=MAIL), Stage.INVITED,
        ("follow_up_1", "2026-03-09", "2026-03-11"), written=True,
    ),
    Row(
        "drafted | sent, LinkedIn only | invited: engage +3 bd",
        Stage.DRAFTED, (), "2026-03-04", writes(), Stage.INVITED,
        ("engage", "2026-03-09", "2026-03-09"), who=LINKEDIN_ONLY, written=True,
    ),
    Row(
        "invited | engaged, LinkedIn only | invited: check +14 d",
        Stage.INVITED, INVITED, "2026-03-09", logs("engage"), Stage.INVITED,
        ("check", "2026-03-18", "2026-03-18"), who=LINKEDIN_ONLY,
    ),
    Row(
        "invited | checked, LinkedIn only | invited: decide +28 d",
        Stage.INVITED, INVITED, "2026-03-18", logs("skip"), Stage.INVITED,
        ("decide", "2026-04-01", "2026-04-01"), who=LINKEDIN_ONLY,
    ),
    Row(
        "invited | accepted | accepted: thank_accept next bd, no follow-up",
        Stage.INVITED, INVITED, "2026-03-06", logs("accepted"), Stage.ACCEPTED,
        ("thank_accept", "2026-03-06", "2026-03-09"),
    ),
    Row(
        "awaiting_answer | accepted | accepted: thank_accept next bd, no follow-up",
        Stage.AWAITING_ANSWER, SECOND, "2026-03-12", logs("accepted"), Stage.ACCEPTED,
        ("thank_accept", "2026-03-12", "2026-03-13"),
    ),
    Row(
        "invited | answered on another channel | in_conversation: reply next bd",
        Stage.INVITED, INVITED, "2026-03-06", logs("replied", channel=Channel.PHONE),
        Stage.IN_CONVERSATION, ("reply", "2026-03-06", "2026-03-09"),
    ),
    Row(
        "invited | no answer when the window opens | awaiting_answer 2/3: follow_up_1",
        Stage.INVITED, INVITED, "2026-03-06", nothing, Stage.AWAITING_ANSWER,
        ("follow_up_1", "2026-03-09", "2026-03-11"), look="2026-03-09",
    ),
    Row(
        "awaiting_answer 2/3 | sent, no answer | awaiting_answer 3/3: follow_up_2 +3 to +5 bd",
        Stage.AWAITING_ANSWER, INVITED, "2026-03-11", writes(), Stage.AWAITING_ANSWER,
        ("follow_up_2", "2026-03-16", "2026-03-18"),
    ),
    Row(
        "awaiting_answer 3/3 | sent, no answer at +5 bd | farewell_due: farewell",
        Stage.AWAITING_ANSWER, SECOND, "2026-03-18", writes(), Stage.FAREWELL_DUE,
        ("farewell", "2026-03-25", "2026-03-25"), look="2026-03-25",
    ),
    Row(
        "farewell_due | sent | closed: look again +90 d with common ground",
        Stage.FAREWELL_DUE, THIRD, "2026-03-25", writes(), Stage.CLOSED,
        ("check", "2026-06-23", "2026-06-23"),
    ),
    Row(
        "farewell_due | skipped | closed: look again +90 d with common ground",
        Stage.FAREWELL_DUE, THIRD, "2026-03-25", logs("skip"), Stage.CLOSED,
        ("check", "2026-06-23", "2026-06-23"),
    ),
    Row(
        "farewell_due | sent | closed: nothing without common ground",
        Stage.FAREWELL_DUE, THIRD, "2026-03-25", writes(), Stage.CLOSED, None, who=STRANGE,
    ),
    Row(
        "invited | pending 28 d, no other channel | invited: question",
        Stage.INVITED, INVITED, "2026-03-31", nothing, Stage.INVITED,
        ("decide", "2026-04-01", "2026-04-01"), look="2026-04-20", who=LINKEDIN_ONLY,
    ),
    Row(
        "invited | withdrawn | cooling_off: reinvite +21 d",
        Stage.INVITED, INVITED, "2026-04-01", logs("withdrawn"), Stage.COOLING_OFF,
        ("reinvite", "2026-04-22", None), who=LINKEDIN_ONLY,
    ),
    Row(
        "invited | expired | cooling_off: reinvite +21 d",
        Stage.INVITED, INVITED, "2026-09-01", logs("withdrawn", outcome="expired"),
        Stage.COOLING_OFF, ("reinvite", "2026-09-22", None), who=LINKEDIN_ONLY,
    ),
    Row(
        "invited | declined | cooling_off: reinvite +21 d",
        Stage.INVITED, INVITED, "2026-03-10", logs("declined"), Stage.COOLING_OFF,
        ("reinvite", "2026-03-31", None), who=LINKEDIN_ONLY,
    ),
    Row(
        "invited | declined | cooling_off: nothing without common ground",
        Stage.INVITED, INVITED, "2026-03-06", logs("declined"), Stage.COOLING_OFF, None,
        who=STRANGE,
    ),
    Row(
        "cooling_off | re-invite sent | invited: attempts kept, one follow-up",
        Stage.COOLING_OFF, WITHDRAWN, "2026-04-22", writes(), Stage.INVITED,
        ("follow_up_2", "2026-04-27", "2026-04-29"),
    ),
    Row(
        "cooling_off | second decline | closed: none",
        Stage.INVITED, AGAIN, "2026-05-06", logs("declined"), Stage.CLOSED, None,
        who=LINKEDIN_ONLY,
    ),
    Row(
        "cooling_off | second expiry | closed: none",
        Stage.INVITED, AGAIN, "2026-11-02", logs("withdrawn", outcome="expired"),
        Stage.CLOSED, None, who=LINKEDIN_ONLY,
    ),
    Row(
        "accepted | thank sent | thanked: rapport +14 d",
        Stage.ACCEPTED, ACCEPTED, "2026-03-13", writes(), Stage.THANKED,
        ("rapport", "2026-03-27", "2026-03-27"),
    ),
    Row(
        "accepted | engage done | thanked: rapport +14 d",
        Stage.ACCEPTED, ACCEPTED, "2026-03-13", logs("engage"), Stage.THANKED,
        ("rapport", "2026-03-27", "2026-03-27"),
    ),
    Row(
        "thanked | reply | in_conversation: reply next bd",
        Stage.THANKED, THANKED, "2026-03-16", logs("replied"), Stage.IN_CONVERSATION,
        ("reply", "2026-03-16", "2026-03-17"),
    ),
    Row(
        "thanked | no reply to rapport | nurtured: nurture +90 d, no attempt",
        Stage.THANKED, THANKED, "2026-03-27", writes(), Stage.NURTURED,
        ("nurture", "2026-06-25", "2026-06-25"),
    ),
    Row(
        "in_conversation | promised | in_conversation: task with its own date",
        Stage.IN_CONVERSATION, TALKING, "2026-03-18",
        logs("promise", text="Send the slides.", on=day("2026-03-24")),
        Stage.IN_CONVERSATION, ("promise", "2026-03-24", "2026-03-24"),
    ),
    Row(
        "in_conversation | quiet for 21 d | nurtured: nurture +90 d",
        Stage.IN_CONVERSATION, TALKING, "2026-04-06", nothing, Stage.NURTURED,
        ("nurture", "2026-06-15", "2026-06-15"), look="2026-04-07",
    ),
    Row(
        "nurtured | milestone on file | nurtured: nurture on that day",
        Stage.NURTURED, NURTURED, "2026-04-01",
        notes(milestones=(Milestone(what="Ten years of kilns", month_day="04-15"),)),
        Stage.NURTURED, ("nurture", "2026-04-15", "2026-04-15"),
    ),
    Row(
        "nurtured | news on file | nurtured: nurture on that day",
        Stage.NURTURED, NURTURED, "2026-04-01",
        notes(news=(News(what="A prize", date=day("2026-04-01"), tone="good"),)),
        Stage.NURTURED, ("nurture", "2026-04-01", "2026-04-01"),
    ),
    Row(
        "nurtured | job change noted | facts looked at again: congratulate",
        Stage.NURTURED, NURTURED, "2026-04-01",
        notes(news=(News(what="New job at Acme", date=day("2026-04-01"), tone="good"),)),
        Stage.NURTURED, ("nurture", "2026-04-01", "2026-04-01"),
    ),
    Row(
        "none | invitation received | inbound: triage +3 bd",
        None, (), "2026-03-04", logs("invite_received"), Stage.INBOUND,
        ("triage", "2026-03-04", "2026-03-09"), who=PLAIN,
    ),
    Row(
        "inbound | accepted | accepted: accept_reply next bd",
        Stage.INBOUND, ("invite_received 2026-03-04",), "2026-03-05", logs("accepted"),
        Stage.ACCEPTED, ("accept_reply", "2026-03-05", "2026-03-06"),
    ),
    Row(
        "inbound | asked first | inbound: triage once they had time",
        Stage.INBOUND, ("invite_received 2026-03-04",), "2026-03-05",
        logs("accept_reply", outcome="ask_first", channel=MESSAGE), Stage.INBOUND,
        ("triage", "2026-03-10", "2026-03-12"),
    ),
    Row(
        "inbound | ignored | closed: none",
        Stage.INBOUND, ("invite_received 2026-03-04",), "2026-03-05", logs("skip"),
        Stage.CLOSED, None,
    ),
    Row(
        "inbound | declined | closed: none",
        Stage.INBOUND, ("invite_received 2026-03-04",), "2026-03-05",
        logs("declined", direction=Direction.OUT), Stage.CLOSED, None,
    ),
)  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_row(row: Row) -> None:
    begun = (draft("Hello Amara"),) if row.written else ()
    world = World(row.who, *begun).live(row.history)
    if row.start is not None:
        assert world.stands(row.date).stage is row.start
    now = moment(row.date)
    world.take(row.event(world, now))
    found = world.stands(row.look or row.date)
    assert found.stage is row.leads
    assert plan(found) == row.then
    if row.then is None:
        assert found.because


# What a row says besides stage and dates.


def test_an_acceptance_cancels_what_was_to_follow_and_the_attempts_with_it() -> None:
    found = World(AMARA).live(ACCEPTED).stands("2026-03-12")
    assert (found.attempt, found.answered, found.connected) == (0, True, True)


def test_a_second_invitation_keeps_the_attempts_and_has_one_follow_up_at_most() -> None:
    world = World(AMARA).live(AGAIN)
    assert world.stands("2026-04-22").attempt == 2
    world.live(("follow_up_2 2026-04-29 email",))
    assert plan(world.stands("2026-05-06")) == ("farewell", "2026-05-06", "2026-05-06")


def test_silence_after_an_acceptance_is_no_attempt() -> None:
    assert World(AMARA).live(NURTURED).stands("2026-03-27").attempt == 0


def test_the_third_note_carries_an_easy_way_out() -> None:
    usual = World(AMARA).live(SECOND).stands("2026-03-16").next
    assert usual is not None
    assert (usual.rule, usual.attempt, usual.attempts) == ("last_follow_up", 3, 3)
    assert usual.reason.endswith(", with an easy way out.")


def test_a_job_change_is_looked_up_before_it_is_congratulated_and_once_only() -> None:
    news = (News(what="New job at Acme", date=day("2026-04-01"), tone="good"),)
    moved = contact(**KNOWN, news=news)
    usual = World(moved).live(NURTURED).stands("2026-04-01").next
    assert usual is not None
    assert "check company and title, then congratulate" in usual.reason
    checked = replace(moved, facts_checked=day("2026-04-02"))
    usual = World(checked).live(NURTURED).stands("2026-04-02").next
    assert usual is not None
    assert usual.reason == "New job at Acme, Wed 1 Apr: congratulate."


@pytest.mark.parametrize(("days", "date"), [(7, "2026-05-11"), (500, "2027-04-12")])
def test_an_interval_of_their_own_lies_between_30_and_365_days(days: int, date: str) -> None:
    own = contact(**KNOWN, cadence=CadenceOverride(nurture_days=days))
    found = World(own).live((*NURTURED, "nurture 2026-04-10 email")).stands("2026-04-10")
    assert plan(found) == ("nurture", date, date)


# The guards of the rows.


class Refusal(NamedTuple):
    """A row, what is tried too early or too often in it, and the guards that speak."""

    name: str
    history: tuple[str, ...]
    date: str
    event: Happening
    guards: set[str]
    who: Contact = AMARA
    settings: Settings = Settings()


NO_BUDGET = Settings(budget=BudgetSettings(invitations_per_week=1))
REFUSALS = (
    Refusal(
        "add contact: G07 plan first, and G06", (), "2026-03-04", logs("invite"),
        {"G06", "G07"}, who=contact(tie=Tie.MET),
    ),
    Refusal(
        "sent: G05 no message to a second-degree contact", (), "2026-03-04",
        logs("conversation", channel=MESSAGE), {"G05"},
    ),
    Refusal("awaiting 2/3: G01 not before +3 bd", INVITED, "2026-03-06",
            logs("follow_up_1", channel=MAIL), {"G01"}),
    Refusal("awaiting 3/3: G01 not before +3 bd", SECOND, "2026-03-13",
            logs("follow_up_2", channel=MAIL), {"G01"}),
    Refusal("farewell_due: G02 blocks a fourth attempt", THIRD, "2026-03-25",
            logs("follow_up_2", channel=MAIL), {"G02"}),
    Refusal("cooling_off: G03 rests 21 d", WITHDRAWN, "2026-04-21",
            logs("reinvite"), {"G03"}),
    Refusal("invited again: G02 one follow-up at most",
            (*AGAIN, "follow_up_2 2026-04-29 email"), "2026-05-06",
            logs("follow_up_2", channel=MAIL), {"G02"}),
    Refusal("closed: G03 at most one more invitation",
            (*AGAIN, "declined 2026-05-06"), "2026-06-10", logs("reinvite"), {"G03"}),
    Refusal("nurtured: G08 a gift before the next ask",
            (*NURTURED, "ask 2026-04-01 linkedin_message", "replied 2026-04-02"),
            "2026-04-08", logs("ask", channel=MESSAGE), {"G08"}),
)  # fmt: skip


@pytest.mark.parametrize("case", REFUSALS, ids=lambda case: case.name)
def test_guard_of_row(case: Refusal) -> None:
    world = World(case.who, settings=case.settings).live(case.history)
    refused = case.event(world, moment(case.date))
    assert isinstance(refused, Held), refused
    assert {one.guard for one in refused.objections} == case.guards


def test_guard_of_row_sent_g04_budget_and_g09_quota_of_notes() -> None:
    now = moment("2026-03-04")
    world = World(AMARA)
    used = Budget(invitations=5, invitations_of=5, notes=3, notes_of=3)
    around = Surroundings(world.state, world.context(now.today), used=used)
    context = world.context(now.today)
    refused = sent(world.state, 1, now, context, text="Hello Amara", around=around)
    assert isinstance(refused, Held)
    assert {one.guard for one in refused.objections} == {"G04", "G09"}


# Rows that start anywhere.

ANYWHERE: dict[Stage, tuple[Contact, tuple[str, ...], str]] = {
    Stage.TARGET: (PLAIN, (), "2026-03-04"),
    Stage.RESEARCHED: (AMARA, (), "2026-03-04"),
    Stage.INVITED: (AMARA, INVITED, "2026-03-04"),
    Stage.AWAITING_ANSWER: (AMARA, SECOND, "2026-03-11"),
    Stage.FAREWELL_DUE: (AMARA, THIRD, "2026-03-25"),
    Stage.CLOSED: (AMARA, (*THIRD, "farewell 2026-03-25 email"), "2026-03-25"),
    Stage.COOLING_OFF: (AMARA, WITHDRAWN, "2026-04-01"),
    Stage.ACCEPTED: (AMARA, ACCEPTED, "2026-03-12"),
    Stage.THANKED: (AMARA, THANKED, "2026-03-13"),
    Stage.IN_CONVERSATION: (AMARA, TALKING, "2026-03-17"),
    Stage.NURTURED: (AMARA, NURTURED, "2026-03-27"),
    Stage.INBOUND: (AMARA, ("invite_received 2026-03-04",), "2026-03-04"),
}
EVERYWHERE = pytest.mark.parametrize(
    ("stage", "who", "history", "date"),
    [(stage, *rest) for stage, rest in ANYWHERE.items()],
    ids=list(ANYWHERE),
)


@EVERYWHERE
def test_row_any_stop_do_not_contact(
    stage: Stage, who: Contact, history: tuple[str, ...], date: str
) -> None:
    world = World(who).live(history)
    assert world.stands(date).stage is stage
    world.take(world.log("stop", date))
    for look in (date, "2026-12-01", "2036-12-01"):
        found = world.stands(look)
        assert (found.stage, found.next) == (Stage.DO_NOT_CONTACT, None)
        assert found.because
    refused = world.log("farewell", date, channel=MAIL)
    assert isinstance(refused, Problem)
    assert not isinstance(refused, Held)


@EVERYWHERE
def test_row_any_snooze_moves_the_due_date_only(
    stage: Stage, who: Contact, history: tuple[str, ...], date: str
) -> None:
    world = World(who).live(history)
    before = world.stands(date)
    saturday = dt.date(2026, 4, 11)
    world.take(world.log("snooze", date, until=saturday))
    found = world.stands(date)
    assert (found.stage, found.attempt) == (stage, before.attempt)
    assert found.snoozed_until == saturday
    was, now = before.next, found.next
    assert was is not None
    assert now is not None
    monday = dt.date(2026, 4, 13)
    assert now.step is was.step
    assert now.opens == max(was.opens or monday, monday)
    assert now.due == (was.due and max(was.due, monday))


@EVERYWHERE
@pytest.mark.parametrize("kind", ["replied", "accepted", "stop", "skip", "engage"])
def test_row_any_undo_leads_back(
    stage: Stage, who: Contact, history: tuple[str, ...], date: str, kind: str
) -> None:
    world = World(who).live(history)
    before = world.stands(date)
    change = world.take(world.log(kind, date))
    back = {key: Edit(edit.after, edit.before) for key, edit in change.edits.items()}
    world.take(Change("Undone", back))
    assert world.stands(date) == before
    assert before.stage is stage


# Edge cases of time.


def test_an_acceptance_between_draft_and_sending_turns_the_draft_into_the_thank_you() -> None:
    world = World(AMARA).live(INVITED)
    now = moment("2026-03-11")
    kind = TouchKind.FOLLOW_UP_1
    words = "Did my note reach you?"
    world.take(save_draft(world.state, 1, now, kind=kind, channel=MAIL, text=words))
    world.take(world.log("accepted", "2026-03-11"))
    kept = world.state.draft_of(1)
    assert kept is not None
    assert (kept.kind, kept.channel, kept.text) == (TouchKind.THANK_ACCEPT, MESSAGE, words)
    assert plan(world.stands("2026-03-11")) == ("thank_accept", "2026-03-11", "2026-03-12")


def test_histories_of_two_records_that_are_merged_interleave() -> None:
    ways = [
        touch("invite", "2026-03-04", id=1),
        touch("follow_up_2", "2026-03-18", id=2),
        touch("follow_up_1", "2026-03-11", id=3),
        touch("replied", "2026-03-12", id=4),
    ]
    one = State.of([AMARA, *ways[:1], *ways[2:3]])
    both = State.of([AMARA, *ways])
    context = Context(today=day("2026-03-18"))
    assert [t.id for t in both.touches_of(1)] == [1, 3, 4, 2]
    alone = standing(AMARA, one.touches_of(1), None, context)
    merged = standing(AMARA, both.touches_of(1), None, context)
    assert (alone.stage, alone.attempt) == (Stage.AWAITING_ANSWER, 2)
    assert (merged.stage, merged.attempt) == (Stage.IN_CONVERSATION, 0)


def test_dates_follow_a_change_of_the_settings_at_once() -> None:
    world = World(AMARA).live(INVITED)
    assert plan(world.stands("2026-03-04")) == ("follow_up_1", "2026-03-09", "2026-03-11")
    cadence = replace(Settings().cadence, follow_up_days=(4, 8))
    world.settings = replace(Settings(), cadence=cadence)
    assert plan(world.stands("2026-03-04")) == ("follow_up_1", "2026-03-10", "2026-03-16")


def test_a_clock_set_back_leaves_no_negative_gap() -> None:
    found = World(AMARA).live(INVITED).stands("2026-03-01")
    assert plan(found) == ("follow_up_1", "2026-03-09", "2026-03-11")
    usual = found.next
    assert usual is not None
    assert usual.reason.startswith("Invited today, no answer")


def test_profile_facts_are_common_ground_too() -> None:
    me = Profile(id=1, schools=("ETH",))
    mate = contact(reason="her talk", schools=("ETH",))
    world = World(mate, me).live(WITHDRAWN)
    assert plan(world.stands("2026-04-01")) == ("reinvite", "2026-04-22", None)
