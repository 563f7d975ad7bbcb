"""C10: an invitation without a word in it."""

from __future__ import annotations

from collections.abc import Iterator

from netui.core.hints.examined import Examined
from netui.core.hints.fixes import starter
from netui.core.hints.model import Finding, Fix, FixKind, Severity
from netui.core.hints.rule import Example, Family, Rule
from netui.core.model import TouchKind


def blank_note(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if nothing is said, unless both have just met or no note is left."""
    if not examined.blank or examined.just_met:
        return
    note = examined.note
    used, most = note.notes_used, note.notes_of
    if used is not None and most is not None and used >= most:
        yield Finding(
            message=f"No note: this month's are used, {used} of {most}. Next month spend them "
            "on strangers.",
            severity=Severity.HINT,
        )
        return
    lines = starter(examined)
    start = Fix(label="A start from the record", kind=FixKind.DISPLAY, examples=lines)
    tail = "a stranger has nothing to go on" if examined.stranger else "later it says little"
    yield Finding(
        message=f"No note. Fine right after a talk; {tail}.", fixes=(start,) if lines else ()
    )


RULE = Rule(
    code="C10",
    name="blank-note",
    family=Family.CONTEXT,
    severity=Severity.WARNING,
    weight=63,
    summary="The invitation has no note.",
    why="An invitation without a word is fine in the days after a talk (S2-03); else a line of "
    "one's own is worth the minute (S3-21). Vendors see it accepted about as often, and "
    "answered less (E06).",
    source=("S2-03", "S3-21", "E06"),
    check=blank_note,
    good=(
        Example(text="", facts={"met": {"where": "a call", "when": "2026-03-03"}}),
        Example(text="Hi Noor, your tide tables are on our wall."),
    ),
    bad=(
        Example(text="Hi Noor,"),
        Example(text="👋"),
    ),
    kinds=frozenset({TouchKind.INVITE}),
    content=True,
    spares=frozenset({"A02", "L05"}),
)
