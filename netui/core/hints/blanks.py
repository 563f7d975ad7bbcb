"""Finds template blanks that were left in a note, and what on file could fill them.

Only words of a closed list count as blanks: brackets, braces and capitals have honest uses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

import msgspec

from netui.core.hints.lexicon import LANGUAGES, lexicon, name_lists, votes_of, word_set
from netui.core.hints.model import Note, Span
from netui.core.model import Contact
from netui.core.text import fold

INSIDE = r"[^\W\d_][\w .\-'’:|/]{0,48}?"
TOKENS = re.compile(
    r"\{\{(?P<merge>[^{}\n]{1,60})\}\}"
    rf"|(?<![\w/\\=])\$?\{{(?P<brace>\s*{INSIDE}\s*)\}}"
    rf"|\[\[?(?P<bracket>\s*{INSIDE}\s*)\]\]?(?!\()"
    rf"|<<?(?P<angle>\s*{INSIDE}\s*)>>?"
    rf"|(?<![\w%])%%?(?P<percent>{INSIDE})%%?(?![\w%])"
    r"|\*\|(?P<star>\w{1,40})\|\*"
    r"|(?<![\w/.$])(?P<capitals>[A-Z]+(?:_[A-Z]+)+|FIRSTNAME|LASTNAME|FULLNAME|FNAME|LNAME)(?!\w)"
    r"|(?<![\w$])(?P<crosses>X{3,})(?![\w'’])"
    r"|(?<![\w/.:])(?P<line>_{3,})(?![\w/])"
    r"|(?<![\w/.@#-])(?P<later>TODO|TBD|FIXME|TBC)(?![\w/.-]\w)(?!\w)"
)
SIGNS = re.compile(r"[{\[<%|_]|XXX|TODO|TBD|TBC|FIXME|NAME")
"""What stands in every token; most notes have none of it."""

AFTER_TODO = frozenset(
    {
        "comment",
        "comments",
        "list",
        "lists",
        "app",
        "apps",
        "item",
        "items",
        "tag",
        "tags",
        "board",
    }
)
BEFORE_TODO = frozenset({"a", "the", "your", "my", "our", "no", "of", "every", "old"})
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
ORDERS = frozenset(
    {
        "insert",
        "mention",
        "describe",
        "inserer",
        "ajouter",
        "einfugen",
        "hier",
        "insertar",
        "inserte",
    }
)
LABELS = frozenset(
    {"video", "podcast", "paper", "book", "text", "blog", "webinar", "presentation"}
)
QUOTED_FIELDS = frozenset({"post", "topic", "event", "title"})
"""Fields that a template puts between quotation marks itself."""

ELISION = re.compile(r"\b[ld]['’]")


class Blank(msgspec.Struct, frozen=True, kw_only=True):
    """One blank: where it is, its text, and the field that could fill it (may be empty)."""

    span: Span
    text: str
    field: str = ""


@cache
def slots() -> dict[str, str]:
    """Return the field of every slot word, English first."""
    fields: dict[str, str] = {}
    for code in LANGUAGES:
        for field, listed in lexicon(code).slots.items():
            for phrase in listed:
                fields.setdefault(" ".join(WORDS.findall(fold(phrase))), field)
    return fields


def field_of(inside: str, own: frozenset[str]) -> str | None:
    """Return the field a blank stands for, empty for none on file, ``None`` for no blank."""
    spread = CAMEL.sub(" ", inside.partition("|")[0]).replace("_", " ")
    listed = WORDS.findall(ELISION.sub(" ", fold(spread)))
    line = " ".join(listed)
    for candidate in (line, " ".join(w for w in listed if w not in word_set("slot_noise"))):
        if candidate in slots():
            return slots()[candidate]
    if line and line in own:
        return ""
    if len(listed) > 1 and listed[0] in ORDERS:
        return ""
    heads = [word for word in listed if word not in word_set("slot_noise")]
    if not heads:
        return next((slots()[word] for word in listed if word in slots()), None)
    if len(listed) <= 6 and all(word in slots() for word in heads):
        return slots()[heads[0]] if len(heads) == 1 else ""
    return None


@lru_cache(maxsize=16)
def spelt_out(own: tuple[str, ...]) -> frozenset[str]:
    """Return the names of slots as words."""
    return frozenset(" ".join(WORDS.findall(fold(slot.replace("_", " ")))) for slot in own)


def blanks_in(text: str, own: tuple[str, ...] = ()) -> Iterator[Blank]:
    """Yield the blanks of a text in order; ``own`` are slots of the user's templates."""
    if not SIGNS.search(text):
        return
    mine = spelt_out(own)
    for found in TOKENS.finditer(text):
        kind = found.lastgroup or ""
        field = JUDGES.get(kind, is_slot)(found, mine)
        if field is not None:
            yield Blank(span=found.span(), text=found.group(), field=field)


