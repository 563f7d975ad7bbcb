"""The composer: counter, checklist, hints and their fixes, templates, facts, subject."""

from __future__ import annotations

import pytest
from builders import contact, touch
from desks import AMARA, BRUNO, CHIDI, DOROTA, NORMAL, demo_store, desk, screen_text
from fakes import FixedClock
from textual.events import Paste

from netui.core.model import Mutual


async def test_counter_checklist_and_hints_follow_every_letter() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        assert "A01" in at.desk.composer.advice.text
        await at.write("")
        await at.press("H", "i")
        advice = at.desk.composer.advice.text
        assert advice.startswith("2 / 300")
        assert "198 left to 200" in advice
        assert "A01" not in advice
        await at.press("ctrl+z")
        assert at.desk.composer.advice.text.startswith(("0 / 300", "1 / 300"))
        await at.press("ctrl+y")
        assert at.desk.composer.advice.text.startswith("2 / 300")


async def test_what_is_over_the_limit_is_counted_and_shown_in_place() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        await at.write("word " * 50)
        assert "49 over 200" in at.desk.composer.advice.text or "over 200" in (
            at.desk.composer.advice.text
        )
        await at.write("word " * 80)
        assert "too many" in at.desk.composer.advice.text
        assert "L01" in {hint.rule for hint in at.desk.composer.findings.shown}
        line = at.desk.composer.area.get_line(0)
        assert any(span.end == len(line.plain) for span in line.spans)


async def test_cuts_are_ticked_and_taken_out_as_one_edit() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        note = "Hi Chidi, I am really very happy to write. I hope this finds you well. "
        note += "Your book on lamps (the one with the blue cover) stayed with me. " * 4
        await at.write(note + "Would you have ten minutes?")
        before = at.note
        await at.press("ctrl+g")
        assert at.dialog == "CutDialog"
        await at.press("escape")
        assert at.note == before
        await at.press("ctrl+g", "1", "2", "2", "down", "space")
        assert "too many" in screen_text(at.app) or "left" in screen_text(at.app)
        await at.press("enter")
        assert at.note != before
        assert at.note.endswith("Would you have ten minutes?")
        assert at.desk.focused is at.desk.composer.area
        await at.press("ctrl+z")
        assert at.note == before


async def test_where_no_hint_has_a_fix_it_is_told() -> None:
    async with desk() as at:
        await at.press("f3", "ctrl+g")
        assert "fix" in at.told


async def test_a_hint_is_explained_in_full() -> None:
    async with desk() as at:
        await at.press("f3", "ctrl+l")
        assert "no hint to explain" in at.told
        await at.go(CHIDI)
        await at.press("f3", "ctrl+l")
        rule = at.desk.composer.findings.shown[0].rule
        assert at.dialog == "MessageDialog"
        assert rule in screen_text(at.app)
        assert "Fires" in screen_text(at.app)
        await at.press("ctrl+l")
        assert at.dialog == ""


async def test_another_template_can_be_taken_and_taken_back() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        before = at.note
        await at.press("f3", "ctrl+t", "escape")
        assert at.note == before
        await at.press("ctrl+t", "2")
        assert at.note != before
        assert at.desk.focused is at.desk.composer.area
        await at.press("ctrl+z")
        assert at.note == before


async def test_a_fact_is_inserted_and_a_discreet_mutual_is_never_offered() -> None:
    person = contact(
        "Ada Yew",
        id=1,
        mutuals=(Mutual(name="Open Friend"), Mutual(name="Secret Friend", discreet=True)),
        city="Porto",
    )
    async with desk((person,)) as at:
        await at.write("Hello ", "ctrl+f")
        shown = screen_text(at.app)
        assert at.dialog == "FactsDialog"
        assert "Open Friend" in shown
        assert "Secret Friend" in shown
        assert "not to be named" in shown
        await at.press("3")
        assert at.dialog == "FactsDialog"
        await at.press("1")
        assert at.note == "Hello Open Friend"
        await at.press("ctrl+f")
        shown = screen_text(at.app)
        assert "You both know (in the note)" in shown
        await at.press("c")
        assert at.note.startswith("Hello Open Friend ")
        assert "Porto" in at.note
        assert len(at.note) > len("Hello Open Friend Porto")


async def test_without_facts_it_says_how_to_add_some() -> None:
    async with desk((contact("Ada Yew", id=1),)) as at:
        await at.press("f3", "ctrl+f")
        assert "Nothing is on file" in at.told
        assert at.dialog == ""


