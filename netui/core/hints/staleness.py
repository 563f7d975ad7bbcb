"""A07: facts in the note that were true once, or that nobody has looked at for long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from netui.core.hints.examined import Examined
from netui.core.hints.facts import Fact, Vocabulary
from netui.core.hints.model import (
    Choice,
    Finding,
    Fix,
    FixKind,
    RecordEdit,
    RecordStep,
    Severity,
    Span,
)
from netui.core.hints.rule import Example, Family, Rule
from netui.core.hints.telling import SPLIT, telling_words, whole_name
from netui.core.hints.whose import is_mine
from netui.core.model import Former
from netui.core.text import normal

CHECKED_FOR = dt.timedelta(180)
NEWS_FOR = dt.timedelta(60)
MONTHS = "January February March April May June July August September October November December"


def stale_fact(examined: Examined) -> Iterator[Finding]:
    """Yield a finding for a job they left, one for facts long unchecked, one for old news."""
    left = list(former_jobs(examined))
    yield from left
    if not left:
        yield from unchecked(examined)
    yield from old_news(examined)


def former_jobs(examined: Examined) -> Iterator[Finding]:
    """Yield a finding for the first former job the note takes for the present one."""
    contact = examined.contact
    current = telling_words(contact.company, named=True)
    for former in contact.former:
        span = place_of(examined, former, contact.title)
        if span is None or telling_words(former.company, named=True) & current:
            continue
        if names_current(examined, former):
            continue
        if is_past(examined, span) or is_mine(examined, span[0]):
            continue
        since = f" in {day_in_words(former.until)}" if former.until else ""
        now = f" (now {contact.company})" if contact.company else ""
        what = former.company or former.title
        yield Finding(
            message=f"{contact.call_name} left {what}{since}{now}.",
            spans=(span,),
            fixes=naming_current(examined, span, former),
        )
        return


def names_current(examined: Examined, former: Former) -> bool:
    """Whether the note names the present employer, too, by more than both names share."""
    company = examined.contact.company
    if f" {whole_name(company)} " in examined.vocabulary.line:
        return bool(company)
    old = Vocabulary(former.company)
    told = frozenset(
        word for word in telling_words(company, named=True) if not old.shares(frozenset({word}))
    )
    return examined.vocabulary.shares(told)


def place_of(examined: Examined, former: Former, title: str) -> Span | None:
    """Return where the note names a former employer, else a former role."""
    found = place_of_name(examined, former.company) if former.company else None
    if found is None and former.title and " " in former.title.strip():
        old, new = whole_name(former.title), whole_name(title)
        if f" {old} " not in f" {new} ":
            found = place_of_name(examined, former.title)
    return found


def place_of_name(examined: Examined, value: str) -> Span | None:
    """Return where the body says a whole name, or the first word of one that tells enough."""
    name = whole_name(normal(value))
    if not name or name.partition(" ")[0] not in examined.folded:
        return None
    start, end = examined.anatomy.body
    words = [word.span() for word in SPLIT.finditer(examined.masked, start, end)]
    size = len(name.split())
    text = examined.text
    for first in range(len(words) - size + 1):
        span = (words[first][0], words[first + size - 1][1])
        if whole_name(text[slice(*span)]) == name:
            return span
    return None


def is_past(examined: Examined, span: Span) -> bool:
    """Whether the sentence, or the one before, says that this is long ago."""
    start, end = examined.sentence_at(span[0])
    return bool(examined.spans_of("past", (start, end)))


def day_in_words(until: str) -> str:
    """Return a year, month or day as a person says it."""
    year, _, rest = until.partition("-")
    month = rest.partition("-")[0]
    if not month.isdigit() or not 1 <= int(month) <= 12:
        return year
    return f"{MONTHS.split()[int(month) - 1]} {year}"


def naming_current(examined: Examined, span: Span, former: Former) -> tuple[Fix, ...]:
    """Return the fix that names the present employer, if it is known."""
    company = examined.contact.company
    if not company or whole_name(examined.text[slice(*span)]) != whole_name(former.company):
        return ()
    choice = Choice(label=company, edits=((*span, company),))
    return (Fix(label="Name the present one", kind=FixKind.CHOICE, choices=(choice,)),)


def unchecked(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if the note leans on a job that nobody looked up for half a year."""
    contact = examined.contact
    checked = contact.facts_checked
    if checked is None or examined.note.today - checked <= CHECKED_FOR:
        return
    used = [fact for fact in examined.used if fact.kind in {"work", "title"}]
    if used:
        days = (examined.note.today - checked).days
        yield Finding(
            message=f"“{used[0].value}” was last checked {days} days ago. Still true?",
            fixes=(
                Fix(
                    label="I checked today",
                    kind=FixKind.RECORD,
                    record=RecordEdit(step=RecordStep.CHECK_FACTS),
                ),
            ),
        )


def old_news(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if the note congratulates on something that is no news any more."""
    wishes = examined.said.get("congratulations", ())
    if not wishes or examined.said.get("belated"):
        return
    today = examined.note.today
    dated = [n for n in examined.contact.news if n.date is not None and n.tone != "bad"]
    told = [n for n in dated if examined.vocabulary.holds(Fact(kind="news", value=n.what))] or (
        dated[:1] if len(dated) == 1 else []
    )
    ages = [(today - n.date, n.what) for n in told if n.date is not None]
    if not ages:
        return
    age, what = min(ages)
    if age > NEWS_FOR:
        yield Finding(
            message=f"“{what}” is {age.days} days old; a late wish may say that it is late.",
            spans=tuple(wishes[:1]),
        )


INES = {
    "full": "Ines Carvalho",
    "company": "Marrow & Pine",
    "former": [{"company": "Kestrel Freight", "title": "Head of Routing", "until": "2025-12"}],
}

RULE = Rule(
    code="A07",
    name="stale-fact",
    family=Family.ACCURACY,
    severity=Severity.WARNING,
    weight=70,
    summary="The note takes something for present that is past, or was long unchecked.",
    why="Take a minute for the profile as it is today before you write (S3-25).",
    source=("S3-25",),
    check=stale_fact,
    good=(
        Example(text="Hi Ines, your Kestrel Freight days taught our dock a lot.", facts=INES),
        Example(
            text="Hola Ines, tu etapa en Kestrel Freight nos enseñó mucho.",
            facts=INES,
        ),
        Example(
            text="Hi Noor, your team at Cedar Mobility answers faster than ours.",
            facts={"company": "Cedar Mobility", "facts_checked": "2026-01-20"},
        ),
    ),
    bad=(
        Example(text="Hi Ines, I admire your work at Kestrel Freight.", facts=INES),
        Example(
            text="Hi Noor, your team at Cedar Mobility answers faster than ours.",
            facts={"company": "Cedar Mobility", "facts_checked": "2025-03-20"},
        ),
        Example(
            text="Hi Noor, congratulations on becoming Head of Planning!",
            facts={"news": [{"what": "promoted to Head of Planning", "date": "2025-11-02"}]},
        ),
    ),
)
