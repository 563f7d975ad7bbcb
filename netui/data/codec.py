"""Records from documents and back, without ever losing what a document holds.

Pure. What a record type does not know, or cannot read, stays in ``extra`` under its own name
and goes back into the document. Decoding never fails: a required field that is missing or
unreadable gets a stand-in, which is never written.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
from collections.abc import Mapping
from typing import Any, Final, get_args

import msgspec

from netui.core.model import (
    RECORD_TYPES,
    Contact,
    Criterion,
    Draft,
    Part,
    Record,
    Resource,
    Suppression,
    Table,
    Template,
    Touch,
    TouchKind,
)
from netui.data.documents import Document, dump, load

OWN: Final = frozenset({"id", "extra"})
"""Record fields that are no document fields."""

NAMELESS: Final = "(no name)"
"""What stands where a document has no name."""

ABSENT: Final = "\0absent"
"""In ``extra``, what says that the document lacks a required field."""

STAND_INS: Final[Mapping[type[Record], Mapping[str, Any]]] = {
    Contact: {"full": NAMELESS},
    # Contact 0 is nobody: a touch or draft that cannot be read belongs to no history.
    Touch: {"contact": 0, "kind": TouchKind.CONVERSATION, "date": dt.date(1970, 1, 1)},
    Draft: {"contact": 0, "kind": TouchKind.CONVERSATION},
    Template: {"name": NAMELESS, "kind": TouchKind.CONVERSATION, "text": ""},
    Resource: {"title": NAMELESS},
    Criterion: {"name": NAMELESS},
    Suppression: {"rule": "", "scope": ""},
}
"""The required fields of each record type, with what stands in for them."""


@functools.cache
def field_types(kind: type[msgspec.Struct]) -> Mapping[str, Any]:
    """Return the document fields of a type with the type of each."""
    return {f.name: f.type for f in msgspec.structs.fields(kind) if f.name not in OWN}


@functools.cache
def parted(kind: type[Record]) -> Mapping[str, type[Part]]:
    """Return the fields of a record that hold parts, with the type of those."""
    found = {name: part_of(annotation) for name, annotation in field_types(kind).items()}
    return {name: part for name, part in found.items() if part is not None}


def part_of(annotation: Any) -> type[Part] | None:  # noqa: ANN401 - an annotation
    """Return the part type inside ``Met | None`` or ``tuple[Post, ...]``."""
    found = [
        arg
        for arg in (annotation, *get_args(annotation))
        if isinstance(arg, type) and issubclass(arg, Part)
    ]
    return found[0] if found else None


@functools.cache
def decoder(kind: type[Record]) -> msgspec.json.Decoder[Record]:
    """Return what reads one type of record; few commands read more than three."""
    return msgspec.json.Decoder(kind)


OWN_ID, OWN_EXTRA = (b'"%s"' % name.encode() for name in sorted(OWN, reverse=True))


def read(table: Table, record_id: int, line: bytes) -> Record:
    """Return the record a document holds, from its bytes."""
    kind = RECORD_TYPES[table]
    if OWN_ID in line or OWN_EXTRA in line:
        # The document may have a field under the name of one of ours.
        return decode(table, record_id, load(line))
    try:
        record = decoder(kind).decode(line)
    except msgspec.DecodeError:
        return decode(table, record_id, load(line))
    msgspec.structs.force_setattr(record, "id", record_id)
    return record


def decode(table: Table, record_id: int, document: Document) -> Record:
    """Return the record a document holds."""
    kind = RECORD_TYPES[table]
    try:
        record = None if OWN & document.keys() else msgspec.convert(document, kind)
    except msgspec.ValidationError:
        record = None
    record = record or decode_by_field(kind, document)
    msgspec.structs.force_setattr(record, "id", record_id)
    return record


def decode_by_field(kind: type[Record], document: Document) -> Record:
    """Return the record, with every field it cannot take or hold whole in ``extra``."""
    known: dict[str, Any] = {}
    extra: Document = {}
    required = STAND_INS.get(kind, {})
    for name, raw in document.items():
        value = read_field(kind, name, raw)
        if value is not msgspec.UNSET:
            known[name] = value
        if value is msgspec.UNSET or has_unknown(parted(kind).get(name), raw):
            extra[name] = raw
    for name in required.keys() - known.keys():
        extra.setdefault(name, ABSENT)
    if "contact" in known and not required.keys() <= known.keys():
        # Half a touch would mislead the cadence, so it is nobody's until it can be read.
        known.pop("contact")
        extra["contact"] = document["contact"]
    return kind(**{**required, **known}, extra=extra or None)


def read_field(kind: type[Record], name: str, raw: object) -> Any:  # noqa: ANN401 - any
    """Return the value of one field, or ``UNSET`` where the type has no such value."""
    annotation = field_types(kind).get(name)
    if annotation is None:
        return msgspec.UNSET
    try:
        return msgspec.convert(known_of(parted(kind).get(name), raw), annotation)
    except msgspec.ValidationError:
        return msgspec.UNSET


def known_of(part: type[Part] | None, raw: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return a value without the fields of parts that their type does not know."""
    if part is not None and isinstance(raw, list):
        return [known_of(part, each) for each in raw]
    if part is not None and isinstance(raw, dict):
        return {name: value for name, value in raw.items() if name in field_types(part)}
    return raw


