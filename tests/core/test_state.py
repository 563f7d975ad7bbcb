"""The state finds what belongs to a contact and follows every change."""

from __future__ import annotations

import datetime as dt

from builders import NOON, contact, day, draft, touch

from netui.core.changes import Change, ChangeBuilder
from netui.core.model import Contact, Draft, Profile, Table, Template, Touch, TouchKind
from netui.core.state import State


def test_empty_state_has_an_empty_profile_and_first_ids() -> None:
    state = State()
    assert state.profile == Profile()
    assert state.next_id(Table.CONTACTS) == 1
    for table in (state.contacts, state.touches, state.drafts, state.templates):
        assert table == {}
    assert state.resources == {}
    assert state.touches_of(1) == ()
    assert state.draft_of(1) is None


def test_ids_are_never_used_twice() -> None:
    state = State({Table.CONTACTS: {3: contact(id=3)}}, {Table.CONTACTS: 8, Table.DRAFTS: 2})
    assert state.next_id(Table.CONTACTS) == 9
    assert state.next_id(Table.DRAFTS) == 3
    build = ChangeBuilder(state)
    added = build.add(contact(id=0))
    change = build.change("Added")
    state.apply(change)
    assert state.contacts[added.id] == added
    state.apply(change.inverse())
    assert added.id not in state.contacts
    assert state.next_id(Table.CONTACTS) == 10


def test_profile_and_templates_are_found() -> None:
    mine = Profile(id=1, name="Noor Haddad")
    shown = Template(id=2, name="First", kind=TouchKind.INVITE, text="Hi")
    state = State.of([mine, shown])
    assert state.profile == mine
    assert state.templates == {2: shown}


def test_history_is_in_order_and_follows_changes() -> None:
    late = touch("replied", "2026-03-06", id=1)
    noon = touch("invite", "2026-03-04", id=3, at=NOON)
    earlier = touch("engage", "2026-03-04", id=2, at=NOON - dt.timedelta(hours=1))
    state = State.of([late, noon, earlier, touch("invite", "2026-03-01", id=4, contact=2)])
    assert state.touches_of(1) == (earlier, noon, late)
    build = ChangeBuilder(state)
    build.remove(Touch, 3)
    added = build.add(touch("rapport", "2026-03-05", id=0))
    build.put(touch("invite", "2026-03-02", id=4, contact=1))
    change = build.change("Edited")
    state.apply(change)
    assert state.touches_of(1) == (state.touches[4], earlier, added, late)
    assert state.touches_of(2) == ()
    state.apply(change.inverse())
    assert state.touches_of(1) == (earlier, noon, late)


def test_touches_changed_before_anybody_looked_are_found() -> None:
    state = State.of([touch("invite", "2026-03-04", id=1)])
    build = ChangeBuilder(state)
    added = build.add(touch("replied", "2026-03-05", id=0))
    state.apply(build.change("Replied"))
    assert state.touches_of(1)[-1] == added


def test_draft_of_follows_changes() -> None:
    state = State.of([draft(id=2, contact=1)])
    assert state.draft_of(1) == draft(id=2, contact=1)
    build = ChangeBuilder(state)
    build.remove(Draft, 2)
    state.apply(build.change("Removed"))
    assert state.draft_of(1) is None


def test_applying_nothing_changes_nothing() -> None:
    state = State.of([contact(id=1, met=None, connected_on=day("2026-03-01"))])
    state.apply(Change("Nothing"))
    assert state.table(Contact) == {1: state.contacts[1]}


def test_removing_what_is_not_there_is_no_error() -> None:
    state = State.of([contact(id=1)])
    build = ChangeBuilder(State.of([contact(id=5)]))
    build.remove(Contact, 5)
    state.apply(build.change("Removed"))
    assert list(state.contacts) == [1]
