"""``netui add``, ``edit``, ``archive`` and ``import``: what changes who is on file."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from netui.cli.looking import document
from netui.cli.place import Answer, Place, commit
from netui.cli.printing import as_json
from netui.cli.several import do_to_all, not_both
from netui.core.acts.contacts import add_contact, archive_contact, edit_contact, shared
from netui.core.acts.together import Act
from netui.core.cadence.model import Context
from netui.core.changes import Change
from netui.core.fields import FieldEdit, looks_like_edit, parse_edit
from netui.core.people.resolve import resolve
from netui.core.state import State
from netui.errors import Problem, UsageProblem
from netui.store import Store


def who_and_edits(words: list[str]) -> tuple[str, list[FieldEdit]] | Problem:
    """Return the words before the first edit as one, and the edits."""
    first = next((n for n, word in enumerate(words) if looks_like_edit(word)), len(words))
    edits: list[FieldEdit] = []
    for word in words[first:]:
        edit = parse_edit(word)
        if isinstance(edit, Problem):
            return edit
        edits.append(edit)
    return " ".join(words[:first]), edits


def add(args: Namespace, place: Place) -> Answer:
    """Add a person."""
    read = who_and_edits(args.words)
    if isinstance(read, Problem):
        return read
    name, edits = read

    def write(store: Store) -> Answer:
        change = add_contact(store.state, name, edits, place.clock())
        return written(store, change, as_document=args.json)

    return place.write(write)


def edit(args: Namespace, place: Place) -> Answer:
    """Edit a person's fields."""
    read = who_and_edits(args.words)
    if isinstance(read, Problem):
        return read
    who, edits = read
    if who and args.query is not None:
        return not_both(who)
    if not edits or (not who and args.query is None):
        return UsageProblem("Say whom and what.", todo="netui edit WHO FIELD=VALUE")
    if args.query is not None:
        return edit_all(args, place, edits)

    def write(store: Store) -> Answer:
        contact = resolve(store.state, who)
        if isinstance(contact, Problem):
            return contact
        change = edit_contact(store.state, contact.id, edits, place.clock())
        return written(store, change, as_document=args.json)

    return place.write(write)


def edit_all(args: Namespace, place: Place, edits: list[FieldEdit]) -> Answer:
    """Edit fields of everybody a query finds."""
    problem = shared(edits)
    if problem:
        return problem
    moment = place.clock()

    def act_of(_state: State, _context: Context) -> Act:
        return lambda state, who: edit_contact(state, who, edits, moment)

    def shown(store: Store, change: Change) -> None:
        as_json([document(store.state.contacts[who]) for who in change.touched_contacts()])

    return do_to_all(args, place, act_of, shown)


def archive(args: Namespace, place: Place) -> Answer:
    """Archive a person."""

    def write(store: Store) -> Answer:
        contact = resolve(store.state, " ".join(args.who))
        if isinstance(contact, Problem):
            return contact
        return written(store, archive_contact(store.state, contact.id), as_document=args.json)

    return place.write(write)


def written(store: Store, change: Change | Problem, *, as_document: bool) -> Answer:
    """Commit a change of a person and print them if asked."""
    done = commit(store, change)
    if isinstance(done, Problem):
        return done
    if as_document and done.contact is not None:
        as_json(document(store.state.contacts[done.contact]))
    return 0


def import_files(args: Namespace, place: Place) -> Answer:
    """Import LinkedIn's archive; a dry run only reads, so it works beside the app."""
    from netui.cli.importing import run_import  # noqa: PLC0415 - only this command needs it

    def read_in(store: Store) -> Answer:
        return run_import(
            [Path(name) for name in args.paths],
            store,
            place.clock,
            dry_run=args.dry_run,
            as_json=args.json,
            out=sys.stdout,
            err=sys.stderr,
        )

    return place.look(read_in) if args.dry_run else place.write(read_in)


COMMANDS = {"add": add, "edit": edit, "archive": archive, "import": import_files}
