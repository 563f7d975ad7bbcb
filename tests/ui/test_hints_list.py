"""The list of hints, their fixes, ignoring them, and what a fix does to cursor and record."""

from __future__ import annotations

import pytest
from desks import AMARA, CHIDI, NARROW, NORMAL, WIDE, AtDesk, desk, screen_text
from hostile import HOSTILE
from msgspec import structs

from netui.core.hints.model import (
    Findings,
    Fix,
    FixKind,
    Hint,
    RecordEdit,
    RecordStep,
    Severity,
)
from netui.core.model import Suppression
from netui.ui.panes.hint_panel import detail_lines
from netui.ui.widgets.note_area import NoteArea

WORST = ("closing tag", "click", "title", "right to left override", "newlines", "ten thousand")
DOUBLED = "Hi Chidi, your your book on lamps [topic] stayed with me for weeks on end."


def hint(rule: str, *fixes: Fix, spans: tuple[tuple[int, int], ...] = ()) -> Hint:
    return Hint(
        rule=rule,
        name="made-up",
        severity=Severity.WARNING,
        message=f"{rule} is made up.",
        why="For this test.",
        spans=spans,
        fixes=fixes,
    )


def say(at: AtDesk, *hints: Hint) -> None:
    """Have the rules say these hints of the note that is open, whatever it is."""
    at.desk.composer._examine = lambda *_: Findings(hints=hints)
    at.desk.composer.examine()


def is_listing(at: AtDesk) -> bool:
    return at.desk.composer.listing


async def list_at(at: AtDesk, rule: str) -> None:
    """Go to the list of hints and there to a rule."""
    await at.press("alt+g")
    place = [one.rule for one in at.desk.composer.findings.shown].index(rule)
    await at.press(*"j" * place)


def chosen_columns(area: NoteArea) -> list[tuple[int, int]]:
    """Return where the chosen hint is drawn in the first line."""
    name = "note--chosen"
    return [(a, b) for a, b, drawn in area._by_line.get(0, []) if drawn == name]


@pytest.mark.parametrize("size", [WIDE, NORMAL, NARROW, (160, 50)])
async def test_all_hints_are_gone_through_with_the_note_in_sight(size: tuple[int, int]) -> None:
    async with desk(size=size) as at:
        await at.go(CHIDI)
        await at.write(DOUBLED, "alt+g")
        composer = at.desk.composer
        assert is_listing(at)
        assert composer.findings.rules[0] == "A01"
        shown = screen_text(at.app)
        assert "A01" in shown
        assert "Hi Chidi" in shown
        assert "still a blank" in shown
        start = DOUBLED.index("[topic]")
        assert chosen_columns(composer.area) == [(start, start + 7)]
        await at.press("alt+g")
        await list_at(at, "L07")
        start = DOUBLED.index("your your")
        assert chosen_columns(composer.area)[0][0] == start
        assert "doubled-word" in composer.hints.detail.text
        await at.press("escape")
        assert not is_listing(at)
        assert at.desk.focused is composer.area
        assert chosen_columns(composer.area) == []


async def test_the_key_of_the_list_leads_back_as_well_and_nothing_is_typed_in_it() -> None:
    async with desk() as at:
        await at.press("f3", "alt+g")
        assert "no hint" in at.told
        await at.go(CHIDI)
        await at.write(DOUBLED, "alt+g", "x", "j", "k", "alt+g")
        assert not is_listing(at)
        assert at.note == DOUBLED


async def test_enter_mends_the_chosen_hint_and_the_cursor_keeps_its_place() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        await at.write(DOUBLED)
        area = at.desk.composer.area
        area.move_cursor((0, DOUBLED.index("lamps")))
        await list_at(at, "L07")
        await at.press("enter")
        assert at.note == DOUBLED.replace("your your", "your")
        assert area.cursor_location == (0, at.note.index("lamps"))
        assert at.desk.composer.findings.rules[0] == "A01"
        await at.press("escape", "ctrl+z")
        assert at.note == DOUBLED
        await at.press("ctrl+y")
        assert at.note == DOUBLED.replace("your your", "your")


async def test_the_list_closes_when_nothing_is_left_to_mend() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        say(at, hint("X01", Fix(label="Cut", kind=FixKind.SAFE, edits=((0, 0, "Now "),))))
        await at.press("f3", "alt+g")
        assert is_listing(at)
        at.desk.composer._examine = lambda *_: Findings()
        await at.press("enter")
        assert not is_listing(at)
        assert at.note.startswith("Now ")


