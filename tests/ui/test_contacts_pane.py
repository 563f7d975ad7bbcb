"""The contacts pane: filtering while typing, sorting, moving and choosing."""

from __future__ import annotations

import pytest
from builders import contact
from desks import desk, screen_text

from netui.core.people.rows import Sort


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("osei", ["Amara Osei"]),
        ("ÓSEI", ["Amara Osei"]),
        ("potter", ["Amara Osei"]),
        ("quill", ["Bruno Keller", "Chidi Nwosu"]),
        ("tag:pens", ["Bruno Keller"]),
        ("company:quillstone", ["Bruno Keller", "Chidi Nwosu"]),
        ("company:quillstone -tag:pens", ["Chidi Nwosu"]),
        ("company:quillstone !tag:pens", ["Chidi Nwosu"]),
        ("stage:invited", ["Emil Aune"]),
        ("stage:awaiting_answer", ["Dorota Lis"]),
        ("due:<0d", ["Amara Osei"]),
        ("nobody here", []),
    ],
)
async def test_the_filter_narrows_while_typing(query: str, names: list[str]) -> None:
    async with desk() as at:
        await at.press("slash")
        at.desk.contacts.filter.value = query
        assert at.listed() == names
        title = str(at.desk.contacts.border_title)
        assert f"{len(names)} of 5" in title
        await at.settle()
        shown = screen_text(at.app)
        assert ("Nobody matches" in shown) is (not names)


async def test_escape_clears_the_filter_first_and_leaves_the_list_second() -> None:
    async with desk() as at:
        await at.press("slash", "b", "r", "u")
        assert at.listed() == ["Bruno Keller"]
        await at.press("escape")
        assert len(at.listed()) == 5
        assert at.desk.scope == "contacts"
        await at.press("escape")
        assert at.desk.scope == "queue"


async def test_escape_in_the_list_clears_the_filter_before_it_leaves() -> None:
    async with desk() as at:
        await at.press("slash", "b", "r", "u", "enter")
        assert at.desk.focused is at.desk.contacts.rows
        await at.press("escape")
        assert len(at.listed()) == 5
        assert at.desk.focused is at.desk.contacts.rows


async def test_enter_goes_from_the_filter_to_the_first_it_found_and_then_to_the_note() -> None:
    async with desk() as at:
        await at.press("slash", "d", "o", "r", "enter")
        await at.until(lambda: at.open == "Dorota Lis")
        await at.press("enter")
        assert at.desk.focused is at.desk.composer.area


async def test_a_filter_that_finds_nobody_opens_nobody_else() -> None:
    async with desk() as at:
        await at.press("slash", "q", "q", "enter", "enter")
        assert at.open == "Amara Osei"


async def test_sorting_goes_through_every_order() -> None:
    people = (
        contact("Zoe Ash", id=1, company="Alpha"),
        contact("Ada Yew", id=2, company="Omega"),
    )
    async with desk(people) as at:
        await at.press("f2")
        told, firsts = [], []
        for _ in Sort:
            await at.press("S")
            told.append(at.told)
            firsts.append(at.listed()[0])
        assert told == [f"Sorted by {order}." for order in [*list(Sort)[1:], Sort.NAME]]
        assert firsts[-1] == "Ada Yew"
        assert "Zoe Ash" in firsts
        await at.press("S")
        await at.desk.derive()
        assert at.session.people.sort is list(Sort)[1]


async def test_moving_opens_whoever_the_cursor_rests_on() -> None:
    async with desk() as at:
        await at.press("f2", "j", "j")
        await at.until(lambda: at.open == "Chidi Nwosu")
        await at.press("k")
        await at.until(lambda: at.open == "Bruno Keller")
        await at.press("end")
        await at.until(lambda: at.open == "Emil Aune")
        await at.press("home", "up")
        await at.until(lambda: at.open == "Amara Osei")


async def test_a_key_acts_on_the_row_under_the_cursor_even_before_it_rests() -> None:
    async with desk() as at:
        at.desk.contacts.rows.focus()
        await at.pilot.press("end", "r")
        await at.settle()
        assert at.touches(5) == ["invite", "replied"]


async def test_passing_over_somebody_and_back_opens_nobody_else() -> None:
    async with desk() as at:
        at.desk.contacts.rows.focus()
        await at.pilot.press("down", "up")
        await at.settle()
        assert at.open == "Amara Osei"


async def test_the_mouse_highlights_and_a_second_click_writes() -> None:
    async with desk() as at:
        await at.pilot.click(at.desk.contacts.rows, offset=(3, 1))
        await at.until(lambda: at.open == "Bruno Keller")
        await at.pilot.click(at.desk.contacts.rows, offset=(3, 2), times=2)
        await at.settle()
        assert at.open == "Chidi Nwosu"
        assert at.desk.focused is at.desk.composer.area
        await at.pilot.click(at.desk.contacts.rows, offset=(3, 20))
        await at.settle()
        assert at.open == "Chidi Nwosu"


async def test_a_long_list_scrolls_with_the_cursor() -> None:
    people = [contact(f"Person {n:03}", id=n) for n in range(1, 201)]
    async with desk(people, size=(80, 24)) as at:
        rows = at.desk.contacts.rows
        await at.press("f2", "end")
        assert "Person 200" in screen_text(at.app)
        await at.press("pageup", "pagedown", "pageup")
        assert rows.highlighted is not None
        assert at.session.people.rows[rows.highlighted].name in screen_text(at.app)
        await at.press("g")
        assert "Person 001" in screen_text(at.app)
        await at.press("G")
        assert rows.highlighted == 199


async def test_archived_people_are_not_listed() -> None:
    people = (contact("Ada Yew", id=1), contact("Zoe Ash", id=2, archived=True))
    async with desk(people) as at:
        assert at.listed() == ["Ada Yew"]


async def test_an_empty_file_says_what_to_do() -> None:
    async with desk((), size=(160, 50)) as at:
        shown = screen_text(at.app)
        assert "Nobody on file yet." in shown
        assert "I imports" in shown
        assert "Who is due will stand here" in shown
        assert "To begin:" in shown


async def test_a_person_added_while_a_filter_hides_them_is_opened_and_the_filter_cleared() -> (
    None
):
    async with desk() as at:
        await at.press("slash", *"quill", "enter", "a")
        at.fill(full="Yara Lund")
        await at.press("ctrl+s")
        assert at.open == "Yara Lund"
        assert "Yara Lund" in at.listed()
        assert at.desk.contacts.filter.value == ""
        assert "Added Yara Lund. The filter is cleared: it hid them." in at.told
        await at.press("slash", *"quill", "enter", "a")
        at.fill(full="Ines Quillfeather")
        await at.press("ctrl+s")
        assert at.open == "Ines Quillfeather"
        assert at.desk.contacts.filter.value == "quill"
        assert "filter" not in at.told


async def test_what_was_said_goes_with_the_next_deed_and_stays_while_looking() -> None:
    async with desk() as at:
        await at.press("f2", "asterisk", "M")
        assert "Unmarked 5 people." in at.told
        await at.press("f4", "tab", "f4")
        assert "Unmarked 5 people." in at.told
        await at.press("n")
        assert at.told == ""
