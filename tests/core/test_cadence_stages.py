"""One contact's way through the cadence: the worked example, then the table row by row."""

import datetime as dt
from typing import Any

import pytest
from builders import TODAY, contact, day, draft, touch

from netui.core.cadence.model import Context, NextTouch, Standing, Step
from netui.core.cadence.stages import standing
from netui.core.model import (
    CadenceOverride,
    Channel,
    Contact,
    Degree,
    Direction,
    Draft,
    DraftState,
    Met,
    Mutual,
    Profile,
    Remark,
    Stage,
    Tie,
    Touch,
    TouchKind,
    TouchSource,
)
from netui.core.settings import CadenceSettings, Settings

MAIL = ("amara@example.org",)
GROUND = Met(where="PyCon")


def on(
    today: str | dt.date,
    *history: str | Touch,
    who: Contact | None = None,
    written: Draft | None = None,
    me: Profile | None = None,
    **cadence: Any,
) -> Standing:
    """Return the standing on a day; a touch is written as ``kind date``."""
    touches = [
        entry if isinstance(entry, Touch) else touch(*entry.split(), id=number)
        for number, entry in enumerate(history, 1)
    ]
    context = Context(
        today=today if isinstance(today, dt.date) else day(today),
        settings=Settings(cadence=CadenceSettings(**cadence)),
        profile=me or Profile(),
    )
    return standing(who or contact(emails=MAIL), touches, written, context)


def due(found: Standing) -> NextTouch:
    assert found.next is not None
    return found.next


def plan(found: Standing) -> tuple[str, str | None, str | None]:
    """Return step, opening and due day as text."""
    usual = due(found)
    return (
        usual.step.value,
        usual.opens.isoformat() if usual.opens else None,
        usual.due.isoformat() if usual.due else None,
    )


INVITED = "invite 2026-03-04"
SECOND = "follow_up_1 2026-03-11"
THIRD = "follow_up_2 2026-03-18"
FAREWELL = "farewell 2026-03-25"


def test_worked_example_invitation() -> None:
    found = on("2026-03-04", INVITED)
    assert (found.stage, found.attempt) == (Stage.INVITED, 1)
    assert plan(found) == ("follow_up_1", "2026-03-09", "2026-03-11")
    usual = due(found)
    assert (usual.kind, usual.channel) == (TouchKind.FOLLOW_UP_1, Channel.EMAIL)
    assert (usual.attempt, usual.attempts) == (2, 3)
    assert "S0-36" in usual.statements


def test_worked_example_reason_is_a_sentence() -> None:
    assert due(on("2026-03-10", INVITED)).reason == (
        "Invited 4 business days ago, no answer: second of three."
    )
    assert "opens Mon 9 Mar" in due(on("2026-03-05", INVITED)).reason
    assert due(on("2026-03-17", INVITED, SECOND)).reason == (
        "Wrote again 4 business days ago, no answer: third of three, with an easy way out."
    )


def test_worked_example_second_and_third() -> None:
    found = on("2026-03-11", INVITED, SECOND)
    assert (found.stage, found.attempt) == (Stage.AWAITING_ANSWER, 2)
    assert plan(found) == ("follow_up_2", "2026-03-16", "2026-03-18")
    assert due(found).rule == "last_follow_up"


def test_worked_example_farewell() -> None:
    found = on("2026-03-24", INVITED, SECOND, THIRD)
    assert (found.stage, found.attempt) == (Stage.AWAITING_ANSWER, 3)
    assert plan(found) == ("farewell", "2026-03-25", "2026-03-25")
    assert on("2026-03-25", INVITED, SECOND, THIRD).stage is Stage.FAREWELL_DUE


def test_worked_example_closed_looks_again_with_common_ground() -> None:
    ways = (INVITED, SECOND, THIRD, FAREWELL)
    found = on("2026-03-25", *ways, who=contact(emails=MAIL, met=GROUND))
    assert found.stage is Stage.CLOSED
    assert plan(found) == ("check", "2026-06-23", "2026-06-23")
    plain = on("2026-03-25", *ways)
    assert plain.next is None
    assert "common ground" in plain.because[0]


