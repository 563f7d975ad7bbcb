"""``netui list`` and ``netui show``: who is on file, and one of them in full."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

import msgspec

from netui.cli.place import Answer, Place
from netui.cli.printing import as_json, cut, day, line, paragraphs, say, table
from netui.core.cadence.model import Context, Standing
from netui.core.cadence.stages import standing
from netui.core.fields import FIELDS, field_text
from netui.core.model import Contact, Record, Touch
from netui.core.people.index import PeopleIndex
from netui.core.people.query import parse_query
from netui.core.people.resolve import resolve
from netui.core.people.rows import PersonRow, Sort, listed_rows
from netui.core.state import State
from netui.data.codec import encode
from netui.errors import Problem

TITLES = ("ID", "NAME", "COMPANY", "TITLE", "STAGE", "DUE", "TAGS")
TEXT_SHOWN = 100


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


def document(record: Record) -> dict[str, Any]:
    """Return a record as it is kept in the data file, with its id."""
    return {"id": record.id, **encode(record)}


def standing_of(state: State, context: Context, who: int) -> Standing:
    """Return where a contact stands."""
    contact = state.contacts[who]
    return standing(contact, state.touches_of(who), state.draft_of(who), context)


def show(args: Namespace, place: Place) -> Answer:
    """Print one person: every filled field, the timeline, the next touch."""

    def found(state: State, context: Context) -> Answer:
        contact = resolve(state, " ".join(args.who))
        if isinstance(contact, Problem):
            return contact
        stands = standing_of(state, context, contact.id)
        touches = state.touches_of(contact.id)
        if args.json:
            next_touch = msgspec.to_builtins(stands.next)
            more = {"stage": stands.stage.value, "next": next_touch}
            as_json(document(contact) | more | {"touches": [document(t) for t in touches]})
            return 0
        show_facts(contact)
        print(f"\nstage  {stands.stage.value}")
        print(f"next   {next_line(stands)}")
        if touches:
            print()
            table(map(told, touches))
        return 0

    return place.derive(found)


def show_facts(contact: Contact) -> None:
    """Print the filled fields, a line each; long texts keep their lines."""
    print(f"{line(contact.full)}  ({contact.id})")
    filled = {name: text for name in FIELDS if (text := field_text(contact, name))}
    room = max(map(len, filled))
    for name, text in filled.items():
        if name != "full":
            first, *rest = paragraphs(text).split("\n")
            print(f"  {name:{room}}  {first}")
            for further in rest:
                print(f"  {'':{room}}  {further}")


def next_line(stands: Standing) -> str:
    """Return the next touch as one line."""
    coming = stands.next
    if coming is None:
        return "nothing is planned"
    when = f" by {day(coming.due)}" if coming.due else ""
    return f"{coming.step.value}{when}: {line(coming.reason)}"


def told(touch: Touch) -> tuple[str, ...]:
    """Return one touch of the timeline."""
    said = " · ".join(filter(None, (touch.subject, touch.text, touch.outcome, touch.note)))
    channel = touch.channel.value if touch.channel else ""
    return (
        str(touch.id),
        day(touch.date),
        touch.direction.value,
        touch.kind.value,
        channel,
        cut(said, TEXT_SHOWN),
    )


COMMANDS = {"list": list_people, "show": show}
