"""Cleaning and folding of the one-line texts that come from a file."""

from __future__ import annotations

import re
import unicodedata

from netui.core.text import fold

_SHOWN = 60
_WORDS = re.compile(r"[^\W_]+")


def one_line(text: str) -> str:
    """Return a text in NFC with every run of white space as one space."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def folded(text: str) -> str:
    """Return a text without case, accents and punctuation, for comparing names."""
    return " ".join(_WORDS.findall(fold(text))) or text.strip()


def quoted(text: str) -> str:
    """Return text from outside as a message may show it: short, one line, printable."""
    line = one_line(text)
    short = line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in short)