async def test_the_subject_line_is_there_where_the_channel_has_one() -> None:
    async with desk() as at:
        await at.press("f3", "alt+s")
        assert "no subject" in at.told
        await at.go(DOROTA)
        await at.press("f3", "alt+s")
        assert at.desk.focused is at.desk.composer.subject
        at.desk.composer.subject.value = "Pens again"
        await at.write("Hello Dorota, a word.", "f9")
        if at.dialog:
            await at.press("2")
        sent = at.last(DOROTA)
        assert (sent.subject, sent.text) == ("Pens again", "Hello Dorota, a word.")


async def test_a_paste_is_cleaned_and_counted() -> None:
    async with desk() as at:
        await at.write("")
        at.desk.composer.area.post_message(Paste("two\r\nlines\x1b[31m e\u0301\x00"))
        await at.settle()
        assert at.note == "two\nlines[31m \u00e9"
        at.desk.composer.area.select_all()
        at.desk.composer.area.post_message(Paste("new"))
        await at.settle()
        assert at.note == "new"


async def test_nothing_can_be_typed_while_nobody_is_open() -> None:
    async with desk(()) as at:
        await at.press("f3", "x")
        at.desk.composer.area.post_message(Paste("words"))
        await at.settle()
        assert at.note == ""


async def test_the_card_has_facts_and_the_last_touches() -> None:
    person = contact(
        "Ada Yew",
        id=1,
        title="Potter",
        company="Kiln & Co",
        reason="her glazes",
        emails=("a@x.example",),
    )
    invited = touch("invite", "2026-02-20", contact=1, channel="email")
    async with desk((person, invited), size=(160, 50)) as at:
        card = at.desk.composer.card.text
        for words in ("Ada Yew", "Potter, Kiln & Co", "her glazes", "20 Feb invite"):
            assert words in card


@pytest.mark.parametrize("words", ["x" * 10_000, "👩‍👩‍👧‍👦" * 200])
async def test_a_huge_note_is_taken_and_kept(words: str) -> None:
    async with desk() as at:
        await at.write(words)
        assert at.desk.drafts.flush()
        draft = at.draft(AMARA)
        assert draft is not None
        assert draft.text == words


SAME = "Hi {}, your work on small kilns made us change how we fire and glaze our bowls at home."


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_a_note_like_one_sent_before_is_told_and_compared(size: tuple[int, int]) -> None:
    ada, bo = contact("Ada Yew", id=1), contact("Bo Ash", id=2)
    sent = touch(
        "invite", "2026-02-10", contact=2, channel="linkedin_invite", text=SAME.format("Bo")
    )
    async with desk((ada, bo, sent), size=size) as at:
        await at.go(1)
        await at.write("Hi Ada, a short one.", "alt+d")
        assert "shares much" in at.told
        await at.write(f"{SAME.format('Ada')[:60]} buy clay for the plates of two sisters.")
        advice = at.desk.composer.advice.text
        assert "% same words as to Bo Ash" in advice
        assert "alt+d" in advice
        await at.press("alt+d")
        shown = screen_text(at.app)
        assert "your note to Bo Ash of" in shown
        assert "sisters" in shown
        await at.press("alt+d")
        assert at.dialog == ""
        assert at.desk.focused is at.desk.composer.area
        await at.write(SAME.format("Ada"))
        assert "C09" in at.desk.composer.findings.rules
        assert "% same words" not in at.desk.composer.advice.text


async def test_a_template_like_anothers_is_not_said_to_need_nothing() -> None:
    async with desk() as at:
        await at.go(AMARA)
        words = at.note.replace("Amara", "Bruno")
        await at.press("f3", "f9")
        while at.dialog:
            await at.press("2")
        await at.go(BRUNO)
        await at.write(words)
        advice = at.desk.composer.advice.text
        assert "% same words as to Amara Osei" in advice
        assert "Nothing to mend" not in advice
        assert not at.desk.composer.findings.shown


async def test_the_cursor_of_a_long_note_is_in_sight_where_writing_begins() -> None:
    clock = FixedClock()
    async with desk(demo_store(clock), clock=clock, size=NORMAL) as at:
        area = at.desk.composer.area
        # Somebody without a note comes before: the box is hidden when the note is put in.
        while at.open != "Priya Venkatesan-Cole":
            await at.press("n")
        await at.press("enter")
        top, line = area.scroll_offset.y, area.wrapped_document.height - 1
        assert top <= line < top + area.size.height
