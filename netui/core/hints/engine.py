"""The engine: runs the rules over a note, and orders and shadows what they find.

Rules are data of the family modules; the engine knows none of them by name. The same note
gives the same findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

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
    thanks,
    tone,
)
from netui.core.hints.checklist import checklist
from netui.core.hints.examined import Examined
from netui.core.hints.hushed import NOTHING_HUSHED, Hushed, marked
from netui.core.hints.model import Findings, Hint, Note, Severity
from netui.core.hints.rule import Explanation, Rule
from netui.errors import Problem

FAMILIES = (
    *(accuracy, context, form, frame, doubled, tone, marks, links, formality),
    *(follow_up, thanks),
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
) -> Findings:
    """Return everything there is to say of a note, and its checklist.

    ``severity`` maps codes to error, warning, hint or off and is taken as it is: it wins
    over what a finding says of itself, and only a severity of the catalogue rises for
    strangers. ``hushed`` is what the person does not want to see here: it is marked, comes
    last and hides nothing.
    """
    examined = Examined(note)
    hints: list[tuple[int, Hint]] = []
    for rule in RULES:
        if note.kind in rule.kinds:
            set_to = severity.get(rule.code)
            if set_to != Severity.OFF:
                found = run(rule, examined, Severity(set_to) if set_to else None)
                hints += ((rule.weight, hint) for hint in found)
    if hushed:
        hints = [(weight, marked(hint, examined.text, hushed)) for weight, hint in hints]
    return Findings(hints=ordered(hints), checklist=checklist(examined))


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


def ordered(hints: list[tuple[int, Hint]]) -> tuple[Hint, ...]:
    """Return the hints by weight, those that another one hides marked and further back."""
    fired = {hint.rule for _, hint in hints if hint.suppressed is None}
    shown: list[Hint] = []
    hidden: list[Hint] = []
    suppressed: list[Hint] = []
    for _, hint in sorted(hints, key=lambda weighed: -weighed[0]):
        by = None if hint.suppressed is not None else hider(hint.rule, fired)
        if hint.suppressed is not None:
            suppressed.append(hint)
        elif by is None:
            shown.append(hint)
        else:
            hidden.append(msgspec.structs.replace(hint, hidden_by=by))
    return (*shown, *hidden, *suppressed)


def hider(code: str, fired: set[str]) -> str | None:
    """Return the heaviest rule that fired and hides this one."""
    hiding = [BY_CODE[other] for other in fired if BY_CODE[other].silences(code)]
    return max(hiding, key=lambda rule: rule.weight).code if hiding else None


def explain(code: str) -> Explanation | Problem:
    """Return a rule as it is told to a person."""
    rule = BY_CODE.get(code.strip().upper())
    if rule is None:
        known = ", ".join(sorted(BY_CODE))
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
    )
