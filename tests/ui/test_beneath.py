"""What comes in and goes out beneath Textual's names is what its own classes would make."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from desks import NARROW, NORMAL, WIDE, AtDesk, desk
from rich.segment import Segment
from rich.style import Style
from textual import _parser
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Paste
from textual.message import Message
from textual.strip import Strip

from netui.ui import beneath
from netui.ui.beneath import ESCAPE_DELAY, GapCompositor, KeyParser, key_driver, stock

# What is typed.

PIECES = (
    *("a", "Z", "é", "漢", " ", "\r", "\t", "\x7f", "\x03", "\x11", "hello"),
    *("\x1b[A", "\x1b[1;5C", "\x1bOQ", "\x1b[18~", "\x1b[3~", "\x1b[Z", "\x1bu", "\x1bU"),
    *("\x1b[<0;12;7M", "\x1b[<0;12;7m", "\x1b[I", "\x1b[O", "\x1b[97;5u", "\x1b[?2026;2$y"),
    *("\x1b[200~pasted\nin two lines\x1b[201~", "\x1b[200~\x1b[201~", "\x1b[5;9R"),
)
START, END = "\x1b[200~", "\x1b[201~"


class Clock:
    """Tells both parsers a time that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(_parser, "get_time", clock)
    monkeypatch.setattr(beneath, "get_time", clock)
    return clock


def told(message: Message) -> str:
    """Say of a message what matters of it."""
    match message:
        case Key():
            return f"{message.key} {message.character!r}"
        case Paste():
            return f"pasted {message.text!r}"
    return repr(message)


def parsed(parser: XTermParser, *parts: str) -> list[str]:
    return [told(message) for part in parts for message in parser.feed(part)]


def patience(parser: KeyParser) -> float | None:
    return parser.patience


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_typed_means_the_same_in_one_piece_and_in_many(seed: int) -> None:
    chance = Random(seed)  # keys for a test
    text = "".join(chance.choice(PIECES) for _ in range(60))
    places = [0, *sorted(chance.sample(range(len(text)), 25)), len(text)]
    parts = [text[a:b] for a, b in pairwise(places) if a < b]
    expected = parsed(XTermParser(), text)
    assert parsed(KeyParser(), text) == expected
    assert parsed(KeyParser(), *parts) == expected


def test_an_escape_is_the_key_once_its_time_is_over(clock: Clock) -> None:
    parser = KeyParser()
    assert patience(parser) is None
    assert parsed(parser, "\x1b") == []
    assert patience(parser) == pytest.approx(ESCAPE_DELAY)
    assert list(parser.tick()) == []
    clock.now += ESCAPE_DELAY
    assert patience(parser) == 0
    assert [told(message) for message in parser.tick()] == ["escape '\\x1b'"]
    assert patience(parser) is None


def test_a_letter_that_follows_an_escape_in_time_is_a_chord(clock: Clock) -> None:
    parser = KeyParser()
    parsed(parser, "\x1b")
    clock.now += ESCAPE_DELAY / 2
    assert parsed(parser, "u") == []
    clock.now += ESCAPE_DELAY
    assert [told(message) for message in parser.tick()] == ["alt+u 'u'"]
    assert patience(parser) is None


@pytest.mark.parametrize("cut", range(1, len(END)))
def test_the_end_of_a_paste_may_come_in_two_parts_as_late_as_it_likes(
    clock: Clock, cut: int
) -> None:
    parser = KeyParser()
    assert parsed(parser, START + "a long text", " goes on" + END[:cut]) == []
    clock.now += 60
    assert patience(parser) is None
    assert list(parser.tick()) == []
    assert parsed(parser, END[cut:] + "x") == ["pasted 'a long text goes on'", "x 'x'"]
    parsed(parser, "\x1b")
    assert patience(parser) is not None


# The thread that reads.


