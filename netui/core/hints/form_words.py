"""The words about form: how a note begins and ends, what may stand twice, what can go."""

from __future__ import annotations

from typing import ClassVar

from netui.core.hints.wording import WordLists


class FormWords(WordLists, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a note begins and ends, and which words may stand twice in a row."""

    FAMILY: ClassVar[str] = "form"

    hello: str
    closing: str
    kept: list[str]
    doubled: str
    adjectives: list[str]
