"""The engine: runs the rules over a note and gathers what they find, in order.

Rules are data of the family modules; the engine knows none of them by name. The same note
gives the same findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from netui.core.hints import (
    accuracy,
    context,
    doubled,
    follow_up,
    form,
    formality,
    frame,
    links,
    marks,
    oversize,
    reciprocity,
    repeats,
    requests,
    thanks,
    tone,
)
from netui.core.hints.checklist import checklist
from netui.core.hints.examined import Examined
from netui.core.hints.hushed import NOTHING_HUSHED, Hushed, marked
from netui.core.hints.model import Findings, Hint, Note, Severity
from netui.core.hints.order import ordered
from netui.core.hints.rule import Explanation, Rule
from netui.core.model import TouchKind
from netui.errors import Problem

FAMILIES = (
    *(accuracy, context, form, frame, doubled, tone, marks, links, formality),
    *(follow_up, repeats, thanks, reciprocity, requests, oversize),
)
RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in family.RULES)
"""Every rule, by family."""

BY_CODE: dict[str, Rule] = {rule.code: rule for rule in RULES}
STEPS = (Severity.OFF, Severity.HINT, Severity.WARNING, Severity.ERROR)
NO_CHANGES: Mapping[str, str] = {}


def examine(
    note: Note,
    severity: Mapping[str, str] = NO_CHANGES,
    hushed: Hushed = NOTHING_HUSHED,
    own: Sequence[Rule] = (),
) -> Findings:
    """Return everything there is to say of a note, and its checklist.

    ``severity`` maps codes to error, warning, hint or off and is taken as it is: it wins
    over what a finding says of itself, and only a severity of the catalogue rises for
    strangers. ``hushed`` is what the person does not want to see here: it is marked, comes
    last and hides nothing. ``own`` are the user's rules.
    """
    examined = Examined(note)
    hints: list[tuple[Rule, Hint]] = []
    for rule in (*rules_for(note.kind), *(rule for rule in own if note.kind in rule.kinds)):
        set_to = severity.get(rule.code)
        if set_to != Severity.OFF:
            found = run(rule, examined, Severity(set_to) if set_to else None)
            hints += [(rule, hint) for hint in found]
    if hushed:
        hints = [(rule, marked(hint, examined.text, hushed)) for rule, hint in hints]
    spoke = {hint.rule for _, hint in hints if hint.suppressed is None}
    return Findings(
        hints=ordered(hints), checklist=checklist(examined, spoke), alike=examined.likeness
    )


@cache
def rules_for(kind: TouchKind) -> tuple[Rule, ...]:
    """Return the rules that look at notes of a kind."""
    return tuple(rule for rule in RULES if kind in rule.kinds)


def run(rule: Rule, examined: Examined, set_to: Severity | None) -> Iterable[Hint]:
    """Yield the hints of one rule, those that turn out to be off left out."""
    for finding in rule.check(examined):
        severity = set_to or finding.severity or severity_of(rule, stranger=examined.stranger)
        if severity is not Severity.OFF:
            yield Hint(
                rule=rule.code,
                name=rule.name,
                severity=severity,
                message=finding.message,
                why=rule.why,
                spans=finding.spans,
                fixes=finding.fixes,
            )


def severity_of(rule: Rule, *, stranger: bool) -> Severity:
    """Return how much a rule matters here: as it is, a step up for strangers (S2-05)."""
    if rule.content and stranger and rule.severity is not Severity.OFF:
        return STEPS[min(STEPS.index(rule.severity) + 1, len(STEPS) - 1)]
    return rule.severity


def rule_names(own: Sequence[Rule] = ()) -> dict[str, str]:
    """Return the name of every rule by its code, the user's own among them."""
    return {rule.code: rule.name for rule in (*RULES, *own)}


def explain(code: str, own: Sequence[Rule] = ()) -> Explanation | Problem:
    """Return a rule, shipped or one of the user's ``own``, as it is told to a person."""
    known_rules = BY_CODE | {rule.code: rule for rule in own}
    rule = known_rules.get(code.strip().upper())
    if rule is None:
        known = ", ".join(sorted(known_rules))
        return Problem(f"There is no rule {code}", todo=f"The rules are {known}.")
    return Explanation(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        summary=rule.summary,
        why=rule.why,
        source=rule.source,
        good=tuple(example.told for example in rule.good),
        bad=tuple(example.told for example in rule.bad),
        preview=rule.preview,
    )
