"""Together: what is done to one person, done to many at once, as one change.

An act on one person sees what was done to those before it (ids, counts, budgets), exactly as
if it had been done to each in turn. Who is refused is left out and named; the others are one
step of the history, and nothing is half done.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from netui.core.changes import Change, Edit, Key
from netui.core.state import State
from netui.errors import Problem

Act = Callable[[State, int], Change | Problem]
"""What is done to one person, given the state and who it is."""

Wording = Callable[[str], str]
"""Makes the label of the change, given whom it is about: a name, or “12 people”."""

SLICE = 250
"""People done between two signs of life: some milliseconds, whatever is done to them."""

NAMED = 3
"""How many people are named before the rest is only counted."""


class LeftOut(NamedTuple):
    """Somebody for whom it was refused, and why."""

    contact: int
    why: Problem


class Together:
    """Gathers what an act does to each of many people into one change.

    ``done`` are those whom the change is about, ``left_out`` those for whom it was refused;
    for ``same`` there was nothing to change.
    """

    def __init__(self, state: State, act: Act) -> None:
        """Take the act; nothing is done to anybody yet, and ``state`` is never altered."""
        self.done: list[int] = []
        self.same: list[int] = []
        self.left_out: list[LeftOut] = []
        self._state = state
        self._supposed = state.supposed()
        self._act = act
        self._edits: dict[Key, Edit] = {}
        self._label = ""

    @classmethod
    def of(cls, state: State, people: Iterable[int], act: Act) -> Together:
        """Return the act done to all of these people."""
        made = cls(state, act)
        for _ in made.take(people):
            pass
        return made

    def take(self, people: Iterable[int], size: int = SLICE) -> Iterator[int]:
        """Do it to more people; yield how many have been looked at after each slice."""
        left = iter(people)
        looked_at = 0
        while part := list(islice(left, size)):
            for contact_id in part:
                self._one(contact_id)
            looked_at += len(part)
            yield looked_at

    def change(self, wording: Wording | None = None) -> Change:
        """Return everything that was done as one change, one undo.

        Without a ``wording`` the label is that of the first person's change, about them all.
        """
        only = self.done[0] if len(self.done) == 1 else None
        return Change(self._labelled(wording), dict(self._edits), contact=only)

    def _one(self, contact_id: int) -> None:
        change = self._act(self._supposed, contact_id)
        if isinstance(change, Problem):
            self.left_out.append(LeftOut(contact_id, change))
            return
        if not change:
            self.same.append(contact_id)
            return
        self._supposed.apply(change)
        for key, edit in change.edits.items():
            self._join(key, edit)
        self._label = self._label or change.label
        self.done.append(contact_id)

    def _join(self, key: Key, edit: Edit) -> None:
        earlier = self._edits.get(key)
        before = earlier.before if earlier else edit.before
        if before == edit.after:
            self._edits.pop(key, None)
        else:
            self._edits[key] = Edit(before, edit.after)

    def _labelled(self, wording: Wording | None) -> str:
        if not self.done:
            return ""
        first = self._state.contacts[self.done[0]].full
        if wording is not None:
            return wording(first if len(self.done) == 1 else people(len(self.done)))
        if len(self.done) == 1:
            return self._label
        return about(self._label, first, people(len(self.done)))


def people(number: int) -> str:
    """Return a number of people in words."""
    return "1 person" if number == 1 else f"{number:,} people"


def about(label: str, name: str, others: str) -> str:
    """Return a label that names one person, near its end, as one about others."""
    found = list(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", label)) if name else []
    if not found:
        return f"{label} ({others})"
    return label[: found[-1].start()] + others + label[found[-1].end() :]


def named(names: Iterable[str]) -> str:
    """Return the first few of many names, and how many more there are."""
    every = list(names)
    if len(every) <= 1:
        return "".join(every)
    if len(every) <= NAMED:
        return f"{', '.join(every[:-1])} and {every[-1]}"
    return f"{', '.join(every[:NAMED])} and {len(every) - NAMED:,} more"


def first_names(state: State, contact_ids: Iterable[int]) -> Iterator[str]:
    """Yield what people are called: the given name, else the whole one."""
    for contact_id in contact_ids:
        contact = state.contacts.get(contact_id)
        if contact is not None:
            yield contact.given or contact.full


def left_out_words(state: State, left_out: Iterable[LeftOut]) -> Iterator[str]:
    """Yield a sentence for each reason why people were left out, naming the first of them."""
    reasons: dict[str, list[LeftOut]] = {}
    for one in left_out:
        contact = state.contacts.get(one.contact)
        reasons.setdefault(about(one.why.what, contact.full if contact else "", ""), []).append(
            one
        )
    for alike in reasons.values():
        count = people(len(alike))
        who = named(first_names(state, (one.contact for one in alike)))
        listed = f" ({who})" if len(alike) > 1 else ""
        yield f"Left out {count}{listed}: {alike[0].why.what.rstrip('.')}."
