"""What can be done about a hint with a key: its fixes as one list, each with what it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from netui.core.hints.model import Edit, Fix, FixKind, Hint


class Mend(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do about a hint: ``edits`` of the note, or a step on the record."""

    hint: Hint
    fix: Fix
    label: str
    edits: tuple[Edit, ...] = ()


def mends(hint: Hint) -> tuple[Mend, ...]:
    """Return everything a key can do about a hint, in the order of its fixes."""
    return tuple(every_mend(hint))


def every_mend(hint: Hint) -> Iterator[Mend]:
    """Yield a mend for each fix that acts, and one for each line of a pick list."""
    for fix in hint.fixes:
        if fix.kind is FixKind.SAFE and fix.edits:
            yield Mend(hint=hint, fix=fix, label=fix.label, edits=fix.edits)
        elif fix.kind is FixKind.RECORD and fix.record is not None:
            yield Mend(hint=hint, fix=fix, label=fix.label)
        elif fix.kind is FixKind.CHOICE:
            for choice in fix.choices:
                yield Mend(hint=hint, fix=fix, label=choice.label, edits=choice.edits)


def safe_mends(hint: Hint) -> tuple[Mend, ...]:
    """Return what can be done about a hint without a question."""
    return tuple(mend for mend in mends(hint) if mend.fix.kind is FixKind.SAFE)


def first_mendable(hints: Iterable[Hint]) -> Hint | None:
    """Return the first hint that a key can do something about."""
    return next((hint for hint in hints if mends(hint)), None)


def compatible(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits in text order, those left out that lie in what another one takes."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda one: (one[0], -one[1])):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return tuple(kept)
