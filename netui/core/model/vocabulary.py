"""The enumerations: one closed list of words an idea, the same in files and on screens."""

from __future__ import annotations

from enum import StrEnum


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


class Scope(StrEnum):
    """How far it goes that a hint is not to be shown."""

    NOTE = "note"
    CONTACT = "contact"
    PHRASE = "phrase"
    EVERYWHERE = "everywhere"


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
    TOMBSTONES = "tombstones"


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
