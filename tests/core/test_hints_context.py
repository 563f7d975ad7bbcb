"""C01 and C05: default texts, and notes about nobody in particular."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from netui.core.hints.engine import examine
from netui.core.hints.fixes import apply_fix
from netui.core.hints.model import FixKind, Hint, Note, Severity
from netui.core.model import (
    Contact,
    Event,
    Former,
    Met,
    Mutual,
    News,
    Post,
    Profile,
    Tie,
    TouchKind,
)

DEFAULTS = (
    "I'd like to join your LinkedIn network.",
    "Hi Grace,\nI'd like to add you to my professional network on LinkedIn.\n- Dana",
    "I’d like to add you to my professional network on LinkedIn",
    "Hi Grace, I'd like to add you to my professional network. Thanks!",
    "Hi Grace, I'd like to connect with you on LinkedIn. Best, Dana",
    "I would like to add you to my professional network on LinkedIn!",
    "Since you are a person I trust, I wanted to invite you to join my network on LinkedIn",
    "Bonjour, je souhaite vous ajouter à mon réseau professionnel LinkedIn. Cordialement",
    "Ich würde Sie gern zu meinem beruflichen Netzwerk auf LinkedIn hinzufügen. Gruß, Dana",
    "Me gustaria agregarte a mi red profesional en LinkedIn",
)

NO_DEFAULTS = (
    "I'd like to add your talk to my network of examples.",
    "I'd like to join your team on Friday.",
    "I'd like to add you to our speakers list on rope access.",
)

VAGUE = "Hi Grace, I find your background very interesting and would love to connect with you."


def person(**facts: Any) -> Contact:
    return Contact(**({"full": "Grace Adeyemi", "given": "Grace", "family": "Adeyemi"} | facts))


def note(text: str, contact: Contact | None = None, **facts: Any) -> Note:
    given: dict[str, Any] = {
        "kind": TouchKind.INVITE,
        "today": dt.date(2026, 3, 4),
        "limit": 300,
    }
    me = Profile(name="Dana Whitlock")
    return Note(text=text, contact=contact or person(), me=me, **(given | facts))


def fired(examined: Note, code: str) -> Hint | None:
    return next((hint for hint in examine(examined).hints if hint.rule == code), None)


@pytest.mark.parametrize("text", DEFAULTS)
def test_linkedins_own_sentences_are_errors_in_invitations(text: str) -> None:
    for kind in (TouchKind.INVITE, TouchKind.REINVITE):
        hint = fired(note(text, kind=kind), "C01")
        assert hint is not None
        assert hint.severity is Severity.ERROR
    assert fired(note(text, kind=TouchKind.NURTURE), "C01") is None


@pytest.mark.parametrize("text", NO_DEFAULTS)
def test_a_sentence_that_only_begins_like_one_is_fine(text: str) -> None:
    assert fired(note(text), "C01") is None


def test_the_default_text_offers_a_start_from_the_record() -> None:
    contact = person(company="Quarry & Vale", posts=(Post(title="Slow ropes", kind="talk"),))
    hint = fired(note(DEFAULTS[0], contact), "C01")
    assert hint is not None
    assert hint.fixes[0].kind is FixKind.DISPLAY
    assert hint.fixes[0].examples[0].startswith("Hi Grace, ")
    assert "Slow ropes" in hint.fixes[0].examples[0]
    assert apply_fix(DEFAULTS[0], hint.fixes[0]) == DEFAULTS[0]


def test_the_default_text_has_no_start_without_facts() -> None:
    hint = fired(note(DEFAULTS[0]), "C01")
    assert hint is not None
    assert hint.fixes == ()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"company": "Cedar Mobility GmbH"}, "Cedar does good things"),
        ({"company": "Northern Logistics"}, "Northern Logistics does good things"),
        ({"company": "Energy"}, "Energy does good things"),
        ({"company": "HP"}, "HP does good things"),
        ({"company": "3M"}, "3M does good things"),
        ({"company": "東京"}, "I saw 東京 and liked it"),
        ({"title": "Sustainability lead"}, "sustainable rope is rare"),
        ({"posts": (Post(title="Slow ropes", topic="near-miss logs"),)}, "your near miss idea"),
        ({"posts": (Post(title="Zähler, die driften"),)}, "die Stromzähler bei uns"),
        ({"posts": (Post(title="Stromzähler"),)}, "die Zähler bei uns"),
        ({"posts": (Post(title="Toitures végétalisées"),)}, "un toit vegetalisee ici"),
        ({"met": Met(where="Porto Supply Day", what="dock scheduling")}, "the dock demo"),
        ({"mutuals": (Mutual(name="Farah Qureshi"),)}, "Farah said hello"),
        ({"news": (News(what="promoted to Planner"),)}, "your promotion"),
        ({"schools": ("Halden University",)}, "a Halden graduate"),
        ({"groups": ("Westmere Data Guild",)}, "the Guild"),
        ({"events": (Event(name="Blade Expo"),)}, "the expo"),
        ({"interests": ("falconry",)}, "falcons and falconers"),
        ({"city": "Nantes"}, "in Nantes"),
        ({"skills": ("rigging",)}, "rigging"),
        ({"former": (Former(company="Kestrel Freight", title="Router"),)}, "your Kestrel days"),
        ({"industry": "aquaculture"}, "aquaculture"),
        ({"reason": "asked about splices"}, "the splice question"),
    ],
)
def test_a_word_of_any_fact_is_a_detail(facts: dict[str, Any], words: str) -> None:
    assert fired(note(f"Hi Grace, {words}.", person(**facts)), "C05") is None
    assert fired(note(VAGUE, person(**facts)), "C05")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"company": "Northern Logistics"}, "I work in logistics"),
        ({"title": "Data team lead"}, "my team leads on data"),
        ({"company": "Holm Group"}, "our group meets"),
        ({"city": "Bath"}, "the bathroom"),
    ],
)
def test_a_generic_or_merely_similar_word_is_no_detail(
    facts: dict[str, Any], words: str
) -> None:
    hint = fired(note(words, person(**facts)), "C05")
    assert hint is not None


def test_nothing_on_file_asks_for_nothing() -> None:
    assert fired(note(VAGUE), "C05") is None


def test_it_runs_on_first_and_nurturing_notes_only() -> None:
    contact = person(company="Cedar Mobility")
    for kind in (TouchKind.INVITE, TouchKind.REINVITE, TouchKind.NURTURE):
        assert fired(note(VAGUE, contact, kind=kind), "C05")
    assert fired(note(VAGUE, contact, kind=TouchKind.FOLLOW_UP_1), "C05") is None


@pytest.mark.parametrize(
    ("met", "silent"),
    [(dt.date(2026, 3, 3), True), (dt.date(2026, 2, 25), False), (dt.date(2026, 3, 9), False)],
)
def test_a_blank_note_right_after_meeting_is_exempt(met: dt.date, *, silent: bool) -> None:
    contact = person(company="Cedar Mobility", met=Met(when=met))
    assert (fired(note("Hi Grace,", contact), "C05") is None) is silent
    assert fired(note(VAGUE, contact), "C05")


def test_a_stranger_raises_it_to_an_error() -> None:
    weak = fired(note(VAGUE, person(company="Cedar Mobility", tie=Tie.WEAK)), "C05")
    stranger = fired(note(VAGUE, person(company="Cedar Mobility", tie=Tie.STRANGER)), "C05")
    assert weak is not None
    assert stranger is not None
    assert (weak.severity, stranger.severity) == (Severity.WARNING, Severity.ERROR)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", VAGUE),
        ("fr", "Bonjour Grace, votre parcours est inspirant et je vous salue.\n\nCordialement"),
        ("de", "Hallo Grace, Ihr Profil ist spannend und ich freue mich.\n\nViele Grüße"),
        ("es", "Hola Grace, me gusta mucho lo que haces en tu vida.\n\nUn saludo"),
    ],
)
def test_every_fact_offered_satisfies_the_rule_once_inserted(lang: str, text: str) -> None:
    contact = person(
        company="Cedar Mobility",
        title="Rigger",
        city="Nantes",
        langs=(lang,),
        posts=(Post(title="Slow ropes", kind="talk"), Post(title="", topic="splices")),
        mutuals=(Mutual(name="Farah Qureshi"), Mutual(name="Ada Sly", discreet=True)),
        news=(News(what="laid off", tone="bad"),),
    )
    hint = fired(note(text, contact), "C05")
    assert hint is not None
    fix = hint.fixes[0]
    assert fix.kind is FixKind.CHOICE
    labels = [choice.label for choice in fix.choices]
    assert "Slow ropes (post)" in labels
    assert not any("Ada Sly" in label or "laid off" in label for label in labels)
    for place in range(len(fix.choices)):
        mended = apply_fix(text, fix, place)
        assert fired(note(mended, contact), "C05") is None
        assert "  " not in mended
        assert mended.endswith(text.rpartition(".")[2])
    assert apply_fix(text, fix, 99) == text


def test_no_fact_is_offered_that_would_pass_the_limit() -> None:
    contact = person(company="Cedar Mobility")
    hint = fired(note(VAGUE, contact, limit=len(VAGUE) + 5), "C05")
    assert hint is not None
    assert [fix.kind for fix in hint.fixes] == [FixKind.RECORD]


def test_only_discreet_facts_are_not_listed() -> None:
    contact = Contact(full="", skills=("rigging",))
    hint = fired(note("Hello, I would love to connect.", contact), "C05")
    assert hint is not None
    assert hint.message == "Nothing in this note is about this person in particular."


def test_a_long_list_of_facts_is_cut_between_facts() -> None:
    contact = person(company="A" * 50, title="B" * 50, city="C")
    hint = fired(note("Hi Grace, hello", contact), "C05")
    assert hint is not None
    assert hint.message.endswith(f"On file: {'A' * 50} ….")


def test_a_fact_goes_before_a_sign_off_on_the_same_line() -> None:
    contact = person(company="Cedar Mobility")
    text = "Hi Grace, I would love to connect. Best, Dana"
    hint = fired(note(text, contact), "C05")
    assert hint is not None
    assert apply_fix(text, hint.fixes[0]) == (
        "Hi Grace, I would love to connect. "
        "Your work at Cedar Mobility is what I have in mind. Best, Dana"
    )
