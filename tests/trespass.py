"""What no note may do, counted from the bare history: a second opinion beside the cadence.

It reads touches and dates alone and asks neither the cadence nor its guards. Where the page
leaves room it is the more lenient of the two, so that whatever it objects to is wrong.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from netui.core.model import (
    INCOMING,
    INVITATION_KINDS,
    TEXT_KINDS,
    Channel,
    Contact,
    Degree,
    Direction,
    Touch,
    TouchKind,
)

REPEATED_AFTER = 14
REPEATED_AFTER_WITHDRAWAL = 21
SIGNS = frozenset(
    {TouchKind.ACCEPTED, TouchKind.REPLIED, TouchKind.INVITE_RECEIVED, TouchKind.MEETING}
)
"""What ends the waiting, besides a note of theirs."""

NO_ATTEMPT = frozenset({TouchKind.FAREWELL, TouchKind.ASK_ADVICE})
ENDINGS = frozenset({TouchKind.DECLINED, TouchKind.WITHDRAWN})
LINKEDIN = frozenset({None, Channel.LINKEDIN_INVITE})


def is_theirs(touch: Touch) -> bool:
    return touch.direction is Direction.IN or touch.kind in INCOMING


def has_answered(touch: Touch) -> bool:
    """Whether a touch is a sign from them, or a talk."""
    return touch.kind in SIGNS or (is_theirs(touch) and touch.kind in TEXT_KINDS)


def since_answer(history: Sequence[Touch]) -> Sequence[Touch]:
    """Return what has happened after the last sign from them."""
    last = max((at for at, one in enumerate(history, 1) if has_answered(one)), default=0)
    return history[last:]


def is_connected(contact: Contact, history: Iterable[Touch]) -> bool:
    """Whether LinkedIn lets me write to them; who invited me may be answered."""
    if contact.degree is Degree.FIRST or contact.connected_on:
        return True
    return any(
        one.kind in {TouchKind.ACCEPTED, TouchKind.INVITE_RECEIVED}
        or (one.kind in INVITATION_KINDS and is_theirs(one))
        for one in history
    )


def in_touch(contact: Contact, history: Sequence[Touch]) -> bool:
    return is_connected(contact, history) or any(map(has_answered, history))


def counts(touch: Touch) -> bool:
    """Whether a touch is a note of mine that waits for an answer."""
    return touch.kind in TEXT_KINDS - NO_ATTEMPT and not is_theirs(touch)


def unanswered(contact: Contact, history: Sequence[Touch]) -> int:
    """Return how many notes are out without an answer; who is in touch has none."""
    if in_touch(contact, history):
        return 0
    return sum(map(counts, history))


def invitations(history: Sequence[Touch]) -> int:
    """Return how often I invited them since they last gave a sign, as far as it went out."""
    number = 0
    for one in since_answer(history):
        if one.kind is TouchKind.NOT_SENT:
            number = 0
        elif one.kind in INVITATION_KINDS and not is_theirs(one):
            number += one.channel in LINKEDIN or (one.kind is TouchKind.REINVITE and number > 0)
    return number


def earliest(history: Sequence[Touch], channel: Channel | None) -> dt.date | None:
    """Return the first day on which another invitation can follow one that has ended."""
    fresh = since_answer(history)
    invited = next((at for at, one in enumerate(fresh) if one.kind in INVITATION_KINDS), None)
    if invited is None:
        return None
    ends = [one for one in fresh[invited:] if one.kind in ENDINGS]
    if not ends:
        return None
    withdrawn = ends[-1].kind is TouchKind.WITHDRAWN and ends[-1].outcome != "expired"
    long = withdrawn and channel in LINKEDIN
    days = REPEATED_AFTER_WITHDRAWAL if long else REPEATED_AFTER
    return ends[-1].date + dt.timedelta(days=days)


def is_pending(history: Sequence[Touch]) -> bool:
    """Whether an invitation on LinkedIn is out, as far as is known."""
    fresh = since_answer(history)
    out = [
        at
        for at, one in enumerate(fresh)
        if one.kind in INVITATION_KINDS and one.channel in LINKEDIN and one.outcome != "expired"
    ]
    ended = ENDINGS | {TouchKind.NOT_SENT}
    return bool(out) and not any(one.kind in ended for one in fresh[out[-1] :])


def cannot_arrive(touch: Touch, contact: Contact, history: Sequence[Touch]) -> bool:
    """Whether nothing can reach them this way."""
    connected = is_connected(contact, history)
    if touch.channel is Channel.LINKEDIN_MESSAGE:
        return not connected
    if touch.channel is Channel.LINKEDIN_INVITE:
        return contact.degree is Degree.FIRST and touch.kind is not TouchKind.ACCEPT_REPLY
    if touch.channel is Channel.EMAIL:
        return not contact.emails and Channel.EMAIL not in contact.channels
    return False


def trespasses(
    contact: Contact, history: Sequence[Touch], touch: Touch, most: int
) -> dict[str, str]:
    """Return what is wrong with a note of mine after a history: the guard, and in words."""
    found: dict[str, str] = {}
    if touch.kind not in TEXT_KINDS or is_theirs(touch):
        return found
    if touch.kind is TouchKind.ASK_ADVICE and not touch.note:
        return found  # it goes to somebody else, in whose history it is noted whom it is about
    if touch.kind not in NO_ATTEMPT and unanswered(contact, history) >= most:
        found["G02"] = f"note {unanswered(contact, history) + 1} of {most} without an answer"
    if cannot_arrive(touch, contact, history):
        found["G05"] = f"nothing reaches them by {touch.channel}"
    if touch.kind in INVITATION_KINDS and not in_touch(contact, history):
        first = earliest(history, touch.channel)
        if first and touch.date < first:
            found["G03"] = f"invited again before {first}"
        elif invitations(history) > 1:
            found["G03"] = "invited a third time"
        elif touch.channel in LINKEDIN and is_pending(history):
            found["G03"] = "invited while an invitation is out"
    return found
