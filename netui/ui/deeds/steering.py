"""Deeds that steer: skip once, close the approach, no contact, promise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from netui.core.acts import steering
from netui.core.acts.together import Act
from netui.core.acts.touches import log_touch
from netui.core.cadence.days import parse_day
from netui.core.cadence.model import Context
from netui.core.changes import Change
from netui.core.model import Contact, Stage, TouchKind
from netui.core.moment import Moment
from netui.core.state import State
from netui.core.text import clean
from netui.errors import Problem
from netui.ui.deeds.asking import Going
from netui.ui.deeds.touches import follow, record
from netui.ui.deeds.words import key
from netui.ui.dialogs.form import FormDialog, FormField
from netui.ui.dialogs.pick import Option, PickDialog

if TYPE_CHECKING:
    from netui.session import Session
    from netui.ui.screens.desk import Desk

Steering = Callable[[State, int, Moment, Context], Change | Problem]

PROMISE_FIELDS = (
    FormField("text", "Promise", "send the drawings"),
    FormField("on", "On", "3d · fri · 2w · 2026-04-01"),
)


def skip(desk: Desk, contact: Contact) -> None:
    """Pass over the next step, once, and open the next person."""
    _steer(desk, contact, steering.skip)


def stopped(desk: Desk, contact: Contact) -> None:
    """Close this approach without a farewell and open the next person."""
    _steer(desk, contact, steering.close, "Nothing is proposed until one of you writes.")


def block(desk: Desk, contact: Contact) -> Going:
    """Mark the person as no contact, or ask whether that is to end."""
    if desk.session.standing(contact.id).stage is Stage.DO_NOT_CONTACT:
        return allow(desk, contact)
    lifts = f"{key(desk, 'contact.block')} on them lifts that"
    _steer(desk, contact, steering.block, f"Nothing is proposed or can be sent; {lifts}.")
    return None


async def allow(desk: Desk, contact: Contact) -> None:
    """Ask whether somebody who is not to be contacted may be contacted again."""
    options = [
        Option("Leave it", "nothing is proposed, nothing can be sent", "leave"),
        Option("Allow contact again", "nothing is begun by that", "allow"),
    ]
    ask = f"{contact.full} is marked as no contact."
    chosen = await desk.app.push_screen_wait(PickDialog("Contact again?", options, ask=ask))
    if chosen == "allow":
        session = desk.session
        record(desk, steering.allow(session.state, contact.id, session.moment))


def _steer(desk: Desk, contact: Contact, act: Steering, meaning: str = "") -> None:
    session = desk.session
    if desk.drafts.flush():
        change = act(session.state, contact.id, session.moment, session.context)
        follow(desk, change, meaning)


def steering_of(act: Steering) -> Callable[[Session], Act]:
    """Return the act that steers everybody it is done to."""

    def act_of(session: Session) -> Act:
        moment, context = session.moment, session.context
        return lambda state, who: act(state, who, moment, context)

    return act_of


async def promise(desk: Desk, contact: Contact) -> None:
    """Ask what was promised and by when, and log it."""
    session = desk.session

    def save(texts: Mapping[str, str]) -> Change | Problem:
        on = parse_day(texts.get("on", ""), session.today)
        if isinstance(on, Problem):
            return on
        words = clean(texts.get("text", "")).strip()
        moment, context = session.moment, session.context
        kind = TouchKind.PROMISE
        return log_touch(
            session.state, contact.id, kind, moment, text=words, on=on, context=context
        )

    change = await desk.app.push_screen_wait(
        FormDialog(
            f"Promise to {contact.full}",
            {},
            save,
            fields=PROMISE_FIELDS,
            ask="It is due on its day, until you write, meet or give.",
        )
    )
    if change is not None:
        record(desk, change)
