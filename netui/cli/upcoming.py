"""``netui why``: what comes next, and why."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from typing import Any

import msgspec

from netui.actions import ACTIONS, BY_ID, spoken
from netui.cli.looking import standing_of
from netui.cli.place import Answer, Place
from netui.cli.printing import as_json, line
from netui.config.keymap import Keymap, read_keymap
from netui.core.cadence.circumstances import held_back
from netui.core.cadence.guards.speaking import guard_lines, objections_now
from netui.core.cadence.guards.surroundings import Surroundings
from netui.core.cadence.model import Context, Standing
from netui.core.cadence.standings import Standings
from netui.core.cadence.why import Why
from netui.core.cadence.why import why as explain
from netui.core.model import Contact
from netui.core.people.resolve import resolve
from netui.core.state import State
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


COMMANDS = {"why": why}
