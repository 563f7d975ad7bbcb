"""Guards G01 to G09: what each says, until when, and how it can be overridden."""

from __future__ import annotations

from typing import Any

import pytest
from builders import TODAY, contact, day, draft, moment, touch

from netui.core.acts.drafts import save_draft
from netui.core.acts.sending import sent, sent_bare
from netui.core.acts.touches import accepted, log_touch
from netui.core.cadence.guards.model import Held, Insistence, Objection, Override
from netui.core.cadence.guards.surroundings import Surroundings
from netui.core.cadence.model import Budget, Context
from netui.core.cadence.stages import standing
from netui.core.changes import Change
from netui.core.composition import Composition, compose
from netui.core.model import (
    CadenceOverride,
    Channel,
    Contact,
    Criterion,
    Degree,
    Met,
    OverriddenGuard,
    Plan,
    Record,
    Stage,
    Tie,
    Touch,
    TouchKind,
)
from netui.core.settings import BudgetSettings, CadenceSettings, Settings
from netui.core.state import State
from netui.errors import Problem

KNOWN: dict[str, Any] = {
    "emails": ("amara@example.org",),
    "reason": "her talk",
    "tie": Tie.MET,
}
AMARA = contact(**KNOWN)
ONLY = contact(reason="her talk", tie=Tie.MET)
MAIL = Channel.EMAIL


def asking(
    *records: Record,
    kind: str = "follow_up_1",
    today: str = "2026-03-04",
    settings: Settings | None = None,
    **facts: Any,
) -> Change | Problem:
    """Log a touch of contact 1 today."""
    on_file = State.of(records)
    context = Context(
        today=day(today), settings=settings or Settings(), profile=on_file.profile
    )
    return log_touch(on_file, 1, TouchKind(kind), moment(today), context=context, **facts)


def speaking(change: Change | Problem) -> dict[str, Objection]:
    """Return what objects, by guard."""
    if isinstance(change, Held):
        return {one.guard: one for one in change.objections}
    assert isinstance(change, Change), change
    return {}


def logged(change: Change | Problem) -> Touch:
    assert isinstance(change, Change), change
    (found,) = [
        edit.after
        for edit in change.edits.values()
        if isinstance(edit.after, Touch) and edit.before is None
    ]
    return found


INVITED = touch("invite", "2026-03-04", channel=Channel.LINKEDIN_INVITE)
SECOND = touch("follow_up_1", "2026-03-11", id=2, channel=MAIL)
THIRD = touch("follow_up_2", "2026-03-18", id=3, channel=MAIL)
SPENT = (AMARA, INVITED, SECOND, THIRD)


# G01.


def test_g01_too_soon_before_the_window_opens_s0_42() -> None:
    found = speaking(asking(AMARA, INVITED, today="2026-03-06"))
    assert found.keys() == {"G01"}
    spoken = found["G01"]
    assert "opens Mon 9 Mar" in spoken.what
    assert (spoken.until, spoken.override) == (day("2026-03-09"), Override.REASON)
    assert {"S0-36", "S0-42"} <= set(spoken.statements)
    assert spoken.because.endswith("(S0-36, S0-42).")
    assert "queue.snooze" in spoken.actions


def test_g01_is_silent_from_the_day_the_window_opens() -> None:
    assert not speaking(asking(AMARA, INVITED, today="2026-03-09"))


def test_g01_is_overridden_with_a_reason_that_is_kept() -> None:
    insist = Insistence(" they asked ")
    found = logged(asking(AMARA, INVITED, today="2026-03-06", insist=insist))
    assert found.overrides == (OverriddenGuard(guard="G01", reason="they asked"),)
    empty = asking(AMARA, INVITED, today="2026-03-06", insist=Insistence(" "))
    assert speaking(empty)


def test_g01_the_closing_note_waits_for_its_day_and_other_notes_for_theirs() -> None:
    early = speaking(asking(*SPENT, kind="farewell", today="2026-03-24"))
    assert early["G01"].until == day("2026-03-25")
    assert not speaking(asking(*SPENT, kind="farewell", today="2026-03-25"))


