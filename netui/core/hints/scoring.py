"""How well the hints do on labelled notes: what fired that had to, and what fired falsely.

Labels are read here and nowhere else. A rule that fires and is hidden by another has found
what it had to; false is only what is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from netui.core.hints.engine import BY_CODE
from netui.core.hints.model import Findings, Severity

LEVELS = (Severity.ERROR, Severity.WARNING, Severity.HINT)


class RuleScore(NamedTuple):
    """One rule over all cases: of ``wanted`` it found ``hits``, of ``unwanted`` some fired."""

    hits: int = 0
    wanted: int = 0
    false: int = 0
    unwanted: int = 0

    @property
    def misses(self) -> int:
        """How often the rule was silent where it had to fire."""
        return self.wanted - self.hits

    @property
    def recall(self) -> float:
        """The share of what had to fire that did; one where nothing had to."""
        return self.hits / self.wanted if self.wanted else 1.0

    @property
    def false_rate(self) -> float:
        """The share of what had to be silent that fired; none where nothing had to."""
        return self.false / self.unwanted if self.unwanted else 0.0

    def plus(self, other: RuleScore) -> RuleScore:
        """Return both together."""
        return RuleScore(*(one + two for one, two in zip(self, other, strict=True)))


class Gate(NamedTuple):
    """The least recall and the highest false rate that rules of one severity may have."""

    recall: float
    false_rate: float


GATES = {
    Severity.ERROR: Gate(1.0, 0.0),
    Severity.WARNING: Gate(0.85, 0.01),
    Severity.HINT: Gate(0.70, 0.03),
}
"""What the catalogue demands of notes that nobody tuned against, by severity of the rule."""

GOOD_WITH_ERROR = 0.0
GOOD_WITH_WARNING = 0.10
"""How many of the good notes may show an error, and how many a warning."""


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """All rules over all cases, and how many of the good notes show something.

    ``missed`` and ``falsely`` name the cases behind a rule's misses and false alarms.
    """

    rules: dict[str, RuleScore]
    missed: dict[str, list[str]] = {}
    falsely: dict[str, list[str]] = {}
    cases: int = 0
    good: int = 0
    good_with_error: int = 0
    good_with_warning: int = 0

    def total(self, severity: Severity) -> RuleScore:
        """Return all rules of one severity together."""
        found = RuleScore()
        for code, score in self.rules.items():
            if code in BY_CODE and BY_CODE[code].severity is severity:
                found = found.plus(score)
        return found

    def passes(self, severity: Severity) -> bool:
        """Whether the rules of one severity are within their gate."""
        total, gate = self.total(severity), GATES[severity]
        return total.recall >= gate.recall and total.false_rate <= gate.false_rate


def labels(case: Mapping[str, Any], field: str) -> frozenset[str]:
    """Return the codes that a case lists under ``must_fire`` or ``must_not_fire``."""
    return frozenset(map(str, case.get(field) or ()))


def score(judged: Iterable[tuple[Mapping[str, Any], Findings]]) -> Score:
    """Return how the findings compare with the labels of their cases."""
    rules = {code: RuleScore() for code in sorted(BY_CODE)}
    missed: dict[str, list[str]] = {}
    falsely: dict[str, list[str]] = {}
    cases = good = errors = warnings = 0
    for case, findings in judged:
        cases += 1
        fired = {hint.rule for hint in findings.hints}
        shown = {hint.rule for hint in findings.shown}
        for code in labels(case, "must_fire"):
            hit = RuleScore(hits=code in fired, wanted=1)
            rules[code] = rules.get(code, RuleScore()).plus(hit)
            if not hit.hits:
                missed.setdefault(code, []).append(str(case.get("id")))
        for code in labels(case, "must_not_fire"):
            silent = RuleScore(false=code in shown, unwanted=1)
            rules[code] = rules.get(code, RuleScore()).plus(silent)
            if silent.false:
                falsely.setdefault(code, []).append(str(case.get("id")))
        if case.get("label") == "good":
            good += 1
            errors += shows(findings, Severity.ERROR)
            warnings += shows(findings, Severity.WARNING)
    return Score(
        rules=rules,
        missed=missed,
        falsely=falsely,
        cases=cases,
        good=good,
        good_with_error=errors,
        good_with_warning=warnings,
    )


def shows(findings: Findings, severity: Severity) -> bool:
    """Whether a hint of one severity is shown."""
    return any(hint.severity is severity for hint in findings.shown)
