"""Lives with three people through netui's own acts, in an order that chance decides.

After every act a second opinion (``trespass``) looks at what was logged and at what is
proposed, and nobody may have got lost. The same seed always makes the same life.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from typing import Any, TypeVar

from builders import TODAY, contact
from trespass import counts, trespasses, unanswered

from netui.core.acts import steering
from netui.core.acts.clearing import How, clear, clearing
from netui.core.acts.contacts import edit_contact
from netui.core.acts.correcting import corrected, deleted
from netui.core.acts.drafts import discard_draft, mark_copied, save_draft
from netui.core.acts.limit import resume_invitations
from netui.core.acts.sending import sent, sent_bare
from netui.core.acts.together import Act, Together
from netui.core.acts.touches import log_touch
from netui.core.cadence.guards.model import Insistence
from netui.core.cadence.model import Context, NextTouch, Standing, Step
from netui.core.cadence.standings import Standings
from netui.core.cadence.terms import terms_of
from netui.core.cadence.why import why
from netui.core.changes import Change
from netui.core.fields import FieldEdit
from netui.core.model import (
    INVITATION_KINDS,
    TEXT_KINDS,
    Channel,
    Criterion,
    Degree,
    Direction,
    Met,
    Tie,
    Touch,
    TouchKind,
)
from netui.core.moment import Moment
from netui.core.settings import BudgetSettings, CadenceSettings, Settings
from netui.core.state import State
from netui.errors import Problem

PEOPLE = (1, 2, 3)
FIRM = frozenset({"G05"})
"""Guards that no reason moves, nor a day in the past."""

T = TypeVar("T")

KINDS = tuple(TouchKind)
NOTES = tuple(sorted(TEXT_KINDS))
WAYS = (None, *Channel)
AGO = (0, 0, 0, 0, 1, 3, 9, 20)
DAYS = (1, 1, 3, 5, 7, 14, 21, 28, 90, 200)
OUTCOMES = (
    "", "", "", "expired", "closed", "lifted", "ask_first", "not_now", "weekly_limit",
    "already_connected", "profile_gone", "farewell", "after_news", "close",
)  # fmt: skip
INSIST = (None, None, None, Insistence("I know them", typed=True))
CADENCES = (
    CadenceSettings(),
    CadenceSettings(max_attempts=2, farewell="is_last"),
    CadenceSettings(farewell="none", reinvite_cooloff_days=14),
    CadenceSettings(max_attempts=4, follow_up_days=(1, 2), reinvite_cooloff_days=30),
)
BEGINNINGS = (
    (),
    ("invite 0",),
    ("invite 0", "follow_up_1 7"),
    ("invite 0", "follow_up_1 7", "follow_up_2 7"),
    ("invite 0", "withdrawn 28", "reinvite 21"),
    ("invite 0", "declined 2"),
    ("invite 0", "withdrawn 3"),
    ("invite 0", "accepted 3", "thank_accept 1"),
    ("invite_received 0",),
)
"""Kinds that are logged, and how many days after the one before."""

LOOSE = BudgetSettings(invitations_per_week=200, invitations_hard=200, strangers_per_week=200)
"""Budgets are counted by another test; here they would only stand in the way."""


def cast() -> State:
    """Return three invented people: by mail too, by LinkedIn alone, and a stranger."""
    amara = contact(
        "Amara Osei", id=1, emails=("amara@example.org",), reason="kilns", company="Osei",
        met=Met(where="PyCon"), tie=Tie.MET,
    )  # fmt: skip
    bo = contact("Bo Ek", id=2, reason="tidal power", company="Acme", schools=("ETH",))
    cy = contact("Cy Nowak", id=3, emails=("cy@example.org",), via="Amara Osei", reason="x")
    return State.of([amara, bo, cy, Criterion(id=1, name="Kilns")])


class Life:
    """A file with a few people, lived act by act."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.state = cast()
        self.today = TODAY
        self.settings = Settings(budget=LOOSE)
        self.past: list[Change] = []
        self.undone: list[Change] = []
        self.told: list[str] = [f"seed {seed}"]

    def pick(self, among: Sequence[T]) -> T:
        return self.chance.choice(among)

    def live(self, steps: int) -> None:
        """Begin somewhere, and do what comes to mind for so many steps."""
        self.begin()
        for _ in range(steps):
            act = self.pick(ACTS)
            self.told.append(f"{self.today} {act.__name__}")
            act(self)
            self.nobody_is_dropped_and_nothing_wrong_is_proposed()

    @property
    def now(self) -> Moment:
        return Moment(self.today, dt.datetime.combine(self.today, dt.time(12), dt.UTC))

    @property
    def context(self) -> Context:
        return Context(today=self.today, settings=self.settings, profile=self.state.profile)

    def stands(self, who: int) -> Standing:
        found = Standings.of(self.state, self.context).get(who)
        assert found is not None
        return found

    def take(self, change: Change | Problem) -> None:
        """Commit a change after a look at every note in it."""
        if isinstance(change, Problem) or not change:
            return
        self.state.apply(change)
        for edit in change.edits.values():
            if isinstance(edit.after, Touch):
                self.look_at(edit.after)
        self.past.append(change)
        self.undone.clear()

    def look_at(self, touch: Touch) -> None:
        """Hold a note against what was on file before it."""
        who = self.state.contacts[touch.contact]
        history = self.state.touches_of(touch.contact)
        before = history[: [one.id for one in history].index(touch.id)]
        most = terms_of(who, self.context).attempts
        found = trespasses(who, before, touch, most)
        if unanswered(who, history) > max(most, unanswered(who, before)) and counts(touch):
            found["G02"] = "the history has too many notes now"
        kept = {one.guard for one in touch.overrides}
        if "stop" in kept:
            return  # a fact of a day on which they wanted no contact, marked as such
        assert not found.keys() & FIRM, (found, touch, self.told)
        assert found.keys() <= kept, (found, touch, self.told)

    def log(self, kind: TouchKind, who: int, **facts: Any) -> None:
        given = {"context": self.context, "insist": self.pick(INSIST)} | facts
        self.take(log_touch(self.state, who, kind, self.now, **given))

    def begin(self) -> None:
        """Start somewhere in the middle, reached through the acts like all else."""
        who = self.pick(PEOPLE)
        for entry in self.pick(BEGINNINGS):
            kind, days = entry.split()
            self.today += dt.timedelta(days=int(days))
            self.log(TouchKind(kind), who, insist=None)

    # What a person does.

    def log_anything(self) -> None:
        ahead = self.today + dt.timedelta(days=self.pick(DAYS))
        self.log(
            self.pick(KINDS), self.pick(PEOPLE), channel=self.pick(WAYS), text="Words",
            date=self.today - dt.timedelta(days=self.pick(AGO)), outcome=self.pick(OUTCOMES),
            direction=self.pick((Direction.IN, None)), until=ahead, on=ahead,
        )  # fmt: skip

    def send(self, who: int = 0, **facts: Any) -> None:
        given = {"text": "Words", "insist": self.pick(INSIST)} | facts
        self.take(sent(self.state, who or self.pick(PEOPLE), self.now, self.context, **given))

    def send_anything(self) -> None:
        self.send(kind=self.pick((None, *NOTES)), channel=self.pick(WAYS))

    def obey(self) -> None:
        """Wait for what is next and send it, which leads into the deeper stages."""
        who = self.pick(PEOPLE)
        coming = self.stands(who).next
        if coming and coming.kind in TEXT_KINDS:
            self.today = max(self.today, coming.opens or self.today)
            self.send(who)

    def press(self) -> None:
        """Write again and again, with a few days between."""
        self.today += dt.timedelta(days=self.pick((4, 7, 15)))
        self.send(kind=self.pick(NOTES), insist=None)

    def invite_bare(self) -> None:
        kind, insist = self.pick(sorted(INVITATION_KINDS)), self.pick(INSIST)
        who, now, context = self.pick(PEOPLE), self.now, self.context
        self.take(sent_bare(self.state, who, now, context, kind=kind, insist=insist))

    def write(self) -> None:
        keep = self.pick((mark_copied, save_draft))
        who, kind, way = self.pick(PEOPLE), self.pick(NOTES), self.pick(WAYS)
        self.take(keep(self.state, who, self.now, kind=kind, text="Begun", channel=way))

    def discard(self) -> None:
        self.take(discard_draft(self.state, self.pick(PEOPLE)))

    def steer(self) -> None:
        act = self.pick((steering.skip, steering.skip, steering.close, steering.block))
        self.take(act(self.state, self.pick(PEOPLE), self.now, self.context))

    def allow(self) -> None:
        self.take(steering.allow(self.state, self.pick(PEOPLE), self.now))

    def correct(self) -> None:
        if self.state.touches:
            values: dict[str, Any] = {
                "kind": self.pick(KINDS),
                "channel": self.pick(WAYS),
                "date": self.today - dt.timedelta(days=self.pick(AGO)),
                "direction": self.pick(tuple(Direction)),
                "outcome": self.pick(OUTCOMES),
            }
            name, which = self.pick(tuple(values)), self.pick(sorted(self.state.touches))
            given = {name: values[name]}
            self.take(corrected(self.state, which, given, self.now, self.context))

    def delete(self) -> None:
        if self.state.touches:
            which = self.pick(sorted(self.state.touches))
            self.take(deleted(self.state, which, self.now))

    def undo(self) -> None:
        if self.past:
            self.undone.append(self.past.pop())
            self.state.apply(self.undone[-1].inverse())

    def redo(self) -> None:
        if self.undone:
            self.past.append(self.undone.pop())
            self.state.apply(self.past[-1])

    def wait(self) -> None:
        self.today += dt.timedelta(days=self.pick(DAYS))

    def change_settings(self) -> None:
        self.settings = Settings(budget=LOOSE, cadence=self.pick(CADENCES))

    def edit(self) -> None:
        """Change a fact that the cadence reads; the next time it is changed back."""
        who = self.pick(PEOPLE)
        name, value, empty = self.pick(
            (
                ("emails", (f"{who}@example.org",), ()),
                ("degree", Degree.FIRST, None),
                ("archived", True, False),
                ("tags", ("kilns",), ()),
                ("met", Met(where="PyCon"), None),
            )
        )
        has = getattr(self.state.contacts[who], name)
        edit = FieldEdit(field=name, value=empty if has else value)
        self.take(edit_contact(self.state, who, [edit], self.now))

    def do_together(self) -> None:
        """Skip for everybody, put everybody off, or log a note with all, as one step."""
        now, context, kind = self.now, self.context, self.pick(NOTES)
        until, off = self.today + dt.timedelta(days=self.pick(DAYS)), TouchKind.SNOOZE
        acts: tuple[Act, ...] = (
            lambda state, who: steering.skip(state, who, now, context),
            lambda state, who: log_touch(state, who, off, now, until=until, context=context),
            lambda state, who: log_touch(state, who, kind, now, context=context),
        )
        self.take(Together.of(self.state, PEOPLE, self.pick(acts)).change())

    def clear(self) -> None:
        how = self.pick(tuple(How))
        plan = clearing(self.state, Standings.of(self.state, self.context), how)
        self.take(clear(self.state, plan, self.now))

    def resume(self) -> None:
        self.take(resume_invitations(self.state, self.now))

    # What has to hold.

    def nobody_is_dropped_and_nothing_wrong_is_proposed(self) -> None:
        standings = Standings.of(self.state, self.context)
        shown = {row.contact for row in standings.queue().rows}
        for who, stands in standings.all.items():
            lines = why(
                self.state.contacts[who], self.state.touches_of(who),
                self.state.draft_of(who), self.context, self.now,
            ).lines  # fmt: skip
            if stands.next is None:
                assert stands.because, who
                assert stands.because[0] in lines, who
                continue
            assert stands.next.rule == "dormant" or stands.next.reason in lines
            assert who in shown or self.may_be_absent(stands, stands.next), (stands, self.told)
            self.look_ahead(who, stands.next)

    def may_be_absent(self, stands: Standing, coming: NextTouch) -> bool:
        """Whether somebody may be missing in the queue: their day is far, or they have none."""
        far = coming.opens and coming.opens > self.today + dt.timedelta(days=7)
        offers = {Step.INVITE, Step.REINVITE, Step.RESEARCH}
        undated = coming.due is None and (coming.step in offers or coming.step is Step.DECIDE)
        return bool(far or stands.dormant or undated)

    def look_ahead(self, who: int, coming: NextTouch) -> None:
        """Hold what is proposed against the history: it may be done on the day it opens."""
        person, history = self.state.contacts[who], self.state.touches_of(who)
        if coming.kind not in TEXT_KINDS or coming.step in {Step.ASK_ADVICE, Step.PROMISE}:
            return  # it goes to somebody else, or is owed
        day = max(coming.opens or self.today, self.today)
        note = Touch(contact=who, kind=coming.kind, date=day, channel=coming.channel)
        most = terms_of(person, self.context).attempts
        found = trespasses(person, history, note, most)
        assert not found, (found, coming, self.told)


ACTS = (
    Life.log_anything, Life.log_anything, Life.log_anything, Life.send_anything, Life.obey,
    Life.obey, Life.obey, Life.press, Life.press, Life.invite_bare, Life.write, Life.discard,
    Life.steer, Life.allow, Life.correct, Life.delete, Life.undo, Life.redo, Life.wait,
    Life.change_settings, Life.edit, Life.do_together, Life.clear, Life.resume,
)  # fmt: skip
"""What can be done; what leads deeper comes more often."""
