"""Errors as values: what went wrong, where, and what to do about it.

Functions return a ``Problem`` instead of raising when a person caused it or can mend it, so
that the command line and the screens tell it in the same words.
"""

from __future__ import annotations

import msgspec


class Problem(msgspec.Struct, frozen=True):
    """One thing that could not be done, told to the person who asked for it.

    ``what`` is a sentence, ``where`` a file, line, field or key (may be empty), ``todo`` the
    next step (may be empty). The command line exits 1.
    """

    what: str
    where: str = ""
    todo: str = ""

    @property
    def exit_code(self) -> int:
        """The exit status of the command line for this kind of problem."""
        return 1

    def __str__(self) -> str:
        """All three parts as one line of plain text."""
        place = f" ({self.where})" if self.where else ""
        advice = f" {self.todo}" if self.todo else ""
        return f"{self.what.rstrip('.')}{place}.{advice}"


class UsageProblem(Problem, frozen=True):
    """The words of a command are wrong: nothing was looked up or changed; exit status 2."""

    @property
    def exit_code(self) -> int:
        """The exit status for wrong usage."""
        return 2


class DataProblem(Problem, frozen=True):
    """The data file is busy, damaged or cannot be written; exit status 3."""

    @property
    def exit_code(self) -> int:
        """The exit status for a data file that is busy or damaged."""
        return 3
