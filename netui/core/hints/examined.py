"""A note under examination, with what several rules read worked out once.

Everything here is derived from the note; nothing here judges it.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import TypeVar, cast

import msgspec

from netui.core.hints.accuracy_words import claimed_piece, piece_heads
from netui.core.hints.anatomy import Anatomy, anatomy
from netui.core.hints.facts import Fact, Vocabulary, facts_of
from netui.core.hints.lexicon import language_of, languages_of, votes_of
from netui.core.hints.masking import code_spans, masked, quote_spans
from netui.core.hints.model import Note, Span
from netui.core.hints.phrases import Heads, PhraseBook, heads_of, inside
from netui.core.hints.said import Said, said_in
from netui.core.hints.sent import Likeness, masked_for
from netui.core.model import Tie
from netui.core.text import WORD, flat, fold, normal, units, words

Answer = TypeVar("Answer")
SENTENCE_END = re.compile(r"\n|[.!?…](?=\s)")

TELLING_WORDS = 8
"""A shorter note is like many others by chance."""


class Examined:
    """A note and its parts; positions are code points of ``text``, the note in NFC."""

    def __init__(self, note: Note) -> None:
        """Take the note as it is; everything else is worked out when it is asked for."""
        self.text = normal(note.text)
        self.note = note if self.text == note.text else with_text(note, self.text)
        self.contact = note.contact
        self._found: dict[PhraseBook, dict[str, list[Span]]] = {}
        self._kept: dict[Callable[[Examined], object], object] = {}

    @cached_property
    def code(self) -> tuple[Span, ...]:
        """Where text stands between backticks."""
        return code_spans(self.text)

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        """Where text stands between quotation marks."""
        return quote_spans(masked(self.text, self.code))

    @cached_property
    def masked(self) -> str:
        """The text with code and quotations hidden, position for position."""
        return masked(self.text, self.code + self.quotes)

    @cached_property
    def flat(self) -> str:
        """The masked text without capitals and accents, position for position."""
        return flat(self.masked)

    @cached_property
    def folded(self) -> str:
        """The whole text as it is compared, quotations included; positions do not hold."""
        return fold(self.text)

    @cached_property
    def anatomy(self) -> Anatomy:
        """Greeting, body and sign-off."""
        me = self.note.me
        first = me.first or me.name.partition(" ")[0]
        return anatomy(self.text, self.masked, tuple(n for n in (me.name, first) if n))

    @cached_property
    def body(self) -> str:
        """The text between greeting and sign-off, quotations included."""
        start, end = self.anatomy.body
        return self.text[start:end]

    @cached_property
    def body_words(self) -> list[str]:
        """The words of the body."""
        return words(self.body)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the body for comparing, compounds with hyphens taken apart."""
        return Vocabulary(self.body)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What is on file about the contact and may be mentioned."""
        return facts_of(self.contact)

    @cached_property
    def folded_facts(self) -> tuple[str, ...]:
        """The facts as they are compared."""
        return tuple(fold(fact.value) for fact in self.facts)

    @cached_property
    def used(self) -> tuple[Fact, ...]:
        """The facts that the body mentions."""
        return tuple(filter(self.vocabulary.holds, self.facts))

    @cached_property
    def votes(self) -> dict[str, int]:
        """How many of the words of the body are everyday ones, by language."""
        return votes_of(self.vocabulary.words)

    @cached_property
    def language(self) -> str:
        """The language of the body, of the record while there is too little to tell."""
        return language_of(self.votes, self.contact.langs)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages whose phrases are looked for: its own, all while too little tells."""
        first = WORD.match(self.flat, self.anatomy.greeting[0])
        greeting = first.group() if first else ""
        return languages_of(self.votes, self.contact.langs, greeting)

    @cached_property
    def heads(self) -> Heads:
        """The words of the text as phrases are looked up by them."""
        return heads_of(self.flat)

    @cached_property
    def plain(self) -> frozenset[str]:
        """The flat words of the whole text: what tells at once that no phrase can be there."""
        return frozenset(word for word, _, _ in self.heads)

    def found(self, book: PhraseBook) -> dict[str, list[Span]]:
        """Return where phrases of a book stand in the writer's own words, looked up once."""
        if book not in self._found:
            self._found[book] = book.find(self.flat, self.heads)
        return self._found[book]

    def once(self, asked: Callable[[Examined], Answer]) -> Answer:
        """Return what a question about this note answers, asked once for all rules."""
        if asked not in self._kept:
            self._kept[asked] = asked(self)
        return cast("Answer", self._kept[asked])

    @cached_property
    def units(self) -> int:
        """The length as LinkedIn counts it."""
        return units(self.text)

    @cached_property
    def pieces(self) -> tuple[re.Match[str], ...]:
        """Where the body speaks of something the reader wrote or said: your last talk."""
        if piece_heads().isdisjoint(self.plain):
            return ()
        return tuple(claimed_piece().finditer(self.flat, *self.anatomy.body))

    @property
    def blank(self) -> bool:
        """Whether nothing is said besides greeting and sign-off."""
        return not self.body_words

    @property
    def stranger(self) -> bool:
        """Whether contact and writer have never met."""
        return self.contact.tie is Tie.STRANGER

    @property
    def just_met(self) -> bool:
        """Whether they met so lately that even a blank note is fine."""
        met = self.contact.met.when if self.contact.met else None
        if met is None:
            return False
        return dt.timedelta(0) <= self.note.today - met <= dt.timedelta(self.note.blank_ok_days)

    @cached_property
    def said(self) -> Said:
        """Where the note says something of each word list, quotations left out."""
        return said_in(self.flat, self.heads)

    def says(self, *kinds: str) -> bool:
        """Whether the body says something of one of the word lists."""
        return any(self.spans_of(kind) for kind in kinds)

    def spans_of(self, kind: str, within: Span | None = None) -> list[Span]:
        """Return where the body, or a part of the text, says something of a word list."""
        return list(inside(self.said.get(kind, ()), within or self.anatomy.body))

    def sentence_at(self, place: int) -> Span:
        """Return the sentence around a place, the body if it is outside."""
        at = bisect_right(self.sentences, place, key=itemgetter(0)) - 1
        found = self.sentences[at] if at >= 0 else (0, 0)
        return found if found[0] <= place < found[1] else self.anatomy.body

    @cached_property
    def likeness(self) -> Likeness | None:
        """The note to somebody else that this one is most like, names and firms aside."""
        if len(self.body_words) < TELLING_WORDS:
            return None
        bare = masked_for(self.text, self.contact)
        return self.note.others.sent.closest(bare, self.contact.id)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the body."""
        return sentences(self.masked, self.anatomy.body)


def with_text(note: Note, text: str) -> Note:
    """Return the note with another text."""
    return msgspec.structs.replace(note, text=text)


def sentences(text: str, within: Span) -> tuple[Span, ...]:
    """Return the sentences of a part of a text; a line end or a mark and a blank ends one."""
    start, stop = within
    ends = [mark.end() for mark in SENTENCE_END.finditer(text, start, stop)]
    found = pairwise((start, *(end for end in ends if end < stop), stop))
    return tuple(span for span in found if text[slice(*span)].strip())
