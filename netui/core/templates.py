"""Templates: text with ``{placeholders}``, read strictly and filled without surprises.

``{given}`` is filled from the facts on file or stays in the note as it is, where rule A01
finds it. ``[[one way|another way]]`` is optional: the first alternative whose placeholders
all have words is taken, and when none has, the whole group drops out. ``{{`` and ``}}`` are
literal braces. A first line ``Subject: …`` is the subject. What people wrote is inserted as
it stands and is never read as a template.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources

import msgspec

from netui.core.hints.model import Span
from netui.core.model import TEXT_KINDS, Channel, Goal, Template, TouchKind
from netui.core.nearest import did_you_mean
from netui.core.slots import SLOT_NAMES
from netui.core.text import normal
from netui.errors import Problem

SHIPPED = "shipped_templates.md"
"""The file beside this module that holds the templates netui comes with."""

TOKEN = re.compile(r"\{\{|\}\}|\{(?P<name>[^{}\n]*)\}|\{|\[\[|\]{2,}|\|")
BLANK = re.compile(r"\{(?:" + "|".join(SLOT_NAMES) + r")\}")
SUBJECT = re.compile(r"Subject:[ \t]*(?P<subject>[^\n]*)\n*")
HEADING = re.compile(r"^# (\w+)\n", re.MULTILINE)
HEADER_KEYS = ("kind", "channel", "lang", "goal")


class Placeholder(msgspec.Struct, frozen=True):
    """A place for the words of one slot."""

    name: str


Words = tuple[str | Placeholder, ...]


class Clause(msgspec.Struct, frozen=True):
    """An optional part: the first alternative that can be filled, else nothing."""

    alternatives: tuple[Words, ...]


Parts = tuple[str | Placeholder | Clause, ...]


class Filled(msgspec.Struct, frozen=True):
    """A filled template: NFC text, where blanks are left, and the slots that were filled."""

    text: str
    blanks: tuple[Span, ...] = ()
    used: tuple[str, ...] = ()


class Reader:
    """Gathers the parts of one template, token by token."""

    def __init__(self) -> None:
        """Start outside of any optional part."""
        self.parts: list[str | Placeholder | Clause] = []
        self.clause: list[list[str | Placeholder]] | None = None

    def words(self, text: str) -> None:
        """Take literal text, joined to the literal text before it."""
        target: list[str | Placeholder] | list[str | Placeholder | Clause]
        target = self.parts if self.clause is None else self.clause[-1]
        last = target[-1] if target else None
        if isinstance(last, str):
            target[-1] = last + text
        elif text:
            target.append(text)

    def placeholder(self, name: str) -> Problem | None:
        """Take a placeholder, which has to be a known one."""
        if name not in SLOT_NAMES:
            return Problem(
                f"There is no placeholder {{{name}}}", "", did_you_mean(name, SLOT_NAMES)
            )
        if self.clause is None:
            self.parts.append(Placeholder(name))
        else:
            self.clause[-1].append(Placeholder(name))
        return None

    def open(self) -> Problem | None:
        """Begin an optional part."""
        if self.clause is not None:
            return Problem("An optional part cannot hold another one", "", "Close it with ]].")
        self.clause = [[]]
        return None

    def close(self, brackets: str) -> Problem | None:
        """End the optional part with the last two of a run of brackets."""
        if self.clause is None:
            self.words(brackets)
            return None
        self.words(brackets[2:])
        alternatives = tuple(tuple(words) for words in self.clause)
        self.clause = None
        if all(isinstance(piece, str) for words in alternatives for piece in words):
            return Problem(
                "An optional part without a placeholder would never drop out",
                "",
                "Write {topic}-like placeholders inside [[ ]], or take the brackets away.",
            )
        self.parts.append(Clause(alternatives))
        return None

    def take(self, token: re.Match[str]) -> Problem | None:
        """Take one token that is not plain text."""
        match token.group():
            case "{{" | "}}" as doubled:
                self.words(doubled[0])
            case "[[":
                return self.open()
            case "{":
                return Problem("A { is left open", "", "Write {{ for the sign itself.")
            case "|" if self.clause is not None:
                self.clause.append([])
            case "|":
                self.words("|")
            case run if run.startswith("]"):
                return self.close(run)
            case _:
                return self.placeholder(token["name"])
        return None


@lru_cache(maxsize=512)
def parse(text: str) -> Parts | Problem:
    """Return the parts of a template, or what is wrong with it and in which line."""
    reader = Reader()
    end = 0
    for token in TOKEN.finditer(text):
        reader.words(text[end : token.start()])
        problem = reader.take(token)
        if problem:
            line = text.count("\n", 0, token.start()) + 1
            return msgspec.structs.replace(problem, where=f"line {line}")
        end = token.end()
    reader.words(text[end:])
    if reader.clause is not None:
        return Problem("An optional part is left open", "", "Close it with ]].")
    return tuple(reader.parts)


def fill(parts: Parts, values: Mapping[str, str]) -> Filled:
    """Return the text with every known value in its place and the other blanks visible."""
    done, run = "", ""
    blanks: list[Span] = []
    used: dict[str, None] = {}
    for piece in chosen(parts, values):
        if isinstance(piece, str):
            run += piece
        elif value := values.get(piece.name):
            run += value
            used[piece.name] = None
        else:
            # A brace never combines with what is beside it, so normalising the runs between
            # blanks one by one gives the NFC of the whole, and the spans stay true.
            done, run = done + normal(run), ""
            start = len(done)
            done += f"{{{piece.name}}}"
            blanks.append((start, len(done)))
    return Filled(done + normal(run), tuple(blanks), tuple(used))


def chosen(parts: Parts, values: Mapping[str, str]) -> Iterable[str | Placeholder]:
    """Yield what a note consists of: optional parts that cannot be filled are left out."""
    for part in parts:
        if not isinstance(part, Clause):
            yield part
            continue
        for words in part.alternatives:
            if all(isinstance(piece, str) or values.get(piece.name) for piece in words):
                yield from words
                break


def slots() -> tuple[str, ...]:
    """Return the names of all placeholders; ``netui.core.slots`` says what each stands for."""
    return SLOT_NAMES


def blanks_in(text: str) -> tuple[Span, ...]:
    """Return where placeholders stand in a note that was saved with them."""
    return tuple(found.span() for found in BLANK.finditer(text))


def split_subject(text: str) -> tuple[str, str]:
    """Return subject and body of a template's text; no subject line is an empty subject."""
    found = SUBJECT.match(text)
    return (found["subject"], text[found.end() :]) if found else ("", text)


