"""Rules about length."""

from __future__ import annotations

from collections.abc import Iterator

from netui.core.hints.cuts import cut_fix
from netui.core.hints.examined import Examined
from netui.core.hints.fixes import fact_fix
from netui.core.hints.model import Finding, Severity
from netui.core.hints.rule import Example, Family, Rule
from netui.core.model import TEXT_KINDS, Channel, Direction, TouchKind
from netui.core.text import overflow

FEW_WORDS = 8
MANY_UNITS = (400, 800)
MANY_WORDS = (125, 250)
"""Above the first it is a hint, above the second a warning."""

LONG_CHANNELS = frozenset({Channel.LINKEDIN_MESSAGE, Channel.INMAIL, Channel.EMAIL})
CHATS = frozenset({TouchKind.THANK_ACCEPT, TouchKind.ACCEPT_REPLY, TouchKind.CONVERSATION})
ANSWERS = frozenset({TouchKind.REPLIED, TouchKind.CONVERSATION})


def over_limit(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if the note is longer than its channel takes under this plan."""
    limit = examined.note.limit
    if limit is None or examined.units <= limit:
        return
    over = examined.units - limit
    place = overflow(examined.text, limit) or 0
    points = len(examined.text)
    apart = f" Emoji count double: {points} characters are {examined.units} units."
    yield Finding(
        message=f"{examined.units} / {limit}. {over} too many."
        + (apart if points != examined.units else ""),
        spans=((place, points),),
        fixes=cut_fix(examined, over),
    )


def too_long(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if a message is longer than most people answer.

    An e-mail is counted in words, without greeting and sign-off.
    """
    channel = examined.note.channel
    if channel not in LONG_CHANNELS or is_chat(examined):
        return
    if channel is Channel.EMAIL:
        size, unit, (much, most) = len(examined.body_words), "words", MANY_WORDS
        told = "A shorter mail to school boards drew more answers: 49 words instead of 127."
    else:
        size, unit, (much, most) = examined.units, "characters", MANY_UNITS
        told = "LinkedIn saw messages of recruiters answered most below 400."
    if size > much:
        yield Finding(
            message=f"{size} {unit}. {told}",
            severity=Severity.WARNING if size > most else Severity.HINT,
        )


def too_short(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if the body has a few words only; a blank note is another matter."""
    if examined.blank or len(examined.body_words) >= FEW_WORDS or is_chat(examined):
        return
    limit = examined.note.limit
    left = "" if limit is None else f" ({max(0, limit - examined.units)} characters left)"
    yield Finding(message=f"Room for one concrete clause{left}.", fixes=fact_fix(examined))


def is_chat(examined: Examined) -> bool:
    """Whether the note answers what the contact wrote last."""
    history = examined.note.history
    return bool(history) and (
        history[-1].kind in ANSWERS and history[-1].direction is Direction.IN
    )


MESSAGE = {"touch": {"channel": "linkedin_message", "limit": 8000}}
MAIL = {"touch": {"channel": "email", "limit": None}}

RULES = (
    Rule(
        code="L01",
        name="over-limit",
        family=Family.FORM,
        severity=Severity.ERROR,
        weight=97,
        summary="The note is longer than the channel takes.",
        why="LinkedIn cuts an invitation note off at its limit: 200 characters on a free "
        "account, 300 on a paid one; check yours (S2-18, E24).",
        source=("S2-18", "E24"),
        check=over_limit,
        good=(
            Example(text="Hi Theo, " + "a" * 291),
            Example(text="Hi Theo, see you on Friday."),
        ),
        bad=(
            Example(text="Hi Theo, " + "a" * 292),
            Example(text="👋" * 101, limit=200),
        ),
        hides=frozenset({"L02"}),
    ),
    Rule(
        code="L02",
        name="too-long",
        family=Family.FORM,
        severity=Severity.HINT,
        weight=26,
        summary="A message has more than 400 characters, or an e-mail more than 125 words.",
        why="Short and to the point (S2-17, S0-25): LinkedIn saw recruiters' messages under "
        "400 characters answered 22 % more than average (E01), and a mail cut from 127 to 49 "
        "words was answered more often in a trial (E02).",
        source=("S2-17", "S0-25", "E01", "E02"),
        check=too_long,
        good=(
            Example(text="Hi Noor, " + "a" * 391, kind=TouchKind.NURTURE, case=MESSAGE),
            Example(
                text="Hi Noor, " + "a " * 125 + "\n\nBest,\nDana",
                kind=TouchKind.NURTURE,
                case=MAIL,
            ),
        ),
        bad=(
            Example(text="Hi Noor, " + "a" * 392, kind=TouchKind.NURTURE, case=MESSAGE),
            Example(text="Hi Noor, " + "a " * 126, kind=TouchKind.NURTURE, case=MAIL),
        ),
        kinds=TEXT_KINDS - {TouchKind.CONVERSATION},
    ),
    Rule(
        code="L03",
        name="too-short",
        family=Family.FORM,
        severity=Severity.HINT,
        weight=20,
        summary="Beside greeting and sign-off the note has fewer than eight words.",
        why="A note of one's own takes a clause that fits nobody else (S3-21); the users of "
        "one e-mail tool got fewer answers to ten words or less (E08).",
        source=("S3-21", "E08"),
        check=too_short,
        good=(
            Example(text="Hi Noor, your talk on tides saved our spring survey in April."),
            Example(text="Thanks, Noor!", kind=TouchKind.THANK_ACCEPT),
        ),
        bad=(
            Example(text="Hi Noor, great talk!"),
            Example(text="Hallo Noor,\n\ntoller Vortrag!\n\nViele Grüße\nDana"),
        ),
        kinds=TEXT_KINDS - CHATS,
    ),
)
"""The rules of this family."""