def test_worked_example_accepts_instead() -> None:
    accepted = on("2026-03-12", INVITED, SECOND, "accepted 2026-03-12")
    assert (accepted.stage, accepted.attempt) == (Stage.ACCEPTED, 0)
    assert plan(accepted) == ("thank_accept", "2026-03-12", "2026-03-13")
    assert due(accepted).channel is Channel.LINKEDIN_MESSAGE
    thanked = on(
        "2026-03-13", INVITED, SECOND, "accepted 2026-03-12", "thank_accept 2026-03-13"
    )
    assert thanked.stage is Stage.THANKED
    assert plan(thanked) == ("rapport", "2026-03-27", "2026-03-27")


def test_worked_example_linkedin_only() -> None:
    only = contact(met=GROUND)
    assert plan(on("2026-03-04", INVITED, who=only)) == ("engage", "2026-03-09", "2026-03-09")
    engaged = on("2026-03-09", INVITED, "engage 2026-03-09", who=only)
    assert (engaged.stage, engaged.attempt) == (Stage.INVITED, 1)
    assert plan(engaged) == ("check", "2026-03-18", "2026-03-18")
    assert plan(on("2026-03-18", INVITED, who=only))[0] == "check"
    checked = on("2026-03-18", INVITED, "skip 2026-03-18", who=only)
    assert plan(checked) == ("decide", "2026-04-01", "2026-04-01")
    assert plan(on("2026-04-01", INVITED, who=only)) == ("decide", "2026-04-01", "2026-04-01")
    withdrawn = on("2026-04-01", INVITED, "withdrawn 2026-04-01", who=only)
    assert withdrawn.stage is Stage.COOLING_OFF
    assert plan(withdrawn) == ("reinvite", "2026-04-22", None)
    assert due(withdrawn).channel is Channel.LINKEDIN_INVITE


def test_row_add_contact_is_a_target_to_research() -> None:
    found = on(TODAY)
    assert found.stage is Stage.TARGET
    assert plan(found) == ("research", None, None)
    assert due(found).reason == (
        "Not researched yet: add a reason to write and one fact about them."
    )
    assert "one fact" in due(on(TODAY, who=contact(reason="Her talk"))).reason


def test_row_checklist_done_is_researched() -> None:
    known = contact(reason="Her talk", company="Acme", mutuals=(Mutual(name="Ben Adeyemi"),))
    found = on(TODAY, who=known)
    assert found.stage is Stage.RESEARCHED
    assert plan(found) == ("invite", None, None)
    assert (due(found).channel, due(found).attempt) == (Channel.LINKEDIN_INVITE, 1)
    assert due(found).reason == "Researched, not invited yet: you both know Ben Adeyemi."
    plain = contact(reason="Her talk", company="Acme")
    assert due(on(TODAY, who=plain)).reason == "Researched, not invited yet."


def test_row_first_edit_is_drafted() -> None:
    found = on(TODAY, written=draft(channel=Channel.EMAIL))
    assert found.stage is Stage.DRAFTED
    assert (due(found).step, due(found).channel) == (Step.INVITE, Channel.EMAIL)
    copied = on(TODAY, written=draft(state=DraftState.COPIED))
    assert due(copied).reason == "Copied, not marked as sent yet."
    impossible = on(TODAY, written=draft(channel=Channel.LINKEDIN_MESSAGE))
    assert due(impossible).channel is Channel.LINKEDIN_INVITE


def test_a_draft_of_the_next_note_decides_its_channel() -> None:
    chosen = draft(kind=TouchKind.FOLLOW_UP_1, channel=Channel.INMAIL)
    found = on("2026-03-10", INVITED, written=chosen)
    assert (due(found).step, due(found).channel) == (Step.FOLLOW_UP_1, Channel.INMAIL)
    assert plan(found) == plan(on("2026-03-10", INVITED))
    for written in (
        draft(kind=TouchKind.FOLLOW_UP_1, channel=Channel.LINKEDIN_INVITE),
        draft(kind=TouchKind.FOLLOW_UP_1),
        draft(kind=TouchKind.CONVERSATION, channel=Channel.INMAIL),
    ):
        assert due(on("2026-03-10", INVITED, written=written)).channel is Channel.EMAIL
    heard = touch("replied", "2026-03-06", channel=Channel.EMAIL)
    reply = draft(kind=TouchKind.CONVERSATION, channel=Channel.PHONE)
    assert due(on("2026-03-06", INVITED, heard, written=reply)).channel is Channel.PHONE


