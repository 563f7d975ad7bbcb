"""``netui lint --cases``: runs labelled notes through the catalogue and counts.

A case carries everything it needs, so neither the data file nor the settings are read.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from netui.cli.place import Answer, read_text
from netui.cli.printing import as_json, say, table
from netui.core.hints.answers import answer_of
from netui.core.hints.cases import note_of_case
from netui.core.hints.engine import BY_CODE, examine
from netui.core.hints.model import Findings, Severity
from netui.core.hints.scoring import GATES, LEVELS, Score, score
from netui.errors import Problem

TITLES = ("RULE", "NAME", "SEVERITY", "HITS", "MISSES", "FALSE", "CASES")
ONE_A_LINE = "A case is one JSON object a line."


def run_cases(args: Namespace) -> Answer:
    """Run every case of a file; what cannot be read is told by its line and left out."""
    text = read_text(args.cases)
    if isinstance(text, Problem):
        return text
    judged = list(examined(text, args.cases))
    if not judged:
        return Problem("There is no case to run", where=args.cases, todo=ONE_A_LINE)
    if args.json:
        for case, findings in judged:
            as_json(answer_of(case, findings), indent=None)
    else:
        show(score(judged))
    return 0


def examined(text: str, file: str) -> Iterator[tuple[Mapping[str, Any], Findings]]:
    """Yield each case with its findings."""
    for number, row in enumerate(text.split("\n"), 1):
        if not row.strip():
            continue
        try:
            case = msgspec.json.decode(row)
        except msgspec.DecodeError as error:
            say(f"{file}, line {number}: this is no JSON object: {error}. It is left out.")
            continue
        note = note_of_case(case)
        if isinstance(note, Problem):
            case_id = f" (case {note.where})" if note.where else ""
            say(f"{file}, line {number}{case_id}: {note.what}. It is left out.")
        else:
            yield case, examine(note)


def show(found: Score) -> None:
    """Print a row for each rule, the totals for each severity, and the good notes."""
    table([TITLES, *(row(found, code) for code in sorted(found.rules))])
    print()
    table(total(found, severity) for severity in LEVELS)
    print()
    print(
        f"{found.cases} notes, {found.good} of them good: {found.good_with_error} show an "
        f"error, {found.good_with_warning} a warning"
    )


def row(found: Score, code: str) -> tuple[str, ...]:
    """Return the columns of one rule, the cases behind misses and false alarms last."""
    rule, each = BY_CODE.get(code), found.rules[code]
    name, severity = (rule.name, rule.severity.value) if rule else ("unknown", "")
    missed, falsely = found.missed.get(code, ()), found.falsely.get(code, ())
    where = [f"missed {' '.join(missed)}"] if missed else []
    where += [f"false {' '.join(falsely)}"] if falsely else []
    figures = map(str, (each.hits, each.misses, each.false))
    return (code, name, severity, *figures, " · ".join(where))


def total(found: Score, severity: Severity) -> tuple[str, ...]:
    """Return the totals of one severity beside its gate."""
    sums, gate = found.total(severity), GATES[severity]
    recall = f"{sums.hits}/{sums.wanted} = {sums.recall:.1%}"
    false = f"{sums.false}/{sums.unwanted} = {sums.false_rate:.2%}"
    return (
        f"{severity.value}s",
        f"recall {recall} (at least {gate.recall:.0%})",
        f"false {false} (at most {gate.false_rate:.0%})",
        "passes" if found.passes(severity) else "fails",
    )
