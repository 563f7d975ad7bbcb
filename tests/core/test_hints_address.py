"""Du or Sie, tu or vous, tú or usted in the sentences that are put into a note."""

from __future__ import annotations

import datetime as dt
import re

import msgspec
import pytest

from netui.core.hints.address import addressed
from netui.core.hints.context_words import context_words
from netui.core.hints.examined import Examined
from netui.core.hints.follow_up_words import FollowUpWords
from netui.core.hints.lexicon import LANGUAGES, lexicon
from netui.core.hints.mentions import mentions
from netui.core.hints.model import Note
from netui.core.hints.wording import word_lists
from netui.core.model import Contact, TouchKind


def note(text: str, language: str, formality: str = "") -> Note:
    ines = Contact(
        full="Ines Carvalho", given="Ines", langs=(language,), city="Porto", formality=formality
    )
    return Note(text=text, contact=ines, kind=TouchKind.INVITE, today=dt.date(2026, 3, 4))


def city_sentence(text: str, language: str, formality: str = "") -> str:
    found = mentions(note(text, language, formality))
    return next(one.sentence for one in found if one.text == "Porto")


@pytest.mark.parametrize(
    ("language", "formality", "sentence"),
    [
        ("fr", "tu", "Je vois que tu es à Porto."),
        ("fr", "vous", "Je vois que vous êtes à Porto."),
        ("fr", "", "Je vois que vous êtes à Porto."),
        ("es", "usted", "Veo que está en Porto."),
        ("es", "tú", "Veo que estás en Porto."),
        ("es", "", "Veo que estás en Porto."),
        ("de", " Du ", "Ich sehe, dass du in Porto bist."),
        ("de", "Sie", "Ich sehe, dass Sie in Porto sind."),
        ("de", "as ever", "Ich sehe, dass Sie in Porto sind."),
        ("en", "Sie", "I know that you are based in Porto."),
    ],
)
def test_a_sentence_follows_the_address_on_file(
    language: str, formality: str, sentence: str
) -> None:
    assert city_sentence("", language, formality) == sentence


@pytest.mark.parametrize(
    ("language", "text", "sentence"),
    [
        ("fr", "Bonjour Ines, je te remercie pour ton livre.", "Je vois que tu es à Porto."),
        ("es", "Hola Ines: le agradezco a usted la charla.", "Veo que está en Porto."),
        ("de", "Hallo Ines, danke für dein Buch.", "Ich sehe, dass du in Porto bist."),
        ("de", "Hallo Ines, das Buch ist gut.", "Ich sehe, dass Sie in Porto sind."),
    ],
)
def test_without_one_it_follows_the_note(language: str, text: str, sentence: str) -> None:
    assert city_sentence(text, language) == sentence


def test_what_is_on_file_wins_over_the_note() -> None:
    text = "Bonjour Ines, je te remercie pour ton livre."
    assert city_sentence(text, "fr", "vous") == "Je vois que vous êtes à Porto."


@pytest.mark.parametrize("formality", ["du", "Sie"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said_both_ways(language: str, formality: str) -> None:
    examined = Examined(note("", language, formality))
    words = msgspec.structs.asdict(word_lists(FollowUpWords, language))
    listed = [
        *lexicon(language).clauses.values(),
        *context_words(language).clauses.values(),
        *(text for kind, text in words.items() if isinstance(text, str) and kind != "common"),
    ]
    for sentence in listed:
        left = re.sub(r"\{(?:name|kind|value)\}", "", addressed(examined, sentence))
        assert not set("{|}") & set(left), sentence