@pytest.mark.parametrize("kind", ["nurture", "rapport", "ask"])
def test_g01_two_notes_in_a_row_to_somebody_in_touch(kind: str) -> None:
    friend = contact(degree=Degree.FIRST)
    note = touch("nurture", "2026-03-03")
    assert speaking(asking(friend, note, kind=kind))["G01"].until == day("2026-03-06")
    heard = touch("replied", "2026-03-03", id=2)
    assert not speaking(asking(friend, note, heard, kind=kind))
    assert not speaking(asking(friend, note, kind="conversation"))
    assert not speaking(asking(friend, touch("give", "2026-03-03"), kind=kind))


# G02.


def test_g02_no_fourth_attempt_s0_35_s0_43() -> None:
    found = speaking(asking(*SPENT, kind="conversation", today="2026-03-26"))
    assert found.keys() == {"G02"}
    assert found["G02"].override is Override.TYPED
    assert "Three attempts" in found["G02"].what
    assert "S0-43" in found["G02"].statements
    assert found["G02"].actions == ("touch.closed",)


def test_g02_needs_the_typed_confirmation_besides_the_reason() -> None:
    facts: dict[str, Any] = {"kind": "conversation", "today": "2026-03-26"}
    assert speaking(asking(*SPENT, insist=Insistence("a new job"), **facts))
    typed = Insistence("a new job", typed=True)
    assert logged(asking(*SPENT, insist=typed, **facts)).overrides[0].guard == "G02"


def test_g02_stays_when_the_person_is_closed() -> None:
    closed = (*SPENT, touch("farewell", "2026-03-25", id=4, channel=MAIL))
    found = speaking(asking(*closed, kind="conversation", today="2026-06-23"))
    assert found["G02"].actions == ()
    assert "if they write" in found["G02"].instead
    again = speaking(asking(*closed, kind="farewell", today="2026-06-23"))
    assert "G02" in again
    one = contact(**KNOWN, cadence=CadenceOverride(attempts=1))
    assert (
        "One attempt without" in speaking(asking(one, INVITED, today="2026-03-20"))["G02"].what
    )


# G03.


@pytest.mark.parametrize(
    ("how", "outcome", "today", "override", "until"),
    [
        ("withdrawn", "", "2026-03-24", Override.NO, "2026-03-25"),
        ("withdrawn", "", "2026-03-25", None, ""),
        ("withdrawn", "expired", "2026-03-17", Override.NO, "2026-03-18"),
        ("withdrawn", "expired", "2026-03-18", Override.REASON, "2026-03-25"),
        ("declined", "", "2026-03-17", Override.NO, "2026-03-18"),
        ("declined", "", "2026-03-24", Override.REASON, "2026-03-25"),
        ("declined", "", "2026-03-25", None, ""),
    ],
)
def test_g03_the_rest_has_a_floor_s1_39(
    how: str, outcome: str, today: str, override: Override | None, until: str
) -> None:
    asked = touch("invite", "2026-02-02", channel=Channel.LINKEDIN_INVITE)
    ended = touch(how, "2026-03-04", id=2, outcome=outcome)
    found = speaking(asking(ONLY, asked, ended, kind="reinvite", today=today))
    if override is None:
        assert not found
    else:
        assert (found["G03"].override, found["G03"].until) == (override, day(until))
        assert "S1-39" in found["G03"].statements


def test_g03_a_floor_holds_whatever_is_said() -> None:
    ways = (ONLY, INVITED, touch("declined", "2026-03-04", id=2))
    typed = Insistence("I want to", typed=True)
    refused = asking(*ways, kind="invite", today="2026-03-10", insist=typed)
    assert speaking(refused)["G03"].override is Override.NO


