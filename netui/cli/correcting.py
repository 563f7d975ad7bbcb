"""``netui touch``: a touch that was logged wrongly is corrected, or deleted."""

from __future__ import annotations

from argparse import Namespace

from netui.cli.looking import document
from netui.cli.place import Answer, Place, commit
from netui.cli.printing import as_json
from netui.core.acts.correcting import corrected, deleted, no_such, read_corrections
from netui.core.cadence.model import Context
from netui.errors import Problem, UsageProblem
from netui.store import Store

HOW = "netui touch ID FIELD=VALUE, or netui touch ID --delete"


def touch(args: Namespace, place: Place) -> Answer:
    """Correct or delete one touch."""
    number, *words = args.words
    if not (number.isascii() and number.isdecimal() and len(number) < MOST_DIGITS):
        return UsageProblem(f"“{number}” is no number of a touch.", todo=HOW)
    if bool(words) == args.delete:
        wrong = "Correct it or delete it, not both." if words else "Say what is to change."
        return UsageProblem(wrong, todo=HOW)
    values = read_corrections(words, place.clock().today)
    settings = place.settings()
    for problem in (values, settings):
        if isinstance(problem, Problem):
            return problem
    assert not isinstance(values, Problem)
    assert not isinstance(settings, Problem)

    def write(store: Store) -> Answer:
        state, moment, which = store.state, place.clock(), int(number)
        before = state.touches.get(which)
        if before is None:
            return no_such(which)
        context = Context(today=moment.today, settings=settings, profile=state.profile)
        change = (
            deleted(state, which, moment)
            if args.delete
            else corrected(state, which, values, moment, context)
        )
        done = commit(store, change)
        if isinstance(done, Problem):
            return done
        if args.json:
            as_json(document(store.state.touches.get(which, before)))
        return 0

    return place.write(write)


MOST_DIGITS = 16

COMMANDS = {"touch": touch}
