"""Deeds about hints one does not want to see: suppressing, listing and lifting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netui.core.acts import suppressions as acts
from netui.core.composition import Composition
from netui.core.hints.engine import rule_names
from netui.core.hints.model import Hint
from netui.core.hints.suppressed import SuppressedHint, listed_suppressions
from netui.core.model import Scope
from netui.errors import Problem
from netui.ui.deeds.hints import back
from netui.ui.deeds.words import key, undo_words
from netui.ui.dialogs.pick import Option, PickDialog
from netui.ui.dialogs.prompt import PromptDialog
from netui.ui.render import day_name

if TYPE_CHECKING:
    from netui.ui.screens.desk import Desk


async def suppress(desk: Desk, open_now: Composition) -> None:
    """Ask how far a hint is to be ignored and why, and suppress it."""
    hint = desk.composer.chosen
    if hint is None:
        desk.tell(Problem("There is no hint to ignore"))
        return
    note = desk.composer.note
    ask = f"{hint.rule} {hint.message}"
    options = scopes(hint, note, open_now.contact.full)
    scope = await desk.app.push_screen_wait(PickDialog("Ignore where?", options, ask=ask))
    if scope is not None:
        usual, *others = acts.REASONS[scope]
        told = " · ".join(others) or usual
        reason = await desk.app.push_screen_wait(
            PromptDialog(
                "Ignore why?",
                f"A reason for later, or just enter for “{usual}”.",
                lambda text: text,
                example=told,
                verb="ignore",
            )
        )
        if reason is not None:
            carry_out(desk, open_now, hint, scope, reason)
    back(desk)


def scopes(hint: Hint, note: str, name: str) -> list[Option[Scope]]:
    """Return how far a hint can be suppressed; a phrase only where it points at one."""
    options = [
        Option("In this note", "until it is sent or discarded", Scope.NOTE),
        Option("For this contact", f"in every note to {name}", Scope.CONTACT),
        Option("Everywhere", f"{hint.rule} {hint.name} is never shown", Scope.EVERYWHERE),
    ]
    phrases = acts.phrases_of(hint, note)
    if phrases:
        listed = ", ".join(f"“{phrase}”" for phrase in phrases)
        options.insert(2, Option("For this phrase", f"{listed}, to anybody", Scope.PHRASE))
    return options


def carry_out(desk: Desk, open_now: Composition, hint: Hint, scope: Scope, reason: str) -> None:
    """Suppress a hint and show the note without it."""
    session = desk.session
    who = open_now.contact.id
    # What is ignored in this note alone hangs on its draft, so there has to be one.
    saved = desk.drafts.keep() if scope is Scope.NOTE else desk.drafts.flush()
    if not saved:
        return
    draft = session.state.draft_of(who)
    change = acts.suppress(
        session.state,
        hint,
        scope,
        session.moment,
        contact=who,
        text=desk.composer.note,
        draft=draft.id if draft else None,
        reason=reason,
    )
    if desk.commit(change) and not isinstance(change, Problem):
        desk.drafts.renew()
        desk.tell(f"{change.label}. {undo_words(desk)}")


async def suppressions(desk: Desk) -> None:
    """List what is suppressed, stale ones marked, and show again what is picked."""
    session = desk.session
    while True:
        every = listed_suppressions(session.state, rule_names(session.own.rules))
        if not every:
            desk.tell(f"No hint is ignored. {key(desk, 'hint.suppress')} ignores one.")
            return
        options = [listed(one, desk) for one in every]
        picked = await desk.app.push_screen_wait(
            PickDialog(
                "Ignored hints",
                options,
                ask="What is picked is shown again.",
                keys="enter show again · esc leave",
            )
        )
        if picked is None:
            return
        change = acts.lift(session.state, picked)
        if not desk.commit(change) or isinstance(change, Problem):
            return
        desk.drafts.renew()
        desk.tell(f"{change.label}. {undo_words(desk)}")


def listed(one: SuppressedHint, desk: Desk) -> Option[int]:
    """Return a suppression as a line: rule, how far, why, since when, whether stale."""
    where = (
        {
            Scope.NOTE: f"in the note to {one.about}",
            Scope.CONTACT: f"for {one.about}",
            Scope.PHRASE: f"for {one.about}",
        }.get(Scope(one.scope), "everywhere")
        if one.scope in set(Scope)
        else one.scope
    )
    since = f", since {day_name(one.date, desk.session.today)}" if one.date else ""
    stale = f"stale: {one.stale}. " if one.stale else ""
    label = f"{one.rule} {one.name} {where}"
    return Option(label, f"{stale}{one.reason}{since}", one.id, dim=bool(one.stale))
