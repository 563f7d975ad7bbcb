"""Where a command works: the clock, the folders and the data file, opened for one command."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from netui.cli.printing import say
from netui.clock import Clock
from netui.config.paths import Paths
from netui.config.settings import read_settings
from netui.core.cadence.model import Context
from netui.core.settings import Settings
from netui.core.state import State
from netui.errors import Problem

if TYPE_CHECKING:
    from netui.core.changes import Change
    from netui.store import Store

Answer = int | Problem | None
"""What a command ends with: an exit status, a problem, or nothing to complain of."""


class Place(NamedTuple):
    """The clock, the folders and the data file of one command."""

    clock: Clock
    paths: Paths
    file: Path

    def settings(self) -> Settings | Problem:
        """Return the settings the user has made."""
        return read_settings(self.paths.settings_file)

    def read(self, command: Callable[[State], Answer]) -> Answer:
        """Run a command that only reads; it works while the app holds the file."""
        from netui.data.reading import read_state  # noqa: PLC0415 - the half that reads

        found = read_state(self.file, self.clock().at.astimezone())
        if isinstance(found, Problem):
            return found
        for notice in found.notices:
            say(str(notice))
        return command(found.state)

    def look(self, command: Callable[[Store], Answer]) -> Answer:
        """Run a command that needs the store but writes nothing."""
        return self._with(command, read_only=True)

    def derive(self, command: Callable[[State, Context], Answer]) -> Answer:
        """Run a reading command that asks the cadence, which depends on the settings."""
        settings = self.settings()
        if isinstance(settings, Problem):
            return settings

        def run(state: State) -> Answer:
            today = self.clock().today
            context = Context(today=today, settings=settings, profile=state.profile)
            return command(state, context)

        return self.read(run)

    def write(self, command: Callable[[Store], Answer]) -> Answer:
        """Run a command that writes; it needs the file for itself."""
        return self._with(command, read_only=False)

    def _with(self, command: Callable[[Store], Answer], *, read_only: bool) -> Answer:
        from netui.store import open_store  # noqa: PLC0415 - most commands only read

        store = open_store(self.file, self.clock, read_only=read_only)
        if isinstance(store, Problem):
            return store
        for notice in store.notices:
            say(str(notice))
        try:
            return command(store)
        finally:
            # A fold that fails at closing loses nothing: the journal holds the change.
            problem = store.close()
            if problem:
                say(str(problem))


def commit(store: Store, change: Change | Problem) -> Change | Problem:
    """Commit a change and say what was done."""
    if isinstance(change, Problem):
        return change
    if not change:
        say("Nothing to change: it is so already.")
        return change
    problem = store.commit(change)
    if problem:
        return problem
    say(f"{change.label}. netui undo takes it back.")
    return change


def read_text(name: str) -> str | Problem:
    """Return the text of a file, or of stdin for ``-``."""
    try:
        if name == "-":
            return sys.stdin.read()
        return Path(name).read_text(encoding="utf-8")
    except OSError as error:
        return Problem(f"The text cannot be read: {error.strerror}", name)
    except UnicodeDecodeError:
        return Problem("The text is not UTF-8", name, "Save it as UTF-8 and try again.")
