"""``netui lint``: what the hints say of a note, usable from an editor or a script.

Exit status: 0 no error hint is left, 1 one is. Positions are lines and columns, in characters
from 1; the command reads beside a running app and needs no data file.
"""

from __future__ import annotations

import datetime as dt
import sys
from argparse import Namespace
from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from netui.cli.drafting import who_and_kind
from netui.cli.looking import standing_of
from netui.cli.place import Answer, Place, read_text
from netui.cli.printing import as_json, line, paragraphs, say
from netui.config.hint_rules import read_rules
from netui.core.cadence.model import Context
from netui.core.composition import compose
from netui.core.examination import hushed_in, note_of
from netui.core.hints.answers import document_of_hint
from netui.core.hints.engine import examine, explain
from netui.core.hints.model import Findings, Hint, Note
from netui.core.hints.people import people_index
from netui.core.hints.rule import OwnRules
from netui.core.limit import limit_for
from netui.core.model import (
    INVITATION_KINDS,
    TEXT_KINDS,
    Channel,
    Contact,
    Record,
    Table,
    TouchKind,
)
from netui.core.nearest import did_you_mean
from netui.core.note_kinds import NOTE_KINDS
from netui.core.people.values import parse_choice, parse_date
from netui.core.settings import plan_in_force
from netui.core.state import State
from netui.core.templates import slots
from netui.core.text import count, normal
from netui.errors import DataProblem, Problem

STDIN = "-"


class Asked(NamedTuple):
    """The note that is to be checked, as far as the command line says it."""

    text: str
    subject: str
    channel: Channel | None
    date: dt.date


def lint(args: Namespace, place: Place) -> Answer:
    """Check a note, run cases, tell a rule, or list what is suppressed."""
    if args.explain:
        return tell_rule(args, place)
    if args.cases:
        from netui.cli.lint_cases import run_cases  # noqa: PLC0415 - only ``--cases`` needs it

        return run_cases(args)
    if args.suppressions or args.lift is not None:
        from netui.cli import suppressing  # noqa: PLC0415 - likewise

        lifting = args.lift is not None
        return suppressing.lift(args, place) if lifting else suppressing.listed(args, place)
    return check_note(args, place)


def check_note(args: Namespace, place: Place) -> Answer:
    """Print the hints of one note; without WHO it is checked with what needs no record."""
    asked = read_asked(args, place)
    if isinstance(asked, Problem):
        return asked

    own = own_rules(place).rules

    def checked(state: State, context: Context) -> Answer:
        note = find_note(state, msgspec.structs.replace(context, today=asked.date))
        if isinstance(note, Problem):
            return note
        hushed = hushed_in(state, note.contact.id)
        findings = examine(note, context.settings.hints.severity, hushed, own)
        show(args, note, findings)
        return 1 if findings.errors else 0

    def find_note(state: State, context: Context) -> Note | Problem:
        anonymous = kind_alone(args.words)
        if isinstance(anonymous, TouchKind):
            return note_to_nobody(anonymous, asked, state, context)
        return note_to(args.words, asked, state, context)

    alone = isinstance(kind_alone(args.words), TouchKind)
    return derive_anyway(place, checked) if alone else place.derive(checked)


def own_rules(place: Place) -> OwnRules:
    """Return the user's rules; one that cannot be used is told and left out."""
    own = read_rules(place.paths)
    for problem in own.problems:
        say(str(problem))
    return own


def read_asked(args: Namespace, place: Place) -> Asked | Problem:
    """Return the text and what else is said of it."""
    channel: Any = parse_choice(Channel, args.channel, "--channel") if args.channel else None
    day = parse_date(args.date, "--date") if args.date else place.clock().today
    for found in (channel, day):
        if isinstance(found, Problem):
            return found
    name = args.text_file or STDIN
    if name == STDIN and sys.stdin.isatty():
        say("Reading the note from the terminal; ctrl+d ends it.")
    text = read_text(name)
    if isinstance(text, Problem):
        return text
    assert isinstance(day, dt.date)
    return Asked(text.rstrip("\r\n"), args.subject, channel, day)


def kind_alone(words: list[str]) -> TouchKind | None:
    """Return the kind of a note to nobody in particular: the one word, else an invitation."""
    if not words:
        return TouchKind.INVITE
    kind = parse_choice(TouchKind, words[0], "KIND") if len(words) == 1 else None
    return TouchKind(kind) if kind is not None and not isinstance(kind, Problem) else None


