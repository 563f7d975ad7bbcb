"""A guard explains, offers what helps by key, and takes a reason; the core loop stays short."""

from __future__ import annotations

import pytest
from builders import contact, draft, touch
from desks import CHIDI, DOROTA, ME, NARROW, NORMAL, PATIENT, WIDE, AtDesk, desk, screen_text
from msgspec.structs import replace

from netui.core.model import Plan, TouchKind
from netui.core.settings import BudgetSettings
from netui.ui.deeds.words import with_key

SIZES = [WIDE, NORMAL, NARROW]


async def pick(at: AtDesk, words: str) -> None:
    """Pick the option that begins with these words."""
    await at.press(str(next(n for n, one in enumerate(labels(at), 1) if one.startswith(words))))


def labels(at: AtDesk) -> list[str]:
    """Return the names of the options of the dialog on top."""
    return [option.label for option in at.app.screen._options]  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", SIZES)
async def test_a_guard_explains_and_takes_a_reason(size: tuple[int, int]) -> None:
    async with desk(size=size) as at:
        await at.go(CHIDI)
        await at.write("Hello there", "f9")
        assert at.dialog == "PickDialog"
        shown = screen_text(at.app)
        assert "G06" in shown
        assert "S2-12" in shown
        await pick(at, "Log it all")
        assert at.dialog == "PromptDialog"
        await at.press("enter")
        assert "reason is needed" in at.problem()
        await at.answer("we spoke yesterday")
        assert at.last(CHIDI).kind is TouchKind.INVITE
        assert at.last(CHIDI).overrides[0].reason == "we spoke yesterday"
        assert at.open != "Chidi Nwosu"


async def test_going_back_or_leaving_logs_nothing() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        await at.write("Hello there", "f9", "escape")
        assert at.touches(CHIDI) == []
        await at.press("f9")
        await pick(at, "Back")
        assert at.touches(CHIDI) == []
        assert at.desk.focused is at.desk.composer.area
        await at.press("f9")
        await pick(at, "Log it all")
        await at.press("escape")
        assert at.touches(CHIDI) == []


async def test_what_helps_is_done_from_the_same_question() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        await at.write("Hello there", "f9")
        await pick(at, "Edit")
        assert at.dialog == "FormDialog"


async def test_one_more_attempt_has_to_be_typed_out() -> None:
    amara = contact(emails=("a@example.org",))
    ways = [
        touch(kind, day, id=n, channel="email")
        for n, (kind, day) in enumerate(
            (
                ("invite", "2026-02-02"),
                ("follow_up_1", "2026-02-09"),
                ("follow_up_2", "2026-02-16"),
            ),
            1,
        )
    ]
    begun = draft("Once more", kind=TouchKind.CONVERSATION, channel="email")
    async with desk((ME, amara, *ways, begun)) as at:
        await at.press("s")
        await pick(at, "Log it all")
        await at.answer("they moved")
        assert at.dialog == "PromptDialog"
        await at.answer("yes")
        assert "send anyway" in at.problem()
        await at.press("escape")
        assert len(at.touches(1)) == 3
        await at.press("s")
        await pick(at, "Log it all")
        await at.answer("they moved")
        await at.answer("Send anyway")
        assert at.last(1).overrides[0].guard == "G02"


async def test_a_bare_invitation_keeps_the_words() -> None:
    settings = replace(PATIENT, plan=Plan.FREE, budget=BudgetSettings(notes_per_month=0))
    met = contact(reason="her talk", met={"where": "the fair"})
    async with desk((ME, met), settings=settings) as at:
        await at.write("Hello there, a word", "f9")
        assert "G09" in screen_text(at.app)
        await pick(at, "Invited without")
        assert at.last(1).note_used is False
        kept = at.draft(1)
        assert kept is not None
        assert (kept.kind, kept.text) == (TouchKind.THANK_ACCEPT, "Hello there, a word")
        await at.press("f4", "A")
        assert at.note == "Hello there, a word"


async def test_a_note_in_its_window_is_not_asked_about() -> None:
    async with desk() as at:
        await at.go(DOROTA)
        await at.write("Once more, briefly", "f9")
        assert at.dialog == ""
        assert at.last(DOROTA).kind is TouchKind.FOLLOW_UP_1


async def test_linkedins_limit_pauses_invitations_and_a_key_lifts_it() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        await at.press("N", "2")
        assert "Invitations paused until Mon 9 Mar" in screen_text(at.app)
        at.desk.queue.rows.focus()
        await at.press("L")
        assert "paused" not in screen_text(at.app)
        assert at.told.startswith("Resumed invitations.")
        await at.press("L")
        assert "not paused" in at.told


async def test_why_names_guards_and_keys() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        await at.press("question_mark")
        shown = screen_text(at.app)
        assert "Guard G06" in shown
        assert "Keys: e edit" in shown


async def test_only_a_key_that_works_there_is_named() -> None:
    async with desk() as at:
        at.desk.queue.rows.focus()
        assert with_key(at.desk, "contact.add") == "Add (a)"
        at.desk.composer.area.focus()
        assert with_key(at.desk, "contact.add") == "Add"
        assert with_key(at.desk, "queue.snooze") == "Snooze (alt+z)"


@pytest.mark.parametrize("size", SIZES[:2])
async def test_the_card_tells_before_writing_what_would_hold_it_back(
    size: tuple[int, int],
) -> None:
    async with desk(size=size) as at:
        await at.go(CHIDI)
        assert "! No reason to connect is on file (G06)" in screen_text(at.app)


async def test_an_invitation_that_has_expired_is_an_answer_of_its_own() -> None:
    asked = contact("Pia Berg", id=900)
    pending = touch("invite", "2026-01-05", contact=900, id=900)
    async with desk([asked, pending]) as at:
        await at.go(900)
        await at.press("s")
        await pick(at, "Expired")
        assert (at.last(900).kind, at.last(900).outcome) == (TouchKind.WITHDRAWN, "expired")
