#!/usr/bin/env python3
"""Writes the tables of the pages from the program, so that no page can promise anything else.

Run it as ``.venv/bin/python docs/make_tables.py``. A table stands between two markers, such as
``<!-- keys -->`` and ``<!-- /keys -->``; ``tests/test_documents.py`` compares the two.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from netui.actions import ACTIONS
from netui.cli.parser import COMMANDS, build_parser
from netui.config.keymap import default_keymap, key_table_markdown
from netui.config.setting_rules import ANY
from netui.config.setting_rules import RULES as SETTING_RULES
from netui.config.toml import spelled
from netui.core.cadence.rules import RULES as CADENCE_RULES
from netui.core.hints.engine import BY_CODE, explain
from netui.core.hints.rule import Example
from netui.core.settings import Settings
from netui.errors import Problem

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent

COMMON = {"--help", "--file", "--json"}
"""Options that every command takes, told once above the table."""

FREE_NAMES = {"cadence.by_tag", "hints.severity"}
"""Settings that are tables with names of the user's choice."""

ELSEWHERE = frozenset({"days_off"})
"""What is set in a file of its own."""

LATER = frozenset(
    {
        "review.show_benchmarks",
        "review.months",
        "limits.checked_on",
        "editor",
    }
)
"""Settings that are read and checked, while what they are for has yet to come."""

MEANING = {
    "plan": "your LinkedIn account: decides how long an invitation note may be, and whether "
    "notes are counted by the month",
    "minutes_per_week": "the time you give it: by five days and six minutes a person it "
    "is how many people a day are shown",
    "limits.invite_free": "characters of an invitation note on a free account",
    "limits.invite_premium": "the same on a paid account, and while the plan is unknown",
    "limits.inmail_subject": "characters of an InMail subject",
    "limits.inmail": "characters of an InMail",
    "limits.message": "characters of a message to a connection",
    "limits.checked_on": "the day you last compared these figures with LinkedIn",
    "budget.invitations_per_week": "invitations from Monday to Sunday",
    "budget.invitations_hard": "the most that a week's budget can be",
    "budget.strangers_per_week": "how many of them may go to strangers",
    "budget.notes_per_month": "invitations with a note a calendar month, on a free account",
    "cadence.follow_up_days": "first and last business day of the window for a follow-up",
    "cadence.max_attempts": "notes without an answer before it ends; the invitation is one",
    "cadence.farewell": "a closing note after the last attempt, as the last attempt, or none",
    "cadence.reinvite_cooloff_days": "rest before a second invitation",
    "cadence.reinvite_max": "further invitations after the first has ended",
    "cadence.nurture_days": "between two notes that keep in touch; 30 to 365 count",
    "cadence.pending_question_days": "until an open invitation becomes a question",
    "cadence.expiry_question_days": "until it is taken for expired",
    "cadence.quiet_days": "of silence after which a conversation counts as over",
    "cadence.rapport_days": "between the welcome and a second note",
    "cadence.open_conversations": "conversations at a time; more, and invitations wait",
    "cadence.ask_give_ratio": "asks before something is given again; 0 is no limit",
    "cadence.strict": "invite nobody but people you know",
    "cadence.by_tag": "other figures for people with a tag, in `[cadence.by_tag.NAME]`; of two "
    "tags the gentler figure counts",
    "hints.blank_ok_days": "after a meeting, in which an invitation may go without a detail",
    "hints.emoji_tags": "tags of people with whom emoji are part of the trade",
    "hints.severity": 'how much a rule matters, in `[hints.severity]`: `C05 = "off"`',
    "email.signature": "your mail program signs for you, so that no name is missed",
    "email.thread": "your mail program quotes the earlier mail below a follow-up",
    "review.show_benchmarks": "show the review's benchmarks",
    "review.months": "of silence before the review names somebody",
    "clipboard.order": "the ways to copy, first choice first; none is the usual order",
    "clipboard.command": "a program of your own that takes the note on its standard input",
    "drafts.autosave_ms": "milliseconds after the last key until a draft is saved",
    "holidays": "whose public holidays are no business days, for contacts without a country",
    "theme": "the colours; none is `netui-dark`",
    "keymap": "a file with keys of your own, seen from the config folder",
    "editor": "your editor for long notes",
}
"""What each setting means, by its name."""


def keys() -> str:
    """Return the key table."""
    return key_table_markdown(ACTIONS, default_keymap(ACTIONS))


def commands() -> str:
    """Return the command table: how to call each, its own options, what it does."""
    rows = ["| command | options | does |", "|---|---|---|"]
    for name, does in COMMANDS.items():
        told = help_of(name)
        usage = " ".join(told.split("\n\n")[0].split()).removeprefix("usage: ")
        usage = re.sub(r" \[(?:-h|-?-[a-z-]+[^\]]*|options)\]", "", usage)
        usage = re.sub(r"(\w+) \[\1 \.\.\.\]", r"\1 …", usage).replace("...", "…")
        listed = re.findall(r"^ +(?:-\w, )?(--[a-z-]+)", told, re.MULTILINE)
        own = [option for option in listed if option not in COMMON]
        rows.append(f"| `{usage}` | {' '.join(f'`{o}`' for o in own)} | {does} |")
    return "\n".join(rows) + "\n"


