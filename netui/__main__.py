"""Starts netui: ``python -m netui``; the installed script calls the same function."""

from __future__ import annotations

import gc
import sys

from netui import cli


def main() -> int:
    """Run netui with the arguments of this process and return its exit status.

    Nothing is collected: a command is over before that would pay, and the app begins with it
    once the desk is up. Nor is anything at the end, when Python would look through everybody
    on file once more, only to let go of them all.
    """
    gc.disable()
    try:
        return cli.main()
    finally:
        gc.freeze()


if __name__ == "__main__":
    sys.exit(main())
