"""The journal: one checksummed line for each change since the snapshot.

Pure: what a line looks like and which lines of a file are good. The checksum is seeded with
the id of the data file, so that a journal never gets replayed over another file.
"""

from __future__ import annotations

import zlib
from typing import Any, Final

import msgspec

from netui.data.documents import Lines, dump, joined, lines_of, load


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One change: its number, when, what it is called, and whole documents by table and id.

    The documents stay as they are written: most of them are replaced by a later line.
    """

    n: int
    at: str
    label: str
    ops: dict[str, dict[str, msgspec.Raw]]


class Loose(msgspec.Struct, frozen=True, kw_only=True):
    """A change in text that only the standard library reads."""

    n: int
    at: str
    label: str
    ops: dict[str, dict[str, dict[str, Any] | None]]


DECODER: Final = msgspec.json.Decoder(Line)


class Journal(msgspec.Struct, frozen=True, kw_only=True):
    """What a journal holds beyond the snapshot.

    ``end`` is where a torn tail begins (a change that was never acknowledged); ``bad`` counts
    lines that are damaged or missing.
    """

    lines: tuple[Line, ...] = ()
    end: int = 0
    bad: int = 0


def write(n: int, at: str, label: str, ops: Lines, seed: str) -> bytes:
    """Return the line of one change."""
    body = b'{"n":%d,"at":%s,"label":%s,"ops":%s}' % (n, dump(at), dump(label), joined(ops))
    return b"%08x %s\n" % (zlib.crc32(body, zlib.crc32(seed.encode())), body)


def lines_in(raw: bytes | None) -> bytes:
    """Return what a journal file holds, without the zeros kept behind it for what comes."""
    return (raw or b"").rstrip(b"\0")


def read(raw: bytes, seed: str, seq: int) -> Journal:
    """Return the good lines after change ``seq``, in order."""
    start, bad, lines, last = 0, 0, [], seq
    crc = zlib.crc32(seed.encode())
    while (stop := raw.find(b"\n", start)) != -1:
        line = parse(raw[start:stop], crc)
        start = stop + 1
        if line is None:
            bad += 1
        elif line.n > last:
            bad += line.n > last + 1
            last = line.n
            lines.append(line)
    # A line that is whole but for its newline: nothing may be written behind it.
    line = parse(raw[start:], crc) or parse(raw[start:-1], crc)
    if line is not None and line.n > last:
        bad += 1
        lines.append(line)
    return Journal(lines=tuple(lines), end=start, bad=bad)


def parse(line: bytes, seed: int) -> Line | None:
    """Return the change a line holds, or ``None`` where its checksum is wrong."""
    body = line[9:]
    if line[:9] != b"%08x " % zlib.crc32(body, seed):
        return None
    try:
        return DECODER.decode(body)
    except msgspec.DecodeError:
        return loosely(body)


def loosely(body: bytes) -> Line | None:
    """Return a change in text that no strict reader takes.

    A line with a good checksum that is no change is not ours, so it counts as damage.
    """
    try:
        found = msgspec.convert(load(body), Loose)
    except (ValueError, RecursionError):
        return None
    ops = {
        name: {key: msgspec.Raw(line) for key, line in rows.items()}
        for name, rows in lines_of(found.ops).items()
    }
    return Line(n=found.n, at=found.at, label=found.label, ops=ops)
