"""The command line: the same data through the same code as the screens.

Data go to stdout, messages to stderr. Nothing here imports Textual; only starting the app
does, and every command imports no more than it needs.
"""

from netui.cli.run import main

__all__ = ["main"]
