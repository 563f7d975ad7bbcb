"""The deed that notes news of somebody, or a day of theirs every year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from netui.core.acts.news import TONES, Happening, note_news
from netui.core.changes import Change
from netui.core.model import Contact
from netui.core.text import clean
from netui.errors import Problem
from netui.ui.deeds.words import undo_words
from netui.ui.dialogs.form import FormDialog, FormField

if TYPE_CHECKING:
    from netui.ui.screens.desk import Desk

NEWS_FIELDS = (
    FormField("what", "What", "opened a workshop", "In a few words, as the note may say it."),
    FormField(
        "on",
        "Day",
        "today; yesterday · 2026-02-20 · 03-14 is every year",
        "Empty is today. Month and day alone, such as 03-14, come back every year.",
    ),
    FormField(
        "tone",
        "Good or bad",
        "good",
        "Good news is congratulated; bad news only ends a snooze that waits for news.",
        TONES,
    ),
)


async def news(desk: Desk, contact: Contact) -> None:
    """Ask what happened and when, note it, and say what follows from it."""
    session = desk.session

    def save(texts: Mapping[str, str]) -> Change | Problem:
        said = Happening(*(clean(texts.get(line.field, "")) for line in NEWS_FIELDS))
        return note_news(session.state, contact.id, said, session.moment)

    change = await desk.app.push_screen_wait(
        FormDialog(f"News of {contact.full}", {}, save, fields=NEWS_FIELDS)
    )
    if change is None or not desk.drafts.flush():
        return
    before = session.standing(contact.id).next
    if desk.commit(change):
        desk.reopen()
        after = session.standing(contact.id).next
        follows = f" {after.reason}" if after is not None and after != before else ""
        desk.tell(f"{change.label}.{follows} {undo_words(desk)}")
