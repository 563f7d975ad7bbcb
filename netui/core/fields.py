"""Edits in words: ``tags+=alumni``, ``met.where=Porto``; one reading for commands and forms.

``FIELD=`` sets (a list by commas, parts by semicolons) and clears when nothing follows,
``FIELD+=`` and ``FIELD-=`` change a list, a dot reaches into a part. Which fields there are
and what they take is read from the records, so a new field needs nothing here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import msgspec

from netui.core.model import Contact, News, Part, Remark
from netui.core.nearest import did_you_mean, nearest
from netui.core.people.identity import given_and_family, slug_of
from netui.core.people.values import (
    bare,
    is_part,
    item_of,
    parse_list,
    parse_value,
    split,
    unescape,
    value_text,
)
from netui.core.text import fold
from netui.errors import Problem, UsageProblem

NAME = re.compile(r"[A-Za-z_][\w-]*(?:\..*)?")
FIELDS: dict[str, Any] = {
    field.name: field.type
    for field in msgspec.structs.fields(Contact)
    if field.name not in {"id", "extra"}
}
"""Every field of a contact that can be edited, with its type."""

DEFAULTS: dict[str, object] = {
    field.name: field.default for field in msgspec.structs.fields(Contact)
}

OTHER_NAMES = {
    "birthday": "milestones",
    "linkedin": "profile_url",
    "location": "city",
    "name": "full",
    "organisation": "company",
    "organization": "company",
    "position": "title",
    "role": "title",
    "url": "profile_url",
    "zone": "timezone",
}
"""What people call a field that has another name here."""

PAIRS = "custom"
"""The field whose names the user chooses."""


class Act(StrEnum):
    """What an edit does to its field."""

    SET = "="
    ADD = "+="
    TAKE = "-="


class FieldEdit(msgspec.Struct, frozen=True, kw_only=True):
    """One edit, understood: ``part`` is the name after the dot; ``None`` clears."""

    field: str
    act: Act = Act.SET
    part: str = ""
    value: Any = None


def pieces_of(text: str) -> tuple[str, Act, str] | None:
    """Return the name, the act and the value an edit writes; ``None`` if it is no edit."""
    name, equals, given = text.partition("=")
    act = Act.ADD if name.endswith("+") else Act.TAKE if name.endswith("-") else Act.SET
    name = name.removesuffix(act[:-1]).strip()
    return (name, act, given.strip()) if equals and NAME.fullmatch(name) else None


def looks_like_edit(word: str) -> bool:
    """Whether an argument is an edit and not part of a name."""
    return pieces_of(word) is not None


def parse_edit(text: str) -> FieldEdit | Problem:
    """Return the edit that ``text`` writes as FIELD=VALUE, FIELD+=VALUE or FIELD-=VALUE."""
    found = pieces_of(text)
    if not found:
        return UsageProblem(
            f"“{text}” is no edit.", todo="Write FIELD=VALUE, like tags+=alumni."
        )
    name, act, given = found
    field, _, part = name.partition(".")
    if field not in FIELDS:
        return UsageProblem(f"There is no field “{field}”.", name, near_field(field))
    if part or name.endswith("."):
        return edit_part(field, part, act, given)
    item = item_of(FIELDS[field])
    if act is not Act.SET:
        if item is None:
            return UsageProblem(f"{field} is no list.", name, f"Write {field}={given}.")
        return edit_list(field, item, act, given)
    if not given:
        return cleared(field)
    value = pairs(given) if field == PAIRS else parse_value(FIELDS[field], given, field)
    return value if isinstance(value, Problem) else FieldEdit(field=field, value=value)


def near_field(name: str) -> str:
    """Return the question that offers the field an unknown name may stand for."""
    near = nearest(name, [*FIELDS, *OTHER_NAMES])
    return did_you_mean(OTHER_NAMES.get(near, name), FIELDS)


def cleared(field: str) -> FieldEdit | Problem:
    """Return the edit that empties a field; only the name cannot be emptied."""
    if field == "full":
        return UsageProblem("A contact needs a name.", "full")
    return FieldEdit(field=field)


def edit_list(field: str, item: Any, act: Act, given: str) -> FieldEdit | Problem:  # noqa: ANN401 - any
    """Return the edit that adds to a list or takes from it; a sentence stays one item."""
    kind: Any = str if act is Act.TAKE and is_part(item) else item
    where = f"{field}[]" if kind is not item or act is Act.TAKE else field
    marks = "," if kind is item and not is_part(item) else ""
    value = parse_list(kind, given, where, marks)
    if not value:
        return UsageProblem(f"{field}{act} needs something after it.", field)
    return value if isinstance(value, Problem) else FieldEdit(field=field, act=act, value=value)


def edit_part(field: str, part: str, act: Act, given: str) -> FieldEdit | Problem:
    """Return the edit that reaches into ``met``, ``cadence`` or ``custom``."""
    name, kind = f"{field}.{part}", bare(FIELDS[field])
    if field == PAIRS and part and act is Act.SET:
        return FieldEdit(field=field, part=part, value=given or None)
    if not is_part(kind):
        todo = f"Write {field}={given}."
        return UsageProblem(f"{field} has no parts of that kind.", name, todo)
    types = {info.name: info.type for info in msgspec.structs.fields(kind)}
    if part not in types:
        return UsageProblem(f"{field} has no part “{part}”.", name, did_you_mean(part, types))
    if act is not Act.SET:
        return UsageProblem(f"{name} can only be set.", name, f"Write {name}={given}.")
    value = parse_value(types[part], given, name) if given else None
    return (
        value if isinstance(value, Problem) else FieldEdit(field=field, part=part, value=value)
    )


def pairs(given: str) -> dict[str, str] | Problem:
    """Return ``team=blue; floor=3`` as names and values."""
    found: dict[str, str] = {}
    for piece in filter(None, split(given, ";")):
        name, *rest = split(piece, "=")
        if not name or not rest:
            return UsageProblem(f"{PAIRS} takes name=value, not “{piece}”.", PAIRS)
        found[unescape(name)] = unescape("=".join(rest))
    return found


def apply_edits(
    contact: Contact, edits: Iterable[FieldEdit], *, today: dt.date | None = None
) -> Contact | Problem:
    """Return the contact with the edits; ``today`` dates remarks and news that have no date.

    What follows from an edit is kept in step: the slug from the profile address, given and
    family name from the full name as long as they were derived from it.
    """
    changed = contact
    for edit in edits:
        value = edited(changed, edit, today)
        if isinstance(value, Problem):
            return value
        changed = msgspec.structs.replace(changed, **{edit.field: value})
        if edit.field == "profile_url":
            changed = with_address(changed)
        elif edit.field == "full":
            changed = with_full(changed, contact)
    return changed


def edited(contact: Contact, edit: FieldEdit, today: dt.date | None) -> object | Problem:
    """Return what the field of an edit holds after it."""
    before = getattr(contact, edit.field)
    if edit.part:
        return reached(before, edit)
    if edit.act is Act.ADD:
        return distinct((*before, *(dated(item, today) for item in edit.value)))
    if edit.act is Act.TAKE:
        return taken(contact, before, edit)
    if edit.value is None:
        return DEFAULTS[edit.field]
    if isinstance(edit.value, tuple) and item_of(FIELDS[edit.field]):
        return distinct(item if item in before else dated(item, today) for item in edit.value)
    set_to: object = edit.value
    return set_to


def taken(contact: Contact, before: tuple[Any, ...], edit: FieldEdit) -> object | Problem:
    """Return a list without the items an edit names; an item that is not there is a slip."""
    there = {key_of(item): str(leading(item)) for item in before}
    for item in edit.value:
        if key_of(item) not in there:
            todo = (
                did_you_mean(str(item), there.values()) if there else f"{edit.field} is empty."
            )
            return Problem(f"{contact.full} has no “{item}” in {edit.field}.", edit.field, todo)
    gone = {key_of(item) for item in edit.value}
    return tuple(item for item in before if key_of(item) not in gone)


def reached(before: Any, edit: FieldEdit) -> object:  # noqa: ANN401 - a part or pairs
    """Return a part or the user's own pairs with one of them changed; empty ones are none."""
    if edit.field == PAIRS:
        rest = {name: value for name, value in (before or {}).items() if name != edit.part}
        return (rest if edit.value is None else rest | {edit.part: edit.value}) or None
    kind = bare(FIELDS[edit.field])
    info = next(f for f in msgspec.structs.fields(kind) if f.name == edit.part)
    value = info.default if edit.value is None else edit.value
    after = msgspec.structs.replace(before or kind(), **{edit.part: value})
    return None if after == kind() else after


