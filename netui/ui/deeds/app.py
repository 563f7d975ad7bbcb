"""Deeds about the app: undo, panes, help, import, leaving."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from netui.core.changes import Change
from netui.errors import Problem
from netui.ui.deeds.asking import Going
from netui.ui.deeds.words import undo_words
from netui.ui.dialogs.message import MessageDialog
from netui.ui.dialogs.pick import Option, PickDialog
from netui.ui.dialogs.prompt import PromptDialog
from netui.ui.pages import help_page, report_page

if TYPE_CHECKING:
    from netui.ui.screens.desk import Desk


HEAVY = 32 * 1024
"""Bytes of a step from which taking it back would hold up the keys."""


def undo(desk: Desk) -> Going:
    """Take back the last change and show the person it was about."""
    return _step(desk, forward=False)


def redo(desk: Desk) -> Going:
    """Do again what was taken back."""
    return _step(desk, forward=True)


def _step(desk: Desk, *, forward: bool) -> Going:
    if not desk.drafts.flush():
        return None
    store = desk.session.store
    if store.step_size(undo=not forward) > HEAVY:
        desk.fall_behind()
        return _step_beside(desk, forward=forward)
    done = store.redo() if forward else store.undo()
    if isinstance(done, Problem):
        desk.tell(done)
    else:
        _stepped(desk, done, forward=forward)
    return None


async def _step_beside(desk: Desk, *, forward: bool) -> None:
    desk.tell("Doing it again …" if forward else "Taking it back …")
    pending = desk.session.store.start_step(undo=not forward)
    problem = await desk.beside(pending)
    if problem is not None:
        desk.tell(problem)
    else:
        _stepped(desk, pending.change, forward=forward)


def _stepped(desk: Desk, done: Change, *, forward: bool) -> None:
    about = set(done.touched_contacts())
    if len(about) > 1:
        desk.session.marks.follow(about, undone=not forward)
        desk.panes.show_marks(desk.session)
    if not forward:
        desk.drafts.let_go(done)
    _show_again(desk, done)
    desk.tell(f"{'Done again' if forward else 'Taken back'}: {done.label}.")


def _show_again(desk: Desk, change: Change) -> None:
    contacts = desk.session.state.contacts
    about = change.contact
    if about not in contacts:
        about = desk.current if desk.current in contacts else next(iter(contacts), None)
    desk.open(about)


async def help_here(desk: Desk) -> None:
    """Show the keys of the pane that has the focus."""
    pane = {
        "contacts": desk.contacts,
        "composer": desk.composer,
        "queue": desk.queue,
    }[desk.scope.value]
    await desk.app.push_screen_wait(
        MessageDialog(
            f"Keys in the {desk.scope.value}",
            partial(help_page, desk.scope, pane.HELP or "", desk.keys),
        )
    )


def palette(desk: Desk) -> None:
    """Open the command palette."""
    desk.app.action_command_palette()


async def theme(desk: Desk) -> None:
    """Ask for another theme and use it for this session."""
    listed = list(desk.ports.themes)
    options = [Option(name, "", name) for name in listed]
    start = listed.index(desk.app.theme) if desk.app.theme in listed else 0
    chosen = await desk.app.push_screen_wait(PickDialog("Themes", options, start=start))
    if chosen is not None:
        desk.app.theme = chosen
        desk.tell(f'Theme {chosen}. To keep it: theme = "{chosen}" in config.toml.')


async def import_data(desk: Desk) -> None:
    """Ask for a file until it can be read, import it as one change and show the report."""
    path, wrong = "", ""
    while True:
        answer = await desk.app.push_screen_wait(path_prompt(path, wrong))
        path = answer or ""
        if not path or not desk.drafts.flush():
            return
        desk.tell("Reading …")
        session = desk.session
        outcome = await desk.ports.read_import(path, session.state, session.moment)
        if not isinstance(outcome, Problem):
            break
        wrong = str(outcome)
    if outcome.change:
        # An import can be undone; a backup before it survives even a careless undo.
        if session.store.writable and session.state.contacts:
            await asyncio.to_thread(session.store.backup)
        if not await desk.commit_beside(outcome.change):
            return
    if desk.current is None:
        desk.show_first(())
    elif desk.keep():
        desk.reopen()
    told = f"{outcome.change.label}. {undo_words(desk)}" if outcome.change else "Nothing new."
    desk.tell(told)
    await desk.app.push_screen_wait(MessageDialog("Import", report_page(outcome.report)))


def path_prompt(path: str, wrong: str) -> PromptDialog[str]:
    """Return the question for a path, with what was wrong with the one before."""
    return PromptDialog(
        "Import from LinkedIn",
        "Path of the archive: a zip, a folder, Connections.csv or Invitations.csv.",
        lambda text: text.strip() or Problem("A path is needed"),
        text=path,
        wrong=wrong,
        example="~/Downloads/Basic_LinkedInDataExport.zip",
        verb="import",
    )


def leave(desk: Desk) -> Going:
    """Save what is being typed and leave; ask where it cannot be saved."""
    if desk.keep():
        desk.app.exit()
        return None
    return leave_without(desk)


async def leave_without(desk: Desk) -> None:
    """Ask what is to become of a note that cannot be saved."""
    options = [
        Option("Stay", "the note stays in the box", "stay"),
        Option("Copy it and leave", "the clipboard and the last copied text keep it", "copy"),
        Option("Leave without it", "what was typed since the last save is dropped", "leave"),
    ]
    ask = "What you typed cannot be saved now."
    answer = await desk.app.push_screen_wait(PickDialog("Leave?", options, ask=ask))
    if answer == "copy":
        outcome = await desk.ports.copy(desk.composer.note)
        if isinstance(outcome, Problem):
            desk.tell(outcome)
            return
    if answer in {"copy", "leave"}:
        desk.app.exit()


def go_contacts(desk: Desk) -> None:
    """Go to the contacts."""
    desk.contacts.rows.focus()


def go_composer(desk: Desk) -> None:
    """Go to the note."""
    desk.composer.area.focus()


def go_queue(desk: Desk) -> None:
    """Go to the queue; the filter stays as it is."""
    desk.queue.rows.focus()


def go_next(desk: Desk) -> None:
    """Go to the next pane."""
    order = {"queue": go_contacts, "contacts": go_composer, "composer": go_queue}
    order[desk.scope.value](desk)
