"""Ways: the channels in words, which of them carries a kind of note, and why the others do not.

The guard, the list in the composer and the command line all ask here, so that they refuse the
same in the same words.
"""

from __future__ import annotations

from typing import NamedTuple

from netui.core.cadence.channels import AT_ONCE, INVITE_FIRST, possible, writable
from netui.core.model import INVITATION_KINDS, Channel, Contact, TouchKind

WAYS: dict[Channel, str] = {
    Channel.LINKEDIN_INVITE: "LinkedIn invitation",
    Channel.LINKEDIN_MESSAGE: "LinkedIn message",
    Channel.INMAIL: "InMail",
    Channel.EMAIL: "e-mail",
    Channel.PHONE: "phone",
    Channel.IN_PERSON: "in person",
    Channel.EVENT: "event",
    Channel.GROUP: "group",
    Channel.OTHER: "another way",
}
"""Every channel as it is named to people."""

BY_WAY: dict[Channel, str] = {
    channel: f"by {name}"
    for channel, name in WAYS.items()
    if channel in {*INVITE_FIRST, Channel.INMAIL, Channel.PHONE}
} | {
    Channel.IN_PERSON: "in person",
    Channel.EVENT: "at an event",
    Channel.GROUP: "in a group",
    Channel.OTHER: "another way",
}
"""How a note travels, as the end of a sentence."""

CALLED: dict[str, Channel] = {name.casefold(): channel for channel, name in WAYS.items()}
"""Every channel by its name for people, folded."""

WITH_SUBJECT = frozenset({Channel.EMAIL, Channel.INMAIL})
"""Channels whose notes have a subject line."""

ONLY_THESE = "LinkedIn takes messages for connections only, and invitations for everybody else"
NOT_CONNECTED = "LinkedIn takes messages for connections only"
CONNECTED = "You are connected already"
NOTHING_TO_INVITE = "You are connected: there is nothing to invite to"
INVITES_ONLY = "A LinkedIn invitation carries no other kind of note"
NO_ADDRESS = "No e-mail address is on file"
"""Why a note cannot go one way."""

NOT_POSSIBLE = {
    Channel.LINKEDIN_MESSAGE: NOT_CONNECTED,
    Channel.LINKEDIN_INVITE: CONNECTED,
    Channel.EMAIL: NO_ADDRESS,
}


class NoWay(NamedTuple):
    """Why a note cannot go one way: what is so, why, and what to do instead."""

    what: str
    why: str
    instead: str


class Way(NamedTuple):
    """One channel for a note; ``against`` is why the note cannot go there, empty if it can."""

    channel: Channel
    against: str = ""


def reachable(kind: TouchKind, channel: Channel, contact: Contact, *, connected: bool) -> bool:
    """Whether a kind of note can arrive this way; who invited me reads my answer (S3-43)."""
    return not refusal(kind, channel, contact, connected=connected)


def refusal(kind: TouchKind, channel: Channel, contact: Contact, *, connected: bool) -> str:
    """Return why a kind of note cannot arrive this way; empty where it can."""
    answers = kind is TouchKind.ACCEPT_REPLY
    if channel is Channel.LINKEDIN_INVITE and answers:
        return ""
    if not possible(channel, contact, connected=connected or answers):
        return NOT_POSSIBLE[channel]
    if channel is Channel.LINKEDIN_INVITE and kind not in INVITATION_KINDS:
        return INVITES_ONLY
    return ""


def no_way(
    kind: TouchKind, channel: Channel | None, contact: Contact, *, connected: bool
) -> NoWay | None:
    """Return what is said where a note cannot go this way (G05); nothing where it can."""
    name, inviting = contact.full, kind in INVITATION_KINDS
    why = refusal(kind, channel, contact, connected=connected) if channel else ONLY_THESE
    if inviting and connected:
        what = f"{name} and you are connected: there is nothing to invite to."
        return NoWay(what, ONLY_THESE, "Write a message instead.")
    if not why:
        return None
    if channel is None:
        what = f"There is no way to write to {name} now."
        todo = "Put an e-mail address on file, engage with what they post, or invite them."
        return NoWay(what, why, todo)
    ways = [way for way in writable(contact, connected=connected) if way != channel]
    listed = ", ".join(WAYS[way] for way in ways)
    todo = "Put an e-mail address on file, or invite them first."
    what = f"{name} cannot be reached by {WAYS[channel]}."
    return NoWay(what, why, f"Possible: {listed}." if ways else todo)


def ways_for(kind: TouchKind, contact: Contact, *, connected: bool) -> tuple[Way, ...]:
    """Return every channel for a kind of note: the possible ones first, each in its order.

    The order is that of the contact's own cadence, then the usual one.
    """
    inviting = kind in INVITATION_KINDS
    own = contact.cadence.channel_order if contact.cadence else ()
    usual = INVITE_FIRST if inviting else AT_ONCE
    order = dict.fromkeys((*own, *usual, *contact.channels, *Channel))
    ways = [
        Way(channel, refusal(kind, channel, contact, connected=connected)) for channel in order
    ]
    if inviting and connected:
        ways = [Way(way.channel, NOTHING_TO_INVITE) for way in ways]
    return tuple(sorted(ways, key=lambda way: bool(way.against)))
