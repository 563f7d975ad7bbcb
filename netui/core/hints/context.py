"""The rules about why this person and why me; two of them in this file.

They ask for a detail only where one is on file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from netui.core.hints import blankness, ground, introduction, praise, reasons, reuse, signals
from netui.core.hints.accuracy_words import single
from netui.core.hints.context_words import context_set
from netui.core.hints.examined import Examined
from netui.core.hints.fixes import fact_fix, starter
from netui.core.hints.introduction import introduces
from netui.core.hints.lexicon import phrases, word_set
from netui.core.hints.model import (
    Finding,
    Fix,
    FixKind,
    RecordEdit,
    RecordStep,
    Severity,
)
from netui.core.hints.reasons import gives_reason
from netui.core.hints.rule import Example, Family, Rule
from netui.core.hints.whose import pronoun
from netui.core.model import INVITATION_KINDS, TouchKind
from netui.core.text import WORD, fold

ALIKE = 88
REACH = 24
"""How far behind your a word may stand that says what is theirs."""

NOT_WORDS = re.compile(r"[\W_]+")
SHORT_FORMS = (("i'd ", "i would "), ("i'm ", "i am "))


def plain(text: str) -> str:
    """Return folded words with single blanks, short forms written out."""
    line = f"{fold(text)} "
    for short, long in SHORT_FORMS:
        line = line.replace(short, long)
    return NOT_WORDS.sub(" ", line).strip()


@cache
def default_texts() -> tuple[str, ...]:
    """Return LinkedIn's own sentences in every language, as plain words."""
    return tuple(plain(phrase) for phrase in phrases("defaults"))


def default_text(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if the body is all but one of LinkedIn's own sentences."""
    lengths = [len(text) for text in default_texts()]
    size = len(examined.body)
    if not min(lengths) * 0.7 <= size <= max(lengths) * 1.5:
        return
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - 5 ms, needed for short notes alone

    body = plain(examined.body)
    if any(ratio(body, text) >= ALIKE for text in default_texts()):
        lines = starter(examined)
        fix = Fix(label="A start from the record", kind=FixKind.DISPLAY, examples=lines)
        yield Finding(
            message="This is LinkedIn's default text. One sentence of your own is enough: "
            "why this person?",
            spans=(examined.anatomy.body,),
            fixes=(fix,) if lines else (),
        )


def no_concrete_detail(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if facts are on file and the note mentions none of them."""
    if not examined.facts or examined.used or (examined.blank and examined.just_met):
        return
    on_file = ", ".join(dict.fromkeys(f.value for f in examined.facts if f.public)) or ""
    named = examined.contact.call_name or "this person"
    tail = f" On file: {shortened(on_file)}." if on_file else ""
    fixes = (*fact_fix(examined), PUT_ON_FILE)
    if says_something_of_theirs(examined):
        yield Finding(
            message=f"Nothing on file is in this note. If it tells of {named}, put that on "
            f"record.{tail}",
            fixes=fixes,
            severity=Severity.HINT,
        )
        return
    yield Finding(
        message=f"Nothing in this note is about {named} in particular.{tail}",
        fixes=fixes,
        severity=Severity.WARNING if says_something_of_mine(examined) else None,
    )


PUT_ON_FILE = Fix(
    label="Put on file what they wrote or said",
    kind=FixKind.RECORD,
    record=RecordEdit(step=RecordStep.ADD_POST),
)
"""The fix for a detail that the writer knows and the record does not."""


def says_something_of_mine(examined: Examined) -> bool:
    """Whether the note says who writes and why, so that it is no empty one."""
    return introduces(examined) and gives_reason(examined)


def says_something_of_theirs(examined: Examined) -> bool:
    """Whether behind you or your stands a word that is no general one, though not on file."""
    dull = word_set("stop") | word_set("generic") | context_set("praise_nouns")
    dull |= context_set("praise_adjectives") | single("you") | single("me")
    for found in pronoun().finditer(examined.flat, *examined.anatomy.body):
        if found.lastgroup == "you":
            near = islice(WORD.finditer(examined.masked, found.end()), 3)
            told = (fold(w.group()) for w in near if w.start() - found.end() <= REACH)
            if any(len(word) > 3 and word not in dull for word in told):
                return True
    return False


def shortened(text: str, most: int = 80) -> str:
    """Return the text, cut at a comma or a word if it is long."""
    if len(text) <= most:
        return text
    return text[:most].rpartition(", " if ", " in text[:most] else " ")[0] + " …"


RULES = (
    Rule(
        code="C01",
        name="default-text",
        family=Family.CONTEXT,
        severity=Severity.ERROR,
        weight=98,
        summary="The note is one of the sentences LinkedIn puts there by itself.",
        why="The ready-made sentence says nothing of either of you; write your own (S1-11).",
        source=("S1-11",),
        check=default_text,
        good=(
            Example(text="I'd like to add your heat-loss talk to my reading list for spring."),
            Example(
                text="Hi Owen, I'd like to add a line on your timetable work to our guide."
            ),
        ),
        bad=(
            Example(text="I'd like to add you to my professional network on LinkedIn."),
            Example(text="Hallo Owen, ich möchte mich gerne mit Ihnen auf LinkedIn vernetzen."),
        ),
        kinds=INVITATION_KINDS,
        hides=frozenset({"C02", "C05", "C06", "L04"}),
    ),
    Rule(
        code="C05",
        name="no-concrete-detail",
        family=Family.CONTEXT,
        severity=Severity.WARNING,
        weight=60,
        summary="Nothing that is on file about the contact is in the note.",
        why="One detail shows that you read the profile before you wrote (S1-35, S3-21).",
        source=("S1-35", "S3-21"),
        check=no_concrete_detail,
        good=(
            Example(
                text="Hi Amara, your near-miss reporting changed how we log incidents.",
                facts={"full": "Amara Osei", "posts": [{"title": "Near-miss reports"}]},
            ),
            Example(
                text="Hi Bea, how is life at Cedar these days?",
                facts={"full": "Beatriz Lobo", "company": "Cedar Mobility"},
            ),
        ),
        bad=(
            Example(
                text="Hi Bea, I find your background very interesting.",
                facts={"full": "Beatriz Lobo", "company": "Cedar Mobility"},
            ),
            Example(
                text="Hi Bea, I work in logistics and love to meet people.",
                facts={"full": "Beatriz Lobo", "company": "Feldspar Logistics"},
            ),
        ),
        kinds=frozenset({TouchKind.INVITE, TouchKind.REINVITE, TouchKind.NURTURE}),
        content=True,
    ),
    *reasons.RULES,
    *ground.RULES,
    introduction.RULE,
    signals.RULE,
    praise.RULE,
    reuse.RULE,
    blankness.RULE,
)
"""The rules of this family."""
