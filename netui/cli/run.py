"""Reads the command line, runs the command, and turns what it answers into an exit status.

0 done, 1 failed with a reason, 2 wrong usage, 3 the data file is busy or damaged.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netui.cli.place import Answer

HOMES = {
    "import": "writing",
    "list": "people",
    "show": "showing",
    "add": "writing",
    "edit": "writing",
    "archive": "writing",
    "log": "touches",
    "touch": "correcting",
    "due": "due",
    "why": "upcoming",
    "draft": "drafting",
    "lint": "linting",
    "undo": "past",
    "redo": "past",
    "history": "past",
    "backup": "backups",
    "restore": "backups",
    "doctor": "doctor",
    "forget": "forgetting",
    "keys": "about",
    "paths": "about",
}
"""The module of each command: only that one is imported."""

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run netui with these arguments and return its exit status."""
    if isinstance(sys.stdout, TextIOWrapper):
        # An old locale gets a mark for a letter that it has not, and no traceback.
        sys.stdout.reconfigure(errors="replace")
    words = [decoded(word) for word in (sys.argv[1:] if argv is None else argv)]
    try:
        status = run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has enough of it; what is left must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def decoded(word: str) -> str:
    """Return an argument as text; bytes that are no UTF-8 become visible marks."""
    return word.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def run(words: Sequence[str]) -> int:
    """Run one command line."""
    if list(words) == ["--version"]:
        return version()
    from netui.cli.parser import BadUsageError, read_arguments  # noqa: PLC0415 - not for --version

    try:
        args = read_arguments(words)
    except BadUsageError as error:
        return told(error.problem)
    except SystemExit as done:  # argparse has printed the help
        return int(done.code or 0)
    if args.version:
        return version()
    return told(answer(args))


def version() -> int:
    """Print the version."""
    from netui import __version__  # noqa: PLC0415 - few ask for it

    print(f"netui {__version__}")
    return 0


def answer(args: Any) -> Answer:  # noqa: ANN401 - argparse's namespace
    """Run the command that was named, or the app."""
    from importlib import import_module  # noqa: PLC0415 - not for --version
    from pathlib import Path  # noqa: PLC0415 - likewise

    from netui.cli.place import Place  # noqa: PLC0415 - likewise
    from netui.clock import system_clock  # noqa: PLC0415 - likewise
    from netui.config.paths import as_typed, paths  # noqa: PLC0415 - likewise
    from netui.errors import Problem  # noqa: PLC0415 - likewise

    clock = system_clock()
    if isinstance(clock, Problem):
        return clock
    places = paths(os.environ)
    # Journal, lock and backups stand beside the file itself, not beside a link to it.
    file = Path(os.path.realpath(as_typed(args.file) if args.file else places.data_file))
    if not args.command:
        # Nothing is collected until the desk is up: that costs more than it finds.
        gc.disable()
        from netui.ui.start import run_app  # noqa: PLC0415 - the only way to Textual

        return run_app(places, clock, data_file=file, demo=args.demo)
    place = Place(clock, places, file)
    commands = import_module(f"netui.cli.{HOMES[args.command]}")
    done: Answer = commands.COMMANDS[args.command](args, place)
    return done


def told(answer: Answer) -> int:
    """Print a problem, if there is one, and return the exit status."""
    from netui.cli.printing import say  # noqa: PLC0415 - not for --version
    from netui.errors import Problem  # noqa: PLC0415 - likewise

    if isinstance(answer, Problem):
        say(f"netui: {answer}")
        return answer.exit_code
    return answer or 0
