"""``netui due``, ``why`` and ``draft``: what comes next, why, and with which words."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

import msgspec

from netui.cli.clearing import clear_overdue
from netui.cli.people import standing_of
from netui.cli.place import Answer, Place
from netui.cli.printing import as_json, day, line, paragraphs, say, table
from netui.core.cadence.forecast import DAYS, ForecastDay, forecast
from netui.core.cadence.model import Context, NextTouch, Section
from netui.core.cadence.standings import Standings
from netui.core.cadence.summary import counts_words
from netui.core.cadence.why import why as explain
from netui.core.composition import Composition, compose
from netui.core.model import Contact, TouchKind
from netui.core.people.resolve import resolve
from netui.core.people.values import parse_choice
from netui.core.state import State
from netui.core.text import clean, count
from netui.errors import Problem

OPEN = frozenset({Section.OVERDUE, Section.TODAY})
TITLES = ("SECTION", "ID", "NAME", "STEP", "DUE", "WHY")


def due(args: Namespace, place: Place) -> Answer:
    """Print the queue: what is open today, and with ``--days`` what opens soon."""
    if args.forecast:
        return place.derive(partial(print_forecast, args))
    if args.clear:
        return clear_overdue(args, place)

    def found(state: State, context: Context) -> Answer:
        last = context.today + dt.timedelta(days=args.days)
        standings = Standings.of(state, context)
        rows = list(coming_up(standings, last))
        if args.count:
            as_json({"due": len(rows)}) if args.json else print(len(rows))
        elif args.json:
            as_json([due_row(state, row) for row in rows])
        else:
            table((listed(state, row) for row in rows), TITLES)
            if not rows:
                say("Nothing is due.")
            if standings.budget.done:
                say(f"Done today: {standings.budget.done} of {standings.budget.done_of}.")
        return 0

    return place.derive(found)


def print_forecast(args: Namespace, state: State, context: Context) -> Answer:
    """Print how many people each of the next days brings, and what for."""
    days = forecast(state, Standings.of(state, context), args.days or DAYS)
    if args.json:
        as_json([forecast_row(found) for found in days])
    else:
        table(
            (
                (found.day.isoformat(), str(found.total), counts_words(found.counts))
                for found in days
            ),
            ("DAY", "PEOPLE", "FOR"),
        )
    return 0


def forecast_row(found: ForecastDay) -> dict[str, Any]:
    """Return one day as a document; people without a date of their own are only counted."""
    return {
        "day": found.day.isoformat(),
        "total": found.total,
        "capacity": found.capacity,
        **{work.value: number for work, number in found.counts.items()},
        "ids": [row.contact for row in found.rows if row.next.rule != "dormant"],
    }


class Upcoming(NamedTuple):
    """A next touch with the part of the queue it stands in, or ``later``."""

    section: str
    contact: int
    next: NextTouch


def coming_up(standings: Standings, last: dt.date) -> Iterator[Upcoming]:
    """Yield what is open now or opens by ``last``; what no queue shows yet is later."""
    rows = standings.queue().rows
    for row in rows:
        opens = row.on or row.next.opens or row.next.due
        if row.section in OPEN or (opens is not None and opens <= last):
            yield Upcoming(row.section.value, row.contact, row.next)
    shown = {row.contact for row in rows}
    today = standings.context.today
    ahead = [
        (stood.next.opens, stood.next)
        for stood in standings.all.values()
        if stood.next and stood.next.opens and today < stood.next.opens <= last
    ]
    for _, coming in sorted(ahead, key=lambda found: (found[0], found[1].contact)):
        if coming.contact not in shown:
            yield Upcoming("later", coming.contact, coming)


def listed(state: State, row: Upcoming) -> tuple[str, ...]:
    """Return the columns of one row."""
    return (
        row.section.replace("_", " "),
        str(row.contact),
        state.contacts[row.contact].full,
        row.next.step.value,
        day(row.next.due),
        row.next.reason,
    )


def due_row(state: State, row: Upcoming) -> dict[str, Any]:
    """Return one row as a document."""
    coming = msgspec.to_builtins(row.next)
    names = ("step", "kind", "channel", "opens", "due", "attempt", "attempts", "reason")
    return {
        "id": row.contact,
        "name": state.contacts[row.contact].full,
        "section": row.section,
        **{name: coming.get(name) for name in names},
        "statements": list(row.next.statements),
    }


def why(args: Namespace, place: Place) -> Answer:
    """Tell why a person is or is not due, and what comes next."""

    def found(state: State, context: Context) -> Answer:
        contact = resolve(state, " ".join(args.who))
        if isinstance(contact, Problem):
            return contact
        touches, draft = state.touches_of(contact.id), state.draft_of(contact.id)
        answer = explain(contact, touches, draft, context, place.clock())
        if args.json:
            stands = standing_of(state, context, contact.id)
            as_json(
                {
                    "id": contact.id,
                    "name": contact.full,
                    "stage": stands.stage.value,
                    "why": list(answer.lines),
                    "rule": answer.rule,
                    "statements": list(answer.statements),
                    "settings": list(answer.settings),
                    "actions": list(answer.actions),
                    "next": msgspec.to_builtins(stands.next),
                }
            )
        else:
            for sentence in answer.lines:
                print(line(sentence))
        return 0

    return place.derive(found)


def draft(args: Namespace, place: Place) -> Answer:
    """Print the note the composer would open; what is missing goes to stderr."""

    def found(state: State, context: Context) -> Answer:
        read = who_and_kind(state, args.words)
        if isinstance(read, Problem):
            return read
        contact, kind = read
        stands = standing_of(state, context, contact.id)
        composition = compose(state, stands, context, kind=kind)
        if isinstance(composition, Problem):
            return composition
        if args.json:
            as_json(composed(composition))
        else:
            print_note(composition)
        return 0

    return place.derive(found)


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
        "subject": note.subject,
        "text": note.text,
        "template": note.template,
        "blanks": [note.text[start:end] for start, end in note.blanks],
        "count": count(note.text),
        "limit": note.limit,
        "mark": note.mark,
    }


def print_note(note: Composition) -> None:
    """Print the text alone, and beside it the subject and what is left to fill in."""
    channel = f" by {note.channel.value}" if note.channel else ""
    say(f"{note.kind.value} to {note.contact.full}{channel}")
    if note.subject:
        say(f"Subject: {note.subject}")
    print(paragraphs(clean(note.text)))
    if note.blanks:
        blanks = ", ".join(note.text[start:end] for start, end in note.blanks)
        say(f"Still to fill in: {blanks}")


COMMANDS = {"due": due, "why": why, "draft": draft}
