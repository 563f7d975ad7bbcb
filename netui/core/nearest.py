"""The nearest known name, for sentences that refuse an unknown one."""

from __future__ import annotations

from collections.abc import Iterable

CLOSE = 0.65
"""How alike two names are, of one, from which the one may be a slip for the other."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known name most like ``word``, or an empty text where none is close."""
    import difflib  # noqa: PLC0415 - costs a millisecond and is needed only after a slip

    names = list(known)
    low = word.casefold()
    begun = [name for name in names if low and name.startswith(low)]
    overshot = [name for name in names if name and low.startswith(name)]
    if begun or overshot:
        return min(begun, key=len) if begun else max(overshot, key=len)
    return next(iter(difflib.get_close_matches(low, names, n=1, cutoff=CLOSE)), "")


def did_you_mean(word: str, known: Iterable[str], otherwise: str | None = None) -> str:
    """Return the question that offers the nearest known name, else ``otherwise``, else all."""
    names = list(known)
    near = nearest(word, names)
    if near:
        return f"Did you mean {near}?"
    return f"Known: {', '.join(names)}." if otherwise is None else otherwise