def test_g03_a_rest_of_its_own_length_and_only_one_more() -> None:
    ways = (ONLY, INVITED, touch("declined", "2026-03-04", id=2))
    longer = Settings(cadence=CadenceSettings(reinvite_cooloff_days=40))
    found = speaking(asking(*ways, kind="reinvite", today="2026-04-01", settings=longer))
    assert (found["G03"].until, found["G03"].override) == (day("2026-04-13"), Override.REASON)
    twice = (
        *ways,
        touch("reinvite", "2026-04-01", id=3),
        touch("declined", "2026-04-02", id=4),
    )
    spent = speaking(asking(*twice, kind="reinvite", today="2026-06-01"))
    assert (spent["G03"].until, spent["G03"].override) == (None, Override.REASON)


def test_g03_a_note_during_the_rest_needs_a_reason() -> None:
    ways = (AMARA, INVITED, touch("declined", "2026-03-10", id=2))
    found = speaking(asking(*ways, kind="conversation", today="2026-03-12"))
    assert found["G03"].override is Override.REASON
    assert not speaking(asking(*ways, kind="conversation", today="2026-04-02"))


# G04.


def week_of(number: int, **facts: Any) -> list[Record]:
    """Return so many people invited this week."""
    return [
        record
        for who in range(10, 10 + number)
        for record in (
            contact(f"Person {who}", id=who, **facts),
            touch("invite", "2026-03-03", id=who, contact=who),
        )
    ]


def test_g04_five_invitations_a_week_s1_40_s0_18() -> None:
    found = speaking(asking(ONLY, *week_of(5, tie=Tie.FRIEND), kind="invite"))
    assert found.keys() == {"G04"}
    assert found["G04"].until == day("2026-03-09")
    assert found["G04"].override is Override.REASON
    assert {"S1-40", "S0-18"} <= set(found["G04"].statements)
    assert not speaking(asking(ONLY, *week_of(4, tie=Tie.FRIEND), kind="invite"))


def test_g04_two_of_them_to_strangers_s1_17() -> None:
    stranger = contact(reason="her talk")
    found = speaking(asking(stranger, *week_of(2), kind="invite"))
    assert "strangers" in found["G04"].what
    assert "S1-17" in found["G04"].statements
    assert not speaking(asking(ONLY, *week_of(2), kind="invite"))


def test_g04_twenty_is_the_end() -> None:
    found = speaking(asking(ONLY, *week_of(20, tie=Tie.FRIEND), kind="invite"))
    assert found["G04"].override is Override.NO


def test_g04_strict_refuses_strangers() -> None:
    strict = Settings(cadence=CadenceSettings(strict=True))
    stranger = contact(reason="her talk")
    found = speaking(asking(stranger, kind="invite", settings=strict))
    assert found["G04"].override is Override.NO
    assert not speaking(asking(ONLY, kind="invite", settings=strict))


def test_g04_linkedins_own_limit_pauses_invitations_until_monday() -> None:
    limit = touch("not_sent", "2026-03-03", contact=2, outcome="weekly_limit")
    other = contact("Ken Ito", id=2)
    found = speaking(asking(ONLY, other, limit, kind="invite"))
    assert found["G04"].until == day("2026-03-09")
    lifted = touch("override", "2026-03-04", id=2, contact=2, outcome="limit_lifted")
    assert not speaking(asking(ONLY, other, limit, lifted, kind="invite"))
    assert not speaking(asking(ONLY, other, limit, kind="invite", today="2026-03-09"))


# G05.


def test_g05_no_message_to_a_second_degree_contact() -> None:
    second = contact(reason="x", degree=Degree.SECOND, emails=("a@example.org",))
    way = Channel.LINKEDIN_MESSAGE
    found = speaking(asking(second, kind="conversation", channel=way))
    assert found["G05"].override is Override.NO
    assert "e-mail" in found["G05"].instead
    past = asking(second, kind="conversation", channel=way, date=day("2026-03-01"))
    assert speaking(past).keys() == {"G05"}
    lone = contact(reason="x")
    assert "address" in speaking(asking(lone, kind="conversation", channel=way))["G05"].instead
    assert "no way" in speaking(asking(lone, INVITED, today="2026-03-10"))["G05"].what


