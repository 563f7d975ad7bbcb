"""Keeps what is being typed: saves it shortly after the last key, and before anything else.

In steady typing the disk is waited for beside the keys; whatever else is done waits until the
words are on it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from netui.core.acts.drafts import save_draft, unbegun, waits_beside
from netui.core.changes import Change
from netui.core.composition import Composition
from netui.core.model import Draft, Table
from netui.core.text import clean
from netui.errors import Problem
from netui.ui.panes.composer import ComposerPane

if TYPE_CHECKING:
    from netui.committing import Pending
    from netui.session import Session

LONGEST_UNSAVED = 2.0
"""Seconds of steady typing after which a draft is saved without waiting for a pause."""

UNTIL_AGAIN = 5.0
"""Seconds after which a save that failed is tried again."""


@dataclass(eq=False)
class Saving:
    """Words on their way to the disk, and the note they are of."""

    pending: Pending
    composition: Composition


class DraftKeeper:
    """Saves the composer's text through ``commit``; if that fails, it stays in the box."""

    def __init__(
        self,
        screen: Screen[Any],
        composer: ComposerPane,
        session: Callable[[], Session],
        commit: Callable[[Change | Problem], bool],
    ) -> None:
        """Take the screen and the pane in it, and what saves."""
        self._screen = screen
        self._composer = composer
        self._session = session
        self._commit = commit
        self._saving: Saving | None = None
        self._first = 0.0
        self._last = 0.0
        self._waiting = False
        self._begun: dict[int, Draft] = {}

    def typed(self) -> None:
        """Take note of an edit that is not saved yet; in steady typing begin to save it."""
        self._last = monotonic()
        if not self._waiting:
            self._first = self._last
            self._wait(self._pause)
        elif self._last - self._first > LONGEST_UNSAVED:
            self._first = self._last
            self._begin()

    @property
    def _pause(self) -> float:
        return self._session().settings.drafts.autosave_ms / 1000

    def _wait(self, seconds: float) -> None:
        self._waiting = True
        self._screen.set_timer(max(0.01, seconds), self._settle)

    def _settle(self) -> None:
        self._waiting = False
        if not self._composer.edited:
            return
        left = self._last + self._pause - monotonic()
        if left > 0.005:
            self._wait(left)
        elif not self.flush():
            self._wait(UNTIL_AGAIN)

    def keep(self) -> bool:
        """Put the note on file even if nobody has changed a word of it; false if that failed.

        What hangs on the draft, such as a hint ignored in this note, needs one.
        """
        open_now = self._composer.composition
        draft = open_now.draft if open_now else None
        if open_now is None or (draft and not waits_beside(draft, open_now.kind)):
            return self.flush()
        self._composer.edited = True
        return self._save(untouched=("", ""))

    def keep_for_step(self) -> bool:
        """Put the note on file for a step to change; it goes again when that is taken back."""
        known, untyped = set(self._session().state.drafts), not self._composer.edited
        if not self.keep():
            return False
        if untyped:
            drafts = self._session().state.drafts
            self._begun |= {one: drafts[one] for one in drafts if one not in known}
        return True

    def let_go(self, change: Change) -> None:
        """After a step is taken back, drop the draft begun for it, if it is as it was begun."""
        drafts = self._session().state.drafts
        for table, number in change.edits:
            found = drafts.get(number) if table is Table.DRAFTS else None
            if found is not None and self._begun.get(number) == found:
                self._commit(unbegun(self._session().state, number))

    def flush(self) -> bool:
        """Save the text now if it differs from what is on disk; false if that failed."""
        open_now = self._composer.composition
        return self._save((open_now.subject, open_now.text) if open_now else ("", ""))

    def _save(self, untouched: tuple[str, str]) -> bool:
        self.land()
        open_now = self._composer.composition
        if open_now is None or not self._composer.edited:
            return True
        if not self._commit(self._change(open_now, untouched)):
            return False
        self._composer.saved(self._on_file(open_now))
        return True

    def _change(self, open_now: Composition, untouched: tuple[str, str]) -> Change | Problem:
        session, pane = self._session(), self._composer
        self._join(open_now, session.state.draft_of(open_now.contact.id))
        return save_draft(
            session.state,
            open_now.contact.id,
            session.moment,
            kind=open_now.kind,
            channel=open_now.channel,
            subject=pane.subject.value,
            text=clean(pane.note),
            template=open_now.template,
            goal=open_now.goal,
            untouched=untouched,
        )

    def _on_file(self, open_now: Composition) -> Composition:
        fresh = self._session().compose(open_now.contact.id)
        return open_now if isinstance(fresh, Problem) else fresh

    # Beside the keys.

    def _begin(self) -> None:
        """Begin to save, unless that is under way; the key does not wait for the disk."""
        open_now = self._composer.composition
        if self._saving is not None or open_now is None:
            return
        change = self._change(open_now, (open_now.subject, open_now.text))
        if isinstance(change, Problem):
            self._commit(change)
        elif change:
            pending = self._session().store.start(change)
            for _ in pending.slices():
                pass
            self._saving = Saving(pending, open_now)
            going = self._write(self._saving, ready=pending.seal())
            self._screen.run_worker(going, group="draft")

    async def _write(self, saving: Saving, *, ready: bool) -> None:
        if ready:
            await asyncio.to_thread(saving.pending.write)
        if self._saving is saving:
            self.land()

    def land(self) -> None:
        """Wait for the words that are on their way to the disk, if any are."""
        saving, self._saving = self._saving, None
        if saving is None:
            return
        problem = saving.pending.finish()
        if problem is not None:
            self._commit(problem)
        else:
            # That they are saved is told at the next pause: until then it would cost frames.
            self._composer.composition = self._on_file(saving.composition)

    def renew(self) -> None:
        """Show what has changed on file around the note; its words stay as they are."""
        open_now = self._composer.composition
        fresh = self._session().compose(open_now.contact.id) if open_now else None
        if fresh is not None and not isinstance(fresh, Problem):
            self._composer.renew(fresh)

    def _join(self, open_now: Composition, on_file: Draft | None) -> None:
        """Put a draft that another netui saved meanwhile before the text in the box."""
        known = open_now.draft.text if open_now.draft else ""
        if on_file is not None and on_file.text not in {known, clean(self._composer.note)}:
            self._composer.area.put(f"{on_file.text}\n\n{self._composer.note}")
