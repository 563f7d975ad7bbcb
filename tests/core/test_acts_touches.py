"""Logging touches: what is written, what follows, what is refused, and undo."""

from typing import Any

import pytest
from builders import NOW, TODAY, contact, day, draft, moment, touch

from netui.core.acts.sending import sent
from netui.core.acts.touch_words import LABELS
from netui.core.acts.touches import (
    accepted,
    declined,
    log_touch,
    not_sent,
    replied,
    snooze,
    withdrawn,
)
from netui.core.cadence.model import Context
from netui.core.cadence.stages import standing
from netui.core.changes import Change
from netui.core.model import (
    Channel,
    Degree,
    Direction,
    Draft,
    DraftState,
    Goal,
    Record,
    Stage,
    Touch,
    TouchKind,
)
from netui.core.state import State
from netui.errors import Problem

CONTEXT = Context(today=TODAY)
AMARA = contact(emails=("amara@example.org",), reason="Her talk")


def done(change: Change | Problem) -> Change:
    assert isinstance(change, Change), change
    return change


def refused(change: Change | Problem) -> Problem:
    assert isinstance(change, Problem), change
    return change


def committed(state: State, change: Change | Problem) -> Change:
    state.apply(done(change))
    return done(change)


def last(state: State) -> Touch:
    return state.touches_of(1)[-1]


def stage(state: State, today: str = "2026-03-04") -> Stage:
    context = Context(today=day(today))
    found = standing(state.contacts[1], state.touches_of(1), state.draft_of(1), context)
    return found.stage


def on_file(*records: Record) -> State:
    return State.of([AMARA, *records])


def sending(state: State, text: str = "Hi Amara", **facts: Any) -> Change | Problem:
    return sent(state, 1, NOW, CONTEXT, text=text, **facts)


def test_sent_logs_the_exact_text_and_removes_the_draft() -> None:
    state = on_file(draft("old", goal=Goal.COLLABORATE, channel=Channel.LINKEDIN_INVITE))
    change = committed(state, sending(state, "Hi  Amara \n"))
    assert (change.label, change.contact) == ("Sent an invitation to Amara Osei", 1)
    assert not state.drafts
    assert last(state) == Touch(
        id=1,
        contact=1,
        kind=TouchKind.INVITE,
        date=TODAY,
        at=NOW.at,
        channel=Channel.LINKEDIN_INVITE,
        text="Hi  Amara \n",
        goal=Goal.COLLABORATE,
        attempt=1,
        note_used=True,
    )
    state.apply(change.inverse())
    assert (len(state.touches), state.drafts[1].text) == (0, "old")


def test_sent_without_a_draft_is_what_is_next() -> None:
    state = on_file(touch("invite", "2026-02-26"))
    committed(state, sending(state, subject="Again"))
    found = last(state)
    assert (found.kind, found.channel) == (TouchKind.FOLLOW_UP_1, Channel.EMAIL)
    assert (found.attempt, found.subject, found.note_used) == (2, "Again", False)


def test_sent_may_name_kind_and_channel() -> None:
    state = on_file(touch("invite", "2026-02-26"))
    committed(state, sending(state, kind=TouchKind.ASK, channel=Channel.PHONE))
    assert (last(state).kind, last(state).channel) == (TouchKind.ASK, Channel.PHONE)


def test_only_a_like_and_a_bare_invitation_need_no_words() -> None:
    bare = on_file(draft(""))
    assert last_of(bare, sending(bare, "")).channel is Channel.LINKEDIN_INVITE
    state = on_file(draft("", channel=Channel.LINKEDIN_INVITE))
    assert not last_of(state, sending(state, " ")).note_used
    engage = State.of([contact(), touch("invite", "2026-02-26")])
    assert last_of(engage, sending(engage, "")).kind is TouchKind.ENGAGE
    by_mail = on_file(draft("", channel=Channel.EMAIL))
    assert "empty" in refused(sending(by_mail, "")).what
    follow_up = on_file(touch("invite", "2026-02-26"))
    assert "empty" in refused(sending(follow_up, "")).what


def last_of(state: State, change: Change | Problem) -> Touch:
    committed(state, change)
    return last(state)


def test_a_subject_goes_out_only_where_the_channel_has_one() -> None:
    for channel, subject in ((Channel.LINKEDIN_INVITE, ""), (Channel.EMAIL, "Pots")):
        state = on_file(draft("Hi", channel=channel, subject="Pots"))
        change = committed(state, sending(state, "Hi", subject="Pots"))
        assert (last(state).channel, last(state).subject) == (channel, subject)
        state.apply(change.inverse())
        assert state.drafts[1].subject == "Pots"


