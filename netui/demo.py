"""The invented network of ``netui --demo``: a queue that is full on any day.

Everybody in it is made up, and so is every company.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from importlib import resources
from typing import Any

import msgspec

from netui.core.changes import Change, ChangeBuilder
from netui.core.model import (
    INCOMING,
    Contact,
    Degree,
    Direction,
    Profile,
    Source,
    Touch,
    TouchKind,
)
from netui.core.moment import Moment
from netui.core.state import State


def demo_change(state: State, moment: Moment) -> Change:
    """Return the change that fills an empty file with the demo's people."""
    table = tomllib.loads(resources.files("netui").joinpath("demo.toml").read_text("utf-8"))
    builder = ChangeBuilder(state)
    builder.add(msgspec.convert(table["me"], Profile))
    for person in table["people"]:
        add_person(builder, person, moment.today)
    for line in table["quiet"]["names"]:
        builder.add(quiet_contact(line, moment.today))
    return builder.change("Filled the demo with invented people")


def add_person(builder: ChangeBuilder, person: dict[str, Any], today: dt.date) -> None:
    """Add a person with their touches, days counted back from ``today``."""
    touches = [demo_touch(line, today) for line in person.get("touches", ())]
    accepted = [touch.date for touch in touches if touch.kind is TouchKind.ACCEPTED]
    given, _, family = person["full"].partition(" ")
    facts = dated({key: value for key, value in person.items() if key != "touches"}, today)
    facts |= {
        "given": given,
        "family": family,
        "slug": "-".join(person["full"].casefold().split()),
        "facts_checked": str(today - dt.timedelta(days=20)),
        "mutuals": [{"name": name} for name in person.get("mutuals", ())],
    }
    if person.get("degree") == "1":
        facts["connected_on"] = str(accepted[0] if accepted else today - dt.timedelta(days=400))
    contact = builder.add(msgspec.convert(facts, Contact))
    for touch in touches:
        builder.add(msgspec.structs.replace(touch, contact=contact.id))


def dated(value: Any, today: dt.date) -> Any:  # noqa: ANN401  # plain TOML values
    """Return TOML values with each ``days`` (ago) as a ``date`` or, of a meeting, ``when``."""
    if isinstance(value, list):
        return [dated(item, today) for item in value]
    if not isinstance(value, dict):
        return value
    found = {key: dated(item, today) for key, item in value.items() if key != "days"}
    if "days" in value:
        name = "when" if "where" in value else "date"
        found[name] = str(today - dt.timedelta(days=value["days"]))
    return found


def demo_touch(line: str, today: dt.date) -> Touch:
    """Return the touch a line of the demo describes; its contact is still open."""
    head, _, text = line.partition(" | ")
    name, days, *channel = head.split()
    kind = TouchKind(name)
    return msgspec.convert(
        {
            "contact": 0,
            "kind": kind,
            "date": str(today - dt.timedelta(days=int(days))),
            "direction": Direction.IN if kind in INCOMING else Direction.OUT,
            "channel": channel[0] if channel else None,
            "text": text,
            "note_used": bool(text) and channel == ["linkedin_invite"],
        },
        Touch,
    )


def quiet_contact(line: str, today: dt.date) -> Contact:
    """Return somebody connected long ago, as an import would add them."""
    full, title, company, days = line.split("|")
    given, _, family = full.partition(" ")
    return Contact(
        full=full,
        given=given,
        family=family,
        title=title,
        company=company,
        slug="-".join(full.casefold().split()),
        degree=Degree.FIRST,
        source=Source.IMPORT,
        connected_on=today - dt.timedelta(days=int(days)),
    )
