"""A tick and the hint that misses the same thing never stand beside each other."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from netui.core.hints.cases import note_of_case
from netui.core.hints.checklist import MISSED_BY
from netui.core.hints.engine import BY_CODE, examine
from netui.errors import Problem

CASES = Path(__file__).parents[1] / "data" / "spec" / "lint-cases.jsonl"


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
