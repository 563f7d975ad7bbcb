"""Received: what becomes of an invitation that somebody sent to me."""

from __future__ import annotations

from msgspec.structs import replace

from netui.core.cadence import moves
from netui.core.cadence.moves import Happened
from netui.core.cadence.position import Ending, Position
from netui.core.model import Stage

OUTCOME_ASK_FIRST = "ask_first"


def be_invited(position: Position, happened: Happened) -> Position:
    """Have an invitation to triage, unless we are connected anyway."""
    if position.connected:
        return position
    return replace(
        position, stage=Stage.INBOUND, since=happened.date, inbound=True, passed=None
    )


def answer_invitation(position: Position, happened: Happened) -> Position:
    """Have written to somebody who invited me: accepted with thanks, unless I ask first."""
    if happened.touch.outcome == OUTCOME_ASK_FIRST:
        return replace(position, passed=happened.date, contact=happened.date)
    return moves.thank(position, happened)


def turn_down(position: Position, happened: Happened) -> Position:
    """Have ignored or declined their invitation."""
    return moves.close(position, happened, Ending.TURNED_DOWN)
