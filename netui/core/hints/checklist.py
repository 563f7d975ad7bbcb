"""The six lines beside a note, ticked as the text comes to hold them.

A tick says that something of the kind is there, never that it is good.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from netui.core.hints.examined import Examined
from netui.core.hints.introduction import introduces, names_any
from netui.core.hints.model import ChecklistLine

COMMON = frozenset({"met", "mutual", "school", "group"})
LINKS = ("http", "www.")
ASKS = 2


MISSED_BY = {
    "C06": ChecklistLine.WHO_I_AM,
    "C03": ChecklistLine.COMMON_GROUND,
    "C04": ChecklistLine.COMMON_GROUND,
    "C05": ChecklistLine.DETAIL,
    "C02": ChecklistLine.WHY,
    "R02": ChecklistLine.FOR_THEM,
    "R03": ChecklistLine.ASK,
}
"""The line that each of these rules complains about."""


def checklist(
    examined: Examined, spoke: Collection[str] = ()
) -> tuple[tuple[ChecklistLine, bool], ...]:
    """Return each line with whether the note ticks it.

    A line that one of the rules which ``spoke`` misses is never ticked beside it.
    """
    if examined.blank:
        return tuple((line, False) for line in ChecklistLine)
    missed = {MISSED_BY[code] for code in spoke if code in MISSED_BY}
    return tuple((line, line not in missed and TICKS[line](examined)) for line in ChecklistLine)


def common_ground(examined: Examined) -> bool:
    """Whether the note says where they met or what they share."""
    if examined.says("ground", "meetings") or any(f.kind in COMMON for f in examined.used):
        return True
    shared = set(examined.note.me.schools) | set(examined.note.me.groups)
    return names_any(examined.vocabulary, tuple(shared & set(examined.contact.schools)))


def detail(examined: Examined) -> bool:
    """Whether something on file about the contact is in the note."""
    return bool(examined.used)


def why(examined: Examined) -> bool:
    """Whether the note gives a reason that is not a blank of a template."""
    return examined.says("reason") and "{reason}" not in examined.text


def for_them(examined: Examined) -> bool:
    """Whether there is something in it for the contact: an offer, thanks or a link."""
    return examined.says("offer") or any(link in examined.flat for link in LINKS)


def small_ask(examined: Examined) -> bool:
    """Whether the note asks for something, once or twice, and for nothing big."""
    start, end = examined.anatomy.body
    questions = examined.masked.count("?", start, end)
    asked = questions > 0 or examined.says("ask")
    return asked and questions <= ASKS and not examined.says("big_ask")


TICKS: dict[ChecklistLine, Callable[[Examined], bool]] = {
    ChecklistLine.WHO_I_AM: introduces,
    ChecklistLine.COMMON_GROUND: common_ground,
    ChecklistLine.DETAIL: detail,
    ChecklistLine.WHY: why,
    ChecklistLine.FOR_THEM: for_them,
    ChecklistLine.ASK: small_ask,
}
