"""R01 and R02: whom a note is about, and what is in it for the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netui.core.hints.address import addressed
from netui.core.hints.examined import Examined
from netui.core.hints.facts import Fact, Vocabulary
from netui.core.hints.fixes import end_of_body, fits
from netui.core.hints.links import links_in
from netui.core.hints.model import Choice, Finding, Fix, FixKind, Severity, Span
from netui.core.hints.repeats import resources
from netui.core.hints.request_words import RequestWords
from netui.core.hints.requests import acts_in
from netui.core.hints.rule import FOLLOW_UPS, Example, Family, Rule
from netui.core.hints.telling import whole_name
from netui.core.hints.wording import has, words_in_any
from netui.core.model import INVITATION_KINDS, TouchKind

SELVES = 3
FEW_YOU = 2
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
CLAUSES = re.compile(r"[.!?…;:\n]+|\s[-–—]\s|,|\b(?:and|but|und|aber|et|mais|y|pero)\b")
MOST_PEOPLE = 3
OFFERS = {
    "en": (
        "If it is useful to you, I can share this: {value}.",
        "I could introduce you to {value}.",
        "If I can help with anything, tell me.",
    ),
    "de": (
        "Falls es {dir|Ihnen} nützt, teile ich gern: {value}.",
        "Ich kann {dich|Sie} gern mit {value} bekannt machen.",
        "Falls ich bei etwas helfen kann, {sag|sagen Sie} es mir.",
    ),
    "fr": (
        "Si cela {t'est|vous est} utile, je peux partager : {value}.",
        "Je peux {te|vous} présenter {value}.",
        "Si je peux {t'aider, dis|vous aider, dites}-le-moi.",
    ),
    "es": (
        "Si {te|le} sirve, puedo compartir: {value}.",
        "Puedo {presentarte|presentarle} a {value}.",
        "Si puedo {ayudarte en algo, dímelo|ayudarle en algo, dígamelo}.",
    ),
}
"""What can be given besides a resource: what I noted, an introduction, a hand."""

QUESTION = {
    "en": "What would you do differently today?",
    "de": "Was würden Sie heute anders machen?",
    "fr": "Que feriez-vous autrement aujourd'hui ?",
    "es": "¿Qué haría usted hoy de otra manera?",
}


def all_about_me(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if three clauses are the writer's and hardly a word the reader's."""
    words = WORD.findall(examined.flat[slice(*examined.anatomy.body)])
    if sum(is_one(examined, word, "you") for word in words) > FEW_YOU:
        return
    own = [clause for clause in clauses(examined) if is_about_me(examined, clause)]
    if len(own) < SELVES:
        return
    ask = Fix(label="A question", kind=FixKind.DISPLAY, examples=(QUESTION[examined.language],))
    name = examined.contact.call_name or "the reader"
    yield Finding(
        message=f"{len(own)} clauses are about you. Turn one into a question about {name}.",
        fixes=(ask,),
    )


def clauses(examined: Examined) -> list[str]:
    """Return the clauses of the body; one without a subject of its own goes on."""
    start, end = examined.anatomy.body
    kept: list[str] = []
    for part in CLAUSES.split(examined.flat[start:end]):
        words = WORD.findall(part)[:SELVES]
        if kept and not any(is_one(examined, word, "subject") for word in words):
            kept[-1] += f" {part}"
        elif words:
            kept.append(part)
    return kept


def is_about_me(examined: Examined, clause: str) -> bool:
    """Whether a clause speaks of the writer, and of nothing of the reader's."""
    words = WORD.findall(clause)
    if not any(is_one(examined, word, "me") for word in words):
        return False
    if any(is_one(examined, word, kind) for word in words for kind in ("you", "echoes")):
        return False
    said = Vocabulary(clause)
    return not any(said.holds(fact) for fact in examined.used)


def is_one(examined: Examined, word: str, kind: str) -> bool:
    """Whether a word is in one of the lists of single words."""
    return word in words_in_any(RequestWords, examined.languages, kind)


