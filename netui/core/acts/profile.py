"""The profile: who I am, and the account and time I have, edited as one change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from netui.core.changes import Change, ChangeBuilder
from netui.core.model import Profile
from netui.core.people.identity import given_and_family
from netui.core.people.values import escape, parse_value, split, unescape, value_text
from netui.core.state import State
from netui.errors import Problem

SENTENCES = "one_liners"
"""The field whose items are sentences: commas belong to them, semicolons part them."""

MINUTES = range(5, 2_401)
"""Minutes a week that can be meant; the setting of that name takes the same."""

TYPES: dict[str, Any] = {
    field.name: field.type for field in msgspec.structs.fields(Profile) if field.name != "id"
}


def edit_profile(state: State, texts: Mapping[str, str]) -> Change | Problem:
    """Return the change that makes of the profile what was typed, by field; empty clears."""
    before = state.profile
    values: dict[str, Any] = {}
    for field, text in texts.items():
        value = read(field, " ".join(text.split()))
        if isinstance(value, Problem):
            return value
        values[field] = value
    after = msgspec.structs.replace(before, **values)
    if "name" in values and before.first in {"", call_name(before.name)}:
        first = values.get("first") or call_name(after.name)
        after = msgspec.structs.replace(after, first=first)
    builder = ChangeBuilder(state)
    if before.id:
        builder.put(after)
    elif after != before:
        builder.add(after)
    edited = ", ".join(texts).replace("_", " ")
    return builder.change(f"Edited what is on file about you: {edited}")


def read(field: str, text: str) -> object | Problem:
    """Return the value a field takes from what was typed, or what is wrong with it."""
    if not text:
        empty: object = getattr(Profile(), field)
        return empty
    if field == SENTENCES:
        return tuple(unescape(piece) for piece in split(text, ";") if piece)
    value = parse_value(TYPES[field], text, field)
    if field == "minutes_per_week" and value not in MINUTES and not isinstance(value, Problem):
        few, most = MINUTES[0], MINUTES[-1]
        return Problem(f"{text} minutes a week are not possible", field, f"{few} to {most:,}.")
    return value


def call_name(name: str) -> str:
    """Return what I am called, as the name says it."""
    return given_and_family(name)[0]


def profile_text(profile: Profile, field: str) -> str:
    """Return a field of the profile as it is typed."""
    value = getattr(profile, field)
    if field == SENTENCES:
        return "; ".join(escape(sentence, ";") for sentence in value)
    return value_text(value)