def note_to(words: list[str], asked: Asked, state: State, context: Context) -> Note | Problem:
    """Return the note to somebody on file."""
    read = who_and_kind(state, words)
    if isinstance(read, Problem):
        return read
    contact, kind = read
    stands = standing_of(state, context, contact.id)
    composition = compose(state, stands, context, kind=kind, channel=asked.channel)
    if isinstance(composition, Problem):
        return composition
    return note_of(
        composition,
        asked.text,
        asked.subject,
        state=state,
        context=context,
        others=people_index(state),
    )


def note_to_nobody(
    kind: TouchKind, asked: Asked, state: State, context: Context
) -> Note | Problem:
    """Return the note without a record: nothing is known of whom it is for."""
    if kind not in TEXT_KINDS:
        what = f"A touch of kind {kind} has no note"
        return Problem(what, "", did_you_mean(kind, NOTE_KINDS))
    invited = kind in INVITATION_KINDS
    usual = Channel.LINKEDIN_INVITE if invited else Channel.LINKEDIN_MESSAGE
    channel = asked.channel or usual
    plan = plan_in_force(context.settings, context.profile)
    return Note(
        text=asked.text,
        contact=Contact(full=""),
        kind=kind,
        today=context.today,
        channel=channel,
        subject=asked.subject,
        limit=limit_for(channel, plan, context.settings.limits).limit,
        me=context.profile,
        plan=plan,
        others=people_index(state),
        slots=slots(),
        blank_ok_days=context.settings.hints.blank_ok_days,
    )


def derive_anyway(place: Place, command: Callable[[State, Context], Answer]) -> Answer:
    """Run a command that can do without the data file: a damaged one is told, not needed."""
    settings = place.settings()
    if isinstance(settings, Problem):
        return settings
    context = Context(today=place.clock().today, settings=settings)
    replace = msgspec.structs.replace
    done = place.read(lambda state: command(state, replace(context, profile=state.profile)))
    if not isinstance(done, DataProblem):
        return done
    say(f"The note is checked without the data file. {done}")
    empty: dict[Table, dict[int, Record]] = {}
    return command(State(empty), context)


def show(args: Namespace, note: Note, findings: Findings) -> None:
    """Print the hints as a linter does, or as one document."""
    if args.json:
        as_json(
            {
                "id": note.contact.id or None,
                "name": note.contact.full or None,
                "kind": note.kind.value,
                "channel": note.channel.value if note.channel else None,
                "count": count(note.text),
                "limit": note.limit,
                "checklist": {name.value: done for name, done in findings.checklist},
                "hints": [placed(note, hint) for hint in findings.hints],
            }
        )
        return
    name = args.text_file if args.text_file not in {None, STDIN} else "<stdin>"
    for hint in findings.shown:
        row, column = place_of(note, hint)
        head = f"{name}:{row}:{column}: {hint.rule} {hint.severity.value}: {hint.message}"
        print(line(head))
        print(f"  {line(hint.why)}")


def placed(note: Note, hint: Hint) -> dict[str, Any]:
    """Return a hint as a document with where it begins."""
    row, column = place_of(note, hint)
    return document_of_hint(hint, whole=True) | {
        "suppressed": hint.suppressed,
        "line": row,
        "column": column,
    }


def place_of(note: Note, hint: Hint) -> tuple[int, int]:
    """Return line and column, from 1, where a hint begins; one about no words, the start."""
    start = hint.spans[0][0] if hint.spans else 0
    before = normal(note.text)[:start]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def tell_rule(args: Namespace, place: Place) -> Answer:
    """Print one rule with its examples."""
    told = explain(args.explain, own_rules(place).rules)
    if isinstance(told, Problem):
        return told
    if args.json:
        as_json(msgspec.to_builtins(told))
        return 0
    trial = ", on trial" if told.preview else ""
    print(f"{told.code} {told.name} ({told.severity.value}{trial})")
    print(f"\n{told.summary}\n{told.why}")
    for title, notes in (("Stays silent:", told.good), ("Fires:", told.bad)):
        print(f"\n{title}")
        for note in notes:
            print()
            for row in paragraphs(note).split("\n"):
                print(f"  {row}".rstrip())
    return 0


COMMANDS = {"lint": lint}
