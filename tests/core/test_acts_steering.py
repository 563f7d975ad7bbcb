"""Snooze, skip once, stop, no contact: what each does, what ends it, and undo."""

from __future__ import annotations

import pytest
from builders import NOW, TODAY, contact, day, moment, touch

from netui.core.acts.contacts import edit_contact
from netui.core.acts.sending import sent
from netui.core.acts.steering import PutOff, allow, block, close, read_put_off, skip
from netui.core.acts.touches import log_touch, snooze
from netui.core.cadence.model import Context, Standing
from netui.core.cadence.stages import standing
from netui.core.changes import Change
from netui.core.fields import Act, FieldEdit, apply_edits
from netui.core.model import (
    Contact,
    Degree,
    Direction,
    Met,
    News,
    Post,
    Record,
    Stage,
    TouchKind,
)
from netui.core.state import State
from netui.errors import Problem

CONTEXT = Context(today=TODAY)
AMARA = contact(emails=("amara@example.org",), reason="Her talk", met=Met(where="PyCon"))
INVITED = touch("invite", "2026-02-26")
ACCEPTED = touch("accepted", "2026-03-02", id=2, direction=Direction.IN)


def on_file(*records: Record, who: Contact = AMARA) -> State:
    return State.of([who, *records])


def committed(state: State, change: Change | Problem) -> Change:
    assert isinstance(change, Change), change
    state.apply(change)
    return change


def stood(state: State, today: str = "2026-03-04") -> Standing:
    touches = state.touches_of(1)
    return standing(state.contacts[1], touches, None, Context(today=day(today)))


def blocked(state: State) -> bool:
    return state.contacts[1].do_not_contact


def what(change: Change | Problem) -> str:
    assert isinstance(change, Problem), change
    return change.what


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("3d", PutOff(day("2026-03-07"))),
        ("2026-04-01", PutOff(day("2026-04-01"))),
        (" News ", PutOff(day("2026-06-02"), "after_news")),
        ("news 30d", PutOff(day("2026-04-03"), "after_news")),
    ],
)
def test_a_snooze_is_typed_as_a_day_or_as_news(typed: str, read: PutOff) -> None:
    assert read_put_off(typed, TODAY) == read


@pytest.mark.parametrize("typed", ["", "newsy", "news soon"])
def test_what_is_neither_is_told(typed: str) -> None:
    assert isinstance(read_put_off(typed, TODAY), Problem)


def test_a_snooze_until_news_ends_with_the_first_of_them_or_its_last_day() -> None:
    state = on_file(INVITED)
    until = day("2026-06-02")
    change = committed(state, snooze(state, 1, until, NOW, outcome="after_news"))
    assert (
        change.label == "Snoozed Amara Osei until Tue 2 Jun, or until there are news of theirs"
    )
    assert stood(state).snoozed_until == until
    known = Contact(
        id=1,
        full="Amara Osei",
        emails=AMARA.emails,
        news=(News(what="Old", date=day("2026-03-03")), News(what="No day")),
        posts=(Post(title="On glazes", date=day("2026-03-20")),),
    )
    state = on_file(*state.touches_of(1), who=known)
    assert stood(state).snoozed_until == day("2026-03-20")
    assert stood(state, "2026-03-20").snoozed_until is None
    due = stood(state, "2026-03-23").next
    assert due is not None
    assert due.due == day("2026-03-20")


def test_news_noted_without_a_day_are_todays_and_end_the_wait() -> None:
    state = on_file(INVITED)
    until = day("2026-06-02")
    committed(state, snooze(state, 1, until, NOW, outcome="after_news"))
    assert stood(state).awaits_news
    heard = (FieldEdit(field="news", act=Act.ADD, value=(News(what="A prize"),)),)
    committed(state, edit_contact(state, 1, heard, moment("2026-03-20")))
    assert state.contacts[1].news == (News(what="A prize", date=day("2026-03-20")),)
    assert stood(state, "2026-03-20").snoozed_until is None
    same = (FieldEdit(field="news", value=(News(what="Old"), News(what="New"))),)
    kept = apply_edits(contact(news=(News(what="Old"),)), same, today=TODAY)
    assert isinstance(kept, Contact)
    assert kept.news == (News(what="Old"), News(what="New", date=TODAY))


def test_another_snooze_waits_for_no_news() -> None:
    state = on_file(INVITED)
    committed(state, snooze(state, 1, day("2026-06-02"), NOW, outcome="after_news"))
    committed(state, snooze(state, 1, day("2026-05-04"), NOW))
    posts = (Post(title="On glazes", date=day("2026-03-20")),)
    known = contact(emails=AMARA.emails, posts=posts)
    state = on_file(*state.touches_of(1), who=known)
    assert stood(state).snoozed_until == day("2026-05-04")


def test_a_skip_passes_over_one_step() -> None:
    state = on_file(INVITED, ACCEPTED)
    change = committed(state, skip(state, 1, NOW, CONTEXT))
    assert change.label == "Skipped the next touch with Amara Osei"
    assert stood(state).stage is Stage.THANKED
    state.apply(change.inverse())
    assert stood(state).stage is Stage.ACCEPTED


