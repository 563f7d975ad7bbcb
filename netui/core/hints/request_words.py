"""The words of requests and offers, and of who a sentence is about."""

from __future__ import annotations

from typing import ClassVar

from netui.core.hints.wording import WordLists


class RequestWords(WordLists, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Phrases of asking and giving; a list ending with ``fine`` exempts what it overlaps.

    ``acts`` begin a request, ``opening`` ones at the start of a sentence only; ``fine`` are
    offers, rhetorical questions and the connection itself. ``alternatives`` stand before
    another way to grant the same request. ``verbs`` with their object add a request after
    ``joiners``; where verbs stand last, ``final_verbs`` do. ``cuts`` end the request.
    ``times`` over a quarter of an hour and ``big`` things are too much for a stranger.
    ``gifts`` are things that are given: naming one without asking offers it.
    ``me`` and ``you`` are words about writer and reader, ``subject`` those that begin a
    clause about the writer, ``echoes`` point back to what was said of the reader.
    """

    FAMILY: ClassVar[str] = "requests"

    acts: list[str]
    meeting_acts: list[str]
    acks: list[str]
    fine: list[str]
    alternatives: list[str]
    verbs: list[str]
    final_verbs: list[str]
    cuts: list[str]
    opening: list[str]
    wants: list[str]
    big: list[str]
    big_fine: list[str]
    times: list[str]
    times_fine: list[str]
    cues: list[str]
    offers: list[str]
    gifts: str
    joiners: str
    meeting: str
    units: str
    hours: str
    me: str
    subject: str
    you: str
    echoes: str
