"""Reads one lint case into a note: the short form of records that cases are written in.

Labels of a case are not read, so that no rule can know them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec

from netui.core.hints.model import Note
from netui.core.hints.people import OtherPerson, people_among
from netui.core.hints.rule import Example
from netui.core.model import (
    INCOMING,
    Channel,
    Contact,
    Direction,
    Goal,
    Plan,
    Profile,
    Resource,
    Touch,
    TouchKind,
)
from netui.core.people.values import bare, is_part, item_of
from netui.errors import Problem

NAMED = {
    "mutuals": "name",
    "events": "name",
    "posts": "title",
    "news": "what",
    "former": "company",
}
UNDATED = dt.date(2000, 1, 1)


def note_of_case(case: Mapping[str, Any]) -> Note | Problem:
    """Return the note of a case, or what is wrong with the case."""
    try:
        return built(case)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        where = str(case.get("id", "")) if isinstance(case, Mapping) else ""
        reason = f"it has no {error}" if isinstance(error, KeyError) else str(error)
        return Problem(f"The case cannot be read: {reason}", where=where)


def built(case: Mapping[str, Any]) -> Note:
    """Return the note; raises what msgspec and mappings raise where a field is wrong."""
    touch = case["touch"]
    me = filled(case.get("me"))
    others = [msgspec.convert(filled(o), OtherPerson) for o in case.get("others") or ()]
    return Note(
        text=msgspec.convert(case["note"], str),
        contact=contact_of(case.get("contact")),
        kind=TouchKind(touch["kind"]),
        today=dt.date.fromisoformat(touch["date"]),
        channel=Channel(touch["channel"]) if touch.get("channel") else None,
        subject=touch.get("subject") or "",
        limit=touch.get("limit"),
        attempt=touch.get("attempt") or 1,
        goal=Goal(touch["goal"]) if touch.get("goal") else None,
        me=msgspec.convert(known(me, Profile), Profile),
        plan=Plan(me["plan"]) if me.get("plan") else None,
        history=tuple(touch_of(entry) for entry in case.get("history") or ()),
        others=people_among(others),
        slots=tuple(case.get("slots") or ()),
        resources=tuple(
            msgspec.convert({"title": one} if isinstance(one, str) else filled(one), Resource)
            for one in case.get("resources") or ()
        ),
        max_attempts=case.get("max_attempts") or 3,
    )


def filled(fields: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the fields that say something."""
    return {key: value for key, value in (fields or {}).items() if value is not None}


def known(fields: Mapping[str, Any], kind: type[msgspec.Struct]) -> dict[str, Any]:
    """Return the fields that a record, or a part of one, has; a case may say more."""
    return {
        field.name: known_value(fields[field.name], field.type)
        for field in msgspec.structs.fields(kind)
        if field.name in fields
    }


def known_value(value: Any, kind: Any) -> Any:  # noqa: ANN401 - any JSON, types are values
    """Return the value of a field with no more in its parts than they have."""
    wanted = item_of(bare(kind)) or bare(kind)
    if is_part(wanted) and isinstance(value, list):
        return [known_value(each, wanted) for each in value]
    return known(value, wanted) if is_part(wanted) and isinstance(value, Mapping) else value


def contact_of(fields: Mapping[str, Any] | None) -> Contact:
    """Return a contact from its short form: ``lang`` for ``langs``, names for parts."""
    long = filled(fields)
    lang = long.pop("lang", None)
    if lang:
        long.setdefault("langs", [lang])
    for field, name in NAMED.items():
        if field in long:
            parts = (part if isinstance(part, str) else filled(part) for part in long[field])
            long[field] = [{name: p} if isinstance(p, str) else p for p in parts]
    if isinstance(long.get("met"), Mapping):
        long["met"] = filled(long["met"])
    elif isinstance(long.get("met"), str):
        long["met"] = {"where": long["met"]}
    return msgspec.convert(known({"full": "", **long}, Contact), Contact)


def touch_of(fields: Mapping[str, Any]) -> Touch:
    """Return an earlier touch; a kind that is always received is incoming."""
    entry = {"contact": 0, "date": UNDATED.isoformat(), **filled(fields)}
    kind = TouchKind(entry["kind"])
    entry.setdefault("direction", (Direction.IN if kind in INCOMING else Direction.OUT).value)
    return msgspec.convert(known(entry, Touch), Touch)


def note_of_example(example: Example) -> Note | Problem:
    """Return the note of a rule's example."""
    facts = {"full": "Noor Haddad", **example.facts}
    touch = {"kind": example.kind.value, "date": "2026-03-04", "limit": example.limit}
    touch |= example.case.get("touch") or {}
    given = {**example.case, "touch": touch, "contact": facts, "note": example.text}
    return note_of_case(given)
