"""Tags: giving people tags and taking them away, whatever other tags they have."""

from __future__ import annotations

import re

import msgspec

from netui.core.acts.contacts import gone, replaced
from netui.core.changes import Change
from netui.core.fields import distinct
from netui.core.state import State
from netui.core.text import clean, fold
from netui.errors import Problem

PIECES = re.compile(r",|\s+(?=[+-])")


class TagEdit(msgspec.Struct, frozen=True, kw_only=True):
    """Tags to give and tags to take away."""

    give: tuple[str, ...] = ()
    take: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the edit as it may be typed; tags that are given need no sign of it."""
        sign = "+" if self.take else ""
        return ", ".join(
            [*(sign + tag for tag in self.give), *(f"-{tag}" for tag in self.take)]
        )


def relative(text: str) -> bool:
    """Whether a text says what to give and take, and not which tags there are."""
    return any(piece.strip()[:1] in {"+", "-"} for piece in PIECES.split(text) if piece.strip())


def read_tags(text: str) -> TagEdit | Problem:
    """Return what ``+rail -old``, or a plain list of tags to give, says."""
    give: list[str] = []
    take: list[str] = []
    for piece in PIECES.split(clean(text)):
        sign, tag = piece.strip()[:1], " ".join(piece.strip().lstrip("+-").split())
        if tag:
            (take if sign == "-" else give).append(tag)
    if not give and not take:
        return Problem("No tag is named", todo="Write rail, or +rail -old.")
    return TagEdit(give=each_once(give), take=each_once(take))


def each_once(tags: list[str]) -> tuple[str, ...]:
    """Return each tag once; those that differ only in case or accents are the same."""
    return tuple(str(tag) for tag in distinct(tags))


def retag(state: State, contact_id: int, edit: TagEdit) -> Change | Problem:
    """Return the change that gives a person tags and takes others; the rest stays."""
    before = state.contacts.get(contact_id)
    if before is None:
        return gone()
    taken = {fold(tag) for tag in edit.take}
    kept = [tag for tag in before.tags if fold(tag) not in taken]
    tags = each_once([*kept, *edit.give])
    return replaced(
        state, msgspec.structs.replace(before, tags=tags), tagged(before.full, edit)
    )


def tagged(who: str, edit: TagEdit) -> str:
    """Return the label of giving and taking tags."""
    if edit.take and not edit.give:
        return f"Took tags from {who}: {', '.join(edit.take)}"
    return f"Tagged {who}: {edit}"
