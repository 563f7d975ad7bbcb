"""Marking people, and what is done to all of them: one change, one undo."""

from __future__ import annotations

import asyncio
import threading

import pytest
from builders import contact
from desks import AMARA, BRUNO, CHIDI, DOROTA, EMIL, ME, PATIENCE, AtDesk, desk, screen_text
from textual.events import Key
from textual.widgets import Input, Static

from netui.actions import ACTIONS, Scope
from netui.committing import Pending
from netui.config.keymap import Bound, Keymap, default_keymap
from netui.core.acts.contacts import archive_contact
from netui.core.acts.together import Together
from netui.core.model import CadenceOverride
from netui.data.scratch import Scratch
from netui.errors import DataProblem
from netui.ui.deeds import OF_MARKED
from netui.ui.keys import KeysInForce
from netui.ui.screens import desk as desk_module
from netui.ui.widgets.line_list import MARK


def marked(at: AtDesk) -> list[int]:
    return list(at.session.marks)


def titles(at: AtDesk) -> tuple[str, str]:
    return str(at.desk.contacts.border_title), str(at.desk.queue.border_title)


def bar(at: AtDesk) -> list[str]:
    return [f"{entry.key} {entry.label}" for _, entry in at.desk.keybar.fitting()]


def labels(at: AtDesk) -> list[str]:
    return [entry.label for entry in at.session.store.history()]


def test_what_is_about_many_has_a_deed_for_many() -> None:
    assert {action.id for action in ACTIONS if action.many} == set(OF_MARKED)


async def test_space_marks_and_goes_on_and_a_second_space_unmarks() -> None:
    async with desk() as at:
        await at.press("f2", "g", "space", "space")
        assert marked(at) == [AMARA, BRUNO]
        assert "Amara Osei is marked." in at.told
        assert at.desk.contacts.rows.cursor == 2
        assert "5 · 2 marked" in titles(at)[0]
        assert "2 marked" in titles(at)[1]
        assert bar(at)[0] == "esc Unmark 2"
        drawn = screen_text(at.app)
        assert drawn.count(MARK) == 4, "both lists show both"
        assert f"{MARK}Bruno Keller" in drawn
        await at.press("k", "space")
        assert marked(at) == [AMARA]
        await at.press("M")
        assert marked(at) == []
        assert at.told == "Unmarked 1 person."
        assert MARK not in screen_text(at.app)
        await at.press("M")
        assert at.told == "Nobody is marked."


async def test_what_is_typed_behind_a_movement_is_about_its_row() -> None:
    async with desk() as at:
        await at.press("f2", "g")
        rows = at.desk.contacts.rows
        # As they come in one burst over a slow line: none waits for what the other causes.
        for key, sign in (("j", "j"), ("space", " "), ("end", None), ("space", " ")):
            rows.post_message(Key(key, sign))
        await at.settle()
        assert marked(at) == [BRUNO, EMIL]


async def test_the_queue_marks_as_well() -> None:
    async with desk() as at:
        await at.press("f4", "g", "space")
        assert marked(at) == [AMARA]
        await at.press("asterisk")
        assert set(marked(at)) == {row.contact for row in at.session.queue.rows}


async def test_a_click_with_ctrl_marks() -> None:
    async with desk() as at:
        await at.pilot.click(at.desk.contacts.rows, offset=(3, 1), control=True)
        await at.settle()
        assert marked(at) == [BRUNO]
        assert at.desk.scope == "contacts"


async def test_the_star_marks_all_that_are_shown_and_again_unmarks_them() -> None:
    async with desk() as at:
        await at.press("slash", *"quill", "enter", "asterisk")
        assert marked(at) == [BRUNO, CHIDI]
        assert at.told.startswith("Marked 2 people.")
        await at.press("slash", "end", *["backspace"] * 5, "enter", "g", "space")
        assert set(marked(at)) == {BRUNO, CHIDI, AMARA}
        await at.press("slash", *"quill", "enter", "asterisk")
        assert marked(at) == [AMARA], "marks of those who are not shown stay"
        assert at.told == "Unmarked 2 people."


async def test_marks_survive_filtering_and_sorting_and_can_be_filtered() -> None:
    async with desk() as at:
        await at.press("f2", "g", "space", "S", "S", "slash", *"dorota", "enter", "space")
        assert set(marked(at)) == {AMARA, DOROTA}
        at.desk.contacts.filter.value = "is:marked"
        assert set(at.listed()) == {"Amara Osei", "Dorota Lis"}
        at.desk.contacts.filter.value = "-is:marked"
        assert len(at.listed()) == 3
        at.desk.contacts.filter.value = "is:marked"
        await at.press("f2", "space")
        assert len(at.listed()) == 1
        at.desk.contacts.filter.value = "nobody"
        await at.press("asterisk")
        assert "shows nobody" in at.told
        await at.press("space")
        assert "Nobody is open" in at.told


