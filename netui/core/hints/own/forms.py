"""The six forms of a user's rule: what each fires on.

existence: something is there. substitution: something is there, and what to write instead.
missing: none of some things is there. occurrence: something is there too often or too rarely.
metric: too long or too short, or too much of something. requires: with this on file, that has
to be in the note.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

import msgspec

from netui.core.fields import field_text
from netui.core.hints.examined import Examined
from netui.core.hints.model import Edit, Finding, Fix, FixKind, Severity, Span
from netui.core.hints.own.expressions import CutOffError, Finder, Phrases
from netui.core.hints.rule import Check
from netui.core.text import fold


class Form(StrEnum):
    """What kind of rule it is."""

    EXISTENCE = "existence"
    SUBSTITUTION = "substitution"
    MISSING = "missing"
    OCCURRENCE = "occurrence"
    METRIC = "metric"
    REQUIRES = "requires"


class Metric(StrEnum):
    """What a metric rule measures: ``ratio`` is the share of words that a finder finds."""

    CHARACTERS = "characters"
    WORDS = "words"
    RATIO = "ratio"


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule of the user's looks for, as far as its form needs it."""

    code: str
    form: Form
    message: str
    languages: frozenset[str] = frozenset()
    finder: Finder | None = None
    instead: dict[str, str] = {}
    least: float | None = None
    most: float | None = None
    metric: Metric = Metric.WORDS
    field: str = ""
    equals: str = ""


def check_of(wanted: Wanted) -> Check:
    """Return the function of a rule; an expression that is cut off says so, once a note."""
    judge = JUDGES[wanted.form]

    def check(examined: Examined) -> Iterator[Finding]:
        if wanted.languages and examined.language not in wanted.languages:
            return
        try:
            yield from list(judge(wanted, examined))
        except CutOffError:
            yield Finding(
                message=f"The expression of {wanted.code} took too long on a note and rests "
                "until netui starts again. Make it simpler.",
                severity=Severity.HINT,
            )

    return check


def spans_of(wanted: Wanted, examined: Examined) -> list[Span]:
    """Return where the note has what the rule looks for."""
    return wanted.finder.spans(examined) if wanted.finder else []


def said(wanted: Wanted, examined: Examined, spans: list[Span], count: float) -> str:
    """Return the message with ``{found}`` and ``{count}`` filled in."""
    found = f"“{examined.text[slice(*spans[0])]}”" if spans else "nothing"
    figure = f"{count:.0%}" if wanted.metric is Metric.RATIO else f"{count:.0f}"
    return wanted.message.replace("{found}", found).replace("{count}", figure)


def existence(wanted: Wanted, examined: Examined) -> Iterator[Finding]:
    """Yield a finding over everything that should not be there."""
    spans = spans_of(wanted, examined)
    if spans:
        message = said(wanted, examined, spans, len(spans))
        yield Finding(message=message, spans=tuple(spans))


def substitution(wanted: Wanted, examined: Examined) -> Iterator[Finding]:
    """Yield a finding over everything to be replaced, with the fix that does it."""
    assert isinstance(wanted.finder, Phrases)
    hits = wanted.finder.hits(examined)
    if not hits:
        return
    edits = [edit(examined.text, span, wanted.instead[phrase]) for span, phrase in hits]
    named = ", ".join(dict.fromkeys(f"“{new}”" if new else "nothing" for _, _, new in edits))
    fix = Fix(label=f"Write {named}", kind=FixKind.SAFE, edits=tuple(edits))
    spans = [span for span, _ in hits]
    message = said(wanted, examined, spans, len(spans))
    yield Finding(message=message, spans=tuple(spans), fixes=(fix,))


def edit(text: str, span: Span, new: str) -> Edit:
    """Return the edit that replaces a phrase: its capital stays, a doubled blank goes."""
    start, end = span
    if new and text[start].isupper():
        new = new[0].upper() + new[1:]
    if not new and text[end : end + 1] == " " and (start == 0 or text[start - 1].isspace()):
        end += 1
    return start, end, new


def missing(wanted: Wanted, examined: Examined) -> Iterator[Finding]:
    """Yield a finding if a note that says something has none of what it should have."""
    if not examined.blank and not spans_of(wanted, examined):
        yield Finding(message=said(wanted, examined, [], 0))


def occurrence(wanted: Wanted, examined: Examined) -> Iterator[Finding]:
    """Yield a finding if something stands there too often, over the surplus, or too rarely."""
    spans = spans_of(wanted, examined)
    message = said(wanted, examined, spans, len(spans))
    if wanted.most is not None and len(spans) > wanted.most:
        yield Finding(message=message, spans=tuple(spans[int(wanted.most) :]))
    elif outside(wanted, len(spans)) and not examined.blank:
        yield Finding(message=message)


def metric(wanted: Wanted, examined: Examined) -> Iterator[Finding]:
    """Yield a finding if a figure of a note that says something is out of its bounds."""
    if examined.blank:
        return
    figure, spans = float(examined.units), list[Span]()
    if wanted.metric is not Metric.CHARACTERS:
        figure = float(len(examined.body_words))
    if wanted.metric is Metric.RATIO:
        spans = spans_of(wanted, examined)
        figure = len(spans) / figure
    if outside(wanted, figure):
        message = said(wanted, examined, spans, figure)
        yield Finding(message=message, spans=tuple(spans))


def outside(wanted: Wanted, figure: float) -> bool:
    """Whether a figure is too small or too large."""
    if wanted.least is not None and figure < wanted.least:
        return True
    return wanted.most is not None and figure > wanted.most


def requires(wanted: Wanted, examined: Examined) -> Iterator[Finding]:
    """Yield a finding if the field is filled, or holds a value, and the note lacks its part."""
    if examined.blank or not holds(wanted, examined):
        return
    if not spans_of(wanted, examined):
        yield Finding(message=said(wanted, examined, [], 0))


def holds(wanted: Wanted, examined: Examined) -> bool:
    """Whether the record has something in the field, and what it has to be."""
    filled = field_text(examined.contact, wanted.field)
    if not wanted.equals:
        return bool(filled)
    items = map(str.strip, filled.replace(";", ",").split(","))
    wish = fold(wanted.equals)
    return wish == fold(filled) or wish in map(fold, items)


JUDGES: dict[Form, Callable[[Wanted, Examined], Iterator[Finding]]] = {
    Form.EXISTENCE: existence,
    Form.SUBSTITUTION: substitution,
    Form.MISSING: missing,
    Form.OCCURRENCE: occurrence,
    Form.METRIC: metric,
    Form.REQUIRES: requires,
}
