"""C09: the note is one that somebody else has had already."""

from __future__ import annotations

from collections.abc import Iterator

from netui.core.hints.examined import Examined
from netui.core.hints.model import Finding, Fix, FixKind, Severity
from netui.core.hints.rule import Example, Family, Rule
from netui.core.model import INVITATION_KINDS, TouchKind

ALIKE = 85


def reused_text(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if somebody else was sent all but the same words."""
    like = examined.likeness
    if like is None or like.ratio < ALIKE:
        return
    when = f" ({like.date.day} {like.date:%b})" if like.date else ""
    only = " Only the names differ." if like.ratio == 100 else ""
    yield Finding(
        message=f"{like.ratio} % the same as your note to {like.person}{when}.{only}",
        fixes=(Fix(label="What they got", kind=FixKind.DISPLAY, examples=(like.text,)),),
    )


FORM = (
    "Hi {n}, I really enjoy following the work your team does at {c}. I am always keen to "
    "learn from people in the field."
)
SENT = {
    "others": [
        {
            "full": "Nils Aaberg",
            "company": "Fjordlink Ferries",
            "text": FORM.replace("{n}", "Nils").replace("{c}", "Fjordlink Ferries"),
        }
    ]
}
CEDAR = {"company": "Cedar Mobility"}

RULE = Rule(
    code="C09",
    name="reused-text",
    family=Family.CONTEXT,
    severity=Severity.WARNING,
    weight=58,
    summary="The note is nearly word for word one that somebody else was sent.",
    why="A note that fits many is for nobody (S1-29); LinkedIn saw recruiters' bulk messages "
    "draw few answers (E25).",
    source=("S1-29", "E25"),
    check=reused_text,
    good=(
        Example(
            text="Hi Noor, your bus lanes on the hill saved my mother an hour each week. How "
            "did you get them through the council?",
            facts=CEDAR,
            case=SENT,
        ),
        Example(text=FORM.replace("{n}", "Noor").replace("{c}", "Cedar Mobility"), facts=CEDAR),
    ),
    bad=(
        Example(
            text=FORM.replace("{n}", "Noor").replace("{c}", "Cedar Mobility"),
            facts=CEDAR,
            case=SENT,
        ),
        Example(
            text=FORM.replace("{n}", "Noor").replace("{c}", "Cedar").replace("really ", ""),
            facts=CEDAR,
            case=SENT,
        ),
    ),
    kinds=INVITATION_KINDS | {TouchKind.FOLLOW_UP_1, TouchKind.FOLLOW_UP_2},
)