async def test_edits_in_a_decomposed_note_hit_their_words() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        await at.write("")
        area = at.desk.composer.area
        area.insert("Hi Chidi, e\u0301 e\u0301 your your book")
        say(at, hint("X01", Fix(label="Once", kind=FixKind.SAFE, edits=((14, 19, ""),))))
        await at.press("ctrl+g")
        assert at.note == "Hi Chidi, e\u0301 e\u0301 your book"


async def test_of_several_fixes_one_is_picked() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        await at.write("Hi Chydi, thank you.")
        rename = Fix(label="Write Chidi", kind=FixKind.SAFE, edits=((3, 8, "Chidi"),))
        alias = Fix(
            label="Chidi goes by Chydi",
            kind=FixKind.RECORD,
            record=RecordEdit(step=RecordStep.ADD_ALIAS, value="Chydi"),
        )
        say(at, hint("A04", rename, alias, spans=((3, 8),)))
        await at.press("ctrl+g")
        assert at.dialog == "PickDialog"
        assert "on the record" in screen_text(at.app)
        await at.press("2")
        assert at.contact(CHIDI).aliases == ("Chydi",)
        assert at.note == "Hi Chydi, thank you."
        assert "goes by Chydi" in at.told
        await at.press("ctrl+g", "1")
        assert at.note == "Hi Chidi, thank you."
        await at.press("alt+u")
        assert at.contact(CHIDI).aliases == ()


async def test_what_the_record_needs_is_asked_for() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        await at.write("Hi Chidi, I liked your article.")
        post = Fix(
            label="Add the article",
            kind=FixKind.RECORD,
            record=RecordEdit(step=RecordStep.ADD_POST),
        )
        met = Fix(
            label="Add where you met",
            kind=FixKind.RECORD,
            record=RecordEdit(step=RecordStep.ADD_MEETING),
        )
        say(at, hint("A10", post, met))
        await at.press("ctrl+g", "1")
        assert at.dialog == "FormDialog"
        await at.press("ctrl+s")
        assert "title" in at.problem()
        at.fill(title="Slow lamps", date="2026-02-30")
        await at.press("ctrl+s")
        assert "2026-02-20" in at.problem()
        at.fill(date="2026-02-03", topic="lamps")
        await at.press("ctrl+s")
        assert [post.title for post in at.contact(CHIDI).posts] == ["Slow lamps"]
        assert "Slow lamps" in at.desk.composer.card.text
        await at.press("ctrl+g", "2")
        assert at.dialog == "PromptDialog"
        await at.answer("Lamp Fair")
        assert at.contact(CHIDI).met is not None
        await at.press("ctrl+g", "1", "escape")
        assert at.desk.focused is at.desk.composer.area


async def test_a_link_cut_out_is_kept_for_the_thank_you() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        await at.write("Hi Chidi, see https://lamp.example now")
        cut = Fix(label="Cut the link", kind=FixKind.SAFE, edits=((13, 34, ""),))
        say(at, hint("T05", cut, spans=((14, 34),)))
        await at.press("ctrl+g")
        assert at.note == "Hi Chidi, see now"
        assert at.contact(CHIDI).notes[-1].text == "For the thank-you: https://lamp.example"
        assert "thank-you" in at.told


async def test_a_hint_without_a_fix_says_so() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        say(at, hint("X01"))
        await at.press("f3", "alt+g", "enter")
        assert "no fix" in at.told
        await at.press("e")
        assert "There is no rule X01" in at.told


async def test_the_rule_of_the_chosen_hint_is_told() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        await at.write(DOUBLED)
        await list_at(at, "L07")
        await at.press("e")
        assert at.dialog == "MessageDialog"
        shown = screen_text(at.app)
        assert "L07" in shown
        assert "Fires" in shown
        await at.press("escape")
        assert at.desk.focused is at.desk.composer.hints.rows


@pytest.mark.parametrize(
    ("digit", "scope"), [("1", "note"), ("2", "contact"), ("3", "phrase"), ("4", "everywhere")]
)
async def test_a_hint_is_ignored_as_far_as_one_says_and_comes_back(
    digit: str, scope: str
) -> None:
    async with desk() as at:
        await at.go(CHIDI)
        await at.write(DOUBLED)
        await list_at(at, "L07")
        await at.press("i")
        assert "L07" in screen_text(at.app)
        await at.press(digit)
        await at.answer("it is meant so")
        (one,) = at.state.table(Suppression).values()
        assert (one.rule, one.scope, one.reason) == ("L07", scope, "it is meant so")
        assert "L07" not in at.desk.composer.findings.rules
        assert at.note == DOUBLED
        await at.press("escape", "alt+u")
        assert not at.state.table(Suppression)
        assert "L07" in at.desk.composer.findings.rules


