"""``netui lint --suppressions`` and ``--lift``: the hints that are not to be shown."""

from __future__ import annotations

from argparse import Namespace

import msgspec

from netui.cli.place import Answer, Place, commit
from netui.cli.printing import as_json, day, say, table
from netui.config.hint_rules import read_rules
from netui.core.acts import suppressions
from netui.core.hints.engine import rule_names
from netui.core.hints.suppressed import SuppressedHint, listed_suppressions
from netui.core.state import State
from netui.errors import Problem
from netui.store import Store

TITLES = ("ID", "RULE", "NAME", "SCOPE", "ABOUT", "SINCE", "REASON", "STALE")


def listed(args: Namespace, place: Place) -> Answer:
    """Print every suppression; a stale one says why it matches nothing any more."""

    def found(state: State) -> Answer:
        names = rule_names(read_rules(place.paths).rules)
        every = listed_suppressions(state, names)
        if args.json:
            as_json([msgspec.to_builtins(one) for one in every])
        else:
            table(map(row, every), TITLES)
            if not every:
                say("No hint is suppressed.")
        return 0

    return place.read(found)


def row(one: SuppressedHint) -> tuple[str, ...]:
    """Return the columns of one suppression."""
    stale = f"stale: {one.stale}" if one.stale else ""
    since = day(one.date)
    return (str(one.id), one.rule, one.name, one.scope, one.about, since, one.reason, stale)


def lift(args: Namespace, place: Place) -> Answer:
    """Show a suppressed hint again."""

    def write(store: Store) -> Answer:
        done = commit(store, suppressions.lift(store.state, args.lift))
        return done if isinstance(done, Problem) else 0

    return place.write(write)
