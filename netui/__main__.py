"""Starts netui: ``python -m netui``; the installed script calls the same function."""

from __future__ import annotations

import sys

from netui.cli import main

if __name__ == "__main__":
    sys.exit(main())
