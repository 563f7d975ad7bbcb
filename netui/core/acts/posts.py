"""Putting on file what somebody wrote or said, as one change: what a note can be about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from netui.core.acts.contacts import gone, replaced
from netui.core.changes import Change
from netui.core.model import Post, Remark
from netui.core.moment import Moment
from netui.core.state import State
from netui.errors import Problem

FOR_THANKS = "For the thank-you: "
"""How a remark begins that keeps something for the note after an acceptance."""


def add_post(
    state: State, contact_id: int, texts: Mapping[str, str], moment: Moment
) -> Change | Problem:
    """Return the change that puts a post on file: title, topic, date and url as written."""
    before = state.contacts.get(contact_id)
    if before is None:
        return gone()
    told = {name: " ".join(text.split()) for name, text in texts.items()}
    title = told.get("title", "")
    if not title:
        return Problem("The title is missing", "title", "Write what it is called.")
    date = day_of(told["date"]) if told.get("date") else None
    if isinstance(date, Problem):
        return date
    if date is not None and date > moment.today:
        return Problem("That day is still to come", "date", "Say when it came out.")
    post = Post(
        kind=told.get("kind", ""),
        title=title,
        topic=told.get("topic", ""),
        date=date,
        url=told.get("url", ""),
    )
    after = msgspec.structs.replace(before, posts=(*before.posts, post))
    return replaced(state, after, f"Noted of {before.full}: {title}")


def day_of(text: str) -> dt.date | Problem:
    """Return a day written as 2026-02-20."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return Problem(f"{text} is no day", "date", "Write it as 2026-02-20.")


def keep_for_thanks(
    state: State, contact_id: int, text: str, moment: Moment
) -> Change | Problem:
    """Return the change that keeps words cut from an invitation for the thank-you note."""
    before = state.contacts.get(contact_id)
    if before is None:
        return gone()
    remark = Remark(date=moment.today, text=f"{FOR_THANKS}{' '.join(text.split())}")
    if remark in before.notes:
        return replaced(state, before, f"Kept for {before.full} already")
    after = msgspec.structs.replace(before, notes=(*before.notes, remark))
    return replaced(state, after, f"Kept for the thank-you to {before.full}")
