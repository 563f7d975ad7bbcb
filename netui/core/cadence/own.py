"""A contact's own cadence: what may be set for one person, and where each figure comes from.

What is empty follows the settings, those of a tag before those for everybody.
"""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from netui.core.cadence.channels import writable
from netui.core.cadence.model import Context
from netui.core.cadence.terms import NURTURE_DAYS, terms_of
from netui.core.fields import field_text
from netui.core.model import CadenceOverride, Contact
from netui.core.people.values import value_text
from netui.errors import Problem

ATTEMPTS: Final = (1, 6)
"""The fewest and the most notes without an answer (S0-35 speaks of three)."""

GAP_DAYS: Final = (1, 30)
"""The least and the most business days until a follow-up (S0-36 speaks of three to five)."""

OWN_FIELDS: Final = (
    "cadence.attempts",
    "cadence.gap_days",
    "cadence.nurture_days",
    "cadence.channel_order",
    "cadence.never_farewell",
)
"""What can be set for one person, as ``netui edit`` writes it."""

SETTING_OF: Final = {
    "cadence.attempts": "max_attempts",
    "cadence.gap_days": "follow_up_days",
    "cadence.nurture_days": "nurture_days",
    "cadence.never_farewell": "farewell",
}


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One figure of a contact's cadence: its own text, and what holds while that is empty.

    ``source`` says in words where ``otherwise`` comes from.
    """

    field: str
    own: str = ""
    otherwise: str = ""
    source: str = ""

    @property
    def in_force(self) -> str:
        """What holds now, and whose it is."""
        return f"{self.own} (their own)" if self.own else f"{self.otherwise} ({self.source})"


def figures(contact: Contact, context: Context) -> tuple[Figure, ...]:
    """Return what may be set for a contact, each with what is in force and from where."""
    without = terms_of(replace(contact, cadence=None), context)
    usual = {
        "cadence.attempts": value_text(without.attempts),
        "cadence.gap_days": ", ".join(map(str, without.gap_days)),
        "cadence.nurture_days": value_text(without.nurture_days),
        "cadence.channel_order": order_of(contact),
        "cadence.never_farewell": "yes" if without.farewell == "none" else "no",
    }
    return tuple(
        Figure(
            field=field,
            own=field_text(contact, field),
            otherwise=otherwise,
            source=source(field, otherwise, contact, context),
        )
        for field, otherwise in usual.items()
    )


def order_of(contact: Contact) -> str:
    """Return the ways to reach a contact in the usual order."""
    plain = replace(contact, cadence=None)
    connected = contact.degree == "1"
    ways = writable(plain, connected=connected, invite=not connected)
    return ", ".join(way.value for way in ways)


def source(field: str, holds: str, contact: Contact, context: Context) -> str:
    """Return where a figure comes from that holds while the contact has none of its own."""
    setting = SETTING_OF.get(field)
    if setting is None:
        return "as always"
    figures_of = context.settings.cadence.by_tag
    known = {tag.casefold(): figures for tag, figures in figures_of.items()}
    for tag in contact.tags:
        if str(known.get(tag.casefold(), {}).get(setting)) == holds:
            return f"tag {tag}"
    return f"cadence.{setting}"


def refused(own: CadenceOverride | None) -> Problem | None:
    """Return what is wrong with a contact's own cadence, if anything is."""
    if own is None:
        return None
    within = (
        ("attempts", (own.attempts,), ATTEMPTS, "notes"),
        ("gap_days", own.gap_days or (), GAP_DAYS, "business days"),
        ("nurture_days", (own.nurture_days,), NURTURE_DAYS, "days"),
    )
    for name, values, (least, most), unit in within:
        if any(value is not None and not least <= value <= most for value in values):
            written = ", ".join(map(str, values))
            return Problem(
                f"{written} is out of range",
                f"cadence.{name}",
                f"{least} to {most} {unit} count.",
            )
    return None
