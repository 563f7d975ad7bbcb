"""``netui backup`` and ``netui restore``: copies of everything, and the way back to one."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from netui.cli.asking import left_out, sure, tell_mended
from netui.cli.place import Answer, Place, commit
from netui.cli.printing import as_json, say, table
from netui.config.paths import as_typed
from netui.core.acts.restoring import Difference, differences, restore
from netui.core.changes import Change
from netui.core.model import Tombstone
from netui.data.backups import Backup, Shelf
from netui.data.burying import earlier_state
from netui.data.disk import Disk
from netui.data.file import DataFile
from netui.data.mending import mend
from netui.data.snapshot import Damage
from netui.data.trouble import trouble
from netui.errors import DataProblem, Problem
from netui.store import Store, open_store

TITLES = ("BACKUP", "AT", "PEOPLE", "TOUCHES", "")
SHOWN = 12
"""Names in a preview; --json has them all."""


def backup(args: Namespace, place: Place) -> Answer:
    """Write a backup: among netui's own, or to a path of the person's."""

    def write(store: Store) -> Answer:
        to = as_typed(args.path) if args.path else None
        if to is not None and is_kind(to, Path.is_dir):
            to = to / f"netui-{place.clock().today.isoformat()}.json"
        written = store.backup(to)
        if isinstance(written, Problem):
            return written
        say(f"Backup written: {written}")
        if args.json:
            as_json({"path": str(written), "people": len(store.state.contacts)})
        return 0

    # Reading is enough, and works beside the app: snapshot and journal are read together.
    return place.look(write) if args.path else place.write(write)


def restoring(args: Namespace, place: Place) -> Answer:
    """List the backups, or go back to one of them."""
    shelf = Shelf(Disk(), place.file)
    try:
        found = shelf.backups()
    except OSError as error:
        return trouble("The backups cannot be looked at", shelf.folder, error)
    if not args.which:
        return listed(args, place, found)
    path = chosen(args.which, found)
    if isinstance(path, Problem):
        return path
    then = DataFile.open(path, place.clock().at, read_only=True)
    if isinstance(then, Problem):
        return no_backup(then)
    label = f"Restored the backup {path.name}"

    def write(store: Store) -> Answer:
        stones = store.state.table(Tombstone).values()
        earlier, forgotten = earlier_state(then.tables, stones)
        change = restore(store.state, earlier, label)
        preview(change, as_document=args.json)
        if forgotten:
            say(left_out(forgotten))
        if not change or args.dry_run:
            return 0
        if not sure("Go back to this?", yes=args.yes):
            return Problem("Nothing was restored", todo="Say --yes to do it.")
        done = commit(store, change)
        return done if isinstance(done, Problem) else 0

    answer = place.look(write) if args.dry_run else place.write(write)
    if isinstance(answer, Damage) and not args.dry_run:
        return put_back(args, place, path, answer)
    return answer


def no_backup(problem: DataProblem) -> DataProblem:
    """Return the refusal of a file as one of a backup: the data file itself is fine."""
    what = f"This backup cannot be used: {problem.what[:1].lower()}{problem.what[1:]}"
    todo = "Nothing was changed. netui restore lists the backups."
    return DataProblem(
        what, problem.where, todo if isinstance(problem, Damage) else problem.todo
    )


def put_back(args: Namespace, place: Place, path: Path, damage: Damage) -> Answer:
    """Put a backup in the place of a data file that cannot be opened."""
    say(str(damage))
    question = f"Put {path.name} and the journal in its place? The damaged file is kept."
    if not sure(question, yes=args.yes):
        return damage
    mended = mend(place.file, place.clock().at.astimezone(), source=path)
    if isinstance(mended, Problem):
        return mended
    tell_mended(mended)
    return 0


def listed(args: Namespace, place: Place, found: list[Backup]) -> Answer:
    """Print the backups, newest first, with how much is in each."""
    rows = []
    for entry in found:
        opened = open_store(entry.path, place.clock, read_only=True)
        state = None if isinstance(opened, Problem) else opened.state
        rows.append(
            {
                "seq": entry.seq,
                "path": str(entry.path),
                "at": entry.at.isoformat(timespec="seconds"),
                "people": None if state is None else len(state.contacts),
                "touches": None if state is None else len(state.touches),
                "theirs": entry.theirs,
                "readable": state is not None,
            }
        )
    if args.json:
        as_json(rows)
        return 0
    words = {True: "written by another program", False: ""}
    table(
        (
            (
                entry.path.name,
                f"{entry.at.astimezone():%Y-%m-%d %H:%M}",
                str(row["people"]) if row["readable"] else "?",
                str(row["touches"]) if row["readable"] else "?",
                words[entry.theirs] if row["readable"] else "cannot be read",
            )
            for entry, row in zip(found, rows, strict=True)
        ),
        TITLES,
    )
    say(
        "netui restore NUMBER shows what would change and asks."
        if found
        else f"There is no backup yet in {Shelf(Disk(), place.file).folder}."
    )
    return 0


def chosen(which: str, found: list[Backup]) -> Path | Problem:
    """Return the backup a person means: a number, a name or a path."""
    for entry in found:
        if which in {entry.path.name, entry.path.stem} or (
            which.isdecimal() and int(which) == entry.seq and not entry.theirs
        ):
            return entry.path
    path = as_typed(which)
    if is_kind(path, Path.is_file):
        return path
    return Problem(f"There is no backup “{which}”", todo="netui restore lists them.")


def is_kind(path: Path, kind: Callable[[Path], bool]) -> bool:
    """Whether a path is a file or a folder; one that no disk can have is neither."""
    try:
        return kind(path)
    except OSError:
        return False


def preview(change: Change, *, as_document: bool) -> None:
    """Tell what going back would change."""
    found = differences(change)
    if as_document:
        as_json(
            [
                {
                    "table": each.table,
                    "back": each.back,
                    "gone": each.gone,
                    "changed": each.changed,
                    "names": list(each.names),
                }
                for each in found
            ]
        )
        return
    for each in found:
        print(in_words(each), file=sys.stderr)
    if not found:
        say("Nothing would change: everything is as in this backup.")


def in_words(each: Difference) -> str:
    """Return one table of a preview as a line."""
    counts = ((each.back, "come back"), (each.gone, "go"), (each.changed, "change"))
    told = ", ".join(f"{count} {verb}" for count, verb in counts if count)
    names = ", ".join(each.names[:SHOWN]) + (" …" if each.names[SHOWN:] else "")
    return f"{each.table}: {told}{f' ({names})' if names else ''}"


COMMANDS = {"backup": backup, "restore": restoring}
