"""The deed about who I am: name, role and what the drafts and the day need of me."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from netui.core.acts.profile import edit_profile, profile_text
from netui.core.changes import Change
from netui.core.model import Plan
from netui.core.settings import Settings
from netui.core.text import clean
from netui.errors import Problem
from netui.ui.deeds.words import undo_words
from netui.ui.dialogs.form import FormDialog, FormField

if TYPE_CHECKING:
    from netui.ui.screens.desk import Desk

ME_FIELDS: tuple[FormField, ...] = (
    FormField("name", "Name", "Robin Ashdown", "Drafts introduce you by it."),
    FormField("first", "Call name", "Robin", "Notes are signed with it."),
    FormField("role", "Role", "process engineer"),
    FormField("org", "Organisation", "Lowmoor Ceramics"),
    FormField(
        "one_liners",
        "In a sentence",
        "I keep kilns from wasting heat",
        "Who you are, as a note may say it; several with semicolons, the shortest is used.",
    ),
    FormField("schools", "Schools", "", "What you share with others is common ground."),
    FormField("groups", "Groups", "", "What you share with others is common ground."),
    FormField("skills", "Skills", "", "What you share with others is common ground."),
    FormField("interests", "Interests", "", "What you share with others is common ground."),
    FormField(
        "plan",
        "Account",
        "free or premium",
        "Your LinkedIn account: decides how long an invitation's note may be.",
        tuple(Plan),
    ),
    FormField(
        "minutes_per_week",
        "Minutes a week",
        "60",
        "The time you give it decides how many people a day are shown.",
    ),
    FormField("timezone", "Time zone", "Europe/Berlin", "Where you are, if not where this is."),
)


async def me(desk: Desk) -> None:
    """Ask who I am, save it, and write the draft that is open anew where it is untouched."""
    session = desk.session
    profile = session.state.profile
    texts = {line.field: profile_text(profile, line.field) for line in ME_FIELDS}

    def save(edited: Mapping[str, str]) -> Change | Problem:
        return edit_profile(
            session.state, {field: clean(text).strip() for field, text in edited.items()}
        )

    change = await desk.app.push_screen_wait(
        FormDialog(
            "You",
            texts,
            save,
            fields=[settled(line, session.settings) for line in ME_FIELDS],
        )
    )
    if change is None:
        return
    if not change:
        desk.tell("Nothing was changed.")
    elif desk.drafts.flush() and await desk.commit_beside(change):
        desk.tell(f"{change.label}. {undo_words(desk)}")


def settled(line: FormField, settings: Settings) -> FormField:
    """Return a line; where the settings say something else, which wins, it says so."""
    value = getattr(settings, line.field, None)
    return line._replace(help=f"config.toml says {value}, which wins.") if value else line
