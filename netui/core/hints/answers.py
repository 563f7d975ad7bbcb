"""What the hints say, as documents for ``netui lint --json``: the public shape of a hint."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netui.core.hints.model import Findings, Fix, Hint


def answer_of(case: Mapping[str, Any], findings: Findings) -> dict[str, Any]:
    """Return what is printed of a case: its id and every rule that fires, shadowed or not."""
    return {
        "id": case.get("id"),
        "hints": [document_of_hint(hint) for hint in findings.hints],
    }


def document_of_hint(hint: Hint, *, whole: bool = False) -> dict[str, Any]:
    """Return a hint as a document; positions are code points of the NFC note.

    The ``whole`` of it also has what a fix offers besides edits.
    """
    return {
        "rule": hint.rule,
        "name": hint.name,
        "severity": hint.severity.value,
        "message": hint.message,
        "why": hint.why,
        "spans": [list(span) for span in hint.spans],
        "fixes": [document_of_fix(fix) | (offers(fix) if whole else {}) for fix in hint.fixes],
        "hidden_by": hint.hidden_by,
    }


def document_of_fix(fix: Fix) -> dict[str, Any]:
    """Return a fix as a document."""
    edits = [list(edit) for edit in fix.edits]
    return {"label": fix.label, "kind": fix.kind.value, "edits": edits}


def offers(fix: Fix) -> dict[str, Any]:
    """Return what a fix offers besides edits: a pick list, examples, a step on the record."""
    choices = [
        {"label": choice.label, "edits": [list(edit) for edit in choice.edits]}
        for choice in fix.choices
    ]
    step = fix.record
    return {
        "choices": choices,
        "examples": list(fix.examples),
        "record": {"step": step.step.value, "value": step.value} if step else None,
    }
