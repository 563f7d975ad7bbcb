"""C03 and C04: where both met, or what they share, is on file and not in the note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from netui.core.hints.accuracy_words import counted_in
from netui.core.hints.context_words import context_set
from netui.core.hints.examined import Examined
from netui.core.hints.facts import Fact
from netui.core.hints.fixes import picking
from netui.core.hints.lexicon import alternatives
from netui.core.hints.model import Finding, Severity
from netui.core.hints.rule import Example, Family, Rule
from netui.core.hints.telling import SPLIT, telling_words
from netui.core.model import INVITATION_KINDS, Met
from netui.core.text import fold

SPECIFIC = re.compile(
    r"\s*(?:in person\s|briefly\s|there\s)?(?<!\w)(?:at|in|on|over|after|before|during|by|near|"
    r"behind|about|auf|bei|beim|im|nach|vor|uber|am|an|a|au|aux|lors|pendant|apres|sur|en|tras|durante|"
    r"sobre|junto)\s+[^\W_]{2,}"
)
"""A word that says where, when or over what, behind a mention of the meeting."""


def no_where_met(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if the note leaves the reader to guess where both met."""
    met = examined.contact.met
    if met is None or not (met.where or met.what or met.when):
        return
    if (examined.blank and examined.just_met) or mentions_meeting(examined, met):
        return
    day = f" ({met.when.day} {met.when:%b})" if met.when else ""
    place = f" at {met.where}" if met.where else ""
    over = f" over {met.what}" if met.what and not met.where else ""
    yield Finding(
        message=f"You met{place}{over}{day}. Remind {examined.contact.call_name}; a name alone "
        "is soon forgotten.",
        fixes=picking(examined, shared_facts(examined, "met"), "Say where you met"),
    )


def mentions_meeting(examined: Examined, met: Met) -> bool:
    """Whether the note tells place, subject or day of the meeting, or tells it otherwise."""
    told = telling_words(f"{met.where} {met.what}", named=False)
    place = examined.vocabulary.holds(Fact(kind="met", value=met.where, named=True))
    if place or examined.vocabulary.shares(told) or is_generic_place(examined, met):
        return True
    if names_a_day(examined):
        return True
    return any(
        SPECIFIC.match(examined.flat, end) or SPECIFIC.search(examined.flat[start:end])
        for start, end in examined.spans_of("meetings")
    )


def is_generic_place(examined: Examined, met: Met) -> bool:
    """Whether place and subject are plain words, all of which the note has: team meeting."""
    for value in (met.where, met.what):
        listed = [word for word in SPLIT.findall(fold(value)) if len(word) > 3]
        if listed and not telling_words(value, named=False):
            return all(word in examined.vocabulary.words for word in listed)
    return False


@cache
def day_word() -> re.Pattern[str]:
    """Return what finds the name of a month or weekday in flat text."""
    names = context_set("months") | context_set("weekdays")
    return re.compile(rf"(?<!\w){alternatives(names - {'march', 'may', 'mars', 'mai'})}(?!\w)")


def names_a_day(examined: Examined) -> bool:
    """Whether the note says when: yesterday, last week, in November."""
    start, end = examined.anatomy.body
    if any(kind.startswith("ago ") and examined.spans_of(kind) for kind in examined.said):
        return True
    if any(counted_in(examined.flat, start, end)):
        return True
    met = examined.contact.met
    if met and met.when and f" {met.when.year} " in examined.vocabulary.line:
        return True
    return day_word().search(examined.flat, start, end) is not None


