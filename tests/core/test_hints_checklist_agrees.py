"""A tick and the hint that misses the same thing never stand beside each other."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from netui.core.hints.cases import note_of_case
from netui.core.hints.engine import BY_CODE, examine
from netui.core.hints.model import ChecklistLine
from netui.errors import Problem

CASES = Path(__file__).parents[1] / "data" / "spec" / "lint-cases.jsonl"

MISSED_BY = {
    "C06": ChecklistLine.WHO_I_AM,
    "C03": ChecklistLine.COMMON_GROUND,
    "C04": ChecklistLine.COMMON_GROUND,
    "C05": ChecklistLine.DETAIL,
    "C02": ChecklistLine.WHY,
    "R02": ChecklistLine.FOR_THEM,
    "R03": ChecklistLine.ASK,
}
"""The line of the checklist that each of these rules complains about."""


def test_no_line_is_ticked_while_a_rule_misses_it() -> None:
    spoke: Counter[str] = Counter()
    against: list[tuple[str, str]] = []
    for text in CASES.read_text(encoding="utf-8").splitlines():
        case = json.loads(text)
        note = note_of_case(case)
        assert not isinstance(note, Problem)
        findings = examine(note)
        ticks = dict(findings.checklist)
        for rule in findings.rules:
            if rule in MISSED_BY:
                spoke[rule] += 1
                if ticks[MISSED_BY[rule]]:
                    against.append((case["id"], rule))
    assert against == []
    assert set(spoke) == set(MISSED_BY) & set(BY_CODE)
