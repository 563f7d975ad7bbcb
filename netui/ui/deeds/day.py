"""Deeds about the day's list: the next person, what it held, days to come, all overdue."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from netui.core.acts.clearing import Clearing, How, clear, clearing_lines, clearings
from netui.core.cadence.forecast import forecast as foreseen
from netui.core.cadence.summary import Summary, counts_words, listed, summary
from netui.errors import Problem
from netui.ui.day_pages import forecast_page, summary_page
from netui.ui.deeds.asking import Going
from netui.ui.deeds.words import key, undo_words
from netui.ui.dialogs.message import MessageDialog
from netui.ui.dialogs.pick import Option, PickDialog
from netui.ui.window_state import write_round

if TYPE_CHECKING:
    from netui.ui.screens.desk import Desk

NOTHING_DUE = "Nothing is due. Enjoy the day."
BOX = 84
EDGES = 8
"""Cells of a dialog, and those of them that its border and the screen's edges take."""


def next_due(desk: Desk) -> Going:
    """Go on to the next person of the day's list; at its end tell what the day held.

    Whoever is passed comes behind the others for the rest of the day.
    """
    session = desk.session
    session.pass_by(desk.current)
    following = session.fresh_due(desk.current)
    if following is None:
        session.start_over()
    write_round(desk.ports.window, session.round)
    if following is None:
        return end_of_day(desk)
    desk.open(following)
    return None


def end_of_day(desk: Desk) -> Going:
    """Tell what the day held; where it held nothing and nothing is due, say just that."""
    found = summary(desk.session.state, desk.session.standings)
    if not desk.session.state.contacts:
        add = key(desk, "contact.add")
        desk.tell(Problem("Nobody is on file yet", todo=f"{add} adds somebody."))
        return None
    if not found.due:
        desk.tell(NOTHING_DUE)
        if not found.touched:
            return None
    return show_summary(desk, found)


async def show_summary(desk: Desk, found: Summary) -> None:
    """Show what the day held and what comes next."""
    await desk.app.push_screen_wait(MessageDialog("The day", summary_page(found)))


async def forecast(desk: Desk) -> None:
    """Show how many people each of the next days brings."""
    if not desk.keep():
        return
    days = foreseen(desk.session.state, desk.session.standings)
    width = min(BOX, desk.size.width * 96 // 100) - EDGES
    await desk.app.push_screen_wait(
        MessageDialog("The next two weeks", forecast_page(days, width))
    )


async def bankruptcy(desk: Desk) -> None:
    """Show everything overdue and ask what is to become of it; one change, one undo."""
    if not desk.keep():
        return
    session = desk.session
    plans = clearings(session.state, session.standings)
    if not plans[0].rows:
        desk.tell("Nothing is overdue.")
        return
    options = [
        Option(CHOICES[plan.how], " ".join(clearing_lines(plan, session.today)), plan)
        for plan in plans
    ]
    ask = "\n".join(overdue_lines(plans[0], session.name))
    chosen = await desk.app.push_screen_wait(
        PickDialog("Clear what is overdue", options, ask=ask)
    )
    if chosen is None:
        return
    change = clear(session.state, chosen, session.moment)
    if isinstance(change, Problem):
        desk.tell(change)
    elif await desk.commit_beside(change):
        desk.open(session.next_due())
        desk.tell(f"{change.label}. {undo_words(desk)}")


CHOICES = {
    How.SPREAD: "Spread it",
    How.FAREWELL: "Say goodbye",
    How.CLOSE: "Close",
}
"""What each way is called."""


def overdue_lines(plan: Clearing, name_of: Callable[[int], str]) -> tuple[str, ...]:
    """Return what is overdue, by kind and by name."""
    names = listed([name_of(row.contact) for row in plan.rows])
    number = len(plan.rows)
    return (
        f"{number:,} overdue: {counts_words(plan.counts)}.",
        f"{names}.",
        "Who is owed an answer or a promise is only put off, never closed.",
    )