def test_sent_refuses_where_nothing_is_to_be_sent() -> None:
    assert "nothing to send" in refused(sending(on_file())).what
    assert "Nobody" in refused(sending(State())).what
    asked = State.of([contact(do_not_contact=True)])
    assert "no contact" in refused(sending(asked)).what
    closed = State.of([contact(archived=True)])
    assert "nothing to send" in refused(sending(closed)).what


def test_accepted_makes_a_connection_and_keeps_the_text_of_a_draft() -> None:
    begun = draft(
        "Just checking in",
        kind=TouchKind.FOLLOW_UP_1,
        state=DraftState.COPIED,
        channel=Channel.EMAIL,
        template="bump",
    )
    state = on_file(touch("invite", "2026-02-26"), begun)
    change = committed(state, accepted(state, 1, NOW))
    assert change.label == "Logged that Amara Osei accepted"
    assert last(state).direction is Direction.IN
    person = state.contacts[1]
    assert (person.degree, person.connected_on) == (Degree.FIRST, TODAY)
    assert state.drafts[1] == draft(
        "Just checking in", kind=TouchKind.THANK_ACCEPT, channel=Channel.LINKEDIN_MESSAGE
    )
    assert stage(state) is Stage.ACCEPTED
    state.apply(change.inverse())
    assert (state.contacts[1], state.drafts[1]) == (AMARA, begun)


def test_an_earlier_day_of_connection_is_kept() -> None:
    known = contact(connected_on=day("2026-03-01"))
    state = State.of([known, touch("invite", "2026-02-26")])
    committed(state, accepted(state, 1, NOW, date=day("2026-03-02")))
    assert state.contacts[1].connected_on == day("2026-03-01")
    assert last(state).at is None


def test_replied_turns_a_pointless_draft_and_leaves_another_alone() -> None:
    state = on_file(touch("invite", "2026-02-26"), draft(kind=TouchKind.FOLLOW_UP_1))
    committed(state, replied(state, 1, NOW, channel=Channel.EMAIL, text="Sure"))
    assert state.drafts[1].kind is TouchKind.CONVERSATION
    assert (last(state).text, last(state).channel) == ("Sure", Channel.EMAIL)
    other = on_file(touch("invite", "2026-02-26"), draft(kind=TouchKind.ASK))
    committed(other, replied(other, 1, NOW))
    assert other.drafts[1].kind is TouchKind.ASK


def test_a_draft_stays_where_nothing_is_to_be_written_next() -> None:
    archived = contact(archived=True)
    state = State.of([archived, touch("invite", "2026-02-26"), draft()])
    committed(state, replied(state, 1, NOW))
    assert state.drafts[1] == draft()


def test_declined_and_withdrawn_cool_off() -> None:
    for act in (declined, withdrawn):
        state = on_file(touch("invite", "2026-02-26"))
        committed(state, act(state, 1, NOW))
        assert stage(state) is Stage.COOLING_OFF
    state = on_file(touch("invite", "2026-02-26"))
    committed(state, withdrawn(state, 1, NOW, outcome="expired", date=day("2026-03-01")))
    assert (last(state).outcome, last(state).date) == ("expired", day("2026-03-01"))


def test_not_sent_because_connected_already_is_accepted() -> None:
    state = on_file(draft())
    committed(state, not_sent(state, 1, "already_connected", NOW, note="by her"))
    kinds = [found.kind for found in state.touches_of(1)]
    assert kinds == [TouchKind.NOT_SENT, TouchKind.ACCEPTED]
    assert state.touches[1].note == "by her"
    assert (state.contacts[1].degree, stage(state)) == (Degree.FIRST, Stage.ACCEPTED)
    assert (state.drafts[1].kind, state.drafts[1].text) == (TouchKind.THANK_ACCEPT, "Hi Amara")


@pytest.mark.parametrize(
    ("outcome", "until"),
    [
        ("weekly_limit", day("2026-03-09")),
        ("not_now", day("2026-03-05")),
        ("profile_gone", None),
        ("", None),
    ],
)
def test_not_sent_puts_off(outcome: str, until: Any) -> None:
    state = on_file(draft())
    committed(state, not_sent(state, 1, outcome, NOW))
    assert last(state).until == until
    assert len(state.drafts) == 1
    gone = outcome == "profile_gone"
    assert stage(state) is (Stage.CLOSED if gone else Stage.DRAFTED)


