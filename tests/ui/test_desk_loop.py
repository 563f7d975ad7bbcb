"""The core loop: read, write, copy, sent, next; and what goes wrong on the way."""

from __future__ import annotations

import errno
from pathlib import Path
from threading import Event

import pytest
from desks import (
    AMARA,
    BRUNO,
    CHIDI,
    DOROTA,
    PROMPT,
    crowd,
    desk,
    screen_text,
)
from fakes import FailingDisk, FakeBrowser, FakeClipboard, FixedClock

from netui.clipboard import Copied, Proof
from netui.core.changes import ChangeBuilder
from netui.core.model import DraftState, TouchKind
from netui.errors import Problem
from netui.store import Store, open_store


def on_disk(folder: Path, disk: FailingDisk | None = None) -> Store:
    """Return a store in a real file with the crowd in it."""
    store = open_store(folder / "netui.json", FixedClock(), disk=disk)
    assert isinstance(store, Store)
    builder = ChangeBuilder(store.state)
    for record in crowd():
        builder.add(record)
    assert store.commit(builder.change("Filled")) is None
    return store


async def test_three_keys_a_person_besides_the_words() -> None:
    async with desk() as at:
        await at.press("enter")
        await at.type(" Pots!")
        written = at.note
        await at.press("f5")
        assert at.clipboard.texts == [written]
        assert written.endswith(" Pots!")
        draft = at.draft(AMARA)
        assert draft is not None
        assert draft.state is DraftState.COPIED
        await at.press("f9")
        sent = at.last(AMARA)
        assert (sent.kind, sent.text, sent.date) == (
            TouchKind.THANK_ACCEPT,
            written,
            at.session.today,
        )
        assert at.draft(AMARA) is None
        follows = at.session.standing(AMARA).next
        assert follows is not None
        assert follows.opens is not None
        assert follows.opens > at.session.today
        assert at.open == "Bruno Keller"
        assert at.told.startswith("Thanked Amara Osei")
        assert "Next: keep talking from Wed 18 Mar." in at.told
        await at.press("ctrl+s")
        assert at.last(BRUNO).text.startswith("Hi Bruno")
        assert len(at.state.touches_of(BRUNO)) == 3


async def test_sent_logs_the_text_exactly() -> None:
    words = "Hi Amara,\n\n  two blanks, “quotes”, a tab\there — and łódź 🏺.\n\nRobin"
    async with desk() as at:
        await at.write(words, "f9")
        assert at.last(AMARA).text == words


async def test_a_note_with_errors_is_asked_about_before_it_is_logged() -> None:
    async with desk() as at:
        await at.go(DOROTA)
        assert "{reason}" in at.note
        await at.press("s")
        assert at.dialog == "PickDialog"
        assert "A01" in screen_text(at.app)
        await at.press("escape")
        assert at.open == "Dorota Lis"
        await at.press("s", "enter")
        assert at.touches(DOROTA) == ["invite"]
        await at.press("f9", "2")
        assert at.last(DOROTA).kind is TouchKind.FOLLOW_UP_1
        assert "{reason}" in at.last(DOROTA).text


async def test_an_invitation_may_go_without_words_but_no_other_note_may() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        await at.write("", "f9")
        await at.press("end", "enter")
        await at.answer("met today")
        assert at.last(CHIDI).kind is TouchKind.INVITE
        assert at.last(CHIDI).text == ""
        await at.go(AMARA)
        await at.write("", "f9")
        assert "empty" in at.told
        assert at.touches(AMARA) == ["invite", "accepted"]


async def test_when_the_last_one_is_done_there_is_nothing_due() -> None:
    async with desk(crowd()[:4]) as at:
        assert at.open == "Amara Osei"
        await at.press("s")
        await at.press("n")
        assert at.told == "Nothing is due. Enjoy the day."


async def test_next_goes_round_all_who_are_due() -> None:
    async with desk() as at:
        due = [name for section, name in at.sections() if section in {"overdue", "today"}]
        seen = [at.open]
        for _ in due[1:]:
            await at.press("n")
            seen.append(at.open)
        await at.press("n", "escape", "n")
        assert [*seen, at.open] == [*due, due[0]]


# Copying.


