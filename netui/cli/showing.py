"""``netui show``: one person in full."""

from __future__ import annotations

from argparse import Namespace

import msgspec

from netui.cli.looking import document, standing_of
from netui.cli.place import Answer, Place
from netui.cli.printing import as_json, cut, day, line, paragraphs, table
from netui.core.cadence.model import Context, Standing
from netui.core.fields import FIELDS, field_text
from netui.core.model import Contact, Touch
from netui.core.people.resolve import resolve
from netui.core.state import State
from netui.errors import Problem

TEXT_SHOWN = 100


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


COMMANDS = {"show": show}