async def test_escape_unmarks_before_it_clears_the_filter_and_leaves() -> None:
    async with desk() as at:
        await at.press("slash", *"quill", "enter", "asterisk", "escape")
        assert marked(at) == []
        assert at.desk.contacts.filter.value == "quill"
        await at.press("escape")
        assert at.desk.contacts.filter.value == ""
        assert at.desk.scope == "contacts"
        await at.press("escape")
        assert at.desk.scope == "queue"


async def test_only_escape_unmarks_and_clears_the_filter_f4_goes_to_the_queue() -> None:
    async with desk() as at:
        await at.press("slash", *"quill", "enter", "asterisk", "f4")
        assert at.desk.scope == "queue"
        assert at.desk.contacts.filter.value == "quill"
        assert marked(at) == [BRUNO, CHIDI]
        await at.press("f2", "escape", "f4")
        assert at.desk.scope == "queue"
        assert marked(at) == []
        assert at.desk.contacts.filter.value == "quill"
        await at.press("slash", "f4")
        assert at.desk.scope == "queue"
        await at.press("X")
        assert at.desk.contacts.filter.value == ""
        assert at.desk.scope == "contacts"


def test_escape_unmarks_even_where_another_key_leads_to_the_queue() -> None:
    own = default_keymap(ACTIONS).bound | {"pane.queue": Bound(("f12",))}
    keys = KeysInForce(Keymap("keys.toml", own))
    assert keys.leaving == "f12"
    assert keys.action_of("f12", Scope.CONTACTS, typing=False, marked=2) == "pane.queue"
    assert keys.action_of("escape", Scope.CONTACTS, typing=False, marked=2) == "contacts.unmark"


async def test_escape_in_the_filter_and_in_the_note_keeps_the_marks() -> None:
    async with desk() as at:
        await at.press("f2", "g", "space", "slash", "q", "escape")
        assert at.desk.contacts.filter.value == ""
        assert marked(at) == [AMARA]
        await at.press("f3", "escape")
        assert at.desk.scope == "queue"
        assert marked(at) == [AMARA]
        await at.press("escape")
        assert marked(at) == []


async def test_tags_are_given_and_taken_by_one_change_and_the_marks_stay() -> None:
    async with desk() as at:
        await at.press("f2", "asterisk", "t")
        ask = str(at.app.screen.query(".ask").first(Static).content)
        assert "Amara, Bruno, Chidi and 2 more." in ask
        assert "alumni (1), pens (1)" in ask
        await at.answer("")
        assert "No tag is named" in at.problem()
        await at.answer("+rail -pens")
        assert at.told == "Tagged 5 people: +rail, -pens. u takes it back."
        assert [at.contact(who).tags for who in (AMARA, BRUNO, EMIL)] == [
            ("alumni", "rail"),
            ("rail",),
            ("rail",),
        ]
        assert len(marked(at)) == 5
        assert labels(at)[0] == "Tagged 5 people: +rail, -pens"
        await at.press("t")
        await at.answer("rail")
        assert at.told == "It is so already."
        await at.press("u")
        assert at.contact(BRUNO).tags == ("pens",)
        assert len(labels(at)) == 1


async def test_hidden_people_are_counted_in_the_question() -> None:
    async with desk() as at:
        await at.press("f2", "asterisk", "slash", *"quill", "enter", "z")
        ask = str(at.app.screen.query(".ask").first(Static).content)
        assert "3 not in the list as filtered" in ask
        await at.press("escape")
        assert at.dialog == ""
        assert len(marked(at)) == 5


async def test_snoozing_is_one_change_and_undo_marks_them_again() -> None:
    async with desk() as at:
        await at.press("f4", "g", "space", "space", "z")
        assert at.dialog == "PromptDialog"
        await at.answer("never")
        assert at.problem()
        await at.answer("2w")
        assert at.told == "Snoozed 2 people until Wed 18 Mar. u takes it back."
        assert marked(at) == []
        snoozed = [who for who in (AMARA, BRUNO) if "snooze" in at.touches(who)]
        assert snoozed == [AMARA, BRUNO]
        assert at.open == at.session.name(
            at.desk.queue.rows.contact_of(at.desk.queue.rows.highlighted or 0)
        )
        await at.press("u")
        assert marked(at) == [AMARA, BRUNO]
        assert "snooze" not in at.touches(AMARA)
        await at.press("U")
        assert marked(at) == []
        assert "snooze" in at.touches(AMARA)


