"""L01 and L03: too long for the channel, too short to say anything."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from netui.core.hints.engine import examine
from netui.core.hints.fixes import apply_fix
from netui.core.hints.model import Choice, FixKind, Hint, Note
from netui.core.model import Contact, Direction, Profile, Touch, TouchKind
from netui.core.text import count

GRACE = Contact(full="Grace Adeyemi", given="Grace", family="Adeyemi", company="Cedar Mobility")


def note(text: str, **facts: Any) -> Note:
    given: dict[str, Any] = {
        "kind": TouchKind.INVITE,
        "today": dt.date(2026, 3, 4),
        "limit": 300,
    }
    me = Profile(name="Dana Whitlock", first="Dana")
    return Note(text=text, contact=GRACE, me=me, **(given | facts))


def fired(examined: Note, code: str) -> Hint | None:
    return next((hint for hint in examine(examined).hints if hint.rule == code), None)


def cuts(text: str, limit: int) -> list[Choice]:
    hint = fired(note(text, limit=limit), "L01")
    assert hint is not None
    return [choice for fix in hint.fixes for choice in fix.choices]


def test_a_note_may_fill_its_limit_and_not_pass_it() -> None:
    assert fired(note("a" * 300), "L01") is None
    hint = fired(note("a" * 331), "L01")
    assert hint is not None
    assert hint.message == "331 / 300. 31 too many."
    assert hint.spans == ((300, 331),)


def test_a_channel_without_a_limit_takes_anything() -> None:
    assert fired(note("a" * 9000, limit=None), "L01") is None


def test_emoji_count_as_two_and_the_message_says_so() -> None:
    hint = fired(note("a" * 198 + "👋👋", limit=200), "L01")
    assert hint is not None
    assert hint.message.startswith("202 / 200. 2 too many. Emoji count double")
    assert hint.spans == ((199, 200),)


def test_a_decomposed_note_counts_composed() -> None:
    assert fired(note("e\u0301" * 200, limit=200), "L01") is None


def test_cuts_say_what_they_save_and_keep_the_ask() -> None:
    text = (
        "Hi Grace, I hope this finds you well. I really enjoyed Cedar (and the tea), truly. "
        "The dock, which we saw in the rain, was grand. Could you really send the map?\n\n"
        "Best regards,\nDana"
    )
    found = cuts(text, 100)
    kinds = {choice.label.partition(":")[0] for choice in found}
    assert {"stock phrase", "adverb", "aside", "side clause", "sign-off", "sentence"} >= kinds
    assert {"stock phrase", "aside", "side clause", "sign-off"} <= kinds
    for choice in found:
        start, end, _ = choice.edits[0]
        assert end <= text.index("Could you") or start >= text.index("?") + 1
        fix = fired(note(text, limit=100), "L01")
        assert fix is not None
        mended = apply_fix(text, fix.fixes[0], found.index(choice))
        assert choice.label.endswith(f"saves {count(text) - count(mended)}")
        assert "Could you really send the map?" in mended


def test_a_cut_that_is_enough_comes_first() -> None:
    text = "Hi Grace, truly nice dock (it was so very big and tall). Really. Thanks, Dana"
    over_by_five = count(text) - 5
    hint = fired(note(text, limit=over_by_five), "L01")
    assert hint is not None
    assert count(apply_fix(text, hint.fixes[0], 0)) <= over_by_five


@pytest.mark.parametrize(
    ("text", "label", "mended"),
    [
        ("Hi Grace, I hope all is fine. Really, dock ten it is.", "adverb", "Dock ten it is."),
        ("I came across your profile and saw docks.", "stock phrase", "Saw docks."),
        ("A great, inspiring talk.", "second adjective", "A great talk."),
        ("Ein tolles und kluges Buch.", "second adjective", "Ein tolles Buch."),
        ("The dock is really big.", "adverb", "The dock is big."),
        ("The dock, which we saw in rain, was big.", "side clause", "The dock was big."),
    ],
)
def test_a_cut_leaves_a_clean_sentence(text: str, label: str, mended: str) -> None:
    hint = fired(note(text, limit=20), "L01")
    assert hint is not None
    labels = [choice.label for choice in hint.fixes[0].choices]
    place = next(i for i, found in enumerate(labels) if found.startswith(label))
    assert apply_fix(text, hint.fixes[0], place).endswith(mended)


def test_a_clause_that_asks_is_kept_and_what_stands_before_it_may_go() -> None:
    text = "I really like docks, and I would really like to see yours."
    starts = [choice.edits[0][0] for choice in cuts(text, 20)]
    assert starts == [2]


def test_a_long_word_alone_has_no_cut() -> None:
    assert cuts("a" * 301, 300) == []


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Hi Noor, great talk!", True),
        ("Hi Grace, one two three four five six seven.\n\nBest\nDana", True),
        ("Hi Grace, one two three four five six seven eight.", False),
        ("Hi Grace,", False),
        ("", False),
        ("Hi Grace, 我们在会议上见过面。", False),
    ],
)
def test_words_are_counted_between_greeting_and_sign_off(text: str, *, short: bool) -> None:
    assert bool(fired(note(text), "L03")) is short


@pytest.mark.parametrize(
    "kind", [TouchKind.THANK_ACCEPT, TouchKind.ACCEPT_REPLY, TouchKind.CONVERSATION]
)
def test_thanks_and_talk_may_be_short(kind: TouchKind) -> None:
    assert fired(note("Thanks, Grace!", kind=kind), "L03") is None


def test_an_answer_to_what_they_wrote_last_may_be_short() -> None:
    reply = Touch(
        contact=1, kind=TouchKind.REPLIED, date=dt.date(2026, 3, 3), direction=Direction.IN
    )
    sent = Touch(contact=1, kind=TouchKind.RAPPORT, date=dt.date(2026, 3, 3))
    assert fired(note("Yes, Tuesday!", history=(reply,)), "L03") is None
    assert fired(note("Yes, Tuesday!", history=(sent,)), "L03")


def test_room_is_told_in_characters_and_offered_facts() -> None:
    hint = fired(note("Hi Grace, great talk!"), "L03")
    assert hint is not None
    assert hint.message == "Room for one concrete clause (279 characters left)."
    assert hint.fixes[0].kind is FixKind.CHOICE
    unlimited = fired(note("Hi Grace, great talk!", limit=None), "L03")
    assert unlimited is not None
    assert unlimited.message == "Room for one concrete clause."
