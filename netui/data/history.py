"""The history of steps in the ``changes`` table: what undo brings back.

A step keeps the documents of the *other* side of each record it wrote: those before it while
it is done, those after it while it is undone; ``None`` where there was none. Taking it back
or doing it again swaps them. Nothing here writes; it answers operations to commit.
"""

from __future__ import annotations

import datetime as dt
import zlib
from collections import deque
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from netui.core.model import DraftState, Table
from netui.data.documents import (
    GONE,
    Document,
    Documents,
    dump,
    joined,
    lines_of,
    load,
)
from netui.data.rows import Rows, Tables
from netui.data.snapshot import NUMBER

KEEP: Final = 1000
"""The newest steps, kept whatever they weigh."""

OLDER: Final = 8 * 1024 * 1024
"""Bytes of steps kept beyond those."""

UNDONE: Final = b'"undone":'
"""Without these bytes a step is not undone: most need not be decoded to know."""

TEXT_FIELDS: Final = ("subject", "text", "updated")
"""What a draft's autosave writes, and undo must not take from the person."""

Sides = dict[str, dict[str, bytes]]
"""Documents by table and id, as they are written; ``GONE`` where there is none."""


class Step(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One step on file.

    ``records`` is the other side by table and id, left as it is written: a step of very many
    records is put back without a look into them. ``texts`` holds a checksum of the text of
    each draft the step wrote, as the step left it, so that a later autosave is noticed.
    """

    label: str
    at: dt.datetime
    contact: int | None = None
    undone: bool = False
    records: dict[str, dict[str, msgspec.Raw]] = msgspec.field(default_factory=dict)
    texts: dict[str, int] = msgspec.field(default_factory=dict)


class Loose(msgspec.Struct, frozen=True, kw_only=True):
    """A step in text that only the standard library reads."""

    label: str
    at: dt.datetime
    contact: int | None = None
    undone: bool = False
    records: dict[str, dict[str, dict[str, Any] | None]] = msgspec.field(default_factory=dict)
    texts: dict[str, int] = msgspec.field(default_factory=dict)


class Swap(msgspec.Struct, frozen=True, kw_only=True):
    """What undoing or redoing a step writes: ``records`` to put in place, ``step`` to keep."""

    key: str
    step: Step
    records: Sides


STEP: Final = msgspec.json.Decoder(Step)


class History:
    """The steps that can be taken back and done again."""

    def __init__(self, changes: Rows, keep: int = KEEP, older: int = OLDER) -> None:
        """Read which steps of ``changes`` are done; the table stays the file's."""
        self._changes = changes
        self._keep, self._limit = keep, older
        ids = sorted(map(int, changes))
        undone = {i for i in ids if UNDONE in changes.line(str(i)) and self._is_undone(i)}
        self._done = deque(i for i in ids if i not in undone)
        self._undone = sorted(undone, reverse=True)
        self._weights: deque[int] = deque()

    def _is_undone(self, number: int) -> bool:
        return bool(self._changes[str(number)].get("undone"))

    def steps(self) -> Iterator[tuple[int, Step]]:
        """Yield the steps that can be read, newest first."""
        for number in (*self._undone, *reversed(self._done)):
            step = self.step(number)
            if step is not None:
                yield number, step

    def step(self, number: int) -> Step | None:
        """Return a step, or ``None`` where its document is not one."""
        try:
            step = read(self._changes.line(str(number)))
        except msgspec.ValidationError:
            return None
        return step if all(map(is_side, step.records.values())) else None

    def next(self, *, undo: bool) -> int | None:
        """Return the step that undo, or else redo, takes."""
        stack = self._done if undo else self._undone
        return stack[-1] if stack else None

    def size_of_next(self, *, undo: bool) -> int:
        """Return how many bytes the step on file has that undo, or else redo, takes."""
        number = self.next(undo=undo)
        return 0 if number is None else len(self._changes.line(str(number)))

    def add(self, number: int, step: Step) -> dict[str, bytes]:
        """Return the documents that add a step: without what was undone, and bounded."""
        ops = dict.fromkeys(map(str, (*self._undone, *self._surplus())), GONE)
        ops[str(number)] = line_of(step)
        return ops

    def added(self, number: int) -> None:
        """Follow a committed ``add``."""
        for _ in self._surplus():
            self._done.popleft()
            self._weights.popleft()
        self._undone.clear()
        self._done.append(number)

    def swapped(self, *, undo: bool) -> None:
        """Follow a committed undo or redo."""
        if undo:
            self._undone.append(self._done.pop())
        else:
            self._done.append(self._undone.pop())

    def _surplus(self) -> list[int]:
        """Return the oldest steps that have to go when one more comes."""
        older = len(self._done) + 1 - self._keep
        while len(self._weights) > max(older, 0):
            self._weights.pop()
        for place in range(len(self._weights), older):
            self._weights.append(len(self._changes.line(str(self._done[place]))))
        total, surplus = sum(self._weights), []
        for number, weight in zip(self._done, self._weights, strict=False):
            if total <= self._limit:
                break
            surplus.append(number)
            total -= weight
        return surplus


def read(line: bytes) -> Step:
    """Return the step a document holds; ``ValidationError`` where it holds none."""
    try:
        return STEP.decode(line)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        loose = msgspec.convert(load(line), Loose)
        head = {name: getattr(loose, name) for name in Loose.__struct_fields__}
        return Step(**head | {"records": raw(lines_of(loose.records))})


def raw(sides: Sides) -> dict[str, dict[str, msgspec.Raw]]:
    """Return documents as they are kept in a step."""
    return {name: {k: msgspec.Raw(v) for k, v in rows.items()} for name, rows in sides.items()}


def is_side(documents: dict[str, msgspec.Raw]) -> bool:
    """Whether these are documents, or gaps, by whole-number id."""
    found = map(bytes, documents.values())
    return all(map(NUMBER.fullmatch, documents)) and all(
        line == GONE or line.startswith(b"{") for line in found
    )


def line_of(step: Step) -> bytes:
    """Return the document of a step as it is written."""
    head = dump(msgspec.to_builtins(msgspec.structs.replace(step, records={})))
    return b'%s,"records":%s}' % (head[:-1], joined(step.records))


def text_sum(document: Document | None) -> int:
    """Return the checksum of a draft's words; 0 where there is no draft."""
    if document is None:
        return 0
    words = f"{document.get('subject', '')}\0{document.get('text', '')}"
    return zlib.crc32(words.encode("utf-8", "surrogatepass"))


def draft_sums(records: Sides) -> dict[str, int]:
    """Return the checksum of every draft in ``records``."""
    return {k: text_sum(load(line)) for k, line in records.get(Table.DRAFTS, {}).items()}


def swap(tables: Tables, number: int, step: Step) -> Swap:
    """Return what takes a step back, or does it again, on what is on file now.

    The person's words win: a draft that was written on since the step keeps its words, and
    the step lets go of it where the two cannot both be had.
    """
    wanted: Sides = {}
    for name, documents in step.records.items():
        if name == Table.DRAFTS:
            drafts = {key: load(bytes(line)) for key, line in documents.items()}
            wanted |= lines_of({name: swap_drafts(tables[name], drafts, step.texts)})
        else:
            wanted[name] = {key: bytes(line) for key, line in documents.items()}
    other = {
        name: dict(zip(documents, map(tables.get(name, Rows()).now, documents), strict=True))
        for name, documents in wanted.items()
    }
    kept = msgspec.structs.replace(
        step, undone=not step.undone, records=raw(other), texts=draft_sums(wanted)
    )
    return Swap(key=str(number), step=kept, records=wanted)


def swap_drafts(
    now: Documents, documents: dict[str, Document | None], texts: dict[str, int]
) -> dict[str, Document | None]:
    """Return what becomes of the drafts of a step; one that is left out stays as it is."""
    wanted: dict[str, Document | None] = {}
    leaving = {
        key
        for key, target in documents.items()
        if target is None and text_sum(now.get(key)) == texts.get(key, 0)
    }
    for key, target in documents.items():
        written = now.get(key)
        if target is None:
            if written is None or key in leaving:
                wanted[key] = None
        elif written is not None:
            same = text_sum(written) == texts.get(key)
            wanted[key] = target if same else keep_words(target, written)
        else:
            rivals = drafts_beside(now, target, leaving)
            if not any(has_words(now[rival]) for rival in rivals):
                wanted |= dict.fromkeys(rivals)
                wanted[key] = target
    return wanted


def keep_words(target: Document, now: Document) -> Document:
    """Return ``target`` with the words of the draft as it is now; newer ones are not copied."""
    rest = {name: value for name, value in target.items() if name not in TEXT_FIELDS}
    if now.get("state") != DraftState.COPIED:
        rest.pop("state", None)
    return rest | {name: now[name] for name in TEXT_FIELDS if name in now}


def drafts_beside(drafts: Documents, target: Document, leaving: set[str]) -> list[str]:
    """Return the drafts begun since for the contact of ``target``."""
    contact = target.get("contact")
    return [k for k, d in drafts.items() if d.get("contact") == contact and k not in leaving]


def has_words(draft: Document) -> bool:
    """Whether anything is written in a draft."""
    return any(str(draft.get(name, "")).strip() for name in ("subject", "text"))
