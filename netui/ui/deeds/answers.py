"""Steps that are questions, and what can be answered: each answer is logged as a touch."""

from __future__ import annotations

from typing import NamedTuple

from netui.core.cadence.model import Step
from netui.core.cadence.moves import OUTCOME_EXPIRED
from netui.core.cadence.received import OUTCOME_ASK_FIRST
from netui.core.model import TouchKind
from netui.ui.dialogs.pick import Option


class Said(NamedTuple):
    """An answer: the touch it is logged as, and its outcome."""

    kind: TouchKind
    outcome: str = ""


ANSWERS: dict[Step, tuple[Option[Said], ...]] = {
    Step.CHECK: (
        Option("Still pending", "look again when it is time to decide", Said(TouchKind.SKIP)),
        Option("Accepted", "thank them next", Said(TouchKind.ACCEPTED)),
        Option("Engaged", "liked or commented on something", Said(TouchKind.ENGAGE)),
    ),
    Step.DECIDE: (
        Option("Withdrawn", "you took it back on LinkedIn", Said(TouchKind.WITHDRAWN)),
        Option("Keep waiting", "ask again later", Said(TouchKind.SKIP)),
        Option("Engaged", "liked or commented on something", Said(TouchKind.ENGAGE)),
        Option("Accepted", "thank them next", Said(TouchKind.ACCEPTED)),
        Option("Expired", "it is gone on LinkedIn", Said(TouchKind.WITHDRAWN, OUTCOME_EXPIRED)),
    ),
    Step.TRIAGE: (
        Option("Accepted it", "answer with a line next", Said(TouchKind.ACCEPTED)),
        Option("Not now", "ask again in a week", Said(TouchKind.SNOOZE)),
        Option("Leave it", "no answer; nothing is scheduled", Said(TouchKind.SKIP)),
        Option(
            "Asked first",
            "you wrote before accepting",
            Said(TouchKind.ACCEPT_REPLY, OUTCOME_ASK_FIRST),
        ),
        Option("Declined it", "nothing is scheduled", Said(TouchKind.DECLINED)),
    ),
}
"""What can be answered where a step is a question and not a note."""
