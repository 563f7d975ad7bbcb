"""Correcting and deleting touches: what follows for the contact, what is refused, and undo."""

from __future__ import annotations

from typing import Any

import pytest
from builders import NOW, TODAY, contact, day, touch

from netui.core.acts.correcting import (
    corrected,
    deleted,
    field_of_touch,
    read_corrections,
    read_field,
)
from netui.core.acts.touches import log_touch
from netui.core.cadence.model import Context
from netui.core.changes import Change
from netui.core.model import (
    Channel,
    Contact,
    Degree,
    Direction,
    Record,
    Touch,
    TouchKind,
    TouchSource,
)
from netui.core.state import State
from netui.errors import Problem

CONTEXT = Context(today=TODAY)
INVITED = touch("invite", "2026-02-20", channel=Channel.LINKEDIN_INVITE, attempt=1)


def on_file(*records: Record, **facts: Any) -> State:
    return State.of([contact(**facts), *records])


def committed(state: State, change: Change | Problem) -> Change:
    assert isinstance(change, Change), change
    state.apply(change)
    return change


def correct(state: State, number: int, **values: Any) -> Change | Problem:
    return corrected(state, number, values, NOW, CONTEXT)


def amara(state: State) -> Contact:
    return state.contacts[1]


def with_acceptance() -> State:
    state = on_file(INVITED)
    logged = log_touch(state, 1, TouchKind.ACCEPTED, NOW, date=day("2026-03-02"))
    committed(state, logged)
    assert (amara(state).degree, amara(state).connected_on) == (Degree.FIRST, day("2026-03-02"))
    return state


def test_what_was_logged_is_put_right_and_back() -> None:
    state = on_file(INVITED)
    change = committed(state, correct(state, 1, date=day("2026-02-24"), text="Hi"))
    assert change.label == "Corrected “you invited on Fri 20 Feb” with Amara Osei: date, text"
    found = state.touches[1]
    assert (found.date, found.text) == (day("2026-02-24"), "Hi")
    assert (found.attempt, found.note_used) == (1, True)
    state.apply(change.inverse())
    assert state.touches[1] == INVITED


def test_what_is_so_already_is_no_change() -> None:
    state = on_file(INVITED)
    change = correct(state, 1, date=INVITED.date)
    assert isinstance(change, Change)
    assert not change


def test_another_kind_is_counted_anew() -> None:
    second = touch("nurture", "2026-02-27", id=2, channel=Channel.EMAIL, text="Again")
    state = on_file(INVITED, second, emails=("amara@example.org",))
    committed(state, correct(state, 2, kind=TouchKind.FOLLOW_UP_1))
    assert [one.attempt for one in state.touches.values()] == [1, 2]
    committed(state, correct(state, 2, kind=TouchKind.REPLIED))
    assert [one.attempt for one in state.touches.values()] == [1, None]
    assert state.touches[2].direction is Direction.IN


def test_what_came_with_an_import_keeps_its_figures() -> None:
    state = on_file(touch("invite", "2026-02-20", source=TouchSource.IMPORT))
    committed(state, correct(state, 1, text="Hi"))
    assert (state.touches[1].attempt, state.touches[1].note_used) == (None, False)


def test_days_of_other_kinds_go_and_the_hour_goes_with_the_day() -> None:
    snoozed = touch("snooze", "2026-03-02", at=NOW.at, until=day("2026-04-01"))
    state = on_file(snoozed)
    committed(state, correct(state, 1, kind=TouchKind.SKIP))
    assert (state.touches[1].until, state.touches[1].at) == (None, NOW.at)
    committed(state, correct(state, 1, date=day("2026-03-03")))
    assert state.touches[1].at is None
    promised = touch("promise", "2026-03-02", text="Send it", on=day("2026-03-09"))
    state = on_file(promised)
    committed(state, correct(state, 1, kind=TouchKind.GIVE))
    assert state.touches[1].on is None


@pytest.mark.parametrize(
    "values",
    [
        {"date": day("2026-03-05")},
        {"kind": TouchKind.SNOOZE},
        {"kind": TouchKind.PROMISE},
    ],
)
def test_what_cannot_have_been_is_refused(values: dict[str, Any]) -> None:
    assert isinstance(correct(on_file(INVITED), 1, **values), Problem)


def test_a_deleted_acceptance_takes_the_connection_with_it() -> None:
    state = with_acceptance()
    change = committed(state, deleted(state, 2, NOW))
    assert change.label == "Deleted “they accepted on Mon 2 Mar” with Amara Osei"
    assert (amara(state).degree, amara(state).connected_on) == (None, None)
    assert list(state.touches) == [1]
    state.apply(change.inverse())
    assert amara(state).connected_on == day("2026-03-02")


