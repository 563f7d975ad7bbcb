"""What can be typed after ``netui``: commands, options and their help, and nothing they do."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn

from netui.core.nearest import did_you_mean
from netui.errors import UsageProblem

COMMANDS: dict[str, str] = {
    "import": "read LinkedIn's archive into the data file",
    "list": "list people, by the query language of the filter",
    "show": "show one person: facts, timeline, next touch",
    "add": "add a person",
    "edit": "edit a person's fields",
    "archive": "archive a person: kept on file, no longer listed",
    "log": "log a touch: sent, received, put off",
    "touch": "correct or delete a touch that was logged wrongly",
    "due": "show who is due today",
    "why": "tell why a person is or is not due",
    "draft": "print the draft the composer would open",
    "lint": "check a note, on stdin or in a file, against the hints",
    "undo": "take back the last change",
    "redo": "do again what was taken back",
    "history": "show the changes, newest first",
    "backup": "write a backup of everything",
    "restore": "list the backups, or go back to one",
    "doctor": "check files, folders, clipboard and settings",
    "forget": "erase a person from every file; no undo",
    "keys": "show every key",
    "paths": "show where everything is kept",
}
"""Every command with what it does."""

USAGE = {
    "draft": "WHO [KIND]",
    "add": "NAME [FIELD=VALUE …]",
    "lint": "[WHO] [KIND]",
    "edit": "WHO FIELD=VALUE …",
    "log": "WHO KIND",
    "touch": "ID FIELD=VALUE …",
}
"""How the words of a command are written where argparse cannot tell them apart."""

WORDS = ("words", "who", "query", "paths")
"""Where a command keeps the words that are no options."""

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


class BadUsageError(Exception):
    """The words of a command line cannot be read; carries the problem to tell."""

    def __init__(self, problem: UsageProblem) -> None:
        """Keep the problem."""
        super().__init__(str(problem))
        self.problem = problem


class Parser(argparse.ArgumentParser):
    """An argument parser that hands its complaint back instead of ending the process."""

    def error(self, message: str) -> NoReturn:
        """Raise the complaint with where to read on."""
        text = message[:1].upper() + message[1:]
        raise BadUsageError(UsageProblem(text, todo=f"See {self.prog} --help."))


def read_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Return the arguments as a namespace, or raise :class:`BadUsageError`."""
    command = command_of(argv)
    if command and command not in COMMANDS:
        problem = UsageProblem(f"There is no command “{command}”.", todo=near(command))
        raise BadUsageError(problem)
    parser = build_parser()
    args, rest = parser.parse_known_args(
        as_query(argv) if command == "list" else with_query(argv)
    )
    # Words behind an option are words too: netui log amara --channel email invite.
    words: list[str] | None = next(
        (getattr(args, name) for name in WORDS if hasattr(args, name)), None
    )
    if rest and (words is None or any(word.startswith("-") for word in rest)):
        text = f"There is no option like this: {' '.join(rest)}."
        where = f"netui {command}".strip()
        raise BadUsageError(UsageProblem(text, todo=f"See {where} --help."))
    if words is not None:
        words.extend(rest)
    return args


def near(command: str) -> str:
    """Return the question that offers the nearest command."""
    return did_you_mean(command, COMMANDS)


def command_of(argv: Sequence[str]) -> str:
    """Return the first word that is neither an option nor the value of one."""
    words = iter(argv)
    for word in words:
        if word == "--file":
            next(words, None)
        elif not word.startswith("-"):
            return word
    return ""


def as_query(argv: Sequence[str]) -> list[str]:
    """Write ``-tag:family`` as ``!tag:family``, which means the same and is no option."""
    return [
        f"!{word[1:]}" if len(word) > 2 and word[0] == "-" and word[1] != "-" else word
        for word in argv
    ]


def with_query(argv: Sequence[str]) -> list[str]:
    """Write a query that follows ``--query`` so that it is no option."""
    return [
        word if before != "--query" else as_query([word])[0]
        for before, word in zip(("", *argv), argv, strict=False)
    ]


