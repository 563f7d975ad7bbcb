"""Deeds about everybody who is marked: each one change, one undo.

What a deed does to one person is an act of the core; here it is done to many. Facts (tags,
cadence) leave the marks as they are; steps (logged, put off) unmark whoever they were done
for, and those who were left out stay marked.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from netui.core.acts import steering
from netui.core.acts import touches as acts
from netui.core.acts.tags import TagEdit, read_tags, retag, tagged
from netui.core.acts.together import (
    Act,
    Together,
    Wording,
    first_names,
    left_out_words,
    named,
    people,
)
from netui.core.changes import Change
from netui.core.model import Stage, TouchKind
from netui.core.state import State
from netui.errors import Problem
from netui.ui.deeds.asking import Deed, Going
from netui.ui.deeds.steering import steering_of
from netui.ui.deeds.touches import UNTIL_LIKE, UNTIL_WHEN
from netui.ui.deeds.words import undo_words
from netui.ui.dialogs.prompt import PromptDialog
from netui.ui.screens.desk import MANY

if TYPE_CHECKING:
    from netui.session import Session
    from netui.ui.screens.desk import Desk

TAGS_TOLD = 6
"""Tags named in the question for tags."""

INVITED = frozenset({Stage.INVITED, Stage.AWAITING_ANSWER, Stage.FAREWELL_DUE, Stage.EXPIRED})
"""Where an invitation is open, so that it can be accepted, declined or taken back."""


def of_marked(act_of: Callable[[Session], Act]) -> Deed:
    """Return the deed that does an act to everybody marked, at once."""

    def about(desk: Desk) -> Going:
        return do(desk, act_of(desk.session))

    return about


def logging(kind: TouchKind, *, invited: bool = False) -> Callable[[Session], Act]:
    """Return the act that logs a touch; if so asked, only where an invitation is open."""

    def act_of(session: Session) -> Act:
        moment, context = session.moment, session.context

        def act(state: State, who: int) -> Change | Problem:
            if invited and session.standing(who).stage not in INVITED:
                return Problem(f"{session.name(who)} has no open invitation")
            return acts.log_touch(state, who, kind, moment, context=context)

        return act

    return act_of


def do(desk: Desk, act: Act, wording: Wording | None = None, *, stay: bool = False) -> Going:
    """Do an act to everybody marked; ``stay`` leaves them marked.

    A few are done at once; very many beside the keys.
    """
    if not desk.drafts.flush():
        return None
    if len(desk.session.marks) > MANY:
        # What is pressed next is about what this one leaves behind.
        desk.fall_behind()
        return _do_beside(desk, act, wording, stay=stay)
    together = Together.of(desk.session.state, desk.session.marks, act)
    change = _change_of(desk, together, wording)
    if change is not None and desk.commit(change):
        _settle(desk, together, stay=stay)
        _tell(desk, together, change.label)
    return None


async def _do_beside(desk: Desk, act: Act, wording: Wording | None, *, stay: bool) -> None:
    """Do an act to very many people, giving way to keys."""
    session = desk.session
    everybody = tuple(session.marks)
    together = Together(session.state, act)
    for number in together.take(everybody):
        desk.tell(f"{number:,} of {people(len(everybody))} …")
        await asyncio.sleep(0)
    change = _change_of(desk, together, wording)
    if change is None:
        desk.caught_up()
    elif await desk.commit_beside(change):
        _settle(desk, together, stay=stay)
        _tell(desk, together, change.label)


def _change_of(desk: Desk, together: Together, wording: Wording | None) -> Change | None:
    """Return what was done as one change; tell why where nothing was done."""
    session = desk.session
    change = together.change(wording)
    if not change:
        why = " ".join(left_out_words(session.state, together.left_out))
        desk.tell(Problem(f"Nothing was changed. {why}") if why else "It is so already.")
        return None
    return change


def _settle(desk: Desk, together: Together, *, stay: bool) -> None:
    """Unmark those it was done for."""
    session = desk.session
    if not stay:
        session.marks.settle([*together.done, *together.same])
    desk.panes.show_marks(session)


def _tell(desk: Desk, together: Together, label: str) -> None:
    """Say what was done, and who was left out; the person in use stays open."""
    session = desk.session
    desk.stay()
    left_out = " ".join(left_out_words(session.state, together.left_out))
    if left_out:
        desk.tell(Problem(f"{label}. {left_out} {undo_words(desk)}"))
    else:
        desk.tell(f"{label}. {undo_words(desk)}")


def who_words(desk: Desk) -> str:
    """Return who is marked in few words, and how many of them the filter hides."""
    session = desk.session
    marks = session.marks
    who = named(first_names(session.state, marks))
    rows = desk.contacts.rows
    hidden = len(marks) - sum(rows.people[row].id in marks for row in rows.view)
    return f"{who}; {hidden:,} not in the list as filtered." if hidden else f"{who}."


async def tag(desk: Desk) -> None:
    """Ask which tags to give and take, and do so to everybody marked."""
    session = desk.session
    contacts = session.state.contacts
    counted = Counter(tag for who in session.marks for tag in contacts[who].tags)
    have = ", ".join(f"{tag} ({number})" for tag, number in counted.most_common(TAGS_TOLD))
    edit = await desk.app.push_screen_wait(
        PromptDialog(
            f"Tags of {people(len(session.marks))}",
            f"{who_words(desk)}\n"
            + (f"Their tags: {have}.\n" if have else "")
            + "+ gives a tag, - takes it; a plain list gives.",
            read_tags,
            example="+rail -old",
        )
    )
    if edit is not None:
        await _retag(desk, edit)


async def _retag(desk: Desk, edit: TagEdit) -> None:
    going = do(
        desk,
        lambda state, who: retag(state, who, edit),
        lambda who: tagged(who, edit),
        stay=True,
    )
    if going is not None:
        await going


async def snooze(desk: Desk) -> None:
    """Ask until when, and put off the next touch of everybody marked."""
    session = desk.session
    moment = session.moment
    put_off = await desk.app.push_screen_wait(
        PromptDialog(
            f"Snooze {people(len(session.marks))}",
            f"{who_words(desk)}\n{UNTIL_WHEN}",
            lambda text: steering.read_put_off(text, session.today),
            example=UNTIL_LIKE,
        )
    )
    if put_off is None:
        return
    until, outcome = put_off
    going = do(desk, lambda state, who: acts.snooze(state, who, until, moment, outcome=outcome))
    if going is not None:
        await going


TOGETHER: dict[str, Deed] = {
    "touch.accepted": of_marked(logging(TouchKind.ACCEPTED, invited=True)),
    "touch.replied": of_marked(logging(TouchKind.REPLIED)),
    "touch.declined": of_marked(logging(TouchKind.DECLINED, invited=True)),
    "touch.withdrawn": of_marked(logging(TouchKind.WITHDRAWN, invited=True)),
    "touch.skipped": of_marked(steering_of(steering.skip)),
    "touch.stopped": of_marked(steering_of(steering.close)),
    "contact.block": of_marked(steering_of(steering.block)),
    "queue.snooze": snooze,
    "contact.tag": tag,
}
"""The deed about everybody marked of each action that has one."""
