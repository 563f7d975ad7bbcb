"""What happened meanwhile is one key each, and undo takes each of it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable

import pytest
from builders import contact
from desks import (
    AMARA,
    BRUNO,
    CHIDI,
    DOROTA,
    EMIL,
    FATOU,
    GORAN,
    HANA,
    ME,
    AtDesk,
    crowd,
    desk,
    questions,
    screen_text,
)

from netui.core.model import Direction, Record


@pytest.mark.parametrize(
    ("key", "kind"),
    [("A", "accepted"), ("r", "replied"), ("x", "declined"), ("w", "withdrawn")],
)
async def test_an_answer_is_logged_with_one_key_and_the_person_stays_open(
    key: str, kind: str
) -> None:
    async with desk() as at:
        await at.go(EMIL)
        before = at.session.standing(EMIL).stage
        await at.press(key)
        assert at.touches(EMIL) == ["invite", kind]
        assert at.last(EMIL).direction is (Direction.OUT if key == "w" else Direction.IN)
        assert at.session.standing(EMIL).stage is not before
        assert at.open == "Emil Aune"
        assert at.told.endswith("takes it back.")


@pytest.mark.parametrize("key", ["alt+a", "alt+r", "alt+x", "alt+w"])
async def test_an_answer_while_typing_keeps_what_was_typed(key: str) -> None:
    async with desk() as at:
        await at.go(DOROTA)
        await at.write("Typed words", key)
        assert len(at.touches(DOROTA)) == 2
        draft = at.draft(DOROTA)
        assert draft is not None
        assert draft.text == "Typed words"


@pytest.mark.parametrize(
    ("number", "outcome"),
    [
        ("1", "already_connected"),
        ("2", "weekly_limit"),
        ("3", "profile_gone"),
        ("4", "not_now"),
    ],
)
async def test_a_note_that_was_not_sent_says_why(number: str, outcome: str) -> None:
    async with desk() as at:
        await at.go(CHIDI)
        await at.press("N", number)
        logged = [str(touch.outcome) for touch in at.state.touches_of(CHIDI)]
        assert outcome in logged
        assert at.draft(CHIDI) is None
        assert at.open != "Chidi Nwosu"


async def test_what_stops_an_invitation_alone_is_not_asked_about_a_message() -> None:
    async with desk() as at:
        await at.press("N")
        shown = screen_text(at.app)
        assert "Profile gone" in shown
        assert "Weekly limit" not in shown


async def test_keeping_a_question_open_says_what_that_means() -> None:
    async with desk(questions()) as at:
        await at.go(FATOU)
        await at.press("s", "2")
        assert at.told.endswith("Ask again later. u takes it back.")


async def test_leaving_the_question_logs_nothing() -> None:
    async with desk() as at:
        for key in ("N", "z", "t", "e", "a", "I", "f10"):
            await at.press(key)
            assert at.dialog, key
            await at.press("escape")
            assert at.dialog == "", key
        assert at.session.store.history() == ()
        assert at.open == "Amara Osei"


@pytest.mark.parametrize(
    ("who", "number", "kind"),
    [
        (FATOU, "1", "withdrawn"),
        (FATOU, "2", "skip"),
        (FATOU, "3", "engage"),
        (FATOU, "4", "accepted"),
        (HANA, "1", "accepted"),
        (HANA, "2", "snooze"),
        (HANA, "3", "skip"),
        (HANA, "4", "accept_reply"),
        (HANA, "5", "declined"),
    ],
)
async def test_sent_answers_the_question_a_step_is(who: int, number: str, kind: str) -> None:
    async with desk(questions()) as at:
        await at.go(who)
        await at.press("s")
        assert at.dialog == "PickDialog"
        await at.press(number)
        assert at.last(who).kind == kind
        assert at.desk.current != who


async def test_the_question_can_be_left() -> None:
    async with desk(questions()) as at:
        await at.go(FATOU)
        await at.press("s", "escape")
        assert at.touches(FATOU) == ["invite"]
        assert at.open == "Fatou Diop"


async def test_engaging_is_logged_with_its_own_answer() -> None:
    async with desk(questions()) as at:
        await at.go(GORAN)
        step = at.session.standing(GORAN).next
        assert step is not None
        assert step.step == "engage"


# Snooze.


@pytest.mark.parametrize(
    ("typed", "day"),
    [("3d", "2026-03-07"), ("fri", "2026-03-06"), ("2w", "2026-03-18"), ("2026-04-01",) * 2],
)
async def test_snooze_puts_the_next_touch_off(typed: str, day: str) -> None:
    async with desk() as at:
        await at.press("z")
        await at.answer(typed)
        assert at.last(AMARA).kind == "snooze"
        assert at.last(AMARA).until == dt.date.fromisoformat(day)
        assert at.open == "Bruno Keller"
        assert ("overdue", "Amara Osei") not in at.sections()


async def test_snooze_tells_what_is_wrong_with_a_day_and_loses_nothing() -> None:
    async with desk() as at:
        await at.press("z")
        await at.answer("soonish")
        assert "Not a day: soonish" in at.problem()
        assert at.input().value == "soonish"
        await at.answer("9999w")
        assert "ten years" in at.problem()
        await at.answer("2026-03-01")
        assert at.touches(AMARA) == ["invite", "accepted"]
        if at.dialog:
            await at.press("escape")
        assert at.touches(AMARA) == ["invite", "accepted"]


# Undo.


async def press(at: AtDesk, *keys: str) -> None:
    await at.press(*keys)


async def snooze(at: AtDesk) -> None:
    await at.press("z")
    await at.answer("3d")


async def tag(at: AtDesk) -> None:
    await at.press("t")
    await at.answer("kiln, wood")


async def edit(at: AtDesk) -> None:
    await at.press("e")
    at.fill(company="Elsewhere")
    await at.press("ctrl+s")


async def add(at: AtDesk) -> None:
    await at.press("a")
    at.fill(full="Yara Haddad")
    await at.press("ctrl+s")


async def not_sent(at: AtDesk) -> None:
    await at.press("N", "1")


async def sent(at: AtDesk) -> None:
    await at.write("Hello, a word", "f9")


def key(*names: str) -> Callable[[AtDesk], Awaitable[None]]:
    async def press(at: AtDesk) -> None:
        await at.press(*names)

    return press


ACTS: dict[str, Callable[[AtDesk], Awaitable[None]]] = {
    "sent": sent,
    "not sent": not_sent,
    "snooze": snooze,
    "accepted": key("A", "escape"),
    "replied": key("r"),
    "declined": key("x"),
    "withdrawn": key("w"),
    "tags": tag,
    "edit": edit,
    "add": add,
}


def everything(at: AtDesk) -> list[dict[int, Record]]:
    state = at.state
    return [dict(state.contacts), dict(state.touches), dict(state.drafts)]


@pytest.mark.parametrize("name", ACTS)
async def test_undo_takes_back_and_redo_does_again(name: str) -> None:
    async with desk() as at:
        await at.go(DOROTA)
        before = everything(at)
        queue = at.sections()
        await ACTS[name](at)
        after = everything(at)
        assert after[:2] != before[:2]
        at.desk.queue.rows.focus()
        await at.press("u")
        assert everything(at)[:2] == before[:2]
        assert at.sections() == queue
        assert at.told.startswith("Taken back")
        await at.press("U")
        assert everything(at)[:2] == after[:2]
        assert at.told.startswith("Done again")
        at.desk.composer.area.focus()
        await at.press("alt+u")
        assert everything(at)[:2] == before[:2]
        assert at.open


async def test_undo_of_sent_brings_the_words_back() -> None:
    async with desk() as at:
        await at.write("Hello, a word", "f9")
        await at.press("alt+u")
        assert at.open == "Amara Osei"
        assert at.note == "Hello, a word"
        assert at.touches(AMARA) == ["invite", "accepted"]


async def test_undo_keeps_what_is_being_typed_to_somebody_else() -> None:
    async with desk() as at:
        await at.press("s")
        assert at.open == "Bruno Keller"
        await at.write("For Bruno", "alt+u")
        assert at.open == "Amara Osei"
        await at.go(BRUNO)
        assert at.note == "For Bruno"


async def test_there_is_an_end_to_undo_and_redo() -> None:
    async with desk() as at:
        await at.press("u")
        assert "nothing to undo" in at.told
        await at.press("U")
        assert "nothing to redo" in at.told


async def test_undo_of_adding_the_only_person_leaves_nobody_open() -> None:
    async with desk(()) as at:
        await add(at)
        assert at.open == "Yara Haddad"
        await at.press("f4", "u")
        assert at.state.contacts == {}
        assert at.open == ""
        assert "To begin:" in screen_text(at.app)


async def test_why_tells_rule_dates_and_what_comes_next() -> None:
    async with desk() as at:
        await at.go(DOROTA)
        await at.press("question_mark")
        assert at.dialog == "MessageDialog"
        shown = screen_text(at.app)
        assert "Why Dorota Lis" in shown
        assert "25 Feb" in shown
        await at.press("question_mark")
        assert at.dialog == ""


async def test_enter_asks_where_there_is_no_note_and_words_typed_there_do_nothing() -> None:
    async with desk(questions()) as at:
        await at.go(FATOU)
        await at.press("enter", *"sure")
        assert at.dialog == "PickDialog"
        assert "What is the state?" in screen_text(at.app)
        assert at.touches(FATOU) == ["invite"]
        await at.press("escape")
        await at.go(GORAN)
        await at.press("enter", *"sure")
        assert "No note to Goran Ilic now" in screen_text(at.app)
        assert at.touches(GORAN) == ["invite"]
        await at.press("3")
        assert (at.dialog, at.touches(GORAN)) == ("", ["invite"])
        await at.press("enter", "2")
        assert at.dialog == "MessageDialog"
        await at.press("escape", "enter", "1")
        assert at.touches(GORAN) == ["invite", "engage"]


async def test_enter_tells_why_nothing_is_planned() -> None:
    person = contact("Ines Roth", id=9, do_not_contact=True)
    async with desk((ME, person)) as at:
        await at.go(9)
        await at.press("f2", "enter")
        assert "Nothing is planned." in screen_text(at.app)
        await at.press("1")
        assert at.dialog == "MessageDialog"


async def test_words_meant_for_a_note_that_is_not_there_are_no_keys() -> None:
    async with desk((*questions(), *crowd()[1:])) as at:
        await at.go(BRUNO)
        await at.press("f3")
        at.desk.open(FATOU)
        await at.press(*"read")
        assert at.dialog == ""
        assert at.touches(FATOU) == ["invite"]
        assert "There is no note to write here" in at.told
        assert "esc goes to the list" in at.told
        await at.press("escape", "r")
        assert at.touches(FATOU) == ["invite", "replied"]


async def test_moving_in_the_list_makes_letters_keys_again() -> None:
    async with desk((*questions(), *crowd()[1:])) as at:
        await at.go(BRUNO)
        await at.press("f3")
        at.desk.open(FATOU)
        await at.press("down", "up", "r")
        assert sum("replied" in at.touches(who) for who in at.state.contacts) == 1
