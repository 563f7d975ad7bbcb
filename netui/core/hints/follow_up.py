"""Rules about notes that come back: busy weeks, the reason again, a way out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netui.core.hints.examined import Examined
from netui.core.hints.follow_up_words import FollowUpWords
from netui.core.hints.model import Finding, Fix, FixKind, Severity
from netui.core.hints.recollection import earlier, subject_words
from netui.core.hints.rule import FOLLOW_UPS, Example, Family, Rule
from netui.core.hints.wording import find, has, single_words
from netui.core.model import Channel, TouchKind

ATTEMPT = {TouchKind.FOLLOW_UP_1: 2, TouchKind.FOLLOW_UP_2: 3}
ENDINGS = frozenset({TouchKind.FAREWELL, TouchKind.REINVITE})
REASONS = frozenset({"post", "topic", "reason", "interest", "news", "event", "met"})
"""Kinds of facts that a note is written about."""

WORD = re.compile(r"\w+")
BRIEF = {
    "en": "I know your weeks are full, so briefly:",
    "de": "Ich weiß, dass Ihre Wochen voll sind, daher kurz:",
    "fr": "Je sais que vos semaines sont chargées, je serai donc bref :",
    "es": "Sé que sus semanas están llenas, así que seré breve:",
}
WAY_OUT = {
    "en": "If this is not for you, no need to reply.",
    "de": "Wenn es nicht passt, ist keine Antwort nötig.",
    "fr": "Si ce n'est pas pour vous, inutile de répondre.",
    "es": "Si no le encaja, no hace falta responder.",
}
AGAIN = {
    "en": "I wrote because of {reason}.",
    "de": "Ich hatte Ihnen geschrieben, weil es um Folgendes geht: {reason}.",
    "fr": "Je vous avais écrit au sujet de : {reason}.",
    "es": "Le escribí por lo siguiente: {reason}.",
}


def no_busy_ack(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if a second note says no word of how full the reader's days are."""
    if examined.blank or has(examined, FollowUpWords, "busy"):
        return
    if has(examined, FollowUpWords, "busy_maybe") and (examined.used or recalls(examined)):
        return
    line = Fix(label="Say so", kind=FixKind.DISPLAY, examples=(BRIEF[examined.language],))
    yield Finding(
        message="A second knock: one word that you know how full the week is.", fixes=(line,)
    )


