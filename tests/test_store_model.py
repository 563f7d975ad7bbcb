"""Any sequence of acts, undos, folds, power cuts and reopenings equals a model of it."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from builders import contact
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from simulated_disk import SimulatedDisk, booted
from store_acts import add, done, opened, rename, send, write

from netui.core.acts.restoring import restore
from netui.core.changes import ChangeBuilder
from netui.core.model import Contact
from netui.core.state import State
from netui.store import Store

PATH = Path("/home/robin/data/netui.json")
NAMES = st.sampled_from(["Amara Cole", "Zoë Ångström", "[b]Bo[/b]", "\ud800\0"])


class StoreAgainstModel(RuleBasedStateMachine):
    """The model is a list of what was on file after each step, and a place in it."""

    @initialize()
    def begin(self) -> None:
        self.disk = SimulatedDisk()
        self.store: Store = opened(PATH, disk=self.disk)
        self.number = 0
        self.states: list[Any] = [self.seen()]
        self.place = 0
        self.stepped(lambda: add(self.store, contact()))

    def seen(self) -> Any:
        return dict(self.store.state.contacts), dict(self.store.state.touches)

    def stepped(self, act: Any) -> None:
        """Carry out one step; what was undone before cannot be redone any more."""
        before = self.seen()
        act()
        if self.seen() != before or len(self.store.history()) > self.place:
            self.states[self.place + 1 :] = [self.seen()]
            self.place += 1

    @rule(name=NAMES)
    def add_somebody(self, name: str) -> None:
        self.stepped(lambda: add(self.store, contact(name, id=0)))

    @rule(name=NAMES)
    @precondition(lambda self: 1 in self.store.state.contacts)
    def rename_somebody(self, name: str) -> None:
        self.number += 1
        self.stepped(lambda: rename(self.store, f"{name} {self.number}"))

    @rule(count=st.integers(50, 60))
    def import_many(self, count: int) -> None:
        many = [contact(f"P{n}", id=0) for n in range(count)]
        self.stepped(lambda: add(self.store, *many))

    @rule()
    @precondition(lambda self: len(self.store.state.contacts) > 2)
    def remove_one(self) -> None:
        build = ChangeBuilder(self.store.state)
        build.remove(Contact, max(self.store.state.contacts))
        change = build.change("Removed")
        self.stepped(lambda: self.store.commit(change))

    @rule(words=st.text(min_size=1, max_size=8))
    @precondition(lambda self: 1 in self.store.state.contacts)
    def type_words(self, words: str) -> None:
        self.number += 1
        self.words = f"{words}{self.number}"
        write(self.store, self.words)

    @rule()
    @precondition(lambda self: self.store.state.draft_of(1) is not None)
    def send_words(self) -> None:
        self.stepped(lambda: send(self.store))

    @rule()
    @precondition(lambda self: self.place > 0)
    def undo(self) -> None:
        done(self.store.undo())
        self.place -= 1

    @rule()
    @precondition(lambda self: self.place + 1 < len(self.states))
    def redo(self) -> None:
        done(self.store.redo())
        self.place += 1

    @rule(back=st.integers(0, 3))
    def go_back(self, back: int) -> None:
        contacts, touches = self.states[max(0, self.place - back)]
        then = State.of([*contacts.values(), *touches.values()])
        change = restore(self.store.state, then, "Restored")
        own = {key: edit for key, edit in change.edits.items() if key[0] != "drafts"}
        change = type(change)(change.label, own)
        if change:
            self.stepped(lambda: self.store.commit(change))

    @rule()
    def fold(self) -> None:
        assert self.store._file.fold() is None

    @rule()
    def reopen(self) -> None:
        assert self.store.close() is None
        self.store = opened(PATH, disk=self.disk)

    @rule(seed=st.integers(0, 1 << 20))
    def cut_the_power(self, seed: int) -> None:
        chance = random.Random(seed)
        image = chance.choice(list(self.disk.images(chance, 20)))
        self.disk = booted(image)
        self.store = opened(PATH, disk=self.disk)

    @invariant()
    def it_equals_the_model(self) -> None:
        assert self.seen() == self.states[self.place]
        assert self.store.notices == ()
        steps = self.store.history()
        assert len(steps) == len(self.states) - 1
        assert sum(step.undone for step in steps) == len(self.states) - 1 - self.place


TestStoreAgainstModel = StoreAgainstModel.TestCase
TestStoreAgainstModel.settings = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
