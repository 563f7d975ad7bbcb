"""What has to go when somebody is forgotten: pure functions over tables and bytes.

Whatever is about the person goes whole; where other people's records only name them, the name
goes. Names and addresses that somebody else on file bears too are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec

from netui.core.exchange.profiles import slug_of
from netui.core.model import Table
from netui.core.text import fold
from netui.data.documents import Document, Documents, Plain, dump
from netui.data.snapshot import CHANGES, META

GONE: Final = "(forgotten)"
"""What stands where the person was named."""

ABOUT: Final = (Table.TOUCHES, Table.DRAFTS, Table.SUPPRESSIONS)
"""The tables whose documents belong to a contact."""


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """Whom to erase: the contact's id, everything that names them, and the notes to them.

    ``versions`` is their document in every state of the file that is known.
    """

    contact: int
    names: tuple[str, ...]
    texts: frozenset[str] = frozenset()
    versions: tuple[Document, ...] = ()

    @property
    def pattern(self) -> re.Pattern[str] | None:
        """Finds every name as a word of its own, in any case."""
        found = "|".join(map(re.escape, sorted(self.names, key=len, reverse=True)))
        return re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE) if found else None

    @property
    def spellings(self) -> tuple[bytes, ...]:
        """Every name as the bytes of a file may spell it, in lower case."""
        written = {n.lower().encode("utf-8", "replace") for n in self.names}
        written |= {dump(form)[1:-1].lower() for n in self.names for form in (n, n.lower())}
        return tuple(sorted(written))


def target_of(contact: int, every: Iterable[Mapping[str, Documents]]) -> Target:
    """Return whom to erase, by all that any state of the file knows of the contact."""
    names: dict[str, None] = {}
    others: set[str] = set()
    texts: set[str] = set()
    versions: list[Document] = []
    for tables in every:
        for table, key, document in documents_in(tables):
            if table == Table.CONTACTS and key == str(contact):
                names |= dict.fromkeys(names_in(document))
                if document not in versions:
                    versions.append(document)
            elif table == Table.CONTACTS:
                others |= set(map(fold, names_in(document)))
            elif table in ABOUT and document.get("contact") == contact:
                texts.add(str(document.get("text", "")).strip())
    kept = tuple(name for name in names if fold(name) not in others)
    return Target(
        contact=contact,
        names=kept,
        texts=frozenset(texts - {""}),
        versions=tuple(versions),
    )


def documents_in(tables: Mapping[str, Documents]) -> Iterator[tuple[str, str, Document]]:
    """Yield every document with its table and id, those in the history included."""
    for table, rows in tables.items():
        for key, document in rows.items():
            yield table, key, document
            for name, sides in records_of(document).items() if table == CHANGES else ():
                yield from ((name, k, d) for k, d in sides.items() if isinstance(d, dict))


def records_of(step: Document) -> dict[str, Documents]:
    """Return the documents in a step of the history."""
    found = step.get("records")
    if not isinstance(found, dict):
        return {}
    return {name: rows for name, rows in found.items() if isinstance(rows, dict)}


def names_in(contact: Document) -> Iterator[str]:
    """Yield what names a contact and nobody else: no single word, no short number."""
    texts: list[Any] = [contact.get(f) for f in ("full", "slug", "profile_url")]
    for field in ("aliases", "emails", "phones"):
        found = contact.get(field)
        texts += found if isinstance(found, list) else []
    texts.append(slug_of(str(contact.get("profile_url", ""))))
    given, family = contact.get("given"), contact.get("family")
    texts.append(f"{given} {family}" if given and family else "")
    for text in texts:
        if isinstance(text, str) and len(text.strip()) > 4 and not text.strip().isalpha():
            yield text.strip()


def without(tables: Mapping[str, Documents], target: Target) -> Plain:
    """Return the tables with nothing of the person in them."""
    touched = {
        (table, key)
        for table, key, document in documents_in(tables)
        if table in ABOUT and document.get("contact") == target.contact
    }
    drafts = {key for table, key in touched if table == Table.DRAFTS}
    hushed = {
        (table, key)
        for table, key, document in documents_in(tables)
        if table == Table.SUPPRESSIONS and str(document.get("draft")) in drafts
    }
    gone = touched | hushed | {(str(Table.CONTACTS), str(target.contact))}
    left: Plain = {}
    for table, rows in tables.items():
        left[table] = {}
        for key, document in rows.items():
            if table == META:
                left[table][key] = document
            elif (table, key) not in gone:
                kept = step_without(document, gone, target) if table == CHANGES else document
                if kept is not None:
                    left[table][key] = scrubbed(kept, target)
    return left


def step_without(step: Document, gone: set[tuple[str, str]], target: Target) -> Document | None:
    """Return a step of the history without the person; ``None`` where nothing is left."""
    records = {
        table: {key: side for key, side in rows.items() if (table, key) not in gone}
        for table, rows in records_of(step).items()
    }
    about = step.get("contact") == target.contact
    if not any(records.values()) and (about or any(records_of(step).values())):
        return None
    left = {name: value for name, value in step.items() if not (about and name == "contact")}
    return left | {"records": records}


def scrubbed(document: Document, target: Target) -> Document:
    """Return a document that neither links to the person nor names them."""
    pattern = target.pattern

    def clean(value: Any) -> Any:  # noqa: ANN401 - JSON may be anything
        if isinstance(value, str):
            return pattern.sub(GONE, value) if pattern else value
        if isinstance(value, list):
            return [clean(each) for each in value if not links(each)]
        if isinstance(value, dict):
            return {clean(key): clean(each) for key, each in value.items()}
        return value

    def links(value: Any) -> bool:  # noqa: ANN401 - JSON may be anything
        return (
            isinstance(value, dict)
            and "name" in value
            and value.get("contact") == target.contact
        )

    found: Document = clean(document)
    return found


def lines_without(raw: bytes, target: Target) -> bytes:
    """Return a file that cannot be read as tables without the lines about the person."""
    about = re.compile(rb'"contact":\s?%d\b' % target.contact)

    def names(line: bytes) -> bool:
        return about.search(line) is not None or found_in(line, target)

    return b"".join(line for line in raw.splitlines(keepends=True) if not names(line))


def found_in(raw: bytes, target: Target) -> bool:
    """Whether bytes spell anything that names the person."""
    low = raw.lower()
    return any(spelling in low for spelling in target.spellings)


def is_note_to(text: str, contact: Document, target: Target) -> bool:
    """Whether a text was written to the person, or names them."""
    given = str(contact.get("given") or str(contact.get("full", "")).partition(" ")[0])
    called = re.search(rf"(?<!\w){re.escape(given)}(?!\w)", text, re.IGNORECASE)
    return (
        (bool(given) and called is not None)
        or text.strip() in target.texts
        or found_in(text.encode("utf-8", "replace"), target)
    )
