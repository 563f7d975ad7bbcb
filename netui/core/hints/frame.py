"""Rules about what frames a note: its greeting and its sign-off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from netui.core.hints.examined import Examined
from netui.core.hints.form import is_chat
from netui.core.hints.form_words import FormWords
from netui.core.hints.lexicon import LANGUAGES, alternatives, name_words, pattern, word_set
from netui.core.hints.model import Edit, Finding, Fix, FixKind, Severity
from netui.core.hints.names import names_of
from netui.core.hints.rule import Example, Family, Rule
from netui.core.hints.wording import word_lists
from netui.core.model import INVITATION_KINDS, TEXT_KINDS, Channel, TouchKind
from netui.core.text import WORD, fold

OPENING = 45
"""How far into a note the name still greets."""

SIGNED = 40
"""How much of the last line is looked at for a signature."""

LINES = 4
SIGNATURE_WORDS = 5
BLANK_SIGNS = frozenset("[{<%_*")
"""What a blank of a template begins with; where one stands for the name, that is A01."""

SIGNED_CHANNELS = frozenset({Channel.EMAIL, Channel.INMAIL})
POSTSCRIPT = re.compile(r"\W*p\.?\s?s\.?\W", re.IGNORECASE)
INITIAL = re.compile(r"[-–—]\s*(\w)\.?\s*$")


def missing_greeting(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if nothing greets: no greeting word, no name where the note begins."""
    if examined.anatomy.opener in {"greeting", "vocative"} or is_talk(examined):
        return
    if calls_by_name(examined):
        return
    name = examined.contact.call_name
    edit = (0, 0, hello(examined, name))
    fix = Fix(label=f"Greet {name}", kind=FixKind.SAFE, edits=(edit,))
    yield Finding(message="The note starts without a greeting.", fixes=(fix,) if name else ())


