"""What is shown first, and what says nothing new beside something else: the catalogue's order.

The tiers are the catalogue's; inside one the rules' own weights decide. A rule hides others by
its ``hides`` and ``spares``, and only while it is not suppressed itself.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from netui.core.hints.model import Hint, Severity
from netui.core.hints.rule import Family, Rule

TIERS: tuple[frozenset[str], ...] = (
    frozenset({"A01", "A02", "C01", "L01"}),
    frozenset({"A03", "A04", "T02", "T01", "C10"}),
    frozenset({"C02", "C03", "C05", "R03", "R04", "F02", "F03", "F04", "F06"}),
)
"""The codes whose hints come first, second and third; all others come after."""

OWN_TIERS = {Severity.ERROR: 0, Severity.WARNING: 2}
"""The tier of a rule of the user's own, by its severity; all others come after."""

Rank = tuple[int, int, str]


def rank(rule: Rule) -> Rank:
    """Return where a rule stands: its tier, then the heavier first, then by code."""
    if rule.family is Family.OWN:
        tier = OWN_TIERS.get(rule.severity, len(TIERS))
    else:
        tier = next((at for at, codes in enumerate(TIERS) if rule.code in codes), len(TIERS))
    return tier, -rule.weight, rule.code


def ordered(hints: list[tuple[Rule, Hint]]) -> tuple[Hint, ...]:
    """Return the hints by rank, those that another one hides marked and further back."""
    fired = {rule.code: rule for rule, hint in hints if hint.suppressed is None}
    shown: list[Hint] = []
    hidden: list[Hint] = []
    suppressed: list[Hint] = []
    for rule, hint in sorted(hints, key=lambda found: rank(found[0])):
        by = None if hint.suppressed is not None else hider(rule.code, fired.values())
        if hint.suppressed is not None:
            suppressed.append(hint)
        elif by is None:
            shown.append(hint)
        else:
            hidden.append(msgspec.structs.replace(hint, hidden_by=by))
    return (*shown, *hidden, *suppressed)


def hider(code: str, fired: Iterable[Rule]) -> str | None:
    """Return the first in rank of the rules that fired and hide this one."""
    hiding = [rule for rule in fired if rule.silences(code)]
    return min(hiding, key=rank).code if hiding else None