@pytest.mark.parametrize(
    ("key", "kind", "label"),
    [
        ("A", "accepted", "Logged that 2 people accepted"),
        ("x", "declined", "Logged that 2 people declined"),
        ("w", "withdrawn", "Withdrew the invitation to 2 people"),
    ],
)
async def test_what_happened_is_logged_where_an_invitation_is_open(
    key: str, kind: str, label: str
) -> None:
    async with desk() as at:
        await at.press("f2", "asterisk", key)
        assert at.told.startswith(f"{label}. Left out 3 people (Amara, Bruno and Chidi): Amara")
        assert [at.touches(who)[-1] for who in (DOROTA, EMIL)] == [kind, kind]
        assert at.touches(CHIDI) == []
        assert marked(at) == [AMARA, BRUNO, CHIDI], "those who were left out"
        assert any("Left out" in toast for toast in at.toasts), "too long for one line"
        await at.press("u")
        assert at.touches(EMIL) == ["invite"]
        assert len(labels(at)) == 1


async def test_a_reply_can_come_from_everybody() -> None:
    async with desk() as at:
        await at.press("f2", "asterisk", "r")
        assert at.told.startswith("Logged a reply from 5 people.")
        assert marked(at) == []


async def test_where_everybody_is_refused_nothing_changes() -> None:
    async with desk() as at:
        await at.press("f2", "g", "space", "w")
        assert "Nothing was changed. Left out 1 person: Amara Osei has no open" in at.told
        assert marked(at) == [AMARA]
        assert labels(at) == []


async def test_one_who_is_marked_is_told_of_by_name() -> None:
    async with desk() as at:
        await at.press("f2", "end", "space", "w")
        assert at.told.startswith("Withdrew the invitation to Emil Aune.")


async def test_while_writing_a_key_is_about_the_one_who_is_open() -> None:
    async with desk() as at:
        await at.press("f2", "asterisk")
        await at.go(BRUNO)
        await at.press("f3", "alt+r")
        assert at.touches(BRUNO)[-1] == "replied"
        assert at.touches(EMIL) == ["invite"]
        assert len(marked(at)) == 5


async def test_what_is_typed_is_saved_before_many_are_changed() -> None:
    async with desk() as at:
        await at.go(AMARA)
        await at.write("Dear Amara", "f2", "asterisk", "r")
        draft = at.draft(AMARA)
        assert draft is not None
        assert draft.text == "Dear Amara"


async def test_whoever_leaves_the_list_is_marked_no_longer() -> None:
    async with desk() as at:
        await at.press("f2", "asterisk")
        at.desk.commit(archive_contact(at.state, EMIL))
        assert EMIL not in marked(at)
        assert len(marked(at)) == 4


async def test_a_cadence_of_ones_own_shows_what_holds_and_where_it_comes_from() -> None:
    async with desk() as at:
        await at.go(AMARA)
        await at.press("E")
        assert at.dialog == "FormDialog"
        assert at.input("cadence.attempts").placeholder == "3 · cadence.max_attempts"
        assert at.input("cadence.gap_days").placeholder == "3, 5 · cadence.follow_up_days"
        at.fill(cadence__attempts="9")
        await at.press("f9")
        assert "1 to 6 notes" in at.problem()
        at.fill(cadence__attempts="many")
        await at.press("f9")
        assert "no whole number" in at.problem()
        at.fill(cadence__attempts="2", cadence__never_farewell="yes")
        await at.press("f9")
        assert at.contact(AMARA).cadence == CadenceOverride(attempts=2, never_farewell=True)
        assert at.told.startswith("Edited Amara Osei: cadence.attempts")
        await at.press("E")
        assert at.input("cadence.attempts").value == "2"
        at.fill(cadence__attempts="", cadence__never_farewell="")
        await at.press("f9")
        assert at.contact(AMARA).cadence is None
        await at.press("E", "escape")
        assert at.dialog == ""


async def test_many_get_a_cadence_and_keep_what_is_left_empty() -> None:
    async with desk() as at:
        await at.go(AMARA)
        await at.press("E")
        at.fill(cadence__attempts="2", cadence__nurture_days="60")
        await at.press("f9", "f2", "asterisk", "E")
        line = at.input("cadence.attempts")
        assert (line.value, line.placeholder) == ("", "none (4 people), 2 (1 person)")
        assert at.input("cadence.gap_days").placeholder == "3, 5 · cadence.follow_up_days"
        at.fill(cadence__gap_days="5, 8", cadence__nurture_days="-")
        await at.press("f9")
        assert at.told.startswith("Edited 5 people: cadence.gap_days, cadence.nurture_days.")
        assert at.contact(AMARA).cadence == CadenceOverride(attempts=2, gap_days=(5, 8))
        assert at.contact(EMIL).cadence == CadenceOverride(gap_days=(5, 8))
        assert len(marked(at)) == 5
        await at.press("E", "f9")
        assert at.dialog == "", "nothing was edited"
        await at.press("E")
        at.fill(cadence__nurture_days="5")
        await at.press("f9")
        assert "Nothing was changed. Left out 5 people" in at.told