def test_a_stop_closes_the_approach_without_a_farewell() -> None:
    state = on_file(INVITED)
    committed(state, log_touch(state, 1, TouchKind.PROMISE, NOW, text="Send it", on=TODAY))
    change = committed(state, close(state, 1, NOW, CONTEXT))
    assert change.label == "Closed the approach to Amara Osei"
    assert not blocked(state)
    for today in ("2026-03-04", "2026-06-30"):
        assert (stood(state, today).stage, stood(state, today).next) == (Stage.CLOSED, None)
    assert stood(state).because == (
        "You closed this approach today; nothing more is proposed.",
    )
    assert what(close(state, 1, NOW, CONTEXT)).endswith("is closed already")
    assert "nothing to skip" in what(skip(state, 1, NOW, CONTEXT))
    state.apply(change.inverse())
    assert stood(state).stage is Stage.AWAITING_ANSWER


@pytest.mark.parametrize(
    ("kind", "stage"),
    [
        ("replied", Stage.IN_CONVERSATION),
        ("accepted", Stage.ACCEPTED),
        ("invite_received", Stage.INBOUND),
        ("declined", Stage.CLOSED),
        ("withdrawn", Stage.CLOSED),
        ("invite", Stage.INVITED),
        ("follow_up_1", Stage.AWAITING_ANSWER),
    ],
)
def test_it_goes_on_when_they_write_or_i_do(kind: str, stage: Stage) -> None:
    stop = touch("stop", "2026-03-03", id=2, outcome="closed")
    assert stood(on_file(INVITED, stop, touch(kind, "2026-03-04", id=3))).stage is stage


def test_closed_by_a_goodbye_an_invitation_may_still_come_back() -> None:
    bye = touch("farewell", "2026-03-02", id=2)
    for kind in ("declined", "withdrawn"):
        after = touch(kind, "2026-03-04", id=3)
        assert stood(on_file(INVITED, bye, after)).stage is Stage.COOLING_OFF


def test_a_connection_that_was_closed_stays_one() -> None:
    stop = touch("stop", "2026-03-03", id=3, outcome="closed")
    note = touch("nurture", "2026-03-04", id=4)
    assert stood(on_file(INVITED, ACCEPTED, stop)).stage is Stage.CLOSED
    assert stood(on_file(INVITED, ACCEPTED, stop, note)).stage is Stage.NURTURED
    by_degree = contact(degree=Degree.FIRST)
    found = stood(on_file(INVITED, stop, who=by_degree))
    assert (found.stage, found.next, found.connected) == (Stage.CLOSED, None, True)


def test_no_contact_refuses_everything_and_undo_lifts_it() -> None:
    state = on_file(INVITED)
    change = committed(state, block(state, 1, NOW, CONTEXT))
    assert change.label == "Stopped all contact with Amara Osei"
    assert blocked(state)
    assert stood(state).stage is Stage.DO_NOT_CONTACT
    refusals = [
        sent(state, 1, NOW, CONTEXT, text="Hi"),
        log_touch(state, 1, TouchKind.FAREWELL, NOW, text="Bye"),
        skip(state, 1, NOW, CONTEXT),
        close(state, 1, NOW, CONTEXT),
        block(state, 1, NOW, CONTEXT),
    ]
    assert all("marked as no contact" in what(one) for one in refusals)
    state.apply(change.inverse())
    assert not blocked(state)
    assert stood(state).stage is Stage.AWAITING_ANSWER


@pytest.mark.parametrize(
    ("history", "stage"),
    [
        ((), Stage.RESEARCHED),
        ((INVITED,), Stage.CLOSED),
        ((INVITED, ACCEPTED), Stage.NURTURED),
        ((touch("invite_received", "2026-03-02"),), Stage.CLOSED),
    ],
)
def test_lifting_it_begins_nothing_by_itself(history: tuple[Record, ...], stage: Stage) -> None:
    state = on_file(*history)
    committed(state, block(state, 1, NOW, CONTEXT))
    later = moment("2026-03-10")
    change = committed(state, allow(state, 1, later))
    assert change.label == "Allowed contact with Amara Osei again"
    assert not blocked(state)
    assert stood(state, "2026-03-10").stage is stage
    committed(state, log_touch(state, 1, TouchKind.REPLIED, later))
    assert stood(state, "2026-03-10").stage is Stage.IN_CONVERSATION


def test_lifting_what_is_not_there_changes_no_stage() -> None:
    state = on_file(INVITED)
    committed(state, allow(state, 1, NOW))
    assert stood(state).stage is Stage.AWAITING_ANSWER


def test_a_second_stop_lifts_nothing() -> None:
    stops = (touch("stop", "2026-03-02", id=2), touch("stop", "2026-03-03", id=3))
    assert stood(on_file(INVITED, *stops)).stage is Stage.DO_NOT_CONTACT


def test_nobody_is_nobody() -> None:
    assert "number 9" in what(skip(on_file(), 9, NOW, CONTEXT))
