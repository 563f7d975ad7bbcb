"""Four different keys: put off, skip once, close the approach, no contact; and promises."""

from __future__ import annotations

import datetime as dt

import pytest
from desks import AMARA, BRUNO, CHIDI, DOROTA, NARROW, NORMAL, WIDE, AtDesk, desk, screen_text

from netui.core.model import Stage, TouchKind

SIZES = [WIDE, NORMAL, NARROW]


def spilled(at: AtDesk) -> bool:
    """Return whether what was said takes more than the status line."""
    return at.desk.status.more.display


async def test_news_put_a_touch_off_until_they_come() -> None:
    async with desk() as at:
        await at.go(AMARA)
        await at.press("z")
        await at.answer("news 30d")
        found = at.last(AMARA)
        assert (found.kind, found.outcome) == (TouchKind.SNOOZE, "after_news")
        assert found.until == dt.date(2026, 4, 3)
        assert "news of theirs" in at.told
        await at.press("u")
        assert at.last(AMARA).kind is TouchKind.ACCEPTED


@pytest.mark.parametrize(
    ("key", "kind", "outcome", "stage"),
    [
        ("p", TouchKind.SKIP, "", Stage.THANKED),
        ("c", TouchKind.STOP, "closed", Stage.CLOSED),
        ("D", TouchKind.STOP, "", Stage.DO_NOT_CONTACT),
    ],
)
async def test_one_key_one_touch_one_undo(
    key: str, kind: TouchKind, outcome: str, stage: Stage
) -> None:
    async with desk() as at:
        await at.go(AMARA)
        await at.press(key)
        assert (at.last(AMARA).kind, at.last(AMARA).outcome) == (kind, outcome)
        assert at.session.standing(AMARA).stage is stage
        assert at.contact(AMARA).do_not_contact is (stage is Stage.DO_NOT_CONTACT)
        assert at.open != "Amara Osei"
        await at.press("u")
        assert at.open == "Amara Osei"
        assert at.session.standing(AMARA).stage is Stage.ACCEPTED
        assert not at.contact(AMARA).do_not_contact


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("key", "meaning"),
    [
        ("c", "Nothing is proposed until one of you writes."),
        ("D", "Nothing is proposed or can be sent; D on them lifts that."),
    ],
)
async def test_what_is_done_without_asking_says_what_it_means_and_how_to_undo_it(
    size: tuple[int, int], key: str, meaning: str
) -> None:
    async with desk(size=size) as at:
        await at.go(AMARA)
        before = at.desk.panes.region
        await at.press(key)
        shown = " ".join(screen_text(at.app).split())
        assert "Amara Osei." in shown
        assert f"{meaning} u takes it back." in shown
        assert at.desk.panes.region == before
        await at.press("j")
        assert not spilled(at)
        await at.press("u")
        assert at.open == "Amara Osei"


async def test_a_long_sentence_gives_way_to_the_note_and_follows_the_width() -> None:
    async with desk(size=NARROW) as at:
        await at.go(AMARA)
        await at.press("D")
        assert spilled(at)
        await at.pilot.resize_terminal(160, 50)
        await at.settle()
        assert not spilled(at)
        await at.pilot.resize_terminal(60, 20)
        await at.settle()
        assert spilled(at)
        await at.press("enter", "x")
        assert not spilled(at)
        await at.press("escape")
        await at.go(AMARA)
        await at.press("s")
        assert not spilled(at)


@pytest.mark.parametrize("size", SIZES)
async def test_no_contact_refuses_to_write_and_to_copy_until_it_is_lifted(
    size: tuple[int, int],
) -> None:
    async with desk(size=size) as at:
        await at.go(AMARA)
        await at.press("D")
        await at.go(AMARA)
        assert at.desk.composer.composition is None
        before = at.touches(AMARA)
        await at.press("s", "y", "p", "c")
        assert at.touches(AMARA) == before
        assert at.clipboard.texts == []
        assert "no contact" in at.told
        await at.press("D")
        assert at.dialog == "PickDialog"
        assert "no contact" in screen_text(at.app)
        await at.press("1")
        assert at.touches(AMARA) == before
        await at.press("D", "2")
        assert at.last(AMARA).outcome == "lifted"
        assert at.session.standing(AMARA).stage is Stage.NURTURED
        assert not at.contact(AMARA).do_not_contact


@pytest.mark.parametrize("key", ["p", "c", "D"])
async def test_everybody_marked_is_steered_by_one_change(key: str) -> None:
    async with desk() as at:
        await at.press("f2", "g", "space", "space", key)
        assert at.touches(AMARA)[-1] == at.touches(BRUNO)[-1] != "accepted"
        assert "2 people" in at.told
        await at.press("u")
        assert at.touches(AMARA)[-1] == at.touches(BRUNO)[-1] == "accepted"


async def test_whom_it_is_refused_for_is_named() -> None:
    async with desk() as at:
        await at.go(AMARA)
        await at.press("D", "f2", "g", "space", "space", "c")
        assert at.last(BRUNO).outcome == "closed"
        assert at.last(AMARA).outcome == ""
        assert "Left out 1 person" in at.told
        assert "Amara Osei is marked as no contact" in at.told


@pytest.mark.parametrize("size", SIZES)
async def test_a_promise_has_words_and_a_day_and_comes_up_on_it(size: tuple[int, int]) -> None:
    async with desk(size=size) as at:
        await at.go(CHIDI)
        await at.press("P")
        at.fill(text="Send the drawings")
        await at.press("ctrl+s")
        assert "Not a day" in at.problem()
        at.fill(on="3d", text="")
        await at.press("ctrl+s")
        assert "words and a day" in at.problem()
        at.fill(text="Send the drawings")
        await at.press("ctrl+s")
        found = at.last(CHIDI)
        assert (found.text, found.on) == ("Send the drawings", dt.date(2026, 3, 7))
        coming = at.session.standing(CHIDI).next
        assert coming is not None
        assert (coming.rule, coming.due) == ("promise", dt.date(2026, 3, 7))
        await at.press("P", "escape")
        assert at.touches(CHIDI) == ["promise"]
        await at.press("u")
        assert at.touches(CHIDI) == []


async def test_closing_ends_what_was_waiting() -> None:
    async with desk() as at:
        await at.go(DOROTA)
        await at.press("c")
        assert "Dorota Lis" not in [name for _, name in at.sections()]
        await at.go(DOROTA)
        await at.press("c")
        assert at.touches(DOROTA) == ["invite", "stop"]
        assert "closed already" in at.told
