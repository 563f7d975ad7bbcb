"""How a benchmark tells what it measured: one line a figure, with the budget it is held to."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

COLUMNS = "{:<44} {:>10} {:>10} {:>7}   {:<12} {}\n"


class Line(NamedTuple):
    """A figure, the floor it is measured against (if any) and the most it may be.

    ``budget`` is a ratio where ``by_ratio``, else in the unit of the figure.
    """

    what: str
    figure: float
    floor: float | None = None
    budget: float | None = None
    unit: str = "ms"
    by_ratio: bool = False


def middle(values: Sequence[float]) -> float:
    """Return the median."""
    return median(values)


def high(values: Sequence[float]) -> float:
    """Return the 99th percentile: of hundreds of values, all but the worst few are below."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]


def say(words: str = "") -> None:
    """Print a line."""
    sys.stdout.write(words + "\n")


def table(lines: Sequence[Line]) -> None:
    """Print the lines as a table."""
    sys.stdout.write(COLUMNS.format("", "netui", "floor", "ratio", "budget", "holds"))
    for line in lines:
        ratio = line.figure / line.floor if line.floor else None
        measured = ratio if line.by_ratio else line.figure
        holds = ""
        if line.budget is not None and measured is not None:
            holds = "yes" if measured <= line.budget else "NO"
        budget = "" if line.budget is None else f"<= {line.budget:g}"
        sys.stdout.write(
            COLUMNS.format(
                line.what,
                shown(line.figure, line.unit),
                "" if line.floor is None else shown(line.floor, line.unit),
                "" if ratio is None else f"{ratio:.2f}",
                f"{budget} {'x' if line.by_ratio else line.unit}" if budget else "",
                holds,
            ).rstrip()
            + "\n"
        )


def shown(value: float, unit: str) -> str:
    """Return a figure with as many digits as it deserves and its unit."""
    digits = 0 if value >= 1000 else 1 if value >= 20 else 2
    return f"{value:,.{digits}f} {unit}"
