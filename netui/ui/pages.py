"""Pages of text for the dialogs: the keys, a rule, a reason, a report. All of it literal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import zip_longest

from textual.content import Content

from netui.actions import ACTIONS, Scope, spoken
from netui.core.exchange.report import ImportReport, report_lines
from netui.core.hints.comparing import Run, compared
from netui.core.hints.model import Hint
from netui.core.hints.rule import Explanation
from netui.core.hints.sent import Likeness
from netui.ui.keys import KeysInForce
from netui.ui.render import day_name, plain, wrapped

KEY_COLUMN = 16

GROUPS = (
    ("The note", ("note.", "hint.")),
    ("What happened, and what is next", ("touch.", "queue.")),
    ("People", ("contact.", "contacts.", "data.")),
    ("The app", ("app.", "pane.", "screen.")),
)
"""The headings of the help, each with how the ids under it begin."""


def paragraphs(parts: Iterable[Content]) -> Content:
    """Return parts with an empty line between them."""
    return Content("\n\n").join(list(parts))


def labelled(label: str, text: str) -> Content:
    """Return a label and a text that may hold anything."""
    return Content.assemble((f"{label}  ", "bold"), plain(text))


def rule_page(rule: Explanation, hint: Hint | None = None) -> Content:
    """Return a rule in full: what it found here, what it looks for, why, and examples."""
    parts = [labelled("Here", hint.message)] if hint else []
    parts += [plain(rule.summary), labelled("Why", rule.why)]
    if rule.good:
        parts.append(listed("Stays silent", rule.good))
    if rule.bad:
        parts.append(listed("Fires", rule.bad))
    return paragraphs(parts)


def listed(label: str, lines: Iterable[str]) -> Content:
    """Return a label above lines."""
    return Content("\n").join(
        [Content.styled(label, "bold"), *(plain(f"  {line}") for line in lines)]
    )


def likeness_page(like: Likeness, note: str, today: dt.date) -> Content:
    """Return this note and an earlier one, the words that only one of them has set off."""
    mine, theirs = compared(note, like.text)
    when = f" of {day_name(like.date, today)}" if like.date else ""
    return paragraphs(
        [
            plain(f"{like.ratio} % the same as your note to {like.person}{when}."),
            plain("Words that stand in one of them only are bold and underlined.", "dim"),
            labelled_runs("This note", mine),
            labelled_runs(f"To {like.person}", theirs),
        ]
    )


def labelled_runs(label: str, runs: Iterable[Run]) -> Content:
    """Return a note in runs under a label, its own words set off."""
    words = [plain(run.text, "" if run.shared else "bold underline") for run in runs]
    return Content("\n").join([plain(label, "bold $accent"), Content("").join(words)])


def why_page(sentences: Iterable[str]) -> Content:
    """Return the sentences of a reason, a paragraph each."""
    return paragraphs(plain(sentence) for sentence in sentences)


def report_page(report: ImportReport) -> Content:
    """Return what an import found, changed and left out."""
    return Content("\n").join([plain(line) for line in report_lines(report)])


def help_page(scope: Scope, about: str, in_force: KeysInForce, width: int) -> Content:
    """Return what a pane is for and every key that works in it, in lines of ``width`` cells."""
    lines = [plain(about)]
    column = min(KEY_COLUMN, width // 3)
    for title, families in GROUPS:
        told: list[Content] = []
        for action in ACTIONS:
            keys = in_force.of(action, scope)
            if keys and action.id.startswith(families):
                told += explained([spoken(key) for key in keys], action.help, column, width)
        if told:
            lines += [Content(""), Content.styled(title, "bold"), *told]
    moving = "↑ ↓ j k pgup pgdn home end move in lists; ctrl+z and ctrl+y undo typing."
    return Content("\n").join([*lines, Content(""), plain(moving)])


def explained(keys: list[str], words: str, column: int, width: int) -> list[Content]:
    """Return keys on the left and what they do on the right, on as many lines as it takes."""
    left = wrapped(" ".join(keys), column - 2, len(keys))
    right = wrapped(words, max(1, width - column), len(words))
    return [
        Content.assemble((key.ljust(column), "bold $accent"), plain(said))
        for key, said in zip_longest(left, right, fillvalue="")
    ]
