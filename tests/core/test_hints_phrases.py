"""Phrases as translators write them, found in one walk."""

from __future__ import annotations

import time

import pytest

from netui.core.hints.phrases import PhraseBook
from netui.core.text import flat


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("I'd like to", "id like to", "id like to"),
        ("I'd like to", "I’d  like\tto", "I’d  like\tto"),
        ("alum*", "all alumni, alas", "alumni"),
        ("your … profile", "your really very nice profile", "your really very nice profile"),
        ("your … profile", "your profile", "your profile"),
        ("your … profile", "your one two three four profile", None),
        ("your … profile", "your dog. Nice profile", None),
        ("(so|very|) nice", "nice", "nice"),
        ("(so|very|) nice", "very nice", "very nice"),
        ("für Grüße", "fuer Gruesse", "fuer Gruesse"),
        ("für Grüße", "fur Grüße", "fur Grüße"),
        ("met", "metre", None),
        ("met", "we met.", "met"),
        ("…", "anything", None),
        ("nice (so|very|)", "nice (very)", "nice"),
        ("nice (so|very|)", "nice so.", "nice so"),
        ("(it|this) (is|was) fine", "this was fine", "this was fine"),
        ("wait(ed|ing|) for", "waiting for it", "waiting for"),
        ("#% off", "take 12.5% off", "12.5% off"),
        ("boost … by #%", "boost your sales by 40%", "boost your sales by 40%"),
        ("pourriez-vous", "Pourriez vous", "Pourriez vous"),
        ("could you", "could,\n you", "could,\n you"),
        ("could you", "could\n\nyou", None),
        ("cœur", "coeur", "coeur"),
        ("still waiting .", "still waiting, you know", "still waiting"),
        ("still waiting .", "still waiting", "still waiting"),
        ("still waiting .", "still waiting for rain", None),
        ("heard (back|.)", "I heard.", "heard"),
        ("heard (back|.)", "I heard back", "heard back"),
        ("heard (back|.)", "I heard birds", None),
        ("… heard", "I heard", None),
        ("(write|answer)(s|) me", "answers me", "answers me"),
    ],
)
def test_a_phrase_is_found_where_it_stands(phrase: str, text: str, found: str | None) -> None:
    hits = PhraseBook({"list": [phrase]}).find(flat(text)).get("list", [])
    assert [text[a:b] for a, b in hits] == ([found] if found else [])


def test_the_longest_phrase_wins_and_each_list_is_told_apart() -> None:
    book = PhraseBook({"one": ["we met", "we met at"], "two": ["we"]})
    assert book.find("then we met at noon") == {"one": [(5, 14)], "two": [(5, 7)]}


@pytest.mark.parametrize("gap", [" ", "\t", " \n", ", "])
def test_runs_of_blanks_cost_nothing(gap: str) -> None:
    book = PhraseBook({"x": ["a b c d e f", "let … know … now"]})
    words = ["a", "b", "c", "d", "e", "let", "them", "all", "know", "them", "too"]
    text = gap.join(word + " " * 400 for word in words)
    start = time.process_time()
    assert book.find(text) == {}
    assert time.process_time() - start < 0.5


def test_a_phrase_is_found_whatever_begins_like_it() -> None:
    lists = {
        "hopes": ["I hope", "I (really|) hope so", "I'd hope"],
        "works": ["I … work at", "I(’m|) working", "I work ."],
    }
    book = PhraseBook(lists)
    for text, kind in (
        ("i hope", "hopes"),
        ("i really hope so", "hopes"),
        ("id hope", "hopes"),
        ("i gladly work at", "works"),
        ("i working", "works"),
        ("i work.", "works"),
    ):
        assert list(book.find(text)) == [kind], text
    assert book.find("i hoped to work on it") == {}