def greeting_without_name(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if the greeting would fit anybody, while the name is on file."""
    parts, name = examined.anatomy, examined.contact.call_name
    if parts.opener != "greeting" or names_somebody(examined) or not name:
        return
    if is_chat(examined) or calls_by_name(examined):
        return
    if begins_blank(examined.text[parts.greeting[1] :]):
        return
    edit = named_greeting(examined, name)
    fix = Fix(label=f"Greet {name}", kind=FixKind.SAFE, edits=(edit,))
    yield Finding(
        message=f"You know the name: “{edit[2].strip()}”.",
        spans=(edit[:2],),
        fixes=(fix,),
    )


def names_somebody(examined: Examined) -> bool:
    """Whether the greeting holds a word that can be a name: not Hello I'd like."""
    words = (fold(examined.text[a:b]) for a, b in examined.anatomy.names)
    return any(word in name_words() or word not in word_set("stop") for word in words)


def begins_blank(text: str) -> bool:
    """Whether a blank of a template stands where a text begins."""
    return text.lstrip()[:1] in BLANK_SIGNS


def is_talk(examined: Examined) -> bool:
    """Whether there is nothing to greet: a blank note, or one that goes on with a talk."""
    return (examined.blank and not examined.text.strip()) or is_chat(examined)


def calls_by_name(examined: Examined) -> bool:
    """Whether the contact's name stands where the note begins, or in its first thanks."""
    reach = OPENING
    if examined.sentences and pattern("thanks").search(examined.flat, *examined.sentences[0]):
        reach = max(reach, examined.sentences[0][1])
    names = names_of(examined.contact)
    return any(
        is_call(found.group(), names)
        for found in WORD.finditer(examined.masked)
        if found.start() < reach
    )


def is_call(word: str, names: frozenset[str]) -> bool:
    """Whether a word is one of the names; one that is a word as well needs its capital."""
    low = fold(word)
    if low not in names or len(low) < 2:
        return False
    return word[0].isupper() or not (low in name_words() or low in word_set("stop"))


def hello(examined: Examined, name: str) -> str:
    """Return the greeting of the note's language."""
    greeting: str = word_lists(FormWords, examined.language).hello
    return greeting.replace("{name}", name)


def named_greeting(examined: Examined, name: str) -> Edit:
    """Return the edit that puts the name into the greeting, its own word kept if it fits."""
    start, end = examined.anatomy.greeting
    word = kept_greetings().match(examined.flat, start, end)
    if word and examined.anatomy.names:
        end = word.end()
    if pair := either_sex().match(examined.flat, end):
        end = pair.end()
    old = examined.text[start:end].rstrip()
    end = start + len(old)
    tail = "" if examined.text[end : end + 1].isspace() else " "
    if word is None:
        return (start, end, hello(examined, name).rstrip() + tail)
    mark = old[-1] if old[-1] in ",!:." else ","
    return (start, end, f"{examined.text[start : word.end()]} {name}{mark}{tail}")


@cache
def kept_greetings() -> re.Pattern[str]:
    """Return what matches a greeting word that takes any name."""
    kept = (word for code in LANGUAGES for word in word_lists(FormWords, code).kept)
    return re.compile(rf"{alternatives(kept)}(?!\w)")


@cache
def either_sex() -> re.Pattern[str]:
    """Return what matches the rest of a greeting such as Dear Sir or Madam."""
    people = "|".join(sorted(word_set("people")))
    return re.compile(rf"\s*(?:/|&|or|and|oder|und|ou|et|o|y)\s*(?:{people})(?!\w),?")


def missing_sign_off(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if a letter ends without the writer's name."""
    note = examined.note
    first = note.me.first or note.me.name.partition(" ")[0]
    letter = note.channel in SIGNED_CHANNELS or note.kind is TouchKind.FAREWELL
    by_client = note.email_signature and note.channel is Channel.EMAIL
    if not first or not letter or by_client or examined.blank or is_signed(examined, first):
        return
    closed = bool(examined.text[slice(*examined.anatomy.sign_off)].strip())
    best = word_lists(FormWords, examined.language).closing.replace("{name}", first)
    end = len(examined.text.rstrip())
    added = f"\n{first}" if closed else f"\n\n{best}"
    fix = Fix(
        label=f"Sign as {first}", kind=FixKind.SAFE, edits=((end, len(examined.text), added),)
    )
    yield Finding(message=f"It ends without your name, {first}.", fixes=(fix,))


def is_signed(examined: Examined, first: str) -> bool:
    """Whether the name closes the note: in its last line, or above what stands below it."""
    lines = [line for line in examined.text.split("\n") if line.strip()]
    name = fold(first)
    if name in fold(lines[-1][-SIGNED:]):
        return True
    initial = INITIAL.search(lines[-1])
    if initial and fold(initial[1]) == name[0]:
        return True
    above = [line for line in lines[-LINES:-1] if len(line.split()) <= SIGNATURE_WORDS]
    if POSTSCRIPT.match(lines[-1]):
        above = lines[:-1]
    return any(name in fold(line) for line in above)


GRACE: dict[str, object] = {"full": "Grace Adeyemi", "given": "Grace", "family": "Adeyemi"}
NURTURE = TouchKind.NURTURE
LETTER = {"me": {"name": "Dana Whitlock"}, "touch": {"channel": "email", "limit": None}}

RULES = (
    Rule(
        code="L04",
        name="missing-greeting",
        family=Family.FORM,
        severity=Severity.HINT,
        weight=22,
        summary="The note begins without a greeting word and without the name.",
        why="Two words of greeting make a note out of a text; this is courtesy (S3-49).",
        source=("S3-49",),
        check=missing_greeting,
        good=(
            Example(text="Will, will you be in Leeds again?", facts={"full": "Will Hartnell"}),
            Example(text="Congratulations on the new kiln and on the prize, Noor!"),
        ),
        bad=(
            Example(text="Saw your post on glazes. It saved a whole firing here."),
            Example(text="Ihr Beitrag über Glasuren hat uns einen Brand gerettet."),
        ),
        kinds=TEXT_KINDS - {TouchKind.CONVERSATION},
    ),
    Rule(
        code="L05",
        name="greeting-without-name",
        family=Family.FORM,
        severity=Severity.HINT,
        weight=24,
        summary="The greeting would fit anybody, though the name is on file.",
        why="A greeting that fits everybody looks like a mailing (S1-35).",
        source=("S1-35",),
        check=greeting_without_name,
        good=(
            Example(text="Dear Dr. Adeyemi, your reef survey is open on my desk.", facts=GRACE),
            Example(text="Guten Morgen, Noor, die Messwerte sind da."),
        ),
        bad=(
            Example(text="Hi there, your post on glazes saved a whole firing."),
            Example(text="Dear Sir or Madam, I write about your reef survey."),
        ),
        kinds=TEXT_KINDS - {TouchKind.CONVERSATION},
    ),
    Rule(
        code="L06",
        name="missing-sign-off",
        family=Family.FORM,
        severity=Severity.HINT,
        weight=18,
        summary="An e-mail, an InMail or a closing note ends without your name.",
        why="A letter says at its end who wrote it; this is courtesy (S3-49).",
        source=("S3-49",),
        check=missing_sign_off,
        good=(
            Example(
                text="Hi Noor, the logs are up.\n\nKind regards,\nDana",
                kind=NURTURE,
                case=LETTER,
            ),
            Example(
                text="Hi Noor, the logs are up. – Dana Whitlock", kind=NURTURE, case=LETTER
            ),
        ),
        bad=(
            Example(text="Hi Noor, the logs are up. Bye.", kind=NURTURE, case=LETTER),
            Example(
                text="Hallo Noor, alles liegt bereit.\n\nViele Grüße", kind=NURTURE, case=LETTER
            ),
        ),
        kinds=TEXT_KINDS - INVITATION_KINDS,
    ),
)
"""The rules of this part of the family."""