def build_parser() -> Parser:
    """Return the parser of the whole command line."""
    parser = Parser(
        prog="netui",
        description="Polite persistence, in your terminal. Without a command: the app.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    parser.add_argument("--demo", action="store_true", help="open an invented network")
    parser.add_argument("--file", metavar="PATH", help="another data file")
    parser.set_defaults(command="")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    made = {name: subparser(commands, name, does) for name, does in COMMANDS.items()}
    people_arguments(made)
    log_arguments(made["log"])
    made["draft"].add_argument("--channel", help="how it is to travel")
    made["touch"].add_argument("--delete", action="store_true", help="it did not happen")
    query_arguments(made)
    lint_arguments(made["lint"])
    made["import"].add_argument("paths", nargs="+", metavar="PATH", help="zip, folder or CSV")
    made["import"].add_argument(
        "--dry-run", action="store_true", help="tell what would change and write nothing"
    )
    safety_arguments(made)
    due_arguments(made["due"])
    made["history"].add_argument(
        "--limit", type=whole, default=30, metavar="N", help="how many (30)"
    )
    return parser


def due_arguments(due: Parser) -> None:
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


def subparser(
    commands: argparse._SubParsersAction[Parser],
    name: str,
    does: str,
) -> Parser:
    """Return the parser of one command, with the options all commands have."""
    made = commands.add_parser(
        name, help=does, description=f"{does[:1].upper()}{does[1:]}.", allow_abbrev=False
    )
    made.set_defaults(command=name)
    made.add_argument(
        "--file", metavar="PATH", default=argparse.SUPPRESS, help="another data file"
    )
    made.add_argument("--json", action="store_true", help="print JSON")
    return made


def safety_arguments(made: dict[str, Parser]) -> None:
    """Add what the commands about safety and privacy take."""
    made["backup"].add_argument("path", nargs="?", metavar="PATH", help="a file or folder")
    made["restore"].add_argument(
        "which", nargs="?", metavar="BACKUP", help="its number, name or path"
    )
    made["restore"].add_argument(
        "--dry-run", action="store_true", help="show what would change and write nothing"
    )
    made["doctor"].add_argument("--fix", action="store_true", help="mend what can be mended")
    made["forget"].add_argument("who", nargs="+", metavar="WHO", help=WHO)
    for name in ("restore", "doctor", "forget"):
        made[name].add_argument("--yes", action="store_true", help="do it without asking")


def people_arguments(made: dict[str, Parser]) -> None:
    """Add what the commands about people take."""
    made["list"].add_argument("query", nargs="*", metavar="QUERY", help="words and fields")
    made["list"].add_argument("--sort", choices=SORTS, default="", help="the order (name)")
    made["list"].add_argument("--limit", type=whole, metavar="N", help="at most so many")
    made["list"].add_argument("--archived", action="store_true", help="archived people")
    for name in ("show", "archive", "why"):
        made[name].add_argument("who", nargs="+", metavar="WHO", help=WHO)
    for name, words in USAGE.items():
        made[name].usage = f"%(prog)s {words} [options]"
        meaning = FIELDS if "FIELD" in words else WHO
        many = "*" if words.startswith("[") else "+"
        made[name].add_argument("words", nargs=many, metavar=words, help=meaning)
        if meaning is FIELDS:
            made[name].epilog = HOW_FIELDS
            made[name].formatter_class = argparse.RawDescriptionHelpFormatter


def query_arguments(made: dict[str, Parser]) -> None:
    """Add what makes a command about many people at once."""
    for name in ("edit", "log"):
        made[name].add_argument(
            "--query", metavar="QUERY", help="everybody it finds, in the place of WHO"
        )
        made[name].add_argument("--yes", action="store_true", help="do it without asking")
        made[name].add_argument(
            "--dry-run", action="store_true", help="show whom it finds and write nothing"
        )


def log_arguments(log: Parser) -> None:
    """Add what ``netui log`` takes besides whom and what."""
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


def lint_arguments(lint: Parser) -> None:
    """Add what ``netui lint`` takes besides whom and what kind of note."""
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


def whole(text: str) -> int:
    """Return a number of days or lines."""
    if not text.isdecimal() or len(text) > 6:
        raise argparse.ArgumentTypeError(f"takes a whole number from 0 on, not “{text}”")
    return int(text)
