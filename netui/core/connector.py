"""The connector: who is asked for advice about a person before the invitation (S0-16).

The note is addressed to the connector and stands in the history of both; the person it is
about has heard nothing of it.
"""

from __future__ import annotations

from msgspec.structs import replace

from netui.core.cadence.channels import channel_for
from netui.core.cadence.fit import introducer
from netui.core.cadence.position import SPOKEN_WITH
from netui.core.model import Channel, Contact, Degree, Mutual, Stage, TouchKind
from netui.core.people.resolve import by_name
from netui.core.state import State


def is_about(kind: TouchKind, stage: Stage) -> bool:
    """Whether a note asks somebody else about the person instead of the person."""
    return kind is TouchKind.ASK_ADVICE and stage not in SPOKEN_WITH


def kind_to(stage: Stage) -> TouchKind:
    """Return what asking for advice is to whoever is asked: a plain note to a stranger."""
    return TouchKind.ASK_ADVICE if stage in SPOKEN_WITH else TouchKind.CONVERSATION


def connector_of(state: State, contact: Contact) -> Contact | None:
    """Return who can introduce us, if on file: one person of that name, else a mutual."""
    via = contact.via.strip()
    if not via:
        known = (one.contact for one in contact.mutuals if one.contact and not one.discreet)
        return state.contacts.get(next(known, 0))
    others = (other for other in state.contacts.values() if other.id != contact.id)
    found = by_name(others, via)
    return found[0] if len(found) == 1 else None


def reader_of(state: State, contact: Contact) -> Contact | None:
    """Return the connector as the reader of a note about a contact, by name at least."""
    name = introducer(contact)
    if not name:
        return None
    known = connector_of(state, contact) or Contact(full=name, degree=Degree.FIRST)
    about = Mutual(name=contact.full)
    return replace(known, reason=contact.reason, mutuals=(*known.mutuals, about))


def way_to(reader: Contact | None) -> Channel | None:
    """Return the way to a connector, as far as it is known."""
    if reader is None:
        return None
    connected = reader.degree is Degree.FIRST
    return channel_for(TouchKind.ASK_ADVICE, reader, connected=connected)
