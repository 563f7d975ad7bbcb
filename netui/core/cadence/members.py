"""Members: those of the enumerations that the cadence asks for with every touch and person.

They are looked up once here: through its class a member takes Python 3.11 half as long as a
whole move, and the queue over 30,000 people asks for half a million.
"""

from __future__ import annotations

from netui.core.cadence.model import Section, Step
from netui.core.model import Degree, Direction, Stage, TouchKind, TouchSource

TARGET = Stage.TARGET
INVITED = Stage.INVITED
AWAITING_ANSWER = Stage.AWAITING_ANSWER
COOLING_OFF = Stage.COOLING_OFF
EXPIRED = Stage.EXPIRED
CLOSED = Stage.CLOSED
INBOUND = Stage.INBOUND
ACCEPTED = Stage.ACCEPTED
THANKED = Stage.THANKED
IN_CONVERSATION = Stage.IN_CONVERSATION
NURTURED = Stage.NURTURED
DO_NOT_CONTACT = Stage.DO_NOT_CONTACT

FIRST_DEGREE = Degree.FIRST
OUTGOING = Direction.OUT
IMPORTED = TouchSource.IMPORT
ACCEPTANCE = TouchKind.ACCEPTED
NURTURING = TouchKind.NURTURE

OVERDUE = Section.OVERDUE
TODAY = Section.TODAY
THIS_WEEK = Section.THIS_WEEK
WAITING = Section.WAITING
PROMISE = Step.PROMISE
DECIDE = Step.DECIDE
RAPPORT = Step.RAPPORT
