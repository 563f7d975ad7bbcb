"""What is on file for the note that is being written: not used yet first, the freshest on top.

A fact may be put in as it is or as a sentence in the note's language. Discreet ones are shown
so that one thinks of them, and can never be put in.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from netui.core import facts as on_file
from netui.core.hints.examined import Examined
from netui.core.hints.facts import Fact as Mentionable
from netui.core.hints.fixes import WRITABLE, inserting
from netui.core.hints.model import Note
from netui.core.text import clean

KINDS = {
    "Met": "met",
    "News": "news",
    "Event": "event",
    "Works as": "work",
    "You both know": "mutual",
    "Same school": "school",
    "Same group": "group",
    "Interest": "interest",
    "City": "city",
}
"""The kind of hint fact that a label of the card stands for; a post has its own kind."""

FOR_MY_EYES = frozenset({"Hard news"})
LAST_REMARKS = 3


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A fact and whether the note has it; ``sentence`` says it whole, where one is known.

    ``words`` are what can be put in, empty for what is not to be named.
    """

    label: str
    text: str
    used: bool = False
    words: str = ""
    sentence: str = ""


def mentions(note: Note) -> tuple[Mention, ...]:
    """Return what is on file: what can be put in, then what is used, then what is private."""
    examined = Examined(note)
    found = [mention(examined, fact) for fact in every_fact(note)]
    return tuple(sorted(found, key=lambda one: (not one.words, one.used)))


def every_fact(note: Note) -> Iterator[on_file.Fact]:
    """Yield the facts of the card, and the latest remarks."""
    yield from on_file.facts(note.contact, note.me, note.today)
    remarks = sorted(note.contact.notes, key=lambda remark: str(remark.date), reverse=True)
    for remark in remarks[:LAST_REMARKS]:
        yield on_file.Fact(label="Note", text=on_file.one_line(remark.text), date=remark.date)


def mention(examined: Examined, fact: on_file.Fact) -> Mention:
    """Return one fact, with what can be put into the note of it."""
    private = fact.discreet or fact.label in FOR_MY_EYES
    same = counterpart(examined, fact)
    held = same or Mentionable(kind="", value=fact.text, named=fact.label.startswith("You"))
    sentence = inserting(examined, same).edits[0][2].strip() if same and not private else ""
    return Mention(
        label=fact.label,
        text=fact.text,
        used=examined.vocabulary.holds(held),
        words="" if private else clean(bare(fact, same)),
        sentence=clean(sentence),
    )


def bare(fact: on_file.Fact, same: Mentionable | None) -> str:
    """Return the words to put in: the place alone of a meeting, else what is on file."""
    return on_file.one_line(same.value) if same and fact.label == "Met" else fact.text


def counterpart(examined: Examined, fact: on_file.Fact) -> Mentionable | None:
    """Return what the hints know of a fact, if there is a sentence for it."""
    kind = KINDS.get(fact.label, "post")
    for one in examined.facts:
        value = on_file.one_line(one.value)
        if one.kind == kind and one.public and kind in WRITABLE and value in fact.text:
            return one
    return None