@pytest.mark.parametrize(
    ("answer", "told", "state"),
    [
        (
            Copied(Proof.CHECKED, "native", "the system clipboard"),
            "Copied to the system clipboard and checked.",
            DraftState.COPIED,
        ),
        (
            Copied(Proof.SENT, "osc52", "the terminal"),
            "Sent to the terminal, cannot be checked.",
            DraftState.COPIED,
        ),
        (
            Copied(Proof.SAVED, "file", "clipboard.txt"),
            "Saved to clipboard.txt, nothing copied.",
            DraftState.DRAFTED,
        ),
        (Problem("Nothing took the text"), "Nothing took the text", DraftState.DRAFTED),
    ],
)
async def test_a_copy_is_told_truthfully(
    answer: Copied | Problem, told: str, state: DraftState
) -> None:
    async with desk(clipboard=FakeClipboard(answer)) as at:
        await at.write("Hi Amara, a word.", "f5")
        assert told in at.told
        draft = at.draft(AMARA)
        assert draft is not None
        assert draft.text == "Hi Amara, a word."
        assert draft.state is state


async def test_copied_is_not_sent_and_editing_makes_it_a_draft_again() -> None:
    async with desk() as at:
        await at.press("y")
        assert "copied" in at.desk.composer.advice.text
        assert at.touches(AMARA) == ["invite", "accepted"]
        await at.press("f3", "x", "f4")
        at.desk.drafts.flush()
        draft = at.draft(AMARA)
        assert draft is not None
        assert draft.state is DraftState.DRAFTED


async def test_a_selection_is_copied_alone_and_marks_nothing() -> None:
    async with desk() as at:
        at.desk.composer.area.focus()
        at.desk.composer.area.select_all()
        await at.press("f5")
        assert at.clipboard.text == at.note
        assert at.draft(AMARA) is None


async def test_an_empty_note_is_not_copied() -> None:
    async with desk() as at:
        await at.write("", "f5")
        assert at.clipboard.texts == []
        assert "empty" in at.told


async def test_copy_and_cut_in_the_box_take_the_clipboard_chain() -> None:
    async with desk() as at:
        words = at.note
        at.desk.composer.area.focus()
        at.desk.composer.area.select_all()
        await at.press("ctrl+c")
        await at.press("ctrl+x")
        assert at.clipboard.texts == [words, words]
        assert at.note == ""
        assert at.app.clipboard == words
        await at.press("ctrl+v")
        assert at.note == words


async def test_an_in_app_copy_that_fails_is_told() -> None:
    async with desk(clipboard=FakeClipboard(Problem("Nothing took the text"))) as at:
        at.app.copy_to_clipboard("")
        at.app.copy_to_clipboard("words")
        await at.settle()
        assert "Nothing took the text" in at.told


# The profile.


async def test_the_profile_opens_in_the_browser() -> None:
    async with desk() as at:
        await at.press("o")
        assert at.browser.urls == ["https://www.linkedin.com/in/amara-osei"]
        await at.go(BRUNO)
        await at.press("o")
        assert len(at.browser.urls) == 1
        assert "profile" in at.told


async def test_for_an_e_mail_the_profile_key_offers_the_address() -> None:
    async with desk() as at:
        await at.go(DOROTA)
        await at.write("Hello Dorota", "f8")
        assert at.browser.urls[0].startswith("mailto:dorota@lis.example?")


async def test_a_browser_that_does_not_open_is_told() -> None:
    async with desk(browser=FakeBrowser(Problem("No browser was found"))) as at:
        await at.press("o")
        assert "No browser was found" in at.told


# Drafts.


async def test_a_draft_saves_itself_at_the_first_pause() -> None:
    async with desk(settings=PROMPT) as at:
        await at.press("f3", "x")
        await at.until(lambda: at.draft(AMARA) is not None)
        draft = at.draft(AMARA)
        assert draft is not None
        assert draft.text == at.note
        assert at.session.store.history() == ()


async def test_opening_somebody_writes_no_draft() -> None:
    async with desk() as at:
        for who in (BRUNO, CHIDI, AMARA):
            await at.go(who)
        assert at.state.drafts == {}


async def test_a_draft_is_saved_before_somebody_else_is_opened_and_is_found_again() -> None:
    async with desk() as at:
        await at.write("Half a thought", "ctrl+n")
        assert at.open == "Bruno Keller"
        await at.go(AMARA)
        assert at.note == "Half a thought"


