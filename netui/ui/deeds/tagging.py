"""Deeds about the tags of the open person, and the offer to tag a new connection (S1-42)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from netui.core.acts.contacts import tag_contact
from netui.core.changes import Change
from netui.core.model import Contact, TouchKind
from netui.core.text import clean
from netui.errors import Problem
from netui.ui.deeds.contacts import keep
from netui.ui.dialogs.prompt import PromptDialog
from netui.ui.widgets.completing import LastOfSeveral

if TYPE_CHECKING:
    from netui.ui.screens.desk import Desk

TOLD = 8
"""Tags in use that are named in the question."""


async def tag(desk: Desk, contact: Contact) -> None:
    """Ask for the open person's tags."""
    change = await desk.app.push_screen_wait(question(desk, contact, f"Tags of {contact.full}"))
    if change is not None:
        keep(desk, change)


async def offer(desk: Desk, contact: Contact) -> None:
    """Ask for the tags of a new connection; an empty line leaves them without."""
    change = await desk.app.push_screen_wait(question(desk, contact, f"Tag {contact.full}?"))
    if change:
        keep(desk, change)


def question(desk: Desk, contact: Contact, title: str) -> PromptDialog[Change]:
    """Return the question for somebody's tags, with those in use to choose from."""
    state = desk.session.state
    counted = Counter(tag for one in state.contacts.values() for tag in one.tags)
    in_use = [tag for tag, _ in counted.most_common()]

    def parse(text: str) -> Change | Problem:
        tags = (" ".join(word.split()) for word in clean(text).split(","))
        return tag_contact(desk.session.state, contact.id, filter(None, tags))

    told = f" In use: {', '.join(in_use[:TOLD])}." if in_use else ""
    return PromptDialog(
        title,
        f"Several with commas.{told}",
        parse,
        text=", ".join(contact.tags),
        example="alumni, pens",
        suggester=LastOfSeveral(in_use),
    )


def is_new(desk: Desk, contact: Contact) -> bool:
    """Whether somebody has accepted for the first time and has no tags yet."""
    state = desk.session.state
    accepted = [one for one in state.touches_of(contact.id) if one.kind is TouchKind.ACCEPTED]
    return len(accepted) == 1 and not state.contacts[contact.id].tags
