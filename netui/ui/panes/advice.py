"""What stands below the note: counter, checklist, and at most three hints with their keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len

from netui.actions import BY_ID, spoken
from netui.core.cadence.told import step_name
from netui.core.cadence.ways import WAYS
from netui.core.composition import Composition
from netui.core.hints.mending import first_mendable
from netui.core.hints.model import ChecklistLine, Findings, Hint
from netui.core.model import DraftState
from netui.core.text import count
from netui.ui.panes.hint_panel import MARKS, STYLES
from netui.ui.render import fit, line, wrapped
from netui.ui.widgets.lines import Piece

SHOWN = 3
ROOM_FOR_WORDS = 90
ROOM_FOR_KEYS = 66
MANY_SAME_WORDS = 60
"""Per cent of a note from which on it is told that somebody else had it."""

SAME_WORDS = "C09"
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
KeyOf = Callable[[str], str]
"""Returns the key in force of an action, as people write it."""


def registered(action_id: str) -> str:
    """Return the key that an action has where no keymap says otherwise."""
    return spoken(BY_ID[action_id].keys[0])


def advice_lines(
    composition: Composition,
    text: str,
    findings: Findings,
    width: int,
    height: int,
    *,
    saved: bool,
    subject: str = "",
    key_of: KeyOf = registered,
) -> list[tuple[Piece, ...]]:
    """Return at most ``height`` lines of ``width`` cells about the note."""
    lines = [counter_line(composition, text, width, saved=saved)]
    too_long = subject_lines(composition, subject)
    lines += too_long
    lines += checklist_lines(findings, width)
    same_words = likeness_lines(findings, width, key_of)
    lines += same_words
    # Beside words that somebody else has had already, or too many, it would not be true.
    if text and not (findings.shown or same_words or too_long):
        lines.append((("Nothing to mend.", "dim"),))
    lines += hint_lines(findings.shown, width, height - len(lines), key_of)
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


def subject_lines(composition: Composition, subject: str) -> list[tuple[Piece, ...]]:
    """Return by how much the subject is too long; nothing where it is not."""
    limit = composition.subject_limit
    over = count(subject) - limit if limit is not None else 0
    return [((f"Subject: {over} too many of {limit}", "error"),)] if over > 0 else []


def heading(composition: Composition) -> str:
    """Return what is being written and the way it goes: ``Follow up 2 of 3 · e-mail``."""
    step = composition.standing.next
    words = composition.kind.replace("_", " ").capitalize()
    if step is not None and step.kind is composition.kind:
        words = step_name(step).capitalize().replace("/", " of ")
    if composition.reader is not None:
        words = f"{words} of {line(composition.reader.full)}"
    way = composition.channel
    return f"{words} · {WAYS[way]}" if way else words


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


def likeness_lines(findings: Findings, width: int, key_of: KeyOf) -> list[tuple[Piece, ...]]:
    """Return how much of the note somebody else had already, where that matters.

    Nothing while the hint about it speaks (C09).
    """
    like = findings.alike
    if like is None or like.ratio < MANY_SAME_WORDS or SAME_WORDS in findings.rules:
        return []
    when = f", {like.date.day} {like.date:%b}" if like.date else ""
    key = f"  {key_of('note.compare')}"
    told = f"{like.ratio} % same words as to {like.person}{when}"
    room = width - len(key)
    return [((fit(told, min(cell_len(told), room)), "dim"), (key, "key"))]


def hint_lines(
    hints: Sequence[Hint], width: int, room: int, key_of: KeyOf = registered
) -> list[tuple[Piece, ...]]:
    """Return the first hints in ``room`` lines, the most important ones with their reason."""
    shown = hints[:SHOWN]
    more = len(hints) - len(shown)
    mendable = first_mendable(hints)
    lines: list[tuple[Piece, ...]] = []
    for number, hint in enumerate(shown):
        # Every hint behind this one keeps a line of its own.
        left = room - len(lines) - (len(shown) - number - 1)
        keys = hint_keys(hint, mendable, key_of, first=number == 0)
        lines += one_hint(hint, width, left, keys)
    if more > 0 and lines:
        tail = f"  +{more} more {key_of('hint.list')}"
        lines[-1] = (*cropped(lines[-1], width - len(tail)), (tail, "dim"))
    return lines


def hint_keys(hint: Hint, mendable: Hint | None, key_of: KeyOf, *, first: bool) -> str:
    """Return the keys that act on a hint: the fix where it is next, the first can be hushed.

    The same words as somebody else's are seen side by side.
    """
    fix = f"{key_of('hint.fix')} fix" if hint is mendable else ""
    ignore = f"{key_of('hint.suppress')} ignore" if first else ""
    compare = f"{key_of('note.compare')} compare" if hint.rule == SAME_WORDS else ""
    return " · ".join(part for part in (fix, compare, ignore) if part)


def one_hint(hint: Hint, width: int, room: int, keys: str) -> list[tuple[Piece, ...]]:
    """Return sign, code, message and reason of one hint in at most ``room`` lines.

    The keys stand at the right of the first line; where it is narrow before the reason, if
    that has room.
    """
    mark = f"{MARKS[hint.severity]} {hint.rule} "
    right = bool(keys) and (width >= ROOM_FOR_KEYS or room < 2)
    beside = f"  {keys}" if right else ""
    column = width - len(mark) - len(beside)
    told = wrapped(hint.message, column, max(1, min(3, room)))
    first = told[0].ljust(column) if right else told[0]
    lines: list[tuple[Piece, ...]] = [
        ((mark, STYLES[hint.severity]), (first, ""), (beside, "key"))
    ]
    lines += [((" " * len(mark), ""), (words, "")) for words in told[1:]]
    spare = room - len(lines)
    if spare > 0:
        lead = "" if right or not keys else f"{keys}  "
        reason = wrapped(f"{lead}{hint.why}", width - len(mark), min(2, spare))
        lines += [reason_line(words, lead, len(mark)) for words in reason[:1]]
        lines += [((" " * len(mark), ""), (words, "dim")) for words in reason[1:]]
    return lines


def reason_line(words: str, keys: str, indent: int) -> tuple[Piece, ...]:
    """Return the first line of a reason, the keys before it set off."""
    told = len(keys) if words.startswith(keys.rstrip()) else 0
    return ((" " * indent, ""), (words[:told], "key"), (words[told:], "dim"))


def cropped(pieces: tuple[Piece, ...], width: int) -> tuple[Piece, ...]:
    """Return the pieces of a line cut to ``width`` cells, so that something fits behind."""
    kept: list[Piece] = []
    for text, style in pieces:
        room = width - sum(cell_len(shown) for shown, _ in kept)
        whole = text if cell_len(text) <= room else fit(text, room)
        kept.append((whole, style))
    return tuple(kept)
