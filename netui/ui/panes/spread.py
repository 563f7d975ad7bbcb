"""The three panes side by side, stacked or one at a time; the styles decide which."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import DescendantFocus, Resize
from textual.widget import Widget

from netui.actions import Scope
from netui.ui.keys import KeysInForce
from netui.ui.panes.composer import ComposerPane, Examine
from netui.ui.panes.contacts import ContactsPane
from netui.ui.panes.queue import NOTHING_DUE, QueuePane
from netui.ui.screens.headline import due_word
from netui.ui.widgets.pressing import Press

if TYPE_CHECKING:
    from netui.session import Session

NOBODY_YET = "Who is due will stand here, once somebody is on file."


class Spread(Container):
    """Contacts, composer and queue: gives them what they show and knows which is in use."""

    def __init__(
        self,
        examine: Examine,
        typed: Callable[[], None],
        judged: Callable[[], None],
        press: Press,
    ) -> None:
        """Take what a composer needs, and what acts on a key."""
        super().__init__(id="panes")
        self.contacts = ContactsPane()
        self.composer = ComposerPane(examine, typed, judged)
        self.queue = QueuePane()
        for widget in (
            self.contacts.filter,
            self.contacts.rows,
            self.composer.subject,
            self.composer.area,
            self.composer.hints.rows,
            self.queue.rows,
        ):
            widget.press = press

    def compose(self) -> ComposeResult:
        """Lay out the panes."""
        yield self.contacts
        yield self.composer
        yield self.queue

    def show(self, session: Session, keys: KeysInForce) -> None:
        """Show a session's queue and contacts; ``keys`` names the keys in sentences."""
        bring, add = (
            keys.name(name, Scope.CONTACTS) for name in ("data.import", "contact.add")
        )
        self.composer.key_of = lambda name: keys.name(name, Scope.COMPOSER)
        self.contacts.nobody = f"Nobody on file yet. {bring} imports, {add} adds a person."
        self.contacts.rows.due_word = lambda row: due_word(row, session.today)
        self.show_people(session)
        self.queue.rows.name_of = session.name
        self.queue.rows.nothing = NOTHING_DUE if session.state.contacts else NOBODY_YET
        self.queue.rows.show_queue(session.queue, session.today)
        self.show_marks(session)

    def show_people(self, session: Session) -> None:
        """Show a session's people, who can be searched before it is known who is due."""
        self.contacts.search = session.search
        self.contacts.marks = session.marks
        self.contacts.show(session.people.rows, complete=True)

    def show_marks(self, session: Session) -> None:
        """Show who is marked in both lists."""
        self.contacts.show_marks()
        self.queue.show_marks(session.marks)
        self.contacts.rows.refresh()
        self.queue.rows.refresh()

    def mark_open(self, contact_id: int | None) -> None:
        """Mark who is open in the composer in both lists."""
        self.contacts.rows.mark_open(contact_id)
        self.queue.rows.mark_open(contact_id)

    def go_to(self, contact_id: int) -> None:
        """Put the cursors of both lists on a person, where they are listed."""
        self.queue.rows.go_to(contact_id)
        self.contacts.rows.go_to(contact_id)

    def scope_of(self, focused: Widget | None) -> Scope:
        """Return the pane that has the focus; the queue while none has."""
        around = focused.ancestors_with_self if focused is not None else []
        if self.composer in around:
            return Scope.COMPOSER
        return Scope.CONTACTS if self.contacts in around else Scope.QUEUE

    @on(DescendantFocus)
    @on(Resize)
    def show_pane(self) -> None:
        """Where there is room for one pane only, show the one that has the focus."""
        # Elsewhere a class that changes nothing would still cost a layout at every change.
        if not self.screen.has_class("-narrow"):
            return
        scope = self.scope_of(self.screen.focused)
        for pane in (self.contacts, self.composer, self.queue):
            pane.set_class(pane.id == scope.value, "-showing")
