"""``netui undo``, ``redo`` and ``history``: over the same changes as on screen."""

from __future__ import annotations

from argparse import Namespace

from netui.cli.place import Answer, Place
from netui.cli.printing import as_json, say, table
from netui.core.changes import Change
from netui.errors import Problem
from netui.store import Store

TITLES = ("SEQ", "AT", "", "WHAT")


def undo(args: Namespace, place: Place) -> Answer:
    """Take back the last change."""
    return place.write(lambda store: moved(args, store.undo(), "Undone"))


def redo(args: Namespace, place: Place) -> Answer:
    """Do again what was taken back last."""
    return place.write(lambda store: moved(args, store.redo(), "Redone"))


def moved(args: Namespace, change: Change | Problem, word: str) -> Answer:
    """Say which change was taken back or done again."""
    if isinstance(change, Problem):
        return change
    if args.json:
        as_json({"label": change.label, "contact": change.contact})
    say(f"{word}: {change.label}.")
    return 0


def history(args: Namespace, place: Place) -> Answer:
    """Print the changes on file, the newest first."""

    def found(store: Store) -> Answer:
        entries = store.history()[: args.limit]
        if args.json:
            as_json(
                [
                    {
                        "seq": entry.seq,
                        "at": entry.at.isoformat(),
                        "label": entry.label,
                        "contact": entry.contact,
                        "undone": entry.undone,
                    }
                    for entry in entries
                ]
            )
        else:
            table(
                (
                    (
                        str(entry.seq),
                        f"{entry.at.astimezone():%Y-%m-%d %H:%M}",
                        "undone" if entry.undone else "",
                        entry.label,
                    )
                    for entry in entries
                ),
                TITLES,
            )
        if not entries:
            say("Nothing was changed yet.")
        return 0

    return place.look(found)


COMMANDS = {"undo": undo, "redo": redo, "history": history}
