"""Names as people type them into a profile, taken apart where that is safe.

Emoji at the edges, pronouns, honorifics and degrees leave the name and go to fields of their
own; whatever is not recognised stays in the name. Never leaves a name empty.
"""

from __future__ import annotations

import re
import unicodedata

import msgspec

from netui.core.exchange.text import one_line

_PRONOUN = r"(?:she|her|hers|he|him|his|they|them|theirs|ze|zir|hir|xe|xem|any)"
_PRONOUNS = re.compile(rf"[(\[]?\b({_PRONOUN}(?:\s*/\s*{_PRONOUN})+)\b[)\]]?", re.IGNORECASE)
_ASIDE = re.compile(r"""\s[("“']([^()"“”']+)[)"”']$""")
_HONORIFIC = re.compile(
    r"((?:(?:dr|prof|mr|mrs|ms|mx|rev|ing|eng)\b\.?\s+)+)(?=\S)", re.IGNORECASE
)
_DEGREE_WORDS = """
PhD DPhil MD MBA EMBA MSc MA BSc BA BEng MEng LLM LLB JD EdD DBA MPH MPA MFA BBA CPA CFA
CMA PMP CSM CSPO CISSP CIPP SHRMCP SHRMSCP PHR SPHR PE RN ESQ FCA ACCA CISM CISA ITIL
PMIACP DDS DVM PharmD PsyD ACC PCC MCC
"""
_DEGREES = frozenset(_DEGREE_WORDS.split())
_DEGREES_IN_CAPITALS = frozenset(word.upper() for word in _DEGREES)


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """A name in parts; ``credentials`` is what followed the family name."""

    full: str
    given: str = ""
    family: str = ""
    honorific: str = ""
    pronouns: str = ""
    credentials: str = ""
    aliases: tuple[str, ...] = ()


def read_name(first: str, last: str, middle: str = "") -> Name | None:
    """Return the name of the given columns; ``None`` if they are empty."""
    first, last = one_line(first), one_line(last)
    written = " ".join(f"{first} {one_line(middle)} {last}".split())
    if not written:
        return None
    if first.isalpha() and last.isalpha() and not middle:
        return Name(full=f"{first} {last}", given=first, family=last)
    first, pronouns = _without_pronouns(first)
    last, more_pronouns = _without_pronouns(last)
    given, aliases = _without_aside(_trimmed(first))
    honorific, given = _without_honorific(given)
    family, credentials = _without_degrees(last)
    if not family and not last:
        given, credentials = _without_degrees(given)
    family = _trimmed(family)
    full = " ".join(f"{given} {one_line(middle)} {family}".split())
    return Name(
        full=full or written,
        given=given,
        family=family,
        honorific=honorific,
        pronouns=pronouns or more_pronouns,
        credentials=credentials,
        aliases=aliases,
    )


def read_full_name(written: str) -> Name | None:
    """Return a name that stands in one column: the first word is the given name."""
    line = one_line(written)
    honorific, rest = _without_honorific(_trimmed(line))
    first, _, last = rest.partition(" ")
    name = read_name(first, last)
    return name and msgspec.structs.replace(name, honorific=honorific)


def _without_pronouns(text: str) -> tuple[str, str]:
    found = _PRONOUNS.search(text) if "/" in text else None
    if found is None:
        return text, ""
    rest = one_line(text[: found.start()] + " " + text[found.end() :])
    return rest.rstrip(" ,|-"), re.sub(r"\s", "", found[1]).lower()


def _without_aside(text: str) -> tuple[str, tuple[str, ...]]:
    """Take a second name off the end: ``Robert (Bob)``."""
    found = _ASIDE.search(text)
    return (text[: found.start()], (found[1].strip(),)) if found else (text, ())


def _without_honorific(text: str) -> tuple[str, str]:
    found = _HONORIFIC.match(text)
    return (found[1].strip(), text[found.end() :]) if found else ("", text)


def _without_degrees(text: str) -> tuple[str, str]:
    """Split degrees off: after a comma whatever looks like one, without it known ones only."""
    name, comma, tail = text.partition(",")
    if comma and name.strip() and all(map(_looks_like_degree, tail.replace(",", " ").split())):
        return name.strip(), tail.strip(" ,")
    words = text.split()
    kept = 0 if text.isupper() else len(words)
    while kept > 1 and _is_degree(words[kept - 1]):
        kept -= 1
    if kept == 0:
        return text, ""
    return " ".join(words[:kept]).rstrip(","), " ".join(words[kept:])


def _is_degree(word: str) -> bool:
    letters = re.sub(r"[^A-Za-z]", "", word)
    return letters in _DEGREES or letters in _DEGREES_IN_CAPITALS


def _looks_like_degree(word: str) -> bool:
    capitals = sum(letter.isupper() for letter in word)
    return _is_degree(word) or (len(word) <= 10 and (capitals > 1 or "." in word))


def _trimmed(text: str) -> str:
    """Strip symbols, such as emoji, from both ends; an initial's dot and brackets stay."""
    start, end = 0, len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and _is_ornament(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_ornament(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "SZC" or character in ",;|-\ufe0f"
