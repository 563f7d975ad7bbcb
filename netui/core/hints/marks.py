"""Rules about marks: capitals and marks that shout, and emoji in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from netui.core.hints.examined import Examined
from netui.core.hints.lexicon import LANGUAGES, word_set
from netui.core.hints.model import Edit, Finding, Fix, FixKind, Severity, Span
from netui.core.hints.rule import Example, Family, Rule
from netui.core.hints.tone_words import ToneWords
from netui.core.hints.wording import single_words
from netui.core.model import INVITATION_KINDS, TouchKind
from netui.core.text import WORD, fold

LOUD_WORDS = 3
LOUD_LETTERS = 4
ACRONYM = 5
"""Up to so many letters a word in capitals is an acronym unless it is an everyday word."""

LONG_ACRONYMS = frozenset({"UNESCO", "UNICEF", "EURATOM", "FRONTEX", "INTERPOL", "EUROPOL"})
RUNS = re.compile(r"[!?¡¿](?:[ \t]?[!?])+|!{2,}|\?{2,}|[¡¿]{2,}")
TWO_MARKS = re.compile(r"[!?¡¿][ \t]?[!?¡¿]")
"""What every run of marks begins with."""

OPENING = "¡¿"
FIRST_TOUCH, LATER = 1, 3
PICTURES = (
    "\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7eb\U0001f900-\U0001faff"
)
ALWAYS = (
    "\u231a\u231b\u23e9-\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa"
    "\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705"
    "\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c"
    "\u2b50\u2b55"
)
"""Older signs that are pictures by themselves."""

OFTEN = "\u2600\u2639\u263a\u2665\u270c\u2764\u261d"
"""Signs that are mostly shown as pictures."""

TONE = "[\U0001f3fb-\U0001f3ff]?"
CLUSTER = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}|[#*0-9]\ufe0f?\u20e3"
    f"|(?:[{PICTURES}{ALWAYS}{OFTEN}]\ufe0f?|[\u00a9\u00ae\u203c-\u3299]\ufe0f){TONE}"
    f"(?:\u200d[{PICTURES}\u2600-\u27bf]\ufe0f?{TONE})*[\U000e0020-\U000e007f]*"
)
"""What a reader sees as one picture: flags, keys, skin tones and joined ones included."""

EMOTICON = re.compile(
    r"(?<![\w:;=(])(?:[:;=][-'^]?[)(DPp](?![\w)])|<3(?!\d)|\^_?\^|:-?/(?!/)|x[dD](?!\w))"
)
EYES = re.compile(r"[:;=<^](?=[-'^)(DPp/3_])")
"""What every emoticon but xD begins with, and what can follow."""


def shouting(examined: Examined) -> Iterator[Finding]:
    """Yield a finding for words in capitals and for marks in a row."""
    words = loud_words(examined)
    runs = runs_in(examined.masked) if TWO_MARKS.search(examined.masked) else []
    words = with_short_words(examined, words) if len(words) >= LOUD_WORDS else []
    spans = tuple(sorted(words + runs))
    if not spans:
        return
    shown = ", ".join(f"“{examined.text[a:b]}”" for a, b in spans[:3])
    edits = tuple(quieter(examined, span) for span in spans)
    yield Finding(
        message=f"{shown}: capitals and marks in a row shout.",
        spans=spans,
        fixes=(Fix(label="Say it quietly", kind=FixKind.SAFE, edits=edits),),
    )


def runs_in(text: str) -> list[Span]:
    """Return where marks stand in a row."""
    return [found.span() for found in RUNS.finditer(text) if is_run(found.group())]


def is_run(marks: str) -> bool:
    """Whether marks in a row are more than one question with one exclamation."""
    bare = marks.replace(" ", "").replace("\t", "")
    return bare not in {"?!", "!?", "¡¿", "¿¡"}


def loud_words(examined: Examined) -> list[Span]:
    """Return the words in capitals that are neither acronyms nor names on file."""
    if sum(map(is_in_capitals, WORD.findall(examined.masked))) < LOUD_WORDS:
        return []
    found = [word for word in WORD.finditer(examined.masked) if is_in_capitals(word.group())]
    named = names_on_file(examined)
    return [word.span() for word in found if is_loud(word.group(), named)]


def with_short_words(examined: Examined, loud: list[Span]) -> list[Span]:
    """Return the loud words and the short ones that shout between them: LOVE ALL OF IT."""
    inside = [
        word.span()
        for one, other in pairwise(loud)
        if not any(map(str.islower, examined.masked[one[1] : other[0]]))
        for word in WORD.finditer(examined.masked, one[1], other[0])
        if len(word.group()) > 1 and fold(word.group()) in everyday()
    ]
    return sorted(loud + inside)


def is_in_capitals(word: str) -> bool:
    """Whether a word of some length has no small letter."""
    return word.isupper() and len(word) >= LOUD_LETTERS


def is_loud(word: str, named: frozenset[str]) -> bool:
    """Whether a word in capitals is an everyday word rather than a name or an acronym."""
    letters = [part for part in re.split(r"[\W\d_]+", word) if part]
    if word in named or word in LONG_ACRONYMS or any(c.isdigit() for c in word):
        return False
    return any(len(part) > ACRONYM or fold(part) in everyday() for part in letters)


def names_on_file(examined: Examined) -> frozenset[str]:
    """Return the words in capitals of what is on file about the contact and me."""
    me, who = examined.note.me, examined.contact
    values = (*(fact.value for fact in examined.facts), me.name, me.org, me.role, who.full)
    return frozenset(word for value in values for word in WORD.findall(value))


@cache
def everyday() -> frozenset[str]:
    """Return short words that are no acronyms, of every language."""
    shouted = (single_words(ToneWords, code, "shout") for code in LANGUAGES)
    return frozenset().union(word_set("stop"), word_set("generic"), *shouted)


def quieter(examined: Examined, span: Span) -> Edit:
    """Return the edit that writes a word small, or leaves one mark of a row."""
    start, end = span
    old = examined.text[start:end]
    if not old[0].isalpha():
        marks = old.replace(" ", "").replace("\t", "")
        kept = marks[0] if marks[0] in OPENING else "?" if "?" in marks else marks[-1]
        return (start, end, kept)
    before = examined.text[:start].rstrip()
    begins = not before or before[-1] in ".!?…\n:" or before.endswith(("“", "„", "«"))
    return (start, end, old.capitalize() if begins else old.lower())


def emoji_excess(examined: Examined) -> Iterator[Finding]:
    """Yield a finding for more emoji than a first note, or a later one, bears."""
    note = examined.note
    if any(tag in note.emoji_tags for tag in examined.contact.tags):
        return
    text = examined.masked
    spans = [found.span() for found in CLUSTER.finditer(text)] if not text.isascii() else []
    if "xd" in examined.flat or EYES.search(text):
        spans = sorted(spans + [found.span() for found in EMOTICON.finditer(text)])
    first = note.kind in INVITATION_KINDS
    if len(spans) <= (FIRST_TOUCH if first else LATER) and not in_a_row(spans):
        return
    why = (
        "In a first note one is plenty: strangers read a smiley as less competent."
        if first
        else "Three are plenty in a note, and three in a row too many."
    )
    yield Finding(
        message=f"{len(spans)} emoji. {why}",
        spans=tuple(spans),
        fixes=(
            Fix(label="Keep the first", kind=FixKind.SAFE, edits=removals(text, spans[1:])),
        ),
    )


def in_a_row(spans: list[Span]) -> bool:
    """Whether three emoji touch, which is too many in any note."""
    touching = [one[1] == other[0] for one, other in pairwise(spans)]
    return any(map(all, pairwise(touching)))


def removals(text: str, spans: list[Span]) -> tuple[Edit, ...]:
    """Return the edits that take emoji out, those that touch as one, with the blank before."""
    rows: list[Span] = []
    for start, end in spans:
        if rows and rows[-1][1] == start:
            rows[-1] = (rows[-1][0], end)
        else:
            rows.append((start, end))
    edits: list[Edit] = []
    for start, end in rows:
        reached = edits[-1][1] if edits else 0
        begin = start
        while begin > reached and text[begin - 1] in " \t":
            begin -= 1
        if end < len(text) and not (text[end].isspace() or text[end] in ".,;:!?)"):
            begin = start if begin == start else begin + 1
        edits.append((begin, end, ""))
    return tuple(edits)


RULES = (
    Rule(
        code="T03",
        name="shouting",
        family=Family.TONE,
        severity=Severity.HINT,
        weight=30,
        summary="Three words in capitals that are no abbreviations, or marks in a row.",
        why="Capitals read as shouting (S4-49); mails with a subject in capitals were "
        "answered less often in one tool's data (E10).",
        source=("S4-49", "E10"),
        check=shouting,
        good=(
            Example(text="Hi Noor, we test NICU and ICU devices with HL7, FHIR and JSON."),
            Example(text="Hi Noor, what a summer! Did the DEFRA and NERC grants come?"),
        ),
        bad=(
            Example(text="Hi Noor, LOVE YOUR WORK!!!"),
            Example(text="Hi Noor, did you see my note??"),
        ),
    ),
    Rule(
        code="T04",
        name="emoji-excess",
        family=Family.TONE,
        severity=Severity.HINT,
        weight=29,
        summary="More than one emoji in a first note, or more than three in a later one.",
        why="A smiley in a first work mail adds no warmth and costs perceived competence: "
        "an experiment with 549 people in 29 countries (E22).",
        source=("E22",),
        check=emoji_excess,
        good=(
            Example(text="Hi Noor, congratulations on the new kiln 🎉"),
            Example(
                text="Hi Noor, the 👩🏽‍🔬 in your talk was one emoji, and so is this note's."
            ),
        ),
        bad=(
            Example(text="Hi Noor 🎉🎉 your glazes 🚀🔥 are great 😊"),
            Example(text="Thanks Noor :) :) <3 ;-) lovely", kind=TouchKind.THANK_ACCEPT),
        ),
    ),
)
"""The rules of this part of the family."""
