"""Why: in sentences, why a person is or is not in the queue, and what would change it.

Every sentence is about dates and rules that are really in force; nothing is worked out here
that ``standing`` does not say.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from netui.core.cadence.circumstances import circumstances
from netui.core.cadence.days import say_day
from netui.core.cadence.fit import fit_line
from netui.core.cadence.model import Context, NextTouch, Standing
from netui.core.cadence.rules import RULE, Rule
from netui.core.cadence.stages import standing
from netui.core.cadence.told import happened, snooze_words, step_name
from netui.core.cadence.ways import BY_WAY, WAYS
from netui.core.model import Contact, Draft, Stage, Touch
from netui.core.moment import Moment
from netui.core.settings import Settings

LAST_TOUCHES = 4

RULE_OF_STAGE: dict[Stage, str] = {
    Stage.DO_NOT_CONTACT: "do_not_contact",
    Stage.CLOSED: "closed",
    Stage.COOLING_OFF: "cooling_off",
    Stage.EXPIRED: "cooling_off",
}
"""The rule behind a stage that may have nothing next; the others end with the farewell."""

UNINVITED = frozenset({Stage.TARGET, Stage.RESEARCHED, Stage.DRAFTED})
"""Stages in which it counts how well somebody fits."""


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to why: ``lines`` are sentences, the rest is what they name.

    ``settings`` are keys of the settings and ``actions`` ids of actions that change it.
    """

    lines: tuple[str, ...]
    rule: str
    statements: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()


def why(
    contact: Contact,
    touches: Sequence[Touch],
    draft: Draft | None,
    context: Context,
    now: Moment | None = None,
) -> Why:
    """Return why a contact is or is not due, and what comes next; ``now`` tells the hours."""
    found = standing(contact, touches, draft, context)
    rule = rule_of(contact, found)
    statements = found.next.statements if found.next else rule.statements
    lines = (
        stage_line(contact, found),
        *(touch_line(touch, context) for touch in touches[-LAST_TOUCHES:]),
        *found.because,
        *next_lines(found, context),
        *([fit_line(contact)] if found.stage in UNINVITED else []),
        *circumstances(contact, found, context, now),
        f"Rule: {rule.says} ({', '.join(statements)})",
        *setting_lines(contact, rule, context.settings),
    )
    return Why(
        lines=lines,
        rule=rule.name,
        statements=statements,
        settings=rule.settings,
        actions=rule.actions,
    )


def rule_of(contact: Contact, found: Standing) -> Rule:
    """Return the rule that decides about a contact now."""
    if found.next:
        return RULE[found.next.rule]
    if contact.archived and found.stage is not Stage.DO_NOT_CONTACT:
        return RULE["archived"]
    return RULE[RULE_OF_STAGE.get(found.stage, "farewell")]


def stage_line(contact: Contact, found: Standing) -> str:
    """Return who it is about and where they stand."""
    stage = found.stage.value.replace("_", " ")
    attempts = f", attempt {found.attempt} made" if found.attempt else ""
    return f"{contact.full}: {stage}{attempts}."


def touch_line(touch: Touch, context: Context) -> str:
    """Return one touch of the history as a sentence."""
    way = f" ({WAYS[touch.channel]})" if touch.channel else ""
    return f"{say_day(touch.date, context.today)}: {happened(touch)}{way}."


def next_lines(found: Standing, context: Context) -> tuple[str, ...]:
    """Return what comes next and when, with the snooze if there is one."""
    usual = found.next
    if usual is None:
        return ("Next: nothing.",)
    lines: tuple[str, ...] = (f"Next: {step_words(usual)}, {dates(usual, context)}.",)
    if usual.rule != "dormant":
        lines = (usual.reason, *lines)
    if found.snoozed_until:
        lines = (*lines, f"{snooze_words(found, context.today)}; attempts are not affected.")
    return lines


def step_words(usual: NextTouch) -> str:
    """Return what there is to do, and for a note the way it goes."""
    what = step_name(usual)
    return f"{what} {BY_WAY[usual.channel]}" if usual.channel else what


def dates(usual: NextTouch, context: Context) -> str:
    """Return when a next touch opens and is due."""
    opens = usual.opens and say_day(usual.opens, context.today)
    due = usual.due and say_day(usual.due, context.today)
    if due and opens and due != opens:
        return f"from {opens}, due {due}"
    if due:
        return f"due {due}"
    return f"from {opens}, no due date" if opens else "no date: whenever there is time"


def setting_lines(contact: Contact, rule: Rule, settings: Settings) -> tuple[str, ...]:
    """Return the settings that change this, with their values, and the contact's own."""
    lines = tuple(f"Setting: {key} = {shown(setting(settings, key))}" for key in rule.settings)
    if contact.cadence:
        return (*lines, "This contact has a cadence of their own, which wins.")
    return lines


def setting(settings: Settings, key: str) -> object:
    """Return the value of a setting by its dotted key."""
    found: object = settings
    for part in key.split("."):
        found = getattr(found, part)
    return found


def shown(value: object) -> str:
    """Return a value as it is written in the settings file."""
    if value is None:
        return "not set"
    return msgspec.json.encode(value).decode()
