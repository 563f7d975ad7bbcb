"""What is done to many at once: one change, one label, nobody half done."""

from __future__ import annotations

import datetime as dt

import pytest
from builders import NOW, contact, draft, touch
from hypothesis import given
from hypothesis import strategies as st

from netui.core.acts.together import (
    Act,
    Together,
    about,
    first_names,
    left_out_words,
    named,
    people,
)
from netui.core.acts.touches import log_touch, snooze
from netui.core.changes import Change, ChangeBuilder, Edit
from netui.core.model import Contact, Draft, Record, Table, TouchKind
from netui.core.state import State
from netui.errors import Problem

AMARA, BRUNO, CHIDI, NOBODY = 1, 2, 3, 99
MONDAY = dt.date(2026, 3, 9)


def crowd() -> State:
    return State.of(
        [
            contact("Amara Osei", id=AMARA, tags=("alumni",)),
            contact("Bruno Keller", id=BRUNO, tags=("Old", "pens")),
            contact("Chidi Nwosu", id=CHIDI, given=""),
            touch("invite", "2026-03-02", id=1, contact=AMARA, channel="linkedin_invite"),
            draft(id=1, contact=BRUNO),
        ]
    )


def snoozed(state: State, who: int) -> Change | Problem:
    return snooze(state, who, MONDAY, NOW)


def unless(*refused: int, why: str = "{who} rests.") -> Act:
    def act(state: State, who: int) -> Change | Problem:
        if who in refused:
            found = state.contacts.get(who)
            return Problem(why.format(who=found.full if found else "Somebody"))
        return snoozed(state, who)

    return act


def test_many_are_snoozed_by_one_change_and_one_undo() -> None:
    state = crowd()
    together = Together.of(state, [AMARA, BRUNO, CHIDI], snoozed)
    change = together.change()
    assert change.label == "Snoozed 3 people until Mon 9 Mar"
    assert (change.contact, change.step) == (None, True)
    assert list(change.edits) == [(Table.TOUCHES, 2), (Table.TOUCHES, 3), (Table.TOUCHES, 4)]
    assert together.done == [AMARA, BRUNO, CHIDI]
    assert list(state.touches) == [1], "it is only supposed"
    state.apply(change)
    assert [len(state.touches_of(who)) for who in (AMARA, BRUNO, CHIDI)] == [2, 1, 1]
    state.apply(change.inverse())
    assert [len(state.touches_of(who)) for who in (AMARA, BRUNO, CHIDI)] == [1, 0, 0]


def test_one_of_many_keeps_the_label_of_one_and_is_shown_after_an_undo() -> None:
    change = Together.of(crowd(), [BRUNO], snoozed).change()
    assert (change.label, change.contact) == ("Snoozed Bruno Keller until Mon 9 Mar", BRUNO)


def test_a_wording_makes_the_label_for_one_and_for_many() -> None:
    one, two = (Together.of(crowd(), who, snoozed) for who in ([BRUNO], [BRUNO, CHIDI]))
    assert one.change("Rested {}".format).label == "Rested Bruno Keller"
    assert two.change("Rested {}".format).label == "Rested 2 people"


def test_who_is_refused_is_left_out_and_named_with_the_reason() -> None:
    state = crowd()
    together = Together.of(state, [AMARA, BRUNO, CHIDI], unless(BRUNO, CHIDI))
    assert together.done == [AMARA]
    assert together.change().label == "Snoozed Amara Osei until Mon 9 Mar"
    assert list(left_out_words(state, together.left_out)) == [
        "Left out 2 people (Bruno and Chidi Nwosu): Bruno Keller rests."
    ]
    alone = Together.of(state, [AMARA, NOBODY], unless(NOBODY))
    assert list(left_out_words(state, alone.left_out)) == ["Left out 1 person: Somebody rests."]


def test_different_reasons_are_told_apart() -> None:
    state = crowd()

    def act(state: State, who: int) -> Change | Problem:
        return unless(who, why="{who} rests." if who == AMARA else "{who} is new.")(state, who)

    together = Together.of(state, [AMARA, BRUNO, CHIDI], act)
    assert (together.done, together.change().label) == ([], "")
    assert not together.change()
    assert list(left_out_words(state, together.left_out)) == [
        "Left out 1 person: Amara Osei rests.",
        "Left out 2 people (Bruno and Chidi Nwosu): Bruno Keller is new.",
    ]


def test_whoever_has_it_so_already_is_no_part_of_the_change() -> None:
    state = crowd()

    def act(state: State, who: int) -> Change | Problem:
        return ChangeBuilder(state).change("Nothing") if who == AMARA else snoozed(state, who)

    together = Together.of(state, [AMARA, BRUNO], act)
    assert (together.done, together.same) == ([BRUNO], [AMARA])


def test_an_act_sees_what_was_done_to_those_before() -> None:
    state = crowd()
    seen = []

    def act(state: State, who: int) -> Change | Problem:
        seen.append(len(state.touches))
        return snoozed(state, who)

    Together.of(state, [AMARA, BRUNO, CHIDI], act)
    assert seen == [1, 2, 3]


def test_what_is_done_and_done_back_is_no_edit() -> None:
    state = crowd()
    title = iter(("Potter", "Weaver", ""))

    def act(state: State, who: int) -> Change | Problem:
        builder = ChangeBuilder(state)
        builder.put(contact("Amara Osei", tags=("alumni",), title=next(title)))
        return builder.change(f"Edited {state.contacts[who].full}", contact=who)

    twice = Together.of(state, [AMARA, AMARA], act)
    (edit,) = twice.change().edits.values()
    assert edit.before == state.contacts[AMARA]
    assert isinstance(edit.after, Contact)
    assert edit.after.title == "Weaver"
    list(twice.take([AMARA]))
    assert twice.change().edits == {}


