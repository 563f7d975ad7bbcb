"""``netui due --forecast``: how many people each of the next days brings."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from netui.cli.place import Answer
from netui.cli.printing import as_json, table
from netui.core.cadence.forecast import DAYS, ForecastDay, forecast
from netui.core.cadence.model import Context
from netui.core.cadence.standings import Standings
from netui.core.cadence.summary import counts_words
from netui.core.state import State


def print_forecast(args: Namespace, state: State, context: Context) -> Answer:
    """Print how many people each of the next days brings, and what for."""
    days = forecast(state, Standings.of(state, context), args.days or DAYS)
    if args.json:
        as_json([forecast_row(found) for found in days])
    else:
        table(
            (
                (found.day.isoformat(), str(found.total), counts_words(found.counts))
                for found in days
            ),
            ("DAY", "PEOPLE", "FOR"),
        )
    return 0


def forecast_row(found: ForecastDay) -> dict[str, Any]:
    """Return one day as a document."""
    return {
        "day": found.day.isoformat(),
        "total": found.total,
        "capacity": found.capacity,
        **{work.value: number for work, number in found.counts.items()},
        "ids": [row.contact for row in found.rows],
    }
