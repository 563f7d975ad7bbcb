"""Hostile text shows literally in every pane, dialog and toast, and never runs anything."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from desks import NARROW, NORMAL, WIDE, AtDesk, desk, screen_text
from hostile import HOSTILE, evil_crowd, evil_records
from textual.widgets import Input

from netui.core.hints.mending import Mend
from netui.core.hints.model import Fix, FixKind, Hint, Severity
from netui.core.hints.sent import Likeness
from netui.errors import Problem
from netui.ui.dialogs.cuts import CutDialog
from netui.ui.dialogs.message import MessageDialog
from netui.ui.pages import likeness_page, why_page

SIZES = (WIDE, NORMAL, NARROW)
STEERING = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
MARKERS = {
    "bold": "[b]fat",
    "closing tag": "[/]",
    "stray closing tag": "[/b] [/red]",
    "click": "[@click=app.quit]x[/]",
    "brackets": "Ann [CEO]",
    "clear screen": "a␛[2J",
    "title": "a␛]0;owned␇b",
    "clipboard": "a␛]52;c;b3d",
    "c1": "a\ufffd31mb",
    "nul": "a␀b␈c␡d",
    "right to left override": "a⇄gnp.exe",
}
"""What must be seen of some of them, wherever a name is shown."""


def controls(text: str) -> set[str]:
    """Return every character that a terminal would obey."""
    return {
        sign
        for sign in text
        if sign != "\n" and (unicodedata.category(sign) in {"Cc", "Cs"} or sign in STEERING)
    }


async def check(at: AtDesk, *, where: str) -> str:
    """Assert that the app lives and that nothing drawn would steer a terminal."""
    await at.pilot.pause()
    assert at.app.is_running, where
    assert at.app.return_code is None, where
    shown = screen_text(at.app)
    assert controls(shown) == set(), where
    return shown


async def tour(at: AtDesk) -> None:
    """Go through every pane and dialog with the person who is open."""
    for keys in (("f2",), ("f3",), ("f4",)):
        await at.press(*keys)
        await check(at, where=str(keys))
    for key in ("question_mark", "e", "t", "z", "N", "f1"):
        await at.press(key)
        await check(at, where=key)
        while at.dialog:
            await at.press("escape")
    at.desk.composer.area.focus()
    for key in ("ctrl+t", "ctrl+f", "ctrl+l", "ctrl+g", "alt+i", "alt+d", "alt+g", "alt+c"):
        await at.press(key)
        await check(at, where=key)
        while at.dialog:
            await at.press("escape")


@pytest.mark.parametrize("number", range(3))
async def test_it_shows_literally_wherever_a_person_is_shown(number: int) -> None:
    async with desk(evil_crowd(), size=SIZES[number]) as at:
        for who, name in enumerate(HOSTILE, start=1):
            if who % 3 != number and name not in MARKERS:
                continue
            at.desk.open(who)
            at.desk.composer.area.focus()
            shown = await check(at, where=name)
            if name in MARKERS:
                assert MARKERS[name] in shown
            if who % 3 == number:
                for action in ("queue.why", "contact.edit"):
                    await at.desk.action_act(action)
                    await check(at, where=f"{action} {name}")
                    await at.app.pop_screen()
        assert at.browser.urls == []
        assert at.clipboard.texts == []


@pytest.mark.parametrize("size", SIZES)
async def test_the_worst_at_every_size(size: tuple[int, int]) -> None:
    text = "".join(text for name, text in HOSTILE.items() if not name.startswith("ten"))
    async with desk(evil_records(text), size=size) as at:
        await tour(at)


@pytest.mark.parametrize("name", [name for name in HOSTILE if name.startswith("ten")])
async def test_sheer_size_is_borne(name: str) -> None:
    async with desk(evil_records(HOSTILE[name]), size=NORMAL) as at:
        await tour(at)


async def test_it_can_be_written_copied_and_filtered_by() -> None:
    async with desk(evil_records("plain"), size=NORMAL) as at:
        for name, text in HOSTILE.items():
            await at.write(text, "f5")
            await check(at, where=f"note {name}")
            assert controls(at.clipboard.text) - {"\t"} <= STEERING
            at.desk.contacts.filter.value = text
            await check(at, where=f"filter {name}")
        at.desk.contacts.filter.value = ""


async def test_it_can_be_put_into_forms_and_logged() -> None:
    chosen = {name: HOSTILE[name] for name in (*MARKERS, "newlines", "ten thousand")}
    async with desk((), size=NORMAL) as at:
        for name, text in chosen.items():
            await at.press("a")
            at.fill(full="A" + text, company=text, tags=text, notes=text)
            await at.press("ctrl+s")
            await check(at, where=name)
            while at.dialog:
                await at.press("escape")
        assert len(at.state.contacts) > len(chosen) / 2


async def test_problems_toasts_status_and_pages_are_literal() -> None:
    async with desk(size=NORMAL) as at:
        for name, text in HOSTILE.items():
            at.desk.tell(Problem(text, text, text))
            at.app.warn([Problem(text, text, text)])
            shown = await check(at, where=name)
            if name in MARKERS:
                assert MARKERS[name] in shown
            at.app.clear_notifications()
            if name not in MARKERS:
                continue
            await at.app.push_screen(MessageDialog(text, why_page([text])))
            shown = await check(at, where=name)
            if name in MARKERS:
                assert MARKERS[name] in shown
            await at.app.pop_screen()


async def test_nothing_in_the_palette_is_markup() -> None:
    async with desk(evil_records("[@click=app.quit]x[/]")) as at:
        await at.press("ctrl+p")
        at.app.screen.query_one(Input).value = "[/] [b] [@click=app.quit]x[/]"
        await check(at, where="palette")


async def test_clicking_on_hostile_text_runs_nothing() -> None:
    async with desk(evil_records(HOSTILE["click"])) as at:
        for widget in (at.desk.composer.card, at.desk.queue.rows, at.desk.contacts.rows):
            for y in range(4):
                await at.pilot.click(widget, offset=(2, y))
        await at.press("question_mark")
        await at.pilot.click(".page", offset=(2, 0))
        await at.settle()
        assert at.app.return_code is None
        assert at.dialog == "MessageDialog"


@pytest.mark.parametrize("size", SIZES)
async def test_cuts_and_the_note_sent_earlier_are_literal(size: tuple[int, int]) -> None:
    fix = Fix(label="Cut something", kind=FixKind.CHOICE)
    today = dt.date(2026, 3, 4)
    async with desk(size=size) as at:
        for name in (*MARKERS, "newlines", "wide", "ten thousand"):
            text = HOSTILE[name]
            hint = Hint(rule="L01", name="x", severity=Severity.ERROR, message=text, why=text)
            way = Mend(hint=hint, fix=fix, label=f"{text}, saves 7", edits=((0, 1, ""),))
            like = Likeness(person=text, date=today, ratio=70, text=text)
            for dialog in (
                CutDialog(text, 3, [way, way], ask=text),
                MessageDialog("Compared", likeness_page(like, text, today)),
            ):
                await at.app.push_screen(dialog)
                await at.press("space", "down")
                shown = await check(at, where=f"{name} {dialog}")
                if name in MARKERS and size != NARROW:
                    assert MARKERS[name] in shown
                await at.app.pop_screen()
