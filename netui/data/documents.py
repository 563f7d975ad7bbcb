"""Documents as JSON: one home for how text becomes bytes and back.

A document is a plain JSON object. Bytes written here are ASCII, because stock TinyDB opens
its file in the encoding of the locale.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec

Document = dict[str, Any]
Documents = Mapping[str, Document]
Plain = dict[str, dict[str, Document]]
"""Tables as plain objects, to be built and altered."""

Ops = Mapping[str, Mapping[str, Document | None]]
"""Whole documents by table and id; ``None`` removes. Applying them twice changes nothing."""

Lines = Mapping[str, Mapping[str, bytes]]
"""The same as they are written: each document in bytes, ``GONE`` where there is none."""

GONE: Final = b"null"
"""What is written where a document is removed."""


def dump(value: object) -> bytes:
    """Return ``value`` as JSON in ASCII on one line; lone surrogates and NUL are kept."""
    try:
        fast = msgspec.json.encode(value)
    except UnicodeEncodeError:
        return slow_dump(value)
    return fast if fast.isascii() else slow_dump(value)


def slow_dump(value: object) -> bytes:
    """Return ``value`` as ASCII through the standard library, which escapes any text."""
    return ascii_encoder()(value).encode("ascii")


@functools.cache
def ascii_encoder() -> Callable[[object], str]:
    """Return what escapes any text: made once, not for each document of a fold."""
    import json  # noqa: PLC0415 - most that read need nothing of it

    return json.JSONEncoder(separators=(",", ":")).encode


def load(data: bytes | memoryview) -> Any:  # noqa: ANN401 - JSON may be anything
    """Return what the JSON says; ``ValueError`` or ``RecursionError`` where it is none.

    What only the standard library reads (lone surrogates, a byte order mark) is read by it;
    its NaN and Infinity, which are no JSON, become text.
    """
    try:
        return msgspec.json.decode(data)
    except msgspec.DecodeError:
        import json  # noqa: PLC0415 - likewise

        return json.loads(bytes(data), parse_constant=str)


class Twice(dict[str, Any]):
    """An object that names ``name`` twice: one of the two is not in it."""

    name = ""


def load_all(data: bytes) -> Any:  # noqa: ANN401 - JSON may be anything
    """Return what the JSON says as ``load`` does, telling where a name stands twice."""
    import json  # noqa: PLC0415 - likewise

    return json.loads(data, parse_constant=str, object_pairs_hook=told_twice)


def told_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of ``pairs``."""
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    names = [name for name, _ in pairs]
    twice = Twice(found)
    twice.name = next(name for name in names if names.count(name) > 1)
    return twice


def joined(lines: Lines) -> bytes:
    """Return tables of documents as one line."""
    tables = (
        b"%s:{%s}" % (dump(name), b",".join(b"%s:%s" % (dump(k), v) for k, v in rows.items()))
        for name, rows in lines.items()
    )
    return b"{%s}" % b",".join(tables)


def lines_of(ops: Ops) -> dict[str, dict[str, bytes]]:
    """Return documents as they are written."""
    return {
        name: {key: GONE if doc is None else dump(doc) for key, doc in documents.items()}
        for name, documents in ops.items()
    }
