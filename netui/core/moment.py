"""Now, as a value: the core never asks a clock."""

from __future__ import annotations

import datetime as dt

import msgspec


class Moment(msgspec.Struct, frozen=True):
    """The calendar day of the person at the keyboard and the instant in UTC."""

    today: dt.date
    at: dt.datetime
