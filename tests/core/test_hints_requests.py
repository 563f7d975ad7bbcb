"""R01 to R04: whom a note is about, what it gives, how many things it asks, and how big."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from netui.core.hints.engine import examine
from netui.core.hints.fixes import apply_fix
from netui.core.hints.lexicon import LANGUAGES
from netui.core.hints.model import FixKind, Hint, Note, Severity
from netui.core.hints.request_words import RequestWords
from netui.core.hints.wording import book, word_lists
from netui.core.model import Contact, Profile, Resource, Tie, TouchKind

RUTH = Contact(full="Ruth Calloway", given="Ruth", tie=Tie.STRANGER, company="Seed Bank")
FRIEND = Contact(full="Ruth Calloway", given="Ruth", tie=Tie.FRIEND)
SECOND, ASK = TouchKind.FOLLOW_UP_1, TouchKind.ASK


def found(text: str, code: str, who: Contact = RUTH, **facts: Any) -> Hint | None:
    given: dict[str, Any] = {
        "kind": TouchKind.INVITE,
        "today": dt.date(2026, 3, 4),
        "me": Profile(name="Dana Whitlock"),
    }
    hints = examine(Note(text=text, contact=who, **(given | facts))).hints
    return next((hint for hint in hints if hint.rule == code), None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lists_of_a_language_are_read(language: str) -> None:
    assert word_lists(RequestWords, language).offers
    assert book(RequestWords, language).find("zzz") == {}


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ruth, I am a baker. I have led a shop. I recently won a prize.",
        "Hallo Ruth, ich bin Berater. Ich habe viel geleitet. Mein Netz wächst.",
        "Bonjour Ruth, je suis conseil. J'ai deux prix. Mon réseau grandit.",
        "Hola Ruth, soy consultor. Trabajo con bancos. He ganado dos premios.",
    ],
)
def test_three_clauses_of_mine_are_told(text: str) -> None:
    hint = found(text, "R01")
    assert hint is not None
    assert hint.message == "3 clauses are about you. Turn one into a question about Ruth."


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ruth, I read your thread, I tried your template, and I got it funded.",
        "Hi Ruth, I bake. I saw the Seed Bank open day. I took it to heart, and I won.",
        "Hi Ruth, I bake. I read it twice. I tried that at home.",
        "Hi Ruth, you and you and your kin: I bake. I sell. I rest.",
        "Hi Ruth, the rain fell, the kiln broke, the week went.",
    ],
)
def test_a_note_with_many_i_may_be_about_the_reader(text: str) -> None:
    assert found(text, "R01") is None


def test_nothing_offered_is_a_warning_in_a_follow_up_and_a_hint_else() -> None:
    text = "Hi Ruth, would still love to connect!"
    second, later = found(text, "R02", kind=SECOND), found(text, "R02", kind=TouchKind.NURTURE)
    assert second is not None
    assert later is not None
    assert (second.severity, later.severity) == (Severity.WARNING, Severity.HINT)
    assert found("", "R02", kind=SECOND) is None


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ruth, our fault set is yours to use.",
        "Hi Ruth, I could share our bills if that helps.",
        "Hi Ruth, the atlas is at hedges.example/atlas.",
        "Hi Ruth, here is the map.",
        "Hallo Ruth, unsere Auswertung schicke ich Ihnen gern trotzdem.",
        "Bonjour Ruth, je peux vous envoyer notre tableau.",
        "Hola Ruth, te puedo pasar las fotos.",
    ],
)
def test_an_offer_of_any_kind_will_do(text: str) -> None:
    assert found(text, "R02", kind=SECOND) is None


def test_a_resource_or_what_i_noted_to_offer_counts_and_is_proposed() -> None:
    kept = (Resource(title="Hedgerow atlas"),)
    who = Contact(full="Ruth Calloway", can_offer="public fault set")
    assert found("Hi Ruth, the hedgerow atlas!", "R02", kind=SECOND, resources=kept) is None
    assert found("Hi Ruth, the fault set!", "R02", who, kind=SECOND) is None
    hint = found("Hi Ruth, news?", "R02", who, kind=SECOND, resources=kept)
    assert hint is not None
    assert "You noted: “public fault set”." in hint.message
    assert hint.fixes[0].choices[0].label == "Hedgerow atlas"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Hi Ruth, could you review my plan, introduce me to Ann and call me?", 3),
        ("Hi Ruth, would you look at it? Please endorse me as well.", 2),
        ("Hi Ruth, could you send it, and could you also sign it?", 2),
        ("Hi Ruth, send me the map. Could you tell me your budget?", 2),
        ("Hallo Ruth, könnten Sie den Plan lesen, mich Ann vorstellen und mir sagen, wie?", 3),
        ("Bonjour Ruth, pourriez-vous relire mon plan et me présenter à Ann ?", 2),
        ("Hola Ruth, ¿podrías revisar mi plan y presentarme a Ann?", 2),
    ],
)
def test_each_thing_asked_for_is_counted(text: str, asked: int) -> None:
    hint = found(text, "R03", FRIEND)
    assert hint is not None
    assert hint.message.startswith(f"{asked} requests: ")
    assert len(hint.spans) == asked


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ruth, will you be at the forum? Could you bring the map?",
        "Hi Ruth, can you believe it? Could you bring the map?",
        "Hi Ruth, shall I send it, or would you rather see the paper?",
        "Hi Ruth, could you tell me? If not, could you say who would?",
        "Hi Ruth, let's connect. Could you tell me how you count?",
        "Hi Ruth, could you tell me? Let me know.",
        "Hi Ruth, may I ask you a question? Could you tell me how you count?",
        "Hi Ruth, may I ask you one thing?",
        "Hi Ruth, are you free on Monday? Could we talk by phone?",
        "Hi Ruth, could you please bring the map, if you have time?",
        "Hi Ruth, could you read and comment on it?",
        "Hi Ruth, could you send me the map or tell me who has it?",
        "Hi Ruth, can we meet so that you can tell me how to get in?",
        "Hi Ruth, would you be open to swapping photos?",
        "Hi Ruth, that I can do. The map we could use. Would you send it?",
        "Hi Ruth, I wrote “could you review it and could you call me?”. Would you?",
        "Hi Ruth, yes please. Could you bring it?",
        "Hallo Ruth, hätten Sie Zeit? Wann passt es Ihnen?",
        "Hi Ruth, would you be open to swapping photos of worn gears?",
        "Hi Ruth, could you or would you rather not?",
        "Hi Ruth, if not, could you say so?",
    ],
)
def test_one_request_in_two_forms_is_one(text: str) -> None:
    assert found(text, "R03", FRIEND) is None


def test_four_questions_are_too_many() -> None:
    hint = found("Hi Ruth, how? What? Who? And why?", "R03", FRIEND)
    assert hint is not None
    assert hint.message == "4 questions. Keep the smallest."
    assert hint.fixes == ()


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        (
            "Hi Ruth, could we have a 30-minute call?",
            "Hi Ruth, could we have a 10-minute call?",
        ),
        (
            "Hi Ruth, do you have 20-30 minutes to talk?",
            "Hi Ruth, do you have 10 minutes to talk?",
        ),
        ("Hi Ruth, can we talk for an hour?", "Hi Ruth, can we talk for ten minutes?"),
        ("Hi Ruth, could we talk for 2 hours?", "Hi Ruth, could we talk for ten minutes?"),
        (
            "Hallo Ruth, hätten Sie eine Stunde für ein Gespräch?",
            "Hallo Ruth, hätten Sie zehn Minuten für ein Gespräch?",
        ),
    ],
)
def test_a_long_talk_is_made_ten_minutes(text: str, mend: str) -> None:
    hint = found(text, "R04")
    assert hint is not None
    assert apply_fix(text, hint.fixes[0]) == mend


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ruth, could I ask you about the field in a 10-minute call?",
        "Hi Ruth, your school lunch project is good. How did it begin?",
        "Hi Ruth, how do you fill your 45-minute talk?",
        "Hi Ruth, could I ask how you spent two hours on one call?",
        "Hi Ruth, we met over coffee in Porto.",
        "Hi Ruth, I'm not asking for a job, may I ask one thing?",
        "Hi Ruth, how many apples fit in 30 boxes?",
        "Hi Ruth, does the train take 40 minutes?",
    ],
)
def test_a_small_ask_or_a_subject_is_fine(text: str) -> None:
    assert found(text, "R04") is None


def test_big_favours_are_told_to_strangers_and_weak_ties_only() -> None:
    text = "Hi Ruth, could you look over my CV?"
    hint = found(text, "R04")
    assert hint is not None
    assert [fix.kind for fix in hint.fixes] == [FixKind.DISPLAY]
    weak = Contact(full="Ruth Calloway", tie=Tie.WEAK)
    assert found(text, "R04", weak)
    assert found(text, "R04", FRIEND) is None
    assert found(text, "R04", kind=TouchKind.THANK_ACCEPT) is None


def test_an_alternative_far_before_a_request_makes_it_no_alternative() -> None:
    hint = found("Hi Ruth, could you send the map or a list and could you call me?", "R03")
    assert hint is not None
    assert len(hint.spans) == 2


def test_a_modal_without_a_question_mark_asks_where_a_sentence_begins() -> None:
    asked = "Hi Ruth. Could you send me the list. "
    assert found(asked + "Would you join our panel.", "R03") is not None
    assert found(asked + "I wish you would you join us.", "R03") is None