def test_who_was_written_to_as_inmail_is_followed_up_there() -> None:
    alone = contact()
    asked = touch("invite", "2026-03-04", channel=Channel.INMAIL)
    found = on("2026-03-10", asked, who=alone)
    assert plan(found) == ("follow_up_1", "2026-03-09", "2026-03-11")
    assert due(found).channel is Channel.INMAIL
    again = touch("follow_up_1", "2026-03-11", id=2, channel=Channel.INMAIL)
    third = touch("follow_up_2", "2026-03-18", id=3, channel=Channel.INMAIL)
    parting = on("2026-03-25", asked, again, third, who=alone)
    assert (due(parting).step, due(parting).channel) == (Step.FAREWELL, Channel.INMAIL)
    for only in (Channel.LINKEDIN_INVITE, Channel.IN_PERSON, Channel.EMAIL):
        pending = on("2026-03-10", touch("invite", "2026-03-04", channel=only), who=alone)
        assert due(pending).step is Step.ENGAGE


@pytest.mark.parametrize("skipped", ["skip 2026-03-02", "meeting 2026-03-02"])
def test_a_target_can_be_skipped_or_met_and_stays_one(skipped: str) -> None:
    found = on(TODAY, skipped)
    assert found.stage is Stage.TARGET
    assert plan(found)[1] == ("2026-03-09" if skipped.startswith("skip") else None)


def test_row_first_note_by_mail_is_the_first_attempt() -> None:
    found = on(TODAY, touch("conversation", "2026-03-04", channel=Channel.EMAIL))
    assert (found.stage, found.attempt) == (Stage.INVITED, 1)


@pytest.mark.parametrize("answer", ["replied", "conversation"])
def test_row_invited_answered_on_any_channel(answer: str) -> None:
    heard = touch(answer, "2026-03-06", direction=Direction.IN, channel=Channel.EMAIL)
    found = on("2026-03-06", INVITED, heard)
    assert (found.stage, found.attempt, found.answered) == (Stage.IN_CONVERSATION, 0, True)
    assert plan(found) == ("reply", "2026-03-06", "2026-03-09")
    assert (due(found).channel, due(found).kind) == (Channel.EMAIL, TouchKind.CONVERSATION)


def test_a_reply_never_goes_where_no_message_can_go() -> None:
    heard = touch("replied", "2026-03-06", channel=Channel.LINKEDIN_MESSAGE)
    second = contact(degree=Degree.SECOND)
    assert due(on("2026-03-06", INVITED, heard, who=second)).channel is None


@pytest.mark.parametrize(
    ("event", "stage"), [("skip", "invited"), ("engage", "awaiting_answer")]
)
def test_skipping_a_follow_up_waits_once_more(event: str, stage: str) -> None:
    found = on("2026-03-11", INVITED, f"{event} 2026-03-11")
    assert (found.stage, found.attempt) == (Stage(stage), 1)
    assert plan(found)[1:] == (
        ("2026-03-16", "2026-03-18") if event == "skip" else ("2026-03-09", "2026-03-11")
    )


def test_row_farewell_skipped_is_closed() -> None:
    known = contact(emails=MAIL, tie=Tie.EX_COLLEAGUE)
    found = on("2026-03-25", INVITED, SECOND, THIRD, "skip 2026-03-25", who=known)
    assert found.stage is Stage.CLOSED
    assert plan(found)[1] == "2026-06-23"


def test_looking_again_can_be_left_out() -> None:
    ways = (INVITED, SECOND, THIRD, FAREWELL, "skip 2026-06-23")
    found = on("2026-06-23", *ways, who=contact(emails=MAIL, met=GROUND))
    assert (found.stage, found.next) == (Stage.CLOSED, None)


def test_farewell_setting_none_closes_by_itself() -> None:
    ways = (INVITED, SECOND, THIRD)
    waiting = on("2026-03-24", *ways, farewell="none")
    assert (waiting.stage, waiting.next) == (Stage.AWAITING_ANSWER, None)
    assert "Wed 25 Mar" in waiting.because[0]
    assert on("2026-03-25", *ways, farewell="none").stage is Stage.CLOSED
    spared = contact(emails=MAIL, met=GROUND, cadence=CadenceOverride(never_farewell=True))
    found = on("2026-03-25", *ways, who=spared)
    assert (found.stage, plan(found)[1]) == (Stage.CLOSED, "2026-06-23")


