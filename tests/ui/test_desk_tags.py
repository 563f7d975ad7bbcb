"""A new connection is offered tags, once; tags in use are named and completed (S1-42)."""

from __future__ import annotations

import pytest
from builders import contact, touch
from desks import (
    AMARA,
    EMIL,
    FATOU,
    HANA,
    NARROW,
    NORMAL,
    WIDE,
    desk,
    questions,
    screen_text,
)

from netui.core.model import TouchKind


@pytest.mark.parametrize("size", [WIDE, NORMAL, NARROW])
async def test_who_accepts_is_offered_tags_and_an_empty_line_goes_on(
    size: tuple[int, int],
) -> None:
    async with desk(size=size) as at:
        await at.go(EMIL)
        await at.press("A")
        assert at.last(EMIL).kind is TouchKind.ACCEPTED
        shown = " ".join(screen_text(at.app).split())
        assert "Tag Emil Aune?" in shown
        assert "In use: alumni, pens." in shown
        await at.press("enter")
        assert at.dialog == ""
        assert at.told.startswith("Logged that Emil Aune accepted.")
        assert at.open == "Emil Aune"
        await at.press("u")
        assert at.touches(EMIL) == ["invite"]


async def test_a_tag_in_use_is_completed_and_taken_back_apart_from_the_acceptance() -> None:
    async with desk() as at:
        await at.go(EMIL)
        await at.press("A")
        await at.type("kiln, AL")
        await at.until(lambda: "kiln, ALumni" in screen_text(at.app))
        await at.press("right", "enter")
        assert at.contact(EMIL).tags == ("kiln", "alumni")
        await at.press("u")
        assert at.contact(EMIL).tags == ()
        assert at.last(EMIL).kind is TouchKind.ACCEPTED


async def test_who_has_tags_or_accepted_before_is_not_asked_about() -> None:
    async with desk() as at:
        await at.go(AMARA)
        await at.press("A")
        assert at.dialog == ""
        at.session.store.undo()
        await at.go(EMIL)
        await at.press("A", "escape", "A")
        assert at.dialog == ""


async def test_nobody_is_asked_about_many_at_once() -> None:
    async with desk() as at:
        await at.go(EMIL)
        await at.press("space", "A")
        assert at.dialog == ""
        assert at.last(EMIL).kind is TouchKind.ACCEPTED


@pytest.mark.parametrize(("who", "number"), [(FATOU, "4"), (HANA, "1")])
async def test_an_answer_that_connects_offers_tags_too(who: int, number: str) -> None:
    async with desk(questions()) as at:
        await at.go(who)
        await at.press("s", number)
        assert at.last(who).kind is TouchKind.ACCEPTED
        assert at.dialog == "PromptDialog"
        await at.answer("kiln")
        assert at.contact(who).tags == ("kiln",)
        assert at.told.startswith("Tagged")


async def test_without_tags_in_use_none_are_named() -> None:
    people = (
        contact("Emil Aune", id=EMIL),
        touch("invite", "2026-03-03", id=6, contact=EMIL, channel="linkedin_invite"),
    )
    async with desk(people) as at:
        await at.go(EMIL)
        await at.press("A", "x", "comma")
        assert "In use" not in screen_text(at.app)
