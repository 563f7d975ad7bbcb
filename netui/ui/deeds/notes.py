"""Deeds about the note: copying it, starting it anew, putting facts in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input, TextArea

from netui.clipboard import Copied
from netui.core.acts.drafts import mark_copied
from netui.core.cadence.ways import BY_WAY
from netui.core.composition import Composition
from netui.core.hints.mentions import mentions
from netui.core.text import clean
from netui.errors import Problem
from netui.ui.deeds.asking import NO_NOTE, NOBODY
from netui.ui.deeds.words import key
from netui.ui.dialogs.facts import FactsDialog
from netui.ui.dialogs.message import MessageDialog
from netui.ui.dialogs.pick import Option, PickDialog
from netui.ui.pages import likeness_page

if TYPE_CHECKING:
    from netui.ui.screens.desk import Desk


def selection(desk: Desk) -> str:
    """Return the text that is selected where the focus is."""
    focused = desk.focused
    if isinstance(focused, TextArea | Input):
        return focused.selected_text
    return desk.get_selected_text() or ""


async def copy(desk: Desk) -> None:
    """Copy the selection, else the whole note; a note that reached the clipboard is copied."""
    selected = selection(desk)
    open_now = desk.composer.composition
    text = clean(selected or desk.composer.note)
    if open_now is None and not selected:
        desk.tell(NOBODY if desk.current is None else NO_NOTE)
        return
    if not text:
        desk.tell(
            Problem("The note is empty", todo="Write something, or press s if it went bare.")
        )
        return
    desk.drafts.flush()
    outcome = await desk.ports.copy(text)
    on_clipboard = isinstance(outcome, Copied) and outcome.on_clipboard
    if open_now is not None and not selected and on_clipboard:
        keep_copied(desk, open_now, text)
    if isinstance(outcome, Problem):
        desk.tell(outcome)
    else:
        whole = open_now if on_clipboard and not selected else None
        desk.tell(f"{outcome.message()} {travels(whole)}".rstrip())


def travels(note: Composition | None) -> str:
    """Return which way the whole note goes that was copied, so that it is pasted there."""
    return f"It goes {BY_WAY[note.channel]}." if note and note.channel else ""


def keep_copied(desk: Desk, open_now: Composition, text: str) -> None:
    """Mark the note copied, if it is still what is being written: copying takes its time."""
    now = desk.composer.composition
    if now is None or now.contact.id != open_now.contact.id:
        return
    if clean(desk.composer.note) != text:
        return
    session = desk.session
    change = mark_copied(
        session.state,
        now.contact.id,
        session.moment,
        kind=now.kind,
        channel=now.channel,
        subject=desk.composer.subject.value,
        text=text,
        template=now.template,
        goal=now.goal,
    )
    if desk.commit(change):
        fresh = session.compose(now.contact.id)
        if not isinstance(fresh, Problem):
            desk.composer.saved(fresh)


def subject(desk: Desk, open_now: Composition) -> None:
    """Go to the subject line."""
    if open_now.has_subject:
        desk.composer.subject.focus()
    else:
        channel_key = key(desk, "note.channel")
        todo = f"{channel_key} changes the channel."
        desk.tell(Problem("This channel has no subject line", todo=todo))


async def template(desk: Desk, open_now: Composition) -> None:
    """Start the note from another template; ctrl+z brings the old text back."""
    fitting = desk.session.templates_for(open_now)
    options = [
        Option(found.name.replace("_", " "), filled(desk, open_now, found.name), found.name)
        for found in fitting
    ]
    chosen = await desk.app.push_screen_wait(PickDialog("Templates", options))
    if chosen is None:
        return
    fresh = desk.session.compose(
        open_now.contact.id, kind=open_now.kind, channel=open_now.channel, template=chosen
    )
    if isinstance(fresh, Problem):
        desk.tell(fresh)
        return
    desk.composer.start_from(fresh)
    desk.composer.area.focus()


def filled(desk: Desk, open_now: Composition, name: str) -> str:
    """Return a template as it would read for the open person."""
    found = desk.session.compose(
        open_now.contact.id, kind=open_now.kind, channel=open_now.channel, template=name
    )
    return str(found) if isinstance(found, Problem) else found.text


async def fact(desk: Desk, open_now: Composition) -> None:
    """Put a fact on file in at the cursor, bare or as a sentence."""
    note = desk.session.note(open_now, desk.composer.note, desk.composer.subject.sent)
    facts = mentions(note)
    if not any(found.words for found in facts):
        desk.tell(
            Problem(
                "Nothing is on file yet",
                todo=f"{key(desk, 'contact.edit')} adds what you know.",
            )
        )
        return
    chosen = await desk.app.push_screen_wait(FactsDialog(facts))
    if chosen is not None:
        desk.composer.area.put_in(chosen)
    desk.composer.area.focus()


async def compare(desk: Desk, _open_now: Composition) -> None:
    """Show the note beside the one sent earlier that is most like it."""
    like = desk.composer.findings.alike
    if like is None:
        desk.tell("No note you sent to somebody else shares much with this one.")
        return
    page = likeness_page(like, desk.composer.note, desk.session.today)
    await desk.app.push_screen_wait(MessageDialog("The same words", page))
    desk.composer.area.focus()