def test_it_goes_on_in_slices() -> None:
    together = Together(crowd(), snoozed)
    assert list(together.take([AMARA, BRUNO, CHIDI], size=2)) == [2, 3]
    assert together.done == [AMARA, BRUNO, CHIDI]


def test_everything_that_can_be_logged_can_be_logged_for_many() -> None:
    state = crowd()

    def act(state: State, who: int) -> Change | Problem:
        return log_touch(state, who, TouchKind.ACCEPTED, NOW)

    change = Together.of(state, [AMARA, BRUNO], act).change()
    assert change.label == "Logged that 2 people accepted"
    state.apply(change)
    assert [state.contacts[who].degree for who in (AMARA, BRUNO)] == ["1", "1"]
    assert [t.kind for t in state.touches_of(AMARA)] == ["invite", "accepted"]


@pytest.mark.parametrize(
    ("label", "name", "says"),
    [
        ("Snoozed Amara Osei until Mon", "Amara Osei", "Snoozed 2 people until Mon"),
        ("Logged that that accepted", "that", "Logged that 2 people accepted"),
        ("Tagged Tag", "Tag", "Tagged 2 people"),
        ("Edited somebody", "Ann (CEO)", "Edited somebody (2 people)"),
        ("Edited somebody", "", "Edited somebody (2 people)"),
        ("Wrote to Ann (CEO)", "Ann (CEO)", "Wrote to 2 people"),
    ],
)
def test_a_label_about_one_becomes_one_about_many(label: str, name: str, says: str) -> None:
    assert about(label, name, "2 people") == says


@pytest.mark.parametrize(
    ("names", "says"),
    [
        ([], ""),
        (["Amara"], "Amara"),
        (["Amara", "Bruno"], "Amara and Bruno"),
        (["Amara", "Bruno", "Chidi"], "Amara, Bruno and Chidi"),
        (["Amara", "Bruno", "Chidi", "Dorota", "Emil"], "Amara, Bruno, Chidi and 2 more"),
    ],
)
def test_few_are_named_and_many_counted(names: list[str], says: str) -> None:
    assert named(names) == says


def test_people_are_counted_in_words() -> None:
    assert [people(number) for number in (1, 2, 12_345)] == [
        "1 person",
        "2 people",
        "12,345 people",
    ]
    assert list(first_names(crowd(), [AMARA, NOBODY, CHIDI])) == ["Amara", "Chidi Nwosu"]


class TestSupposedState:
    """A state to try changes on."""

    def test_it_starts_as_the_other_and_leaves_it_alone(self) -> None:
        state = crowd()
        assert state.touches_of(AMARA)
        assert state.draft_of(BRUNO)
        tried = state.supposed()
        assert tried.touches_of(AMARA) == state.touches_of(AMARA)
        on_file = state.draft_of(BRUNO)
        assert on_file is not None
        gone = Change("Dropped", {(Table.DRAFTS, 1): Edit(on_file, None)})
        tried.apply(gone)
        assert (tried.draft_of(BRUNO), state.draft_of(BRUNO)) == (None, on_file)
        assert tried.next_id(Table.CONTACTS) == state.next_id(Table.CONTACTS) == 4

    def test_drafts_by_contact_follow_every_edit(self) -> None:
        state = crowd()
        first = state.draft_of(BRUNO)
        assert first is not None
        steps: list[tuple[Record | None, Record | None]] = [
            (None, draft("Hello Chidi", id=2, contact=CHIDI)),
            (first, draft("Hi Bruno", id=1, contact=BRUNO)),
            (
                draft("Hello Chidi", id=2, contact=CHIDI),
                draft("Dear Amara", id=2, contact=AMARA),
            ),
            (None, draft("Also", id=3, contact=AMARA)),
        ]
        for before, after in steps:
            assert isinstance(after, Draft)
            state.apply(Change("Wrote", {(Table.DRAFTS, after.id): Edit(before, after)}))
            fresh = State.of([*state.contacts.values(), *state.drafts.values()])
            assert [state.draft_of(who) for who in (1, 2, 3)] == [
                fresh.draft_of(who) for who in (1, 2, 3)
            ]

    @given(
        st.lists(
            st.tuples(st.sampled_from(["put", "drop"]), st.integers(1, 6), st.text(max_size=2)),
            max_size=12,
        )
    )
    def test_a_table_over_another_is_a_table(self, steps: list[tuple[str, int, str]]) -> None:
        state = State.of([contact(id=n) for n in (1, 2, 3)])
        tried = state.supposed()
        model: dict[int, Contact] = dict(state.contacts)
        for what, who, title in steps:
            before = model.get(who)
            after = contact(id=who, title=title) if what == "put" else None
            tried.apply(Change("Did", {(Table.CONTACTS, who): Edit(before, after)}))
            if after is None:
                model.pop(who, None)
            else:
                model[who] = after
            assert dict(tried.contacts) == model
            assert len(tried.contacts) == len(model)
            assert [n for n in range(8) if n in tried.contacts] == sorted(model)
        assert dict(state.contacts) == {n: contact(id=n) for n in (1, 2, 3)}

    def test_a_record_that_is_gone_cannot_be_found_or_dropped(self) -> None:
        tried = crowd().supposed()
        before = tried.contacts[AMARA]
        tried.apply(Change("Left", {(Table.CONTACTS, AMARA): Edit(before, None)}))
        with pytest.raises(KeyError):
            tried.contacts[AMARA]
        with pytest.raises(KeyError):
            del tried.contacts[AMARA]  # type: ignore[attr-defined]
