"""How help is laid out: as wide as the terminal, whose width is asked of the system itself.

The standard library asks ``shutil``, which loads four packers to tell it, for every option
of every command.
"""

from __future__ import annotations

import os
from argparse import HelpFormatter, RawDescriptionHelpFormatter

USUAL = 80
"""The width where there is no terminal."""


class Help(HelpFormatter):
    """Help that is wrapped to the width there is."""

    def __init__(self, prog: str) -> None:
        """Lay out the help of ``prog``."""
        super().__init__(prog, width=columns() - 2)


class HelpAsWritten(Help, RawDescriptionHelpFormatter):
    """The same, with what stands around the options left as it is written."""


def columns() -> int:
    """Return how many columns there are: by ``COLUMNS``, the terminal, or as usual."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    try:
        return os.get_terminal_size().columns or USUAL
    except OSError:
        return USUAL