def test_farewell_setting_is_last_makes_the_third_note_the_farewell() -> None:
    found = on("2026-03-11", INVITED, SECOND, farewell="is_last")
    assert plan(found) == ("farewell", "2026-03-16", "2026-03-18")


def test_an_invitation_after_the_farewell_gets_no_second_farewell() -> None:
    ways = (INVITED, SECOND, THIRD, FAREWELL, "invite 2026-07-01")
    assert on("2026-07-02", *ways).next is None
    assert on("2026-07-08", *ways).stage is Stage.CLOSED


def test_row_pending_is_a_question_that_only_the_answer_moves() -> None:
    only = contact()
    late = on("2026-08-31", INVITED, who=only)
    assert late.stage is Stage.INVITED
    assert due(late).reason == (
        "Invited on Wed 4 Mar, it may have expired after 180 days, look: withdraw it, "
        "keep it, or engage."
    )
    asked = on("2026-04-01", INVITED, who=only)
    assert "still open after 28 days" in due(asked).reason
    kept = on("2026-04-02", INVITED, "skip 2026-04-02", who=only)
    assert plan(kept) == ("decide", "2026-08-31", "2026-08-31")
    engaged = on("2026-04-02", INVITED, "engage 2026-04-02", who=only)
    assert plan(engaged)[1] == "2026-04-30"


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("withdrawn", "You withdrew"),
        ("declined", "was declined"),
        ("expired", "expired"),
    ],
)
def test_row_ended_invitation_cools_off(event: str, words: str) -> None:
    ended = touch(
        "withdrawn" if event == "expired" else event,
        "2026-04-01",
        id=9,
        outcome="expired" if event == "expired" else "",
    )
    known = contact(mutuals=(Mutual(name="Ben Adeyemi"),))
    found = on("2026-04-01", INVITED, ended, who=known)
    assert found.stage is Stage.COOLING_OFF
    assert plan(found)[:2] == ("reinvite", "2026-04-22")
    assert words in due(found).reason
    plain = on("2026-04-01", INVITED, ended, who=contact())
    assert plain.next is None
    assert "no common ground" in plain.because[0]


def test_the_cool_off_is_never_below_its_floor() -> None:
    for kind, opens in (("declined", "2026-04-15"), ("withdrawn", "2026-04-22")):
        ways = (INVITED, f"{kind} 2026-04-01")
        found = on("2026-04-01", *ways, who=contact(met=GROUND), reinvite_cooloff_days=1)
        assert plan(found)[1] == opens  # LinkedIn takes none for 21 days after a withdrawal


def test_an_invitation_sent_twice_is_the_one_repeat() -> None:
    twice = (INVITED, "invite 2026-03-20", "withdrawn 2026-04-20")
    found = on("2026-04-20", *twice, who=contact(met=GROUND))
    assert (found.stage, found.next) == (Stage.CLOSED, None)
    written = ("withdrawn 2026-04-01", "conversation 2026-04-05", "invite 2026-04-25")
    found = on("2026-05-02", INVITED, *written, "withdrawn 2026-05-02", who=contact(met=GROUND))
    assert (found.stage, found.next) == (Stage.CLOSED, None)
    mailed = touch("invite", "2026-03-04", channel=Channel.EMAIL)
    once = (mailed, "invite 2026-03-20", "withdrawn 2026-04-20")
    found = on("2026-04-20", *once, who=contact(met=GROUND))
    assert plan(found)[0] == "reinvite"


def test_notes_sent_while_no_contact_was_wanted_are_remembered() -> None:
    stopped = ("stop 2026-03-01", "invite 2026-03-04")
    lifted = touch("stop", "2026-03-05", id=9, outcome="lifted")
    found = on("2026-03-05", *stopped, lifted)
    assert (found.stage, found.attempt) == (Stage.CLOSED, 1)
    friend = ("accepted 2026-02-20", "stop 2026-03-01", "nurture 2026-03-04", lifted)
    known = on("2026-03-05", *friend)
    assert known.stage is Stage.NURTURED


