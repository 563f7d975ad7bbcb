"""The list of suppressions: what each keeps away, why, and whether it still matches anything.

Pure answers for the list on screen and ``netui lint --suppressions``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from heapq import nlargest
from typing import TYPE_CHECKING

import msgspec

from netui.core.hints.hushed import squeezed
from netui.core.model import TEXT_KINDS, Direction, Scope, Suppression

if TYPE_CHECKING:
    from netui.core.state import State

LAST_NOTES = 200
"""In so many of the latest notes, and in the drafts, a phrase has to be found."""


class SuppressedHint(msgspec.Struct, frozen=True, kw_only=True):
    """One suppression as it is listed; ``stale`` says why it matches nothing any more."""

    id: int
    rule: str
    name: str
    scope: str
    about: str
    reason: str
    date: dt.date | None = None
    stale: str = ""


def listed_suppressions(state: State, rules: Mapping[str, str]) -> tuple[SuppressedHint, ...]:
    """Return every suppression by rule; ``rules`` are the names of the known rules by code."""
    every = sorted(state.table(Suppression).values(), key=lambda one: (one.rule, one.id))
    phrased = any(one.scope == Scope.PHRASE for one in every)
    said = latest_words(state) if phrased else ()
    return tuple(
        SuppressedHint(
            id=one.id,
            rule=one.rule,
            name=rules.get(one.rule, ""),
            scope=one.scope,
            about=about(state, one),
            reason=one.reason,
            date=one.date,
            stale=why_stale(state, one, rules, said),
        )
        for one in every
    )


def about(state: State, one: Suppression) -> str:
    """Return whom or what a suppression is about."""
    if one.scope == Scope.PHRASE:
        return f"“{one.phrase}”"
    person = state.contacts.get(one.contact or 0)
    return person.full if person and one.scope in {Scope.NOTE, Scope.CONTACT} else ""


def why_stale(
    state: State, one: Suppression, rules: Mapping[str, str], said: Iterable[str]
) -> str:
    """Return why a suppression matches nothing any more; empty while it may."""
    if one.rule not in rules:
        return f"there is no rule {one.rule}"
    if one.scope == Scope.NOTE:
        gone = one.draft not in state.drafts
        return "the note was sent or discarded" if gone else ""
    if one.scope == Scope.CONTACT:
        return "" if one.contact in state.contacts else "the contact is no longer on file"
    if one.scope == Scope.PHRASE:
        phrase = squeezed(one.phrase)
        found = bool(phrase) and any(phrase in text for text in said)
        return "" if found else f"it is in none of the last {LAST_NOTES} notes"
    return "" if one.scope == Scope.EVERYWHERE else f"there is no scope {one.scope}"


def latest_words(state: State) -> tuple[str, ...]:
    """Return the folded words of the drafts and of the latest notes sent."""
    sent = (
        touch
        for touch in state.touches.values()
        if touch.text and touch.kind in TEXT_KINDS and touch.direction is Direction.OUT
    )
    latest = nlargest(LAST_NOTES, sent, key=lambda touch: (touch.date, touch.id))
    texts = [draft.text for draft in state.drafts.values()]
    return tuple(squeezed(text) for text in (*texts, *(touch.text for touch in latest)))
