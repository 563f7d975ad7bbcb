"""Channels: which ways of writing to a contact are possible, and which comes first.

It must never offer a way that LinkedIn does not allow: a message reaches connections only, an
invitation everybody else.
"""

from __future__ import annotations

from netui.core.model import INVITATION_KINDS, Channel, Contact, TouchKind

MESSAGE, INVITATION = Channel.LINKEDIN_MESSAGE, Channel.LINKEDIN_INVITE
EMAIL = Channel.EMAIL
"""Looked up once: members of an enumeration are slow to reach, and this is asked very often."""

AT_ONCE = (MESSAGE, EMAIL)
"""The order in which a note is sent unless the contact has an order of its own."""

INVITE_FIRST = (INVITATION, *AT_ONCE)


def possible(channel: Channel, contact: Contact, *, connected: bool) -> bool:
    """Whether something can be sent to a contact this way."""
    if channel is MESSAGE:
        return connected
    if channel is INVITATION:
        return not connected
    if channel is EMAIL:
        return bool(contact.emails) or EMAIL in contact.channels
    return True


def writable(contact: Contact, *, connected: bool, invite: bool = False) -> tuple[Channel, ...]:
    """Return the ways a note can reach a contact now, the best first.

    An invitation (``invite``) is one of them only where it is asked for. Telephone, InMail
    and the like are possible only where the contact lists them.
    """
    own = contact.cadence.channel_order if contact.cadence else ()
    standard = INVITE_FIRST if invite else AT_ONCE
    wanted = dict.fromkeys((*own, *standard, *contact.channels))
    return tuple(
        channel
        for channel in wanted
        if possible(channel, contact, connected=connected)
        and (invite or channel is not INVITATION)
    )


def first_channel(contact: Contact, *, connected: bool, invite: bool = False) -> Channel | None:
    """Return the best way to reach a contact now, if there is one."""
    own = contact.cadence.channel_order if contact.cadence else ()
    if not own and (connected or invite):
        return MESSAGE if connected else INVITATION
    usual: tuple[Channel, ...] = INVITE_FIRST if invite else AT_ONCE
    for channel in (*own, *usual, *contact.channels):
        if channel is INVITATION and not invite:
            continue
        if possible(channel, contact, connected=connected):
            return channel
    return None


def channel_for(kind: TouchKind, contact: Contact, *, connected: bool) -> Channel | None:
    """Return the best way to send a touch of this kind."""
    return first_channel(contact, connected=connected, invite=kind in INVITATION_KINDS)
