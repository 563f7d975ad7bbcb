"""The desk: contacts, composer and queue, and the one place where they meet.

The screen alone mutates, through the store. Panes are given what they show and post what
happened; what an action of the registry does is a function in ``netui.ui.deeds``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.events import Resize

from netui.actions import Scope
from netui.core.changes import Change, only_words
from netui.core.composition import Composition
from netui.core.hints.model import Findings
from netui.errors import Problem
from netui.ui.keys import KeysInForce
from netui.ui.panes.spread import Spread
from netui.ui.ports import Ports
from netui.ui.screens.acting_screen import ActingScreen
from netui.ui.screens.at_rest import at_rest, unnamed
from netui.ui.screens.draft_keeper import DraftKeeper
from netui.ui.screens.headline import headline
from netui.ui.screens.preview import Preview
from netui.ui.widgets.lines import Lines
from netui.ui.widgets.rows import Rows
from netui.ui.widgets.status import StatusLine
from netui.ui.window_state import read_round

if TYPE_CHECKING:
    from netui.session import Session
    from netui.store import Store
    from netui.ui.deeds.asking import Going


MANY = 1_000
"""Records in a change from which following it would hold up the keys."""


class Desk(ActingScreen):
    """Opens on the first person who is due, with a draft; at rest where nobody is."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  # declared so by Textual
        (0, "-narrow"),
        (80, "-normal"),
        (120, "-wide"),
        (150, "-huge"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012  # declared so by Textual
        (0, "-short"),
        (30, "-tall"),
        (44, "-high"),
    ]

    def __init__(
        self,
        open_store: Callable[[], Store | Problem],
        session_of: Callable[[Store], Session],
        ports: Ports,
        keys: KeysInForce,
    ) -> None:
        """Take what opens the data; nothing is read before the first frame is on the screen."""
        super().__init__(open_store, session_of, keys)
        self.ports = ports
        self.current: int | None = None
        self.panes = Spread(self._examine, self._typed, self.refresh_keys, self.press)
        self.contacts = self.panes.contacts
        self.composer = self.panes.composer
        self.queue = self.panes.queue
        self.headline = Lines(id="headline")
        self.status = StatusLine(id="status")
        self.preview = Preview(self.set_timer, self._look_at)
        self.drafts = DraftKeeper(self, self.composer, lambda: self.session, self.commit)

    def compose(self) -> ComposeResult:
        """Lay out headline, panes, status and keys."""
        yield from (self.headline, self.panes, self.status, self.status.more, self.keybar)

    # Loading.

    def show_frame(self) -> None:
        """Show the panes while there is nothing in them."""
        self.headline.show([((" netui ", "title"), (" reading …", "dim"))])
        self.contacts.show((), complete=False)
        self.composer.open(None)
        self.queue.rows.focus()

    def show_first(self, notices: tuple[Problem, ...]) -> None:
        """Open the first person who is due; where nobody is, say so and rest."""
        self.session.round = read_round(self.ports.window) or self.session.round
        self.open(self.session.next_due())
        for notice in (*unnamed(self.session, self.keys), *notices):
            self.tell(notice)

    # Showing.

    def open(self, contact_id: int | None) -> None:
        """Open a person in the composer and show where they are in the lists."""
        self.preview.cancel()
        if not self.drafts.flush():
            return
        self.current = contact_id
        self.reopen()
        if contact_id is not None:
            self.panes.go_to(contact_id)

    def stay(self) -> None:
        """Show the person in use as they are now; gone from the queue, whoever is there."""
        rows = self.queue.rows
        listed = any(row.contact == self.current for row in self.session.queue.rows)
        if self.focused is rows and not listed and rows.highlighted is not None:
            self.open(rows.contact_of(rows.highlighted))
        else:
            self.open(self.current)

    def keep(self) -> bool:
        """Save the note as it is typed; false if that failed."""
        return self.drafts.flush()

    def reopen(self) -> None:
        """Show the open person's note as it is on file."""
        writing = self.scope is Scope.COMPOSER
        found = None if self.current is None else self.session.compose(self.current)
        if self.current is None:
            self.composer.open(None, at_rest(self.session, self.keys))
        elif isinstance(found, Problem):
            key = self.keys.name("touch.sent", self.scope)
            self.composer.open(None, self.session.instead(self.current, found, key))
        else:
            self.composer.open(found)
        self.resting = writing and self.composer.composition is None
        if self.resting:
            self.queue.rows.focus()
        self.panes.mark_open(self.current)
        self.refresh_keys()

    def show_people(self) -> None:
        """Show the people as soon as they can be searched."""
        self.panes.show_people(self.session)

    def show_lists(self) -> None:
        """Show queue, contacts and headline as they are now."""
        self.panes.show(self.session, self.keys)
        self._show_headline()

    @on(Resize)
    def _show_headline(self) -> None:
        if self.loaded:
            session = self.session
            self.headline.show([headline(session.queue, session.today, self.size.width)])

    def tell(self, words: str | Problem) -> None:
        """Say what happened on the status line."""
        self.status.tell(words)

    def _examine(self, composition: Composition, text: str, subject: str) -> Findings:
        return self.session.examine(composition, text, subject)

    def _typed(self) -> None:
        self.status.settle()
        self.drafts.typed()

    # Changing.

    def commit(self, change: Change | Problem) -> bool:
        """Commit a change, or tell why it cannot be; false when nothing was changed."""
        problem = change if isinstance(change, Problem) else self.session.store.commit(change)
        if problem is not None:
            self.tell(problem)
        return problem is None

    def take_in(self, change: Change) -> None:
        """Follow a committed change; new words in a draft change no list.

        A change of very many people is followed beside the keys.
        """
        if self._beside:
            return
        if len(change.edits) > MANY and not only_words(change):
            self.fall_behind()
            self.run_worker(self.catch_up(), group="derive", exclusive=True)
            return
        self.session.take_in(change)
        if not only_words(change):
            self.show_lists()

    # Where the focus is.

    @property
    def scope(self) -> Scope:
        """The pane that has the focus."""
        return self.panes.scope_of(self.focused)

    @property
    def filtered(self) -> bool:
        """Whether a filter leaves people out of the contacts."""
        return bool(self.contacts.filter.value)

    @on(Rows.Highlighted)
    def _aim(self, event: Rows.Highlighted) -> None:
        self.resting = False
        person = event.rows.contact_of(event.key)
        if person == self.current:
            self.preview.cancel()
        else:
            self.status.settle()
            self.preview.aim(person)

    def _look_at(self, person: int) -> None:
        if self.drafts.flush():
            self.current = person
            self.reopen()

    @on(Rows.Chosen)
    async def _write(self) -> None:
        await self.action_act("contacts.open")

    @on(Rows.Turned)
    async def _mark(self) -> None:
        await self.action_act("contacts.mark")

    # Acting.

    def able(self) -> Iterable[str]:
        """Return the ids of the actions that can act now."""
        from netui.ui.deeds import ready  # noqa: PLC0415 - after the first frame

        return ready(self)

    def begin(self, action_id: str) -> Going:
        """Do what an action does to whoever the cursor is on, or to everybody marked."""
        from netui.ui.deeds import deed_of  # noqa: PLC0415 - after the first frame

        self.drafts.land()
        self.status.make_way(action_id)
        self.preview.settle()
        return deed_of(self, action_id)(self)
