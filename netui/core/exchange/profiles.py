"""Profile addresses: any way of writing one leads to one slug, a person's best identity."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

_IN = re.compile(
    r"(?:https?://)?(?:[a-z0-9-]+\.)*linkedin\.com/(?:mwlite/)?(?:in|pub)/([^/?#\s]+)",
    re.ASCII | re.IGNORECASE,
)


def slug_of(url: str) -> str:
    """Return the decoded, casefolded slug of a profile address; empty if it is none."""
    found = _IN.match(url.strip())
    if found is None:
        return ""
    slug = found[1]
    if "%" in slug or not slug.isascii():
        slug = unicodedata.normalize("NFC", unquote(slug))
    return slug.casefold()
