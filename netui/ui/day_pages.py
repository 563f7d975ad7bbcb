"""Pages about days: what today held, and what the next two weeks bring."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from netui.core.cadence.forecast import ForecastDay
from netui.core.cadence.summary import (
    Summary,
    budget_lines,
    counts_words,
    done_lines,
    next_lines,
)
from netui.ui.pages import paragraphs
from netui.ui.render import plain, wrapped

BAR = 14
"""Cells of the longest bar."""

HEAD = 18 + BAR
"""Cells before the words of a day: name, number and bar."""

FULL, OVER = "█", "▒"
"""What there is time for, and what goes beyond it."""


def summary_page(found: Summary) -> Content:
    """Return what the day held and what comes next."""
    done = "What today held" if found.touched else "Today"
    return paragraphs(
        [
            section(done, (*done_lines(found), *budget_lines(found.budget))),
            section("What comes next", next_lines(found)),
        ]
    )


def section(title: str, lines: Sequence[str]) -> Content:
    """Return a title above lines that may hold anything."""
    return Content("\n").join([Content.styled(title, "bold"), *(plain(line) for line in lines)])


def forecast_page(days: Sequence[ForecastDay], width: int) -> Content:
    """Return a bar for each day, with what it holds where there is room for it."""
    most = max((day.total for day in days), default=0)
    lines = [line for day in days for line in day_lines(day, most, width)]
    a_day = days[0].capacity if days else 0
    beyond = any(day.total > day.capacity for day in days)
    legend = f"There is time for {a_day} a day{f'; {OVER} goes beyond it' if beyond else ''}."
    advice = "If each day's list is done; answers and new notes come on top."
    return paragraphs([Content("\n").join(lines), plain(f"{legend} {advice}")])


def day_lines(day: ForecastDay, most: int, width: int) -> list[Content]:
    """Return the line of a day, and further ones for what does not fit on it."""
    head = f"{day.day:%a} {day.day.day:>2} {day.day:%b} {day.total:>4} "
    drawn = bar(day.total, day.capacity, most).ljust(BAR + 1)
    words = wrapped(counts_words(day.counts), max(20, width - HEAD), 3) or ("",)
    first = Content.assemble(plain(head), (drawn, "$accent"), plain(words[0], "dim"))
    return [first, *(plain(" " * (HEAD - 2) + more, "dim") for more in words[1:])]


def bar(total: int, capacity: int, most: int) -> str:
    """Return a bar in proportion to the fullest day; any person at all is one cell."""
    if total <= 0:
        return ""
    cells = max(1, round(BAR * total / most))
    within = min(cells, max(1, round(BAR * min(total, capacity) / most)))
    return FULL * within + OVER * (cells - within)
