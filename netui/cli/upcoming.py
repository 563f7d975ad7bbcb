"""``netui why`` and ``draft``: what comes next, why, and with which words."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from typing import Any

import msgspec

from netui.actions import ACTIONS, BY_ID, spoken
from netui.cli.people import standing_of
from netui.cli.place import Answer, Place
from netui.cli.printing import as_json, line, paragraphs, say
from netui.config.keymap import Keymap, read_keymap
from netui.core.cadence.circumstances import held_back
from netui.core.cadence.guards.speaking import guard_lines, objections_now
from netui.core.cadence.guards.surroundings import Surroundings
from netui.core.cadence.model import Context, Standing
from netui.core.cadence.standings import Standings
from netui.core.cadence.ways import BY_WAY
from netui.core.cadence.why import Why
from netui.core.cadence.why import why as explain
from netui.core.composition import Composition, compose
from netui.core.model import Channel, Contact, TouchKind
from netui.core.people.resolve import resolve
from netui.core.people.values import parse_choice
from netui.core.rerouting import rerouted
from netui.core.state import State
from netui.core.text import clean, count
from netui.errors import Problem


def why(args: Namespace, place: Place) -> Answer:
    """Tell why a person is or is not due, and what comes next."""
    keymap = keymap_in_force(place)
    if isinstance(keymap, Problem):
        return keymap

    def found(state: State, context: Context) -> Answer:
        contact = resolve(state, " ".join(args.who))
        if isinstance(contact, Problem):
            return contact
        touches, draft = state.touches_of(contact.id), state.draft_of(contact.id)
        answer = explain(contact, touches, draft, context, place.clock())
        queue = Standings.of(state, context).queue()
        around = Surroundings(state, context)
        against = objections_now(contact, touches, draft, context, around)
        lines = (
            *answer.lines,
            *held_back(queue, contact.id, context.today),
            *guard_lines(against),
            f"Keys: {keys_of(keymap, answer.actions)}.",
        )
        if args.json:
            as_json(explained(standing_of(state, context, contact.id), contact, answer, lines))
        else:
            for sentence in lines:
                print(line(sentence))
        return 0

    return place.derive(found)


def explained(
    stands: Standing, contact: Contact, answer: Why, lines: tuple[str, ...]
) -> dict[str, Any]:
    """Return an explanation as a document."""
    return {
        "id": contact.id,
        "name": contact.full,
        "stage": stands.stage.value,
        "why": list(lines),
        "rule": answer.rule,
        "statements": list(answer.statements),
        "settings": list(answer.settings),
        "actions": list(answer.actions),
        "next": msgspec.to_builtins(stands.next),
    }


def keymap_in_force(place: Place) -> Keymap | Problem:
    """Return the keys in force, as the settings choose them."""
    settings = place.settings()
    if isinstance(settings, Problem):
        return settings
    return read_keymap(settings.keymap, ACTIONS, place.paths.config)


def keys_of(keymap: Keymap, actions: Iterable[str]) -> str:
    """Return the keys in force that change where somebody stands, as ``?`` names them."""
    named = ((keymap.of(name).all_keys, BY_ID[name].label.lower()) for name in actions)
    return ", ".join(f"{spoken(keys[0])} {label}" if keys else label for keys, label in named)


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


COMMANDS = {"why": why, "draft": draft}