def test_snooze_needs_a_later_day() -> None:
    state = on_file(touch("invite", "2026-02-26"))
    change = committed(state, snooze(state, 1, day("2026-03-20"), NOW))
    assert (change.label, last(state).until) == (
        "Snoozed Amara Osei until Fri 20 Mar",
        day("2026-03-20"),
    )
    assert refused(snooze(state, 1, TODAY, NOW)).where == "until"
    assert refused(log_touch(state, 1, TouchKind.SNOOZE, NOW)).todo == "Say until when."


def test_a_promise_needs_words_and_a_day() -> None:
    state = on_file()
    assert refused(log_touch(state, 1, TouchKind.PROMISE, NOW, text="Slides")).where
    assert refused(log_touch(state, 1, TouchKind.PROMISE, NOW, on=TODAY))
    committed(state, log_touch(state, 1, TouchKind.PROMISE, NOW, text="Slides", on=TODAY))
    assert last(state).on == TODAY


def test_log_refuses_the_future_and_nobody() -> None:
    future = log_touch(on_file(), 1, TouchKind.INVITE, NOW, date=day("2026-03-05"))
    assert refused(future).where == "date"
    assert "42" in refused(log_touch(on_file(), 42, TouchKind.INVITE, NOW)).what


def test_log_fills_in_direction_channel_and_attempt() -> None:
    state = on_file()
    committed(state, log_touch(state, 1, TouchKind.INVITE, moment("2026-03-04"), text="Hi"))
    first = last(state)
    assert (first.channel, first.attempt, first.note_used) == (
        Channel.LINKEDIN_INVITE,
        1,
        True,
    )
    later = moment("2026-03-11")
    committed(state, log_touch(state, 1, TouchKind.FOLLOW_UP_2, later, text="Again"))
    assert (last(state).channel, last(state).attempt) == (Channel.EMAIL, 2)
    committed(state, log_touch(state, 1, TouchKind.MEETING, later, direction=Direction.IN))
    assert (last(state).direction, last(state).channel) == (Direction.IN, None)
    committed(state, log_touch(state, 1, TouchKind.REPLIED, later, direction=Direction.OUT))
    assert last(state).direction is Direction.IN


def test_log_takes_the_channel_of_what_is_next() -> None:
    state = on_file(touch("invite", "2026-02-26"))
    committed(state, log_touch(state, 1, TouchKind.FOLLOW_UP_1, NOW, text="Again"))
    assert last(state).channel is Channel.EMAIL


def test_a_touch_of_an_earlier_day_has_the_number_of_that_day() -> None:
    state = on_file(touch("follow_up_1", "2026-03-03"))
    change = log_touch(state, 1, TouchKind.INVITE, NOW, date=day("2026-02-26"), context=CONTEXT)
    committed(state, change)
    assert state.touches[2].attempt == 1


@pytest.mark.parametrize("kind", TouchKind)
def test_every_kind_is_logged_under_a_label_that_names_the_person(kind: TouchKind) -> None:
    state = on_file()
    change = done(log_touch(state, 1, kind, NOW, text="x", until=day("2026-03-20"), on=TODAY))
    assert change.label.startswith(LABELS[kind].format(who="Amara Osei"))
    state.apply(change)
    state.apply(change.inverse())
    assert (dict(state.touches), state.contacts[1]) == ({}, AMARA)


@pytest.mark.parametrize(
    ("outcome", "label"),
    [
        ("already_connected", "Logged that you and Amara Osei are connected already"),
        (
            "weekly_limit",
            "LinkedIn's weekly limit was reached at Amara Osei: invitations rest until Mon",
        ),
        ("profile_gone", "Logged that the profile of Amara Osei is gone"),
        ("not_now", "Put the note to Amara Osei off"),
    ],
)
def test_why_a_note_was_not_sent_is_said_in_its_label(outcome: str, label: str) -> None:
    change = done(not_sent(on_file(), 1, outcome, NOW))
    assert change.label.startswith(label)


def test_what_they_wrote_has_a_label_of_its_own() -> None:
    heard = log_touch(on_file(), 1, TouchKind.CONVERSATION, NOW, direction=Direction.IN)
    assert done(heard).label == "Logged a message from Amara Osei"


def test_braces_in_a_name_stay_braces() -> None:
    state = State.of([contact("Ann {0}")])
    assert done(accepted(state, 1, NOW)).label == "Logged that Ann {0} accepted"


def test_drafts_are_a_table_of_their_own() -> None:
    assert on_file(draft()).table(Draft)[1] == draft()