def leading(item: object) -> object:
    """Return what names an item of a list: the first field of a part, else the item."""
    return getattr(item, item.__struct_fields__[0]) if isinstance(item, Part) else item


def key_of(item: object) -> str:
    """Return what two mentions of the same item share."""
    return fold(str(leading(item)))


def distinct(items: Iterable[object]) -> tuple[object, ...]:
    """Return each item once: words that differ only in case or accents are the same."""
    found: dict[object, object] = {}
    for item in items:
        found.setdefault(item if isinstance(item, Part) else key_of(item), item)
    return tuple(found.values())


def dated(item: object, today: dt.date | None) -> object:
    """Return a remark or news with its day, which is today; anything else as it is."""
    if isinstance(item, Remark | News) and item.date is None:
        return msgspec.structs.replace(item, date=today)
    return item


def with_address(contact: Contact) -> Contact:
    """Return the contact with a full web address and the slug it ends in."""
    url = contact.profile_url
    if url and "://" not in url:
        url = f"https://{url}"
    return msgspec.structs.replace(contact, profile_url=url, slug=slug_of(url))


def with_full(contact: Contact, before: Contact) -> Contact:
    """Return the contact with given and family name from the full one, unless set apart."""
    derived = given_and_family(before.full)
    if (contact.given, contact.family) not in {derived, ("", "")}:
        return contact
    given, family = given_and_family(contact.full)
    return msgspec.structs.replace(contact, given=given, family=family)


def field_text(contact: Contact, name: str) -> str:
    """Return a field, or one part of it (``met.where``), as ``FIELD=`` reads it."""
    field, _, part = name.partition(".")
    value = getattr(contact, field)
    if not part:
        return value_text(value)
    if isinstance(value, dict):
        return value_text(value.get(part))
    return value_text(getattr(value, part, None))
