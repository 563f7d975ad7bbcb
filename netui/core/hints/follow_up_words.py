"""The words of follow-ups, thanks and farewells."""

from __future__ import annotations

from typing import ClassVar

from netui.core.hints.wording import WordLists


class FollowUpWords(WordLists, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Phrases by what they do; a list ending with ``maybe`` may mean something else.

    ``wish`` and a verb not in ``contact_verbs`` give a reason. ``bump`` says no more than
    that there was a note; ``common`` words say nothing of a subject. The last four are
    sentences to put into a note.
    """

    FAMILY: ClassVar[str] = "follow_up"

    busy: list[str]
    busy_maybe: list[str]
    restated: list[str]
    wish: list[str]
    contact_verbs: str
    out: list[str]
    out_maybe: list[str]
    thanks: list[str]
    no_thanks: list[str]
    door: list[str]
    wishes: list[str]
    bump: list[str]
    asked_for: list[str]
    common: str
    thank_line: str
    thank_time: str
    open_door: str
    wish_well: str