def test_row_reinvite_has_one_follow_up_at_most() -> None:
    known = contact(emails=MAIL, met=GROUND)
    ways = (INVITED, "withdrawn 2026-04-01", "reinvite 2026-04-22")
    found = on("2026-04-22", *ways, who=known)
    assert (found.stage, found.attempt) == (Stage.INVITED, 2)
    assert plan(found)[0] == "follow_up_2"
    after = (*ways, "follow_up_2 2026-04-29")
    assert plan(on("2026-04-29", *after, who=known, max_attempts=6))[0] == "farewell"


def test_row_second_decline_is_closed() -> None:
    ways = (INVITED, "withdrawn 2026-04-01", "reinvite 2026-04-22", "declined 2026-05-01")
    found = on("2026-05-01", *ways, who=contact(met=GROUND))
    assert (found.stage, found.next) == (Stage.CLOSED, None)


def test_no_second_invitation_when_the_attempts_are_used_up() -> None:
    ways = (INVITED, SECOND, THIRD, "withdrawn 2026-04-01")
    assert on("2026-04-01", *ways, who=contact(emails=MAIL, met=GROUND)).stage is Stage.CLOSED


@pytest.mark.parametrize("event", ["thank_accept", "engage", "conversation", "give", "skip"])
def test_row_accepted_is_thanked_by_a_note_or_by_engaging(event: str) -> None:
    found = on("2026-03-13", INVITED, "accepted 2026-03-12", f"{event} 2026-03-13")
    assert found.stage is Stage.THANKED
    assert plan(found)[1] == "2026-03-27"


THANKED = (INVITED, "accepted 2026-03-12", "thank_accept 2026-03-13")


def test_row_thanked_reply() -> None:
    found = on("2026-03-16", *THANKED, "replied 2026-03-16")
    assert plan(found) == ("reply", "2026-03-16", "2026-03-17")


@pytest.mark.parametrize("event", ["rapport", "skip"])
def test_row_thanked_no_reply_to_rapport(event: str) -> None:
    found = on("2026-03-27", *THANKED, f"{event} 2026-03-27")
    assert (found.stage, found.attempt) == (Stage.NURTURED, 0)
    assert plan(found) == ("nurture", "2026-06-25", "2026-06-25")


TALKED = (*THANKED, "replied 2026-03-16", "conversation 2026-03-17")


def test_row_conversation_answered_and_quiet() -> None:
    assert on("2026-03-17", *TALKED).stage is Stage.IN_CONVERSATION
    quiet = on("2026-04-07", *TALKED)
    assert quiet.stage is Stage.NURTURED
    assert plan(quiet) == ("nurture", "2026-06-15", "2026-06-15")
    often = contact(emails=MAIL, cadence=CadenceOverride(nurture_days=7))
    assert plan(on("2026-04-07", *TALKED, who=often))[1] == "2026-04-16"


def test_a_reply_that_is_owed_can_be_left_out() -> None:
    found = on("2026-03-17", *THANKED, "replied 2026-03-16", "skip 2026-03-17")
    assert plan(found)[0] == "nurture"


def test_row_promise_has_its_own_day_and_is_kept_by_a_gift_or_a_note() -> None:
    said = touch("promise", "2026-03-17", id=20, text="Send the slides.", on=day("2026-03-21"))
    found = on("2026-03-18", *TALKED, said)
    assert plan(found) == ("promise", "2026-03-21", "2026-03-21")
    assert due(found).reason == "Promised: Send the slides."
    assert plan(on("2026-03-18", *TALKED, said, "give 2026-03-18"))[0] == "nurture"
    assert plan(on("2026-03-18", *TALKED, said, "conversation 2026-03-18"))[0] == "promise"
    assert plan(on("2026-03-21", *TALKED, said, "conversation 2026-03-21"))[0] == "nurture"
    assert plan(on("2026-03-19", *TALKED, said, "replied 2026-03-19"))[0] == "reply"
    assert plan(on("2026-03-19", *TALKED, "promise 2026-03-19"))[0] == "nurture"
    wordless = touch("promise", "2026-03-17", id=20, on=day("2026-03-21"))
    assert due(on("2026-03-18", *TALKED, wordless)).reason == "You promised something."


def test_a_follow_up_due_before_a_promise_goes_first() -> None:
    said = touch("promise", "2026-03-05", id=20, text="Slides", on=day("2026-03-20"))
    assert plan(on("2026-03-05", INVITED, said))[0] == "follow_up_1"


