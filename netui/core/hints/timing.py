"""A08: words for a time that do not fit the day on which the note goes out.

Time words count where they stand beside something dated: a meeting, a talk of theirs, an
event. What the writer did at that time is the writer's own business.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from netui.core.hints.accuracy_words import counted_in, days_meant, single
from netui.core.hints.examined import Examined
from netui.core.hints.facts import Fact, Vocabulary
from netui.core.hints.model import Finding, Fix, FixKind, Severity, Span
from netui.core.hints.rule import Example, Family, Rule
from netui.core.hints.whose import pronoun
from netui.core.model import Channel, Direction, Post, Touch, TouchKind

NEAR = 48
"""How far apart a word for a time and what it dates may stand."""

SHORT = 24
"""The same where the time stands before what it dates."""

IN_TOUCH = frozenset({TouchKind.REPLIED, TouchKind.ACCEPTED, TouchKind.CONVERSATION})
TOGETHER = frozenset({Channel.PHONE, Channel.IN_PERSON, Channel.EVENT})
BREAK = re.compile(
    r"[,;:–—]\s|\s(?:and|und|et|y|but|aber|mais|pero)\s(?=(?:i|ich|je|j|yo|we|wir|nous)\b)"
)
MONTHS = "January February March April May June July August September October November December"

TimeSpan = tuple[Span, int, int]
"""Where a time is named, and from and to how many days ago it can be."""


def stale_time_phrase(examined: Examined) -> Iterator[Finding]:
    """Yield one finding for the first time that does not fit, else for a wish out of season."""
    times = tuple(times_in(examined))
    found = chain(
        wrong_meeting_time(examined, times) if times else (),
        wrong_piece_time(examined, times) if times else (),
        past_event(examined),
        out_of_season(examined),
    )
    yield from islice(found, 1)


def times_in(examined: Examined) -> Iterator[TimeSpan]:
    """Yield the words for past times in the body."""
    start, end = examined.anatomy.body
    for kind, spans in examined.said.items():
        if kind.startswith("ago "):
            first, _, last = kind.removeprefix("ago ").partition("..")
            yield from ((span, int(first), int(last)) for span in spans if span[0] >= start)
    for hit, words in counted_in(examined.flat, start, end):
        yield hit.span(), *days_meant(hit, words)


def wrong_meeting_time(examined: Examined, times: tuple[TimeSpan, ...]) -> Iterator[Finding]:
    """Yield a finding for a meeting that was at another time."""
    days = meeting_days(examined)
    met = examined.contact.met
    if not days or met is None or met.when is None:
        return
    claims = examined.spans_of("meetings")
    for span, first, last in times:
        if not any(beside(examined, span, claim) for claim in claims):
            continue
        if not any(first <= (examined.note.today - day).days <= last for day in days):
            yield off(examined, span, "you met", met.when)


def meeting_days(examined: Examined) -> list[dt.date]:
    """Return the days on which contact and writer met or spoke, as far as is known."""
    met = examined.contact.met
    known = [met.when] if met and met.when else []
    return known + [touch.date for touch in examined.note.history if in_touch(touch)]


def in_touch(touch: Touch) -> bool:
    """Whether both had to do with each other, rather than one with the other's inbox."""
    return (
        touch.direction is Direction.IN or touch.kind in IN_TOUCH or touch.channel in TOGETHER
    )


def beside(examined: Examined, time: Span, claim: Span) -> bool:
    """Whether a time and a meeting stand together in one clause."""
    if time[0] < claim[1] and claim[0] < time[1]:
        return True
    first, second = (claim, time) if claim[0] < time[0] else (time, claim)
    between = examined.flat[first[1] : second[0]]
    most = NEAR * 2 if first == claim else SHORT
    if len(between) > most or re.search(r"[.!?\n]", between) or BREAK.search(between):
        return False
    mine = any(found.lastgroup == "me" for found in pronoun().finditer(between))
    return not mine or first == time


def off(examined: Examined, span: Span, what: str, day: dt.date) -> Finding:
    """Return the finding of a time that does not fit a day."""
    written = examined.text[slice(*span)]
    month = MONTHS.split()[day.month - 1]
    fix = Fix(label="For example", kind=FixKind.DISPLAY, examples=(f"in {month}",))
    return Finding(
        message=f"“{written}”: {what} on {day.day} {month}, {ago(examined.note.today - day)}.",
        spans=(span,),
        fixes=(fix,),
    )


def ago(gap: dt.timedelta) -> str:
    """Return a distance in days or weeks, in words."""
    days = gap.days
    if days < 0:
        return "which is still to come"
    if days == 0:
        return "today"
    if days == 1:
        return "yesterday"
    return f"{days} days ago" if days < 14 else f"{days // 7} weeks ago"


