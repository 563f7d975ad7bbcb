"""What stands below the note: counter, checklist, and at most three hints with their keys."""

from __future__ import annotations

from collections.abc import Sequence

from netui.actions import BY_ID, spoken
from netui.core.composition import Composition
from netui.core.hints.model import ChecklistLine, Findings, FixKind, Hint, Severity
from netui.core.model import DraftState
from netui.core.text import count
from netui.ui.panes.card import CHANNEL_NAMES
from netui.ui.panes.queue import step_name
from netui.ui.render import fit, wrapped
from netui.ui.widgets.lines import Piece

SHOWN = 3
ROOM_FOR_WORDS = 90
SHORT = {
    ChecklistLine.WHO_I_AM: "who I am",
    ChecklistLine.COMMON_GROUND: "common ground",
    ChecklistLine.DETAIL: "a detail",
    ChecklistLine.WHY: "why",
    ChecklistLine.FOR_THEM: "for them",
    ChecklistLine.ASK: "one ask",
}
"""The checklist where there is little room."""

BAR = 20
MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.HINT: "·"}
STYLES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "accent"}
FIX_KEY = spoken(BY_ID["hint.fix"].keys[0])


def advice_lines(
    composition: Composition,
    text: str,
    findings: Findings,
    width: int,
    height: int,
    *,
    saved: bool,
) -> list[tuple[Piece, ...]]:
    """Return at most ``height`` lines of ``width`` cells about the note."""
    lines = [counter_line(composition, text, width, saved=saved)]
    lines += checklist_lines(findings, width)
    if text and not findings.shown:
        lines.append((("Nothing to mend.", "dim"),))
    lines += hint_lines(findings.shown, width, height - len(lines))
    return lines[:height]


def counter_line(
    composition: Composition, text: str, width: int, *, saved: bool
) -> tuple[Piece, ...]:
    """Return the live counter in LinkedIn's counting and the draft's state."""
    used, limit, mark = count(text), composition.limit, composition.mark
    state = draft_state(composition, saved=saved)
    if limit is None:
        return ((f"{used}", "title"), (" characters", "dim"), (f"  {state}", "dim"))
    left = limit - used
    style = "error" if left < 0 else "warning" if mark and used > mark else "good"
    pieces: list[Piece] = [(f"{used}", style), (f" / {limit}", "dim")]
    if left < 0:
        pieces.append((f"  {-left} too many", "error"))
    elif mark and used > mark:
        pieces.append((f"  {used - mark} over {mark} (free accounts)", "warning"))
    elif mark:
        pieces.append((f"  {mark - used} left to {mark}", "dim"))
    else:
        pieces.append((f"  {left} left", "dim"))
    if width >= 70:
        filled = min(BAR, max(0, round(BAR * used / limit)))
        pieces.append(("  " + "━" * filled, style))
        pieces.append(("─" * (BAR - filled), "dim"))
    pieces.append((f"  {state}", "dim"))
    return tuple(pieces)


def heading(composition: Composition) -> str:
    """Return what is being written and the way it goes: ``Follow up 2 of 3 · e-mail``."""
    step = composition.standing.next
    words = composition.kind.replace("_", " ").capitalize()
    if step is not None and step.kind is composition.kind:
        words = step_name(step).capitalize().replace("/", " of ")
    way = CHANNEL_NAMES.get(composition.channel or "", "")
    return f"{words} · {way}" if way else words


def draft_state(composition: Composition, *, saved: bool) -> str:
    """Return how far the draft has come, in a word or two."""
    if not saved:
        return "saving …"
    draft = composition.draft
    if draft is None:
        return "template" if composition.template else "empty"
    return "copied" if draft.state is DraftState.COPIED else "saved"


def checklist_lines(findings: Findings, width: int) -> list[tuple[Piece, ...]]:
    """Return the six lines of a good note on two rows, in fewer words where it is narrow."""
    ticks = findings.checklist
    wide = width >= ROOM_FOR_WORDS
    words = {name: name.value if wide else SHORT[name] for name, _ in ticks}
    column = width // 3 if wide else max(map(len, SHORT.values())) + 4
    rows: list[tuple[Piece, ...]] = []
    for start in range(0, len(ticks), 3):
        row = [
            (f"{'✓' if done else '○'} {words[name]}".ljust(column), "good" if done else "dim")
            for name, done in ticks[start : start + 3]
        ]
        row[-1] = (row[-1][0].rstrip(), row[-1][1])
        rows.append(tuple(row))
    return rows


def hint_lines(hints: Sequence[Hint], width: int, room: int) -> list[tuple[Piece, ...]]:
    """Return the first hints in ``room`` lines, the most important ones with their reason."""
    shown = hints[:SHOWN]
    more = len(hints) - len(shown)
    lines: list[tuple[Piece, ...]] = []
    for number, hint in enumerate(shown):
        # Every hint behind this one keeps a line of its own.
        left = room - len(lines) - (len(shown) - number - 1)
        lines += one_hint(hint, width, left, first=number == 0)
    if more > 0 and lines:
        lines[-1] = (*lines[-1], (f"  +{more} more", "dim"))
    return lines


def one_hint(hint: Hint, width: int, room: int, *, first: bool) -> list[tuple[Piece, ...]]:
    """Return code, key of the fix, message and reason of one hint in at most ``room`` lines."""
    mendable = any(fix.kind in {FixKind.SAFE, FixKind.CHOICE} for fix in hint.fixes)
    key = f"{FIX_KEY} " if first and mendable else ""
    mark = f"{MARKS[hint.severity]} {hint.rule} "
    told = wrapped(hint.message, width - len(mark), max(1, min(3, room)))
    lines: list[tuple[Piece, ...]] = [((mark, STYLES[hint.severity]), (told[0], ""))]
    lines += [((" " * len(mark), ""), (words, "")) for words in told[1:]]
    spare = room - len(lines)
    if spare > 0:
        reason = wrapped(hint.why, width - len(mark) - len(key), min(2, spare))
        lines.append(((" " * len(mark), ""), (key, "key"), (reason[0], "dim")))
        lines += [((" " * (len(mark) + len(key)), ""), (words, "dim")) for words in reason[1:]]
    elif key:
        lines[0] = (lines[0][0], (key, "key"), (fit(told[0], width - len(mark) - len(key)), ""))
    return lines