@pytest.mark.parametrize(
    ("event", "stage"),
    [
        ("meeting", Stage.IN_CONVERSATION),
        ("declined", Stage.IN_CONVERSATION),
        ("farewell", Stage.IN_CONVERSATION),
        ("ask", Stage.IN_CONVERSATION),
        ("nurture", Stage.NURTURED),
        ("accepted", Stage.THANKED),
        ("withdrawn", Stage.THANKED),
        ("invite", Stage.THANKED),
        ("invite_received", Stage.THANKED),
        ("override", Stage.THANKED),
        ("give", Stage.THANKED),
    ],
)
def test_events_with_people_in_touch(event: str, stage: Stage) -> None:
    assert on("2026-03-20", *THANKED, f"{event} 2026-03-20").stage is stage


def test_row_stop_is_for_ever() -> None:
    found = on("2026-03-20", *THANKED, "stop 2026-03-14", "replied 2026-03-15")
    assert (found.stage, found.next) == (Stage.DO_NOT_CONTACT, None)
    assert found.because
    flagged = on(TODAY, INVITED, who=contact(emails=MAIL, do_not_contact=True))
    assert (flagged.stage, flagged.next) == (Stage.DO_NOT_CONTACT, None)


def test_row_invitation_received_is_triaged() -> None:
    found = on("2026-03-04", "invite_received 2026-03-04")
    assert found.stage is Stage.INBOUND
    assert plan(found) == ("triage", "2026-03-04", "2026-03-09")


@pytest.mark.parametrize(
    ("event", "stage", "step"),
    [
        ("accepted", Stage.ACCEPTED, "accept_reply"),
        ("accept_reply", Stage.THANKED, "rapport"),
        ("skip", Stage.CLOSED, None),
        ("declined", Stage.CLOSED, None),
        ("replied", Stage.IN_CONVERSATION, "reply"),
    ],
)
def test_triage_answers(event: str, stage: Stage, step: str | None) -> None:
    found = on("2026-03-05", "invite_received 2026-03-04", f"{event} 2026-03-05")
    assert found.stage is stage
    assert (found.next and found.next.step.value) == step


def test_triage_may_ask_first() -> None:
    asked = touch("accept_reply", "2026-03-05", id=5, outcome="ask_first")
    found = on("2026-03-05", "invite_received 2026-03-04", asked)
    assert found.stage is Stage.INBOUND
    assert plan(found) == ("triage", "2026-03-10", "2026-03-12")


def test_an_invitation_logged_as_theirs_is_inbound() -> None:
    theirs = touch("invite", "2026-03-04", direction=Direction.IN)
    assert on(TODAY, theirs).stage is Stage.INBOUND
    like = touch("engage", "2026-03-04", direction=Direction.IN)
    assert on(TODAY, like).stage is Stage.TARGET
    met = touch("meeting", "2026-03-05", id=2, direction=Direction.IN)
    assert on("2026-03-05", INVITED, met).stage is Stage.IN_CONVERSATION


def test_row_snooze_moves_the_due_date_forward_to_a_business_day() -> None:
    put_off = touch("snooze", "2026-03-05", id=5, until=day("2026-03-14"))
    found = on("2026-03-05", INVITED, put_off)
    assert (found.stage, found.attempt) == (Stage.INVITED, 1)
    assert found.snoozed_until == day("2026-03-14")
    assert plan(found) == ("follow_up_1", "2026-03-16", "2026-03-16")
    early = touch("snooze", "2026-03-05", id=5, until=day("2026-03-06"))
    assert plan(on("2026-03-07", INVITED, early))[1:] == ("2026-03-09", "2026-03-11")
    assert on("2026-03-07", INVITED, early).snoozed_until is None
    assert plan(on("2026-03-05", INVITED, "snooze 2026-03-05"))[1] == "2026-03-09"


def test_an_answer_wakes_who_was_snoozed() -> None:
    put_off = touch("snooze", "2026-03-05", id=5, until=day("2026-05-01"))
    assert plan(on("2026-03-06", INVITED, put_off, "replied 2026-03-06"))[2] == "2026-03-09"


def test_a_snoozed_target_opens_later_without_a_due_date() -> None:
    put_off = touch("snooze", "2026-03-04", until=day("2026-03-10"))
    assert plan(on(TODAY, put_off)) == ("research", "2026-03-10", None)


