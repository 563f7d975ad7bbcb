"""Standings over everybody: kept up change by change, and properties of any history."""

import datetime as dt
from typing import Any

from builders import TODAY, contact, day, draft, touch
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from netui.core.cadence.budget import budget
from netui.core.cadence.model import Budget, Context, Step
from netui.core.cadence.queue import Lineup, queue
from netui.core.cadence.stages import standing
from netui.core.cadence.standings import Standings
from netui.core.cadence.why import why
from netui.core.changes import Change, ChangeBuilder, Edit
from netui.core.model import (
    CadenceOverride,
    Channel,
    Contact,
    Degree,
    Direction,
    Draft,
    Met,
    Profile,
    Record,
    Stage,
    Table,
    Tie,
    Touch,
    TouchKind,
    TouchSource,
)
from netui.core.state import State, in_order

CONTEXT = Context(today=TODAY)
DAYS = st.integers(-240, 40).map(lambda days: TODAY + dt.timedelta(days=days))
QUIET = {Stage.CLOSED, Stage.DO_NOT_CONTACT}

contacts = st.builds(
    contact,
    emails=st.sampled_from([(), ("x@example.org",)]),
    degree=st.sampled_from([None, Degree.FIRST, Degree.SECOND]),
    connected_on=st.none() | DAYS,
    tags=st.sampled_from([(), ("alumni",)]),
    tie=st.sampled_from([None, Tie.FRIEND]),
    met=st.none() | st.just(Met(where="PyCon")),
    reason=st.sampled_from(["", "Her talk"]),
    company=st.sampled_from(["", "Acme"]),
    weekdays=st.sampled_from(["", "sun-thu", "wed"]),
    archived=st.booleans(),
    do_not_contact=st.sampled_from([False, False, False, True]),
    cadence=st.none() | st.just(CadenceOverride(channel_order=tuple(Channel))),
    channels=st.sampled_from([(), tuple(Channel)]),
)

OUTCOMES = ["", "expired", "ask_first", "profile_gone", "not_now"]


def touches_on(days: st.SearchStrategy[dt.date]) -> st.SearchStrategy[list[Touch]]:
    one = st.builds(
        Touch,
        id=st.integers(1, 999),
        contact=st.just(1),
        kind=st.sampled_from(TouchKind),
        date=days,
        direction=st.sampled_from(Direction),
        channel=st.none() | st.sampled_from(Channel),
        outcome=st.sampled_from(OUTCOMES),
        source=st.sampled_from(TouchSource),
        until=st.none() | DAYS,
        on=st.none() | DAYS,
    )
    return st.lists(one, max_size=8)


drafts = st.none() | st.builds(draft, kind=st.sampled_from(TouchKind))


@settings(max_examples=100)
@given(contacts, touches_on(DAYS), drafts, DAYS)
def test_any_history_has_one_answer(
    person: Contact, history: list[Touch], written: Draft | None, today: dt.date
) -> None:
    context = Context(today=today)
    touches = in_order(history)
    found = standing(person, touches, written, context)
    assert found == standing(person, touches, written, context)
    assert found.next or found.because
    assert not (person.archived and found.next)
    if person.do_not_contact:
        assert (found.stage, found.next) == (Stage.DO_NOT_CONTACT, None)
    if found.next:
        assert found.next.reason.endswith(".")
        assert found.next.statements
        assert not (found.next.due and found.next.opens) or (found.next.opens <= found.next.due)
    lines = why(person, touches, written, context).lines
    assert all(line.strip() for line in lines)


@settings(max_examples=100)
@given(contacts, touches_on(DAYS), drafts)
def test_a_message_on_an_impossible_channel_is_never_proposed(
    person: Contact, history: list[Touch], written: Draft | None
) -> None:
    found = standing(person, in_order(history), written, CONTEXT)
    if found.next and found.next.channel:
        assert found.next.channel is not Channel.LINKEDIN_MESSAGE or found.connected
        assert found.next.channel is not Channel.LINKEDIN_INVITE or not found.connected
    known = person.connected_on or person.degree is Degree.FIRST
    events = {TouchKind.ACCEPTED, TouchKind.ACCEPT_REPLY, TouchKind.INVITE_RECEIVED}
    received = any(t.direction is Direction.IN for t in history)
    if not known and not received and not events & {t.kind for t in history}:
        assert not found.connected


NOTES = ["invite", "follow_up_1", "follow_up_2", "reinvite", "conversation", "ask"]
EVENTS = [*NOTES, "skip", "withdrawn", "engage", "snooze", "declined", "farewell"]


@settings(max_examples=100)
@given(contacts, st.lists(st.tuples(st.sampled_from(EVENTS), st.integers(0, 30)), max_size=9))
def test_a_fourth_unanswered_attempt_is_never_proposed(
    person: Contact, events: list[tuple[str, int]]
) -> None:
    if person.degree is Degree.FIRST or person.connected_on:
        return
    today, history, notes = TODAY, list[Touch](), 0
    for number, (kind, gap) in enumerate(events, 1):
        today += dt.timedelta(days=gap)
        history.append(touch(kind, today.isoformat(), id=number))
        notes += kind in NOTES
    found = standing(person, history, None, Context(today=today + dt.timedelta(days=40)))
    if notes >= 3 and found.next:
        assert found.next.step not in {
            Step.INVITE,
            Step.FOLLOW_UP_1,
            Step.FOLLOW_UP_2,
            Step.REINVITE,
        }


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["touch", "drop", "draft", "discard", "tag", "add", "remove", "me"]),
        st.integers(1, 6),
        st.sampled_from(TouchKind),
        DAYS,
    ),
    max_size=8,
)


