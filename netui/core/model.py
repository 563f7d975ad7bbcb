"""The records and enumerations: what netui knows about people, touches and notes.

Records are frozen. ``id`` is the TinyDB document id and is not part of the document (0 means
not stored yet); ``extra`` holds document fields this version does not know or could not read,
so that they survive a round trip. Field names are the public contract.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

import msgspec


class Channel(StrEnum):
    """The way a touch travels."""

    LINKEDIN_INVITE = "linkedin_invite"
    LINKEDIN_MESSAGE = "linkedin_message"
    INMAIL = "inmail"
    EMAIL = "email"
    PHONE = "phone"
    IN_PERSON = "in_person"
    EVENT = "event"
    GROUP = "group"
    OTHER = "other"


class Goal(StrEnum):
    """What a touch is meant to lead to."""

    KEEP_IN_TOUCH = "keep_in_touch"
    SHARE_INSIGHTS = "share_insights"
    LEARN_FIELD = "learn_field"
    LEARN_COMPANY = "learn_company"
    INFORMATIONAL = "informational"
    JOB_SEARCH = "job_search"
    OPEN_ROLE = "open_role"
    REFERRAL = "referral"
    COLLABORATE = "collaborate"
    RECRUIT = "recruit"
    SELL = "sell"
    MENTOR = "mentor"
    OTHER = "other"


class Tie(StrEnum):
    """How well the contact and I know each other."""

    FRIEND = "friend"
    COLLEAGUE = "colleague"
    EX_COLLEAGUE = "ex_colleague"
    CLASSMATE = "classmate"
    CLIENT = "client"
    VENDOR = "vendor"
    MET = "met"
    WEAK = "weak"
    STRANGER = "stranger"


class Relation(StrEnum):
    """Whether the contact belongs to work, to private life or to both."""

    PROFESSIONAL = "professional"
    PERSONAL = "personal"
    BOTH = "both"


class Source(StrEnum):
    """How the contact came to be on file."""

    EVENT = "event"
    ALUMNI = "alumni"
    PROFESSOR = "professor"
    FAMILY = "family"
    FRIEND = "friend"
    EX_COLLEAGUE = "ex_colleague"
    GROUP = "group"
    VIA = "via"
    IMPORT = "import"
    INBOUND = "inbound"
    OTHER = "other"


class Degree(StrEnum):
    """The distance on LinkedIn: 1 is connected."""

    FIRST = "1"
    SECOND = "2"
    THIRD = "3"
    NONE = "none"


class Activity(StrEnum):
    """How often the contact shows up on LinkedIn."""

    ACTIVE = "active"
    OCCASIONAL = "occasional"
    DORMANT = "dormant"
    UNKNOWN = "unknown"


class Distance(StrEnum):
    """How far the contact's work is from mine."""

    SAME_ROLE = "same_role"
    ADJACENT = "adjacent"
    OTHER_FIELD = "other_field"


class Plan(StrEnum):
    """The LinkedIn account: it decides the limit of an invitation note."""

    FREE = "free"
    PREMIUM = "premium"


class Direction(StrEnum):
    """Whether I did it or it was done to me."""

    OUT = "out"
    IN = "in"


class TouchKind(StrEnum):
    """Everything that can stand in a contact's history."""

    ASK_ADVICE = "ask_advice"
    INVITE = "invite"
    FOLLOW_UP_1 = "follow_up_1"
    FOLLOW_UP_2 = "follow_up_2"
    FAREWELL = "farewell"
    REINVITE = "reinvite"
    THANK_ACCEPT = "thank_accept"
    ACCEPT_REPLY = "accept_reply"
    RAPPORT = "rapport"
    NURTURE = "nurture"
    ASK = "ask"
    ENGAGE = "engage"
    CONVERSATION = "conversation"
    INVITE_RECEIVED = "invite_received"
    ACCEPTED = "accepted"
    REPLIED = "replied"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    NOT_SENT = "not_sent"
    GIVE = "give"
    MEETING = "meeting"
    SNOOZE = "snooze"
    SKIP = "skip"
    STOP = "stop"
    OVERRIDE = "override"
    PROMISE = "promise"


class Stage(StrEnum):
    """Where a contact stands in the cadence, derived from the touches and never stored."""

    TARGET = "target"
    RESEARCHED = "researched"
    DRAFTED = "drafted"
    INVITED = "invited"
    AWAITING_ANSWER = "awaiting_answer"
    ACCEPTED = "accepted"
    THANKED = "thanked"
    IN_CONVERSATION = "in_conversation"
    NURTURED = "nurtured"
    FAREWELL_DUE = "farewell_due"
    CLOSED = "closed"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    COOLING_OFF = "cooling_off"
    INBOUND = "inbound"
    DO_NOT_CONTACT = "do_not_contact"


class DraftState(StrEnum):
    """How far a draft has come; ``sent`` is a touch, no draft."""

    DRAFTED = "drafted"
    COPIED = "copied"


class TouchSource(StrEnum):
    """Whether a touch was logged in netui or read from an import."""

    APP = "app"
    IMPORT = "import"


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
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


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
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


class OverriddenGuard(Part, frozen=True, kw_only=True):
    """A guard that was overridden, and the reason given for it."""

    guard: str
    reason: str = ""


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
    """A hint that is not to be shown: ``scope`` is note, contact, phrase or everywhere."""

    rule: str
    scope: str
    contact: int | None = None
    draft: int | None = None
    phrase: str = ""
    reason: str = ""


class Table(StrEnum):
    """The tables of the data file that hold records."""

    CONTACTS = "contacts"
    TOUCHES = "touches"
    DRAFTS = "drafts"
    TEMPLATES = "templates"
    RESOURCES = "resources"
    PROFILE = "profile"
    CRITERIA = "criteria"
    SUPPRESSIONS = "suppressions"


RECORD_TYPES: dict[Table, type[Record]] = {
    Table.CONTACTS: Contact,
    Table.TOUCHES: Touch,
    Table.DRAFTS: Draft,
    Table.TEMPLATES: Template,
    Table.RESOURCES: Resource,
    Table.PROFILE: Profile,
    Table.CRITERIA: Criterion,
    Table.SUPPRESSIONS: Suppression,
}

INCOMING: frozenset[TouchKind] = frozenset(
    {
        TouchKind.INVITE_RECEIVED,
        TouchKind.ACCEPTED,
        TouchKind.REPLIED,
        TouchKind.DECLINED,
    }
)
"""Kinds that are always received, never done by me."""

TEXT_KINDS: frozenset[TouchKind] = frozenset(
    {
        TouchKind.ASK_ADVICE,
        TouchKind.INVITE,
        TouchKind.FOLLOW_UP_1,
        TouchKind.FOLLOW_UP_2,
        TouchKind.FAREWELL,
        TouchKind.REINVITE,
        TouchKind.THANK_ACCEPT,
        TouchKind.ACCEPT_REPLY,
        TouchKind.RAPPORT,
        TouchKind.NURTURE,
        TouchKind.ASK,
        TouchKind.CONVERSATION,
    }
)
"""Kinds a note is written for."""

INVITATION_KINDS: frozenset[TouchKind] = frozenset({TouchKind.INVITE, TouchKind.REINVITE})
"""Kinds that count against the weekly budget and the monthly note quota."""