def test_g05_a_second_note_is_no_invitation() -> None:
    known = contact(reason="x", emails=("a@example.org",))
    way = Channel.LINKEDIN_INVITE
    again = asking(known, INVITED, kind="follow_up_1", channel=way, today="2026-03-11")
    found = speaking(again)["G05"]
    assert found.what == "Amara Osei cannot be reached by LinkedIn invitation."
    assert found.because == "A LinkedIn invitation carries no other kind of note."
    assert (found.instead, found.actions[0]) == ("Possible: e-mail.", "note.channel")


def test_g05_nobody_is_invited_twice_over() -> None:
    friend = contact(degree=Degree.FIRST, reason="x")
    assert "connected" in speaking(asking(friend, kind="invite"))["G05"].what


def test_g05_who_invited_me_reads_my_answer() -> None:
    theirs = touch("invite_received", "2026-03-03")
    found = logged(asking(contact(), theirs, kind="accept_reply"))
    assert found.channel is Channel.LINKEDIN_MESSAGE
    assert not speaking(asking(contact(), theirs, kind="invite"))


# G06, G07.


def test_g06_no_reason_on_file_s2_12_s1_28() -> None:
    nobody = contact(tie=Tie.MET)
    other = contact("Ken Ito", id=2, reason="kilns")
    found = speaking(asking(nobody, other, kind="invite"))
    assert found.keys() == {"G06"}
    assert {"S2-12", "S1-28"} <= set(found["G06"].statements)
    why = contact(tie=Tie.MET, purpose="to learn")
    assert not speaking(asking(why, other, kind="invite"))


def test_g07_no_plan_at_the_very_first_invitation_s0_11() -> None:
    nobody = contact(tie=Tie.MET)
    found = speaking(asking(nobody, kind="invite"))
    assert found.keys() == {"G06", "G07"}
    assert "S0-11" in found["G07"].statements
    wish = Criterion(id=1, name="rail")
    assert "G07" not in speaking(asking(nobody, wish, kind="invite"))
    past = (contact("Ken Ito", id=2), touch("invite", "2026-01-04", contact=2))
    assert "G07" not in speaking(asking(nobody, *past, kind="invite"))


# G08.


def test_g08_ask_after_ask_without_a_gift_s1_32() -> None:
    friend = contact(degree=Degree.FIRST)
    asked = touch("ask", "2026-02-04")
    found = speaking(asking(friend, asked, kind="ask"))
    assert found.keys() == {"G08"}
    assert "once" in found["G08"].what
    assert "S1-32" in found["G08"].statements
    gift = touch("give", "2026-02-10", id=2)
    assert not speaking(asking(friend, asked, gift, kind="ask"))
    twice = Settings(cadence=CadenceSettings(ask_give_ratio=2))
    assert not speaking(asking(friend, asked, kind="ask", settings=twice))
    more = (asked, touch("ask", "2026-02-12", id=2))
    assert "2 times" in speaking(asking(friend, *more, kind="ask", settings=twice))["G08"].what
    never = Settings(cadence=CadenceSettings(ask_give_ratio=0))
    assert not speaking(asking(friend, asked, kind="ask", settings=never))


# G09.

FREE = Settings(plan=Plan.FREE, budget=BudgetSettings(notes_per_month=1))


def noted(number: int = 1) -> list[Record]:
    return [
        contact("Ken Ito", id=2, tie=Tie.FRIEND),
        *(
            touch("invite", "2026-03-02", id=n, contact=2, note_used=True)
            for n in range(number)
        ),
    ]


