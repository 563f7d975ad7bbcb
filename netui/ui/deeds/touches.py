"""Deeds that log what happened: sent, accepted, replied, put off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from netui.core.acts import limit, sending
from netui.core.acts import touches as acts
from netui.core.acts.remarks import remarks
from netui.core.acts.steering import read_put_off
from netui.core.cadence.guards.model import Held, Insistence
from netui.core.cadence.model import Step
from netui.core.cadence.told import coming
from netui.core.changes import Change
from netui.core.composition import Composition
from netui.core.hints.mending import Mend, safe_mends
from netui.core.hints.model import Hint
from netui.core.model import Contact, TouchKind
from netui.core.text import clean
from netui.errors import Problem
from netui.ui.deeds.answers import ANSWERS
from netui.ui.deeds.asking import NO_NOTE, Going
from netui.ui.deeds.objecting import BARE, NOTE, around, objected
from netui.ui.deeds.tagging import is_new, offer
from netui.ui.deeds.words import capital, undo_words
from netui.ui.dialogs.pick import Option, PickDialog
from netui.ui.dialogs.prompt import PromptDialog

if TYPE_CHECKING:
    from netui.ui.screens.desk import Desk

UNTIL_WHEN = "Until when? Days, a weekday, a date, or their next news: news, or news 30d."
UNTIL_LIKE = "3d · fri · 2w · 2026-04-01 · news"
WEEK = dt.timedelta(days=7)

REFUSED_INVITATION = [
    Option("Already connected", "thank or greet them instead", "already_connected"),
    Option("Weekly limit reached", "LinkedIn takes no more invitations now", "weekly_limit"),
]
"""What stops an invitation alone."""

NOT_SENT = [
    Option("Profile gone", "nothing more is scheduled", "profile_gone"),
    Option("Not now", "ask again next business day", "not_now"),
]
"""What stops any note."""


def follow(
    desk: Desk, change: Change | Problem, meaning: str = "", *, ahead: bool = False
) -> bool:
    """Commit, say what was done and what it means, and open the next person who is due.

    With ``ahead`` it is said what comes next for the person it was done with.
    """
    before = desk.current
    following = desk.session.next_due(before)
    if not desk.commit(change):
        return False
    assert isinstance(change, Change)
    desk.composer.edited = False
    if following == before:
        following = desk.session.next_due()
    desk.open(following if following is not None else before)
    session = desk.session
    if ahead and before is not None:
        meaning = f"{meaning} {coming(session.standing(before), session.today)}".strip()
    desk.tell(" ".join(filter(None, (f"{change.label}.", meaning, undo_words(desk)))))
    return True


def record(desk: Desk, change: Change | Problem) -> None:
    """Commit something that happened to the open person and stay with them."""
    if desk.drafts.flush() and desk.commit(change):
        assert isinstance(change, Change)
        desk.reopen()
        said = (f"{change.label}.", *remarks(desk.session.state, change), undo_words(desk))
        desk.tell(" ".join(said))


def sent(desk: Desk, contact: Contact) -> Going:
    """Log the exact text as sent and open the next person; errors in it are asked about.

    A step without a note is asked about or logged as done. Nothing is awaited where nothing
    is asked, so that what is typed next is already the next person's.
    """
    open_now = desk.composer.composition
    if open_now is None:
        return done(desk, contact)
    errors = desk.composer.findings.errors
    if errors and clean(desk.composer.note):
        return sent_like_this(desk, errors)
    return log_sent(desk, open_now)


def done(desk: Desk, contact: Contact) -> Going:
    """Log a step that has no note: its answer if it is a question, else that it was done."""
    session = desk.session
    step = session.standing(contact.id).next
    if step is not None and step.step in ANSWERS:
        return answer(desk, contact, step.step)
    if step is None or step.kind is None:
        desk.tell(NO_NOTE)
        return None
    kind, context = step.kind, session.context
    follow(
        desk,
        acts.log_touch(session.state, contact.id, kind, session.moment, context=context),
        ahead=True,
    )
    return None


async def sent_like_this(desk: Desk, errors: Sequence[Hint]) -> None:
    """Ask whether a note with errors went out as it is; mend it, or log it as it was sent."""
    options: list[Option[Mend | str]] = [
        Option("Back to the note", "mend it first", "mend"),
        Option("Log it as sent", "it went out like this", "log"),
    ]
    for hint in errors:
        options += [Option(way.label, f"mends {hint.rule}", way) for way in safe_mends(hint)]
    ask = "\n".join(f"{hint.rule} {hint.message}" for hint in errors)
    answer = await desk.app.push_screen_wait(PickDialog("Sent like this?", options, ask=ask))
    if isinstance(answer, Mend):
        desk.composer.area.mend(answer.edits)
    if answer == "log" and desk.composer.composition is not None:
        going = log_sent(desk, desk.composer.composition)
        if going is not None:
            await going
    elif answer is not None:
        desk.composer.area.focus()


def log_sent(desk: Desk, open_now: Composition) -> Going:
    """Log the text in the box as sent to the person who is open; undo brings it back there."""
    if not desk.drafts.flush():
        return None
    change = change_of_sent(desk, open_now)
    if isinstance(change, Held):
        return held_back(desk, open_now, change)
    follow(desk, change, ahead=True)
    return None


def change_of_sent(
    desk: Desk, open_now: Composition, insist: Insistence | None = None
) -> Change | Problem:
    """Return the change that logs the text in the box as sent, if the guards let it."""
    session = desk.session
    return sending.sent(
        session.state,
        open_now.contact.id,
        session.moment,
        session.context,
        kind=open_now.kind,
        channel=open_now.channel,
        text=clean(desk.composer.note),
        subject=desk.composer.subject.sent,
        rules_shown=desk.composer.findings.rules,
        insist=insist,
        around=around(session),
    )


async def held_back(desk: Desk, open_now: Composition, found: Held) -> None:
    """Tell what speaks against the note and do what the person decides."""
    decided = await objected(
        desk, open_now.contact, found, noted=bool(clean(desk.composer.note))
    )
    if desk.current != open_now.contact.id or decided is None:
        return
    if isinstance(decided, Insistence):
        follow(desk, change_of_sent(desk, open_now, decided), ahead=True)
    elif decided == BARE:
        session = desk.session
        follow(
            desk,
            sending.sent_bare(
                session.state,
                open_now.contact.id,
                session.moment,
                session.context,
                kind=open_now.kind,
                around=around(session),
            ),
            ahead=True,
        )
    elif decided == NOTE:
        desk.composer.area.focus()
    else:
        await desk.action_act(decided)


async def answer(desk: Desk, contact: Contact, step: Step) -> None:
    """Ask the question a step is, and log the answer; a new connection may be tagged."""
    chosen = await desk.app.push_screen_wait(PickDialog("What is the state?", ANSWERS[step]))
    if chosen is None:
        return
    means = next(one.detail for one in ANSWERS[step] if one.value == chosen)
    session = desk.session
    until = session.today + WEEK if chosen.kind is TouchKind.SNOOZE else None
    follow(
        desk,
        acts.log_touch(
            session.state,
            contact.id,
            chosen.kind,
            session.moment,
            until=until,
            outcome=chosen.outcome,
            context=session.context,
        ),
        f"{capital(means)}." if chosen.kind is TouchKind.SKIP else "",
    )
    if chosen.kind is TouchKind.ACCEPTED and is_new(desk, contact):
        await offer(desk, contact)


def accepted(desk: Desk, contact: Contact) -> Going:
    """Log an acceptance; a new connection may be tagged then."""
    _happened(desk, contact, TouchKind.ACCEPTED)
    return offer(desk, contact) if is_new(desk, contact) else None


def replied(desk: Desk, contact: Contact) -> None:
    """Log a reply."""
    _happened(desk, contact, TouchKind.REPLIED)


def declined(desk: Desk, contact: Contact) -> None:
    """Log a no."""
    _happened(desk, contact, TouchKind.DECLINED)


def withdrawn(desk: Desk, contact: Contact) -> None:
    """Log that the invitation was taken back."""
    _happened(desk, contact, TouchKind.WITHDRAWN)


def _happened(desk: Desk, contact: Contact, kind: TouchKind) -> None:
    session = desk.session
    record(
        desk,
        acts.log_touch(
            session.state, contact.id, kind, session.moment, context=session.context
        ),
    )


async def not_sent(desk: Desk, contact: Contact) -> None:
    """Ask why the note did not go out and log it."""
    session = desk.session
    connected = session.standing(contact.id).connected
    options = NOT_SENT if connected else REFUSED_INVITATION + NOT_SENT
    chosen = await desk.app.push_screen_wait(PickDialog("Not sent, because …", options))
    if chosen is None:
        return
    if desk.drafts.flush():
        follow(desk, acts.not_sent(session.state, contact.id, chosen, session.moment))


async def snooze(desk: Desk, contact: Contact) -> None:
    """Ask until when, put the next touch off and open the next person."""
    session = desk.session
    put_off = await desk.app.push_screen_wait(
        PromptDialog(
            f"Snooze {contact.full}",
            UNTIL_WHEN,
            lambda text: read_put_off(text, session.today),
            example=UNTIL_LIKE,
        )
    )
    if put_off is not None and desk.drafts.flush():
        until, outcome = put_off
        state, moment = session.state, session.moment
        follow(desk, acts.snooze(state, contact.id, until, moment, outcome=outcome))


def resume_invitations(desk: Desk) -> None:
    """End the pause that LinkedIn's weekly limit began."""
    session = desk.session
    record(desk, limit.resume_invitations(session.state, session.moment))
