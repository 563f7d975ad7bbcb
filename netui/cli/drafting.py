"""``netui draft``: the note the composer would open."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from netui.cli.looking import standing_of
from netui.cli.place import Answer, Place
from netui.cli.printing import as_json, paragraphs, say
from netui.core.cadence.model import Context
from netui.core.cadence.ways import BY_WAY
from netui.core.composition import Composition, compose
from netui.core.model import Channel, Contact, TouchKind
from netui.core.people.resolve import resolve
from netui.core.people.values import parse_choice
from netui.core.rerouting import rerouted
from netui.core.state import State
from netui.core.text import clean, count
from netui.errors import Problem


def draft(args: Namespace, place: Place) -> Answer:
    """Print the note the composer would open; what is missing goes to stderr."""
    channel = read_channel(args)
    if isinstance(channel, Problem):
        return channel

    def found(state: State, context: Context) -> Answer:
        read = who_and_kind(state, args.words)
        if isinstance(read, Problem):
            return read
        contact, kind = read
        stands = standing_of(state, context, contact.id)
        composition = compose(state, stands, context, kind=kind)
        if channel is not None and not isinstance(composition, Problem):
            composition = rerouted(
                state,
                stands,
                context,
                composition,
                channel,
                subject=composition.subject,
                text=composition.text,
            )
        if isinstance(composition, Problem):
            return composition
        if args.json:
            as_json(composed(composition))
        else:
            print_note(composition)
        return 0

    return place.derive(found)


def read_channel(args: Namespace) -> Channel | Problem | None:
    """Return the channel that is asked for, if one is."""
    if args.channel is None:
        return None
    read = parse_choice(Channel, args.channel, "--channel")
    return read if isinstance(read, Problem) else Channel(read)


def who_and_kind(state: State, words: list[str]) -> tuple[Contact, TouchKind | None] | Problem:
    """Return whom a draft is for and its kind, which the last word may name."""
    *who, last = words
    kind = parse_choice(TouchKind, last, "KIND")
    whole = resolve(state, " ".join(words))
    if not isinstance(kind, Problem) and who:
        contact = resolve(state, " ".join(who))
        return contact if isinstance(contact, Problem) else (contact, TouchKind(kind))
    if isinstance(whole, Contact):
        return whole, None
    # Whoever is found without the last word was given a kind that there is not.
    named = isinstance(kind, Problem) and who and resolve(state, " ".join(who))
    return kind if isinstance(kind, Problem) and isinstance(named, Contact) else whole


def composed(note: Composition) -> dict[str, Any]:
    """Return a note as a document."""
    return {
        "id": note.contact.id,
        "name": note.contact.full,
        "kind": note.kind.value,
        "channel": note.channel.value if note.channel else None,
        "subject": note.subject if note.has_subject else "",
        "text": note.text,
        "template": note.template,
        "blanks": [note.text[start:end] for start, end in note.blanks],
        "count": count(note.text),
        "limit": note.limit,
        "mark": note.mark,
    }


def print_note(note: Composition) -> None:
    """Print the text alone, and beside it the subject and what is left to fill in."""
    channel = f" {BY_WAY[note.channel]}" if note.channel else ""
    who = note.contact.full
    to = f"{note.reader.full} about {who}" if note.reader else who
    say(f"{note.kind.value} to {to}{channel}")
    if note.subject and note.has_subject:
        say(f"Subject: {note.subject}")
    print(paragraphs(clean(note.text)))
    if note.blanks:
        blanks = ", ".join(note.text[start:end] for start, end in note.blanks)
        say(f"Still to fill in: {blanks}")


COMMANDS = {"draft": draft}
