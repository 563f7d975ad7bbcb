"""A screen over a session: it paints first, reads the data then, and follows the day.

Keys that act wait until everything has been derived; what is shown is never half of it.
"""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from textual import on
from textual.message import Message
from textual.reactive import Reactive
from textual.timer import Timer
from textual.widget import Widget

from netui.core.changes import Change
from netui.errors import Problem
from netui.ui.beneath import SparingScreen

if TYPE_CHECKING:
    from netui.committing import Pending
    from netui.session import Session
    from netui.store import Store

FRAME_OUT = 0.02
"""Seconds in which the first frame reaches the terminal."""

MIDNIGHT_CHECK = 20.0
"""Seconds between two looks at the calendar."""


WRITE_CHECK = 2.0
"""Seconds between two tries to write to a file that another netui has."""


class SessionScreen(SparingScreen):
    """Opens the store after its first frame and derives the session in slices."""

    focused = Reactive[Widget | None](None, repaint=False)
    """Textual's own paints the whole screen anew whenever the focus moves."""

    class Loaded(Message):
        """The data have been read and everything is on the screen."""

    class Trouble(Message):
        """Something went wrong behind the scenes, in another thread."""

        def __init__(self, problem: Problem) -> None:
            """Carry ``problem``."""
            super().__init__()
            self.problem = problem

    def __init__(
        self,
        open_store: Callable[[], Store | Problem],
        session_of: Callable[[Store], Session],
    ) -> None:
        """Take what opens the data and what makes a session of it."""
        super().__init__()
        self._open_store = open_store
        self._session_of = session_of
        self._session: Session | None = None
        self._derived = asyncio.Event()
        self._deriving = asyncio.Lock()
        self._beside = False
        self._waiting: Timer | None = None
        self._gone = "The other netui has closed"

    @property
    def session(self) -> Session:
        """The session; there is one as soon as the data have been read."""
        assert self._session is not None
        return self._session

    @property
    def loaded(self) -> bool:
        """Whether everything has been read and derived."""
        return self._derived.is_set()

    async def until_loaded(self) -> None:
        """Wait until everything has been read and derived."""
        await self._derived.wait()

    def on_mount(self) -> None:
        """Show the frame; read the data after it."""
        self.show_frame()
        self.set_interval(MIDNIGHT_CHECK, self._check_day)
        self.call_after_refresh(lambda: self.run_worker(self._load(), group="load"))

    async def _load(self) -> None:
        # Reading keeps the interpreter busy: let the thread that writes the frame go first.
        await asyncio.sleep(FRAME_OUT)
        store = await asyncio.to_thread(self._open_store)
        if isinstance(store, Problem):
            self.app.exit(store, return_code=store.exit_code)
            return
        self._session = self._session_of(store)
        store.subscribe(self.take_in)
        # Posted and not called: at the end the thread is waited for.
        store.subscribe_to_trouble(lambda found: self.post_message(self.Trouble(found)))
        await self.derive()
        self.show_first(self._session.notices)
        if not store.writable:
            self.tell(only_to_read(store))
            # As a worker: a timer that is stopped takes down what it is running.
            if not store.holder:
                self._gone = "The data file can be written to"
            self._waiting = self.set_interval(
                WRITE_CHECK, lambda: self.run_worker(self.try_to_write(), group="write")
            )
        self.post_message(self.Loaded())

    def fall_behind(self) -> None:
        """Let keys that act wait until everything has been derived anew."""
        self._derived.clear()

    def caught_up(self) -> None:
        """Let them act again: what was to be waited for has changed nothing."""
        self._derived.set()

    async def commit_beside(self, change: Change) -> bool:
        """Commit a change of many people, or tell why not, giving way to keys."""
        problem = await self.beside(self.session.store.start(change)) if change else None
        if problem is not None:
            self.tell(problem)
        return bool(change) and problem is None

    async def beside(self, pending: Pending) -> Problem | None:
        """Prepare a change in slices, write it in another thread, and derive what follows.

        Keys that act wait until then; all others are answered.
        """
        self.fall_behind()
        async with self._deriving:
            for _ in pending.slices():
                await asyncio.sleep(0)
            if pending.seal():
                await asyncio.to_thread(pending.write)
            self._beside = True
            problem = pending.finish()
            self._beside = False
        if problem is not None:
            self.caught_up()
            return problem
        await self.catch_up()
        return None

    async def catch_up(self) -> None:
        """Derive everything anew after a change of many people, and show it."""
        await self.derive()
        if self.keep():
            self.reopen()

    async def derive(self) -> None:
        """Derive everything anew, giving way to whatever else there is to draw."""
        self._derived.clear()
        async with self._deriving:
            for _ in self.session.list_people():
                await asyncio.sleep(0)
            self.show_people()
            for _ in self.session.work_out():
                await asyncio.sleep(0)
            self._derived.set()
            self.show_lists()

    async def try_to_write(self) -> None:
        """Go on by writing once the other netui has closed; what is being typed stays."""
        if not self.session.store.try_to_write():
            return
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
        await self.derive()
        if self.keep():
            self.reopen()
        self.tell(f"{self._gone}: from now on everything is saved here.")

    @on(Trouble)
    def _tell_trouble(self, event: Trouble) -> None:
        self.tell(event.problem)

    async def _check_day(self) -> None:
        if self.loaded and self.session.moment.today != self.session.today:
            self.session.today = self.session.moment.today
            await self.derive()
            if self.keep():
                self.reopen()

    @abstractmethod
    def show_frame(self) -> None:
        """Show what needs no data."""

    @abstractmethod
    def show_first(self, notices: tuple[Problem, ...]) -> None:
        """Open what the person starts with, and tell what the opening of the file found."""

    @abstractmethod
    def show_people(self) -> None:
        """Show everybody, before it is known who is due."""

    @abstractmethod
    def show_lists(self) -> None:
        """Show what was derived."""

    @abstractmethod
    def keep(self) -> bool:
        """Save what is being typed; false if that failed."""

    @abstractmethod
    def tell(self, words: str | Problem) -> None:
        """Say what happened on the status line."""

    @abstractmethod
    def reopen(self) -> None:
        """Show what is open as it is on file."""

    @abstractmethod
    def take_in(self, change: Change) -> None:
        """Follow a committed change."""


def only_to_read(store: Store) -> Problem:
    """Return what is told while nothing can be saved: who has the file, or why else."""
    if store.holder or store.refusal is None:
        who = store.holder or "another netui"
        return Problem(
            f"Only to read: {who} has this file",
            todo="Saving starts by itself once that one closes.",
        )
    what = store.refusal.what
    return msgspec.structs.replace(
        store.refusal, what=f"Only to read: {what[:1].lower()}{what[1:]}"
    )