def people() -> list[Record]:
    return [
        contact("A B", id=1, connected_on=day("2019-01-01")),
        contact("C D", id=2, degree=Degree.FIRST, closeness=4),
        contact("E F", id=3, emails=("x@example.org",)),
        contact("G H", id=4, reason="r", company="c"),
        contact("I J", id=5),
        touch("invite", "2026-02-26", contact=3, id=1),
        touch("nurture", "2025-12-10", contact=2, id=2),
        touch("invite", "2026-01-10", contact=5, id=3, source=TouchSource.IMPORT),
    ]


def act(state: State, what: str, who: int, kind: TouchKind, on: dt.date) -> ChangeBuilder:
    builder = ChangeBuilder(state)
    person = state.contacts.get(who)
    written = state.draft_of(who)
    if what == "me":
        builder.add(Profile(invitations_per_week=who))
    elif what == "add":
        builder.add(contact("New", id=0, connected_on=on))
    elif what == "drop":
        builder.remove(Touch, who)
    elif person is None:
        return builder
    elif what == "touch":
        builder.add(touch(kind, on.isoformat(), contact=who, until=on, on=on))
    elif what == "draft" and written is None:
        builder.add(draft(contact=who))
    elif what == "discard" and written:
        builder.remove(Draft, written.id)
    elif what == "tag":
        builder.put(contact(person.full, id=who, tags=("x",)))
    elif what == "remove":
        builder.remove(Contact, who)
    return builder


@settings(max_examples=60)
@given(ACTIONS)
def test_kept_up_is_the_same_as_worked_out_anew(actions: list[Any]) -> None:
    state = State.of(people())
    kept = Standings.of(state, CONTEXT)
    for action in actions:
        kept.queue()
        change = act(state, *action).change("did")
        state.apply(change)
        kept.update(state, change)
    context = Context(today=TODAY, profile=state.profile)
    anew = Standings.of(state, context)
    assert dict(kept.all) == dict(anew.all)
    assert kept.budget == anew.budget
    assert kept.queue() == anew.queue()
    used = budget(
        (t for t in state.touches.values() if t.contact in state.contacts),
        state.contacts,
        context,
    )
    used = replace(used, conversations=anew.budget.conversations)
    if all(t.contact in state.contacts for t in state.touches.values()):
        assert queue(kept.all, state.contacts, context, used) == anew.queue()


def test_building_in_slices_tells_how_far_it_is() -> None:
    standings = Standings(CONTEXT)
    assert standings.get(1) is None
    state = State.of(people())
    slices = standings.build(state, CONTEXT, size=2)
    assert next(slices) == 2
    assert len(standings.all) == 2
    assert list(slices) == [4, 5]
    assert standings.context is CONTEXT
    assert standings.get(1) == standing(state.contacts[1], (), None, CONTEXT)


def test_an_update_names_who_is_concerned() -> None:
    state = State.of(people())
    standings = Standings.of(state, CONTEXT)
    change = act(state, "touch", 3, TouchKind.ACCEPTED, TODAY).change("did")
    state.apply(change)
    assert standings.update(state, change) == {3}
    assert standings.all[3].stage is Stage.ACCEPTED
    change = act(state, "me", 3, TouchKind.ACCEPTED, TODAY).change("did")
    state.apply(change)
    assert len(standings.update(state, change)) == 5
    assert standings.budget.invitations_of == 3


def test_what_the_week_has_used_is_kept_up_too() -> None:
    state = State.of(people())
    standings = Standings.of(state, CONTEXT)
    for after, used in ((touch("invite", "2026-03-04", contact=4, id=50), 1), (None, 0)):
        builder = ChangeBuilder(state)
        if after:
            builder.put(after)
        else:
            builder.remove(Touch, 50)
        change = builder.change("did")
        state.apply(change)
        standings.update(state, change)
        assert standings.budget.invitations == used


def test_somebody_without_a_place_in_the_queue_can_go() -> None:
    gone = contact(id=1, do_not_contact=True)
    state = State.of([gone])
    standings = Standings.of(state, Context(today=TODAY))
    change = Change("Gone", {(Table.CONTACTS, 1): Edit(gone, None)})
    state.apply(change)
    standings.update(state, change)
    assert dict(standings.all) == {}
    assert standings.queue().rows == ()


def test_somebody_put_in_line_twice_has_one_place() -> None:
    person = contact(id=1, connected_on=day("2019-01-01"))
    line = Lineup(CONTEXT)
    line.put(standing(person, (), None, CONTEXT), person)
    line.put_dormant([person])
    line.put_dormant([person])
    found = line.queue({1: person}, Budget())
    assert [row.contact for row in found.rows] == [1]
