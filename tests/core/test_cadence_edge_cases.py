"""The edge cases that the cadence's page lists under time, each by its name."""

from typing import Any

from builders import contact, day, draft, touch

from netui.core.cadence.holidays import days_of
from netui.core.cadence.model import Context, Standing, Step
from netui.core.cadence.stages import standing
from netui.core.cadence.standings import Standings
from netui.core.model import Channel, DraftState, Record, Stage, Touch, TouchKind
from netui.core.settings import CadenceSettings, Settings
from netui.core.state import State, in_order

MAIL = ("amara@example.org",)


def on(today: str, *history: Touch, settings: Settings | None = None, **facts: Any) -> Standing:
    written = facts.pop("written", None)
    context = Context(today=day(today), settings=settings or Settings())
    return standing(contact(emails=MAIL, **facts), in_order(history), written, context)


def test_acceptance_between_draft_and_send() -> None:
    invited = touch("invite", "2026-03-04", id=1)
    accepted = touch("accepted", "2026-03-11", id=2)
    copied = draft("Hi again", kind=TouchKind.FOLLOW_UP_1, state=DraftState.COPIED)
    found = on("2026-03-11", invited, accepted, written=copied)
    assert found.next is not None
    assert (found.stage, found.next.step) == (Stage.ACCEPTED, Step.THANK_ACCEPT)
    # It went out all the same: the note counts as the thank-you, and as no attempt.
    sent = touch("follow_up_1", "2026-03-11", id=3)
    after = on("2026-03-11", invited, accepted, sent)
    assert (after.stage, after.attempt) == (Stage.THANKED, 0)


def test_reply_on_another_channel() -> None:
    invited = touch("invite", "2026-03-04", id=1, channel=Channel.LINKEDIN_INVITE)
    reply = touch("replied", "2026-03-06", id=2, channel=Channel.EMAIL)
    found = on("2026-03-06", invited, reply)
    assert found.next is not None
    assert found.stage is Stage.IN_CONVERSATION
    assert (found.next.step, found.next.channel) == (Step.REPLY, Channel.EMAIL)
    assert found.next.due == day("2026-03-09")


def test_two_contacts_merged_histories_interleave() -> None:
    one = (touch("invite", "2026-03-04", id=1), touch("follow_up_2", "2026-03-18", id=2))
    other = (touch("follow_up_1", "2026-03-11", id=9), touch("replied", "2026-03-16", id=8))
    merged = on("2026-03-19", *one, *other)
    assert merged.stage is Stage.IN_CONVERSATION
    assert merged.attempt == 0
    assert merged == on("2026-03-19", *reversed((*other, *one)))


def test_due_date_recomputed_after_settings_change() -> None:
    invited = touch("invite", "2026-03-04", id=1)
    assert due(on("2026-03-04", invited)) == "2026-03-11"
    patient = Settings(cadence=CadenceSettings(follow_up_days=(5, 8)))
    assert due(on("2026-03-04", invited, settings=patient)) == "2026-03-16"
    german = Settings(holidays="DE-BY")
    easter = touch("invite", "2026-03-30", id=1)
    assert due(on("2026-03-30", easter)) == "2026-04-06"
    assert due(on("2026-03-30", easter, settings=german)) == "2026-04-08"
    records: list[Record] = [contact(emails=MAIL), invited]
    state = State.of(records)
    following = Standings.of(state, Context(today=day("2026-03-04")))
    for _ in following.build(state, Context(today=day("2026-03-04"), settings=patient)):
        pass
    assert due(following.all[1]) == "2026-03-16"


def due(found: Standing) -> str:
    assert found.next is not None
    assert found.next.due is not None
    return found.next.due.isoformat()


def test_holiday_table_missing_for_a_year() -> None:
    assert days_of("DE", 2150) == frozenset()
    late = touch("invite", "2150-12-02", id=1)
    assert due(on("2150-12-02", late, country="DE")) == due(on("2150-12-02", late))


def test_clock_set_back() -> None:
    found = on("2026-02-20", touch("invite", "2026-03-04", id=1))
    assert found.next is not None
    assert found.next.reason.startswith("Invited today,")
    assert found.next.opens == day("2026-03-09")
