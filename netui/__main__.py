"""Starts netui: ``python -m netui``; the installed script calls the same function."""

from __future__ import annotations

import gc
import sys

from netui import cli


def main() -> int:
    """Run netui with the arguments of this process and return its exit status.

    Nothing is collected: a command is over before that would pay, and the app begins with it
    once the desk is up.
    """
    gc.disable()
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
