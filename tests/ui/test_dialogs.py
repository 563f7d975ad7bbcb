"""Dialogs ask one thing; bad answers are told in place and nothing typed is lost."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from builders import contact
from desks import AMARA, BRUNO, CHIDI, NARROW, NORMAL, AtDesk, desk, screen_text
from store_acts import add, opened
from textual.command import CommandPalette, Hit
from textual.events import Paste
from textual.widgets import Input

from netui.actions import ACTIONS
from netui.core.hints.mending import Mend
from netui.core.hints.model import Fix, FixKind, Hint, Severity
from netui.core.model import Goal, Milestone, News
from netui.errors import Problem
from netui.ui.commands import ActionCommands
from netui.ui.dialogs.cuts import CutDialog
from netui.ui.dialogs.person_fields import COMMON_FIELDS
from netui.ui.dialogs.pick import Option, OptionRows, PickDialog

MARCH_2 = dt.date(2026, 3, 2)
LINKEDIN = Path(__file__).parent.parent / "data/samples/linkedin"


# Add and edit.


async def test_a_person_is_added_with_a_name_and_what_is_known() -> None:
    async with desk() as at:
        await at.press("a")
        at.fill(
            full="Yara Haddad",
            company="Cedar & Co",
            emails="yara@cedar.example, y@cedar.example",
            degree="2",
            met__where="Book fair",
            met__when="2026-02-01",
            tags="fair, paper",
            notes="likes letterpress",
        )
        await at.press("ctrl+s")
        added = next(one for one in at.state.contacts.values() if one.full == "Yara Haddad")
        assert (added.given, added.family, added.company) == ("Yara", "Haddad", "Cedar & Co")
        assert added.emails == ("yara@cedar.example", "y@cedar.example")
        assert added.met is not None
        assert added.met.where == "Book fair"
        assert added.tags == ("fair", "paper")
        assert added.notes[0].date == at.session.today
        assert at.open == "Yara Haddad"
        assert "Yara Haddad" in at.listed()
        assert at.told.startswith("Added Yara Haddad.")


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("full", "", "name"),
        ("full", "Bruno Keller", "on file already"),
        ("met__when", "last spring", "last spring"),
        ("degree", "7th", "7th"),
        ("tie", "cousin", "cousin"),
        ("goal", "fame", "fame"),
        ("emails", "amara@lowmoor.example", "Amara Osei already"),
    ],
)
async def test_bad_input_is_told_in_the_form_and_nothing_is_lost(
    field: str, text: str, words: str
) -> None:
    async with desk() as at:
        before = dict(at.state.contacts)
        await at.press("a")
        at.fill(full="Yara Haddad", city="Tyre")
        at.fill(**{field: text})
        await at.press("f9")
        assert at.dialog == "FormDialog"
        assert words in at.problem()
        assert at.input("city").value == "Tyre"
        assert at.input(field.replace("__", ".")).value == text
        assert at.state.contacts == before


async def test_unsaved_text_is_dropped_only_at_the_second_escape() -> None:
    async with desk() as at:
        await at.press("e", "x", "escape")
        assert at.dialog == "FormDialog"
        assert "Not saved" in at.problem()
        await at.press("escape")
        assert at.dialog == ""
        assert at.contact(AMARA).full == "Amara Osei"
        await at.press("e", "escape")
        assert at.dialog == ""


async def test_editing_saves_what_was_changed_and_keeps_the_note() -> None:
    async with desk() as at:
        await at.write("Half a thought", "alt+e")
        assert at.input("full").value == "Amara Osei"
        assert at.input("tags").value == "alumni"
        at.fill(company="Elsewhere", tags="", reason="her kiln")
        await at.press("ctrl+s")
        changed = at.contact(AMARA)
        assert (changed.company, changed.tags, changed.reason) == ("Elsewhere", (), "her kiln")
        assert at.note == "Half a thought"
        assert "Elsewhere" in screen_text(at.app)


async def test_saving_an_unchanged_form_changes_nothing() -> None:
    async with desk() as at:
        await at.press("e", "ctrl+s")
        assert at.told == "Nothing was changed."
        assert at.session.store.history() == ()


async def test_a_name_cannot_be_taken_away() -> None:
    async with desk() as at:
        await at.press("e")
        at.fill(full="")
        await at.press("ctrl+s")
        assert at.problem()
        assert at.contact(AMARA).full == "Amara Osei"


async def test_what_the_cadence_needs_is_edited_on_the_screen() -> None:
    async with desk() as at:
        await at.press("e")
        at.fill(
            country="DE-BY",
            timezone="Europe/Berlin",
            weekdays="mon-thu",
            leave="2026-08-03..2026-08-21",
            news="opened a kiln | 2026-03-02 | good",
            milestones="birthday | 03-14",
        )
        await at.press("ctrl+s")
        found = at.contact(AMARA)
        assert (found.country, found.timezone, found.weekdays) == (
            "DE-BY",
            "Europe/Berlin",
            "mon-thu",
        )
        assert found.leave == ("2026-08-03..2026-08-21",)
        assert found.news == (News(what="opened a kiln", date=MARCH_2, tone="good"),)
        assert found.milestones == (Milestone(what="birthday", month_day="03-14"),)
        await at.press("e")
        assert at.input("news").value == "opened a kiln | 2026-03-02 | good"


@pytest.mark.parametrize(
    ("field", "text", "label"),
    [
        ("country", "Atlantis", "Country"),
        ("timezone", "Europe/Bonn", "Time zone"),
        ("weekdays", "mostly", "Works on"),
        ("leave", "august", "Away"),
        ("milestones", "birthday | 02-30", "Yearly days"),
        ("news", "opened a kiln | date=soon", "News"),
        ("degree", "7th", "Degree"),
    ],
)
async def test_a_problem_names_the_line_as_it_is_called_and_goes_there(
    field: str, text: str, label: str
) -> None:
    async with desk(size=NORMAL) as at:
        await at.press("e")
        at.fill(**{field: text})
        await at.press("ctrl+s")
        assert f"({label})" in at.problem()
        assert at.app.focused is at.input(field)
        shown = screen_text(at.app)
        assert text in shown
        assert f"({label})" in " ".join(shown.split())
        await at.press("up")
        assert at.problem() == ""


async def test_a_choice_is_completed_and_the_words_to_choose_from_are_told() -> None:
    async with desk() as at:
        await at.go(CHIDI)
        await at.press("e")
        at.input("goal").focus()
        await at.settle()
        assert "keep in touch, share insights" in " ".join(screen_text(at.app).split())
        await at.press("k", "e")
        await at.until(lambda: "keep in touch" in screen_text(at.app).split("Goal")[1][:60])
        await at.press("right", "ctrl+s")
        assert at.contact(CHIDI).goal is Goal.KEEP_IN_TOUCH
        await at.press("e")
        assert at.input("goal").value == "keep in touch"


async def test_a_long_form_is_gone_through_by_parts() -> None:
    async with desk(size=NORMAL) as at:
        await at.press("e")
        places = []
        for key in ("pagedown", "pagedown", "pagedown", "pagedown", "down", "pageup", "pageup"):
            await at.press(key)
            assert at.app.focused is not None
            places.append(at.app.focused.name)
        assert places == ["degree", "city", "news", "news", "milestones", "news", "city"]
        assert "When to write" in screen_text(at.app)
        await at.press("pageup", "pageup", "pageup")
        assert at.app.focused is at.input("full")


@pytest.mark.parametrize("size", [NORMAL, NARROW])
async def test_the_heading_of_a_part_is_in_sight(size: tuple[int, int]) -> None:
    async with desk(size=size) as at:
        await at.press("e")
        for heading in ("How you know each other", "When to write", "What happens"):
            await at.press("pagedown")
            assert heading in screen_text(at.app)
        for heading in ("When to write", "How you know each other", "Amara Osei"):
            await at.press("pageup")
            assert heading in screen_text(at.app)


async def test_leaving_the_app_from_a_form_does_not_drop_what_was_typed() -> None:
    async with desk() as at:
        await at.press("a")
        await at.type("Yara")
        await at.press("ctrl+q")
        assert at.app.is_running
        assert "Not saved" in at.problem()
        await at.press("ctrl+q")
        assert not at.app.is_running


@pytest.mark.parametrize("meanwhile", ["down", "y"])
async def test_after_going_on_unsaved_text_is_warned_of_again(meanwhile: str) -> None:
    async with desk() as at:
        await at.press("e", "x", "escape", meanwhile, "escape")
        assert at.dialog == "FormDialog"
        assert "Not saved" in at.problem()


async def test_text_is_warned_of_again_where_it_could_not_be_saved() -> None:
    async with desk() as at:
        await at.press("e")
        at.fill(degree="7th")
        await at.press("escape", "ctrl+s")
        assert "(Degree)" in at.problem()
        await at.press("escape")
        assert at.dialog == "FormDialog"
        assert "Not saved" in at.problem()


@pytest.mark.parametrize("size", [NORMAL, NARROW])
async def test_every_field_can_be_reached_on_a_small_screen(size: tuple[int, int]) -> None:
    async with desk(size=size) as at:
        await at.press("a")
        for _ in COMMON_FIELDS[1:]:
            await at.pilot.press("down")
        await at.settle()
        assert at.app.focused is at.input("notes")
        assert "Notes" in screen_text(at.app)
        await at.press("up", "enter")
        assert at.app.focused is at.input("notes")


async def test_tags_are_set_by_a_line_with_commas() -> None:
    async with desk() as at:
        await at.press("t")
        assert at.input().value == "alumni"
        await at.answer("kiln,  wood , kiln,")
        assert at.contact(AMARA).tags == ("kiln", "wood")
        await at.press("t", "enter")
        assert at.told == "Nothing was changed."


async def test_a_paste_into_a_line_becomes_one_line_without_controls() -> None:
    async with desk() as at:
        await at.press("t")
        line = at.input()
        line.value = ""
        line.post_message(Paste("one\r\ntwo\tthree\x1b[31m\x00"))
        await at.settle()
        assert line.value == "one two three[31m"
        line.select_all()
        line.post_message(Paste("new"))
        await at.settle()
        assert line.value == "new"


# Import.


async def import_file(at: AtDesk, path: str) -> None:
    await at.press("I")
    at.input().value = path
    await at.pilot.press("enter")
    await at.until(lambda: at.dialog == "MessageDialog" or at.problem() != "")
    await at.settle()


@pytest.mark.parametrize(
    "name", ["Basic_LinkedInDataExport_11-22-2026.zip.zip", "2026_Connections.csv"]
)
async def test_an_archive_is_imported_as_one_change_with_a_report(name: str) -> None:
    async with desk(()) as at:
        await import_file(at, str(LINKEDIN / name))
        assert at.dialog == "MessageDialog"
        people = dict(at.state.contacts)
        assert people
        assert "new" in screen_text(at.app)
        await at.press("enter")
        assert len(at.listed()) == len(people)
        assert at.desk.current in people
        assert at.desk.contacts.rows.empty_text()
        assert len(at.session.store.history()) == 1
        await import_file(at, str(LINKEDIN / name))
        await at.press("escape")
        assert at.told == "Nothing new."
        assert dict(at.state.contacts) == people
        await at.press("f4", "u")
        assert at.state.contacts == {}
        assert at.listed() == []


async def test_a_backup_comes_before_an_import(monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk() as at:
        kept: list[int] = []
        before = len(at.state.contacts)
        monkeypatch.setattr(
            at.session.store, "backup", lambda: kept.append(len(at.state.contacts))
        )
        await import_file(at, str(LINKEDIN / "2026_Connections.csv"))
        assert len(at.state.contacts) > before
        assert kept == [before]


def files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


async def test_a_window_that_only_reads_leaves_no_backup_either(tmp_path: Path) -> None:
    store = opened(tmp_path / "netui.json")
    add(store, contact("Ada Yew", id=1))
    async with desk(opened(tmp_path / "netui.json", read_only=True)) as at:
        before = files(tmp_path)
        await at.press("I")
        at.input().value = str(LINKEDIN / "2026_Connections.csv")
        await at.pilot.press("enter")
        await at.until(lambda: "in use" in at.told)
        assert files(tmp_path) == before


@pytest.mark.parametrize(
    "path",
    ["/no/such/archive.zip", "~nobody-of-that-name/x.zip", str(LINKEDIN / "Profile.csv")],
)
async def test_what_cannot_be_imported_is_told_beside_the_path(path: str) -> None:
    async with desk() as at:
        await import_file(at, path)
        assert at.dialog == "PromptDialog"
        assert at.input().value == path
        await at.press("escape")
        assert at.session.store.history() == ()


async def test_a_path_is_needed() -> None:
    async with desk() as at:
        await at.press("I", "enter")
        assert "path is needed" in at.problem()


# Help, palette, themes.


@pytest.mark.parametrize(
    ("pane", "words"), [("f2", "Keys in the contacts"), ("f3", "Keys in the composer")]
)
async def test_help_matches_the_pane_and_scrolls(pane: str, words: str) -> None:
    async with desk(size=NORMAL) as at:
        await at.press(pane, "f1")
        first = screen_text(at.app)
        assert words in first
        await at.press("pagedown", "down")
        assert screen_text(at.app) != first
        await at.press("pageup", "k")
        assert screen_text(at.app) == first
        await at.press("q")
        assert at.dialog == ""


async def test_the_palette_offers_every_action() -> None:
    async with desk() as at:
        await at.press("ctrl+p")
        assert isinstance(at.app.screen, CommandPalette)
        provider = ActionCommands(at.app.screen)
        offered = [str(hit.text) async for hit in provider.discover()]
        for action in ACTIONS:
            if action.id != "app.palette":
                assert any(words.startswith(action.label) for words in offered), action.id
                found = [hit async for hit in provider.search(action.label)]
                assert any(
                    isinstance(hit, Hit) and str(hit.prompt).startswith(action.label)
                    for hit in found
                ), action.id
        assert len(offered) == len(ACTIONS) - 1
        assert [hit async for hit in provider.search("zzzzqqq")] == []


async def test_the_palette_acts_on_the_desk() -> None:
    async with desk() as at:
        await at.desk.action_act("app.palette")
        await at.pilot.pause()
        at.app.screen.query_one(Input).value = "open the next person of the day"
        await at.until(lambda: "Next due" in screen_text(at.app))
        await at.pilot.press("enter")
        await at.until(lambda: at.dialog == "")
        await at.until(lambda: at.open == "Bruno Keller")


async def test_another_theme_can_be_chosen() -> None:
    async with desk() as at:
        await at.press("f10")
        rows = at.app.screen.query_one(OptionRows)
        assert at.desk.ports.themes[rows.cursor] == "netui-dark"
        assert len(at.desk.ports.themes) == 4
        number = at.desk.ports.themes.index("netui-light") + 1
        await at.press(str(number))
        assert at.app.theme == "netui-light"
        assert 'theme = "netui-light"' in at.told


# Picking.


async def test_an_option_is_picked_by_cursor_click_or_number() -> None:
    async with desk() as at:
        picked: list[str | None] = []

        async def ask() -> None:
            dialog = PickDialog("Which", [Option(n, "", n) for n in "abc"])
            await at.app.push_screen(dialog, picked.append)
            await at.pilot.pause()

        await ask()
        await at.press("9", "down", "down", "enter")
        await ask()
        await at.press("end", "home", "enter")
        await ask()
        await at.pilot.click(OptionRows, offset=(3, 1), times=2)
        await at.settle()
        assert picked == ["c", "a", "b"]


async def test_a_list_without_options_can_only_be_left() -> None:
    async with desk() as at:
        picked: list[str | None] = []
        await at.app.push_screen(PickDialog[str]("Which", []), picked.append)
        await at.press("enter", "1", "escape")
        assert picked == [None]
        assert at.desk.current == AMARA != BRUNO


async def test_options_stay_in_sight_below_a_long_question() -> None:
    ask = "\n".join(f"line {number} of the question" for number in range(30))
    options = [Option(f"way {n}", "what it means " * 9, n) for n in range(3)]
    async with desk(size=NARROW) as at:
        await at.app.push_screen(PickDialog("Which", options, ask=ask))
        await at.press("down")
        shown = screen_text(at.app)
        assert "line 0" in shown
        assert "line 29" not in shown
        assert all(f"{n + 1} way {n}" in shown for n in range(3))
        assert "enter pick" in shown
        for _ in range(10):
            await at.press("space")
            if "line 29" in screen_text(at.app):
                break
        assert "line 29" in screen_text(at.app)
        await at.press("space")
        assert "line 0" in screen_text(at.app)


async def test_a_short_meaning_leaves_its_room_to_the_names() -> None:
    name = "Fill in Amara, Ash glazes without ash, glazes"
    async with desk(size=NORMAL) as at:
        await at.app.push_screen(PickDialog("Which", [Option(name, "mends A01", 1)]))
        await at.pilot.pause()
        assert name in screen_text(at.app)


async def test_what_a_cut_saves_has_room_at_any_width() -> None:
    hint = Hint(rule="L01", name="x", severity=Severity.ERROR, message="m", why="w")
    fix = Fix(label="Cut something", kind=FixKind.CHOICE)
    labels = ("sentence: “By the way, I work as a process engineer”, saves 110", "bare")
    ways = [Mend(hint=hint, fix=fix, label=label, edits=((0, 1, ""),)) for label in labels]
    async with desk(size=NARROW) as at:
        await at.app.push_screen(CutDialog("too long", 3, ways))
        await at.pilot.pause()
        shown = screen_text(at.app)
        assert "…  saves 110" in shown
        assert "2 [ ] bare" in shown


async def test_the_toast_of_a_problem_goes_with_the_next_sentence() -> None:
    async with desk(size=NARROW) as at:
        at.desk.tell(Problem("word " * 30))
        await at.pilot.pause()
        assert len(at.app._notifications) == 1
        at.desk.tell("Done.")
        assert len(at.app._notifications) == 0
