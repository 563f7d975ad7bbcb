"""News and yearly days of a person, noted in a moment: they bring the next note forward."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

import msgspec

from netui.core.acts.contacts import gone, replaced
from netui.core.cadence.days import later, parse_day, say_day
from netui.core.cadence.occasions import GOOD
from netui.core.changes import Change
from netui.core.model import Contact, Milestone, News
from netui.core.moment import Moment
from netui.core.people.checks import yearly_day
from netui.core.state import State
from netui.core.text import fold
from netui.errors import Problem

TONES = (GOOD, "bad")
YEARLY = re.compile(r"(?:--)?(\d{1,2})-(\d{1,2})", re.ASCII)
"""A day of every year, as month and day."""


class Happening(NamedTuple):
    """What happened as it is typed: no day is today, ``03-14`` every year, no tone good."""

    what: str
    on: str = ""
    tone: str = ""


def note_news(
    state: State, contact_id: int, happening: Happening, moment: Moment
) -> Change | Problem:
    """Return the change that notes what happened to somebody, or a day of theirs every year.

    What is on file already is refused.
    """
    what, on, tone = happening
    before = state.contacts.get(contact_id)
    if before is None:
        return gone()
    words = " ".join(what.split())
    if not words:
        return Problem("It is not said what happened", "what", "Write it in a few words.")
    if yearly := YEARLY.fullmatch(on.strip()):
        return noted_yearly(state, before, words, int(yearly[1]), int(yearly[2]))
    day = parse_day_of(on, moment.today)
    if isinstance(day, Problem):
        return msgspec.structs.replace(day, where="on")
    mood = tone.strip().casefold() or GOOD
    if mood not in TONES:
        return Problem(f"“{tone.strip()}” is not allowed", "tone", "Write good or bad.")
    if any(fold(one.what) == fold(words) and one.date == day for one in before.news):
        return Problem(f"This news of {before.full} is on file already", "what")
    added = News(what=words, date=day, tone=mood)
    after = msgspec.structs.replace(before, news=(*before.news, added))
    when = "" if day == moment.today else f", {say_day(day, moment.today)}"
    return replaced(state, after, f"Noted news of {before.full}: {words}{when}")


def noted_yearly(
    state: State, before: Contact, what: str, month: int, day: int
) -> Change | Problem:
    """Return the change that notes a day of every year."""
    month_day = f"{month:02}-{day:02}"
    impossible = yearly_day(month_day, "on")
    if impossible:
        return impossible
    if any(
        one.month_day == month_day and fold(one.what) == fold(what) for one in before.milestones
    ):
        return Problem(f"This day of {before.full} is on file already", "on")
    after = msgspec.structs.replace(
        before, milestones=(*before.milestones, Milestone(what=what, month_day=month_day))
    )
    return replaced(state, after, f"Noted for every year of {before.full}: {what}, {month_day}")


def parse_day_of(text: str, today: dt.date) -> dt.date | Problem:
    """Return the day something happened: today unless typed, yesterday, or any other day."""
    typed = text.strip().casefold()
    if not typed:
        return today
    return later(today, -1) if typed == "yesterday" else parse_day(typed, today)
