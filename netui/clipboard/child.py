"""The child behind the wall: copies stdin to the system's clipboard and reads it back.

It is run as ``python -m netui.clipboard.child`` and answers by exit status alone. Whatever
pyperclip or its helper does (hang, print, crash) happens here, never in the app.
"""

from __future__ import annotations

import sys
import time
from importlib import import_module
from typing import Protocol, cast

CHECKED = 0
"""The clipboard gave the text back. Exit status 1 is a crash, as always in Python."""

DIFFERENT = 3
"""The clipboard gave something else back."""

NO_CLIPBOARD = 4
"""There is no clipboard here, or no program that reaches it."""

PAUSES = (0.01, 0.03, 0.1, 0.2, 0.0)
"""Seconds after each look at the clipboard that gave something else back."""


class Board(Protocol):
    """The part of pyperclip that is used."""

    @property
    def PyperclipException(self) -> type[Exception]:  # noqa: N802 - the library's name
        """What it raises where there is no clipboard."""
        ...

    def copy(self, text: str) -> None:
        """Put a text on the clipboard."""
        ...

    def paste(self) -> str:
        """Return the text on the clipboard."""
        ...


def same_text(one: str, other: str) -> bool:
    """Whether two texts differ in line ends and one last newline at most."""
    return settled(one) == settled(other)


def settled(text: str) -> str:
    """Return a text with LF line ends and without one last newline."""
    return text.replace("\r\n", "\n").removesuffix("\n")


def copy_and_check(board: Board, text: str) -> int:
    """Copy, read back and return the exit status that says what came of it.

    xclip returns before the text is its own, so at first the old one may come back.
    """
    try:
        board.copy(text)
        for pause in PAUSES:
            if same_text(text, board.paste()):
                return CHECKED
            time.sleep(pause)
    except board.PyperclipException:
        return NO_CLIPBOARD
    return DIFFERENT


def main() -> int:
    """Copy what stands on stdin and return the exit status."""
    board = cast("Board", import_module("pyperclip"))
    return copy_and_check(board, sys.stdin.buffer.read().decode())


if __name__ == "__main__":
    sys.exit(main())
