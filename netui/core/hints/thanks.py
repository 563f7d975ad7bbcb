"""Rules about thanks for a connection and about a farewell that is whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netui.core.hints.address import addressed
from netui.core.hints.examined import Examined
from netui.core.hints.fixes import going_on
from netui.core.hints.follow_up_words import FollowUpWords
from netui.core.hints.model import Edit, Finding, Fix, FixKind, Severity, Span
from netui.core.hints.rule import Example, Family, Rule
from netui.core.hints.wording import find, without, word_lists
from netui.core.model import TouchKind

PLAIN_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?=[\s,;:!?]|\.\s|\.?\Z)")
"""A word that a capital may begin: no address, no file, no name with an inner capital."""

PARTS = (
    ("thanks", "thank_time", "thanks for the time"),
    ("door", "open_door", "an open door"),
    ("wishes", "wish_well", "good wishes"),
)
"""What a farewell holds: the list that finds it, the sentence that adds it, its name."""


def no_thanks_on_accept(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if the first note to a new connection does not thank."""
    if not examined.text.strip() or thanks_in(examined, whole(examined)):
        return
    fix = Fix(label="Thank them", kind=FixKind.SAFE, edits=(thanking(examined),))
    yield Finding(message="They said yes: thank them first.", fixes=(fix,))


def whole(examined: Examined) -> Span:
    """Return all of the note."""
    return (0, len(examined.text))


def thanks_in(examined: Examined, within: Span) -> tuple[Span, ...]:
    """Return where the note thanks; no thanks necessary is none."""
    said = find(examined, FollowUpWords, "thanks", within)
    return without(said, find(examined, FollowUpWords, "no_thanks", within)) if said else ()


def thanking(examined: Examined) -> Edit:
    """Return the edit that thanks: after the greeting, or before all with the name."""
    line: str = word_lists(FollowUpWords, examined.language).thank_line
    name = examined.contact.call_name
    start, end = examined.anatomy.greeting
    if examined.anatomy.opener != "greeting" or end <= start:
        return before_sentence(examined, 0, f"{line}, {name}. " if name else f"{line}. ")
    place = end + len(examined.text[end:]) - len(examined.text[end:].lstrip())
    lead = "" if place > end or examined.text[end - 1].isspace() else " "
    goes_on = "\n" not in examined.text[start:place] and "," in examined.text[start:end]
    return before_sentence(examined, place, f"{lead}{going_on(line) if goes_on else line}. ")


def before_sentence(examined: Examined, place: int, added: str) -> Edit:
    """Return the edit that adds a sentence, what follows it beginning with a capital then."""
    word = PLAIN_WORD.match(examined.text, place)
    if word is None or not word.group().islower():
        return (place, place, added)
    return (place, place + 1, added + word.group()[0].upper())


def farewell_incomplete(examined: Examined) -> Iterator[Finding]:
    """Yield a finding that names what a farewell lacks."""
    if examined.blank:
        return
    lacking = [part for part in PARTS if not holds(examined, part[0])]
    if not lacking:
        return
    words = word_lists(FollowUpWords, examined.language)
    added = " ".join(addressed(examined, getattr(words, part)) for _, part, _ in lacking)
    start, end = examined.anatomy.body
    place = start + len(examined.text[start:end].rstrip())
    stop = "" if examined.text[place - 1 : place] in ".!?…,:" else "."
    fix = Fix(
        label="Add what is missing",
        kind=FixKind.SAFE,
        edits=((place, place, f"{stop} {added}"),),
    )
    named = ", ".join(name for _, _, name in lacking)
    yield Finding(message=f"Missing: {named}.", fixes=(fix,))


def holds(examined: Examined, kind: str) -> bool:
    """Whether a part of a farewell is there; a closing such as Many thanks counts as one."""
    if kind == "thanks":
        return bool(thanks_in(examined, whole(examined)))
    return bool(find(examined, FollowUpWords, kind, whole(examined)))


NEW = TouchKind.THANK_ACCEPT
LAST = TouchKind.FAREWELL

RULES = (
    Rule(
        code="F04",
        name="no-thanks-on-accept",
        family=Family.FOLLOW_UP,
        severity=Severity.WARNING,
        weight=55,
        summary="The first note to a new connection does not thank.",
        why="Thank who accepted (S1-41); people underrate how good that feels (E19b).",
        source=("S1-41", "E19b"),
        check=no_thanks_on_accept,
        good=(
            Example(text="Thanks for accepting, Noor.", kind=NEW),
            Example(text="Hola Noor, te agradezco que hayas aceptado.", kind=NEW),
        ),
        bad=(
            Example(text="Hi Noor, great to be connected! Can we talk?", kind=NEW),
            Example(text="Hi Noor, no thanks necessary. Can we talk?", kind=NEW),
        ),
        kinds=frozenset({TouchKind.THANK_ACCEPT, TouchKind.ACCEPT_REPLY}),
    ),
    Rule(
        code="F05",
        name="farewell-incomplete",
        family=Family.FOLLOW_UP,
        severity=Severity.HINT,
        weight=25,
        summary="A farewell lacks thanks, an open door or good wishes.",
        why="A last note thanks, leaves the door open and wishes well (S0-44, S0-45, S0-46).",
        source=("S0-44", "S0-45", "S0-46"),
        check=farewell_incomplete,
        good=(
            Example(
                text="Hi Noor, thank you for your time. If things change, my door is open. I "
                "wish you a good season.",
                kind=LAST,
            ),
            Example(
                text="Hallo Noor, danke für Ihre Zeit. Falls es mal passt, gern. Alles Gute!",
                kind=LAST,
            ),
        ),
        bad=(
            Example(text="Hi Noor, thanks anyway for your time.", kind=LAST),
            Example(text="Bonjour Noor, je vous souhaite une bonne saison.", kind=LAST),
        ),
        kinds=frozenset({TouchKind.FAREWELL}),
    ),
)
"""The rules of this part of the family."""
