"""Every action is done by its keys, wherever the registry says so, and by no others."""

from __future__ import annotations

import pytest
from desks import AMARA, BRUNO, EMIL, WIDE, AtDesk, desk, screen_text
from textual.widgets import Input

from netui.actions import ACTIONS, BY_ID, Scope
from netui.config.keymap import Bound, Keymap, default_keymap
from netui.config.keynames import TYPING
from netui.ui import deeds
from netui.ui.deeds import DEEDS
from netui.ui.keys import PANES, KeysInForce
from netui.ui.screens.desk import Desk

KEYS = KeysInForce()


def focus(at: AtDesk, scope: Scope) -> None:
    widget = {
        Scope.CONTACTS: at.desk.contacts.rows,
        Scope.COMPOSER: at.desk.composer.area,
        Scope.QUEUE: at.desk.queue.rows,
    }[scope]
    widget.focus()


def record_deeds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Have every action take note of itself instead of acting."""
    done: list[str] = []
    for action in ACTIONS:

        def deed(_desk: Desk, name: str = action.id) -> None:
            done.append(name)

        monkeypatch.setitem(deeds.DEEDS, action.id, deed)
    return done


def opened_by_textual(at: AtDesk, key: str) -> bool:
    """Whether this is the palette, which Textual opens itself on its own key."""
    return key == "ctrl+p" and at.dialog == "CommandPalette"


def test_every_action_of_the_registry_has_a_deed() -> None:
    assert DEEDS.keys() == {action.id for action in ACTIONS}


@pytest.mark.parametrize("scope", PANES)
async def test_every_key_does_what_the_registry_says(
    scope: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = record_deeds(monkeypatch)
    async with desk() as at:
        wrong = {}
        for action in ACTIONS:
            for key in KEYS.of(action, scope):
                done.clear()
                focus(at, scope)
                await at.pilot.press(key)
                await at.pilot.pause()
                if done != [action.id] and not opened_by_textual(at, key):
                    wrong[key] = (action.id, list(done), at.dialog)
                while at.dialog:
                    await at.app.pop_screen()
        assert not wrong


async def test_letters_are_text_while_typing(monkeypatch: pytest.MonkeyPatch) -> None:
    done = record_deeds(monkeypatch)
    letters = "ysonerAxwNzatuUIS"
    signs = [*letters, "question_mark", "slash", "space"]
    async with desk() as at:
        await at.write("", *signs)
        assert at.note == letters + "?/ "
        at.desk.contacts.filter.focus()
        await at.press(*signs)
        assert at.desk.contacts.filter.value == letters + "?/ "
        assert done == []


async def test_no_key_of_the_composer_writes_or_moves() -> None:
    """What acts while typing is a function key, a chord, tab or escape."""
    for action in ACTIONS:
        assert not TYPING & set(KEYS.of(action, Scope.COMPOSER))


async def test_each_pane_has_its_key_and_escape_leads_back() -> None:
    async with desk() as at:
        assert at.desk.scope is Scope.QUEUE
        for key, scope in (
            ("f2", Scope.CONTACTS),
            ("f3", Scope.COMPOSER),
            ("f4", Scope.QUEUE),
            ("f3", Scope.COMPOSER),
            ("escape", Scope.QUEUE),
            ("tab", Scope.CONTACTS),
            ("tab", Scope.COMPOSER),
            ("tab", Scope.QUEUE),
        ):
            await at.press(key)
            assert at.desk.scope is scope, key


async def test_keys_act_before_anything_has_the_focus() -> None:
    async with desk() as at:
        at.desk.set_focus(None)
        await at.press("f3")
        assert at.desk.scope is Scope.COMPOSER


async def test_a_rebound_key_acts_and_the_old_one_does_not() -> None:
    keymap = Keymap("mine", default_keymap(ACTIONS).bound | {"queue.next": Bound(keys=("b",))})
    async with desk(keymap=keymap) as at:
        await at.press("n")
        assert at.open == "Amara Osei"
        await at.press("b")
        assert at.open == "Bruno Keller"


async def test_the_key_bar_names_the_keys_of_the_pane() -> None:
    async with desk(size=(200, 40)) as at:
        last = screen_text(at.app).splitlines()[-1]
        assert "s Sent, next" in last
        assert "F9" not in last
        await at.press("f3")
        last = screen_text(at.app).splitlines()[-1]
        assert "f9 Sent, next" in last
        assert " s Sent" not in last


async def test_a_click_on_the_key_bar_does_the_same_as_the_key() -> None:
    async with desk() as at:
        column = next(
            column for column, entry in at.desk.keybar.fitting() if entry.label == "Next due"
        )
        await at.pilot.click(at.desk.keybar, offset=(column, 0))
        await at.settle()
        assert at.open == "Bruno Keller"
        await at.pilot.click(at.desk.keybar, offset=(WIDE[0] - 1, 0))
        assert at.open == "Bruno Keller"


async def test_what_cannot_act_is_dimmed() -> None:
    async with desk() as at:
        await at.go(EMIL)
        able = {entry.label: entry.ready for _, entry in at.desk.keybar.fitting()}
        assert not able["Copy"]
        assert able["Next due"]
        assert able["Filter"]


async def test_nothing_acts_while_nobody_is_open() -> None:
    """Every key answers with a sentence on an empty file, and none of them fails."""
    async with desk(()) as at:
        for action in ACTIONS:
            if action.id.split(".")[0] in {"note", "hint", "touch"} or action.id in {
                "queue.snooze",
                "queue.why",
                "contact.edit",
                "contact.tag",
                "contact.profile",
            }:
                await at.desk.action_act(action.id)
                await at.settle()
                assert at.told, action.id
                assert not at.dialog, action.id
        assert at.state.touches == {}


async def test_ctrl_c_copies_the_note_from_the_queue_too() -> None:
    async with desk() as at:
        await at.press("ctrl+c")
        assert at.clipboard.text == at.note
        assert at.note.startswith("Hi Amara")


async def test_keys_pressed_before_the_data_are_there_act_as_soon_as_they_are() -> None:
    async with desk(loaded=False) as at:
        await at.pilot.press("n")
        await at.until(lambda: at.desk.loaded)
        await at.settle()
        assert at.open == "Bruno Keller"


async def test_typing_right_after_sent_belongs_to_the_next_person() -> None:
    async with desk() as at:
        await at.press("enter")
        await at.pilot.press(*"One", "f9", *"Two", "f9")
        await at.settle()
        assert at.last(AMARA).text.endswith("One")
        assert at.last(BRUNO).text.endswith("Two")
        assert "One" not in at.last(BRUNO).text
        assert BY_ID["touch.sent"].writing[0] == "f9"


async def test_typing_right_after_slash_is_the_filter() -> None:
    async with desk() as at:
        await at.pilot.press("slash", *"bru", "enter", "enter", *"Dear")
        await at.settle()
        assert at.listed() == ["Bruno Keller"]
        assert at.open == "Bruno Keller"
        assert at.note.endswith("Dear")


async def test_typing_right_after_a_dialogs_key_goes_into_the_dialog() -> None:
    async with desk() as at:
        await at.pilot.press("z", *"3d", "enter")
        await at.settle()
        assert at.touches(AMARA)[-1] == "snooze"
        assert not isinstance(at.app.focused, Input)


@pytest.mark.parametrize("width", [50, 60, 70, 80, 100])
async def test_the_way_to_the_help_is_always_in_the_key_bar(width: int) -> None:
    async with desk(size=(width, 20)) as at:
        for pane in ("f2", "f3", "f4"):
            await at.press(pane)
            named = [entry.label for _, entry in at.desk.keybar.fitting()]
            assert "Help" in named, (pane, width)
            assert "f1 Help" in screen_text(at.app).splitlines()[-1]