async def test_very_many_are_changed_beside_the_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_module, "MANY", 20)
    monkeypatch.setattr("netui.ui.deeds.together.MANY", 20)
    people = [ME, *(contact(f"Person {n:03}", id=n) for n in range(1, 61))]
    async with desk(people) as at:
        await at.press("f2", "asterisk", "t")
        await at.answer("rail")
        await at.until(lambda: at.told == "Tagged 60 people: rail. u takes it back.")
        assert all(person.tags == ("rail",) for person in at.state.contacts.values())
        at.desk.contacts.filter.value = "tag:rail"
        assert len(at.listed()) == 60
        await at.press("z")
        await at.answer("2w")
        await at.until(lambda: at.told.startswith("Snoozed 60 people until Wed 18 Mar."))
        assert marked(at) == []
        assert at.desk.loaded
        await at.press("u")
        await at.until(lambda: at.desk.loaded and at.listed() != [])
        assert len(marked(at)) == 60
        assert at.touches(60) == []
        await at.press("f2", "E")
        at.fill(cadence__attempts="2")
        await at.press("f9")
        await at.until(lambda: at.told.startswith("Edited 60 people: cadence.attempts."))
        assert at.contact(33).cadence == CadenceOverride(attempts=2)


async def test_keys_keep_their_order_while_very_many_are_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("netui.ui.deeds.together.MANY", 20)
    monkeypatch.setattr("netui.ui.deeds.app.HEAVY", 100)
    people = [ME, *(contact(f"Person {n:03}", id=n) for n in range(1, 61))]
    going, may_write = threading.Event(), threading.Event()
    writing = Pending.write

    def slowly(pending: Pending) -> None:
        if threading.current_thread() is not threading.main_thread():
            going.set()
            assert may_write.wait(PATIENCE)
        writing(pending)

    monkeypatch.setattr(Pending, "write", slowly)
    async with desk(people) as at:
        await at.press("f2", "asterisk")
        rows = at.desk.contacts.rows
        for key in ("r", "j", "u", "U", "j", "space"):
            rows.post_message(Key(key, " " if key == "space" else key))
        # The pilot would wait for the list, which waits for the change.
        async with asyncio.timeout(PATIENCE):
            while not (going.is_set() and rows.cursor == 1):  # noqa: ASYNC110 - told to nobody
                await asyncio.sleep(0)
        assert at.state.touches_of(60) == (), "shown once it is on file"
        assert not at.desk.loaded, "what is pressed next waits"
        may_write.set()
        await at.until(lambda: len(marked(at)) == 1)
        assert at.touches(60) == ["replied"]
        assert [(step.label, step.undone) for step in at.session.store.history()] == [
            ("Logged a reply from 60 people", False)
        ]


async def test_what_cannot_be_written_is_told_and_keys_act_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("netui.ui.deeds.together.MANY", 2)
    monkeypatch.setattr("netui.ui.deeds.app.HEAVY", 1)
    full = DataProblem("The change was not saved", "netui.json", "The disk is full.")
    async with desk() as at:
        await at.press("f2", "asterisk", "r")
        await at.until(lambda: at.touches(EMIL)[-1] == "replied")
        await at.settle()
        monkeypatch.setattr(Scratch, "write", lambda *_: full)
        await at.press("u")
        assert "The disk is full" in at.told
        await at.press("f2", "asterisk", "t")
        await at.answer("rail")
        assert "The disk is full" in at.told
        assert at.contact(EMIL).tags == ()
        assert at.desk.loaded
        await at.press("w")
        assert "Nothing was changed." in at.told
        assert at.desk.loaded


async def test_whoever_leaves_with_many_others_is_marked_no_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(desk_module, "MANY", 2)
    async with desk() as at:
        await at.press("f2", "asterisk")
        gone = Together.of(at.state, [AMARA, BRUNO, EMIL], archive_contact)
        at.desk.commit(gone.change())
        await at.until(lambda: at.desk.loaded)
        assert marked(at) == [CHIDI, DOROTA]
        assert len(at.listed()) == 2


@pytest.mark.parametrize("size", [(160, 50), (120, 40), (80, 24), (60, 20)])
async def test_marks_are_counted_at_every_size(size: tuple[int, int]) -> None:
    people = [ME, *(contact(f"Person {n:03}", id=n) for n in range(1, 1235))]
    async with desk(people, size=size) as at:
        await at.press("f2", "slash", *"person", "enter", "space", "space")
        assert "2 marked" in titles(at)[0]
        shown = screen_text(at.app)
        assert "2 marked" in shown
        assert "esc Unmark 2" in shown
        assert shown.count(MARK) >= 2
        await at.press("E")
        assert isinstance(at.app.focused, Input)
        assert "Cadence of 2 people" in screen_text(at.app)
        assert "Attempts" in screen_text(at.app)