async def test_a_hint_can_be_ignored_in_a_note_nobody_has_typed_in() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        before = at.note
        await at.press("f3", "alt+i", "1", "enter")
        (one,) = at.state.table(Suppression).values()
        draft = at.draft(CHIDI)
        assert draft is not None
        assert (one.draft, draft.text) == (draft.id, before)


async def test_ignoring_can_be_thought_better_of() -> None:
    async with desk() as at:
        await at.press("f3", "alt+i")
        assert "no hint" in at.told
        await at.go(CHIDI)
        await at.press("f3", "alt+i", "escape")
        await at.press("alt+i", "1", "escape")
        assert not at.state.table(Suppression)
        assert at.desk.focused is at.desk.composer.area


async def test_ignored_hints_are_listed_and_shown_again() -> None:
    async with desk() as at:
        await at.press("f3", "alt+shift+i")
        assert "No hint is ignored" in at.told
        await at.go(CHIDI)
        await at.write(DOUBLED)
        await list_at(at, "L07")
        await at.press("i", "3")
        await at.answer("a name")
        await at.press("escape")
        await at.write("Hi Chidi, something else altogether, and at length.", "alt+shift+i")
        shown = screen_text(at.app)
        assert "L07 doubled-word for “your your”" in shown
        assert "stale" not in shown
        await at.press("enter")
        assert not at.state.table(Suppression)
        assert at.dialog == ""


@pytest.mark.parametrize("size", [WIDE, NORMAL, NARROW])
async def test_hostile_words_in_hints_are_literal(size: tuple[int, int]) -> None:
    async with desk(size=size) as at:
        await at.go(CHIDI)
        for text in map(HOSTILE.__getitem__, WORST):
            fix = Fix(label=text, kind=FixKind.SAFE, edits=((0, 0, text),))
            other = Fix(label=text, kind=FixKind.DISPLAY, examples=(text,))
            found = hint("X01", fix, fix, other, spans=((0, 2),))
            say(at, structs.replace(found, message=text, why=text))
            await at.press("f3", "alt+g")
            assert "\x1b" not in screen_text(at.app)
            await at.press("enter")
            assert "\x1b" not in screen_text(at.app)
            await at.press("escape", "i")
            assert "\x1b" not in screen_text(at.app)
            await at.press("escape", "escape")
        assert at.app.return_code is None


async def test_sent_notes_keep_which_rules_spoke() -> None:
    async with desk() as at:
        await at.write("Hi Amara, thank you for connecting. I like your your bowls a lot.")
        spoke = at.desk.composer.findings.rules
        assert "L07" in spoke
        await at.press("f9")
        assert at.last(AMARA).rules_shown == spoke


async def test_what_a_hint_is_about_is_brought_into_sight() -> None:
    async with desk(size=NARROW) as at:
        await at.go(CHIDI)
        await at.write("your your first line\n" + "words and words\n" * 30 + "and the the end")
        mend = Fix(label="Once", kind=FixKind.SAFE, edits=((0, 5, ""),))
        end = len(at.note)
        say(at, hint("X01", mend, spans=((0, 9),)), hint("X02", spans=((end - 11, end - 4),)))
        await at.press("alt+g")
        assert at.desk.composer.area.scroll_offset.y == 0
        assert "enter fix" in at.desk.composer.hints.detail.text
        await at.press("j")
        assert "the the end" in screen_text(at.app)
        assert "enter fix" not in at.desk.composer.hints.detail.text


async def test_what_is_over_the_limit_does_not_hide_the_chosen_hint() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        await at.write("Hi Chidi, " + "kilns " * 60 + "[topic]")
        names = {name for _, _, name in at.desk.composer.area._by_line[0]}
        assert "note--over" in names
        await at.press("alt+g")
        names = {name for _, _, name in at.desk.composer.area._by_line[0]}
        assert "note--over" not in names
        assert {"note--chosen", "note--error"} <= names
        await at.press("escape")
        names = {name for _, _, name in at.desk.composer.area._by_line[0]}
        assert "note--over" in names


def test_a_hint_that_has_no_room_ends_in_an_ellipsis() -> None:
    said = structs.replace(hint("Z01"), message="word " * 40, why="why " * 40)
    lines = ["".join(words for words, _ in pieces) for pieces in detail_lines(said, 30, 4)]
    assert lines[-1].startswith("e explain")
    assert lines[-2].endswith("…")
    assert all(len(words) <= 30 for words in lines[:-1])
    whole = ["".join(words for words, _ in pieces) for pieces in detail_lines(said, 30, 9)]
    assert len(whole) == 8
