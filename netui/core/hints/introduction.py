"""C06: a stranger writes and says no word on who they are.

Somebody who says what they do has introduced themselves, in whatever words: I and any verb
but those of reading, wishing and thanking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from netui.core.hints.accuracy_words import single
from netui.core.hints.context_words import context_set, context_words
from netui.core.hints.examined import Examined
from netui.core.hints.facts import Fact, Vocabulary
from netui.core.hints.fixes import end_of_body, fits
from netui.core.hints.lexicon import LANGUAGES, alternatives, word_set
from netui.core.hints.model import Choice, Finding, Fix, FixKind, Severity, Span
from netui.core.hints.rule import Example, Family, Rule
from netui.core.model import TouchKind
from netui.core.text import fold

LAST_WORD = re.compile(r"(?<!\w)(?P<word>[^\W_]+)\s+\Z")
PAST = re.compile(r"\w+ed$")
TO_BE = frozenset({"am", "bin", "suis", "are", "sind", "sommes"})
SHORT_BE = re.compile(r"(?<!\w)i(?:'m|m)(?=\s)")


def no_introduction(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if a stranger would have to guess who writes."""
    if not examined.stranger or examined.blank or introduces(examined):
        return
    yield Finding(
        message=f"{examined.contact.call_name} does not know you. Half a line on who you are?",
        fixes=one_liners(examined),
    )


def introduces(examined: Examined) -> bool:
    """Whether the writer says a word on who they are, or names their work or school."""
    me = examined.note.me
    if names_any(examined.vocabulary, (me.org, *me.schools, *me.groups)):
        return True
    said = (start for start, _ in examined.spans_of("intro"))
    if any(not is_yours(examined, start) for start in said) or says_what_i_do(examined):
        return True
    if any(is_beside_name(examined, sentence) for sentence in examined.sentences):
        return True
    return any(
        fold(hit["role"]) not in single("you")
        for hit in role().finditer(examined.masked, *examined.anatomy.body)
    )


def is_yours(examined: Examined, place: int) -> bool:
    """Whether a word for your stands before a place: tu trabajo en."""
    before = LAST_WORD.search(examined.flat, max(0, place - 16), place)
    return before is not None and before["word"] in single("you")


def is_beside_name(examined: Examined, sentence: Span) -> bool:
    """Whether a sentence begins with what the writer is: a nurse myself, selbst Pflegerin."""
    hit = apposition().match(examined.flat, *sentence)
    if hit is None:
        return False
    said = [word for word in (hit["what"] or "").split() if word not in word_set("stop")]
    return bool(said or hit["oneself"])


@cache
def apposition() -> re.Pattern[str]:
    """Return what finds a few words with too or myself behind them, up to a comma."""
    also = alternatives(p for code in LANGUAGES for p in context_words(code).also)
    oneself = alternatives(context_set("oneself"))
    return re.compile(
        rf"\W*(?:(?P<what>(?:[^\W\d_]+[^\S\n]+){{1,3}}){also}"
        rf"|(?P<oneself>{oneself})(?:[^\S\n]+[^\W\d_]+){{1,2}}),"
    )


@cache
def role() -> re.Pattern[str]:
    """Return what finds as and a noun with a capital, where nouns have one: als Pflegerin."""
    words = alternatives(context_set("as_noun"))
    return re.compile(rf"(?<!\w)(?i:{words})[^\S\n]+(?P<role>[^\W\d_a-z][^\W\d_]+)")


def names_any(vocabulary: Vocabulary, values: tuple[str, ...]) -> bool:
    """Whether the note names one of these."""
    return any(vocabulary.holds(Fact(kind="", value=v, named=True)) for v in values if v)


@cache
def first_person() -> re.Pattern[str]:
    """Return what finds a word for I or we and what stands on either side, in flat text."""
    first = alternatives(context_set("first"))
    return re.compile(
        rf"(?:(?<!\w)(?P<before>[^\W\d_]++)[^\S\n]++)?(?<!\w)(?P<pronoun>{first})(?:[^\S\n]+|['’])"
        r"(?P<verb>[^\W\d_]+)(?:[^\S\n]+(?P<after>[^\W_]+))?"
    )


def says_what_i_do(examined: Examined) -> bool:
    """Whether I or we stands beside a verb that tells what one does."""
    start, end = examined.anatomy.body
    text = examined.flat
    if any(is_being(text, hit.end()) for hit in SHORT_BE.finditer(text, start, end)):
        return True
    return any(is_told(hit) for hit in first_person().finditer(text, start, end))


def is_told(hit: re.Match[str]) -> bool:
    """Whether one place with I or we tells what one does: I weld, forsche ich, I am a baker."""
    verb, before = hit["verb"], hit["before"] or ""
    if verb in TO_BE:
        return is_being(hit.string, hit.end("verb"))
    if before in context_set("not_intro"):
        return False
    if before and hit["pronoun"] == "ich" and before.endswith("e") and len(before) > 3:
        return tells(before, "")
    return tells(verb, hit["after"] or "")


def tells(verb: str, after: str) -> bool:
    """Whether a verb beside I tells what one does, rather than reads, wishes or thanks."""
    if verb in context_set("not_intro") or PAST.match(verb):
        return False
    return after not in single("you")


def is_being(text: str, place: int) -> bool:
    """Whether after I am stands what one is, rather than how one feels."""
    following = re.match(r"[^\S\n]+(?P<word>[^\W_]+)", text[place : place + 40])
    return following is not None and following["word"] not in context_set("not_i_am")


def one_liners(examined: Examined) -> tuple[Fix, ...]:
    """Return a pick list of my one-liners that fit, the shortest first; else an example."""
    me = examined.note.me
    lines = sorted((line.strip() for line in me.one_liners if line.strip()), key=len)
    choices = tuple(
        choice
        for line in lines
        if fits(examined, choice := Choice(label=line, edits=(end_of_body(examined, line),)))
    )
    if choices:
        return (Fix(label="Say who you are", kind=FixKind.CHOICE, choices=choices),)
    work = ", ".join(part for part in (me.role, me.org) if part)
    if not work:
        return ()
    return (Fix(label="On file about you", kind=FixKind.DISPLAY, examples=(work,)),)


STRANGER = {"tie": "stranger"}

RULE = Rule(
    code="C06",
    name="no-introduction",
    family=Family.CONTEXT,
    severity=Severity.HINT,
    weight=45,
    summary="A note to a stranger says nothing of who writes.",
    why="Somebody who does not know you has to guess why you write; half a line on who you are "
    "answers it (S2-07, S0-25).",
    source=("S2-07", "S0-25"),
    check=no_introduction,
    good=(
        Example(
            text="Hi Noor, I maintain turbines on the coast and use your tide tables daily.",
            facts=STRANGER,
        ),
        Example(
            text="Hallo Noor, seit Jahren pflege ich ein Werftarchiv und nutze Ihre Karten.",
            facts=STRANGER,
        ),
    ),
    bad=(
        Example(
            text="Hi Noor, I saw your tide tables and found them useful. Could we connect?",
            facts=STRANGER,
        ),
        Example(
            text="Bonjour Noor, j'ai lu votre article sur les marées et je souhaite échanger.",
            facts=STRANGER,
        ),
    ),
    kinds=frozenset({TouchKind.INVITE}),
    content=True,
)
