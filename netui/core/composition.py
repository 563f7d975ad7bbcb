"""What the composer opens for a person: the note to start from and the facts beside it."""

from __future__ import annotations

import msgspec

from netui.core.cadence.model import Standing
from netui.core.hints.model import Span
from netui.core.model import Channel, Contact, Draft, Goal, Touch, TouchKind


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One thing on file that may matter for the note: ``label`` names it, ``text`` is it."""

    label: str
    text: str


class Composition(msgspec.Struct, frozen=True, kw_only=True):
    """A note about to be written, ready to be shown.

    ``text`` is the saved draft, else the filled template; ``blanks`` are the placeholders
    that nothing on file could fill, still visible in the text. ``limit`` counts UTF-16 units
    and ``mark`` is a lower limit worth showing (200 while the plan is unknown); both may be
    ``None``. ``draft`` is ``None`` until the first edit.
    """

    contact: Contact
    standing: Standing
    kind: TouchKind
    channel: Channel | None = None
    subject: str = ""
    text: str = ""
    goal: Goal | None = None
    template: str = ""
    blanks: tuple[Span, ...] = ()
    limit: int | None = None
    mark: int | None = None
    attempt: int = 1
    draft: Draft | None = None
    facts: tuple[Fact, ...] = ()
    last_touches: tuple[Touch, ...] = ()
