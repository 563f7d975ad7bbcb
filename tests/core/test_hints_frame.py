"""L02 and L04 to L07: too long, no greeting, nobody's greeting, no name below, a word twice."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from netui.core.hints.engine import examine
from netui.core.hints.fixes import apply_fix
from netui.core.hints.model import Hint, Note, Severity
from netui.core.model import Channel, Contact, Direction, Profile, Touch, TouchKind

MINA = Contact(full="Mina Park", given="Mina", family="Park")
WILL = Contact(full="Will Hartnell", given="Will", family="Hartnell")
DANA = Profile(name="Dana Whitlock", first="Dana")
REPLY = Touch(
    contact=1, kind=TouchKind.REPLIED, date=dt.date(2026, 3, 3), direction=Direction.IN
)


def found(text: str, code: str, who: Contact = MINA, **facts: Any) -> Hint | None:
    given: dict[str, Any] = {
        "kind": TouchKind.NURTURE,
        "today": dt.date(2026, 3, 4),
        "me": DANA,
    }
    hints = examine(Note(text=text, contact=who, **(given | facts))).hints
    return next((hint for hint in hints if hint.rule == code), None)


def mended(text: str, code: str, who: Contact = MINA, **facts: Any) -> str:
    hint = found(text, code, who, **facts)
    assert hint is not None
    return apply_fix(text, hint.fixes[0])


@pytest.mark.parametrize(
    ("text", "channel", "severity"),
    [
        ("Hi Mina, " + "a" * 391, Channel.LINKEDIN_MESSAGE, None),
        ("Hi Mina, " + "a" * 392, Channel.LINKEDIN_MESSAGE, Severity.HINT),
        ("Hi Mina, " + "a" * 791, Channel.INMAIL, Severity.HINT),
        ("Hi Mina, " + "a" * 792, Channel.INMAIL, Severity.WARNING),
        ("Hi Mina,\n\n" + "so " * 125 + "\n\nKind regards\nDana", Channel.EMAIL, None),
        ("Hi Mina, " + "so " * 126, Channel.EMAIL, Severity.HINT),
        ("Hi Mina, " + "so " * 251, Channel.EMAIL, Severity.WARNING),
        ("Hi Mina, " + "a" * 900, Channel.LINKEDIN_INVITE, None),
        ("Hi Mina, " + "a" * 900, None, None),
    ],
)
def test_a_long_message_is_a_hint_and_a_very_long_one_a_warning(
    text: str, channel: Channel | None, severity: Severity | None
) -> None:
    hint = found(text, "L02", channel=channel)
    assert (hint.severity if hint else None) is severity


def test_a_talk_may_be_as_long_as_it_takes() -> None:
    text, where = "Hi Mina, " + "a" * 900, Channel.LINKEDIN_MESSAGE
    assert found(text, "L02", channel=where, kind=TouchKind.CONVERSATION) is None
    assert found(text, "L02", channel=where, history=(REPLY,)) is None


def test_a_note_over_its_limit_is_not_called_long_as_well() -> None:
    hint = found("Hi Mina, " + "a" * 900, "L02", channel=Channel.INMAIL, limit=500)
    assert hint is not None
    assert hint.hidden_by == "L01"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Will, will you be at the forum?", WILL),
        ("hi mina - dana from the kiln here, is the oven free?", MINA),
        ("mina, the tiles are here", MINA),
        ("What a prize for the evening school and for you: congratulations, Mina!", MINA),
        ("Congratulations on the new kiln, the shop and the evening school, Mina!", MINA),
        ("So good to see you again, Mina. The tiles are here.", MINA),
        ("Peter, could you look at this?", MINA),
        ("", MINA),
        ("   ", MINA),
    ],
)
def test_a_name_or_a_word_of_greeting_greets(text: str, who: Contact) -> None:
    assert found(text, "L04", who) is None


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("Saw your tiles.", "Hi Mina, Saw your tiles."),
        (
            "Ihre Kacheln sind mir aufgefallen.",
            "Hallo Mina, Ihre Kacheln sind mir aufgefallen.",
        ),
        ("J'ai vu vos carreaux.", "Bonjour Mina, J'ai vu vos carreaux."),
        (
            "He visto sus azulejos en la feria.",
            "Hola, Mina: He visto sus azulejos en la feria.",
        ),
    ],
)
def test_a_greeting_is_put_before_the_note_in_its_language(text: str, mend: str) -> None:
    assert mended(text, "L04") == mend


def test_a_word_that_is_a_name_too_greets_with_its_capital_only() -> None:
    assert found("So will you be in Leeds?", "L04", WILL)
    assert found("Thanks. That is all there is to say about it by now, Mina.", "L04")


def test_an_answer_needs_no_greeting_and_nobody_can_be_named_without_a_name() -> None:
    assert found("Tuesday is fine.", "L04", history=(REPLY,)) is None
    hint = found("Saw your tiles.", "L04", Contact(full=""))
    assert hint is not None
    assert hint.fixes == ()


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("Hi there, your tiles are great.", "Hi Mina, your tiles are great."),
        ("Hello, your tiles are great.", "Hello Mina, your tiles are great."),
        ("Hello I'd like to hear more.", "Hello Mina, I'd like to hear more."),
        ("Good morning! Your tiles came.", "Good morning Mina! Your tiles came."),
        ("Dear Sir or Madam,\n\nthe tiles came.", "Dear Mina,\n\nthe tiles came."),
        ("Hi team, the tiles came.", "Hi Mina, the tiles came."),
        (
            "Sehr geehrte Damen und Herren,\nIhre Kacheln sind da.",
            "Hallo Mina,\nIhre Kacheln sind da.",
        ),
        ("Bonjour, vos carreaux sont arrivés.", "Bonjour Mina, vos carreaux sont arrivés."),
        (
            "Hola, ya están los azulejos de la feria.",
            "Hola Mina, ya están los azulejos de la feria.",
        ),
    ],
)
def test_the_name_goes_into_a_greeting_for_anybody(text: str, mend: str) -> None:
    assert mended(text, "L05") == mend


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ms. Park, the tiles came.",
        "Good morning, Mina, the tiles came.",
        "Hello! Good to hear from you, Mina.",
        "Hi [Name], the tiles came.",
        "Saw your tiles.",
    ],
)
def test_a_greeting_with_a_name_is_fine(text: str) -> None:
    assert found(text, "L05") is None


def test_nobody_is_named_in_an_answer_or_without_a_name() -> None:
    assert found("Hi there, Tuesday is fine.", "L05", history=(REPLY,)) is None
    assert found("Hi there, Tuesday is fine.", "L05", Contact(full="")) is None


@pytest.mark.parametrize(
    "text",
    [
        "Hi Mina, the logs are up.\n\nKind regards,\nDana",
        "Hi Mina, the logs are up.\n\nKind regards,\nDana Whitlock\nOrchard Metrics\nPorto",
        "Hi Mina, the logs are up. Best, Dana",
        "Hi Mina, the logs are up.\n\nBest\nD.W. – D.",
        "Hi Mina, the logs are up.\n\nDana\n\nP.S. The tall one is for the shop, as you said",
        "Hi Mina,",
    ],
)
def test_a_letter_that_says_who_wrote_it_is_signed(text: str) -> None:
    assert found(text, "L06", channel=Channel.EMAIL) is None


def test_a_letter_gets_a_name_below_and_a_closing_where_it_has_none() -> None:
    text = (
        "Hi Mina, the logs are up. Dana here, by the way, in case you wondered who sent them."
    )
    assert mended(f"{text}\n", "L06", channel=Channel.EMAIL) == f"{text}\n\nBest,\nDana"
    closed = "Hallo Mina, die Daten sind da.\n\nViele Grüße"
    assert mended(closed, "L06", channel=Channel.INMAIL) == f"{closed}\nDana"
    assert mended("Hola Mina, ya están los datos.", "L06", channel=Channel.EMAIL).endswith(
        "\n\nUn saludo,\nDana"
    )


def test_only_letters_and_farewells_are_signed() -> None:
    text = "Hi Mina, the logs are up."
    assert found(text, "L06", channel=Channel.LINKEDIN_MESSAGE) is None
    assert found(text, "L06", channel=Channel.LINKEDIN_MESSAGE, kind=TouchKind.FAREWELL)
    assert found(text, "L06", channel=Channel.EMAIL, kind=TouchKind.INVITE) is None


def test_a_signature_of_the_mail_program_is_enough_and_only_for_mail() -> None:
    text = "Hi Mina, the logs are up."
    assert found(text, "L06", channel=Channel.EMAIL, email_signature=True) is None
    assert found(text, "L06", channel=Channel.INMAIL, email_signature=True)
    assert found(text, "L06", channel=Channel.EMAIL, me=Profile()) is None


@pytest.mark.parametrize(
    "text",
    [
        "Hi Mina, die Zahlen, die die Stadtwerke zeigen, helfen.",
        "Bonjour Mina, nous nous voyons bientôt.",
        "Hi Mina, she had had enough, and I know that that is so.",
        "Will, will you be there?",
        "Hi Mina, was Bora Bora good?",
        "Hi Mina, the week was long. long live the kiln",
        "Hi Mina, your “so so so-so” line, and `is is` too.",
        "Hi Mina, vis-a-vis vis-à-vis",
    ],
)
def test_words_that_may_stand_twice(text: str) -> None:
    assert found(text, "L07") is None


def test_a_word_typed_twice_is_deleted_once() -> None:
    text = "Hi Mina, your your tiles are\nare here, and the the cup."
    hint = found(text, "L07")
    assert hint is not None
    assert hint.message == "A word is there twice: “your your”, “are are”, “the the”."
    assert [text[a:b] for a, b in hint.spans] == ["your your", "are\nare", "the the"]
    assert mended(text, "L07") == "Hi Mina, your tiles are here, and the cup."


def test_a_decomposed_note_is_compared_composed() -> None:
    text = "Hi Mina, le cafe\u0301 cafe\u0301 est bon."
    assert mended(text, "L07") == "Hi Mina, le café est bon."


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ("Hallo Mina, ich hörte, dass dass Ihr Ofen läuft.", "dass dass"),
        ("Hola Mina, ya sabes que que aquí me tienes.", "que que"),
    ],
)
def test_a_joining_word_that_no_sentence_doubles_is_told(text: str, twice: str) -> None:
    hint = found(text, "L07")
    assert hint is not None
    assert hint.message == f"A word is there twice: “{twice}”."
