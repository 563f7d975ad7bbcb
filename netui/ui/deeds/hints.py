"""Deeds about the hints: going through them, mending what they found, telling the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netui.core.acts.posts import add_post, keep_for_thanks
from netui.core.acts.record_fixes import record_change, value_needed
from netui.core.changes import Change
from netui.core.composition import Composition
from netui.core.hints.mending import Mend, first_mendable, mends
from netui.core.hints.model import FixKind, Hint, RecordStep
from netui.core.text import normal
from netui.errors import Problem
from netui.ui.deeds.asking import Going
from netui.ui.deeds.words import key, undo_words
from netui.ui.dialogs.cuts import CutDialog
from netui.ui.dialogs.form import POST_FIELDS, FormDialog
from netui.ui.dialogs.message import MessageDialog
from netui.ui.dialogs.pick import Option, PickDialog
from netui.ui.dialogs.prompt import PromptDialog
from netui.ui.pages import rule_page

if TYPE_CHECKING:
    from netui.ui.screens.desk import Desk

LINK_IN_INVITE = "T05"
"""What this rule cuts out belongs into the thank-you."""

TOO_LONG = "L01"
"""The rule whose pick list is of cuts, of which one may need several."""

KIND_WORDS = {FixKind.RECORD: "on the record", FixKind.CHOICE: "", FixKind.SAFE: ""}


def list_all(desk: Desk, _open_now: Composition) -> None:
    """Go through every hint; the same key goes back to the note."""
    composer = desk.composer
    if composer.listing:
        composer.leave_list()
    elif composer.findings.shown:
        composer.list_hints()
    else:
        desk.tell(Problem("There is no hint to go through"))


def fix(desk: Desk, _open_now: Composition) -> Going:
    """Mend what the chosen hint found, else the first that a key can mend."""
    composer = desk.composer
    hint = composer.chosen if composer.listing else first_mendable(composer.findings.shown)
    if hint is None or not mends(hint):
        explain_key = key(desk, "hint.explain")
        what = "This hint has no fix for a key" if hint else "No hint here has a fix for a key"
        desk.tell(Problem(what, todo=f"{explain_key} explains the hint."))
        return None
    ways = mends(hint)
    if len(ways) == 1 and ways[0].fix.kind is FixKind.SAFE:
        mend(desk, ways[0])
        return None
    return choose(desk, hint, ways)


async def choose(desk: Desk, hint: Hint, ways: tuple[Mend, ...]) -> None:
    """Ask which of several ways to go; cuts may be several at once."""
    if hint.rule == TOO_LONG:
        await cut(desk, hint, ways)
    else:
        options = [Option(way.label, KIND_WORDS[way.fix.kind], way) for way in ways]
        ask = f"{hint.rule} {hint.message}"
        picked = await desk.app.push_screen_wait(PickDialog("Fix", options, ask=ask))
        if picked is not None and picked.fix.kind is FixKind.RECORD:
            await put_on_record(desk, picked)
        elif picked is not None:
            mend(desk, picked)
    back(desk)


async def cut(desk: Desk, hint: Hint, ways: tuple[Mend, ...]) -> None:
    """Ask what can go from a note that is too long, and take it out as one edit."""
    composition = desk.composer.composition
    limit = composition.limit if composition else None
    dialog = CutDialog(desk.composer.note, limit or 0, ways, ask=hint.message)
    edits = await desk.app.push_screen_wait(dialog)
    if edits:
        desk.composer.area.mend(edits)


def mend(desk: Desk, way: Mend) -> None:
    """Do the edits of a fix; a link cut from an invitation is kept for the thank-you."""
    text = normal(desk.composer.note)
    desk.composer.area.mend(way.edits)
    if way.hint.rule == LINK_IN_INVITE:
        for link in (text[a:b] for a, b in way.hint.spans):
            keep(desk, link)


def keep(desk: Desk, link: str) -> None:
    """Keep what was cut out on the record, where the thank-you finds it."""
    session = desk.session
    if desk.current is None or not desk.drafts.flush():
        return
    change = keep_for_thanks(session.state, desk.current, link, session.moment)
    if desk.commit(change) and not isinstance(change, Problem):
        desk.drafts.renew()
        desk.tell(f"{change.label}. {undo_words(desk)}")


async def put_on_record(desk: Desk, way: Mend) -> None:
    """Change the record as a fix says, asked for what it has to be told."""
    session = desk.session
    who = desk.current
    if who is None or not desk.drafts.flush() or way.fix.record is None:
        return
    needed = value_needed(way.fix)
    change: Change | Problem | None
    if way.fix.record.step is RecordStep.ADD_POST and needed:
        change = await desk.app.push_screen_wait(
            FormDialog(
                way.label,
                {},
                lambda texts: add_post(session.state, who, texts, session.moment),
                fields=POST_FIELDS,
            )
        )
    elif needed:
        change = await desk.app.push_screen_wait(
            PromptDialog(
                way.label,
                f"{needed.capitalize()}?",
                lambda text: record_change(session.state, who, way.fix, session.moment, text),
            )
        )
    else:
        change = record_change(session.state, who, way.fix, session.moment)
    if change is not None and desk.commit(change) and not isinstance(change, Problem):
        desk.drafts.renew()
        desk.tell(f"{change.label}. {undo_words(desk)}")


async def explain(desk: Desk, _open_now: Composition) -> None:
    """Show the whole rule behind the chosen hint, else the first."""
    hint = desk.composer.chosen
    if hint is None:
        desk.tell(Problem("There is no hint to explain"))
        return
    found = desk.session.explain(hint.rule)
    if isinstance(found, Problem):
        desk.tell(found)
        return
    await desk.app.push_screen_wait(
        MessageDialog(f"{hint.rule} {hint.name}", rule_page(found, hint))
    )
    back(desk)


def back(desk: Desk) -> None:
    """Go on where one was: in the list of hints, else in the note."""
    composer = desk.composer
    (composer.hints.rows if composer.listing else composer.area).focus()
