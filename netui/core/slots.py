"""The closed list of placeholders: what each stands for and where its words come from.

A placeholder outside this list is refused when a template is read, and one without a value
stays visible in the note. No value ever names a discreet mutual.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

import msgspec

from netui.core.facts import (
    fresh_news,
    freshest_post,
    interests,
    key,
    nameable,
    nameable_mutuals,
    one_line,
    position,
    shared,
    spoken_day,
)
from netui.core.model import (
    Contact,
    Direction,
    Met,
    Post,
    Profile,
    Resource,
    Touch,
    TouchKind,
)

NO_MET = Met()
NO_POST = Post(title="")


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a placeholder may be filled from; ``history`` is oldest first.

    ``connector`` greets whoever is asked about the contact, where the note goes to them.
    """

    contact: Contact
    me: Profile
    today: dt.date
    resources: tuple[Resource, ...] = ()
    history: tuple[Touch, ...] = ()
    connector: str = ""

    @property
    def met(self) -> Met:
        """How we met, empty when that is not on file."""
        return self.contact.met or NO_MET

    @property
    def post(self) -> Post:
        """The latest thing the person wrote or said, empty when none is on file."""
        return freshest_post(self.contact) or NO_POST


class Slot(msgspec.Struct, frozen=True):
    """A placeholder: its name, a sentence on what it stands for, and its words."""

    name: str
    says: str
    words: Callable[[Known], str]


def my_first(known: Known) -> str:
    """Return my given name."""
    return known.me.first or first(known.me.name.split())


def introduction(known: Known) -> str:
    """Return my name with role and organisation, as far as they are known."""
    work = position(known.me.role, known.me.org)
    return ", ".join(part for part in (known.me.name, work) if known.me.name and part)


def one_liner(known: Known) -> str:
    """Return the shortest sentence about me, without its full stop."""
    written = [line.strip().rstrip(".") for line in known.me.one_liners]
    return min(filter(None, written), key=len, default="")


def met_when(known: Known) -> str:
    """Return the day we met."""
    return spoken_day(known.met.when, known.today) if known.met.when else ""


def days_ago(known: Known) -> str:
    """Return how long ago we met; nothing for a day to come."""
    if known.met.when is None or known.met.when > known.today:
        return ""
    days = (known.today - known.met.when).days
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


def news(known: Known) -> str:
    """Return the latest good news that is not too old for a congratulation."""
    found = fresh_news(known.contact, known.today)
    return found.what if found else ""


def replied_on(known: Known) -> str:
    """Return the day of the message that waits for my answer."""
    for touch in reversed(known.history):
        if touch.kind is TouchKind.REPLIED or touch.kind is TouchKind.CONVERSATION:
            theirs = touch.kind is TouchKind.REPLIED or touch.direction is Direction.IN
            return spoken_day(touch.date, known.today) if theirs else ""
    return ""


def resource(known: Known) -> Resource:
    """Return the newest resource on something the person cares about, else an empty one."""
    contact = known.contact
    topics = (*contact.interests, *(part for p in contact.posts for part in p.topic.split(",")))
    wanted = {key(topic) for topic in topics if topic.strip()}
    fitting = (r for r in known.resources if wanted.intersection(map(key, r.topics)))
    return max(fitting, key=lambda r: r.date or dt.date.min, default=Resource(title=""))


def first(words: Iterable[str]) -> str:
    """Return the first of some words, or nothing."""
    return next(iter(words), "")


SLOTS: tuple[Slot, ...] = (
    Slot("given", "The name a greeting uses.", lambda k: k.contact.call_name),
    Slot("full", "The person's full name.", lambda k: k.contact.full),
    Slot("family", "The person's family name.", lambda k: k.contact.family),
    Slot(
        "honorific", "The person's title of address, such as Dr.", lambda k: k.contact.honorific
    ),
    Slot("company", "Where the person works.", lambda k: k.contact.company),
    Slot("title", "What the person works as.", lambda k: k.contact.title),
    Slot("industry", "The person's industry.", lambda k: k.contact.industry),
    Slot("city", "Where the person lives.", lambda k: k.contact.city),
    Slot(
        "former",
        "The company the person left last.",
        lambda k: first(f.company for f in k.contact.former),
    ),
    Slot("met_where", "The place or event where you met.", lambda k: k.met.where),
    Slot("met_when", "The day you met.", met_when),
    Slot("met_what", "What you talked about when you met.", lambda k: k.met.what),
    Slot("days_ago", "How many days ago you met.", days_ago),
    Slot(
        "mutual",
        "Somebody you both know and may name.",
        lambda k: first(m.name for m in nameable_mutuals(k.contact)),
    ),
    Slot("via", "Who can introduce you.", lambda k: nameable(k.contact, k.contact.via)),
    Slot("connector", "Whom you ask about the person, as a greeting.", lambda k: k.connector),
    Slot(
        "school",
        "A school you both went to.",
        lambda k: first(shared(k.contact.schools, k.me.schools)),
    ),
    Slot(
        "group",
        "A group you are both in.",
        lambda k: first(shared(k.contact.groups, k.me.groups)),
    ),
    Slot(
        "post",
        "The title of the person's latest post, article or talk.",
        lambda k: k.post.title,
    ),
    Slot(
        "post_kind",
        "What that is: post, article, talk.",
        lambda k: k.post.kind or ("post" if k.post.title else ""),
    ),
    Slot(
        "post_topic",
        "What that is about; its title where no topic is on file.",
        lambda k: k.post.topic.split(",")[0].strip() or k.post.title,
    ),
    Slot(
        "event",
        "An event the person takes part in.",
        lambda k: first(e.name for e in k.contact.events),
    ),
    Slot("news", "The person's latest good news.", news),
    Slot(
        "interest",
        "Something the person cares about, shared interests first.",
        lambda k: first(interests(k.contact, k.me)),
    ),
    Slot("reason", "Why you write; it follows a colon.", lambda k: k.contact.reason),
    Slot("role_title", "The role you have in view.", lambda k: k.contact.role_title),
    Slot("offer", "What you can offer the person.", lambda k: k.contact.can_offer),
    Slot("resource", "Something from your library they may like.", lambda k: resource(k).title),
    Slot("link", "The address of that resource.", lambda k: resource(k).url),
    Slot("replied_on", "The day of the message you answer.", replied_on),
    Slot("me", "Your name, role and organisation.", introduction),
    Slot("my_first", "Your given name.", my_first),
    Slot("my_role", "Your role.", lambda k: k.me.role),
    Slot("my_org", "Your organisation.", lambda k: k.me.org),
    Slot("one_liner", "Your shortest sentence about yourself.", one_liner),
)
"""Every placeholder there is, in the order a picker lists them."""

SLOT_NAMES: tuple[str, ...] = tuple(slot.name for slot in SLOTS)
"""The names of all placeholders."""


def slot_values(known: Known) -> dict[str, str]:
    """Return the words for every placeholder that has any."""
    words = ((slot.name, one_line(slot.words(known))) for slot in SLOTS)
    return {name: text for name, text in words if text}
