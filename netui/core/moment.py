"""Now, as a value: the core never asks a clock."""

from __future__ import annotations

import datetime as dt

import msgspec


class Moment(msgspec.Struct, frozen=True):
    """The calendar day of the person at the keyboard, the instant in UTC, and their zone."""

    today: dt.date
    at: dt.datetime
    zone: dt.tzinfo | None = None
