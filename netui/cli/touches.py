"""``netui log``: a touch that was sent, received, or only steers the cadence."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from enum import StrEnum
from typing import Any

from msgspec.structs import replace

from netui.cli.looking import document
from netui.cli.place import Answer, Place, commit, read_text
from netui.cli.printing import as_json, say
from netui.cli.several import do_to_all, not_both
from netui.core.acts.remarks import remarks
from netui.core.acts.steering import read_put_off
from netui.core.acts.together import Act
from netui.core.acts.touches import PUTS_OFF, log_touch
from netui.core.cadence.days import parse_day
from netui.core.cadence.guards.model import Held, Insistence, Override
from netui.core.cadence.model import Context
from netui.core.changes import Change
from netui.core.model import INCOMING, Channel, Direction, Touch, TouchKind
from netui.core.people.resolve import resolve
from netui.core.people.values import parse_choice, parse_date
from netui.core.state import State
from netui.errors import Problem, UsageProblem
from netui.store import Store

TAKERS: dict[str, frozenset[TouchKind]] = {
    "on": frozenset({TouchKind.PROMISE}),
    "until": PUTS_OFF,
    "direction": frozenset(TouchKind) - INCOMING,
}
"""The kinds of touch that each of these options says something about."""

FEW = 3
CHOICES: dict[str, type[StrEnum]] = {"channel": Channel, "direction": Direction}


def log(args: Namespace, place: Place) -> Answer:
    """Log one touch of a person."""
    *who, last = args.words
    if who and args.query is not None:
        return not_both(" ".join(who))
    if not who and args.query is None:
        return UsageProblem("Say whom and what.", todo="netui log WHO KIND")
    read = read_touch(args, last, place.clock().today)
    if isinstance(read, Problem):
        return read
    kind, facts = read
    if args.query is not None:
        return log_all(args, place, kind, facts)

    settings = place.settings()
    if isinstance(settings, Problem):
        return settings

    def write(store: Store) -> Answer:
        state, moment = store.state, place.clock()
        contact = resolve(state, " ".join(who))
        if isinstance(contact, Problem):
            return contact
        context = Context(today=moment.today, settings=settings, profile=state.profile)
        change = log_touch(state, contact.id, kind, moment, context=context, **facts)
        if isinstance(change, Held):
            return with_way_on(change, contact.id)
        done = commit(store, change)
        if isinstance(done, Problem):
            return done
        tell_overridden(done)
        for sentence in remarks(store.state, done):
            say(sentence)
        if args.json:
            print_added(store, done)
        return 0

    return place.write(write)


def log_all(args: Namespace, place: Place, kind: TouchKind, facts: dict[str, Any]) -> Answer:
    """Log the same touch of everybody a query finds."""
    moment = place.clock()

    def act_of(_state: State, context: Context) -> Act:
        return lambda state, who: log_touch(state, who, kind, moment, context=context, **facts)

    return do_to_all(args, place, act_of, print_added)


def print_added(_store: Store, change: Change) -> None:
    """Print the touches that a change has added."""
    as_json(
        [
            document(after)
            for before, after in change.edits.values()
            if before is None and isinstance(after, Touch)
        ]
    )


def read_touch(
    args: Namespace, kind: str, today: dt.date
) -> tuple[TouchKind, dict[str, Any]] | Problem:
    """Return the kind of a touch and what else is said of it."""
    found = parse_choice(TouchKind, kind, "KIND")
    if isinstance(found, Problem):
        return found
    unused = not_taken(args, TouchKind(found))
    if unused is not None:
        return unused
    text = read_text(args.text_file) if args.text_file else args.text or ""
    if isinstance(text, Problem):
        return text
    facts: dict[str, Any] = {
        "text": text.rstrip("\n"),
        "subject": args.subject,
        "outcome": args.outcome,
        "note": args.note,
    }
    for name in ("date", "on", "channel", "direction"):
        given = getattr(args, name)
        if given is not None:
            value = read_option(name, given, today)
            if isinstance(value, Problem):
                return UsageProblem(value.what, f"--{name}", value.todo)
            facts[name] = value
    if args.until is not None:
        put_off = read_put_off(args.until, today)
        if isinstance(put_off, Problem):
            return UsageProblem(put_off.what, "--until", put_off.todo)
        facts["until"] = put_off.until
        facts["outcome"] = put_off.outcome or args.outcome
    if args.override is not None:
        if not args.override.strip():
            return UsageProblem("An override needs a reason", "--override")
        facts["insist"] = Insistence(args.override, typed=args.yes)
    return TouchKind(found), facts


def read_option(name: str, given: str, today: dt.date) -> StrEnum | dt.date | Problem:
    """Return what is said by an option: one of a choice, a day that was, or one to come."""
    if name in CHOICES:
        return parse_choice(CHOICES[name], given, f"--{name}")
    return parse_date(given, f"--{name}") if name == "date" else parse_day(given, today)


def not_taken(args: Namespace, kind: TouchKind) -> Problem | None:
    """Return the complaint about an option that this kind of touch has no use for."""
    for name, kinds in TAKERS.items():
        if getattr(args, name) is not None and kind not in kinds:
            takers = " and ".join(sorted(kinds)) if len(kinds) < FEW else "what you do or say"
            what = f"{kind.value} takes no --{name}"
            todo = f"It goes with {takers}; --date is the day it happened."
            return UsageProblem(what, f"--{name}", todo)
    return None


def with_way_on(found: Held, who: int) -> Held:
    """Return what a guard says, with how to log it all the same where that can be."""
    first = found.objections[0]
    how = {
        Override.NO: "",
        Override.REASON: ' --override "REASON" logs it all the same.',
        Override.TYPED: ' --override "REASON" --yes logs it all the same.',
    }[first.override]
    if first.guard == "G06":
        how = f' netui edit {who} reason="WHY YOU CONNECT" does that.{how}'
    return replace(found, todo=f"{found.todo}{how}")


def tell_overridden(change: Change) -> None:
    """Say which guards what was logged went against."""
    for before, after in change.edits.values():
        if before is None and isinstance(after, Touch):
            for one in after.overrides:
                say(f"Against {one.guard}: {one.reason}.")


COMMANDS = {"log": log}
