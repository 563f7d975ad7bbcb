"""Rules about length and form."""

from __future__ import annotations

from collections.abc import Iterator

from netui.core.hints.cuts import cut_fix
from netui.core.hints.examined import Examined
from netui.core.hints.fixes import fact_fix
from netui.core.hints.model import Finding, Severity
from netui.core.hints.rule import Example, Family, Rule
from netui.core.model import TEXT_KINDS, Direction, TouchKind
from netui.core.text import overflow

FEW_WORDS = 8
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