def test_g09_the_months_notes_are_used_up_s2_03() -> None:
    met = contact("Bela Kun", id=3, met=Met(when=day("2026-03-02")))
    invited = (
        contact("Carl Ek", id=4, met=Met(when=day("2026-03-02"))),
        touch("invite", "2026-03-02", id=9, contact=4),
        contact("Dora Ek", id=5, met=Met(when=day("2026-01-02"))),
    )
    found = speaking(
        asking(ONLY, met, *invited, *noted(), kind="invite", text="Hi", settings=FREE)
    )
    assert found.keys() == {"G09"}
    assert found["G09"].instead.endswith("words: Bela Kun.")
    assert found["G09"].until == day("2026-04-01")
    assert not speaking(asking(ONLY, *noted(), kind="invite", settings=FREE))
    assert not speaking(asking(ONLY, *noted(), kind="invite", text="Hi"))
    paid = Settings(plan=Plan.PREMIUM)
    assert not speaking(asking(ONLY, *noted(), kind="invite", text="Hi", settings=paid))


def test_g09_bare_keeps_the_words_for_the_thank_you() -> None:
    on_file = State.of([AMARA, *noted(), draft("Hi Amara")])
    context = Context(today=TODAY, settings=FREE)
    refused = sent(on_file, 1, moment("2026-03-04"), context, text="Hi Amara")
    assert speaking(refused).keys() == {"G09"}
    change = sent_bare(on_file, 1, moment("2026-03-04"), context)
    found = logged(change)
    assert (found.text, found.note_used) == ("", False)
    assert isinstance(change, Change)
    on_file.apply(change)
    kept = on_file.draft_of(1)
    assert kept is not None
    assert (kept.kind, kept.text) == (TouchKind.THANK_ACCEPT, "Hi Amara")


def test_the_words_that_were_kept_come_back_on_acceptance() -> None:
    now = moment("2026-03-10")
    kept = draft("Kept", kind=TouchKind.THANK_ACCEPT, channel=Channel.LINKEDIN_MESSAGE)
    on_file = State.of([AMARA, INVITED, kept])
    begun = save_draft(on_file, 1, now, kind=TouchKind.FOLLOW_UP_1, text="Again", channel=MAIL)
    assert isinstance(begun, Change)
    on_file.apply(begun)
    in_hand = on_file.draft_of(1)
    assert in_hand is not None
    assert in_hand.text == "Again"
    came = accepted(on_file, 1, now)
    assert isinstance(came, Change)
    on_file.apply(came)
    (left,) = on_file.drafts.values()
    assert (left.kind, left.text) == (TouchKind.THANK_ACCEPT, "Kept\n\nAgain")


def test_a_follow_up_leaves_the_words_that_were_kept_alone() -> None:
    now, context = moment("2026-03-10"), Context(today=day("2026-03-10"))
    kept = draft("Kept", kind=TouchKind.THANK_ACCEPT, channel=Channel.LINKEDIN_MESSAGE)
    on_file = State.of([AMARA, INVITED, kept])
    stands = standing(AMARA, on_file.touches_of(1), kept, context)
    opened = compose(on_file, stands, context)
    assert isinstance(opened, Composition)
    assert (opened.kind, opened.text == "Kept") == (TouchKind.FOLLOW_UP_1, False)
    change = sent(on_file, 1, now, context, text="Again")
    assert logged(change).kind is TouchKind.FOLLOW_UP_1
    assert isinstance(change, Change)
    on_file.apply(change)
    assert on_file.draft_of(1) == kept


def test_bare_is_guarded_too_and_an_empty_draft_goes() -> None:
    context = Context(today=TODAY)
    now = moment("2026-03-04")
    on_file = State.of([contact(tie=Tie.MET)])
    assert "G06" in speaking(sent_bare(on_file, 1, now, context))
    assert isinstance(sent_bare(on_file, 9, now, context), Problem)
    empty = State.of([ONLY, draft(" ")])
    change = sent_bare(empty, 1, now, context)
    assert isinstance(change, Change)
    empty.apply(change)
    assert empty.draft_of(1) is None
    none = State.of([ONLY])
    assert logged(sent_bare(none, 1, now, context)).kind is TouchKind.INVITE


