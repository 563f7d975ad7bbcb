"""Steering: putting off, skipping one step, closing an approach, no contact at all.

Four different things, each one touch and one undo; nothing is sent by any of them.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from netui.core.acts.touches import log_touch, nobody
from netui.core.cadence.days import later, parse_day
from netui.core.cadence.halts import OUTCOME_CLOSED, OUTCOME_LIFTED
from netui.core.cadence.model import Context, Standing
from netui.core.cadence.moves import OUTCOME_AFTER_NEWS
from netui.core.cadence.stages import standing
from netui.core.changes import Change
from netui.core.model import Contact, Stage, TouchKind
from netui.core.moment import Moment
from netui.core.state import State
from netui.errors import Problem

NEWS = "news"
NEWS_DAYS = 90
"""How long news are waited for where no day is named."""


class PutOff(NamedTuple):
    """Until when a touch is put off, and the outcome that lets news of theirs end it."""

    until: dt.date
    outcome: str = ""


def read_put_off(text: str, today: dt.date) -> PutOff | Problem:
    """Return what was typed: a day, or ``news``, which may be followed by the latest day."""
    first, _, rest = text.strip().partition(" ")
    if first.casefold() != NEWS:
        day = parse_day(text, today)
        return day if isinstance(day, Problem) else PutOff(day)
    if not rest.strip():
        return PutOff(later(today, NEWS_DAYS), OUTCOME_AFTER_NEWS)
    day = parse_day(rest, today)
    return day if isinstance(day, Problem) else PutOff(day, OUTCOME_AFTER_NEWS)


def skip(state: State, contact_id: int, moment: Moment, context: Context) -> Change | Problem:
    """Return the change that passes over the next step, once."""
    found = steerable(state, contact_id, context)
    if isinstance(found, Problem):
        return found
    contact, stood = found
    if stood.next is None:
        return Problem(f"There is nothing to skip with {contact.full}")
    return log_touch(state, contact_id, TouchKind.SKIP, moment, context=context)


def close(state: State, contact_id: int, moment: Moment, context: Context) -> Change | Problem:
    """Return the change that closes this approach without a farewell."""
    found = steerable(state, contact_id, context)
    if isinstance(found, Problem):
        return found
    contact, stood = found
    if stood.stage is Stage.CLOSED and stood.next is None:
        return Problem(f"The approach to {contact.full} is closed already")
    stop = TouchKind.STOP
    return log_touch(state, contact_id, stop, moment, outcome=OUTCOME_CLOSED, context=context)


def block(state: State, contact_id: int, moment: Moment, context: Context) -> Change | Problem:
    """Return the change after which nothing is ever proposed or logged as sent."""
    found = steerable(state, contact_id, context)
    if isinstance(found, Problem):
        return found
    return log_touch(state, contact_id, TouchKind.STOP, moment, context=context)


def allow(state: State, contact_id: int, moment: Moment) -> Change | Problem:
    """Return the change that allows contact again; nothing is begun by it."""
    return log_touch(state, contact_id, TouchKind.STOP, moment, outcome=OUTCOME_LIFTED)


def steerable(
    state: State, contact_id: int, context: Context
) -> tuple[Contact, Standing] | Problem:
    """Return a person and where they stand, unless they are to be left alone anyway."""
    contact = state.contacts.get(contact_id)
    if contact is None:
        return nobody(contact_id)
    touches, draft = state.touches_of(contact_id), state.draft_of(contact_id)
    stood = standing(contact, touches, draft, context)
    if stood.stage is Stage.DO_NOT_CONTACT:
        return Problem(f"{contact.full} is marked as no contact already")
    return contact, stood
