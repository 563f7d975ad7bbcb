"""What can be typed after each command: its words and options, with their help."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser
from collections.abc import Callable

from netui.cli.helping import HelpAsWritten

USAGE = {
    "draft": "WHO [KIND]",
    "add": "NAME [FIELD=VALUE …]",
    "lint": "[WHO] [KIND]",
    "edit": "WHO FIELD=VALUE …",
    "log": "WHO KIND",
    "touch": "ID FIELD=VALUE …",
}
"""How the words of a command are written where argparse cannot tell them apart."""

SORTS = ("name", "due", "company", "stage", "newest")
WHO = "contact id, profile address or slug, e-mail address, or name"
HOW_FIELDS = """\
how some fields are written:
  country=Germany, DE, DE-BY or "Bavaria, Germany"   timezone=Europe/Berlin   langs=de,en
  weekdays=sun-thu or mon,wed
  leave=2026-08-03..2026-08-21, or one day; several with commas
  milestones="birthday | 03-14", a day of every year as MM-DD; several with semicolons
  news="opened a workshop | 2026-02-20 | tone=good"; several with semicolons
  FIELD= clears; in a part, name=value names one of its fields
"""
FIELDS = "FIELD=VALUE sets, FIELD+=VALUE and FIELD-=VALUE change a list, met.where=… reaches in"


def add_arguments(command: ArgumentParser, name: str) -> None:
    """Add everything a command takes: what all do, its words, its own options."""
    command.add_argument(
        "--file", metavar="PATH", default=argparse.SUPPRESS, help="another data file"
    )
    command.add_argument("--json", action="store_true", help="print JSON")
    if name in USAGE:
        add_words(command, USAGE[name])
    for add in TAKES.get(name, ()):
        add(command)


def add_words(command: ArgumentParser, words: str) -> None:
    """Add words that the command itself has to tell apart."""
    command.usage = f"%(prog)s {words} [options]"
    meaning = FIELDS if "FIELD" in words else WHO
    many = "*" if words.startswith("[") else "+"
    command.add_argument("words", nargs=many, metavar=words, help=meaning)
    if meaning is FIELDS:
        command.epilog = HOW_FIELDS
        command.formatter_class = HelpAsWritten


def who(command: ArgumentParser) -> None:
    """Add whom it is about."""
    command.add_argument("who", nargs="+", metavar="WHO", help=WHO)


def dry_run(command: ArgumentParser) -> None:
    """Add the way to look before anything is written."""
    command.add_argument(
        "--dry-run", action="store_true", help="show what would change and write nothing"
    )


def unasked(command: ArgumentParser) -> None:
    """Add the way to do it without a question."""
    command.add_argument("--yes", action="store_true", help="do it without asking")


def import_arguments(command: ArgumentParser) -> None:
    """Add what ``import`` takes."""
    command.add_argument("paths", nargs="+", metavar="PATH", help="zip, folder or CSV")
    command.add_argument(
        "--dry-run", action="store_true", help="tell what would change and write nothing"
    )


def list_arguments(command: ArgumentParser) -> None:
    """Add what ``list`` takes."""
    command.add_argument("query", nargs="*", metavar="QUERY", help="words and fields")
    command.add_argument("--sort", choices=SORTS, default="", help="the order (name)")
    command.add_argument("--limit", type=whole, metavar="N", help="at most so many")
    command.add_argument("--archived", action="store_true", help="archived people")


def many_at_once(command: ArgumentParser) -> None:
    """Add what makes a command about many people at once."""
    command.add_argument(
        "--query", metavar="QUERY", help="everybody it finds, in the place of WHO"
    )
    unasked(command)
    command.add_argument(
        "--dry-run", action="store_true", help="show whom it finds and write nothing"
    )


def log_arguments(log: ArgumentParser) -> None:
    """Add what ``log`` takes besides whom and what."""
    log.add_argument("--channel", help="how it travelled")
    log.add_argument("--direction", help="in or out, for a conversation (out)")
    log.add_argument("--date", metavar="YYYY-MM-DD", help="the day (today)")
    text = log.add_mutually_exclusive_group()
    text.add_argument("--text", help="the exact words")
    text.add_argument("--text-file", metavar="FILE", help="a file with them, - for stdin")
    log.add_argument("--subject", default="", help="the subject line")
    log.add_argument("--outcome", default="", help="what came of it")
    log.add_argument(
        "--until", metavar="DAY", help="the end of a snooze: YYYY-MM-DD, 3d, fri, news"
    )
    log.add_argument("--on", metavar="YYYY-MM-DD", help="the day of a promise")
    log.add_argument("--note", default="", help="a remark of your own")
    log.add_argument(
        "--override",
        metavar="REASON",
        help="log it against a guard; with --yes also a fourth attempt",
    )


def draft_arguments(command: ArgumentParser) -> None:
    """Add what ``draft`` takes besides whom and what kind of note."""
    command.add_argument("--channel", help="how it is to travel")


def touch_arguments(command: ArgumentParser) -> None:
    """Add what ``touch`` takes besides which and what."""
    command.add_argument("--delete", action="store_true", help="it did not happen")


def due_arguments(due: ArgumentParser) -> None:
    """Add the options of ``due``."""
    due.add_argument("--days", type=whole, default=0, metavar="N", help="look N days ahead")
    due.add_argument(
        "--clear",
        choices=("spread", "farewell", "close"),
        help="put everything overdue off, or part from whoever has not answered",
    )
    due.add_argument(
        "--dry-run", action="store_true", help="with --clear: tell and write nothing"
    )
    due.add_argument("--count", action="store_true", help="print only how many")
    due.add_argument(
        "--forecast", action="store_true", help="print how many each day brings (14 days)"
    )


def lint_arguments(lint: ArgumentParser) -> None:
    """Add what ``lint`` takes besides whom and what kind of note."""
    lint.add_argument("--text-file", metavar="FILE", help="the note, - for stdin (stdin)")
    lint.add_argument("--channel", help="how it is to travel")
    lint.add_argument("--subject", default="", help="the subject line")
    lint.add_argument("--date", metavar="YYYY-MM-DD", help="the day it is to be sent (today)")
    other = lint.add_mutually_exclusive_group()
    other.add_argument("--cases", metavar="FILE", help="run self-contained cases, JSON lines")
    other.add_argument("--explain", metavar="CODE", help="tell a rule with its examples")
    other.add_argument(
        "--suppressions", action="store_true", help="list the hints you do not want to see"
    )
    other.add_argument("--lift", type=whole, metavar="ID", help="show one of those again")


def history_arguments(command: ArgumentParser) -> None:
    """Add the options of ``history``."""
    command.add_argument("--limit", type=whole, default=30, metavar="N", help="how many (30)")


def backup_arguments(command: ArgumentParser) -> None:
    """Add what ``backup`` takes."""
    command.add_argument("path", nargs="?", metavar="PATH", help="a file or folder")


def restore_arguments(command: ArgumentParser) -> None:
    """Add what ``restore`` takes."""
    command.add_argument("which", nargs="?", metavar="BACKUP", help="its number, name or path")


def doctor_arguments(command: ArgumentParser) -> None:
    """Add the options of ``doctor``."""
    command.add_argument("--fix", action="store_true", help="mend what can be mended")


def whole(text: str) -> int:
    """Return a number of days or lines."""
    if not text.isdecimal() or len(text) > 6:
        raise argparse.ArgumentTypeError(f"takes a whole number from 0 on, not “{text}”")
    return int(text)


TAKES: dict[str, tuple[Callable[[ArgumentParser], None], ...]] = {
    "import": (import_arguments,),
    "list": (list_arguments,),
    "show": (who,),
    "edit": (many_at_once,),
    "archive": (who,),
    "log": (log_arguments, many_at_once),
    "touch": (touch_arguments,),
    "due": (due_arguments,),
    "why": (who,),
    "draft": (draft_arguments,),
    "lint": (lint_arguments,),
    "history": (history_arguments,),
    "backup": (backup_arguments,),
    "restore": (restore_arguments, dry_run, unasked),
    "doctor": (doctor_arguments, unasked),
    "forget": (who, unasked),
}
"""What each command takes beyond what all take, in the order of its help."""
