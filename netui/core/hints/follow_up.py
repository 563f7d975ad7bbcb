"""Rules about notes that come back: busy weeks, the reason again, a way out, something new."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netui.core.hints.examined import Examined
from netui.core.hints.facts import Vocabulary
from netui.core.hints.follow_up_words import FollowUpWords
from netui.core.hints.lexicon import LANGUAGES, word_set
from netui.core.hints.model import Choice, Finding, Fix, FixKind, Severity, Span
from netui.core.hints.names import names_of
from netui.core.hints.rule import FOLLOW_UPS, Example, Family, Rule
from netui.core.hints.telling import telling_words
from netui.core.hints.wording import find, has, single_words
from netui.core.model import Channel, Direction, TouchKind
from netui.core.text import fold

ATTEMPT = {TouchKind.FOLLOW_UP_1: 2, TouchKind.FOLLOW_UP_2: 3}
ENDINGS = frozenset({TouchKind.FAREWELL, TouchKind.REINVITE})
REASONS = frozenset({"post", "topic", "reason", "interest", "news", "event", "met"})
"""Kinds of facts that a note is written about."""

SAME = 92
ENOUGH_WORDS = 6
NEW_WORDS = 4
LETTERS = 4
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
    if has(examined, FollowUpWords, "busy_maybe") and examined.used:
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


def earlier(examined: Examined) -> tuple[str, ...]:
    """Return the notes that went to this person before."""
    return tuple(
        touch.text
        for touch in examined.note.history
        if touch.direction is Direction.OUT and touch.text
    )


def subject_words(examined: Examined, text: str) -> frozenset[str]:
    """Return the words of a text that can be its subject."""
    listed = {word for word in Vocabulary(text).words if len(word) >= LETTERS}
    return frozenset(listed - plain_words() - names_of(examined.contact) - mine(examined))


def mine(examined: Examined) -> frozenset[str]:
    """Return the words of the writer's own name."""
    return frozenset(WORD.findall(fold(examined.note.me.name)))


def plain_words() -> frozenset[str]:
    """Return words of every language that say nothing of a subject."""
    common = (single_words(FollowUpWords, code, "common") for code in LANGUAGES)
    return frozenset().union(word_set("stop"), word_set("generic"), *common)


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


def bump_only(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if the note repeats an earlier one, or says only that there was one."""
    if examined.blank or has(examined, FollowUpWords, "asked_for"):
        return
    sent = next(
        (touch for touch in examined.note.history if repeats(examined, touch.text)), None
    )
    if sent is None and not only_bumps(examined):
        return
    same = sent and f"This is your note of {sent.date.day} {sent.date:%B} again."
    yield Finding(
        message=f"{same or 'It only says that you wrote.'} Add one new thing: a resource, a "
        "date, a smaller question.",
        fixes=resources(examined),
    )


def repeats(examined: Examined, text: str) -> bool:
    """Whether the note is an earlier one with hardly a new word."""
    before = Vocabulary(text).words
    if len(before) < ENOUGH_WORDS or len(examined.vocabulary.words) < ENOUGH_WORDS:
        return False
    new = examined.vocabulary.words - before - plain_words() - mine(examined)
    if len(new) >= NEW_WORDS:
        return False
    from rapidfuzz.fuzz import token_set_ratio  # noqa: PLC0415 - 5 ms, rarely needed

    return token_set_ratio(fold(examined.body), fold(text)) >= SAME


def only_bumps(examined: Examined) -> bool:
    """Whether nothing is left of the body without the phrases that say there was a note."""
    spans = find(examined, FollowUpWords, "bump")
    if not spans:
        return False
    start, end = examined.anatomy.body
    left = without_spans(examined.flat, spans)[start:end]
    words = set(WORD.findall(left)) - plain_words() - names_of(examined.contact)
    return not {word for word in words - mine(examined) if len(word) >= LETTERS}


def without_spans(text: str, spans: tuple[Span, ...]) -> str:
    """Return a text with spans blanked out, position for position."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def resources(examined: Examined) -> tuple[Fix, ...]:
    """Return a pick list of resources, those on a subject of theirs first."""
    likes = frozenset().union(*(telling_words(f.value, named=False) for f in examined.facts))
    ranked = sorted(
        examined.note.resources,
        key=lambda one: (
            not likes & telling_words(" ".join((one.title, *one.topics)), named=False)
        ),
    )
    place = examined.anatomy.body[0] + len(examined.body.rstrip())
    choices = tuple(
        Choice(
            label=one.title,
            edits=((place, place, f" {one.title}{': ' + one.url if one.url else ''}"),),
        )
        for one in ranked[:6]
    )
    return (
        (Fix(label="Offer a resource", kind=FixKind.CHOICE, choices=choices),)
        if choices
        else ()
    )


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
    Rule(
        code="F06",
        name="bump-only",
        family=Family.FOLLOW_UP,
        severity=Severity.WARNING,
        weight=58,
        summary="A note repeats an earlier one, or only says that there was one.",
        why="Each note brings something of substance, a resource or help (S0-09, S0-40).",
        source=("S0-09", "S0-40"),
        check=bump_only,
        good=(
            Example(text="Hi Noor, our new tide set is yours to use.", kind=SECOND, case=SENT),
            Example(text="Hi Noor, as you asked, a short reminder.", kind=SECOND, case=SENT),
        ),
        bad=(
            Example(text="Hi Noor, just checking in. Any thoughts?", kind=SECOND),
            Example(text=SENT["history"][0]["text"], kind=SECOND, case=SENT),
        ),
        kinds=FOLLOW_UPS | {TouchKind.REINVITE},
        hides=frozenset({"C05", "F02"}),
    ),
)
"""The rules of this part of the family."""
