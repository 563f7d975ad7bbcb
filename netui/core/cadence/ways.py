"""Ways: the channels in words, and which of them carries a kind of note."""

from __future__ import annotations

from netui.core.cadence.channels import possible
from netui.core.model import Channel, Contact, TouchKind

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


def reachable(kind: TouchKind, channel: Channel, contact: Contact, *, connected: bool) -> bool:
    """Whether a kind of note can arrive this way; who invited me reads my answer (S3-43)."""
    return possible(
        channel, contact, connected=connected or kind is TouchKind.ACCEPT_REPLY
    ) or (channel is Channel.LINKEDIN_INVITE and kind is TouchKind.ACCEPT_REPLY)