class Reading:
    """A driver of either class on a pipe, with what it has read."""

    def __init__(self, kind: type[LinuxDriver]) -> None:
        self.heard: queue.Queue[str] = queue.Queue()
        inner, self.keyboard = os.pipe()
        self.driver = kind.__new__(kind)
        self.driver._debug = False
        self.driver._mouse = False
        self.driver.exit_event = threading.Event()
        self.driver.fileno = inner
        self.driver.process_message = lambda message: self.heard.put(told(message))  # type: ignore[method-assign]  # heard, not handled
        self.driver._key_thread = threading.Thread(target=self.driver.run_input_thread)
        if kind is not LinuxDriver:
            self.driver._bell = os.pipe()  # type: ignore[attr-defined]  # ours alone has one
        self.driver._key_thread.start()

    def type(self, keys: str, expected: list[str]) -> None:
        os.write(self.keyboard, keys.encode())
        assert [self.heard.get(timeout=10) for _ in expected] == expected

    def end(self) -> None:
        self.driver.disable_input()
        thread = self.driver._key_thread
        assert thread is not None
        thread.join(10)
        assert not thread.is_alive()


@pytest.fixture
def kept_signals() -> Iterator[None]:
    before = signal.getsignal(signal.SIGWINCH)
    yield
    signal.signal(signal.SIGWINCH, before)


def ours() -> type[LinuxDriver]:
    kind = key_driver()
    assert kind is not None
    assert issubclass(kind, LinuxDriver)
    return kind


@pytest.mark.usefixtures("kept_signals")
def test_both_drivers_read_the_same() -> None:
    text = "".join(Random(4).choice(PIECES) for _ in range(80))  # keys for a test
    expected = parsed(XTermParser(), text)
    for kind in (LinuxDriver, ours()):
        reading = Reading(kind)
        reading.type(text, expected)
        reading.type("\x1b", ["escape '\\x1b'"])
        reading.type("é", ["é 'é'"])
        reading.end()


@pytest.mark.usefixtures("kept_signals")
def test_a_letter_may_come_byte_by_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beneath, "READ_AT_ONCE", 1)
    reading = Reading(ours())
    reading.type("é漢x", ["é 'é'", "漢 '漢'", "x 'x'"])
    reading.type(f"{START}漢é{END}", ["pasted '漢é'"])
    reading.end()


@pytest.mark.usefixtures("kept_signals")
def test_the_reading_thread_ends_though_nobody_types_and_leaves_nothing_open() -> None:
    reading = Reading(ours())
    bell: tuple[int, int] = reading.driver._bell  # type: ignore[attr-defined]  # likewise
    reading.end()
    for end in bell:
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(end)
    reading.end()


@pytest.mark.usefixtures("kept_signals")
def test_a_keyboard_that_is_gone_is_not_read_again_and_again() -> None:
    reading = Reading(ours())
    reading.type("a", ["a 'a'"])
    os.close(reading.keyboard)
    reading.end()
    assert reading.heard.empty()


# What is drawn.

Grid = dict[tuple[int, int], tuple[str, Style | None]]


class Glass:
    """Keeps what a terminal would show: every update lands on what was there before."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.grid: Grid = {}
        display = App._display

        def seen(app: App[Any], screen: Any, update: Any) -> None:
            self.take(update)
            display(app, screen, update)

        monkeypatch.setattr(App, "_display", seen)

    def take(self, update: object) -> None:
        if isinstance(update, LayoutUpdate):
            self.grid.clear()
            for y, line in enumerate(update.strips):
                x = 0
                for piece in line:
                    self.write(x, y, piece)
                    x += piece.cell_length
        elif isinstance(update, ChopsUpdate):
            for y, left, right in update.spans:
                for end, (x, strip) in zip(
                    update.chop_ends[y], update.chops[y].items(), strict=True
                ):
                    if strip is not None and x <= right and end > left:
                        self.write(x, y, strip.crop(0, min(end, right) - x))

    def write(self, x: int, y: int, strip: Strip) -> None:
        self.grid.update(cells(x, y, strip))


def cells(x: int, y: int, strip: Strip) -> Grid:
    grid: Grid = {}
    for text, style, _ in strip:
        for letter in text:
            width = Segment(letter).cell_length
            for part in range(width):
                grid[x + part, y] = (letter if not part else "", style)
            x += width
    return grid


def anew(at: AtDesk) -> Grid:
    """Draw the screen with Textual's own class, every line of every widget."""
    compositor = at.app.screen._compositor
    chops = Compositor._render_chops(compositor, compositor.size.region, lambda _: True)
    grid: Grid = {}
    for y, line in enumerate(chops):
        for x, strip in line.items():
            grid |= cells(x, y, strip)
    return grid