def nothing_offered(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if there is nothing in the note for the reader."""
    if examined.blank or has(examined, RequestWords, "offers") or gives(examined):
        return
    if any(names_a_gift(examined, sentence) for sentence in examined.sentences):
        return
    name = examined.contact.call_name or "the reader"
    noted = examined.contact.can_offer
    hint = f" You noted: “{noted}”." if noted else ""
    yield Finding(
        message=f"Nothing in it for {name} yet.{hint} A resource, an introduction or a hand?",
        fixes=(*resources(examined), *offering(examined)),
        severity=Severity.WARNING if examined.note.kind in FOLLOW_UPS else None,
    )


def offering(examined: Examined) -> tuple[Fix, ...]:
    """Return a pick list of what else there is to give: what I noted, an introduction, help."""
    offer, introduce, help_out = (addressed(examined, s) for s in OFFERS[examined.language])
    noted = examined.contact.can_offer
    lines = [offer.replace("{value}", noted)] if noted else []
    lines += [introduce.replace("{value}", who) for who in acquaintances(examined)]
    lines.append(help_out)
    choices = (Choice(label=line, edits=(end_of_body(examined, line),)) for line in lines)
    kept = tuple(choice for choice in choices if fits(examined, choice))
    return (Fix(label="Offer something", kind=FixKind.CHOICE, choices=kept),) if kept else ()


def acquaintances(examined: Examined) -> tuple[str, ...]:
    """Return people on file whom the contact may like to meet: of one event or one school."""
    contact, known = examined.contact, examined.note.others
    shared = (*(event.name for event in contact.events), *contact.schools)
    mutual = {mutual.name for mutual in contact.mutuals}
    found = (
        held.contact
        for value in shared
        if value
        for held in known.with_detail(whole_name(value))
    )
    open_to_it = (one for one in found if not (one.do_not_contact or one.archived))
    names = (one.full for one in open_to_it if one.id != contact.id)
    return tuple(dict.fromkeys(name for name in names if name not in mutual))[:MOST_PEOPLE]


def names_a_gift(examined: Examined, sentence: Span) -> bool:
    """Whether a sentence tells of something that can be given, and asks for nothing."""
    words = WORD.findall(examined.flat[slice(*sentence)])
    if not any(is_one(examined, word, "gifts") for word in words):
        return False
    return "?" not in examined.masked[slice(*sentence)] and not acts_in(examined, sentence)


def gives(examined: Examined) -> bool:
    """Whether the note holds a link, a resource of mine or what I noted to offer."""
    note = examined.note
    kept = (note.contact.can_offer, *(one.title for one in note.resources))
    held = (Fact(kind="", value=value) for value in kept if value)
    return bool(links_in(examined)) or any(map(examined.vocabulary.holds, held))


SECOND = TouchKind.FOLLOW_UP_1

RULES = (
    Rule(
        code="R01",
        name="all-about-me",
        family=Family.REQUESTS,
        severity=Severity.HINT,
        weight=23,
        summary="Three clauses are about the writer and hardly a word is for the reader.",
        why="People like to be asked about their own work (S0-29).",
        source=("S0-29",),
        check=all_about_me,
        good=(
            Example(text="Hi Noor, I read your post, I tried your template, I got it funded."),
            Example(text="Hallo Noor, ich lese Ihren Blog, ich nutze Ihre Karten täglich."),
        ),
        bad=(
            Example(text="Hi Noor, I am a baker. I have led a shop. I recently won a prize."),
            Example(text="Hola Noor, soy panadera. Trabajo en Holm. He ganado dos premios."),
        ),
        kinds=INVITATION_KINDS,
    ),
    Rule(
        code="R02",
        name="nothing-offered",
        family=Family.REQUESTS,
        severity=Severity.HINT,
        weight=31,
        summary="There is nothing in the note for the reader.",
        why="Both sides gain: share something, introduce somebody, offer a hand (S0-30, "
        "S0-31, S0-32, S0-40).",
        source=("S0-30", "S0-31", "S0-32", "S0-40"),
        check=nothing_offered,
        good=(
            Example(text="Hi Noor, our fault set is yours to use.", kind=SECOND),
            Example(text="Hallo Noor, unsere Auswertung schicke ich Ihnen gern.", kind=SECOND),
        ),
        bad=(
            Example(text="Hi Noor, would still love to connect!", kind=SECOND),
            Example(text="Bonjour Noor, avez-vous lu mon message ?", kind=SECOND),
        ),
        kinds=FOLLOW_UPS | {TouchKind.NURTURE, TouchKind.ASK},
    ),
)
"""The rules of this part of the family."""
