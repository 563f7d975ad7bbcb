"""Fit: common ground with a contact, whether they are researched, and who is offered first.

The score is a rough order for offers, told where somebody asks why. Weighted criteria of the
plan will add to it here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from netui.core.model import Activity, Contact, Degree, Profile, Source, Tie

KNOWN_TIES = frozenset(Tie) - {Tie.WEAK, Tie.STRANGER}
ACTIVE = Activity.ACTIVE
WARM_SOURCES = frozenset(Source) - {Source.IMPORT, Source.INBOUND, Source.OTHER}
HELPFUL_SENIORITY = frozenset(range(2, 9))
SPREAD = 2_654_435_761
"""A multiplier that scatters neighbouring numbers over 32 bits."""


def common_ground(contact: Contact, me: Profile) -> str:
    """Return the strongest thing we share, for use after a colon; empty if there is none."""
    if contact.met:
        where = contact.met.where
        return f"you met ({where})" if where else "you met"
    if contact.tie in KNOWN_TIES:
        return "you know each other"
    named = next((mutual.name for mutual in contact.mutuals), contact.via)
    if named:
        return f"you both know {named}"
    for what, theirs, mine in (
        ("the school", contact.schools, me.schools),
        ("the group", contact.groups, me.groups),
        ("an interest in", contact.interests, me.interests + me.skills),
        ("the skill", contact.skills, me.skills + me.interests),
    ):
        if theirs and (found := shared(theirs, mine)):
            return f"you share {what} {found}"
    return ""


def introducer(contact: Contact) -> str:
    """Return the name of who can introduce us (S0-16): ``via``, else a mutual on file.

    A mutual who is to be treated discreetly is never asked.
    """
    known = (one.name for one in contact.mutuals if one.contact and not one.discreet)
    return contact.via.strip() or next(known, "").strip()


def shared(theirs: Iterable[str], mine: Iterable[str]) -> str:
    """Return the first entry of ``theirs`` that is also in ``mine``, ignoring case."""
    known = {entry.casefold() for entry in mine}
    return next((entry for entry in theirs if entry.casefold() in known), "")


def is_researched(contact: Contact) -> bool:
    """Whether the reason to write and at least one fact to build on are on file."""
    return bool(contact.reason.strip()) and has_fact(contact)


def has_reason(contact: Contact) -> bool:
    """Whether it is on file why this person is to be written to."""
    return bool(contact.reason.strip() or contact.purpose.strip())


def has_fact(contact: Contact) -> bool:
    """Whether anything about the person is on file that a note can build on."""
    return any(
        (
            contact.company,
            contact.title,
            contact.former,
            contact.industry,
            contact.met,
            contact.mutuals,
            contact.via,
            contact.schools,
            contact.groups,
            contact.interests,
            contact.skills,
            contact.posts,
            contact.events,
            contact.news,
            contact.notes,
        )
    )


def is_stranger(contact: Contact) -> bool:
    """Whether an invitation goes to somebody I do not know (unset is a stranger unless met)."""
    if contact.tie is None:
        return contact.met is None and contact.degree is not Degree.FIRST
    return contact.tie is Tie.STRANGER


def fit(contact: Contact) -> int:
    """Return how well a contact fits, more is better: closeness and ties first (S1-09)."""
    score = 2 * (contact.closeness or 0)
    if contact.tie in KNOWN_TIES:
        score += 4
    if contact.met:
        score += 3
    if contact.mutuals or contact.via:
        score += 2
    if contact.source in WARM_SOURCES:
        score += 1
    if contact.seniority_gap in HELPFUL_SENIORITY:
        score += 1
    if contact.activity is ACTIVE:
        score += 1
    return score


def fit_line(contact: Contact) -> str:
    """Return how well a contact fits, and what speaks for them, as a sentence (S0-18).

    It names what ``fit`` counts.
    """
    known = contact.tie in KNOWN_TIES
    reasons = (
        ("how close you are", contact.closeness),
        ("you know each other", known),
        ("you met", contact.met),
        ("somebody links you", contact.mutuals or contact.via),
        ("where they come from", contact.source in WARM_SOURCES),
        ("they are a step ahead of you", contact.seniority_gap in HELPFUL_SENIORITY),
        ("they are active on LinkedIn", contact.activity is ACTIVE),
    )
    told = ", ".join(words for words, holds in reasons if holds)
    if not told:
        return "Fit 0: nothing on file speaks for this invitation before others."
    return f"Fit {fit(contact)}: {told}. Who fits best is offered first."


def turn(contact_id: int, today: dt.date) -> int:
    """Return a number that orders equals differently every day and the same all day."""
    mixed = (contact_id * SPREAD) ^ (today.toordinal() * 40_503 * SPREAD)
    return (mixed * SPREAD >> 16) & 0xFFFF_FFFF