# The cap on open conversations.


def test_new_conversations_wait_while_fifteen_are_open() -> None:
    talking: list[Record] = []
    for who in range(10, 12):
        talking += [
            contact(f"Person {who}", id=who, degree=Degree.FIRST),
            touch("replied", "2026-03-03", id=who, contact=who),
        ]
    two = Settings(cadence=CadenceSettings(open_conversations=2))
    found = speaking(asking(ONLY, *talking, kind="invite", settings=two))
    assert found.keys() == {"cap"}
    assert not speaking(asking(ONLY, *talking, kind="invite"))
    known = Surroundings(
        State.of([ONLY]), Context(today=TODAY), used=Budget(), open_conversations=15
    )
    assert speaking(asking(ONLY, kind="invite", around=known)).keys() == {"cap"}


# Facts, and people who want no contact.


def test_what_is_logged_later_is_a_fact_that_shows_what_it_went_against() -> None:
    change = asking(
        *SPENT, kind="conversation", today="2026-04-20", date=day("2026-03-20"), channel=MAIL
    )
    found = logged(change)
    assert [(one.guard, one.reason) for one in found.overrides] == [
        ("G02", "logged later"),
        ("G01", "logged later"),
    ]


def test_what_they_did_is_never_held_back() -> None:
    heard = logged(asking(*SPENT, kind="replied", today="2026-03-19"))
    assert heard.overrides == ()


def test_nothing_reaches_who_wants_no_contact_s0_42() -> None:
    never = contact(**KNOWN, do_not_contact=True)
    for kind in ("conversation", "engage", "invite"):
        refused = asking(never, kind=kind)
        assert isinstance(refused, Problem)
        assert "no contact" in refused.what
    past = logged(asking(never, kind="engage", date=day("2026-03-01")))
    assert past.overrides[0].guard == "stop"
    assert logged(asking(never, kind="give")).overrides == ()


def test_advice_asked_of_somebody_else_is_no_note_to_this_person() -> None:
    assert logged(asking(contact(via="Ben"), kind="ask_advice")).overrides == ()


def test_a_closed_approach_is_not_reopened_the_next_day() -> None:
    gone = touch("not_sent", "2026-03-04", id=2, outcome="profile_gone")
    found = speaking(asking(AMARA, INVITED, gone, kind="conversation", today="2026-03-05"))
    assert found.keys() == {"G01"}
    fresh = asking(AMARA, kind="conversation", channel=MAIL)
    assert logged(fresh).attempt is None


def test_a_like_is_not_guarded() -> None:
    assert logged(asking(ONLY, INVITED, kind="engage")).overrides == ()


def test_the_problem_names_the_guard_and_what_else_speaks() -> None:
    refused = asking(contact(tie=Tie.MET), kind="invite")
    assert isinstance(refused, Held)
    assert refused.where == "G07"
    assert "Also: No reason" in refused.todo
    plain = Objection(guard="G00", what="x", why="Because", instead="y")
    assert plain.because == "Because."
    assert Stage.INVITED
    assert isinstance(AMARA, Contact)


# An invitation that is out, and answers to none.


@pytest.mark.parametrize("kind", ["invite", "reinvite"])
def test_g03_nobody_is_invited_while_an_invitation_is_out(kind: str) -> None:
    found = speaking(asking(AMARA, INVITED, kind=kind, today="2026-03-11"))
    assert found.keys() == {"G03"}
    assert found["G03"].override is Override.NO
    assert "of Wed 4 Mar is still out" in found["G03"].what
    answered = touch("replied", "2026-03-05", id=2)
    assert not speaking(asking(AMARA, INVITED, answered, kind=kind, today="2026-03-11"))
    slip = touch("not_sent", "2026-03-05", id=2, outcome="not_now")
    assert not speaking(asking(AMARA, INVITED, slip, kind=kind, today="2026-03-11"))
    mailed = touch("follow_up_1", "2026-03-11", id=2, channel=MAIL)
    later = touch("not_sent", "2026-03-18", id=3, outcome="not_now")
    again = asking(AMARA, INVITED, mailed, later, kind=kind, today="2026-03-20")
    assert "is still out" in speaking(again)["G03"].what


