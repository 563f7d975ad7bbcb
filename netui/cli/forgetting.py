"""``netui forget``: erases a person from every file netui owns; the one act without undo."""

from __future__ import annotations

from argparse import Namespace

from netui.cli.asking import sure
from netui.cli.place import Answer, Place
from netui.cli.printing import as_json, say
from netui.core.people.mentions import mentioned_by
from netui.core.people.resolve import described, resolve
from netui.errors import Problem
from netui.store import Store

SHOWN = 12
"""People named in a sentence; --json has them all."""


def forget(args: Namespace, place: Place) -> Answer:
    """Erase a person after asking."""

    def write(store: Store) -> Answer:
        contact = resolve(store.state, " ".join(args.who))
        if isinstance(contact, Problem):
            return contact
        touches = len(store.state.touches_of(contact.id))
        say(f"{described(contact)}: {touches} logged. This cannot be undone.")
        if not sure("Erase this person from every file of netui, backups too?", yes=args.yes):
            return Problem("Nobody was forgotten", todo="Say --yes to do it.")
        paths = place.paths
        copied = paths.clipboard_file
        # A copy that was cut short by a crash is left under a name of its own.
        cut_short = copied.parent.glob(f".{copied.name}.*")
        elsewhere = (copied, *cut_short, paths.window_state, paths.log_file)
        problem = store.forget(contact.id, elsewhere)
        if problem is not None:
            return problem
        say("Forgotten. The next import leaves this person out.")
        others = [other.full for other in mentioned_by(store.state, contact)]
        if others:
            say(still_named(others))
        if args.json:
            as_json({"contact": contact.id, "touches": touches, "still_named": others})
        return 0

    return place.write(write)


def still_named(others: list[str]) -> str:
    """Return where a name by itself was left, because it may mean somebody else."""
    people = ", ".join(others[:SHOWN]) + (" …" if others[SHOWN:] else "")
    return f"A name by itself still stands in what is on file about {people}: see if it goes."


COMMANDS = {"forget": forget}