def test_a_profile_that_is_gone_ends_it() -> None:
    gone = touch("not_sent", "2026-03-10", id=5, outcome="profile_gone")
    found = on("2026-03-10", INVITED, gone)
    assert (found.stage, found.next) == (Stage.CLOSED, None)
    assert "profile is gone" in found.because[0]


def test_undo_is_replaying_without_the_touch() -> None:
    assert on("2026-03-11", INVITED) == on("2026-03-11", *(INVITED, SECOND)[:1])


def test_archived_people_keep_their_stage_and_have_nothing_next() -> None:
    found = on("2026-03-06", INVITED, who=contact(emails=MAIL, archived=True))
    assert (found.stage, found.next) == (Stage.INVITED, None)
    assert "Archived" in found.because[0]


def test_the_week_of_the_contact_counts() -> None:
    found = on("2026-03-05", "invite 2026-03-05", who=contact(emails=MAIL, weekdays="sun-thu"))
    assert plan(found)[1:] == ("2026-03-10", "2026-03-12")


def test_a_contact_may_have_attempts_and_gaps_of_their_own() -> None:
    own = CadenceOverride(attempts=2, gap_days=(1, 2))
    who = contact(emails=MAIL, cadence=own)
    assert plan(on("2026-03-04", INVITED, who=who))[1:] == ("2026-03-05", "2026-03-06")
    assert plan(on("2026-03-06", INVITED, "follow_up_1 2026-03-06", who=who))[0] == "farewell"


def test_a_contact_may_have_an_order_of_channels_of_their_own() -> None:
    own = CadenceOverride(channel_order=(Channel.PHONE,))
    assert due(on(TODAY, INVITED, who=contact(cadence=own))).channel is Channel.PHONE
    listed = contact(channels=(Channel.LINKEDIN_INVITE, Channel.INMAIL))
    assert due(on(TODAY, INVITED, who=listed)).channel is Channel.INMAIL


def test_first_import_connected_lately_is_thanked() -> None:
    found = on(TODAY, who=contact(connected_on=day("2026-03-02")))
    assert found.stage is Stage.ACCEPTED
    assert plan(found) == ("thank_accept", "2026-03-02", "2026-03-03")
    assert on("2026-03-16", who=contact(connected_on=day("2026-03-02"))).dormant is False
    assert on("2026-03-17", who=contact(connected_on=day("2026-03-02"))).dormant is True


@pytest.mark.parametrize(
    "known",
    [contact(connected_on=day("2019-05-01")), contact(degree=Degree.FIRST)],
    ids=["connected_on", "degree"],
)
def test_first_import_everybody_else_is_dormant(known: Contact) -> None:
    found = on(TODAY, who=known)
    assert (found.stage, found.dormant) == (Stage.NURTURED, True)
    assert plan(found) == ("nurture", None, None)
    assert found.because
    touched = on(TODAY, "override 2026-03-04", who=known)
    assert (touched.dormant, touched.because) == (True, found.because)


@pytest.mark.parametrize(
    ("facts", "history"),
    [
        ({"tags": ("alumni",)}, ()),
        ({"cadence": CadenceOverride(nurture_days=30)}, ()),
        ({}, ("nurture 2026-02-02",)),
        ({}, ("skip 2026-02-02",)),
    ],
)
def test_dormant_people_get_a_date_once_they_are_singled_out(
    facts: dict[str, Any], history: tuple[str, ...]
) -> None:
    found = on(TODAY, *history, who=contact(connected_on=day("2019-05-01"), **facts))
    assert not found.dormant
    assert due(found).due is not None
    assert (due(found).due or TODAY) >= TODAY - dt.timedelta(days=7)


def test_people_tagged_at_once_are_spread_over_the_interval() -> None:
    days = {
        plan(on(TODAY, who=contact(id=number, degree=Degree.FIRST, tags=("x",))))[2]
        for number in range(1, 91)
    }
    assert len(days) > 50


def test_a_dormant_person_with_a_draft_is_open_and_snoozed_has_a_day() -> None:
    known = contact(connected_on=day("2019-05-01"))
    found = on(TODAY, who=known, written=draft(kind=TouchKind.NURTURE))
    assert (found.dormant, due(found).rule) == (False, "drafted")
    put_off = touch("snooze", "2026-03-04", until=day("2026-03-10"))
    snoozed = on(TODAY, put_off, who=known)
    assert (snoozed.dormant, plan(snoozed)[1]) == (False, "2026-03-10")


