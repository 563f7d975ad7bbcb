"""The rules about slips that embarrass; the blank left open and the wrong name in this file.

Findings of these two are errors, so each must be certain; in doubt they are silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from netui.core.hints import (
    claims,
    foreign,
    organisations,
    spelling,
    staleness,
    timing,
    tongue,
)
from netui.core.hints.blanks import LABELS, QUOTED_FIELDS, Blank, blanks_in, slots, values_for
from netui.core.hints.examined import Examined
from netui.core.hints.greeting import wrong_name
from netui.core.hints.model import Edit, Finding, Fix, FixKind, Severity, Span
from netui.core.hints.names import is_name_of, names_of
from netui.core.hints.rule import Example, Family, Rule
from netui.core.text import flat, fold, normal


def unfilled_placeholder(examined: Examined) -> Iterator[Finding]:
    """Yield one finding for all the blanks of a note, one for those of its subject."""
    note = examined.note
    left = [blank for blank in blanks_in(examined.text, note.slots) if is_left(examined, blank)]
    left += named_by_slot(examined)
    if left:
        spans = tuple(sorted(blank.span for blank in left))
        yield Finding(message=still_blank(left), spans=spans, fixes=filling(examined, left))
    subject = list(blanks_in(normal(note.subject), note.slots))
    if subject:
        yield Finding(message=f"In the subject: {still_blank(subject)}")


def is_left(examined: Examined, blank: Blank) -> bool:
    """Whether a blank is the writer's own: no code, no quotation, no title on file."""
    if any(within(blank.span, code) for code in examined.code):
        return False
    for quote in examined.quotes:
        if within(blank.span, quote):
            alone = examined.text[quote[0] + 1 : quote[1] - 1].strip() == blank.text
            return alone and blank.field in QUOTED_FIELDS
    return not any(within(blank.span, title) for title in titles_in(examined))


def titles_in(examined: Examined) -> Iterator[Span]:
    """Yield where the note holds a title on file that has a bracket of its own."""
    low = flat(examined.text)
    for post in examined.contact.posts:
        title = flat(normal(post.title))
        place = low.find(title) if title else -1
        if place >= 0:
            yield place, place + len(title)


def within(inner: Span, outer: Span) -> bool:
    """Whether one span lies in another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def named_by_slot(examined: Examined) -> list[Blank]:
    """Return the greeting's name if it is the word for a name: Hi Name."""
    parts = examined.anatomy
    if not parts.names or not parts.closed or parts.opener != "greeting":
        return []
    span = (parts.names[0][0], parts.names[-1][1])
    written = examined.text[slice(*span)]
    field = slots().get(fold(written))
    if field not in {"given", "family", "full"} or fold(written) in LABELS:
        return []
    if written[0].islower() or is_name_of(written, names_of(examined.contact)):
        return []
    return [Blank(span=span, text=written, field=field)]


def still_blank(left: list[Blank]) -> str:
    """Return what to say of blanks: their texts, three of them at most."""
    texts = list(dict.fromkeys(blank.text for blank in left))
    listed = ", ".join(f"“{text}”" for text in texts[:3]) + (", …" if texts[3:] else "")
    if len(texts) == 1:
        return f"{listed} is still a blank. Fill it or delete it before sending."
    return f"{listed} are still blanks. Fill or delete them before sending."


def filling(examined: Examined, left: list[Blank]) -> tuple[Fix, ...]:
    """Return the fix for what one fact on file fills, and candidates for the rest."""
    edits: list[Edit] = []
    candidates: list[str] = []
    for blank in left:
        values = values_for(blank.field, examined.note)
        if len(values) == 1:
            edits.append((*blank.span, values[0]))
        else:
            candidates += values or [fact.value for fact in examined.facts if fact.public]
    fixes: list[Fix] = []
    if edits:
        filled = ", ".join(dict.fromkeys(new for _, _, new in edits))
        label = f"Fill in {filled}"
        fixes.append(Fix(label=label, kind=FixKind.SAFE, edits=tuple(sorted(edits))))
    if candidates:
        shown = tuple(dict.fromkeys(candidates))
        fixes.append(Fix(label="On file", kind=FixKind.DISPLAY, examples=shown))
    return tuple(fixes)


RULES = (
    Rule(
        code="A01",
        name="unfilled-placeholder",
        family=Family.ACCURACY,
        severity=Severity.ERROR,
        weight=100,
        summary="A blank of a template is still in the note.",
        why="A template is a start: an open blank shows that nobody looked (S3-24).",
        source=("S3-24",),
        check=unfilled_placeholder,
        good=(
            Example(text="Hi Mei, your talk “[Redacted]: Privacy in Practice” stayed with me."),
            Example(text="Hi Mei, `{name}` in your sample should read `{full_name}`, I think."),
        ),
        bad=(
            Example(text="Hi [Name], I saw your piece on [topic] and have a question."),
            Example(text="Hello {{first_name}}, greetings from ___."),
        ),
        hides=frozenset({"A02", "A10", "C05"}),
    ),
    Rule(
        code="A02",
        name="wrong-name",
        family=Family.ACCURACY,
        severity=Severity.ERROR,
        weight=99,
        summary="The greeting names somebody who is not the contact.",
        why="A note that greets somebody else was not written for this person (S1-35).",
        source=("S1-35",),
        check=wrong_name,
        good=(
            Example(text="Will, will you be in Leeds again?", facts={"full": "Will Hartnell"}),
            Example(text="Hello, I'd like to hear more.", facts={"full": "Grace Adeyemi"}),
        ),
        bad=(
            Example(text="Hi Karen, I read your piece.", facts={"full": "Grace Adeyemi"}),
            Example(text="Sehr geehrter Herr Vogel, danke.", facts={"full": "Jonas Feld"}),
        ),
    ),
    foreign.RULE,
    *spelling.RULES,
    organisations.RULE,
    staleness.RULE,
    timing.RULE,
    tongue.RULE,
    claims.RULE,
)
"""The rules of this family."""
