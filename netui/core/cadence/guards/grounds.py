"""Guards about the ground a note stands on: a way, a reason, a plan, something given."""

from __future__ import annotations

from collections.abc import Iterator

from netui.core.cadence import ways
from netui.core.cadence.fit import has_reason
from netui.core.cadence.guards.model import Objection, Override, Sending
from netui.core.connector import is_about
from netui.core.model import INVITATION_KINDS, Direction, Stage, TouchKind

ASKING = frozenset({TouchKind.ASK, TouchKind.ASK_ADVICE})


def no_way(sending: Sending) -> Iterator[Objection]:
    """G05: yield an objection to a way on which nothing can arrive."""
    contact, connected = sending.case.contact, sending.case.position.connected
    unasked = sending.kind is TouchKind.ACCEPT_REPLY and not sending.case.position.inbound
    kind = TouchKind.CONVERSATION if unasked else sending.kind
    found = ways.no_way(kind, sending.channel, contact, connected=connected)
    if found is not None:
        yield Objection(
            guard="G05",
            what=found.what,
            why=found.why,
            override=Override.NO,
            instead=found.instead,
            actions=("note.channel", "contact.edit"),
        )


def no_reason(sending: Sending) -> Iterator[Objection]:
    """G06: yield an objection to inviting somebody without a reason on file."""
    if not first_invitation(sending) or has_reason(sending.case.contact):
        return
    yield Objection(
        guard="G06",
        what=f"No reason to connect with {sending.name} is on file.",
        why="An invitation without a reason only adds to a number",
        brief="No reason to connect is on file",
        statements=("S2-12", "S1-28"),
        instead="Put the reason on file; it becomes part of the note.",
        actions=("contact.edit",),
    )


def no_plan(sending: Sending) -> Iterator[Objection]:
    """G07: yield an objection to the very first invitation without any plan."""
    if not first_invitation(sending) or sending.around.has_plan():
        return
    yield Objection(
        guard="G07",
        what="There is no plan yet: no criteria, and nobody with a reason to be written to.",
        why="A little planning before the first invitation saves many later ones",
        statements=("S0-11", "S0-12"),
        instead="Put a few people on file with a reason each, then invite the best fit.",
        actions=("contact.add", "contact.edit"),
    )


def first_invitation(sending: Sending) -> bool:
    """Whether somebody is invited who has not invited me."""
    return sending.kind in INVITATION_KINDS and sending.stage is not Stage.INBOUND


def asked_again(sending: Sending) -> Iterator[Objection]:
    """G08: yield an objection to asking again before anything was given."""
    ratio = sending.case.context.settings.cadence.ask_give_ratio
    if sending.kind not in ASKING or ratio == 0:
        return
    asked = asks_since_gift(sending)
    if asked < ratio:
        return
    times = "once" if asked == 1 else f"{asked} times"
    yield Objection(
        guard="G08",
        what=f"You asked {sending.name} {times} and have given nothing since.",
        why="Ask upon ask wears a relationship out",
        statements=("S1-32", "S4-19"),
        instead="Give something first: an article, an introduction, a recommendation.",
        actions=("touch.log",),
        settings=("cadence.ask_give_ratio",),
    )


def asked_of_others(sending: Sending) -> bool:
    """Whether the advice is asked of whoever can introduce us, not of this person."""
    return is_about(sending.kind, sending.stage)


def asks_since_gift(sending: Sending) -> int:
    """Return how often something was asked since the last thing given."""
    asked = 0
    for touch in reversed(sending.touches):
        if touch.direction is Direction.OUT and touch.kind is TouchKind.GIVE:
            break
        asked += touch.direction is Direction.OUT and touch.kind in ASKING
    return asked