def no_restated_reason(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if a follow-up does not say again what it is about."""
    note = examined.note
    by_client = note.email_thread and note.channel is Channel.EMAIL
    if examined.blank or by_client or has(examined, FollowUpWords, "restated"):
        return
    if wishes_something(examined) or recalls(examined):
        return
    name = examined.contact.call_name or "The reader"
    reason = examined.contact.reason or next(
        (fact.value for fact in examined.facts if fact.kind in REASONS and fact.public), ""
    )
    again = AGAIN[examined.language].replace("{reason}", reason)
    line = Fix(label="The reason again", kind=FixKind.DISPLAY, examples=(again,))
    yield Finding(
        message=f"{name} may not remember the first note. Say again why"
        + (f": {reason}." if reason else "."),
        fixes=(line,) if reason else (),
    )


def wishes_something(examined: Examined) -> bool:
    """Whether a wish names more than being in touch: I would like to learn."""
    for _, end in find(examined, FollowUpWords, "wish"):
        verb = WORD.search(examined.flat, end)
        if verb and verb.group() not in contact_verbs(examined):
            return True
    return False


def contact_verbs(examined: Examined) -> frozenset[str]:
    """Return verbs that only say to be in touch."""
    kinds = (single_words(FollowUpWords, code, "contact_verbs") for code in examined.languages)
    return frozenset().union(*kinds)


def recalls(examined: Examined) -> bool:
    """Whether the note shares a subject with the record or with an earlier note."""
    if any(fact.kind in REASONS for fact in examined.used):
        return True
    mine = examined.vocabulary
    return any(
        not said.isdisjoint(mine.words) or any(map(mine.holds_form_of, said))
        for said in (subject_words(examined, text) for text in earlier(examined))
    )


def no_easy_out(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if the last note leaves the reader no way out."""
    note = examined.note
    last = max(note.attempt, ATTEMPT.get(note.kind, 1)) >= note.max_attempts
    if examined.blank or not (note.kind in ENDINGS or last):
        return
    if has(examined, FollowUpWords, "out"):
        return
    unsure = has(examined, FollowUpWords, "out_maybe")
    if unsure and examined.used:
        return
    line = Fix(label="A way out", kind=FixKind.DISPLAY, examples=(WAY_OUT[examined.language],))
    yield Finding(
        message=ENDING.get(note.kind, "The last try: leave a way out."),
        fixes=(line,),
        severity=Severity.HINT if unsure else None,
    )


ENDING = {
    TouchKind.FAREWELL: "A farewell frees the reader: say that no answer is needed.",
    TouchKind.REINVITE: "A second invitation needs a way out.",
}


SECOND, THIRD = TouchKind.FOLLOW_UP_1, TouchKind.FOLLOW_UP_2
SENT = {
    "history": [
        {
            "date": "2026-02-24",
            "kind": "invite",
            "text": "Hi Noor, your tide tables explain our odd readings. I log river levels.",
        }
    ]
}

RULES = (
    Rule(
        code="F01",
        name="no-busy-ack",
        family=Family.FOLLOW_UP,
        severity=Severity.HINT,
        weight=21,
        summary="A follow-up has no word of the reader's time or load.",
        why="A word that you know they are busy, and respect it, opens a second note "
        "(S0-37, S0-38).",
        source=("S0-37", "S0-38"),
        check=no_busy_ack,
        good=(
            Example(text="Hi Noor, grant season is brutal, so no rush at all.", kind=SECOND),
            Example(text="Hallo Noor, Sie haben sicher viel um die Ohren.", kind=SECOND),
        ),
        bad=(
            Example(text="Hi Noor, writing again because of the tides.", kind=SECOND),
            Example(text="Hola Noor, sigo pensando en las mareas.", kind=SECOND),
        ),
        kinds=FOLLOW_UPS,
    ),
    Rule(
        code="F02",
        name="no-restated-reason",
        family=Family.FOLLOW_UP,
        severity=Severity.WARNING,
        weight=57,
        summary="A follow-up does not say again why you write.",
        why="Who reads the second note has forgotten the first: remind them why (S0-39).",
        source=("S0-39",),
        check=no_restated_reason,
        good=(
            Example(text="Hi Noor, I wrote because your tide tables help us.", kind=SECOND),
            Example(text="Hi Noor, any thoughts on those tide tables?", kind=SECOND, case=SENT),
        ),
        bad=(
            Example(text="Hi Noor, any thoughts?", kind=SECOND, case=SENT),
            Example(text="Hi Noor, would still love to connect!", kind=SECOND, case=SENT),
        ),
        kinds=FOLLOW_UPS,
    ),
    Rule(
        code="F03",
        name="no-easy-out",
        family=Family.FOLLOW_UP,
        severity=Severity.WARNING,
        weight=56,
        summary="The last note leaves no way out.",
        why="The last try offers a way out, which is courtesy (S0-47).",
        source=("S0-47",),
        check=no_easy_out,
        good=(
            Example(text="Hi Noor, silence is a perfectly good answer.", kind=THIRD),
            Example(text="Bonjour Noor, inutile de répondre si le sujet est clos.", kind=THIRD),
        ),
        bad=(
            Example(text="Hi Noor, I have slots on Monday at ten.", kind=THIRD),
            Example(text="Hallo Noor, wann sprechen wir über die Gezeiten?", kind=THIRD),
        ),
        kinds=FOLLOW_UPS | ENDINGS,
    ),
)
"""The rules of this part of the family."""
