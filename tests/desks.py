"""The real app for tests: opened at a size, driven by keys, read as text.

Everything outside is a stand-in (clock, clipboard, browser, a store in memory); the app, its
screens and its keys are the real ones.
"""

from __future__ import annotations

import gc
import html
import re
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from builders import contact, touch
from fakes import FakeBrowser, FakeClipboard, FixedClock
from rich.cells import cell_len
from textual.app import App
from textual.message import Message
from textual.notifications import Notify
from textual.pilot import Pilot
from textual.widgets import Input, Static

from netui.clipboard import Clipboard
from netui.config.keymap import Keymap
from netui.config.paths import Paths
from netui.config.themes import themes
from netui.core.model import Contact, Draft, Profile, Record, Touch
from netui.core.settings import DraftSettings, Settings
from netui.core.state import State
from netui.demo import demo_change
from netui.errors import Problem
from netui.session import Session
from netui.store import Store, open_memory
from netui.ui.app import NetuiApp
from netui.ui.ports import Ports
from netui.ui.screens.desk import Desk

WIDE, NORMAL, NARROW = (120, 40), (80, 24), (60, 20)
COLLECTING = gc.get_threshold()
PATIENCE = 10.0
"""Seconds after which waiting for something that has to happen is given up."""

PROMPT = Settings(drafts=DraftSettings(autosave_ms=1))
"""Drafts save themselves at the first pause."""

PATIENT = Settings(drafts=DraftSettings(autosave_ms=3_600_000))
"""No draft saves itself while a test runs, so that only flushing can have saved it."""

ME = Profile(id=1, name="Robin Ashdown", first="Robin", role="process engineer", org="Lowmoor")
"""Who writes in these tests."""

AMARA, BRUNO, CHIDI, DOROTA, EMIL, FATOU, GORAN, HANA = range(1, 9)

CELL_WIDTH = 12.2
"""How wide a cell is in the picture that the app exports."""

PIECE = re.compile(
    r"<text[^>]*? x=\"([\d.]+)\"[^>]*?-line-(\d+)\)\"[^>]*>(.*?)</text>", re.DOTALL
)


def crowd() -> tuple[Record, ...]:
    """Return five people on 4 March 2026: one overdue, three due today, one who waits."""
    return (
        ME,
        contact(
            "Amara Osei",
            id=AMARA,
            title="Potter",
            company="Lowmoor Ceramics",
            tags=("alumni",),
            emails=("amara@lowmoor.example",),
            slug="amara-osei",
            profile_url="https://www.linkedin.com/in/amara-osei",
            degree="1",
        ),
        touch("invite", "2026-02-20", id=1, contact=AMARA, channel="linkedin_invite"),
        touch("accepted", "2026-02-26", id=2, contact=AMARA, direction="in"),
        contact("Bruno Keller", id=BRUNO, company="Quillstone", tags=("pens",), degree="1"),
        touch("invite", "2026-02-20", id=3, contact=BRUNO, channel="linkedin_invite"),
        touch("accepted", "2026-03-03", id=4, contact=BRUNO, direction="in"),
        contact("Chidi Nwosu", id=CHIDI, company="Quillstone", title="Editor"),
        contact("Dorota Lis", id=DOROTA, emails=("dorota@lis.example",), company="Lis Press"),
        touch("invite", "2026-02-25", id=5, contact=DOROTA, channel="email"),
        contact("Emil Aune", id=EMIL),
        touch("invite", "2026-03-03", id=6, contact=EMIL, channel="linkedin_invite"),
    )


def questions() -> tuple[Record, ...]:
    """Return people whose next step is a question: decide, engage, triage."""
    return (
        ME,
        contact("Fatou Diop", id=FATOU),
        touch("invite", "2026-01-20", id=7, contact=FATOU, channel="linkedin_invite"),
        contact("Goran Ilic", id=GORAN),
        touch("invite", "2026-02-20", id=8, contact=GORAN, channel="linkedin_invite"),
        contact("Hana Sato", id=HANA),
        touch("invite_received", "2026-03-02", id=9, contact=HANA, direction="in"),
    )


def demo_store(clock: FixedClock) -> Store:
    """Return the invented network of the demo, in memory."""
    store = open_memory(clock)
    assert store.commit(demo_change(store.state, clock())) is None
    return store


def loaded(store: Store, clock: FixedClock, settings: Settings = PATIENT) -> Session:
    """Return a session over a store with everything derived, without a screen."""
    session = Session(store, settings, clock)
    for _ in (*session.list_people(), *session.work_out()):
        pass
    return session


