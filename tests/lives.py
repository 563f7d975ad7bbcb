"""A machine that lives with three people through netui's own acts, in any order.

After every act a second opinion (``trespass``) looks at what was logged and at what is
proposed, and nobody may have got lost.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from builders import TODAY, contact
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
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

WHO = st.sampled_from(PEOPLE)
KINDS = st.sampled_from(list(TouchKind))
NOTES = st.sampled_from(sorted(TEXT_KINDS))
WAYS = st.sampled_from([None, *Channel])
AGO = st.sampled_from([0, 0, 0, 0, 1, 3, 9, 20])
DAYS = st.sampled_from([1, 1, 3, 5, 7, 14, 21, 28, 90, 200])
OUTCOMES = st.sampled_from(
    ["", "", "", "expired", "closed", "lifted", "ask_first", "not_now", "weekly_limit",
     "already_connected", "profile_gone", "farewell", "after_news", "close"]
)  # fmt: skip
INSIST = st.sampled_from([None, None, None, Insistence("I know them", typed=True)])
CADENCES = st.sampled_from(
    [
        CadenceSettings(),
        CadenceSettings(max_attempts=2, farewell="is_last"),
        CadenceSettings(farewell="none", reinvite_cooloff_days=14),
        CadenceSettings(max_attempts=4, follow_up_days=(1, 2), reinvite_cooloff_days=30),
    ]
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


class Life(RuleBasedStateMachine):
    """A file with a few people, lived act by act."""

    def __init__(self) -> None:
        super().__init__()
        self.state = cast()
        self.today = TODAY
        self.settings = Settings(budget=LOOSE)
        self.past: list[Change] = []
        self.undone: list[Change] = []

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
        assert not found.keys() & FIRM, (found, touch)
        assert found.keys() <= kept, (found, touch)

    @initialize(who=WHO, history=st.sampled_from(BEGINNINGS))
    def begin(self, who: int, history: tuple[str, ...]) -> None:
        """Start somewhere in the middle, reached through the acts like all else."""
        for entry in history:
            kind, days = entry.split()
            self.today += dt.timedelta(days=int(days))
            touch = TouchKind(kind)
            self.take(log_touch(self.state, who, touch, self.now, context=self.context))

    # What a person does.

    @rule(who=WHO, kind=KINDS, way=WAYS, ago=AGO, outcome=OUTCOMES, insist=INSIST,
          theirs=st.booleans(), days=DAYS)  # fmt: skip
    def log(
        self, *, who: int, kind: TouchKind, way: Channel | None, ago: int, outcome: str,
        insist: Insistence | None, theirs: bool, days: int,
    ) -> None:  # fmt: skip
        date = self.today - dt.timedelta(days=ago)
        ahead = self.today + dt.timedelta(days=days)
        self.take(
            log_touch(
                self.state, who, kind, self.now, channel=way, date=date, text="Words",
                outcome=outcome, direction=Direction.IN if theirs else None, until=ahead,
                on=ahead, context=self.context, insist=insist,
            )
        )  # fmt: skip

    @rule(who=WHO, kind=st.none() | NOTES, way=WAYS, insist=INSIST)
    def send(
        self, who: int, kind: TouchKind | None, way: Channel | None, insist: Insistence | None
    ) -> None:
        self.take(
            sent(self.state, who, self.now, self.context, text="Words", kind=kind, channel=way,
                 insist=insist)
        )  # fmt: skip

    @rule(who=WHO, insist=INSIST)
    def obey(self, who: int, insist: Insistence | None) -> None:
        """Wait for what is next and send it, which leads into the deeper stages."""
        coming = self.stands(who).next
        if coming and coming.kind in TEXT_KINDS:
            self.today = max(self.today, coming.opens or self.today)
            self.take(
                sent(self.state, who, self.now, self.context, text="Words", insist=insist)
            )

    @rule(who=WHO, days=st.sampled_from([4, 7, 15]), kind=NOTES)
    def press(self, who: int, days: int, kind: TouchKind) -> None:
        """Write again and again, with a few days between."""
        self.today += dt.timedelta(days=days)
        self.take(sent(self.state, who, self.now, self.context, text="Words", kind=kind))

    @rule(who=WHO, insist=INSIST, kind=st.sampled_from(sorted(INVITATION_KINDS)))
    def invite_bare(self, who: int, insist: Insistence | None, kind: TouchKind) -> None:
        now, context = self.now, self.context
        self.take(sent_bare(self.state, who, now, context, kind=kind, insist=insist))

    @rule(who=WHO, kind=NOTES, way=WAYS, copied=st.booleans())
    def write(self, who: int, kind: TouchKind, way: Channel | None, *, copied: bool) -> None:
        keep = mark_copied if copied else save_draft
        self.take(keep(self.state, who, self.now, kind=kind, text="Begun", channel=way))

    @rule(who=WHO)
    def discard(self, who: int) -> None:
        self.take(discard_draft(self.state, who))

    @rule(who=WHO, steer=st.sampled_from(["skip", "skip", "close", "block", "allow", "allow"]))
    def steer(self, who: int, steer: str) -> None:
        facts = () if steer == "allow" else (self.context,)
        self.take(getattr(steering, steer)(self.state, who, self.now, *facts))

    @rule(data=st.data(), ago=AGO)
    def correct(self, data: st.DataObject, ago: int) -> None:
        if self.state.touches:
            touch_id = data.draw(st.sampled_from(sorted(self.state.touches)))
            values: dict[str, Any] = data.draw(
                st.sampled_from(
                    [
                        {"kind": data.draw(KINDS)},
                        {"channel": data.draw(WAYS)},
                        {"date": self.today - dt.timedelta(days=ago)},
                        {"direction": data.draw(st.sampled_from(list(Direction)))},
                        {"outcome": data.draw(OUTCOMES)},
                    ]
                )
            )
            self.take(corrected(self.state, touch_id, values, self.now, self.context))

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        if self.state.touches:
            touch_id = data.draw(st.sampled_from(sorted(self.state.touches)))
            self.take(deleted(self.state, touch_id, self.now))

    @rule()
    def undo(self) -> None:
        if self.past:
            self.undone.append(self.past.pop())
            self.state.apply(self.undone[-1].inverse())

    @rule()
    def redo(self) -> None:
        if self.undone:
            self.past.append(self.undone.pop())
            self.state.apply(self.past[-1])

    @rule(days=DAYS)
    def wait(self, days: int) -> None:
        self.today += dt.timedelta(days=days)

    @rule(cadence=CADENCES)
    def change_settings(self, cadence: CadenceSettings) -> None:
        self.settings = Settings(budget=LOOSE, cadence=cadence)

    @rule(who=WHO, field=st.sampled_from(["emails", "degree", "archived", "tags", "met"]))
    def edit(self, who: int, field: str) -> None:
        """Change a fact that the cadence reads; the next time it is changed back."""
        other: dict[str, Any] = {
            "emails": (f"{who}@example.org",),
            "degree": Degree.FIRST,
            "archived": True,
            "tags": ("kilns",),
            "met": Met(where="PyCon"),
        }
        has = getattr(self.state.contacts[who], field)
        empty: Any = (
            False if field == "archived" else None if field in {"degree", "met"} else ()
        )
        value = empty if has else other[field]
        self.take(
            edit_contact(self.state, who, [FieldEdit(field=field, value=value)], self.now)
        )

    @rule(days=DAYS, kind=NOTES)
    def do_together(self, days: int, kind: TouchKind) -> None:
        """Put everybody off, or log a note with all of them, as one step."""
        until = self.today + dt.timedelta(days=days)
        acts: list[Act] = [
            lambda state, who: steering.skip(state, who, self.now, self.context),
            lambda state, who: log_touch(
                state, who, TouchKind.SNOOZE, self.now, until=until, context=self.context
            ),
            lambda state, who: log_touch(state, who, kind, self.now, context=self.context),
        ]
        self.take(Together.of(self.state, PEOPLE, acts[days % 3]).change())

    @rule(how=st.sampled_from(list(How)))
    def clear(self, how: How) -> None:
        plan = clearing(self.state, Standings.of(self.state, self.context), how)
        self.take(clear(self.state, plan, self.now))

    @rule()
    def resume(self) -> None:
        self.take(resume_invitations(self.state, self.now))

    # What has to hold.

    @invariant()
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
            assert who in shown or self.may_be_absent(stands, stands.next), stands
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
        assert not found, (found, coming)