def read_template(name: str, text: str) -> Template | Problem:
    """Return the template in a file: ``key: value`` lines, an empty line, then the text."""
    head, _, body = normal(text).strip("\n").partition("\n\n")
    header: dict[str, str] = {}
    for number, line in enumerate(head.split("\n"), 1):
        key, colon, value = (part.strip() for part in line.partition(":"))
        if not colon or key not in HEADER_KEYS:
            advice = (
                did_you_mean(key, HEADER_KEYS)
                if colon
                else "Write key: value, as in kind: ask."
            )
            return Problem(f"{key or 'This'} is no template setting", f"line {number}", advice)
        header[key] = value
    for key, known in KNOWN_WORDS.items():
        if header.get(key) and header[key] not in known:
            return Problem(
                f"There is no {key} {header[key]}", key, did_you_mean(header[key], known)
            )
    if not header.get("kind"):
        return Problem("The template does not say its kind", name, "Begin with kind: invite.")
    body = body.strip("\n")
    parts = parse(body)
    if isinstance(parts, Problem):
        return parts
    return Template(
        name=name,
        kind=TouchKind(header["kind"]),
        channel=Channel(header["channel"]) if header.get("channel") else None,
        lang=header.get("lang") or "en",
        goal=Goal(header["goal"]) if header.get("goal") else None,
        text=body,
    )


KNOWN_WORDS: dict[str, tuple[str, ...]] = {
    "kind": tuple(sorted(TEXT_KINDS)),
    "channel": tuple(Channel),
    "goal": tuple(Goal),
}
"""The words a template file may use for each of its settings."""


@lru_cache(maxsize=1)
def shipped() -> tuple[Template, ...]:
    """Return the templates netui comes with, the warmest way first within each kind."""
    text = resources.files(__package__).joinpath(SHIPPED).read_text(encoding="utf-8")
    _, *sections = HEADING.split(text)
    read = map(read_template, sections[::2], sections[1::2])
    return tuple(template for template in read if isinstance(template, Template))


def in_force(*layers: Iterable[Template]) -> tuple[Template, ...]:
    """Return the templates that count, of layers in rising precedence.

    A later one takes the place of an earlier one with its name; new names go first, because
    what a person wrote suits them better than what was shipped.
    """
    named: dict[str, Template] = {}
    for layer in layers:
        own = {template.name: template for template in layer}
        new = {name: template for name, template in own.items() if name not in named}
        named = new | {name: own.get(name, earlier) for name, earlier in named.items()}
    return tuple(named.values())


def choose(
    templates: Iterable[Template],
    values: Mapping[str, str],
    *,
    kind: TouchKind,
    channel: Channel | None = None,
    goal: Goal | None = None,
    langs: Sequence[str] = (),
) -> Template | None:
    """Return the template that fits best; ``None`` when there is none of this kind.

    Channel counts most, then language, then goal, then how few blanks it leaves; the earlier
    one wins among equals.
    """
    spoken = (*langs, "en")

    def fit(template: Template) -> tuple[int, int, int, int]:
        lang = len(spoken) - spoken.index(template.lang) if template.lang in spoken else 0
        parts = parse(split_subject(template.text)[1])
        # One that cannot be read is the last choice; compose says what is wrong with it.
        blanks = 1_000 if isinstance(parts, Problem) else len(fill(parts, values).blanks)
        way, aim = closeness(template.channel, channel), closeness(template.goal, goal)
        return way, lang, aim, -blanks

    return max((t for t in templates if t.kind is kind), key=fit, default=None)


def closeness(offered: object, wanted: object) -> int:
    """Return 2 for what was wanted, 1 for what fits anything, 0 for something else."""
    if offered is None:
        return 1
    return 2 if offered == wanted else 0
