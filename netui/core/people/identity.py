"""What tells one person from another: profile address, e-mail address, name.

Nothing here guesses: a family name written first is not turned round.
"""

from __future__ import annotations

import re

from netui.core.exchange.profiles import slug_of

__all__ = ["given_and_family", "is_address", "is_email", "slug_of"]

EMAIL = re.compile(r"[^@\s,;|]+@[^@\s,;|]+")
ADDRESS = re.compile(
    r"(?:https?://)?[\w.-]+\.[^\W\d_]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE
)


def is_email(text: str) -> bool:
    """Whether ``text`` has the shape something@something."""
    return EMAIL.fullmatch(text) is not None


def is_address(text: str) -> bool:
    """Whether ``text`` is a web address a browser may be given; the scheme may be missing."""
    return ADDRESS.fullmatch(text) is not None


def given_and_family(full: str) -> tuple[str, str]:
    """Return the first word of a name and the rest."""
    first, _, rest = " ".join(full.split()).partition(" ")
    return first, rest
