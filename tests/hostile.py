"""Text that tries to be something else: markup, terminal control, direction, sheer size.

``HOSTILE`` goes into every text field of every record; a screen that shows it has to show it
literally, control characters as symbols, and nothing in it may ever run.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from netui.core.model import (
    Channel,
    Contact,
    Degree,
    Draft,
    Event,
    Former,
    Met,
    Mutual,
    News,
    Post,
    Profile,
    Record,
    Remark,
    Template,
    Touch,
    TouchKind,
)

HOSTILE: dict[str, str] = {
    "bold": "[b]fat",
    "closing tag": "[/]",
    "stray closing tag": "[/b] [/red]",
    "click": "[@click=app.quit]x[/]",
    "link": "[link=https://evil.example]x[/link]",
    "brackets": "Ann [CEO]",
    "open bracket": "[[[ [ \\[ [$accent]",
    "variables": "$name ${name} {given} {{x}} %s %(x)s",
    "clear screen": "a\x1b[2J\x1b[31mb",
    "title": "a\x1b]0;owned\x07b",
    "clipboard": "a\x1b]52;c;b3duZWQ=\x07b",
    "device": "a\x1bP1$r\x1b\\b\x1b[6n",
    "c1": "a\x9b31mb\x85c\x90d",
    "nul": "a\x00b\x08c\x7fd",
    "bell and backspace": "\x07\x07\x08\x08",
    "right to left override": "a\u202egnp.exe\u202cb",
    "isolates": "a\u2066b\u2067c\u2068d\u2069e\u200ff",
    "arabic": "محمد [b] الراشد",
    "combining": "Z" + "\u0351\u036b\u0343" * 60 + "algo",
    "lone combining": "\u0301\u0302abc",
    "joined emoji": "👩‍👩‍👧‍👦 👩🏽‍🚀 🏳️‍🌈 🇳🇱",
    "wide": "漢字かな交じり文" * 20,
    "zero width": "a\u200bb\u200dc\ufeffd\u00ade",
    "newlines": "one\ntwo\r\nthree\rfour\u2028five\u2029six\x0bseven\x0ceight",
    "tabs": "a\tb\t\tc",
    "blank": "   ",
    "ten thousand": "x" * 10_000,
    "ten thousand marks": "[" * 5_000 + "]" * 5_000,
    "ten thousand lines": "\n" * 10_000,
}
"""Hostile text by what it tries."""

DAY = dt.date(2026, 2, 20)


def storable(text: str, fallback: str = "?") -> str:
    """Return the text, or something to stand for it where it is empty on one line."""
    return text if text.strip() else fallback


def evil_contact(text: str, who: int) -> Contact:
    """Return a contact with ``text`` in every field that takes text."""
    facts: dict[str, Any] = {
        field.name: text
        for field in msgspec.structs.fields(Contact)
        if field.type is str and field.name != "weekdays"
    }
    facts |= {
        field.name: (text,)
        for field in msgspec.structs.fields(Contact)
        if field.type == tuple[str, ...] and field.name != "leave"
    }
    facts |= {
        "full": storable(text),
        "degree": Degree.FIRST if who % 2 else None,
        "former": (Former(company=text, title=text, until=text),),
        "met": Met(where=text, when=DAY, what=text),
        "mutuals": (Mutual(name=text), Mutual(name=text + " ", discreet=True)),
        "posts": (Post(title=text, kind=text, topic=text, date=DAY, url=text),),
        "events": (Event(name=text, date=DAY),),
        "news": (News(what=text, date=DAY, tone=text),),
        "notes": (Remark(text=text, date=DAY),),
        "custom": {"field": text},
        "channels": (),
    }
    return Contact(id=who, **facts)


def evil_crowd() -> tuple[Record, ...]:
    """Return a person for each hostile text, numbered from 1 in their order."""
    return tuple(evil_contact(text, who) for who, text in enumerate(HOSTILE.values(), start=1))


def evil_records(text: str) -> tuple[Record, ...]:
    """Return people in several states, with ``text`` in every field of everything."""
    note: dict[str, Any] = {"subject": text, "text": text}
    return (
        Profile(
            id=1,
            name=text,
            first=text,
            role=text,
            org=text,
            one_liners=(text,),
            schools=(text,),
            groups=(text,),
            skills=(text,),
            interests=(text,),
        ),
        *(evil_contact(text, who) for who in (1, 2, 3)),
        touch_of(1, 1, TouchKind.INVITE, text),
        touch_of(2, 1, TouchKind.ACCEPTED, text),
        touch_of(3, 2, TouchKind.INVITE, text),
        Draft(id=1, contact=1, kind=TouchKind.THANK_ACCEPT, template=text, **note),
        Draft(id=2, contact=2, kind=TouchKind.FOLLOW_UP_1, channel=Channel.EMAIL, **note),
        Template(id=1, name=storable(text), kind=TouchKind.THANK_ACCEPT, text=text),
    )


def touch_of(number: int, who: int, kind: TouchKind, text: str) -> Touch:
    """Return a touch with ``text`` in every field that takes text."""
    return Touch(
        id=number,
        contact=who,
        kind=kind,
        date=DAY,
        subject=text,
        text=text,
        outcome=text,
        role_title=text,
        note=text,
        rules_shown=(text,),
    )