DOING = (
    *("j", "j", "k", "pagedown", "G", "g", "f2", "f3", "f4", "escape", "tab", "space", "*"),
    *("/", "a", "m", "o", "backspace", "x", "enter", "n", "z", "question_mark", "alt+g", "f1"),
    *("ctrl+t", "ctrl+f", "ctrl+g", "ctrl+z", "u", "left", "up", "e", "t", "1"),
)


@pytest.mark.parametrize(
    ("seed", "size"), [(1, WIDE), (2, NORMAL), (3, NARROW), (4, (160, 50)), (5, WIDE)]
)
async def test_random_keys_leave_no_cell_that_textual_would_draw_otherwise(
    seed: int, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = Random(seed)  # keys for a test
    glass = Glass(monkeypatch)
    keys: list[str] = []
    async with desk(size=size) as at:
        at.desk.composer.area.cursor_blink = False
        at.desk.contacts.filter.cursor_blink = False
        assert isinstance(at.desk._compositor, GapCompositor)
        for number in range(60):
            keys.append(chance.choice(DOING))
            await at.pilot.press(keys[-1])
            if number % 20 == 19:
                await at.pilot.resize_terminal(size[0] - number // 4, size[1] - number // 20)
            await at.settle()
            wrong = {place for place, cell in anew(at).items() if glass.grid.get(place) != cell}
            assert not wrong, keys


MOVES = ("f2", "f3", "f4", "slash", "escape", "tab", "shift+tab", "f6", "j", "alt+g", "alt+d")


@pytest.mark.parametrize("size", [WIDE, NORMAL, NARROW])
async def test_a_change_of_focus_leaves_no_style_that_restyling_everything_would_change(
    size: tuple[int, int],
) -> None:
    chance = Random(6)  # keys for a test
    keys: list[str] = []
    async with desk(size=size) as at:
        at.desk.composer.area.cursor_blink = False
        at.desk.contacts.filter.cursor_blink = False
        for _ in range(25):
            keys.append(chance.choice(MOVES))
            await at.press(keys[-1])
            before = anew(at)
            at.app.refresh_css(animate=False)
            await at.settle()
            assert anew(at) == before, keys


async def test_what_lies_behind_others_is_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk(size=WIDE) as at:
        await at.press("f2")
        monkeypatch.setattr(at.desk.panes, "render_lines", lambda _: pytest.fail("drawn"))
        at.desk.contacts.rows.refresh()
        await at.settle()


# The way back.


def test_textuals_own_classes_are_one_variable_away(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not stock({})
    assert stock({"NETUI_STOCK": "1"})
    monkeypatch.setenv("NETUI_STOCK", "1")
    assert key_driver() is None


async def test_the_desk_works_with_textuals_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETUI_STOCK", "1")
    async with desk() as at:
        assert type(at.desk._compositor) is Compositor
        await at.press("f2", "slash", "a")
        assert at.desk.filtered


def test_no_program_that_is_started_finds_the_frames_in_its_environment() -> None:
    words = (
        "import os, netui.ui.app, textual.constants as found; "
        "print(found.MAX_FPS, 'TEXTUAL_FPS' in os.environ)"
    )
    environ = {key: value for key, value in os.environ.items() if key != "TEXTUAL_FPS"}
    for given, expected in (({}, "240 False"), ({"TEXTUAL_FPS": "30"}, "30 True")):
        run = subprocess.run(
            [sys.executable, "-c", words],
            check=True,
            capture_output=True,
            text=True,
            env=environ | given,
        )
        assert run.stdout.strip() == expected
