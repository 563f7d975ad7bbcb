"""Ways: the channels in words, and which of them carries a kind of note."""

from __future__ import annotations

from netui.core.cadence.channels import possible
from netui.core.model import Channel, Contact

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


def reachable(channel: Channel, contact: Contact, *, connected: bool, answers: bool) -> bool:
    """Whether a note can arrive this way; whoever invited me reads my answer (S3-43)."""
    through = answers and channel is Channel.LINKEDIN_INVITE
    return through or possible(channel, contact, connected=connected or answers)
