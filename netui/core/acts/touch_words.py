"""Words for touches: the label of each change, and the reasons why a note was not sent."""

from __future__ import annotations

from netui.core.cadence.fit import introducer
from netui.core.model import Contact, Degree, Direction, Touch, TouchKind

LABELS: dict[TouchKind, str] = {
    TouchKind.ASK_ADVICE: "Asked {who} for advice",
    TouchKind.INVITE: "Sent an invitation to {who}",
    TouchKind.FOLLOW_UP_1: "Sent a follow-up to {who}",
    TouchKind.FOLLOW_UP_2: "Sent a second follow-up to {who}",
    TouchKind.FAREWELL: "Sent a closing note to {who}",
    TouchKind.REINVITE: "Sent a second invitation to {who}",
    TouchKind.THANK_ACCEPT: "Thanked {who} for accepting",
    TouchKind.ACCEPT_REPLY: "Answered the invitation of {who}",
    TouchKind.RAPPORT: "Sent a note to {who}",
    TouchKind.NURTURE: "Kept in touch with {who}",
    TouchKind.ASK: "Asked {who} for something",
    TouchKind.ENGAGE: "Engaged with {who}",
    TouchKind.CONVERSATION: "Wrote to {who}",
    TouchKind.INVITE_RECEIVED: "Received an invitation from {who}",
    TouchKind.ACCEPTED: "Logged that {who} accepted",
    TouchKind.REPLIED: "Logged a reply from {who}",
    TouchKind.DECLINED: "Logged that {who} declined",
    TouchKind.WITHDRAWN: "Withdrew the invitation to {who}",
    TouchKind.NOT_SENT: "Logged that the note to {who} was not sent",
    TouchKind.GIVE: "Gave something to {who}",
    TouchKind.MEETING: "Logged a meeting with {who}",
    TouchKind.SNOOZE: "Snoozed {who}",
    TouchKind.SKIP: "Skipped the next touch with {who}",
    TouchKind.STOP: "Stopped all contact with {who}",
    TouchKind.OVERRIDE: "Overrode a guard for {who}",
    TouchKind.PROMISE: "Logged a promise to {who}",
}
STOPS = {
    "closed": "Closed the approach to {who}",
    "lifted": "Allowed contact with {who} again",
}
"""What a stop is called where its outcome says that it is less than no contact at all."""
NOT_SENT_LABELS = {
    "already_connected": "Logged that you and {who} are connected already",
    "weekly_limit": "LinkedIn's weekly limit was reached at {who}: invitations rest",
    "profile_gone": "Logged that the profile of {who} is gone",
    "not_now": "Put the note to {who} off",
}
"""What a note that was not sent is called, by its reason."""
ASKED_ABOUT = "Asked {via} for advice about {who}"
HEARD = "Logged a message from {who}"


def label(contact: Contact, touch: Touch) -> str:
    """Return what was done as a short sentence in the past tense, naming the person."""
    wording, via = LABELS[touch.kind], introducer(contact)
    if touch.direction is Direction.IN and touch.kind is TouchKind.CONVERSATION:
        wording = HEARD
    if touch.kind is TouchKind.ASK_ADVICE and via and contact.degree is not Degree.FIRST:
        wording = ASKED_ABOUT
    if touch.kind is TouchKind.STOP:
        wording = STOPS.get(touch.outcome, wording)
    if touch.kind is TouchKind.NOT_SENT:
        wording = NOT_SENT_LABELS.get(touch.outcome, wording)
    until = f" until {touch.until:%a} {touch.until.day} {touch.until:%b}" if touch.until else ""
    if until and touch.outcome == "after_news":
        until = f"{until}, or until there are news of theirs"
    return wording.format(who=contact.full, via=via) + until
