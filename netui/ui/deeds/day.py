"""Deeds about the day's list: on to the next person, what the day held, the days to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netui.core.cadence.forecast import forecast as foreseen
from netui.core.cadence.summary import Summary, summary
from netui.ui.day_pages import forecast_page, summary_page
from netui.ui.deeds.asking import Going
from netui.ui.dialogs.message import MessageDialog
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