def test_an_import_that_shows_the_connection_counts_as_accepted() -> None:
    known = contact(emails=MAIL, connected_on=day("2026-03-12"))
    found = on("2026-04-20", INVITED, who=known)
    assert found.stage is Stage.ACCEPTED
    assert plan(found)[2] == "2026-03-13"
    thanked = on("2026-03-20", INVITED, "conversation 2026-03-16", who=known)
    assert thanked.stage is Stage.THANKED
    same = on("2026-03-13", INVITED, who=contact(connected_on=day("2026-03-04")))
    assert same.stage is Stage.ACCEPTED


@pytest.mark.parametrize(
    ("history", "stage"),
    [
        (("replied 2026-03-05",), Stage.IN_CONVERSATION),
        (("invite_received 2026-03-01", "accept_reply 2026-03-02"), Stage.THANKED),
        (("invite 2026-03-01", "follow_up_1 2026-03-05", "farewell 2026-03-10"), "nurtured"),
    ],
)
def test_a_connection_found_late_disturbs_nothing(
    history: tuple[str, ...], stage: Stage | str
) -> None:
    known = contact(emails=MAIL, connected_on=day("2026-03-12"))
    found = on("2026-04-01", *history, who=known)
    assert found.stage == stage
    assert (found.connected, found.dormant) == (True, False)


def test_a_degree_on_file_is_believed() -> None:
    found = on("2026-03-10", INVITED, who=contact(emails=MAIL, degree=Degree.FIRST))
    assert found.stage is Stage.ACCEPTED


def test_an_imported_invitation_starts_on_its_date_or_is_expired() -> None:
    def imported(date: str, kind_is: str = "invite", **facts: Any) -> Touch:
        return touch(kind_is, date, source=TouchSource.IMPORT, **facts)

    fresh = on(TODAY, imported("2026-03-02"), who=contact())
    assert (fresh.stage, plan(fresh)[0]) == (Stage.INVITED, "engage")
    pending = on(TODAY, imported("2026-01-02"))
    assert (pending.stage, plan(pending)) == (
        Stage.INVITED,
        ("decide", "2026-01-30", None),
    )
    old = on(TODAY, imported("2025-01-02"), who=contact(met=GROUND))
    assert (old.stage, plan(old)[:2]) == (Stage.EXPIRED, ("reinvite", "2025-07-22"))
    told = on(TODAY, imported("2025-12-02", outcome="expired"))
    assert (told.stage, told.next) == (Stage.EXPIRED, None)
    barred = on(TODAY, imported("2025-01-02"), who=contact(met=GROUND), reinvite_max=0)
    assert "no further invitation" in barred.because[0]
    known = contact(connected_on=day("2025-01-05"))
    assert on(TODAY, imported("2025-01-02"), who=known).dormant
    undated = contact(degree=Degree.FIRST)
    assert on(TODAY, imported("2025-01-02", outcome="accepted"), who=undated).dormant
    assert on(TODAY, imported("2026-03-02"), who=undated).stage is Stage.ACCEPTED
    stopped = (imported("2025-01-02"), imported("2025-02-02", kind_is="stop"))
    assert on(TODAY, *stopped, who=undated).stage is Stage.DO_NOT_CONTACT


def test_common_ground_is_named() -> None:
    me = Profile(schools=("ETH",), interests=("Rust",))
    ways = (INVITED, "withdrawn 2026-04-01")
    for facts, words in (
        ({"schools": ("MIT", "eth")}, "you share the school eth"),
        ({"skills": ("rust",)}, "you share the skill rust"),
        ({"met": Met(what="Rust")}, "you met"),
        ({"tie": Tie.FRIEND}, "you know each other"),
    ):
        found = on("2026-04-01", *ways, who=contact(**facts), me=me)
        assert due(found).reason.endswith(f", {words}.")


def test_a_note_alone_is_a_fact() -> None:
    who = contact(reason="x", notes=(Remark(text="Runs a podcast"),))
    assert on(TODAY, who=who).stage is Stage.RESEARCHED
