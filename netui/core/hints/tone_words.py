"""The words about tone: what presses, sells, is worn out, or mixes two ways of address."""

from __future__ import annotations

from typing import ClassVar

from netui.core.hints.examined import Examined
from netui.core.hints.model import Span
from netui.core.hints.wording import WordLists
from netui.core.text import flat, normal


class ToneWords(WordLists, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Lists of phrases; one whose name ends with ``fine`` exempts what it overlaps.

    ``pitch`` counts from two on, ``pitch_strong`` at once. ``pleasantries`` are worn out
    between strangers only. ``informal`` and ``formal`` address one reader, ``plural`` says
    that several are meant, ``capital`` holds words that address somebody if they have a
    capital inside a sentence. ``shout`` lists words of up to five letters that are no
    abbreviations in capitals.
    """

    FAMILY: ClassVar[str] = "tone"

    pushy: list[str]
    pushy_fine: list[str]
    pitch: list[str]
    pitch_strong: list[str]
    stock: list[str]
    stock_fine: list[str]
    pleasantries: list[str]
    informal: list[str]
    not_informal: list[str]
    formal: list[str]
    plural: list[str]
    capital: str
    shout: str


def is_on_file(examined: Examined, span: Span) -> bool:
    """Whether a phrase is part of a name or title on file, mine or the contact's."""
    phrase = examined.flat[slice(*span)]
    return any(phrase in value for value in examined.once(kept_on_file))


def kept_on_file(examined: Examined) -> tuple[str, ...]:
    """Return the names and titles on file, mine and the contact's, as flat text."""
    me = examined.note.me
    kept = (*(fact.value for fact in examined.facts), me.org, me.role, *me.groups, *me.schools)
    return tuple(flat(normal(value)) for value in kept)