def help_of(command: str) -> str:
    """Return what ``netui COMMAND --help`` prints, in wide lines."""
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = "400"
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
            build_parser().parse_args([command, "--help"])
    finally:
        del os.environ["COLUMNS"]
        if before is not None:
            os.environ["COLUMNS"] = before
    return printed.getvalue()


def defaults(group: msgspec.Struct, prefix: str = "") -> Iterator[tuple[str, object]]:
    """Yield the name and the default of every setting."""
    for field in msgspec.structs.fields(group):
        name, value = f"{prefix}{field.name}", getattr(group, field.name)
        if isinstance(value, msgspec.Struct):
            yield from defaults(value, f"{name}.")
        elif name not in ELSEWHERE:
            yield name, value


def settings() -> str:
    """Return the settings table: name, default, what it may be, what it means."""
    rows = ["| setting | default | may be | means |", "|---|---|---|---|"]
    for name, default in defaults(Settings()):
        later = " *(no effect yet)*" if name in LATER else ""
        rows.append(
            f"| `{name}` | {written(default)} | {allowed(name)} | {MEANING[name]}{later} |"
        )
    return "\n".join(rows) + "\n"


def written(value: object) -> str:
    """Return a default as it stands in the file; nothing for what is empty."""
    if value is None or value in ("", (), {}):
        return ""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, str):
        return f'`"{value}"`'
    if isinstance(value, tuple):
        return f"`{list(value)}`"
    return f"`{value}`"


def allowed(name: str) -> str:
    """Return what a setting may be, in the words that refuse anything else."""
    found = SETTING_RULES.get(tuple(name.split(".")))
    if found is None and name in FREE_NAMES:
        under = [key for key in SETTING_RULES if spelled(key[:2]) == name]
        if under[0][2:] == (ANY,):
            return SETTING_RULES[under[0]].allowed
        return "any of " + ", ".join(f"`{key[-1]}`" for key in under)
    return found.allowed if found else "fixed"


def hints() -> str:
    """Return the chapter of every hint rule."""
    parts = []
    for code, rule in sorted(BY_CODE.items()):
        told = explain(code)
        assert not isinstance(told, Problem)
        parts.append(
            f"## {told.code} {told.name}\n\n"
            f"**{told.severity.value}**{' · on trial' if told.preview else ''} · "
            f"{told.summary}\n\n"
            f"{told.why}\n\n"
            f"Stays silent:\n\n{notes(rule.good)}\n\nFires:\n\n{notes(rule.bad)}\n"
        )
    return "\n".join(parts)


def notes(examples: tuple[Example, ...]) -> str:
    """Return example notes as blocks, each with whom it is for where that matters."""
    blocks = []
    for example in examples:
        facts = [
            str(example.facts[name]) for name in ("full", "company") if name in example.facts
        ]
        to = f"To {', '.join(facts)}:\n\n" if facts else ""
        blocks.append(f"{to}```text\n{shortened(example.text)}\n```")
    return "\n\n".join(blocks)


def shortened(text: str) -> str:
    """Return a note with a long run of one character told as a number."""
    return re.sub(r"(.)\1{19,}", lambda run: f"{len(run[0])} times {run[1]}", text)


def cadence() -> str:
    """Return the rules behind every reason: name, what it says, statements, settings."""
    rows = ["| rule | says | statements | settings |", "|---|---|---|---|"]
    for rule in CADENCE_RULES:
        own = " ".join(f"`{name}`" for name in rule.settings)
        name = rule.name.replace("_", " ")
        rows.append(f"| {name} | {rule.says} | {', '.join(rule.statements)} | {own} |")
    return "\n".join(rows) + "\n"


TABLES = {
    "keys": ("README.md", keys),
    "commands": ("README.md", commands),
    "settings": ("README.md", settings),
    "hints": ("docs/rules.md", hints),
    "cadence": ("docs/cadence.md", cadence),
}
"""Each table with the page it stands in and what makes it."""


def filled(page: str, name: str, table: str) -> str:
    """Return a page with a table between its markers."""
    start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    before, found, rest = page.partition(start)
    _, ended, after = rest.partition(end)
    if not found or not ended:
        raise SystemExit(f"The markers of {name} are missing.")
    return f"{before}{start}\n{table.strip()}\n\n{end}{after}"


def main() -> None:
    """Write every table anew."""
    for name, (file, make) in TABLES.items():
        page = ROOT / file
        page.write_text(filled(page.read_text("utf-8"), name, make()), encoding="utf-8")


if __name__ == "__main__":
    main()