def is_slot(found: re.Match[str], own: frozenset[str]) -> str | None:
    """Return the field of a token whose words are slot words."""
    return field_of(found[found.lastgroup or 0], own)


def is_merge(found: re.Match[str], own: frozenset[str]) -> str | None:
    """Return the field of a doubled brace, which is a blank whatever it holds."""
    if not WORDS.search(found["merge"]):
        return None
    return field_of(found["merge"].rpartition(".")[2], own) or ""


def is_angle(found: re.Match[str], own: frozenset[str]) -> str | None:
    """Return the field of a word in angles, unless the note speaks of an HTML tag."""
    inside = found["angle"].strip()
    if inside in name_lists().markup.split():
        following = WORDS.match(found.string, min(found.end() + 1, len(found.string)))
        if following and fold(following.group()) in {"tag", "tags", "element", "elements"}:
            return None
    return field_of(inside, own)


def is_crosses(found: re.Match[str], own: frozenset[str]) -> str | None:
    """Return an empty field for XXX, unless it numbers an edition or is a row of kisses."""
    del own
    if len(found["crosses"]) > 3:
        return ""
    before = WORDS.findall(found.string[max(0, found.start() - 24) : found.start()])
    after = WORDS.findall(found.string[found.end() : found.end() + 24])
    beside = {fold(word) for word in before[-1:] + after[:1]}
    kisses = "\n" in found.string[: found.start()] and not found.string[found.end() :].strip()
    return None if kisses or beside & word_set("editions") else ""


def is_line(found: re.Match[str], own: frozenset[str]) -> str | None:
    """Return an empty field for a run of underscores, unless it rules off a line."""
    del own
    start = found.string.rfind("\n", 0, found.start()) + 1
    end = found.string.find("\n", found.end())
    line = found.string[start : len(found.string) if end < 0 else end]
    return None if "\n" in found.string and line.strip(" _") == "" else ""


def is_later(found: re.Match[str], own: frozenset[str]) -> str | None:
    """Return an empty field for TODO or TBD, unless it is what the sentence is about."""
    del own
    if found["later"] != "TODO":
        return ""
    before = WORDS.findall(found.string[max(0, found.start() - 16) : found.start()])
    after = WORDS.findall(found.string[found.end() : found.end() + 16])
    if (after and fold(after[0]) in AFTER_TODO) or (before and before[-1] in BEFORE_TODO):
        return None
    marked = found.string[found.end() : found.end() + 1] in {":", "]", ")"}
    return "" if marked or not is_spanish(found.string) else None


def is_spanish(text: str) -> bool:
    """Whether a text looks Spanish, where TODO is a word."""
    votes = votes_of(frozenset(fold(word) for word in WORDS.findall(text)))
    return votes["es"] >= 2 and votes["es"] == max(votes.values())


def is_bracket(found: re.Match[str], own: frozenset[str]) -> str | None:
    """Return the field of a word in brackets, unless it labels what is linked, as [video]."""
    label = fold(found["bracket"].strip())
    return None if label in LABELS else field_of(found["bracket"], own)


JUDGES: dict[str, Callable[[re.Match[str], frozenset[str]], str | None]] = {
    "merge": is_merge,
    "bracket": is_bracket,
    "angle": is_angle,
    "crosses": is_crosses,
    "line": is_line,
    "later": is_later,
}


def values_for(field: str, note: Note) -> tuple[str, ...]:
    """Return what is on file for a field, without empty and repeated values."""
    read = FIELDS.get(field)
    found = read(note.contact) if read else MINE[field](note) if field in MINE else ()
    return tuple(dict.fromkeys(value for value in found if value))


FIELDS: dict[str, Callable[[Contact], tuple[str, ...]]] = {
    "given": lambda c: (c.call_name,),
    "family": lambda c: (c.family,),
    "full": lambda c: (c.full,),
    "honorific": lambda c: (c.honorific,),
    "company": lambda c: (c.company,),
    "former": lambda c: tuple(f.company for f in c.former),
    "title": lambda c: (c.title, *(p.title for p in c.posts)),
    "topic": lambda c: tuple(p.topic or p.title for p in c.posts) + c.interests,
    "post": lambda c: tuple(p.title for p in c.posts),
    "event": lambda c: ((c.met.where,) if c.met else ()) + tuple(e.name for e in c.events),
    "school": lambda c: c.schools,
    "city": lambda c: (c.city,),
    "industry": lambda c: (c.industry,),
    "mutual": lambda c: tuple(m.name for m in c.mutuals if not m.discreet),
    "group": lambda c: c.groups,
    "skill": lambda c: c.skills,
    "reason": lambda c: (c.reason,),
    "news": lambda c: tuple(n.what for n in c.news),
}

MINE: dict[str, Callable[[Note], tuple[str, ...]]] = {
    "my_name": lambda n: (n.me.first or n.me.name,),
    "my_company": lambda n: (n.me.org,),
    "my_role": lambda n: (n.me.role,),
}
