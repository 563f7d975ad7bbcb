"""Rules about tone: what presses, what sells, and what has been read too often."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from netui.core.cadence.fit import is_stranger
from netui.core.hints.examined import Examined
from netui.core.hints.model import Finding, Fix, FixKind, Severity, Span
from netui.core.hints.rule import FOLLOW_UPS, Example, Family, Rule
from netui.core.hints.tone_words import ToneWords, is_on_file
from netui.core.hints.wording import find, find_but
from netui.core.model import Goal, Tie, TouchKind

PITCHES = 2
MOST = 3
THEIRS = frozenset(
    {"your", "their", "his", "her", "dein", "deine", "deinen", "ihr", "ihre", "ihren"}
    | {"votre", "vos", "ton", "ta", "tes", "tu", "tus", "su", "sus"}
)
BEHIND = 64
"""How far before a phrase its two words before are looked for."""

WORDS_BEFORE = re.compile(r"(?:(\w+)\W+)?(\w+)\W*\Z")
INSTEAD = {
    "en": "No hurry at all; if another week suits you better, that is fine.",
    "de": "Es eilt nicht; wenn es später besser passt, ist das völlig in Ordnung.",
    "fr": "Rien ne presse ; si un autre moment vous convient mieux, c'est très bien ainsi.",
    "es": "No hay ninguna prisa; si otro momento le viene mejor, está perfecto.",
}
DISTANT = frozenset({Tie.STRANGER, Tie.WEAK})


def pushy_phrase(examined: Examined) -> Iterator[Finding]:
    """Yield a finding for what presses or reproaches in the writer's own words."""
    spans = find_but(examined, ToneWords, "pushy", "pushy_fine", whole(examined))
    if not spans:
        return
    advice = "Ask without a deadline of yours."
    if examined.note.kind in FOLLOW_UPS:
        advice = "In a follow-up a reason and a way out do more."
    calm = Fix(
        label="Say it calmly", kind=FixKind.DISPLAY, examples=(INSTEAD[examined.language],)
    )
    press = "presses" if len(spans) == 1 else "press"
    yield Finding(
        message=f"{quoted(examined, spans)} {press}. {advice}", spans=spans, fixes=(calm,)
    )


def sales_pitch(examined: Examined) -> Iterator[Finding]:
    """Yield a finding for one phrase that only sellers use, or for two they like."""
    strong = find(examined, ToneWords, "pitch_strong")
    weak = find(examined, ToneWords, "pitch")
    mine = [span for span in strong + weak if is_mine(examined, span)]
    spans = merged(mine)
    surely = not set(strong).isdisjoint(mine)
    if not spans or not (surely or len(spans) >= PITCHES):
        return
    sells = examined.note.goal is Goal.SELL
    yield Finding(
        message=f"It reads as a pitch: {quoted(examined, spans)}. Say first what is in it "
        "for this one person.",
        spans=spans,
        severity=Severity.HINT if sells else None,
    )


def stock_phrase(examined: Examined) -> Iterator[Finding]:
    """Yield one finding for all the phrases that everybody has read too often."""
    spans = find_but(examined, ToneWords, "stock", "stock_fine", whole(examined))
    if is_stranger(examined.contact) or examined.contact.tie in DISTANT:
        spans += find(examined, ToneWords, "pleasantries", whole(examined))
    spans = merged(span for span in spans if not is_on_file(examined, span))
    if not spans:
        return
    first = examined.text[slice(*spans[0])]
    more = f" {len(spans) - 1} more like it." if len(spans) > 1 else ""
    yield Finding(
        message=f"“{first}” is worn out ({len(first)} characters): say the thing itself.{more}",
        spans=spans,
        fixes=(without_stock(examined, spans),),
    )