@dataclass
class AtDesk:
    """The app while it runs, and everything outside of it."""

    app: NetuiApp
    pilot: Pilot[Problem]
    clipboard: FakeClipboard
    browser: FakeBrowser
    clock: FixedClock
    messages: list[Message] = field(default_factory=list)

    @property
    def desk(self) -> Desk:
        return self.app.desk

    @property
    def session(self) -> Session:
        return self.desk.session

    @property
    def state(self) -> State:
        return self.session.state

    @property
    def note(self) -> str:
        """The text in the box."""
        return self.desk.composer.note

    @property
    def told(self) -> str:
        """What the status line says."""
        return self.desk.status.text.strip()

    @property
    def open(self) -> str:
        """The name of the person who is open, empty for nobody."""
        return "" if self.desk.current is None else self.session.name(self.desk.current)

    @property
    def toasts(self) -> list[str]:
        """What the app announces at the edge of the screen."""
        return [one.notification.message for one in self.messages if isinstance(one, Notify)]

    def touches(self, who: int) -> list[str]:
        """Return the kinds of a person's touches, oldest first."""
        return [str(found.kind) for found in self.state.touches_of(who)]

    def last(self, who: int) -> Touch:
        """Return the last touch of a person."""
        return self.state.touches_of(who)[-1]

    def draft(self, who: int) -> Draft | None:
        return self.state.draft_of(who)

    def contact(self, who: int) -> Contact:
        return self.state.contacts[who]

    def listed(self) -> list[str]:
        """Return the names the contacts pane shows, in order."""
        return [
            self.desk.contacts.rows.people[key].name for key in self.desk.contacts.rows.view
        ]

    def sections(self) -> list[tuple[str, str]]:
        """Return section and name of each row of the queue, in order."""
        return [
            (str(row.section), self.session.name(row.contact))
            for row in self.session.queue.rows
        ]

    # Doing.

    async def press(self, *keys: str) -> None:
        """Press keys and let everything they cause happen."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type text where the focus is."""
        await self.press(*("space" if sign == " " else sign for sign in text))

    async def settle(self) -> None:
        """Let messages be handled and, unless a dialog waits for an answer, workers end."""
        await self.pilot.pause()
        if self.app.screen is self.desk:
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def until(self, happened: Callable[[], bool]) -> None:
        """Let the app run until something has happened that has to."""
        given_up = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < given_up, "it did not happen"
            await self.pilot.pause()

    async def go(self, who: int) -> None:
        """Open a person and put the focus into the queue."""
        self.desk.open(who)
        self.desk.queue.rows.focus()
        await self.settle()

    async def write(self, text: str, *keys: str) -> None:
        """Put a text into the note as if typed, then press keys."""
        self.desk.composer.area.focus()
        self.desk.composer.area.put(text)
        await self.press(*keys)

    # Dialogs.

    @property
    def dialog(self) -> str:
        """The class of the dialog on top, empty while there is none."""
        return "" if self.app.screen is self.desk else type(self.app.screen).__name__

    def problem(self) -> str:
        """What the dialog on top says is wrong, empty while nothing is."""
        return "".join(
            str(one.content) for one in self.app.screen.query(".problem").results(Static)
        )

    def input(self, name: str = "") -> Input:
        """Return the line of the dialog on top, by field name in a form."""
        fields = self.app.screen.query(Input)
        return next(line for line in fields if not name or line.name == name)

    def fill(self, **fields: str) -> None:
        """Fill in lines of a form; ``__`` stands for the dot in ``met.where``."""
        for name, text in fields.items():
            self.input(name.replace("__", ".")).value = text

    async def answer(self, text: str, *keys: str) -> None:
        """Put a text into the one line of a dialog and press keys (enter unless named)."""
        self.input().value = text
        await self.press(*(keys or ("enter",)))


def screen_text(app: App[Any]) -> str:
    """Return what is on the screen, line by line, exactly as it would be drawn."""
    lines: dict[int, list[tuple[float, str]]] = {}
    for x, number, text in PIECE.findall(app.export_screenshot()):
        shown = html.unescape(text).replace("\xa0", " ").removesuffix("\n")
        lines.setdefault(int(number), []).append((float(x) / CELL_WIDTH, shown))
    return "\n".join(laid_out(lines.get(number, [])) for number in range(app.size.height))


def laid_out(pieces: list[tuple[float, str]]) -> str:
    """Return the pieces of one line, each in its column; the picture leaves blanks out."""
    drawn, column = "", 0
    for place, text in sorted(pieces):
        drawn += " " * (round(place) - column) + text
        column = round(place) + cell_len(text)
    return drawn


def no_paths() -> Paths:
    """Return paths without a folder of the user's, so that only shipped themes are found."""
    nowhere = Path("nowhere")
    return Paths(data=nowhere, config=nowhere, state=nowhere)


def make(
    records: Iterable[Record] | Store | Callable[[], Store | Problem],
    *,
    clock: FixedClock,
    settings: Settings = PATIENT,
    clipboard: Clipboard | None = None,
    browser: FakeBrowser | None = None,
    keymap: Keymap | None = None,
    theme: str = "netui-dark",
    notices: Iterable[Problem] = (),
    window: Path | None = None,
) -> NetuiApp:
    """Return the app over records, a store, or whatever opens one."""
    specs, _ = themes(no_paths())
    store = (
        records
        if isinstance(records, Store) or callable(records)
        else open_memory(clock, records)
    )

    def opened() -> Store | Problem:
        return store() if callable(store) else store

    names = tuple(spec.name for spec in specs)
    return NetuiApp(
        opened,
        partial(Session, settings=settings, clock=clock),
        Ports(clipboard or FakeClipboard(), browser or FakeBrowser(), names, window),
        specs=specs,
        theme=theme,
        keymap=keymap,
        notices=tuple(notices),
    )


@asynccontextmanager
async def desk(
    records: Iterable[Record] | Store | Callable[[], Store | Problem] | None = None,
    *,
    size: tuple[int, int] = WIDE,
    clock: FixedClock | None = None,
    loaded: bool = True,
    **named: Any,
) -> AsyncIterator[AtDesk]:
    """Run the app over records (the crowd unless named) and wait until it is loaded."""
    clock = clock or FixedClock()
    clipboard, browser = FakeClipboard(), FakeBrowser()
    options: dict[str, Any] = {"clipboard": clipboard, "browser": browser} | named
    app = make(crowd() if records is None else records, clock=clock, **options)
    heard: list[Message] = []
    try:
        async with app.run_test(
            size=size, notifications=True, message_hook=heard.append
        ) as pilot:
            at = AtDesk(app, pilot, options["clipboard"], options["browser"], clock, heard)
            if loaded:
                await at.until(lambda: any(isinstance(one, Desk.Loaded) for one in heard))
                await at.settle()
            yield at
    finally:
        # The desk freezes what it has loaded; a test run opens hundreds of desks.
        gc.unfreeze()
        gc.set_threshold(*COLLECTING)
