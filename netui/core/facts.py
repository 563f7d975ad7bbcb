"""What is on file about a person that may matter for a note, freshest first.

The composer's card, the fact picker and the placeholders of templates read people here. It
never lets a discreet mutual or bad news into anything that is inserted by itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from netui.core.model import Contact, Mutual, News, Post, Profile
from netui.core.text import fold

CONGRATULATE_DAYS = 60
"""Days after which news is too old for a congratulation (rule A07)."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
"""English month names, whatever the locale of the machine is."""


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One thing on file that may matter for the note: ``label`` names it, ``text`` is it.

    ``discreet`` ones are for my eyes: nothing inserts them. ``date`` is the day it happened,
    where that is known.
    """

    label: str
    text: str
    date: dt.date | None = None
    discreet: bool = False


def facts(contact: Contact, me: Profile, today: dt.date) -> tuple[Fact, ...]:
    """Return what is on file, dated facts first and the latest of them on top."""
    found = [fact for fact in (*dated(contact, today), *lasting(contact, me)) if fact.text]
    return tuple(sorted(found, key=lambda fact: -fact.date.toordinal() if fact.date else 0))


def dated(contact: Contact, today: dt.date) -> Iterator[Fact]:
    """Yield what happened to or with the person: news, posts, events, how we met."""
    for news in contact.news:
        label = "Hard news" if is_bad(news) else "News"
        yield Fact(label=label, text=one_line(news.what), date=news.date)
    for post in contact.posts:
        label = one_line(post.kind).capitalize() or "Post"
        yield Fact(label=label, text=one_line(post.title), date=post.date)
    for event in contact.events:
        yield Fact(label="Event", text=one_line(event.name), date=event.date)
    if contact.met:
        met = contact.met
        parts = (met.where, spoken_day(met.when, today) if met.when else "", met.what)
        text = ", ".join(one_line(part) for part in parts if part)
        yield Fact(label="Met", text=text, date=met.when)


def lasting(contact: Contact, me: Profile) -> Iterator[Fact]:
    """Yield what holds without a date, what serves a note best first."""
    yield Fact(label="Reason", text=one_line(contact.reason))
    yield Fact(label="Can offer", text=one_line(contact.can_offer))
    yield Fact(label="Works as", text=position(contact.title, contact.company))
    for mutual in contact.mutuals:
        label = "You both know, not to be named" if mutual.discreet else "You both know"
        yield Fact(label=label, text=one_line(mutual.name), discreet=mutual.discreet)
    yield Fact(label="Through", text=nameable(contact, contact.via))
    for label, names in (
        ("Same school", shared(contact.schools, me.schools)),
        ("Same group", shared(contact.groups, me.groups)),
        ("Interest", interests(contact, me)),
    ):
        yield from (Fact(label=label, text=one_line(name)) for name in names)
    for former in contact.former:
        yield Fact(label="Formerly", text=position(former.title, former.company))
    yield Fact(label="Role in view", text=one_line(contact.role_title))
    yield Fact(label="City", text=one_line(contact.city))


def one_line(text: str) -> str:
    """Return text as it can stand in a sentence: no line breaks, single spaces."""
    return " ".join(text.split())


def position(title: str, company: str) -> str:
    """Return a title at a company, or whichever of the two there is."""
    return " at ".join(one_line(part) for part in (title, company) if part.strip())


def spoken_day(date: dt.date, today: dt.date) -> str:
    """Return a day as one writes it: ``20 February``, with the year unless it is this one."""
    year = "" if date.year == today.year else f" {date.year}"
    return f"{date.day} {MONTHS[date.month - 1]}{year}"


def shared(theirs: Iterable[str], mine: Iterable[str]) -> tuple[str, ...]:
    """Return what is on both lists, as the other person writes it."""
    known = {key(name) for name in mine}
    return tuple(name for name in theirs if key(name) in known)


def interests(contact: Contact, me: Profile) -> tuple[str, ...]:
    """Return the person's interests, those we share first."""
    common = shared(contact.interests, me.interests)
    return common + tuple(name for name in contact.interests if name not in common)


def nameable_mutuals(contact: Contact) -> tuple[Mutual, ...]:
    """Return the people we both know who may be named in a note."""
    hidden = {key(mutual.name) for mutual in contact.mutuals if mutual.discreet}
    return tuple(mutual for mutual in contact.mutuals if key(mutual.name) not in hidden)


def nameable(contact: Contact, name: str) -> str:
    """Return the name on one line, or nothing when it is that of a discreet mutual."""
    hidden = {key(mutual.name) for mutual in contact.mutuals if mutual.discreet}
    return "" if key(name) in hidden else one_line(name)


def freshest_post(contact: Contact) -> Post | None:
    """Return the latest thing the person wrote or said; undated ones come last."""
    return max(contact.posts, key=lambda post: post.date or dt.date.min, default=None)


def fresh_news(contact: Contact, today: dt.date) -> News | None:
    """Return the latest news that one may still congratulate on."""
    oldest = today - dt.timedelta(days=CONGRATULATE_DAYS)
    fitting = [
        news
        for news in contact.news
        if not is_bad(news) and (news.date is None or oldest <= news.date <= today)
    ]
    return max(fitting, key=lambda news: news.date or dt.date.min, default=None)


def is_bad(news: News) -> bool:
    """Whether the news is nothing to congratulate on."""
    return key(news.tone) == "bad"


def key(name: str) -> str:
    """Return a name for comparison: one line, case and accents ignored."""
    return fold(one_line(name))