def without_stock(examined: Examined, spans: tuple[Span, ...]) -> Fix:
    """Return what is left of the sentence around the first worn phrase."""
    start, end = next(
        (s for s in examined.sentences if s[0] <= spans[0][0] < s[1]), examined.anatomy.body
    )
    left = examined.text[start : spans[0][0]] + examined.text[spans[0][1] : end]
    line = re.sub(r"\s+(?=[,.;!?])|^\W+", "", " ".join(left.split()))
    return Fix(label="Without it", kind=FixKind.DISPLAY, examples=(line,) if line else ())


def whole(examined: Examined) -> Span:
    """Return everything up to the sign-off: a note may press before it greets."""
    return (0, examined.anatomy.body[1])


def quoted(examined: Examined, spans: tuple[Span, ...]) -> str:
    """Return the phrases in quotation marks, three of them at most."""
    texts = dict.fromkeys(" ".join(examined.text[a:b].split()) for a, b in spans)
    listed = [f"“{text}”" for text in texts]
    return ", ".join(listed[:MOST]) + (", …" if listed[MOST:] else "")


def is_mine(examined: Examined, span: Span) -> bool:
    """Whether a phrase praises the writer's wares, rather than speaks of the reader's work."""
    before = WORDS_BEFORE.search(examined.flat, max(0, span[0] - BEHIND), span[0])
    if before and not THEIRS.isdisjoint(before.groups()):
        return False
    return not is_on_file(examined, span)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that touch made one."""
    kept: list[Span] = []
    for start, end in sorted(spans):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


FOLLOW_UP = TouchKind.FOLLOW_UP_1

RULES = (
    Rule(
        code="T01",
        name="pushy-phrase",
        family=Family.TONE,
        severity=Severity.WARNING,
        weight=50,
        summary="A phrase presses, reproaches or gives an order to accept.",
        why="Pressure and reproach end more talks than silence does (S4-49, S0-42).",
        source=("S4-49", "S0-42"),
        check=pushy_phrase,
        good=(
            Example(text="Hi Noor, your line “act now is not a strategy” is on our wall."),
            Example(text="Hi Noor, your notes on urgent care helped. No need to reply."),
            Example(text="Hola Noor, si no me contestas, lo entiendo perfectamente."),
        ),
        bad=(
            Example(text="Hi Noor, still waiting for your reply.", kind=FOLLOW_UP),
            Example(text="Please accept this time, Noor."),
            Example(text="Hallo Noor, leider haben Sie mir noch nicht geantwortet."),
            Example(text="Bonjour Noor, merci de me répondre au plus vite."),
        ),
    ),
    Rule(
        code="T02",
        name="sales-pitch",
        family=Family.TONE,
        severity=Severity.WARNING,
        weight=84,
        summary="Two phrases of a sales pitch, or one that only sellers use.",
        why="A first word that sells is what people ignore (S1-32, S2-25).",
        source=("S1-32", "S2-25"),
        check=sales_pitch,
        good=(
            Example(text="Hi Noor, your free workshop and the live demo made our week."),
            Example(text="Hi Noor, your award-winning ROI study is our yardstick."),
        ),
        bad=(
            Example(text="Hi Noor, our tool doubles ROI in 90 days, guaranteed."),
            Example(text="Hi Noor, book a free demo and see for yourself."),
            Example(text="Hallo Noor, wir helfen Unternehmen wie Ihrem, garantiert."),
        ),
        hides=frozenset({"T06"}),
    ),
    Rule(
        code="T06",
        name="stock-phrase",
        family=Family.TONE,
        severity=Severity.HINT,
        weight=28,
        summary="A phrase that everybody has read too often.",
        why="What could stand in any note is skipped in yours (S1-29).",
        source=("S1-29",),
        check=stock_phrase,
        good=(
            Example(text="Hi Noor, what is your pick for the best brain-imaging paper?"),
            Example(text="Hi Noor, does the ferry circle back to the harbour at noon?"),
        ),
        bad=(
            Example(text="Hi Noor, may I pick your brain and explore synergies?"),
            Example(text="Hi Noor, I hope this finds you well. Just following up."),
            Example(text="Bonjour Noor, je suis tombée sur votre profil hier."),
        ),
    ),
)
"""The rules of this part of the family."""
