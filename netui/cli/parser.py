"""Reads a command line: which command, and what was typed after it.

The parser of every command is made only for help and complaints: a command line that begins
with its command, as nearly all do, gets the parser of that one.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn

from netui.cli.helping import Help
from netui.cli.options import add_arguments
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

WORDS = ("words", "who", "query", "paths")
"""Where a command keeps the words that are no options."""


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
    typed = as_query(argv) if command == "list" else with_query(argv)
    if command and argv[0] == command:
        args, rest = command_parser(command).parse_known_args(typed[1:])
    else:
        args, rest = build_parser().parse_known_args(typed)
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


def command_parser(name: str) -> Parser:
    """Return the parser of one command, for what is typed after it."""
    parser = Parser(prog=f"netui {name}", **described(name))
    parser.set_defaults(version=False, demo=False, file=None, command=name)
    add_arguments(parser, name)
    return parser


def build_parser() -> Parser:
    """Return the parser of the whole command line."""
    parser = Parser(
        prog="netui",
        description="Polite persistence, in your terminal. Without a command: the app.",
        allow_abbrev=False,
        formatter_class=Help,
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    parser.add_argument("--demo", action="store_true", help="open an invented network")
    parser.add_argument("--file", metavar="PATH", help="another data file")
    parser.set_defaults(command="")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, does in COMMANDS.items():
        made = commands.add_parser(name, help=does, **described(name))
        made.set_defaults(command=name)
        add_arguments(made, name)
    return parser


def described(name: str) -> dict[str, Any]:
    """Return what a command's parser is made with, on its own or among the others."""
    does = COMMANDS[name]
    return {
        "description": f"{does[:1].upper()}{does[1:]}.",
        "allow_abbrev": False,
        "formatter_class": Help,
    }
