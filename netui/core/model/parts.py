"""The parts of records that have a name but no id of their own."""

from __future__ import annotations

import datetime as dt

import msgspec

from netui.core.model.vocabulary import (
    Channel,
)


class Part(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    gc=False,
    forbid_unknown_fields=True,
):
    """A named part of a record; it has no id of its own."""


class Former(Part, frozen=True, kw_only=True):
    """An employer or role the contact has left; ``until`` may be a year, a month or a day."""

    company: str = ""
    title: str = ""
    until: str = ""


class Met(Part, frozen=True, kw_only=True):
    """Where, when and over what we met."""

    where: str = ""
    when: dt.date | None = None
    what: str = ""


class Mutual(Part, frozen=True, kw_only=True):
    """Somebody we both know; ``discreet`` ones are never to be named in a note."""

    name: str
    contact: int | None = None
    discreet: bool = False


class Post(Part, frozen=True, kw_only=True):
    """Something the contact wrote or said in public."""

    title: str
    kind: str = ""
    topic: str = ""
    date: dt.date | None = None
    url: str = ""


class Event(Part, frozen=True, kw_only=True):
    """An event the contact takes part in."""

    name: str
    date: dt.date | None = None


class News(Part, frozen=True, kw_only=True):
    """Something that happened to the contact; ``tone`` is good, bad or empty."""

    what: str
    date: dt.date | None = None
    tone: str = ""


class Milestone(Part, frozen=True, kw_only=True):
    """A yearly day, ``month_day`` as ``MM-DD``."""

    what: str
    month_day: str


class Remark(Part, frozen=True, kw_only=True):
    """A dated remark of mine."""

    text: str
    date: dt.date | None = None


class CadenceOverride(Part, frozen=True, kw_only=True):
    """What is different for this contact: attempts, gap in business days, nurture in days."""

    attempts: int | None = None
    gap_days: tuple[int, int] | None = None
    channel_order: tuple[Channel, ...] = ()
    nurture_days: int | None = None
    never_farewell: bool = False


class OverriddenGuard(Part, frozen=True, kw_only=True):
    """A guard that was overridden, and the reason given for it."""

    guard: str
    reason: str = ""
