"""What a guard says, what it is asked about, and how a person insists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

import msgspec

from netui.core.cadence.case import Case
from netui.core.cadence.guards.surroundings import Surroundings
from netui.core.cadence.model import NextTouch
from netui.core.model import Channel, Stage, Touch, TouchKind
from netui.errors import Problem


class Override(StrEnum):
    """How a guard can be overridden: not at all, with a reason, or typed out as well."""

    NO = "no"
    REASON = "reason"
    TYPED = "typed"


class Objection(msgspec.Struct, frozen=True, kw_only=True):
    """One guard that speaks against a note.

    ``what`` and ``why`` are sentences, ``brief`` is the former in a few words, ``instead``
    what to do now, ``until`` the first day on which the guard is silent by itself,
    ``actions`` ids of actions that help, ``settings`` what moves the guard for good.
    """

    guard: str
    what: str
    why: str
    instead: str
    statements: tuple[str, ...] = ()
    until: dt.date | None = None
    override: Override = Override.REASON
    actions: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    brief: str = ""

    @property
    def line(self) -> str:
        """The objection on one line, with the guard's number."""
        return f"{(self.brief or self.what).rstrip('.')} ({self.guard})"

    @property
    def because(self) -> str:
        """The reason with the statements behind it."""
        named = f" ({', '.join(self.statements)})" if self.statements else ""
        return f"{self.why.rstrip('.')}{named}."


class Insistence(NamedTuple):
    """Why a person does it all the same, and whether they typed the confirmation."""

    reason: str
    typed: bool = False

    def overrides(self, objection: Objection) -> bool:
        """Whether this is enough for a guard."""
        if objection.override is Override.NO or not self.reason.strip():
            return False
        return self.typed or objection.override is Override.REASON


class Held(Problem, frozen=True):
    """A note that a guard holds back: nothing was logged."""

    objections: tuple[Objection, ...] = ()


class Sending(NamedTuple):
    """A note about to go out, with everything a guard may look at.

    ``usual`` is what the cadence proposes, ``noted`` whether the note has words.
    """

    case: Case
    stage: Stage
    usual: NextTouch | None
    touches: Sequence[Touch]
    kind: TouchKind
    channel: Channel | None
    noted: bool
    around: Surroundings

    @property
    def name(self) -> str:
        """The person's name."""
        return self.case.contact.full

    @property
    def proposed(self) -> bool:
        """Whether the cadence itself proposes this note today."""
        usual = self.usual
        return (
            usual is not None
            and usual.kind is self.kind
            and (usual.opens is None or usual.opens <= self.case.today)
        )
