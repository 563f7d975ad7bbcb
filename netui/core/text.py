"""Text as LinkedIn counts it, as it is copied, and as it is compared.

Pure functions over strings. Nothing here knows a language, a contact or a screen, and nothing
here changes what a person wrote beyond what ``clean`` says.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import accumulate

LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
WORD = re.compile(r"[^\W_]+(?:['’\-\u2010\u2011][^\W_]+)*")

UNDECOMPOSED = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "ħ": "h",
    "ŧ": "t",
    "ß": "ss",
    "’": "'",
    "‘": "'",
    "\u02bc": "'",
    "\u2010": "-",
    "\u2011": "-",
}
"""Letters that NFKD leaves whole, and the marks that are typed in more than one way."""

LAST_SHORT = 0xFFFF
"""The last code point that is one UTF-16 unit."""

ZWJ = "\u200d"
FIRST_FLAG, LAST_FLAG = 0x1F1E6, 0x1F1FF
FIRST_TONE, LAST_TONE = 0x1F3FB, 0x1F3FF


class Folding(dict[int, str]):
    """A translation table that works out the folded form of a character at its first use."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = fold_character(chr(code))
        return folded


class Flattening(dict[int, str]):
    """Like ``Folding``, but every character stays one character, so positions hold."""

    def __missing__(self, code: int) -> str:
        folded = fold_character(chr(code))
        flat = self[code] = folded if len(folded) == 1 else chr(code)
        return flat


def fold_character(character: str) -> str:
    """Return one character in lower case without its accents."""
    lower = character.casefold()
    parts = unicodedata.normalize("NFKD", "".join(UNDECOMPOSED.get(c, c) for c in lower))
    bare = "".join(UNDECOMPOSED.get(c, c) for c in parts if not unicodedata.combining(c))
    return bare.casefold()


FOLDING = Folding()
FLATTENING = Flattening()


def normal(text: str) -> str:
    r"""Return text in NFC with every line end as ``\n``: the form that positions refer to."""
    if text.isascii():
        return text if "\r" not in text else LINE_ENDS.sub("\n", text)
    return unicodedata.normalize("NFC", LINE_ENDS.sub("\n", text))


def units(text: str) -> int:
    """Return the UTF-16 code units of a text that is normal already."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def count(text: str) -> int:
    """Return the length as LinkedIn's box counts it: UTF-16 units of NFC, a line end is 1."""
    return units(normal(text))


def clean(text: str) -> str:
    r"""Return the text as it is copied: normal, safe in any terminal, no line end at the end.

    Control characters go, C1 ones, lone surrogates and the two bidi overrides with them: no
    name needs to be forced to run backwards. Tabs, joiners and the other direction marks
    stay, because names and emoji are made of them.
    """
    return safe(text).rstrip("\n")


def safe(text: str) -> str:
    """Return the text as ``clean`` does, with the line ends at its end."""
    return normal(unsafe().sub("", LINE_ENDS.sub("\n", text)))


def fold(text: str) -> str:
    """Return text for comparing and searching: lower case, no accents, plain apostrophes."""
    return text.lower() if text.isascii() else text.translate(FOLDING)


def flat(text: str) -> str:
    """Return folded text of the same length, for finding words whose place matters."""
    return text.lower() if text.isascii() else text.translate(FLATTENING)


def words(text: str) -> list[str]:
    """Return the words; hyphens and apostrophes join, an ideograph is a word of its own."""
    return WORD.findall(spaced(text))


def spaced(text: str) -> str:
    """Return text in which every ideograph is a word of its own."""
    return text if text.isascii() else ideographs().sub(r" \g<0> ", text)


# Wide ranges take a millisecond to compile, which a command that compares no text is spared.
@cache
def unsafe() -> re.Pattern[str]:
    """Return what finds a character that no terminal should be given."""
    return re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff]")


@cache
def ideographs() -> re.Pattern[str]:
    """Return what finds an ideograph."""
    return re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")


def overflow(text: str, limit: int) -> int | None:
    """Return where the normal text passes ``limit`` units, or ``None`` while it fits.

    The place is a code point of the NFC text at the edge of what a reader sees as one
    character: no accent, skin tone, joined emoji or flag is torn from its base.
    """
    whole = normal(text)
    if units(whole) <= limit:
        return None
    ends = accumulate(2 if ord(character) > LAST_SHORT else 1 for character in whole)
    place = next(index for index, end in enumerate(ends) if end > limit)
    while place > 0 and joins(whole, place):
        place -= 1
    return place


def joins(text: str, place: int) -> bool:
    """Whether the character at ``place`` belongs to the one before it."""
    code = ord(text[place])
    if text[place - 1] == ZWJ or text[place] == ZWJ or FIRST_TONE <= code <= LAST_TONE:
        return True
    if FIRST_FLAG <= code <= LAST_FLAG:
        return flags_before(text, place) % 2 == 1
    return unicodedata.category(text[place])[0] == "M"


def flags_before(text: str, place: int) -> int:
    """Return how many flag letters stand in a row just before ``place``; two make a flag."""
    start = place
    while start > 0 and FIRST_FLAG <= ord(text[start - 1]) <= LAST_FLAG:
        start -= 1
    return place - start
