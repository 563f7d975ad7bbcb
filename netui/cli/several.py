"""``--query``: what a command does to one person, done to everybody a query finds.

One change, one undo. It says how many are meant and asks first, or needs ``--yes``.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from netui.cli.asking import sure
from netui.cli.people import TITLES, indexed, listed
from netui.cli.place import Answer, Place, commit
from netui.cli.printing import say, table
from netui.core.acts.together import Act, Together, first_names, left_out_words, named, people
from netui.core.cadence.model import Context
from netui.core.changes import Change
from netui.core.people.query import Query, parse_query
from netui.core.people.rows import PersonRow
from netui.core.state import State
from netui.errors import Problem, UsageProblem
from netui.store import Store

ActOf = Callable[[State, Context], Act]
"""Makes the act on one person, given what is on file and what the cadence reads."""


def not_both(who: str) -> UsageProblem:
    """Return the complaint about a person named beside a query."""
    return UsageProblem(
        f"“{who}” and --query both say whom.", todo="Name one person, or give a query."
    )


def do_to_all(
    args: Namespace, place: Place, act_of: ActOf, shown: Callable[[Store, Change], None]
) -> Answer:
    """Do an act to everybody the query of ``args`` finds; ``shown`` prints JSON of it."""
    query = parse_query(args.query)
    settings = place.settings()
    for wrong in (query, settings):
        if isinstance(wrong, Problem):
            return wrong
    assert isinstance(query, Query)
    assert not isinstance(settings, Problem)

    def write(store: Store) -> Answer:
        state = store.state
        context = Context(today=place.clock().today, settings=settings, profile=state.profile)
        index = indexed(state, context)
        rows = [index.rows[number] for number in index.search(query)]
        if not rows:
            return Problem(
                "Nobody matches", args.query, "netui list QUERY shows whom one finds."
            )
        together = Together.of(state, [row.id for row in rows], act_of(state, context))
        for sentence in left_out_words(state, together.left_out):
            say(sentence)
        if args.dry_run:
            return told(rows, together)
        return written(store, together, args, shown)

    return place.look(write) if args.dry_run else place.write(write)


def told(rows: list[PersonRow], together: Together) -> Answer:
    """Print who would be changed, and change nothing."""
    done = set(together.done)
    table((listed(row) for row in rows if row.id in done), TITLES)
    label = together.change().label or "Nothing to change: it is so already"
    say(f"{label}. Nothing was changed: this was a dry run.")
    return 0


def written(
    store: Store, together: Together, args: Namespace, shown: Callable[[Store, Change], None]
) -> Answer:
    """Ask where it is about more than one, then commit and say what was done."""
    change, number = together.change(), len(together.done)
    if not number and together.left_out:
        return Problem("Nothing was changed")
    if number > 1:
        who = named(first_names(store.state, together.done))
        if not sure(f"{people(number)}: {who}. Go on?", yes=args.yes):
            return Problem(
                f"Nothing was changed: it is about {people(number)}", todo="--yes goes on."
            )
    done = commit(store, change)
    if isinstance(done, Problem):
        return done
    if args.json:
        shown(store, done)
    return 0
