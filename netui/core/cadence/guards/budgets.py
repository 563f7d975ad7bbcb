"""Guards about how much is enough: invitations a week, notes a month, open conversations."""

from __future__ import annotations

from collections.abc import Iterator

from netui.core.cadence.budget import monday_of
from netui.core.cadence.days import later, say_day
from netui.core.cadence.fit import is_stranger
from netui.core.cadence.guards.model import Objection, Override, Sending
from netui.core.model import INVITATION_KINDS, Channel, TouchKind

OPENING = INVITATION_KINDS | {TouchKind.RAPPORT}
"""Notes that begin a conversation."""


def weekly(sending: Sending) -> Iterator[Objection]:
    """G04: yield objections of the week's budget, its share for strangers among them."""
    if sending.kind not in INVITATION_KINDS:
        return
    used, settings = sending.around.budget, sending.case.context.settings
    stranger = is_stranger(sending.case.contact)
    hard = settings.budget.invitations_hard
    if used.paused_until:
        yield of_week(
            sending,
            "LinkedIn says its weekly limit is reached: invitations rest",
            "Do the rest of the list; notes and replies go on.",
            Override.REASON,
            ("invitations.resume",),
        )
    if stranger and settings.cadence.strict:
        yield strict(sending)
    if used.invitations >= used.invitations_of:
        firm = used.invitations >= hard
        most = hard if firm else used.invitations_of
        yield of_week(
            sending,
            f"{used.invitations} invitations of {most} went out this week",
            "Write to people you know already, or keep this one for next week.",
            Override.NO if firm else Override.REASON,
        )
    elif stranger and used.strangers >= used.strangers_of:
        yield of_week(
            sending,
            f"{used.strangers} of {used.strangers_of} invitations to strangers went out",
            "Invite somebody you know, or keep this one for next week.",
            Override.REASON,
        )


def strict(sending: Sending) -> Objection:
    """Return the objection to a stranger where only people one knows are invited (K3)."""
    return Objection(
        guard="G04",
        what=f"{sending.name} is a stranger, and you invite only people you know.",
        why="You set netui to people you know and trust",
        statements=("S1-10", "S2-20"),
        override=Override.NO,
        instead="Meet them first, or say in their record how you know each other.",
        actions=("contact.edit",),
        settings=("cadence.strict",),
    )


def of_week(
    sending: Sending, what: str, instead: str, override: Override, actions: tuple[str, ...] = ()
) -> Objection:
    """Return an objection that next Monday lifts by itself."""
    today = sending.case.today
    monday = later(monday_of(today), 7)
    return Objection(
        guard="G04",
        what=f"{what}; a new week begins {say_day(monday, today)}.",
        why="A few invitations you can look after are worth more than many",
        statements=("S1-40", "S0-18", "S1-17"),
        until=monday,
        override=override,
        instead=instead,
        actions=(*actions, "queue.snooze", "queue.next"),
        settings=("budget.invitations_per_week", "budget.strangers_per_week"),
        brief=what,
    )


def notes_used_up(sending: Sending) -> Iterator[Objection]:
    """G09: yield an objection to a note in an invitation when the month's notes are used."""
    noted = sending.noted and sending.channel in {None, Channel.LINKEDIN_INVITE}
    if sending.kind not in INVITATION_KINDS or not noted:
        return
    used = sending.around.budget
    if used.notes_of is None or used.notes < used.notes_of:
        return
    others = [name for name in sending.around.met_lately() if name != sending.name]
    lately = f" Met this week and fine without words: {', '.join(others)}." if others else ""
    yield Objection(
        guard="G09",
        what=f"{used.notes} of {used.notes_of} invitations with a note went out this month.",
        why="A free account gives few notes a month; whoever you just met needs none",
        statements=("S2-03",),
        until=later(sending.case.today.replace(day=28), 4).replace(day=1),
        instead=f"Invite bare and keep the words for the thank-you.{lately}",
        settings=("budget.notes_per_month", "plan"),
    )


def crowded(sending: Sending) -> Iterator[Objection]:
    """Yield an objection to beginning a conversation while enough of them are open."""
    most = sending.case.context.settings.cadence.open_conversations
    if sending.kind not in OPENING or sending.around.open_conversations < most:
        return
    yield Objection(
        guard="cap",
        what=f"{sending.around.open_conversations} conversations are open, of {most}.",
        why="Conversations you cannot keep up do nobody good",
        statements=("S3-13", "S3-52"),
        instead="Answer those first; new ones wait.",
        actions=("queue.next",),
        settings=("cadence.open_conversations",),
    )
