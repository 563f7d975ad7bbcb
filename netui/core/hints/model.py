"""What the hint engine reads and answers. Positions are code points of the NFC note."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from netui.core.hints.people import NOBODY, People
from netui.core.hints.sent import Likeness
from netui.core.model import Channel, Contact, Goal, Plan, Profile, Resource, Touch, TouchKind

Span = tuple[int, int]
"""From and up to, in code points of the NFC text."""


Edit = tuple[int, int, str]
"""From and up to, in code points of the NFC text, and what goes there instead."""


class Severity(StrEnum):
    """How much a hint matters; an error asks before the note counts as sent."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    OFF = "off"


class FixKind(StrEnum):
    """What a fix does: only a safe one has edits."""

    SAFE = "SAFE"
    CHOICE = "CHOICE"
    RECORD = "RECORD"
    DISPLAY = "DISPLAY"


class Note(msgspec.Struct, frozen=True, kw_only=True):
    r"""One note under examination: the text, the person, the touch and what else is known.

    ``text`` is NFC with ``\n`` line ends. ``limit`` counts UTF-16 units; ``None`` is no
    limit. ``today`` is the day it is planned to be sent. ``others`` answers who else is on
    file; rules ask it only when they are about to say something. ``resources`` are what I
    keep for sharing. ``email_signature`` and ``email_thread`` say what the mail program adds
    by itself: my name, and the earlier mail below. People with one of ``emoji_tags`` get
    as many emoji as they like. ``notes_used`` and
    ``notes_of`` are this month's notes and how many a plan allows.
    """

    text: str
    contact: Contact
    kind: TouchKind
    today: dt.date
    channel: Channel | None = None
    subject: str = ""
    limit: int | None = None
    attempt: int = 1
    goal: Goal | None = None
    me: Profile = Profile()
    plan: Plan | None = None
    history: tuple[Touch, ...] = ()
    others: People = NOBODY
    slots: tuple[str, ...] = ()
    blank_ok_days: int = 2
    notes_used: int | None = None
    notes_of: int | None = None
    resources: tuple[Resource, ...] = ()
    max_attempts: int = 3
    email_signature: bool = False
    email_thread: bool = False
    emoji_tags: tuple[str, ...] = ()


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a pick list: what it says and the edits it stands for."""

    label: str
    edits: tuple[Edit, ...]


class RecordStep(StrEnum):
    """What a fix does to the record instead of the note."""

    ADD_ALIAS = "add_alias"
    ADD_POST = "add_post"
    ADD_MEETING = "add_meeting"
    CHECK_FACTS = "check_facts"
    SET_LANG = "set_lang"
    ADD_LANG = "add_lang"
    SET_FORMALITY = "set_formality"


class RecordEdit(msgspec.Struct, frozen=True, kw_only=True):
    """One step on the record; where a ``value`` is needed and missing, the app asks for it."""

    step: RecordStep
    value: str = ""


class Fix(msgspec.Struct, frozen=True, kw_only=True):
    """A way to mend what a hint found; only a safe one has ``edits``, in text order.

    A pick list has ``choices``, each with its own edits. What is only displayed has
    ``examples``: lines to read, never put into the note by themselves. What changes the
    record has ``record``; ``record_change`` carries it out.
    """

    label: str
    kind: FixKind
    edits: tuple[Edit, ...] = ()
    choices: tuple[Choice, ...] = ()
    examples: tuple[str, ...] = ()
    record: RecordEdit | None = None


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What one rule found; the engine makes a hint of it.

    ``severity`` is set where a rule has more than one level and the note decides; it is
    taken as it is, does not rise for strangers, and gives way to the user's settings.
    """

    message: str
    spans: tuple[Span, ...] = ()
    fixes: tuple[Fix, ...] = ()
    severity: Severity | None = None


class Hint(msgspec.Struct, frozen=True, kw_only=True):
    """One finding: ``message`` says what, ``why`` the reason with its statement or study.

    ``hidden_by`` is the rule that makes it say nothing new, ``suppressed`` the id of the
    record by which the person does not want to see it.
    """

    rule: str
    name: str
    severity: Severity
    message: str
    why: str
    spans: tuple[Span, ...] = ()
    fixes: tuple[Fix, ...] = ()
    hidden_by: str | None = None
    suppressed: int | None = None


class ChecklistLine(StrEnum):
    """The six lines that a good first note ticks."""

    WHO_I_AM = "who I am"
    COMMON_GROUND = "where we met / common ground"
    DETAIL = "a concrete detail"
    WHY = "why"
    FOR_THEM = "something for them"
    ASK = "one small ask"


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the engine says of a note: shown hints, hidden ones, suppressed ones.

    Each of the three is in the order of weight. ``alike`` is the note to somebody else that
    shares most words with this one.
    """

    hints: tuple[Hint, ...] = ()
    checklist: tuple[tuple[ChecklistLine, bool], ...] = ()
    alike: Likeness | None = None

    @property
    def shown(self) -> tuple[Hint, ...]:
        """The hints that no other hint hides and that the person has not suppressed."""
        return tuple(h for h in self.hints if h.hidden_by is None and h.suppressed is None)

    @property
    def rules(self) -> tuple[str, ...]:
        """The codes of the shown hints in order, each once."""
        return tuple(dict.fromkeys(hint.rule for hint in self.shown))

    @property
    def errors(self) -> tuple[Hint, ...]:
        """The shown hints of severity error."""
        return tuple(hint for hint in self.shown if hint.severity is Severity.ERROR)