async def test_leaving_saves_the_draft() -> None:
    async with desk() as at:
        await at.press("f3", "x")
        written = at.note
        await at.pilot.press("ctrl+q")
        await at.pilot.pause()
        draft = at.draft(AMARA)
        assert draft is not None
        assert draft.text == written
    assert at.app.return_code == 0


async def test_leaving_from_a_dialog_saves_the_draft_too() -> None:
    async with desk() as at:
        await at.write("Half a thought", "alt+e")
        assert at.dialog == "FormDialog"
        await at.pilot.press("ctrl+q")
        await at.pilot.pause()
        draft = at.draft(AMARA)
        assert draft is not None
        assert draft.text == "Half a thought"
    assert at.app.return_code == 0


async def test_everything_is_there_again_tomorrow(tmp_path: Path) -> None:
    store = on_disk(tmp_path)
    async with desk(store) as at:
        await at.write("Half a thought", "ctrl+q")
    assert store.close() is None
    again = open_store(tmp_path / "netui.json", FixedClock())
    assert isinstance(again, Store)
    async with desk(again) as at:
        assert at.note == "Half a thought"
    again.close()


class SlowClipboard(FakeClipboard):
    """A clipboard whose helper takes until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.go = Event()

    def copy(self, text: str) -> Copied | Problem:
        assert self.go.wait(20)
        return super().copy(text)


@pytest.mark.parametrize("keys", [("f9",), ("x", "y")])
async def test_a_copy_that_ends_late_marks_nothing_that_has_moved_on(
    keys: tuple[str, ...],
) -> None:
    slow = SlowClipboard()
    async with desk(clipboard=slow) as at:
        await at.write("Hi Amara, good to meet you over lunch")
        await at.pilot.press("f5", *keys)
        slow.go.set()
        await at.settle()
        assert slow.texts == ["Hi Amara, good to meet you over lunch"]
        assert all(draft.state is not DraftState.COPIED for draft in at.state.drafts.values())


# A disk that fails.


async def test_a_failed_write_leaves_text_memory_and_file_and_tells(tmp_path: Path) -> None:
    disk = FailingDisk()
    store = on_disk(tmp_path, disk)
    async with desk(store) as at:
        await at.press("f3")
        disk.fail(errno.ENOSPC)
        await at.write("Words worth keeping", "f9")
        assert at.note == "Words worth keeping"
        assert at.open == "Amara Osei"
        assert at.touches(AMARA) == ["invite", "accepted"]
        assert at.state.drafts == {}
        assert "no space left" in at.told
        for key in ("ctrl+n", "alt+u", "alt+r", "f5", "ctrl+q"):
            await at.press(key)
            assert at.note == "Words worth keeping", key
            assert at.open == "Amara Osei", key
        # Leaving asked what is to become of the words; they stay.
        await at.press("escape")
        assert at.state.drafts == {}
        assert at.app.is_running
        disk.mend()
        await at.press("f9")
        assert at.last(AMARA).text == "Words worth keeping"
    store.close()


@pytest.mark.parametrize(("key", "copied"), [("2", ["Words worth keeping"]), ("3", [])])
async def test_one_can_leave_though_nothing_can_be_saved(
    tmp_path: Path, key: str, copied: list[str]
) -> None:
    disk = FailingDisk()
    store = on_disk(tmp_path, disk)
    async with desk(store) as at:
        await at.press("f3")
        disk.fail(errno.ENOSPC)
        await at.write("Words worth keeping", "ctrl+q")
        assert at.app.is_running
        await at.press(key)
        await at.until(lambda: at.app.return_code is not None or not at.app.is_running)
        assert at.clipboard.texts == copied
    disk.mend()
    store.close()


async def test_a_failed_answer_or_form_changes_nothing_and_tells(tmp_path: Path) -> None:
    disk = FailingDisk()
    store = on_disk(tmp_path, disk)
    async with desk(store) as at:
        disk.fail(errno.ENOSPC)
        before = dict(at.state.contacts), dict(at.state.touches)
        for keys in (("r",), ("z", "3", "d", "enter"), ("t", "x", "enter"), ("N", "1")):
            at.desk.tell("")
            await at.press(*keys)
            assert at.told, keys
            assert (dict(at.state.contacts), dict(at.state.touches)) == before
            assert at.open == "Amara Osei"
        disk.mend()
    store.close()
