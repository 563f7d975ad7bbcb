"""A change holds records before and after, and building one alters nothing."""

from __future__ import annotations

import msgspec
import pytest
from builders import contact, draft, touch

from netui.core.changes import Change, ChangeBuilder, Edit, only_words
from netui.core.model import Contact, Draft, Table
from netui.core.state import State


@pytest.fixture
def state() -> State:
    return State.of([contact(id=1), contact("Ben Ito", id=4), draft(id=2, contact=1)])


def test_empty_change_is_false(state: State) -> None:
    change = ChangeBuilder(state).change("Nothing")
    assert not change
    assert change == Change("Nothing")


def test_add_gives_fresh_ids_and_leaves_the_state(state: State) -> None:
    build = ChangeBuilder(state)
    first = build.add(contact("Cy Roe", id=0))
    second = build.add(contact("Di Fox", id=0))
    assert (first.id, second.id) == (5, 6)
    assert build.get(Contact, 6) == second
    assert 5 not in state.contacts
    change = build.change("Added", contact=5)
    assert change.edits[Table.CONTACTS, 5] == Edit(None, first)
    assert (change.step, change.contact) == (True, 5)


def test_put_joins_edits_of_one_record(state: State) -> None:
    build = ChangeBuilder(state)
    build.put(contact("Amara Cole", id=1))
    build.put(contact("Amara Dean", id=1))
    edits = build.change("Edited").edits
    assert edits == {(Table.CONTACTS, 1): Edit(state.contacts[1], contact("Amara Dean", id=1))}


def test_what_ends_as_it_began_is_no_edit(state: State) -> None:
    build = ChangeBuilder(state)
    build.put(contact("Amara Cole", id=1))
    build.put(state.contacts[1])
    added = build.add(contact(id=0))
    build.remove(Contact, added.id)
    build.remove(Contact, 99)
    assert not build.change("Nothing")


def test_removed_record_is_gone_for_the_builder(state: State) -> None:
    build = ChangeBuilder(state)
    build.remove(Draft, 2)
    assert build.get(Draft, 2) is None
    assert build.get(Contact, 4) == state.contacts[4]
    assert build.change("Removed").edits[Table.DRAFTS, 2] == Edit(state.drafts[2], None)


def test_inverse_of_the_inverse_is_the_change(state: State) -> None:
    build = ChangeBuilder(state)
    build.add(touch("invite", "2026-03-04", contact=1, id=0))
    build.remove(Draft, 2)
    change = build.change("Sent", step=False, contact=1)
    assert change.inverse() != change
    assert change.inverse().inverse() == change


def test_touched_contacts_are_found_on_both_sides(state: State) -> None:
    build = ChangeBuilder(state)
    build.put(contact("Ben Cole", id=4))
    build.put(msgspec.structs.replace(draft(id=2), contact=7))
    build.add(touch("ask", "2026-03-04", contact=9, id=0))
    change = build.change("Moved")
    assert set(change.touched_contacts()) == {1, 4, 7, 9}


def test_other_tables_touch_nobody() -> None:
    change = Change("Profile", {(Table.PROFILE, 1): Edit(None, None)})
    assert list(change.touched_contacts()) == []


def test_a_change_of_words_alone_is_known_as_one(state: State) -> None:
    before = state.drafts[2]

    def after(**facts: object) -> Change:
        build = ChangeBuilder(state)
        build.put(msgspec.structs.replace(before, **facts))
        return build.change("Saved")

    assert only_words(after(text="Hi Amara", subject="Tides"))
    assert not only_words(after(text="Hi Amara", contact=4))
    build = ChangeBuilder(state)
    build.remove(Draft, 2)
    assert not only_words(build.change("Discarded"))
