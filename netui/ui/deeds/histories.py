"""Deeds about the history: log anything that happened, correct or delete what was logged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from netui.core.acts.correcting import (
    corrected,
    deleted,
    field_of_touch,
    read_field,
    what,
)
from netui.core.acts.touches import logged
from netui.core.cadence.guards.model import Held, Insistence
from netui.core.cadence.ways import WAYS
from netui.core.changes import Change
from netui.core.model import Channel, Contact, Direction, Touch, TouchKind
from netui.core.text import clean
from netui.errors import Problem
from netui.ui.deeds.objecting import around, objected
from netui.ui.deeds.touches import record
from netui.ui.deeds.words import capital
from netui.ui.dialogs.form import FormDialog, FormField, choice, spoken_choice
from netui.ui.dialogs.pick import Option, PickDialog

if TYPE_CHECKING:
    from netui.session import Session
    from netui.ui.screens.desk import Desk

TOUCH_FIELDS = (
    choice("kind", "Kind", "replied, conversation, meeting …", TouchKind)._replace(
        help="What happened: replied, conversation, meeting, give, engage, accepted, declined, "
        "withdrawn, ask, promise, snooze …"
    ),
    FormField(
        "direction", "Direction", "out; in for what came from them", "", tuple(Direction)
    ),
    choice("channel", "Channel", "linkedin message, email, phone, in person …", Channel),
    FormField("date", "Date", "today, or YYYY-MM-DD"),
    FormField("text", "Text", "the words, or what it was about"),
    FormField("subject", "Subject"),
    FormField("outcome", "Outcome", "what came of it"),
    FormField("note", "Remark", "for yourself"),
    FormField("until", "Until", "the end of a snooze: 3d · fri · 2026-04-01"),
    FormField("on", "On", "the day of a promise: 3d · fri · 2026-04-01"),
)
LINES = "Its words have several lines; netui touch ID text=… changes them."


async def log(desk: Desk, contact: Contact) -> None:
    """Ask what happened and log it; guards are asked about a note of today."""
    session = desk.session

    def save(texts: Mapping[str, str]) -> Touch | Problem:
        kept = {name: text for name, text in texts.items() if text.strip()}
        values = values_of({"kind": ""} | kept, session)
        if isinstance(values, Problem):
            return values
        touch = Touch(contact=contact.id, **({"date": session.today} | values))
        found = change_of(session, touch)
        return found if isinstance(found, Problem) and not isinstance(found, Held) else touch

    touch = await desk.app.push_screen_wait(
        FormDialog(f"Log with {contact.full}", {}, save, fields=TOUCH_FIELDS)
    )
    if touch is None:
        return
    change = change_of(session, touch)
    if isinstance(change, Held):
        decided = await objected(desk, contact, change)
        if not isinstance(decided, Insistence):
            return
        change = change_of(session, touch, decided)
    record(desk, change)


def change_of(
    session: Session, touch: Touch, insist: Insistence | None = None
) -> Change | Problem:
    """Return the change that logs a touch, unless a guard holds it back."""
    return logged(
        session.state,
        touch,
        session.moment,
        session.context,
        insist=insist,
        around=around(session),
    )


def values_of(texts: Mapping[str, str], session: Session) -> dict[str, Any] | Problem:
    """Return what the lines of the form say, by field."""
    found: dict[str, Any] = {}
    for name, text in texts.items():
        value = read_field(name, clean(text).strip(), session.today)
        if isinstance(value, Problem):
            return value
        found[name] = value
    return found


async def correct(desk: Desk, contact: Contact) -> None:
    """Ask which touch was logged wrongly, and correct or delete it."""
    session = desk.session
    touches = session.state.touches_of(contact.id)[::-1]
    if not touches:
        desk.tell(Problem(f"Nothing is logged with {contact.full}"))
        return
    picked = await desk.app.push_screen_wait(
        PickDialog(
            f"Correct with {contact.full}",
            [Option(titled(one, session.today), told(one), one.id) for one in touches],
            ask="Which one?",
        )
    )
    touch = session.state.touches.get(picked) if picked is not None else None
    if touch is None:
        return
    chosen = await desk.app.push_screen_wait(
        PickDialog(
            titled(touch, session.today),
            [
                Option("Correct it", "its kind, day, way or words", "correct"),
                Option("Delete it", "it did not happen", "delete"),
            ],
        )
    )
    if chosen == "delete":
        record(desk, deleted(session.state, touch.id, session.moment))
    elif chosen == "correct":
        await put_right(desk, touch)


async def put_right(desk: Desk, touch: Touch) -> None:
    """Ask for the fields of one touch and save what was changed."""
    session = desk.session
    several = "\n" in touch.text
    fields = [line for line in TOUCH_FIELDS if not (several and line.field == "text")]
    texts = {
        line.field: spoken_choice(field_of_touch(touch, line.field), line.choices)
        for line in fields
    }

    def save(edited: Mapping[str, str]) -> Change | Problem:
        values = values_of(edited, session)
        if isinstance(values, Problem):
            return values
        state, moment = session.state, session.moment
        return corrected(state, touch.id, values, moment, session.context)

    change = await desk.app.push_screen_wait(
        FormDialog(
            titled(touch, session.today),
            texts,
            save,
            fields=fields,
            ask=LINES if several else "",
        )
    )
    if change:
        record(desk, change)


def titled(touch: Touch, today: dt.date) -> str:
    """Return what happened and when, as a heading."""
    return capital(what(touch, today))


def told(touch: Touch) -> str:
    """Return what is told of a touch in the list."""
    way = WAYS[touch.channel] if touch.channel else ""
    said = " ".join(touch.text.split())
    return " · ".join(filter(None, (way, touch.outcome.replace("_", " "), said)))
