"""A06: the contact's company or school, nearly right.

Windows of as many words as the name has are compared, those with a capital alone. Endings
that a language adds, a joined or parted name and an ampersand written out are no misspelling
but for the parted name itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from netui.core.hints.examined import Examined
from netui.core.hints.lexicon import word_set
from netui.core.hints.model import Edit, Finding, Fix, FixKind, Severity, Span
from netui.core.hints.rule import Example, Family, Rule
from netui.core.hints.telling import SPLIT, whole_name
from netui.core.text import fold, normal

ALIKE = 88
SHORTEST = 5
SOMEWHERE = 60
"""How like the name some part of the note has to be before its words are gone through."""

NEARLY = 70
"""How like the name a window has to be before it is looked at closely."""

INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
ENDINGS = frozenset({"", "s", "es", "n", "en", "e", "er", "ns", "ern"})


def misspelled_org(examined: Examined) -> Iterator[Finding]:
    """Yield one finding for each name of a company or school that is nearly right."""
    contact = examined.contact
    for value in dict.fromkeys((contact.company, *contact.schools)):
        name = whole_name(normal(value))
        if len(name) < SHORTEST or is_right_somewhere(examined, value, name):
            continue
        edits = tuple(slips_of(examined, written_core(normal(value)), name))
        if edits:
            start, end, right = edits[0]
            written = examined.text[start:end]
            yield Finding(
                message=f"“{written}”: the record says “{right}”.",
                spans=tuple((a, b) for a, b, _ in edits),
                fixes=(Fix(label=f"Write {right}", kind=FixKind.SAFE, edits=edits),),
            )


def is_right_somewhere(examined: Examined, value: str, name: str) -> bool:
    """Whether the note has the whole name as it is, where capitals make no difference."""
    return f" {name} " in examined.vocabulary.line and not INNER_CAPITAL.search(value)


@lru_cache(maxsize=64)
def written_core(value: str) -> str:
    """Return a name as it is written, without its legal form; an elided article stays."""
    kept = [w for w in SPLIT.finditer(value) if fold(w.group()) not in word_set("legal")]
    if not kept:
        return value
    start = kept[0].start()
    return value[0 if value[:start].endswith(("'", "’")) else start : kept[-1].end()]


def words_in(examined: Examined) -> list[Span]:
    """Return the words of the body; a possessive s is none."""
    return [
        word.span()
        for word in SPLIT.finditer(examined.masked, *examined.anatomy.body)
        if not (word.group() == "s" and examined.masked[word.start() - 1] in "'’")
    ]


def slips_of(examined: Examined, core: str, name: str) -> Iterator[Edit]:
    """Yield the edits that put a name right, each place once."""
    # rapidfuzz costs 5 ms, needed once a name is on file.
    from rapidfuzz.fuzz import partial_ratio, ratio  # noqa: PLC0415

    size = len(name.split())
    right = joined(name.split())
    if not partial_ratio(right, examined.flat, score_cutoff=SOMEWHERE):
        return
    reached = -1
    listed = words_in(examined)
    for first, (start, _) in enumerate(listed):
        if start < reached or not begins_name(examined.masked, start):
            continue
        for width in (size, size + 1, size - 1):
            window = listed[first : first + width]
            if len(window) < max(1, width):
                continue
            span = (start, window[-1][1])
            if not ratio(examined.flat[slice(*span)], right, score_cutoff=NEARLY):
                continue
            written = examined.text[slice(*span)]
            if one_line(written) and is_slip(examined, written, core, right):
                yield (*span, core)
                reached = span[1]
                break


def begins_name(text: str, place: int) -> bool:
    """Whether a word has a capital or a figure in front."""
    return text[place].isupper() or text[place].isdigit()


def one_line(written: str) -> bool:
    """Whether words stand together: no mark or line end between them."""
    return not re.search(r"[\n,.;:!?()\x00]", written)


def joined(listed: list[str]) -> str:
    """Return folded words in one line, without words for and."""
    return " ".join(word for word in listed if word not in word_set("conjunctions"))


def is_slip(examined: Examined, written: str, core: str, right: str) -> bool:
    """Whether written words are the name with a slip in it."""
    listed = SPLIT.findall(fold(written))
    found = joined(listed)
    if f" {right} " in f" {found} ":
        return found == right and capitals_differ(written, core)
    bare = found.replace(" ", "")
    if bare == right.replace(" ", ""):
        return (
            not written.isupper()
            and " " not in right
            and INNER_CAPITAL.search(core) is not None
        )
    if abs(len(found) - len(right)) > 3 or written.isupper() or only_endings(found, right):
        return False
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - 5 ms, needed for likely windows alone

    return ratio(found, right) >= ALIKE and not is_another_name(examined, written, found)


def capitals_differ(written: str, core: str) -> bool:
    """Whether the same letters lack a capital inside a word: Northloop for NorthLoop."""
    if written.isupper() or " " in core or not INNER_CAPITAL.search(core):
        return False
    return written != core and not INNER_CAPITAL.search(written)


def only_endings(found: str, right: str) -> bool:
    """Whether two names differ in endings alone: bei den Stadtwerken for Stadtwerke."""
    pairs = zip_longest(found.split(), right.split(), fillvalue="")
    return all(
        one == two
        or (one.startswith(two) and bool(two) and one[len(two) :] in ENDINGS)
        or (two.startswith(one) and len(one) > 3 and two[len(one) :] in ENDINGS)
        for one, two in pairs
    )


def is_another_name(examined: Examined, written: str, found: str) -> bool:
    """Whether the words name something else that is known: mine, a fact, another person's."""
    me, contact = examined.note.me, examined.contact
    names = (
        *(fact.value for fact in examined.facts),
        me.org,
        *me.schools,
        *me.groups,
        contact.full,
        contact.given,
        contact.family,
    )
    if any(f" {found} " in f" {joined(SPLIT.findall(fold(name)))} " for name in names if name):
        return True
    return bool(examined.note.others.with_detail(whole_name(written)))


RULE = Rule(
    code="A06",
    name="misspelled-org",
    family=Family.ACCURACY,
    severity=Severity.HINT,
    weight=41,
    summary="The company or school of the contact is nearly spelt as on file.",
    why="A slip in the name of somebody's employer tells that nobody looked it up (S1-35).",
    source=("S1-35",),
    check=misspelled_org,
    good=(
        Example(
            text="Hi Noor, Kestrel's chart of winter docks helped us a lot.",
            facts={"company": "Kestrel Freight GmbH"},
        ),
        Example(
            text="Hallo Noor, bei den Stadtwerken Altenau messen Sie genauer als wir.",
            facts={"company": "Stadtwerke Altenau"},
        ),
    ),
    bad=(
        Example(
            text="Hi Noor, Kestral Freight's map of winter docks helped us a lot.",
            facts={"company": "Kestrel Freight"},
        ),
        Example(
            text="Hi Noor, the Northloop map of winter docks helped us a lot.",
            facts={"company": "NorthLoop"},
        ),
    ),
)
