"""The parts of a note: greeting, body, sign-off, and whom the greeting names.

A greeting never swallows the note: without a mark after the name only the words that look
like a name belong to it. Positions are code points of the text given.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from netui.core.hints.lexicon import alternatives, name_lists, pattern, phrases, word_set
from netui.core.hints.model import Span
from netui.core.text import flat, fold

NAME = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*(?:['’\-\u2010][^\W\d_]+|\.(?=[^\W\d_]\.?))*"
)
COMMA = re.compile(r"[ \t]*,[ \t]*")
GAP = re.compile(r"[ \t\xa0]*")
LEAD = re.compile(r"[^\w\n]*\s*[^\w]*")
JOINER = re.compile(r"[ \t]*(?:,|/|&|\+)[ \t]*")
CLOSER = re.compile(
    r"\s*(?:[,!.:;?…\n]|\s[-–—]+(?=\s)|[–—]|$)|\s*[^\w\s\x00'\"“”„«»‘’()\[\]{}<>%@#*_`-]"
)
TAIL = 160


class Anatomy(msgspec.Struct, frozen=True, kw_only=True):
    """Where the parts of a note are; ``names`` are the words the greeting calls somebody by.

    ``opener`` is ``greeting``, ``thanks`` (thanks or congratulations that may name somebody),
    ``vocative`` (a name and a mark alone) or empty. ``apart`` says that a comma stands
    between greeting word and name, ``closed`` that a mark follows the name, ``titled`` that
    an honorific stands before it.
    """

    greeting: Span
    body: Span
    sign_off: Span
    opener: str = ""
    names: tuple[Span, ...] = ()
    apart: bool = False
    closed: bool = False
    titled: bool = False


@cache
def honorifics() -> re.Pattern[str]:
    """Return what matches titles in a row before a name."""
    return re.compile(rf"(?:{alternatives(phrases('honorifics'))}(?!\w)\.?[ \t\xa0]*)+")


@cache
def fillers() -> re.Pattern[str]:
    """Return what matches words that greet without a name."""
    return re.compile(rf"(?:[ \t]*(?:{'|'.join(sorted(word_set('people')))})(?!\w))+")


@cache
def closing() -> re.Pattern[str]:
    """Return what matches a sign-off: a closing phrase and at most a name after it."""
    closings = alternatives(phrases("closings"))
    return re.compile(
        rf"(?:^|(?<=[\n.!?…)]))[ \t]*(?:[-–—]+[ \t]*)?{closings}(?!\w)[ \t]*[,.!;–—-]*\s*"
        r"(?:[^\W\d_][\w'’.\-]*[ \t]*){0,3}[\s.!]*\Z"
    )


def anatomy(text: str, masked: str, me: tuple[str, ...] = ()) -> Anatomy:
    """Return the parts of a note; ``me`` are names of the writer, ``masked`` hides quotes."""
    opening = opening_of(text, masked)
    end = sign_off_start(text, masked, me)
    start = min(opening.greeting[1], len(text))
    end = max(end, start)
    return msgspec.structs.replace(opening, body=(start, end), sign_off=(end, len(text)))


def opening_of(text: str, masked: str) -> Anatomy:
    """Return the greeting and its names; the other parts are still to be found."""
    low = flat(masked)
    lead = LEAD.match(masked)
    begin = lead.end() if lead else 0
    for opener, kind in (("greeting", "greetings"), ("thanks", "thanks")):
        word = pattern(kind).match(low, begin)
        if word:
            return after_word(masked, low, begin, word.end(), opener)
    names, place = names_from(masked, begin)
    closed = CLOSER.match(masked, place)
    if names and len(names) <= 2 and closed and text[names[0][0]].isupper():
        return parts((begin, place), "vocative", names, closed=True)
    return parts((begin, begin))


def after_word(masked: str, low: str, begin: int, end: int, opener: str) -> Anatomy:
    """Return what a greeting word that ends at ``end`` greets."""
    comma = COMMA.match(masked, end)
    place = skip(masked, comma.end() if comma else end)
    title = honorifics().match(low, place)
    names, after = names_from(masked, title.end() if title else place, titled=title is not None)
    if title and not names and not title.group().rstrip().endswith("."):
        title = None
        names, after = names_from(masked, place)
    if not names and (filler := fillers().match(low, end)):
        names, after = names_from(masked, filler.end())
    closed = CLOSER.match(masked, after)
    if is_nobody(masked, names):
        names = ()
    if opener == "thanks":
        reach = begin
    elif names:
        reach = closed.end() if closed else end if comma else after
    else:
        reach = bare_end(masked, low, end)
    return parts(
        (begin, reach),
        opener,
        names,
        apart=comma is not None,
        closed=closed is not None,
        titled=title is not None,
    )


def bare_end(masked: str, low: str, end: int) -> int:
    """Return where a greeting without a name ends: after there, all, and a mark."""
    filler = fillers().match(low, end)
    reach = filler.end() if filler else end
    mark = CLOSER.match(masked, reach)
    return mark.end() if mark else reach


def parts(
    greeting: Span,
    opener: str = "",
    names: tuple[Span, ...] = (),
    *,
    apart: bool = False,
    closed: bool = False,
    titled: bool = False,
) -> Anatomy:
    """Return an anatomy of which only the opening is known."""
    return Anatomy(
        greeting=greeting,
        body=greeting,
        sign_off=greeting,
        opener=opener,
        names=names,
        apart=apart,
        closed=closed,
        titled=titled,
    )


def skip(text: str, place: int) -> int:
    """Return the place after blanks."""
    gap = GAP.match(text, place)
    return gap.end() if gap else place


def is_nobody(masked: str, names: tuple[Span, ...]) -> bool:
    """Whether one of the words is a general form of address, such as there or all."""
    return any(fold(masked[a:b]) in word_set("people") for a, b in names)


def names_from(
    masked: str, place: int, *, titled: bool = False
) -> tuple[tuple[Span, ...], int]:
    """Return the words from ``place`` that can be names, and where they end."""
    names: list[Span] = []
    end = place
    while len(names) < 6:
        word = NAME.match(masked, skip(masked, end))
        if word is None or not can_be_name(masked, word, first=not names and not titled):
            break
        names.append(word.span())
        end = word.end()
        joiner = JOINER.match(masked, end)
        if joiner and joiner.group().strip() != ",":
            end = joiner.end()
    kept = tuple(span for span in names if not is_joint(masked[slice(*span)]))
    while names and is_joint(masked[slice(*names[-1])]):
        names.pop()
    return kept, names[-1][1] if names else place


def is_joint(word: str) -> bool:
    """Whether the word joins names: and, or a particle."""
    low = fold(word)
    return low in word_set("conjunctions") or (
        word[0].islower() and low in name_lists().particles.split()
    )


def can_be_name(masked: str, word: re.Match[str], *, first: bool) -> bool:
    """Whether a word looks like part of a name: capital, caseless, or small before a mark."""
    text = word.group()
    if text[0].isupper() or not (text[0].islower() or text[0].isupper()):
        return True
    if is_joint(text):
        return not first and leads_to_name(masked, word.end())
    return first and CLOSER.match(masked, word.end()) is not None


def leads_to_name(masked: str, place: int) -> bool:
    """Whether a capital follows, be it behind more particles: van der Berg."""
    word = NAME.match(masked, skip(masked, place))
    while word is not None and word.group()[0].islower():
        if not is_joint(word.group()):
            return False
        word = NAME.match(masked, skip(masked, word.end()))
    return word is not None


def sign_off_start(text: str, masked: str, me: tuple[str, ...]) -> int:
    """Return where the sign-off begins, the end of the text if there is none."""
    base = max(0, len(text) - TAIL)
    low = flat(masked)
    found = closing().search(low, base)
    start = found.start() if found else len(text)
    mine = [re.escape(name) for name in map(flat, me) if name and low.find(name, base) >= 0]
    if not mine:
        return start
    named = re.compile(
        rf"(?:\n|^|(?<=[.!?…])[ \t]+|[ \t]+(?=[-–—]))\s*[-–—~]*\s*(?:{'|'.join(mine)})[\s.!]*\Z"
    ).search(low, base)
    return min(start, named.start()) if named else start
