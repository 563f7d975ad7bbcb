"""The body of ``netui import``: reads the paths, commits one change, tells what it did.

Data and report go to ``out``, progress and problems to ``err``.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TextIO

import msgspec

from netui.archive import read_archive
from netui.core.changes import Change
from netui.core.exchange.files import Archive, joined
from netui.core.exchange.report import ImportOutcome, report_lines
from netui.core.exchange.sniff import import_archive
from netui.core.moment import Moment
from netui.core.state import State
from netui.errors import Problem


class ImportStore(Protocol):
    """The part of the store an import needs."""

    @property
    def state(self) -> State:
        """Everything on file."""

    def commit(self, change: Change) -> Problem | None:
        """Write a change, or say why it was not written."""

    def backup(self) -> Path | Problem:
        """Write a backup of everything as it stands."""


def run_import(
    paths: list[Path],
    store: ImportStore,
    clock: Callable[[], Moment],
    *,
    dry_run: bool,
    as_json: bool,
    out: TextIO,
    err: TextIO,
) -> int:
    """Import all paths as one change and return the exit status; any problem writes nothing."""
    progress = _progress(err) if err.isatty() else None
    outcome = _outcome(paths, store.state, clock(), progress)
    if isinstance(outcome, Problem):
        return _failed(outcome, err)
    if outcome.change and not dry_run:
        # An import can be undone; a backup before it survives even a careless undo.
        if store.state.contacts:
            store.backup()
        problem = store.commit(outcome.change)
        if problem is not None:
            return _failed(problem, err)
    if as_json:
        print(json.dumps(_document(outcome, dry_run=dry_run), ensure_ascii=False), file=out)
    else:
        print("\n".join(_words(outcome, dry_run=dry_run)), file=out)
    return 0


def _outcome(
    paths: list[Path],
    state: State,
    moment: Moment,
    progress: Callable[[int, int], None] | None,
) -> ImportOutcome | Problem:
    archives: list[Archive] = []
    for path in paths:
        archive = read_archive(path)
        if isinstance(archive, Problem):
            return archive
        archives.append(archive)
    return import_archive(joined(tuple(archives)), state, moment, progress)


def _failed(problem: Problem, err: TextIO) -> int:
    print(f"netui: {problem}", file=err)
    return problem.exit_code


def _progress(err: TextIO) -> Callable[[int, int], None]:
    def show(done: int, total: int) -> None:
        end = "\n" if done == total else ""
        print(f"\rReading {done:,} of {total:,}", end=end, file=err, flush=True)

    return show


def _words(outcome: ImportOutcome, *, dry_run: bool) -> list[str]:
    if dry_run:
        first = "Dry run, nothing was written."
    elif outcome.change:
        first = f"{outcome.change.label}. netui undo takes it back."
    else:
        first = "Nothing to change: everything in it is on file already."
    return [first, *report_lines(outcome.report)]


def _document(outcome: ImportOutcome, *, dry_run: bool) -> dict[str, object]:
    report: dict[str, object] = msgspec.to_builtins(outcome.report)
    totals = {
        name: getattr(outcome.report, name)
        for name in (
            "rows",
            "hidden",
            "duplicates",
            "undated",
            "invitations_out",
            "invitations_in",
            "unknown_columns",
        )
    }
    written = bool(outcome.change) and not dry_run
    label = outcome.change.label if outcome.change else ""
    return {"label": label, "dry_run": dry_run, "written": written} | totals | report
