"""What the person does not want to see: suppressions as the engine looks them up.

A suppressed hint is marked, not lost: the list of suppressions and ``netui lint --json`` still
know it. It hides no other hint, because what it would hide may be new all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from netui.core.hints.model import Hint
from netui.core.model import Scope, Suppression
from netui.core.text import fold

Phrases = Mapping[str, int]
"""Folded phrases, each with the id of its suppression."""


class Hushed(msgspec.Struct, frozen=True, kw_only=True):
    """The suppressions that hold for one note: ids by rule, and by rule and phrase."""

    rules: Mapping[str, int] = {}
    phrases: Mapping[str, Phrases] = {}

    def __bool__(self) -> bool:
        """Whether anything at all is suppressed here."""
        return bool(self.rules or self.phrases)

    def by(self, hint: Hint, text: str) -> int | None:
        """Return the suppression of a hint of this normal text, if there is one.

        A hint about several phrases counts as suppressed when each of them is.
        """
        found = self.rules.get(hint.rule)
        phrases = self.phrases.get(hint.rule)
        if found is not None or not phrases or not hint.spans:
            return found
        ids = [phrases.get(phrase_at(text, *span)) for span in hint.spans]
        return None if None in ids else ids[0]


NOTHING_HUSHED = Hushed()
"""Nothing is suppressed."""


def hushed_for(
    suppressions: Iterable[Suppression], *, contact: int, draft: int | None = None
) -> Hushed:
    """Return what is suppressed in a note; ``draft`` is the id of its draft, if it has one."""
    rules: dict[str, int] = {}
    phrases: dict[str, dict[str, int]] = {}
    for one in suppressions:
        if one.scope == Scope.PHRASE:
            phrases.setdefault(one.rule, {}).setdefault(squeezed(one.phrase), one.id)
        elif holds(one, contact, draft):
            rules.setdefault(one.rule, one.id)
    return Hushed(rules=rules, phrases=phrases)


def holds(one: Suppression, contact: int, draft: int | None) -> bool:
    """Whether a suppression that names no phrase holds for this note."""
    if one.scope == Scope.NOTE:
        return draft is not None and one.draft == draft
    if one.scope == Scope.CONTACT:
        return one.contact == contact
    return one.scope == Scope.EVERYWHERE


def marked(hint: Hint, text: str, hushed: Hushed) -> Hint:
    """Return the hint, marked if it is suppressed."""
    found = hushed.by(hint, text)
    return hint if found is None else msgspec.structs.replace(hint, suppressed=found)


def phrase_at(text: str, start: int, end: int) -> str:
    """Return the words of a span as they are compared."""
    return squeezed(text[start:end])


def squeezed(phrase: str) -> str:
    """Return a phrase without capitals, accents and doubled blanks."""
    return " ".join(fold(phrase).split())