def test_g03_an_invitation_after_an_e_mail_is_the_next_attempt() -> None:
    mailed = touch("invite", "2026-03-04", channel=MAIL)
    assert logged(asking(AMARA, mailed, kind="invite", today="2026-03-11")).attempt == 2
    way = Channel.EMAIL
    assert logged(asking(AMARA, INVITED, kind="invite", channel=way, today="2026-03-11"))


def test_g03_who_was_invited_again_is_not_invited_a_third_time_by_another_way() -> None:
    history = (
        INVITED,
        touch("withdrawn", "2026-04-01", id=2),
        touch("reinvite", "2026-04-22", id=3, channel=Channel.LINKEDIN_INVITE),
    )
    facts: dict[str, Any] = {"kind": "invite", "channel": Channel.EVENT, "today": "2026-06-10"}
    found = speaking(asking(AMARA, *history, **facts))
    assert found.keys() == {"G03"}
    assert found["G03"].override is Override.REASON
    assert "once is enough" in found["G03"].what


def test_g03_a_closed_approach_rests_from_the_day_its_invitation_is_taken_back() -> None:
    closed = touch("stop", "2026-03-10", id=2, outcome="closed")
    gone = touch("withdrawn", "2026-04-01", id=3)
    for today, channel, override in (
        ("2026-04-20", None, Override.NO),
        ("2026-04-20", Channel.EVENT, Override.REASON),
        ("2026-04-22", None, Override.REASON),
    ):
        facts: dict[str, Any] = {"kind": "reinvite", "channel": channel, "today": today}
        found = speaking(asking(AMARA, INVITED, closed, gone, **facts))
        assert found.keys() == {"G03"}
        assert found["G03"].override is override
    declined = touch("declined", "2026-04-01", id=3)
    found = speaking(
        asking(AMARA, INVITED, closed, declined, kind="invite", today="2026-04-16")
    )
    assert found["G03"].override is Override.REASON


def test_g05_who_has_not_invited_me_reads_no_answer() -> None:
    way = Channel.LINKEDIN_MESSAGE
    refused = speaking(asking(ONLY, kind="accept_reply", channel=way))
    assert refused.keys() == {"G05"}
    past = asking(ONLY, kind="accept_reply", channel=way, date=day("2026-03-01"))
    assert speaking(past).keys() == {"G05"}
    unnamed = asking(ONLY, kind="accept_reply", date=day("2026-03-01"))
    assert logged(unnamed).channel is None


def test_g02_a_goodbye_is_the_end_whatever_was_left() -> None:
    bye = touch("farewell", "2026-03-11", id=2, channel=MAIL)
    facts: dict[str, Any] = {"kind": "conversation", "channel": MAIL, "today": "2026-03-20"}
    found = speaking(asking(AMARA, INVITED, bye, **facts))
    assert found.keys() == {"G02"}
    assert found["G02"].what.startswith("You have said goodbye to Amara Osei")
    assert found["G02"].brief == "Goodbye said, no answer"
    heard = touch("replied", "2026-03-12", id=3)
    closed = touch("stop", "2026-03-13", id=4, outcome="closed")
    assert not speaking(asking(AMARA, INVITED, bye, heard, closed, **facts))


def test_g02_counts_what_comes_in_between_too() -> None:
    facts: dict[str, Any] = {"date": day("2026-03-09"), "channel": MAIL}
    between = logged(asking(*SPENT, kind="conversation", today="2026-03-20", **facts))
    assert [one.guard for one in between.overrides] == ["G02"]
    fewer = logged(asking(*SPENT[:3], kind="conversation", today="2026-03-20", **facts))
    assert fewer.overrides == ()
