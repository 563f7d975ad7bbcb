"""Opening the desk: the first due person with a draft, at every size, on any day."""

from __future__ import annotations

import datetime as dt

import pytest
from builders import contact, moment, touch
from desks import (
    AMARA,
    EMIL,
    ME,
    NARROW,
    NORMAL,
    WIDE,
    crowd,
    demo_store,
    desk,
    loaded,
    screen_text,
)
from fakes import FixedClock

from netui.actions import Scope
from netui.core.cadence.model import Section
from netui.errors import DataProblem, Problem
from netui.store import Store, open_memory
from netui.ui.screens.desk import Desk


async def test_it_opens_on_the_first_due_person_with_a_draft() -> None:
    async with desk() as at:
        assert at.sections()[0] == ("overdue", "Amara Osei")
        assert at.open == "Amara Osei"
        assert at.note.startswith("Hi Amara, thank you")
        assert at.desk.scope is Scope.QUEUE
        assert at.state.drafts == {}
        assert any(isinstance(one, Desk.Loaded) for one in at.messages)


async def test_where_nobody_is_due_it_opens_at_rest() -> None:
    async with desk(crowd()[-2:]) as at:
        assert at.open == ""
        said = " ".join(at.desk.composer.card.text.split())
        assert said.startswith("Nothing is due. Enjoy the day.")
        assert "F shows the days to come, f2 goes to the contacts." in said
        await at.press("enter")
        assert at.open == "Emil Aune"


async def test_when_all_is_done_the_next_start_says_how_to_see_the_day() -> None:
    done = touch("invite", "2026-03-04", id=6, contact=EMIL, channel="linkedin_invite")
    async with desk((ME, contact("Emil Aune", id=EMIL), done)) as at:
        assert at.open == ""
        assert "n shows what the day held" in at.desk.composer.card.text
        await at.press("n")
        assert at.dialog == "MessageDialog"


@pytest.mark.parametrize(
    ("size", "panes"),
    [
        ((160, 50), {"contacts", "composer", "queue"}),
        (WIDE, {"contacts", "composer", "queue"}),
        (NORMAL, {"contacts", "composer", "queue"}),
        (NARROW, {"queue"}),
    ],
)
async def test_each_size_shows_its_panes(size: tuple[int, int], panes: set[str]) -> None:
    async with desk(size=size) as at:
        every = (at.desk.contacts, at.desk.composer, at.desk.queue)
        assert {pane.id for pane in every if pane.display} == panes


async def test_a_narrow_screen_shows_the_pane_that_has_the_focus() -> None:
    async with desk(size=NARROW) as at:
        for key, pane in (("f2", "contacts"), ("f3", "composer"), ("f4", "queue")):
            await at.press(key)
            every = (at.desk.contacts, at.desk.composer, at.desk.queue)
            assert [one.id for one in every if one.display] == [pane]


async def test_resizing_keeps_the_person_and_the_words() -> None:
    async with desk() as at:
        await at.write("Half a thought")
        for size in (NARROW, NORMAL, (160, 50), WIDE):
            await at.pilot.resize_terminal(*size)
            await at.settle()
            assert at.note == "Half a thought"
            assert at.open == "Amara Osei"
            lines = screen_text(at.app).splitlines()
            assert len(lines) == size[1]
            assert max(map(len, lines)) <= size[0]


@pytest.mark.parametrize(
    "day", ["2026-03-04", "2026-03-07", "2026-03-08", "2027-01-01", "2028-02-29"]
)
def test_the_demo_has_a_full_queue_on_any_day(day: str) -> None:
    clock = FixedClock(moment(day))
    store = demo_store(clock)
    assert len(store.state.contacts) >= 55
    session = loaded(store, clock)
    queue = session.queue
    for section in (Section.OVERDUE, Section.TODAY, Section.WAITING):
        assert queue.of(section), section
    stages = {session.standing(who).stage for who in store.state.contacts}
    assert len(stages) >= 8
    first = session.next_due()
    assert first is not None


async def test_the_demo_opens() -> None:
    clock = FixedClock()
    async with desk(demo_store(clock), clock=clock) as at:
        assert at.open
        assert at.note


async def test_a_file_that_cannot_be_opened_ends_the_app_with_its_status() -> None:
    locked = DataProblem("Another netui has this file open", "netui.json", "Close it first.")

    def refused() -> Store | Problem:
        return locked

    async with desk(refused, loaded=False) as at:
        await at.until(lambda: at.app.return_code is not None)
    assert at.app.return_code == 3
    assert at.app.return_value == locked


async def test_what_the_opening_noticed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_memory(FixedClock(), crowd())
    torn = Problem("The last line of the journal was torn", todo="It was left out.")
    monkeypatch.setattr(Store, "notices", property(lambda _store: (torn,)))
    async with desk(store, notices=[Problem("The theme [b]x is broken")]) as at:
        assert "journal was torn" in at.told
        assert at.toasts == ["The theme [b]x is broken."]
        assert "The theme [b]x is broken." in screen_text(at.app)


async def test_at_midnight_the_day_changes_and_typed_words_stay() -> None:
    clock = FixedClock()
    async with desk(clock=clock) as at:
        await at.write("Half a thought")
        await at.desk._check_day()
        assert at.session.today == dt.date(2026, 3, 4)
        clock.pass_days(1)
        await at.desk._check_day()
        assert at.session.today == dt.date(2026, 3, 5)
        assert ("overdue", "Bruno Keller") in at.sections()
        assert "Thursday 5 March" in screen_text(at.app)
        assert at.note == "Half a thought"


async def test_without_colour_everything_is_still_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with desk() as at:
        assert at.app.no_color
        shown = screen_text(at.app)
        assert "5 d late" in shown
        await at.press("r")
        assert at.touches(AMARA)[-1] == "replied"
        await at.press("N")
        assert "Profile gone" in screen_text(at.app)
