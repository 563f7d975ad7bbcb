"""What a rule is: data and one small function.

A rule reads an examined note and yields findings; severity, order, shadowing and wording of
the reason are data, so that the engine treats all rules alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

import msgspec

from netui.core.hints.examined import Examined
from netui.core.hints.model import Finding, Severity
from netui.core.model import TEXT_KINDS, TouchKind
from netui.errors import Problem

FOLLOW_UPS = frozenset({TouchKind.FOLLOW_UP_1, TouchKind.FOLLOW_UP_2})
"""Notes that come back to one without an answer."""

Check = Callable[[Examined], Iterable[Finding]]


class Family(StrEnum):
    """What a rule looks after; the user's own rules may look after anything."""

    ACCURACY = "accuracy"
    CONTEXT = "context"
    REQUESTS = "requests"
    TONE = "tone"
    FORM = "form"
    FOLLOW_UP = "follow_up"
    OWN = "own"


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """One note that shows a rule; ``facts`` are fields of a short contact record.

    ``case`` holds other fields of a lint case: ``me``, ``others``, ``history``, ``touch``.
    """

    text: str
    facts: dict[str, Any] = {}
    kind: TouchKind = TouchKind.INVITE
    limit: int = 300
    case: dict[str, Any] = {}

    @property
    def told(self) -> str:
        """The note as it is shown to a person: with whom it is for, where that is known."""
        full = self.facts.get("full")
        return f"(to {full}) {self.text}" if full else self.text


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule.

    ``weight`` orders what is shown, heaviest first. ``why`` is the reason in our own words,
    ``source`` the statements or studies behind it. ``content`` rules rise one step for
    strangers (S2-05); a finding may carry a severity of its own instead. ``hides`` are the
    codes that say nothing new beside this one; ``spares`` are the only ones that still do,
    where all the others are hidden. ``preview`` says that the rule is still on trial.
    """

    code: str
    name: str
    family: Family
    severity: Severity
    weight: int
    summary: str
    why: str
    source: tuple[str, ...]
    check: Check
    good: tuple[Example, ...]
    bad: tuple[Example, ...]
    kinds: frozenset[TouchKind] = TEXT_KINDS
    content: bool = False
    hides: frozenset[str] = frozenset()
    spares: frozenset[str] | None = None
    preview: bool = False

    def silences(self, code: str) -> bool:
        """Whether a finding of another rule says nothing new beside one of this rule."""
        if code == self.code:
            return False
        return code in self.hides or (self.spares is not None and code not in self.spares)


class OwnRules(msgspec.Struct, frozen=True, kw_only=True):
    """The user's rules that can be used, and why others cannot."""

    rules: tuple[Rule, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def notice(self) -> Problem | None:
        """What the person should know: the one problem, or that there are several."""
        if len(self.problems) < 2:
            return next(iter(self.problems), None)
        what = f"{len(self.problems)} of your hint rules cannot be used"
        return Problem(what, where=self.problems[0].where, todo="netui doctor tells why.")


NO_OWN_RULES = OwnRules()
"""The user has written no rules."""


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """A rule as it is told to a person; ``good`` and ``bad`` are texts of notes."""

    code: str
    name: str
    severity: Severity
    summary: str
    why: str
    source: tuple[str, ...]
    good: tuple[str, ...]
    bad: tuple[str, ...]
    preview: bool = False
