"""The records: what netui knows about people, touches and notes.

Records are frozen. ``id`` is the TinyDB document id and is not part of the document (0 means
not stored yet); ``extra`` holds document fields this version does not know or could not read,
so that they survive a round trip. Field names are the public contract.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from netui.core.model.parts import (
    CadenceOverride,
    Event,
    Former,
    Met,
    Milestone,
    Mutual,
    News,
    OverriddenGuard,
    Post,
    Remark,
)
from netui.core.model.vocabulary import (
    Activity,
    Channel,
    Degree,
    Direction,
    Distance,
    DraftState,
    Goal,
    Plan,
    Relation,
    Source,
    Table,
    Tie,
    TouchKind,
    TouchSource,
)


class Record(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    gc=False,
    forbid_unknown_fields=True,
):
    """What every stored record has: its id and the document fields that were not understood."""

    id: int = 0
    extra: dict[str, Any] | None = None


class Contact(Record, frozen=True, kw_only=True):
    """A person on file; nearly everything but the name is optional."""

    full: str
    given: str = ""
    family: str = ""
    aliases: tuple[str, ...] = ()
    honorific: str = ""
    pronouns: str = ""
    formality: str = ""
    langs: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    profile_url: str = ""
    slug: str = ""
    company: str = ""
    title: str = ""
    former: tuple[Former, ...] = ()
    industry: str = ""
    seniority_gap: int | None = None
    distance: Distance | None = None
    degree: Degree | None = None
    direction: Direction | None = None
    channels: tuple[Channel, ...] = ()
    activity: Activity | None = None
    boundary: str = ""
    city: str = ""
    country: str = ""
    timezone: str = ""
    source: Source | None = None
    via: str = ""
    tie: Tie | None = None
    relation: Relation | None = None
    closeness: int | None = None
    network_depth: int | None = None
    met: Met | None = None
    mutuals: tuple[Mutual, ...] = ()
    schools: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    events: tuple[Event, ...] = ()
    news: tuple[News, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    reason: str = ""
    goal: Goal | None = None
    role_title: str = ""
    purpose: str = ""
    can_offer: str = ""
    concern: str = ""
    do_not_contact: bool = False
    archived: bool = False
    can_endorse: bool = False
    weekdays: str = ""
    leave: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[Remark, ...] = ()
    connected_on: dt.date | None = None
    facts_checked: dt.date | None = None
    cadence: CadenceOverride | None = None
    custom: dict[str, str] | None = None

    @property
    def call_name(self) -> str:
        """The name a greeting uses: the given name, else the first word of the full name."""
        if self.given:
            return self.given
        words = self.full.split()
        return words[0] if words else ""


class Touch(Record, frozen=True, kw_only=True):
    """One thing done or received; ``date`` is my calendar day, ``at`` the UTC instant."""

    contact: int
    kind: TouchKind
    date: dt.date
    direction: Direction = Direction.OUT
    channel: Channel | None = None
    at: dt.datetime | None = None
    subject: str = ""
    text: str = ""
    outcome: str = ""
    goal: Goal | None = None
    role_title: str = ""
    attempt: int | None = None
    note_used: bool = False
    note: str = ""
    rules_shown: tuple[str, ...] = ()
    overrides: tuple[OverriddenGuard, ...] = ()
    source: TouchSource = TouchSource.APP
    until: dt.date | None = None
    on: dt.date | None = None


class Draft(Record, frozen=True, kw_only=True):
    """Text being written for a contact's next touch; at most one a contact."""

    contact: int
    kind: TouchKind
    channel: Channel | None = None
    subject: str = ""
    text: str = ""
    state: DraftState = DraftState.DRAFTED
    template: str = ""
    goal: Goal | None = None
    updated: dt.datetime | None = None


class Template(Record, frozen=True, kw_only=True):
    """Text with ``{placeholders}`` for a kind of touch; empty channel or goal fits any."""

    name: str
    kind: TouchKind
    text: str
    channel: Channel | None = None
    lang: str = "en"
    goal: Goal | None = None


class Resource(Record, frozen=True, kw_only=True):
    """Something worth sharing."""

    title: str
    url: str = ""
    topics: tuple[str, ...] = ()
    kind: str = ""
    date: dt.date | None = None
    note: str = ""


class Profile(Record, frozen=True, kw_only=True):
    """Who I am and the answers given in the app; one record, and settings win over it."""

    name: str = ""
    first: str = ""
    role: str = ""
    org: str = ""
    one_liners: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    profile_url: str = ""
    plan: Plan | None = None
    minutes_per_week: int | None = None
    invitations_per_week: int | None = None
    strangers_per_week: int | None = None
    notes_per_month: int | None = None
    timezone: str = ""


class Criterion(Record, frozen=True, kw_only=True):
    """One weighted wish about the people to reach."""

    name: str
    weight: int = 1
    query: str = ""


class Suppression(Record, frozen=True, kw_only=True):
    """A hint that is not to be shown: ``scope`` is note, contact, phrase or everywhere.

    ``contact`` is whom the note was for in every scope, so that it goes when they are
    forgotten; only in the scope contact does it decide anything.
    """

    rule: str
    scope: str
    contact: int | None = None
    draft: int | None = None
    phrase: str = ""
    reason: str = ""
    date: dt.date | None = None


class Tombstone(Record, frozen=True, kw_only=True):
    """That somebody was forgotten: salted hashes of what could name them again."""

    salt: str = ""
    marks: tuple[str, ...] = ()


RECORD_TYPES: dict[Table, type[Record]] = {
    Table.CONTACTS: Contact,
    Table.TOUCHES: Touch,
    Table.DRAFTS: Draft,
    Table.TEMPLATES: Template,
    Table.RESOURCES: Resource,
    Table.PROFILE: Profile,
    Table.CRITERIA: Criterion,
    Table.SUPPRESSIONS: Suppression,
    Table.TOMBSTONES: Tombstone,
}

TABLE_OF: dict[type[Record], Table] = {kind: table for table, kind in RECORD_TYPES.items()}
"""The table a record type is kept in."""