def unused_common_ground(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if both share somebody or something and the note does not say so."""
    shared = shared_facts(examined, "mutual", "school", "group", "former")
    if not shared or examined.blank:
        return
    met = examined.contact.met
    if (met and mentions_meeting(examined, met)) or examined.says("ground", "meetings"):
        return
    if any(examined.vocabulary.holds(fact) for fact in shared) or names_mutual(examined):
        return
    first = shared[0]
    told = {
        "mutual": f"You both know {first.value}.",
        "school": f"You both were at {first.value}.",
        "group": f"You are both in {first.value}.",
        "former": f"You both worked at {first.value}.",
    }[first.kind]
    yield Finding(
        message=f"{told} That is often the best first line.",
        fixes=picking(examined, shared, "Say what you share"),
    )


def names_mutual(examined: Examined) -> bool:
    """Whether a mutual acquaintance is named by the given name alone."""
    names = (fold(mutual.name).split() for mutual in examined.contact.mutuals)
    return any(name and name[0] in examined.vocabulary.words for name in names)


def shared_facts(examined: Examined, *kinds: str) -> tuple[Fact, ...]:
    """Return what may be said of what both share; nobody who is not to be named."""
    contact, me = examined.contact, examined.note.me
    found: list[Fact] = []
    if "met" in kinds and contact.met and contact.met.where:
        found.append(Fact(kind="met", value=contact.met.where))
    if "mutual" in kinds:
        found += [
            Fact(kind="mutual", value=mutual.name, named=True)
            for mutual in contact.mutuals
            if not mutual.discreet
        ]
    if "school" in kinds:
        found += in_both("school", contact.schools, me.schools)
    if "group" in kinds:
        found += in_both("group", contact.groups, me.groups)
    if "former" in kinds and me.org:
        past = tuple(former.company for former in contact.former)
        found += in_both("former", past, (me.org,))
    return tuple(found)


def in_both(kind: str, theirs: tuple[str, ...], mine: tuple[str, ...]) -> list[Fact]:
    """Return the names that stand in both lists."""
    known = {" ".join(SPLIT.findall(fold(name))) for name in mine}
    return [
        Fact(kind=kind, value=name, named=True)
        for name in theirs
        if name and " ".join(SPLIT.findall(fold(name))) in known
    ]


PORTO = {"met": {"where": "Porto Supply Day", "when": "2026-02-20", "what": "dock demo"}}
FARAH = {"mutuals": ["Farah Qureshi"]}

RULES = (
    Rule(
        code="C03",
        name="no-where-met",
        family=Family.CONTEXT,
        severity=Severity.WARNING,
        weight=62,
        summary="Where both met is on file and not in the note.",
        why="When and where you met is what brings a face back (S2-13, S1-36).",
        source=("S2-13", "S1-36"),
        check=no_where_met,
        good=(
            Example(
                text="Hi Noor, we spoke by the dock in Porto and I kept your card.", facts=PORTO
            ),
            Example(
                text="Hallo Noor, danke für das Gespräch nach Ihrer Führung am Hafen.",
                facts=PORTO,
            ),
        ),
        bad=(
            Example(
                text="Hi Noor, I lead partnerships here and follow freight closely.",
                facts=PORTO,
            ),
            Example(
                text="Hola Noor, trabajo con datos de carga y sigo tus artículos.", facts=PORTO
            ),
        ),
        kinds=INVITATION_KINDS,
    ),
    Rule(
        code="C04",
        name="unused-common-ground",
        family=Family.CONTEXT,
        severity=Severity.HINT,
        weight=36,
        summary="Both share somebody, a school or a group, and the note does not say so.",
        why="What two people share is a better opening than any compliment (S2-15, S0-17).",
        source=("S2-15", "S0-17"),
        check=unused_common_ground,
        good=(
            Example(
                text="Hi Noor, Farah told me that your tables are the best on the coast.",
                facts=FARAH,
            ),
            Example(
                text="Hi Noor, as a fellow Halden grad I would like to compare tables.",
                facts={"schools": ["Halden University"]},
                case={"me": {"schools": ["Halden University"]}},
            ),
        ),
        bad=(
            Example(text="Hi Noor, your tide tables are on our wall.", facts=FARAH),
            Example(
                text="Hi Noor, your tide tables are on our wall.",
                facts={"schools": ["Halden University"]},
                case={"me": {"schools": ["Halden University"]}},
            ),
        ),
        kinds=INVITATION_KINDS,
    ),
)
"""The rules on common ground."""
