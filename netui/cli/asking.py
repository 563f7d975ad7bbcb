"""Asking before something that is more than a step of undo, and telling what was mended."""

from __future__ import annotations

import sys

from netui.cli.printing import line, say
from netui.core.exchange.report import counted
from netui.data.mending import Mended


def sure(question: str, *, yes: bool) -> bool:
    """Whether the person agrees; without a terminal to ask on, only ``--yes`` does."""
    if yes:
        return True
    if not sys.stdin.isatty():
        return False
    print(f"{line(question)} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def tell_mended(mended: Mended) -> None:
    """Say what is there again and where the damaged original is."""
    people = counted(mended.people, "person", "people")
    touches = counted(mended.touches, "touch", "touches")
    lost = f"; lost: {counted(mended.lost, 'line')}" if mended.lost else ""
    say(f"On file again: {people}, {touches}{lost}.")
    if mended.forgotten:
        say(left_out(mended.forgotten))
    if mended.kept:
        say(f"The damaged file is kept: {mended.kept}")


def left_out(forgotten: int) -> str:
    """Return that people in an older file stay out because they were forgotten since."""
    people = counted(forgotten, "person", "people")
    return f"Left out: {people} in it whom netui was told to forget."
