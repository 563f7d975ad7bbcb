"""``netui due --clear``: everything overdue at once, spread, parted from or closed."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from netui.cli.place import Answer, Place, commit
from netui.cli.printing import as_json, line, say
from netui.core.acts.clearing import Clearing, How, clear, clearing, clearing_lines
from netui.core.cadence.model import Context
from netui.core.cadence.standings import Standings
from netui.core.cadence.summary import counts_words
from netui.core.state import State
from netui.errors import Problem
from netui.store import Store


def clear_overdue(args: Namespace, place: Place) -> Answer:
    """Do to everything overdue what was asked, as one change; or only tell it."""
    settings = place.settings()
    if isinstance(settings, Problem):
        return settings

    def plan_of(state: State) -> Clearing:
        today = place.clock().today
        context = Context(today=today, settings=settings, profile=state.profile)
        return clearing(state, Standings.of(state, context), How(args.clear))

    def write(store: Store) -> Answer:
        plan = plan_of(store.state)
        print_plan(args, store.state, plan, place)
        if args.dry_run or not plan.rows:
            return 0
        done = commit(store, clear(store.state, plan, place.clock()))
        return done if isinstance(done, Problem) else 0

    return place.look(write) if args.dry_run else place.write(write)


def print_plan(args: Namespace, state: State, plan: Clearing, place: Place) -> None:
    """Print what becomes of whom; how many of what to stderr."""
    rows = [plan_row(state, plan, row.contact) for row in plan.rows]
    if args.json:
        as_json(rows)
    else:
        for row in rows:
            until = f" until {row['on']}" if row["on"] else ""
            print(line(f"{row['name']}: {row['does']}{until}"))
    if not rows:
        say("Nothing is overdue.")
        return
    say(f"{len(rows):,} overdue: {counts_words(plan.counts)}.")
    for told in clearing_lines(plan, place.clock().today):
        say(told)


def plan_row(state: State, plan: Clearing, who: int) -> dict[str, Any]:
    """Return what becomes of one person as a document."""
    does = "close" if who in plan.closing else "farewell" if who in plan.parting else "put off"
    on = plan.put_off.get(who)
    name = state.contacts[who].full
    return {"id": who, "name": name, "does": does, "on": on.isoformat() if on else None}