def wrong_piece_time(examined: Examined, times: tuple[TimeSpan, ...]) -> Iterator[Finding]:
    """Yield a finding for a talk or article that is of another time."""
    posts = [post for post in examined.contact.posts if post.date is not None]
    if not posts:
        return
    for hit in examined.pieces:
        told = told_in(examined, hit.start(), posts)
        days = [post.date for post in told or (posts if len(posts) == 1 else []) if post.date]
        for span, first, last in times:
            if not days or not dates_piece(examined, span, hit.span()):
                continue
            if not any(first <= (examined.note.today - day).days <= last for day in days):
                piece = examined.text[slice(*hit.span("piece"))]
                yield off(examined, span, f"the {piece} was", max(days))


def told_in(examined: Examined, place: int, posts: Iterable[Post]) -> list[Post]:
    """Return the pieces that the sentence around a place names."""
    words = Vocabulary(examined.text[slice(*examined.sentence_at(place))])
    return [
        post
        for post in posts
        if any(words.holds(Fact(kind="", value=v)) for v in (post.title, post.topic) if v)
    ]


def dates_piece(examined: Examined, time: Span, piece: Span) -> bool:
    """Whether a time dates the piece: it follows it at once, or what the writer did then."""
    sentence = examined.sentence_at(piece[0])
    if any(
        a < piece[0] for a, _ in examined.spans_of("own_act", sentence)
    ) or examined.spans_of("own_act", (piece[1], max(piece[1], time[0]))):
        return False
    if piece[0] <= time[0] < piece[1]:
        return True
    between = examined.flat[piece[1] : time[0]] if time[0] >= piece[1] else None
    if between is None or len(between) > NEAR or re.search(r"[.!?\n;:]", between):
        return False
    return not pronoun().search(between)


def past_event(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if the note looks forward to what is over."""
    today = examined.note.today
    later = {start for start, _ in examined.spans_of("afterwards")}
    for span in examined.spans_of("forward"):
        if span[1] + 1 in later:
            continue
        sentence = examined.sentence_at(span[0])
        words = Vocabulary(examined.text[span[1] : sentence[1]])
        for name, day in dated(examined):
            if day < today and name and words.holds(Fact(kind="event", value=name, named=True)):
                if newer_of_name(examined, name, today):
                    continue
                yield off(examined, span, f"{name} was", day)


def dated(examined: Examined) -> Iterator[tuple[str, dt.date]]:
    """Yield events and talks with their days."""
    contact = examined.contact
    yield from ((event.name, event.date) for event in contact.events if event.date)
    spoken = single("spoken")
    yield from (
        (post.title, post.date)
        for post in contact.posts
        if post.date and post.kind.casefold() in spoken
    )


def newer_of_name(examined: Examined, name: str, today: dt.date) -> bool:
    """Whether the same event comes again and is on file, too."""
    return any(other == name and day >= today for other, day in dated(examined))


def out_of_season(examined: Examined) -> Iterator[Finding]:
    """Yield a finding for a wish at a time of the year when nobody says it."""
    wished: dict[Span, list[str]] = {}
    for kind, spans in examined.said.items():
        if kind.startswith("season "):
            for span in spans:
                wished.setdefault(span, []).append(kind.removeprefix("season "))
    for span, seasons in sorted(wished.items()):
        if in_season(examined.note.today, seasons) or is_spoken_of(examined, span):
            continue
        day = examined.note.today
        month = MONTHS.split()[day.month - 1]
        yield Finding(
            message=f"“{examined.text[slice(*span)]}”: the note goes out on {day.day} {month}.",
            spans=(span,),
        )


def in_season(day: dt.date, seasons: Iterable[str]) -> bool:
    """Whether a day lies in one of the spans of the year, given as MM-DD..MM-DD."""
    today = f"{day:%m-%d}"
    for season in seasons:
        first, _, last = season.partition("..")
        within = first <= today <= last if first <= last else today >= first or today <= last
        if within:
            return True
    return False


def is_spoken_of(examined: Examined, span: Span) -> bool:
    """Whether the words are what the note is about: your Happy New Year campaign."""
    before = re.findall(r"\w+", examined.flat[max(0, span[0] - 12) : span[0]])
    return bool(before) and before[-1] in single("you") | {
        "the",
        "that",
        "die",
        "le",
        "la",
        "el",
    }


TILDA = {
    "full": "Tilda Moss",
    "met": {"where": "Harbour meetup", "when": "2025-12-09", "what": "passenger notices"},
}

RULE = Rule(
    code="A08",
    name="stale-time-phrase",
    family=Family.ACCURACY,
    severity=Severity.WARNING,
    weight=65,
    summary="A word for a time does not fit the day on which the note goes out.",
    why="A note that waited keeps its old yesterday; read it once more on the day it goes out "
    "(courtesy).",
    source=("courtesy",),
    check=stale_time_phrase,
    good=(
        Example(
            text="Hi Noor, it was good to talk to you yesterday about the tide tables.",
            facts={"met": {"where": "Porto", "when": "2026-03-03"}},
        ),
        Example(
            text="Hi Tilda, we met at the Harbour meetup in December, and last week I found "
            "your notices again.",
            facts=TILDA,
        ),
    ),
    bad=(
        Example(
            text="Hi Tilda, great meeting you last week at the Harbour meetup.", facts=TILDA
        ),
        Example(text="Happy New Year, Noor! I hope the tide tables are well."),
    ),
)
