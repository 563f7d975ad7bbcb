"""Received: what becomes of an invitation that somebody sent to me."""

from __future__ import annotations

from msgspec.structs import replace

from netui.core.cadence import members, moves
from netui.core.cadence.position import Ending, Position
from netui.core.cadence.terms import Terms
from netui.core.model import Touch

OUTCOME_ASK_FIRST = "ask_first"


def be_invited(position: Position, touch: Touch, _terms: Terms) -> Position:
    """Have an invitation to triage, unless we are connected anyway."""
    if position.connected:
        return position
    return replace(position, stage=members.INBOUND, since=touch.date, inbound=True, passed=None)


def answer_invitation(position: Position, touch: Touch, terms: Terms) -> Position:
    """Have written to somebody who invited me: accepted with thanks, unless I ask first."""
    if touch.outcome == OUTCOME_ASK_FIRST:
        return replace(position, passed=touch.date, contact=touch.date)
    return moves.thank(position, touch, terms)


def turn_down(position: Position, touch: Touch, _terms: Terms) -> Position:
    """Have ignored or declined their invitation."""
    return moves.close(position, touch, Ending.TURNED_DOWN)
