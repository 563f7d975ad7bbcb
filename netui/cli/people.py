"""``netui list``: who is on file."""

from __future__ import annotations

from argparse import Namespace

from netui.cli.looking import document, standing_of
from netui.cli.place import Answer, Place
from netui.cli.printing import as_json, day, say, table
from netui.core.cadence.model import Context
from netui.core.people.index import PeopleIndex
from netui.core.people.query import parse_query
from netui.core.people.rows import PersonRow, Sort, listed_rows
from netui.core.state import State
from netui.errors import Problem

TITLES = ("ID", "NAME", "COMPANY", "TITLE", "STAGE", "DUE", "TAGS")


def list_people(args: Namespace, place: Place) -> Answer:
    """Print the people a query finds."""
    query = parse_query(" ".join(args.query))
    if isinstance(query, Problem):
        return query

    def found(state: State, context: Context) -> Answer:
        index = indexed(state, context, archived=args.archived)
        numbers = index.search(query)
        if args.sort:
            # Asked for by name, an order is kept: nobody is moved up for fitting better.
            index.sort = Sort(args.sort)
            wanted = set(numbers)
            numbers = [number for number in index.search("") if number in wanted]
        chosen = [index.rows[number] for number in numbers[: args.limit]]
        if args.json:
            as_json([document(state.contacts[row.id]) for row in chosen])
        else:
            table(map(listed, chosen), TITLES)
        if not numbers:
            say("Nobody matches." if args.query else "Nobody is on file.")
        return 0

    return place.derive(found)


def indexed(state: State, context: Context, *, archived: bool = False) -> PeopleIndex:
    """Return everybody who is listed, ready to be searched."""
    index = PeopleIndex(context.today)
    rows = listed_rows(state, lambda who: standing_of(state, context, who), archived=archived)
    for _ in index.build(rows):
        pass
    return index


def listed(row: PersonRow) -> tuple[str, ...]:
    """Return the columns of one person."""
    return (
        str(row.id),
        row.name,
        row.company,
        row.title,
        row.stage.value,
        day(row.due),
        ", ".join(row.tags),
    )


COMMANDS = {"list": list_people}
