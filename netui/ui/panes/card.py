"""The card above the note: who this is, why they are due, what is on file."""

from __future__ import annotations

from netui.core.cadence.told import DONE
from netui.core.composition import Composition
from netui.core.model import Direction, Touch
from netui.ui.render import fit, line, wrapped
from netui.ui.widgets.lines import Piece


def card_lines(composition: Composition, width: int, height: int) -> list[tuple[Piece, ...]]:
    """Return at most ``height`` lines: person, reason, facts freshest first, last touches."""
    contact = composition.contact
    work = ", ".join(part for part in (contact.title, contact.company) if part)
    lines: list[tuple[Piece, ...]] = [
        ((contact.full, "title"), (f"  {work}" if work else "", "dim")),
        *reason_lines(composition, width),
        *guard_lines(composition, width),
        *(((words, "dim"),) for words in wrapped(composition.hours, width, 2) if words),
    ]
    touches = touch_line(composition.last_touches)
    room = height - len(lines) - (1 if touches else 0)
    lines += [
        ((f"{fact.label}  ", "dim"), (line(fact.text), ""))
        for fact in composition.facts[: max(0, room)]
    ]
    if touches:
        lines.append(touches)
    return lines[:height]


def reason_lines(composition: Composition, width: int) -> list[tuple[Piece, ...]]:
    """Return why this person is open and until when that is put off, on two lines each."""
    step = composition.standing.next
    if step is not None:
        later = wrapped(composition.put_off, width, 2)
        return [
            *(((words, "accent"),) for words in wrapped(step.reason, width, 2)),
            *(((words, "dim"),) for words in later if words),
        ]
    because = composition.standing.because
    words = because[-1] if because else "Nothing is scheduled."
    return [((part, "dim"),) for part in wrapped(words, width, 2)]


def guard_lines(composition: Composition, width: int) -> list[tuple[Piece, ...]]:
    """Return what would hold the note back, on one line; nothing where nothing would."""
    if not composition.against:
        return []
    return [(("! ", "warning"), (fit(composition.against, width - 2).rstrip(), ""))]


def touch_line(touches: tuple[Touch, ...]) -> tuple[Piece, ...] | None:
    """Return the last touches, newest first, on one line; none while there are none."""
    if not touches:
        return None
    words = [
        f"{'←' if touch.direction is Direction.IN else '→'} "
        f"{touch.date.day} {touch.date:%b} {DONE[touch.kind]}"
        for touch in touches
    ]
    return (("Last  ", "dim"), ("  ".join(words), ""))
