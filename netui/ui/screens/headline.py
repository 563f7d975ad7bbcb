"""The first line of the desk: what is due, and what the week's budget has left."""

from __future__ import annotations

import datetime as dt

from netui.core.cadence.model import Budget, Queue, Section
from netui.core.model import Stage
from netui.core.people.rows import PersonRow
from netui.ui.panes.queue import SECTION_NAMES
from netui.ui.widgets.lines import Piece

SHORT_STAGES: dict[Stage, str] = {
    Stage.DO_NOT_CONTACT: "no contact",
    Stage.IN_CONVERSATION: "talking",
    Stage.AWAITING_ANSWER: "awaiting",
    Stage.FAREWELL_DUE: "farewell",
    Stage.COOLING_OFF: "cooling",
}
"""Stages in a list, where their name is too long for it."""

ROOM_FOR_DATE = 110
ROOM_FOR_NAME = 76


def headline(queue: Queue, today: dt.date, width: int) -> tuple[Piece, ...]:
    """Return the counts of the queue on the left and the budgets on the right."""
    left: list[Piece] = []
    if width >= ROOM_FOR_NAME:
        left.append((" netui ", "title"))
    if width >= ROOM_FOR_DATE:
        left.append((f" {today:%A} {today.day} {today:%B} ", "dim"))
    for section, name in SECTION_NAMES.items():
        number = len(queue.of(section))
        style = "warning" if section is Section.OVERDUE and number else "" if number else "dim"
        words = name if width >= ROOM_FOR_NAME else name.split()[-1].capitalize()
        left.append((f" {words} {number} ", style))
    right = budget_words(queue.budget, short=width < ROOM_FOR_DATE)
    gap = width - sum(len(text) for text, _ in left) - len(right) - 1
    if gap < 1:
        return tuple(left)
    return (*left, (" " * gap, ""), (right, "dim"))


def budget_words(budget: Budget, *, short: bool) -> str:
    """Return the weekly and monthly budget in words."""
    used = f"{budget.invitations}/{budget.invitations_of}"
    if budget.paused_until:
        day = budget.paused_until
        return f"Invitations paused until {day:%a} {day.day} {day:%b}"
    if short:
        notes = f" Notes {budget.notes}/{budget.notes_of}" if budget.notes_of else ""
        return f"Invitations {used}{notes}"
    words = f"Invitations {used}"
    if budget.notes_of is not None:
        words += f", notes this month {budget.notes}/{budget.notes_of}"
    return words


def due_word(row: PersonRow, today: dt.date) -> tuple[str, str]:
    """Return when a person is due, for the list: a word and ``overdue``, ``due`` or empty."""
    if row.due is None:
        return SHORT_STAGES.get(row.stage, row.stage.replace("_", " ")), ""
    days = (row.due - today).days
    if days < 0:
        return f"{-days} d late", "overdue"
    if days == 0:
        return "today", "due"
    if days < 7:
        return f"{row.due:%a} {row.due.day}", ""
    return f"{row.due.day} {row.due:%b}", ""