def has_unknown(part: type[Part] | None, raw: object) -> bool:
    """Whether one of the parts in ``raw`` has fields its type does not know."""
    if part is None:
        return False
    parts = raw if isinstance(raw, list) else [raw]
    return any(isinstance(p, dict) and not p.keys() <= field_types(part).keys() for p in parts)


CONTAINERS: Final = frozenset({list, tuple, dict})
"""What a plain value is that holds others."""


def line_of(record: Record) -> bytes:
    """Return the document of a record as it is written."""
    if record.extra is None:
        # Nothing but its own fields: they are written without a document between.
        with contextlib.suppress(UnicodeEncodeError):
            line = msgspec.json.encode(msgspec.structs.replace(record, id=0))
            if line.isascii():
                return line
    return dump(encode(record))


def encode(record: Record) -> Document:
    """Return the document of a record: no defaults, no stand-ins, everything extra."""
    document: Document = {
        # Most values are texts and numbers: asking here saves a call for each of them.
        name: listed(value) if value.__class__ in CONTAINERS else value
        for name, value in msgspec.to_builtins(record).items()
        if name not in OWN
    }
    kind = type(record)
    for name, raw in (record.extra or {}).items():
        if name not in field_types(kind):
            document[name] = raw
        else:
            weave(record, document, name, raw)
    return document


def weave(record: Record, document: Document, name: str, raw: object) -> None:
    """Put back what ``extra`` holds of a known field, unless the field was set since."""
    kind, now = type(record), getattr(record, name)
    value = read_field(kind, name, raw)
    # Where ``extra`` is the field's only home, an empty field does not mean a cleared one.
    only_home = value is msgspec.UNSET or name in STAND_INS.get(kind, {})
    if value != now and not (only_home and now == empty(kind, name)):
        if name in document:
            document[name] = rejoin(document[name], raw, parted(kind).get(name))
    elif raw == ABSENT:
        document.pop(name, None)
    else:
        document[name] = raw


def empty(kind: type[Record], name: str) -> Any:  # noqa: ANN401 - any field's type
    """Return the value a field has while nothing is known: its default or its stand-in."""
    required = STAND_INS.get(kind, {})
    if name in required:
        return required[name]
    return next(f.default for f in msgspec.structs.fields(kind) if f.name == name)


def rejoin(new: Any, raw: Any, part: type[Part] | None) -> Any:  # noqa: ANN401 - any JSON
    """Return parts as they are now, with the unknown fields of those that are still there."""
    if part is None:
        return new
    if isinstance(new, dict) and isinstance(raw, dict):
        unknown = {k: v for k, v in raw.items() if k not in field_types(part)}
        return {**unknown, **new}
    if isinstance(new, list) and isinstance(raw, list):
        old = [
            (listed(msgspec.to_builtins(msgspec.convert(known_of(part, r), part))), r)
            for r in raw
        ]
        return [next((r for plain, r in old if plain == p), p) for p in new]
    return new


def listed(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return plain JSON: lists where the record has tuples."""
    if isinstance(value, list | tuple):
        return [listed(item) for item in value]
    if isinstance(value, dict):
        return {key: listed(item) for key, item in value.items()}
    return value
