"""Makes a rule of what a user wrote, and tries it on its own examples before it is used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from netui.core.hints.cases import note_of_example
from netui.core.hints.examined import Examined
from netui.core.hints.fixes import apply_fix
from netui.core.hints.model import Finding, Severity
from netui.core.hints.own.forms import Wanted, check_of
from netui.core.hints.rule import Example, Family, Rule
from netui.core.model import TEXT_KINDS, TouchKind
from netui.errors import Problem

LEAST_EXAMPLES = 2
WEIGHT = 10
"""Where a rule of the user's stands in its tier: behind the shipped ones."""

BLANK = re.compile(r"\{(\w*)\}")
BLANKS = ("found", "count")
"""What a message may have filled in."""


class Draft(NamedTuple):
    """A rule as it was written; ``good`` and ``bad`` are texts, or texts with facts."""

    wanted: Wanted
    name: str
    severity: Severity
    why: str
    good: list[Any]
    bad: list[Any]
    touches: frozenset[TouchKind] = TEXT_KINDS


class Fault(NamedTuple):
    """What is wrong with a rule, and under which key."""

    key: str
    problem: Problem


def rule_of(draft: Draft) -> Rule:
    """Return the rule, not yet tried."""
    wanted = draft.wanted
    return Rule(
        code=wanted.code,
        name=draft.name,
        family=Family.OWN,
        severity=draft.severity,
        weight=WEIGHT,
        summary=BLANK.sub("…", wanted.message),
        why=draft.why,
        source=(),
        check=check_of(wanted),
        good=tuple(example_of(draft, each) for each in draft.good),
        bad=tuple(example_of(draft, each) for each in draft.bad),
        kinds=draft.touches,
    )


def example_of(draft: Draft, written: str | Mapping[str, Any]) -> Example:
    """Return one example; facts are the fields of the contact it is written to."""
    kinds = sorted(draft.touches)
    usual = TouchKind.INVITE if TouchKind.INVITE in draft.touches else kinds[0]
    facts: dict[str, object] = {}
    if draft.wanted.languages:
        facts["langs"] = sorted(draft.wanted.languages)
    if isinstance(written, str):
        return Example(text=written, facts=facts, kind=usual)
    rest = {key: value for key, value in written.items() if key != "text"}
    return Example(text=str(written.get("text", "")), facts=facts | rest, kind=usual)


def tried(draft: Draft) -> Rule | Fault:
    """Return the rule if every example does what it says, else the first that does not."""
    for key, listed in (("good", draft.good), ("bad", draft.bad)):
        if len(listed) < LEAST_EXAMPLES:
            what = f"The rule has too few {key} examples"
            return Fault(key, Problem(what, todo=f"Write at least {LEAST_EXAMPLES}."))
    rule = rule_of(draft)
    for key, examples, fires in (("good", rule.good, False), ("bad", rule.bad, True)):
        for number, example in enumerate(examples, 1):
            problem = try_example(rule, example, fires=fires)
            if problem:
                what = f"{problem} {key} example {number}, “{shortened(example.text)}”"
                return Fault(key, Problem(what, todo="Correct the rule or the example."))
    return rule


def try_example(rule: Rule, example: Example, *, fires: bool) -> str:
    """Return what goes wrong with an example, up to its number; empty if nothing does."""
    note = note_of_example(example)
    if isinstance(note, Problem):
        return f"{note.what.removeprefix('The case cannot be read: ')}, in"
    found = list(rule.check(Examined(note)))
    if fires and not found:
        return "The rule is silent on"
    if found and not fires:
        return "The rule fires on"
    if fires and is_endless(rule, example, found):
        return "The fix leaves something to fix in"
    return ""


def is_endless(rule: Rule, example: Example, found: list[Finding]) -> bool:
    """Whether the rule still fires after its own fix."""
    text = example.text
    fixes = [fix for finding in found for fix in finding.fixes]
    for fix in fixes:
        text = apply_fix(text, fix)
    kept = Example(text=text, facts=example.facts, kind=example.kind)
    note = note_of_example(kept)
    assert not isinstance(note, Problem)
    return bool(fixes) and bool(list(rule.check(Examined(note))))


def shortened(text: str, most: int = 60) -> str:
    """Return the beginning of an example on one line."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"
