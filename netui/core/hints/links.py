"""The rule about links, addresses and numbers in an invitation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from netui.core.hints.examined import Examined
from netui.core.hints.lexicon import load, words_of
from netui.core.hints.model import Edit, Finding, Fix, FixKind, Severity, Span
from netui.core.hints.rule import Example, Family, Rule
from netui.core.hints.tone_words import is_on_file
from netui.core.model import INVITATION_KINDS
from netui.core.text import units

MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»]+", re.IGNORECASE)
DOMAIN = re.compile(
    r"(?<![\w@./-])((?:[\w-]{2,63}\.)+)([a-z]{2,12})(?![\w-])(/[^\s<>\"“”«»]*)?", re.IGNORECASE
)
PHONE = re.compile(
    r"(?<![\w.,/-])(?:(?:\+|00)\d{1,3}[\s./-]?(?:\(0?\d{1,5}\)[\s./-]?)?\d[\d\s./-]{5,14}\d"
    r"|\(?0\d{1,5}\)?[\s/-]\d[\d\s/-]{4,12}\d|0\d{9,11}"
    r"|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4})(?![\w/-])"
)
INNER_DOT = re.compile(r"\.(?=\w)")
FIGURE = re.compile(r"\d")
TAIL = ".,;:!?…)]}'’"
BRACKETS = {"(": ")", "[": "]"}
SEPARATORS = " \t:–—-"
LAST_WORD = re.compile(r"[\w-]+\Z")


class LinkWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Suffixes of web addresses, those that are words too, names with a dot, lead words.

    ``countries`` are words in some languages only.
    """

    suffixes: str
    words: str
    countries: str
    names: str
    leads: str


@cache
def link_words() -> LinkWords:
    """Return the list of what makes a web address."""
    return load("links", LinkWords)


@cache
def listed(kind: str) -> frozenset[str]:
    """Return one list as a set."""
    return frozenset(getattr(link_words(), kind).split())


def link_in_invite(examined: Examined) -> Iterator[Finding]:
    """Yield a finding for links, mail addresses and phone numbers in an invitation."""
    spans = links_in(examined)
    if not spans:
        return
    cut = sum(units(examined.text[a:b]) for a, b in spans)
    shown = ", ".join(f"“{examined.text[a:b]}”" for a, b in spans[:2])
    yield Finding(
        message=f"{shown} looks like spam in an invitation and takes {cut} characters. Keep "
        "it for the thank-you note.",
        spans=spans,
        fixes=(moving(examined, spans),),
    )


def links_in(examined: Examined) -> tuple[Span, ...]:
    """Return where links, mail addresses and phone numbers stand, in order."""
    text = examined.masked
    spans: list[Span] = []
    if "://" in text or "www." in examined.flat:
        spans += [trimmed(text, found.span()) for found in ADDRESS.finditer(text)]
    if "@" in text:
        spans += [found.span() for found in MAIL.finditer(text)]
    if INNER_DOT.search(text):
        spans += [
            trimmed(text, found.span())
            for found in DOMAIN.finditer(text)
            if is_site(examined, found)
        ]
    if FIGURE.search(text):
        numbers = (found for found in PHONE.finditer(text) if len(digits(found.group())) >= 8)
        spans += [found.span() for found in numbers]
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)


def digits(text: str) -> str:
    """Return the figures of a text."""
    return "".join(c for c in text if c.isdigit())


def trimmed(text: str, span: Span) -> Span:
    """Return a span without the marks that end the sentence around it."""
    start, end = span
    while end > start and text[end - 1] in TAIL:
        end -= 1
    return (start, end)


def is_site(examined: Examined, found: re.Match[str]) -> bool:
    """Whether words with dots are a web address: a known suffix, and no name on file."""
    labels, suffix, path = found[1], found[2], found[3]
    host = f"{labels}{suffix}".lower()
    if host in listed("names") or is_on_file(examined, found.span(1)):
        return False
    if suffix in listed("words") and not is_foreign(examined, suffix):
        return bool(path) or labels.count(".") > 1
    return suffix in listed("suffixes") or (bool(path) and suffix.lower() in listed("suffixes"))


def is_foreign(examined: Examined, suffix: str) -> bool:
    """Whether a country's suffix is no everyday word of the note's language."""
    everyday = (words_of(language, "stop") for language in examined.languages)
    return suffix in listed("countries") and not any(suffix in words for words in everyday)


def moving(examined: Examined, spans: tuple[Span, ...]) -> Fix:
    """Return the fix that cuts what was found, its lead word with it."""
    edits: list[Edit] = []
    for start, end in spans:
        edits.append((*around(examined.text, (start, end), edits[-1][1] if edits else 0), ""))
    return Fix(label="Take it out", kind=FixKind.SAFE, edits=tuple(edits))


def around(text: str, span: Span, floor: int) -> Span:
    """Return a span with the brackets, lead words and blanks that go with it."""
    start, end = span
    if text[start - 1 : start] in BRACKETS and text[end : end + 1] in BRACKETS.values():
        start, end = start - 1, end + 1
    before = text[floor:start].rstrip(SEPARATORS)
    while (word := LAST_WORD.search(before)) and word.group().lower() in listed("leads"):
        before = before[: word.start()].rstrip(SEPARATORS)
    if before.endswith(",") and text[end : end + 1] in ".!?,;:":
        end += len(text[end : end + 1])
    return (floor + len(before), end)


RULES = (
    Rule(
        code="T05",
        name="link-in-invite",
        family=Family.TONE,
        severity=Severity.WARNING,
        weight=48,
        summary="A link, a mail address or a phone number stands in an invitation.",
        why="An invitation with a link reads like the spam people report (S1-32).",
        source=("S1-32",),
        check=link_in_invite,
        good=(
            Example(text="Hi Noor, Node.js 22 in St. Gallen at 10.30, e.g. on Friday?"),
            Example(text="Hi Noor, is Booking.com still your yardstick for 2026-03-04?"),
        ),
        bad=(
            Example(text="Hi Noor, see www.cloudtrim.example/demo for more."),
            Example(text="Hi Noor, it is all on cloudtrim.com, or call +49 30 1234567."),
        ),
        kinds=INVITATION_KINDS,
    ),
)
"""The rule of this part of the family."""
