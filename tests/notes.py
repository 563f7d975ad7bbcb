"""Notes for tests of the hints, in the short form of a lint case. Everybody is invented."""

from __future__ import annotations

from typing import Any

from netui.core.hints.cases import note_of_case
from netui.core.hints.engine import examine
from netui.core.hints.model import Findings, Hint, Note


def note_to(text: str, facts: dict[str, Any] | None = None, **case: Any) -> Note:
    """Return an invitation to Noor, unless facts and case say otherwise."""
    touch = {"kind": "invite", "date": "2026-03-04", "limit": 300} | case.pop("touch", {})
    full = {"full": "Noor Haddad", "given": "Noor", "family": "Haddad"} | (facts or {})
    note = note_of_case({"touch": touch, "contact": full, "note": text, **case})
    assert isinstance(note, Note)
    return note


def findings(text: str, facts: dict[str, Any] | None = None, **case: Any) -> Findings:
    """Return everything there is to say of a note."""
    return examine(note_to(text, facts, **case))


def codes(text: str, facts: dict[str, Any] | None = None, **case: Any) -> set[str]:
    """Return the codes of all rules that fire, hidden ones too."""
    return {hint.rule for hint in findings(text, facts, **case).hints}


def hint(code: str, text: str, facts: dict[str, Any] | None = None, **case: Any) -> Hint:
    """Return the hint of one rule, which has to fire."""
    return next(h for h in findings(text, facts, **case).hints if h.rule == code)
