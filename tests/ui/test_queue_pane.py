"""The queue pane: sections, a reason for every row, and a cursor that skips headings."""

from __future__ import annotations

from functools import partial

from builders import NOW, contact, touch
from desks import AtDesk, crowd, desk, questions, screen_text
from fakes import FixedClock

from netui.core.cadence.model import NextTouch, Step
from netui.core.cadence.told import STEP_NAMES, step_name
from netui.core.model import Plan
from netui.core.settings import Settings
from netui.ui.panes.queue import SECTION_NAMES
from netui.ui.screens.headline import budget_words, due_word, headline


async def test_every_row_says_who_what_and_why() -> None:
    async with desk((*crowd(), *questions()[1:]), size=(160, 50)) as at:
        shown = screen_text(at.app)
        for row in at.session.queue.rows:
            assert SECTION_NAMES[row.section] in shown
            assert at.session.name(row.contact) in shown
            assert row.next.reason[:36] in shown
        assert " Overdue 3" in shown
        assert "5 d late" in shown


def test_every_step_has_a_name() -> None:
    assert STEP_NAMES.keys() == set(Step)
    first = NextTouch(contact=1, step=Step.INVITE, reason="", rule="", attempt=1, attempts=3)
    third = NextTouch(
        contact=1, step=Step.FOLLOW_UP_2, reason="", rule="", attempt=3, attempts=3
    )
    assert step_name(first) == "invite"
    assert step_name(third) == "follow up 3/3"


def is_open(at: AtDesk, name: str) -> bool:
    return at.open == name


async def test_the_cursor_goes_from_name_to_name() -> None:
    async with desk() as at:
        due = [name for _, name in at.sections()]
        seen = [at.open]
        for name in due[1:]:
            await at.press("down")
            await at.until(partial(is_open, at, name))
            seen.append(at.open)
        await at.press("down")
        assert seen == due
        assert at.open == due[-1]
        await at.press("home")
        await at.until(lambda: at.open == due[0])


async def test_a_click_opens_and_a_click_on_a_heading_does_nothing() -> None:
    async with desk() as at:
        await at.pilot.click(at.desk.queue.rows, offset=(3, 3))
        await at.settle()
        assert at.open == "Amara Osei"
        await at.pilot.click(at.desk.queue.rows, offset=(3, 4))
        await at.until(lambda: at.open == "Bruno Keller")


async def test_a_click_on_a_reason_is_about_the_name_above_it() -> None:
    async with desk() as at:
        await at.pilot.click(at.desk.queue.rows, offset=(3, 5))
        await at.until(lambda: at.open == "Bruno Keller")
        await at.pilot.click(at.desk.queue.rows, offset=(3, 5), times=2)
        await at.settle()
        assert at.app.focused is at.desk.composer.area
        await at.pilot.click(at.desk.queue.rows, offset=(3, 30))
        await at.settle()
        assert at.open == "Bruno Keller"


async def test_whoever_is_sent_to_leaves_the_due_part_and_comes_back_on_their_day() -> None:
    clock = FixedClock()
    async with desk(clock=clock) as at:
        await at.press("s")
        assert ("overdue", "Amara Osei") not in at.sections()
        follows = at.session.standing(1).next
        assert follows is not None
        assert follows.due is not None
        clock.pass_days((follows.due - clock.now.today).days)
        await at.desk._check_day()
        assert ("today", "Amara Osei") in at.sections()


async def test_the_head_line_has_counts_and_budgets_for_every_width() -> None:
    async with desk() as at:
        queue = at.session.queue
        wide = "".join(text for text, _ in headline(queue, NOW.today, 160))
        assert "Wednesday 4 March" in wide
        assert "Overdue 1" in wide
        assert wide.endswith("Invitations 1/5")
        assert len(wide) < 160
        narrow = "".join(text for text, _ in headline(queue, NOW.today, 60))
        assert "netui" not in narrow
        tiny = "".join(text for text, _ in headline(queue, NOW.today, 20))
        assert "Invitations" not in tiny


async def test_the_note_quota_of_a_free_plan_is_shown() -> None:
    me = contact("Ada Yew", id=1)
    invited = touch(
        "invite", "2026-03-03", contact=1, channel="linkedin_invite", note_used=True
    )
    settings = Settings(plan=Plan.FREE)
    async with desk((me, invited), settings=settings) as at:
        budget = at.session.queue.budget
        assert "notes this month 1/3" in budget_words(budget, short=False)
        assert "Notes 1/3" in budget_words(budget, short=True)


async def test_the_list_says_when_somebody_is_due() -> None:
    async with desk() as at:
        said = {row.name: due_word(row, NOW.today) for row in at.session.people.rows}
        assert said["Amara Osei"] == ("5 d late", "overdue")
        assert said["Bruno Keller"] == ("today", "due")
        assert said["Emil Aune"] == ("Fri 6", "")
        assert said["Chidi Nwosu"][0] == "target"
        far = {
            row.name: due_word(row, NOW.today.replace(month=1))
            for row in at.session.people.rows
        }
        assert far["Emil Aune"] == ("6 Mar", "")
