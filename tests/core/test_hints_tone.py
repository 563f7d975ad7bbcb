"""T01 to T07: what presses, sells, shouts, links, is worn out or mixes two ways of address."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from netui.core.hints.engine import examine
from netui.core.hints.fixes import apply_fix
from netui.core.hints.lexicon import LANGUAGES
from netui.core.hints.model import FixKind, Hint, Note, Severity
from netui.core.hints.tone_words import ToneWords
from netui.core.hints.wording import book, word_lists
from netui.core.model import Contact, Goal, Profile, Tie, TouchKind

RUTH = Contact(full="Ruth Calloway", given="Ruth", tie=Tie.STRANGER)
LATER = TouchKind.NURTURE


def found(text: str, code: str, who: Contact = RUTH, **facts: Any) -> Hint | None:
    given: dict[str, Any] = {"kind": TouchKind.INVITE, "today": dt.date(2026, 3, 4)}
    hints = examine(Note(text=text, contact=who, **(given | facts))).hints
    return next((hint for hint in hints if hint.rule == code), None)


def marked(text: str, code: str, **facts: Any) -> list[str]:
    hint = found(text, code, **facts)
    return [text[a:b] for a, b in hint.spans] if hint else []


def mended(text: str, code: str, **facts: Any) -> str:
    hint = found(text, code, **facts)
    assert hint is not None
    return apply_fix(text, hint.fixes[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_of_a_language_can_be_found(language: str) -> None:
    lists = word_lists(ToneWords, language)
    assert book(ToneWords, language).find("nothing of the kind") == {}
    for kind in ("pushy", "pitch", "pitch_strong", "stock"):
        for phrase in getattr(lists, kind):
            assert phrase.count("(") == phrase.count(")")
            assert "|)(" not in phrase


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hi Ruth, I'm still waiting, you know.", ["still waiting"]),
        ("Hi Ruth, you havent replied to my mail.", ["you havent replied"]),
        ("Hi Ruth, I haven't heard back.", ["haven't heard back"]),
        ("Please accept this time.", ["Please accept this time"]),
        ("Hallo Ruth, melden Sie sich bitte umgehend.", ["melden Sie sich bitte umgehend"]),
        (
            "Bonjour Ruth, j'attends toujours votre réponse.",
            ["j'attends toujours votre réponse"],
        ),
        (
            "Hola Ruth, acepta mi invitación lo antes posible.",
            ["acepta mi invitación", "lo antes posible"],
        ),
    ],
)
def test_pressure_and_reproach_are_told(text: str, words: list[str]) -> None:
    assert marked(text, "T01") == words


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ruth, your line “act now is not a strategy” is on our wall.",
        "Hi Ruth, how do you triage urgent care patients at night?",
        "Hi Ruth, we are still waiting for the spare parts from Porto.",
        "Hi Ruth, I haven't heard back from the council yet.",
        "Hi Ruth, if you haven't replied by then I will take it as a no.",
        "Hi Ruth, I'll send the maps as soon as possible.",
        "Hallo Ruth, falls Sie mir nicht geantwortet haben: kein Problem.",
        "Merci d'avoir accepté mon invitation, Ruth. Au plaisir de vous lire.",
        "Hola Ruth, si no me contestas, lo entiendo perfectamente.",
    ],
)
def test_what_only_looks_like_pressure_is_silent(text: str) -> None:
    assert found(text, "T01") is None


def test_pressure_in_a_follow_up_is_told_what_works_instead() -> None:
    hint = found("Hi Ruth, still waiting to hear.", "T01", kind=TouchKind.FOLLOW_UP_1)
    assert hint is not None
    assert hint.message.endswith("In a follow-up a reason and a way out do more.")
    first = found("Hi Ruth, hurry, it is urgent.", "T01")
    assert first is not None
    assert first.message.startswith("“hurry”, “is urgent” press.")
    assert first.fixes[0].kind is FixKind.DISPLAY


def test_two_phrases_of_sellers_make_a_pitch_and_one_does_not() -> None:
    assert found("Hi Ruth, our lab is award-winning.", "T02") is None
    assert marked("Hi Ruth, our award-winning tool doubles ROI.", "T02") == [
        "our award-winning tool",
        "ROI",
    ]
    assert marked("Hi Ruth, take our free trial.", "T02") == ["free trial"]


def test_their_own_prizes_and_words_on_file_are_no_pitch() -> None:
    assert found("Hi Ruth, your award-winning ROI study, your cutting-edge lab!", "T02") is None
    who = Contact(full="Ruth Calloway", company="Cutting-Edge ROI Lab")
    assert found("Hi Ruth, is ROI at the cutting-edge roi lab still so?", "T02", who) is None


def test_a_seller_is_told_softly() -> None:
    text = "Hi Ruth, book a free demo today."
    hint, sold = found(text, "T02"), found(text, "T02", goal=Goal.SELL)
    assert hint is not None
    assert sold is not None
    assert (hint.severity, sold.severity) == (Severity.WARNING, Severity.HINT)


def test_a_pitch_hides_the_worn_phrase() -> None:
    hint = found("Hi Ruth, synergies! Book a free demo today.", "T06")
    assert hint is not None
    assert hint.hidden_by == "T02"


def test_worn_phrases_are_told_once_with_what_the_first_costs() -> None:
    hint = found("Hi Ruth, may I pick your brain and explore synergies?", "T06")
    assert hint is not None
    assert hint.message == (
        "“pick your brain” is worn out (15 characters): say the thing itself. 1 more like it."
    )
    assert len(hint.spans) == 2
    assert hint.fixes[0].examples == ("may I and explore synergies?",)


def test_literal_uses_and_names_are_not_worn() -> None:
    assert found("Hi Ruth, your pick for the best brain-imaging paper?", "T06") is None
    assert found("Hi Ruth, does the path circle back to the harbour?", "T06") is None
    who = Contact(full="Ruth Calloway", company="Synergy Seeds")
    assert found("Hi Ruth, how is life at Synergy Seeds?", "T06", who) is None


def test_a_pleasantry_is_worn_between_strangers_only() -> None:
    text = "Hi Ruth, I hope you are doing well."
    assert found(text, "T06")
    assert found(text, "T06", Contact(full="Ruth Calloway", tie=Tie.FRIEND)) is None


def test_a_note_that_is_nothing_but_a_worn_phrase_has_nothing_left() -> None:
    hint = found("Hi Ruth, touching base", "T06")
    assert hint is not None
    assert hint.fixes[0].examples == ()


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ruth, NICU, ICU, HL7 and FHIR!",
        "Hi Ruth, XLSX, JSON, NERC and DEFRA files?",
        "Hi Ruth, UNESCO, UNICEF and R2D2XY say so.",
        "Hi Ruth, AMAZING work.",
        "Hi Ruth, what?! Really!? ¡¿Qué?!",
        "Hi Ruth, “LOVE YOUR WORK!!!” is what they wrote.",
    ],
)
def test_acronyms_and_single_marks_do_not_shout(text: str) -> None:
    assert found(text, "T03") is None


def test_names_on_file_do_not_shout() -> None:
    who = Contact(full="RUTH CALLOWAY", company="SIEMEN WINDPARK")
    me = Profile(name="DANA WHITLOCK", org="ORCHARD METRICS")
    text = "Hi RUTH CALLOWAY, SIEMEN WINDPARK and ORCHARD METRICS, DANA here."
    assert found(text, "T03", who, me=me) is None


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("Hi Ruth, LOVE YOUR WORK!!!", "Hi Ruth, love your work!"),
        (
            "Hi Ruth. GREAT TALK ABOUT BRIDGES. Did you see? ?",
            "Hi Ruth. Great talk about bridges. Did you see?",
        ),
        ("Hola Ruth, ¡¡qué charla!!", "Hola Ruth, ¡qué charla!"),
        ("Hi Ruth, really?!?!", "Hi Ruth, really?"),
    ],
)
def test_shouting_is_said_quietly(text: str, mend: str) -> None:
    assert mended(text, "T03") == mend


def test_one_emoji_is_fine_at_first_and_three_are_later() -> None:
    assert found("Hi Ruth, congratulations 🎉", "T04") is None
    assert found("Hi Ruth, 👩🏽‍🔬 x", "T04") is None
    assert found("Hi Ruth, 🇵🇹 x", "T04") is None
    assert found("Hi Ruth, ✓ → (see note: 8) ok", "T04") is None
    assert found("Hi Ruth 🎉 and 🚀", "T04")
    assert found("Hi Ruth 🎉 and 🚀 and 🌱", "T04", kind=LATER) is None
    assert found("Hi Ruth 🎉🎉🎉", "T04", kind=LATER)
    assert found("Hi Ruth :) and ;-) <3", "T04")


def test_emoji_are_part_of_some_trades() -> None:
    who = Contact(full="Ruth Calloway", tags=("creative",))
    assert found("Hi Ruth 🎉🚀🌱", "T04", who, emoji_tags=("creative",)) is None
    assert found("Hi Ruth 🎉🚀🌱", "T04", who, emoji_tags=("art",))


def test_all_emoji_but_the_first_go_with_their_blanks() -> None:
    assert mended("Hi Ruth 🎉🚀 great 😊. Bye 🌱 now🔥", "T04") == "Hi Ruth 🎉 great. Bye now"
    assert mended("Hi 🎉 a🚀b 🌱c", "T04") == "Hi 🎉 ab c"


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ruth, Node.js, ASP.NET and e.g. St. Gallen at 10.30 on 2026-03-04.",
        "Hi Ruth, how is Booking.com, and the week.no end in sight, from 1974-1980?",
        "Hi Ruth, that is all for today.is it?",
        "Hi Ruth, @ruth says 1.234.567 and 25 000 000 people.",
    ],
)
def test_what_has_a_dot_is_not_always_a_link(text: str) -> None:
    assert found(text, "T05") is None


def test_a_company_with_a_dot_is_a_name() -> None:
    who = Contact(full="Ruth Calloway", company="Mossand.com")
    assert found("Hi Ruth, how is Mossand.com?", "T05", who) is None


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("Hi Ruth, see https://cloudtrim.example/demo. Bye.", "Hi Ruth, Bye."),
        ("Hi Ruth, the sheet (orchard.example/x) is up.", "Hi Ruth, the sheet is up."),
        ("Hi Ruth, the map: mossandmore.com", "Hi Ruth, the map"),
        (
            "Hi Ruth, mail me: dana@orchard.example or call +49 30 1234567 please",
            "Hi Ruth, mail me please",
        ),
        ("Hi Ruth, ring 0171/2345678 today", "Hi Ruth, today"),
        ("Hi Ruth, it is www.moss.example now", "Hi Ruth, it is now"),
        ("Hi Ruth, try tools.moss.design now", "Hi Ruth, try now"),
    ],
)
def test_links_addresses_and_numbers_are_taken_out(text: str, mend: str) -> None:
    assert mended(text, "T05") == mend


def test_a_link_is_for_later_notes() -> None:
    text = "Hi Ruth, see https://moss.example"
    assert found(text, "T05", kind=TouchKind.THANK_ACCEPT) is None
    hint = found(text, "T05", kind=TouchKind.REINVITE)
    assert hint is not None
    assert "takes 20 characters" in hint.message
    assert [text[a:b] for a, b in hint.spans] == ["https://moss.example"]


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour Ruth, votre article m'a plu ; avez-vous un rendez-vous de libre ?",
        "Bonjour Ruth, ton article, et le ton de vos lettres à vous deux, m'ont plu.",
        "Bonjour Ruth, à quel rendez-vous vas-tu ? Ton avis compte.",
        "Hallo Ruth, dein Beitrag hilft. Sie ist gut, deine Skizze: Ihr Plan auch.",
        "Hallo Ruth, dein Team ist groß. Habt Ihr Zeit, oder könnt Ihr habt nicht?",
        "Hola Ruth, vi tu charla con sus alumnos y les gustó.",
        "Hola Ruth, tomamos un té y usted me contó todo.",
    ],
)
def test_one_way_of_address_is_fine(text: str) -> None:
    assert found(text, "T07") is None


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Bonjour Ruth, ton article m'a plu et j'irais avec vous.", ("tu", "vous")),
        ("Hallo Ruth, dein Beitrag war gut, wenn Sie mögen.", ("du", "Sie")),
        ("Hola Ruth, vi tu informe y quiero que usted me cuente.", ("tú", "usted")),
    ],
)
def test_two_ways_of_address_are_told_and_the_choice_can_be_kept(
    text: str, ways: tuple[str, str]
) -> None:
    hint = found(text, "T07")
    assert hint is not None
    assert hint.message.endswith("Choose one.")
    kept = tuple(fix.record.value for fix in hint.fixes if fix.record)
    assert kept == ways
    known = found(text, "T07", Contact(full="Ruth Calloway", formality=ways[1]))
    assert known is not None
    assert known.message.endswith(f"On file is “{ways[1]}”.")
    assert [fix.kind for fix in known.fixes] == [FixKind.DISPLAY]
