"""What the screens need of the world outside: clipboard, browser, files to import.

Each may take seconds, so each is asked in a thread of its own and awaited.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from netui.clipboard import Clipboard, Copied
from netui.config.paths import as_typed
from netui.core.moment import Moment
from netui.core.state import State
from netui.errors import Problem

if TYPE_CHECKING:
    from netui.browser import Browser
    from netui.core.exchange.report import ImportOutcome


@dataclass(frozen=True, slots=True)
class Ports:
    """The ways out of the app, the names of the themes, and where the window is remembered."""

    clipboard: Clipboard
    browser: Browser
    themes: tuple[str, ...] = ()
    window: Path | None = None

    async def copy(self, text: str) -> Copied | Problem:
        """Copy a text and say what became of it."""
        return await asyncio.to_thread(self.clipboard.copy, text)

    async def open_address(self, address: str) -> Problem | None:
        """Open a web or mail address."""
        return await asyncio.to_thread(self.browser.open, address)

    async def read_import(
        self, path: str, state: State, moment: Moment
    ) -> ImportOutcome | Problem:
        """Read an archive against what is on file; nothing is changed by it."""

        def read() -> ImportOutcome | Problem:
            from netui.archive import read_archive  # noqa: PLC0415 - only an import needs it
            from netui.core.exchange.sniff import import_archive  # noqa: PLC0415 - likewise

            archive = read_archive(as_typed(path))
            if isinstance(archive, Problem):
                return archive
            return import_archive(archive, state, moment, None)

        return await asyncio.to_thread(read)