def test_an_acceptance_on_another_day_moves_the_connection() -> None:
    state = with_acceptance()
    committed(state, correct(state, 2, date=day("2026-03-03")))
    assert amara(state).connected_on == day("2026-03-03")
    committed(state, correct(state, 2, kind=TouchKind.REPLIED))
    assert amara(state).connected_on is None
    committed(state, correct(state, 2, kind=TouchKind.ACCEPTED))
    assert (amara(state).degree, amara(state).connected_on) == (Degree.FIRST, day("2026-03-03"))


def test_a_second_acceptance_on_file_is_the_connection_then() -> None:
    state = with_acceptance()
    committed(state, log_touch(state, 1, TouchKind.ACCEPTED, NOW))
    committed(state, deleted(state, 2, NOW))
    assert amara(state).connected_on == TODAY


def test_a_connection_known_from_elsewhere_stays() -> None:
    accepted = touch("accepted", "2026-03-02", direction=Direction.IN)
    state = on_file(accepted, degree=Degree.FIRST, connected_on=day("2025-01-09"))
    committed(state, deleted(state, 1, NOW))
    assert amara(state).connected_on == day("2025-01-09")


def test_no_contact_follows_the_last_stop_on_file() -> None:
    state = on_file(INVITED)
    committed(state, log_touch(state, 1, TouchKind.STOP, NOW))
    committed(state, correct(state, 2, outcome="closed"))
    assert [amara(state).do_not_contact] == [False]
    committed(state, correct(state, 2, outcome=""))
    assert [amara(state).do_not_contact] == [True]
    committed(state, log_touch(state, 1, TouchKind.STOP, NOW, outcome="lifted"))
    committed(state, deleted(state, 3, NOW))
    assert [amara(state).do_not_contact] == [True]
    committed(state, deleted(state, 2, NOW))
    assert [amara(state).do_not_contact] == [False]


def test_there_is_no_such_touch() -> None:
    stray = touch("invite", "2026-02-20", contact=7)
    for state, number in ((on_file(), 5), (State.of([stray]), 1)):
        for found in (deleted(state, number, NOW), correct(state, number, text="Hi")):
            assert isinstance(found, Problem)
            assert str(number) in found.what


def test_corrections_are_read_from_words() -> None:
    words = ["date=2026-03-02", "text=a=b", "channel=", "until=3d", "kind=follow up 1"]
    assert read_corrections(words, TODAY) == {
        "date": day("2026-03-02"),
        "text": "a=b",
        "channel": None,
        "until": day("2026-03-07"),
        "kind": TouchKind.FOLLOW_UP_1,
    }


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("hello", "corrects nothing"),
        ("text+=more", "corrects nothing"),
        ("contact=3", "no field “contact”"),
        ("datum=2026-03-02", "no field “datum”"),
        ("date=", "needs a date"),
        ("kind=", "needs a kind"),
        ("kind=wave", "is not allowed"),
        ("until=someday", "Not a day"),
    ],
)
def test_what_cannot_be_read_is_told(word: str, said: str) -> None:
    found = read_corrections([word], TODAY)
    assert isinstance(found, Problem)
    assert said in found.what


def test_fields_are_written_as_they_are_read() -> None:
    found = Touch(contact=1, kind=TouchKind.SNOOZE, date=TODAY, until=TODAY, text="a | b")
    for name in ("kind", "date", "until", "channel", "text", "direction"):
        text = field_of_touch(found, name)
        assert read_field(name, text, TODAY) == getattr(found, name)


def test_what_is_corrected_carries_the_guards_it_went_against() -> None:
    mail = ("amara@example.org",)
    second = touch("follow_up_1", "2026-02-27", id=2, channel=Channel.EMAIL)
    liked = touch("engage", "2026-03-02", id=3)
    state = on_file(INVITED, second, liked, emails=mail)
    committed(state, correct(state, 3, kind=TouchKind.CONVERSATION, channel=Channel.EMAIL))
    found = state.touches[3].overrides
    assert [(one.guard, one.reason) for one in found] == [("G01", "corrected later")]
    committed(state, correct(state, 3, outcome="no answer"))
    assert state.touches[3].overrides == found


def test_a_note_cannot_be_put_on_a_way_that_nothing_can_go() -> None:
    state = on_file(INVITED)
    refused = correct(state, 1, channel=Channel.LINKEDIN_MESSAGE)
    assert isinstance(refused, Problem)
    assert refused.where == "G05"


def test_a_note_moved_into_a_time_of_no_contact_is_marked_so() -> None:
    stop = touch("stop", "2026-02-10", id=2)
    state = on_file(touch("invite", "2026-02-02", channel="linkedin_invite"), stop)
    committed(state, correct(state, 1, date=day("2026-02-20")))
    assert [one.guard for one in state.touches[1].overrides] == ["stop"]
