"""F01 to F06: busy weeks, the reason again, a way out, thanks, a whole farewell, bumps."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from netui.core.hints.engine import examine
from netui.core.hints.fixes import apply_fix
from netui.core.hints.model import Hint, Note, Severity
from netui.core.model import (
    Channel,
    Contact,
    Post,
    Profile,
    Resource,
    Tie,
    Touch,
    TouchKind,
)

RUTH = Contact(
    full="Ruth Calloway",
    given="Ruth",
    tie=Tie.STRANGER,
    company="Seed Bank",
    posts=(Post(title="Hedgerow surveys"),),
)
BARE = Contact(full="Ruth Calloway", given="Ruth")
FIRST = Touch(
    contact=1,
    kind=TouchKind.INVITE,
    date=dt.date(2026, 2, 24),
    text="Hi Ruth, your quarry maps explain our odd readings. I log river levels in Westmere.",
)
THIRD, LAST = TouchKind.FOLLOW_UP_2, TouchKind.FAREWELL


def found(text: str, code: str, who: Contact = BARE, **facts: Any) -> Hint | None:
    given: dict[str, Any] = {
        "kind": TouchKind.FOLLOW_UP_1,
        "today": dt.date(2026, 3, 4),
        "attempt": 2,
        "me": Profile(name="Dana Whitlock"),
    }
    hints = examine(Note(text=text, contact=who, **(given | facts))).hints
    return next((hint for hint in hints if hint.rule == code), None)


def mended(text: str, code: str, **facts: Any) -> str:
    hint = found(text, code, **facts)
    assert hint is not None
    return apply_fix(text, hint.fixes[0])


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ruth, lambing must keep you flat out.",
        "Hi Ruth, whenever you have a moment.",
        "Hallo Ruth, es eilt nicht.",
        "Bonjour Ruth, je sais que vos semaines sont chargées.",
        "Hola Ruth, sé que andas con mil cosas.",
        "Hi Ruth,",
    ],
)
def test_a_word_of_their_load_is_enough(text: str) -> None:
    assert found(text, "F01") is None


def test_a_vague_word_of_time_is_enough_beside_a_detail() -> None:
    text = "Hi Ruth, this week I counted hedgerow gaps again."
    assert found(text, "F01", RUTH) is None
    assert found(text, "F01")


@pytest.mark.parametrize(
    ("text", "restated"),
    [
        ("Hi Ruth, I wrote because our counts differ.", True),
        ("Hi Ruth, I would still like to learn how you count.", True),
        ("Hi Ruth, I would still love to connect!", False),
        ("Hi Ruth, I would still love to!", False),
        ("Hi Ruth, any thoughts on the quarries?", True),
        ("Hi Ruth, any thoughts?", False),
        ("Hi Ruth, hedgerow gaps!", True),
        ("Hallo Ruth, gibt es etwas Neues?", False),
        ("Hola Ruth, te escribí por lo del inventario.", True),
        ("", True),
    ],
)
def test_the_reason_is_said_again_or_recalled(text: str, *, restated: bool) -> None:
    assert (found(text, "F02", RUTH, history=(FIRST,)) is None) is restated


def test_the_reason_on_file_is_offered() -> None:
    hint = found(
        "Hi Ruth, any thoughts?", "F02", Contact(full="Ruth Lee", reason="near-misses")
    )
    assert hint is not None
    assert hint.message.endswith("Say again why: near-misses.")
    assert hint.fixes[0].examples == ("I wrote because of near-misses.",)
    bare = found("Hi Ruth, any thoughts?", "F02")
    assert bare is not None
    assert bare.fixes == ()


def test_a_mail_that_quotes_the_first_says_the_reason_itself() -> None:
    text = "Hi Ruth, any thoughts?"
    assert found(text, "F02", email_thread=True, channel=Channel.EMAIL) is None
    assert found(text, "F02", email_thread=True, channel=Channel.INMAIL)


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ruth, silence is a perfectly good answer.",
        "Hi Ruth, if now is not the time, that is fine.",
        "Hi Ruth, I won't write again.",
        "Hallo Ruth, eine Antwort ist nicht nötig.",
        "Bonjour Ruth, je ne vous relancerai plus.",
        "Hola Ruth, si no es buen momento, no pasa nada.",
        "",
    ],
)
def test_a_way_out_frees_the_reader(text: str) -> None:
    assert found(text, "F03", kind=THIRD, attempt=3) is None


def test_only_the_last_note_needs_a_way_out() -> None:
    text = "Hi Ruth, I have slots on Monday at ten."
    assert found(text, "F03") is None
    assert found(text, "F03", attempt=2, max_attempts=2)
    assert found(text, "F03", kind=THIRD, attempt=1)
    assert found(text, "F03", kind=THIRD, attempt=3, max_attempts=4) is None
    farewell, again = found(text, "F03", kind=LAST), found(text, "F03", kind=TouchKind.REINVITE)
    assert farewell is not None
    assert again is not None
    assert farewell.message != again.message


def test_a_half_way_out_is_a_hint_and_none_beside_a_detail() -> None:
    text = "Hi Ruth, if useful I can bring the hedgerow maps."
    hint = found(text, "F03", kind=THIRD, attempt=3)
    assert hint is not None
    assert hint.severity is Severity.HINT
    assert found(text, "F03", RUTH, kind=THIRD, attempt=3) is None


def test_a_note_sent_again_is_told_with_its_day() -> None:
    hint = found(FIRST.text, "F06", history=(FIRST,))
    assert hint is not None
    assert hint.message.startswith("This is your note of 24 February again.")
    new = FIRST.text + " Here are tide sheets, tally forms and ladder prices."
    assert found(new, "F06", history=(FIRST,)) is None
    assert found("Hi Ruth, quarry maps.", "F06", history=(FIRST,)) is None
    other = "Hi Ruth, bees swarm early here, could it be that hedges bloom in February now?"
    assert found(other, "F06", history=(FIRST,)) is None


def test_bumps_alone_are_told_and_reminders_asked_for_are_not() -> None:
    assert found("Hi Ruth, just checking in. Any thoughts?", "F06")
    assert found("Hi Ruth, just checking in about the kiln.", "F06") is None
    assert found("Hi Ruth, as you asked, a quick reminder.", "F06") is None
    assert found("", "F06") is None


def test_a_bump_hides_what_says_the_same() -> None:
    text = "Hi Ruth, any thoughts?"
    hint = found(text, "F02", RUTH, history=(FIRST,))
    assert hint is not None
    assert hint.hidden_by == "F06"


def test_resources_on_their_subjects_are_offered_first() -> None:
    kept = (
        Resource(title="Tide sheet"),
        Resource(title="Atlas", topics=("hedgerow",), url="hedges.example"),
    )
    text = "Hi Ruth, any thoughts?\n\nDana"
    hint = found(text, "F06", RUTH, resources=kept)
    assert hint is not None
    assert [choice.label for choice in hint.fixes[0].choices] == ["Atlas", "Tide sheet"]
    assert apply_fix(text, hint.fixes[0]) == (
        "Hi Ruth, any thoughts? Atlas: hedges.example\n\nDana"
    )


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("Hi Ruth, so glad!", "Hi Ruth, thank you for connecting. So glad!"),
        ("so glad, Ruth!", "Thank you for connecting, Ruth. So glad, Ruth!"),
        ("Yay Ruth, so glad!", "Thank you for connecting, Ruth. Yay Ruth, so glad!"),
        (
            "Hi Ruth, no thanks necessary.",
            "Hi Ruth, thank you for connecting. No thanks necessary.",
        ),
        ("Hallo Ruth,\n\nwie schön!", "Hallo Ruth,\n\nDanke fürs Vernetzen. Wie schön!"),
        ("Hi Ruth, tide.example", "Hi Ruth, thank you for connecting. tide.example"),
        ("Hi Ruth, eBay is near", "Hi Ruth, thank you for connecting. eBay is near"),
        ("Hello", "Hello Thank you for connecting. "),
    ],
)
def test_thanks_come_first(text: str, mend: str) -> None:
    assert mended(text, "F04", kind=TouchKind.THANK_ACCEPT) == mend


def test_thanks_of_any_kind_will_do() -> None:
    for text in (
        "Cheers for accepting, Ruth",
        "Merci Ruth!",
        "Hi, lots to do.\n\nMany thanks",
        "",
    ):
        assert found(text, "F04", kind=TouchKind.THANK_ACCEPT) is None
    hint = found("So glad!", "F04", Contact(full=""), kind=TouchKind.ACCEPT_REPLY)
    assert hint is not None
    assert hint.fixes[0].edits == ((0, 0, "Thank you for connecting. "),)


def test_a_farewell_gets_what_it_lacks_before_the_sign_off() -> None:
    text = "Hi Ruth, thanks anyway for your time\n\nDana"
    hint = found(text, "F05", kind=LAST)
    assert hint is not None
    assert hint.message == "Missing: an open door, good wishes."
    assert apply_fix(text, hint.fixes[0]) == (
        "Hi Ruth, thanks anyway for your time. If it fits one day, I would be glad to hear "
        "from you. I wish you all the best.\n\nDana"
    )
    whole = mended("Hallo Frau Calloway, das war es von mir.", "F05", kind=LAST)
    assert whole.endswith(
        "Vielen Dank für Ihre Zeit. Falls es später einmal passt, freue "
        "ich mich, von Ihnen zu hören. Ich wünsche Ihnen alles Gute."
    )
    assert found(whole, "F05", kind=LAST) is None
    assert found("", "F05", kind=LAST) is None
