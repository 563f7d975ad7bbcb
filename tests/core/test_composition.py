"""The composer opens the saved draft, else the best template filled from the file."""

from __future__ import annotations

from typing import Any

import pytest
from builders import NOW, TODAY, contact, day, draft, touch

from netui.core.cadence.model import Context, NextTouch, Standing, Step
from netui.core.composition import Composition, compose
from netui.core.model import (
    TEXT_KINDS,
    CadenceOverride,
    Channel,
    Degree,
    Direction,
    DraftState,
    Goal,
    Met,
    Plan,
    Profile,
    Stage,
    Template,
    TouchKind,
)
from netui.core.note_kinds import KIND_IN_STAGE, WITHOUT_NOTE
from netui.core.settings import Settings
from netui.core.state import State
from netui.errors import Problem

ME = Profile(id=1, name="Dana Whitlock", one_liners=("I run analytics at Orchard Metrics",))
CONTEXT = Context(today=TODAY, profile=ME)
TARGET = Standing(contact=1, stage=Stage.TARGET)


def opened(*records: Any, standing: Standing = TARGET, **asked: Any) -> Composition:
    found = compose(State.of(records), standing, CONTEXT, **asked)
    assert isinstance(found, Composition), found
    return found


def refused(*records: Any, standing: Standing = TARGET, **asked: Any) -> Problem:
    found = compose(State.of(records), standing, CONTEXT, **asked)
    assert isinstance(found, Problem)
    return found


def coming(step: Step, kind: TouchKind | None = None, **facts: Any) -> Standing:
    following = NextTouch(contact=1, step=step, kind=kind, reason="", rule="x", **facts)
    return Standing(contact=1, stage=Stage.INVITED, next=following)


# The opening words


def test_a_new_person_gets_an_invitation_with_its_blanks_visible() -> None:
    found = opened(contact(met=Met(where="Porto Supply Day", when=day("2026-02-20"))))
    assert found.text == (
        "Hi Amara, we met at Porto Supply Day on 20 February. "
        "I would like to stay in touch: {reason}. Best, Dana"
    )
    assert [found.text[start:end] for start, end in found.blanks] == ["{reason}"]
    assert (found.kind, found.channel) == (TouchKind.INVITE, Channel.LINKEDIN_INVITE)
    assert (found.template, found.attempt, found.draft) == ("invite_met", 1, None)
    assert found.facts[0].text == "Porto Supply Day, 20 February"
    assert found.standing == TARGET


def test_a_saved_draft_is_opened_as_it_was_left() -> None:
    left = draft(
        "Hi {given}",
        kind=TouchKind.FOLLOW_UP_1,
        channel=Channel.EMAIL,
        subject="Hello",
        template="own",
        goal=Goal.REFERRAL,
        state=DraftState.COPIED,
        updated=NOW.at,
    )
    found = opened(contact(goal=Goal.SELL), left)
    assert found.draft == left
    assert (found.subject, found.text, found.template) == ("Hello", "Hi {given}", "own")
    assert (found.kind, found.channel, found.goal) == (left.kind, left.channel, left.goal)
    assert found.blanks == ((3, 10),)
    assert found.attempt == 2


def test_an_emptied_draft_opens_empty() -> None:
    found = opened(contact(), draft(""))
    assert found.text == ""
    assert found.draft == draft("")
    assert found.channel is Channel.LINKEDIN_INVITE


def test_the_channel_of_a_draft_can_be_changed_and_keeps_its_words() -> None:
    found = opened(contact(), draft("Words"), channel=Channel.EMAIL)
    assert (found.text, found.channel, found.limit) == ("Words", Channel.EMAIL, None)


def test_another_kind_starts_afresh_and_keeps_the_draft_on_file() -> None:
    found = opened(contact(), draft("Words"), kind=TouchKind.FAREWELL)
    assert found.text.startswith("Hi Amara, thank you for your time")
    assert found.draft == draft("Words")
    assert opened(contact(), draft("Words"), kind=TouchKind.INVITE).text == "Words"


def test_a_template_is_opened_by_name_over_the_draft() -> None:
    found = opened(contact(), draft("Words"), template="ask_email")
    assert (found.kind, found.channel) == (TouchKind.ASK, Channel.EMAIL)
    assert found.subject == "Amara, may I ask for your view"
    assert found.draft == draft("Words")
    other = opened(contact(), template="ask", kind=TouchKind.NURTURE, channel=Channel.INMAIL)
    assert (other.kind, other.channel, other.template) == (
        TouchKind.NURTURE,
        Channel.INMAIL,
        "ask",
    )
    assert other.subject == ""


def test_a_subject_is_left_out_where_the_channel_has_none() -> None:
    found = opened(contact(), template="ask_email", channel=Channel.LINKEDIN_MESSAGE)
    assert found.subject == ""
    assert found.text.startswith("Hi Amara,")


def test_own_templates_win_files_over_the_table() -> None:
    own = Template(id=1, name="invite_stranger", kind=TouchKind.INVITE, text="Table")
    file = Template(name="invite_stranger", kind=TouchKind.INVITE, text="File")
    assert opened(contact(), own, template="invite_stranger").text == "Table"
    found = opened(contact(), own, template="invite_stranger", templates=[file])
    assert found.text == "File"


def test_a_kind_whose_only_template_was_renamed_away_opens_empty() -> None:
    moved = Template(id=1, name="thank_accept", kind=TouchKind.ASK, text="Hi")
    found = opened(contact(), moved, kind=TouchKind.THANK_ACCEPT)
    assert (found.text, found.template, found.blanks) == ("", "", ())


def test_the_template_follows_language_and_goal() -> None:
    german = Template(id=1, name="de", kind=TouchKind.ASK, lang="de", text="Hallo {given}")
    assert opened(contact(langs=("de",)), german, kind=TouchKind.ASK).text == "Hallo Amara"
    found = opened(contact(goal=Goal.OPEN_ROLE), german, kind=TouchKind.ASK)
    assert found.template == "ask_open_role"
    assert found.goal is Goal.OPEN_ROLE


def test_a_reply_names_the_message_it_answers() -> None:
    reply = touch("replied", "2026-03-03", direction=Direction.IN)
    found = opened(contact(), reply, standing=coming(Step.REPLY))
    assert found.kind is TouchKind.CONVERSATION
    assert "your message of 3 March" in found.text


# What is refused


def test_a_person_who_is_gone() -> None:
    assert refused().what == "This person is not on file"


def test_a_person_who_is_not_to_be_contacted() -> None:
    assert refused(contact(do_not_contact=True)).what == "Amara Osei is not to be contacted"
    stopped = Standing(contact=1, stage=Stage.DO_NOT_CONTACT)
    assert refused(contact(), standing=stopped).what == "Amara Osei is not to be contacted"


def test_a_kind_without_a_note() -> None:
    problem = refused(contact(), kind=TouchKind.ENGAGE)
    assert problem.what == "A touch of kind engage has no note"


def test_an_unknown_template_names_the_nearest() -> None:
    assert refused(contact(), template="invite_mett").todo == "Did you mean invite_met?"


def test_a_template_that_cannot_be_read_is_named() -> None:
    body = Template(id=1, name="own", kind=TouchKind.ASK, text="Hi\n{gven}")
    assert refused(contact(), body, template="own").where == "own, line 2"
    subject = Template(id=1, name="own", kind=TouchKind.ASK, text="Subject: {gven}\n\nHi")
    assert refused(contact(), subject, template="own").where == "own, subject"


# Kind, channel, attempt


def test_every_stage_but_do_not_contact_has_a_kind_with_a_note() -> None:
    assert set(KIND_IN_STAGE) == set(Stage) - {Stage.DO_NOT_CONTACT}
    assert set(KIND_IN_STAGE.values()) <= TEXT_KINDS


@pytest.mark.parametrize("kind", sorted(TEXT_KINDS))
def test_every_kind_of_note_opens_with_a_text(kind: TouchKind) -> None:
    assert opened(contact(), kind=kind).text.startswith("Hi Amara,")


@pytest.mark.parametrize(
    ("standing", "facts", "kind"),
    [
        (coming(Step.THANK_ACCEPT, TouchKind.THANK_ACCEPT), {}, TouchKind.THANK_ACCEPT),
        (coming(Step.REPLY), {}, TouchKind.CONVERSATION),
        (Standing(contact=1, stage=Stage.INVITED, attempt=1), {}, TouchKind.FOLLOW_UP_1),
        (Standing(contact=1, stage=Stage.INVITED, attempt=2), {}, TouchKind.FOLLOW_UP_2),
        (Standing(contact=1, stage=Stage.AWAITING_ANSWER), {}, TouchKind.FOLLOW_UP_2),
        (TARGET, {"degree": Degree.FIRST}, TouchKind.CONVERSATION),
        (TARGET, {"degree": Degree.SECOND}, TouchKind.INVITE),
        (Standing(contact=1, stage=Stage.COOLING_OFF), {}, TouchKind.REINVITE),
    ],
)
def test_the_kind_follows_the_next_touch_else_the_stage(
    standing: Standing, facts: dict[str, Any], kind: TouchKind
) -> None:
    assert opened(contact(**facts), standing=standing).kind is kind


@pytest.mark.parametrize("step", sorted(WITHOUT_NOTE))
def test_a_step_on_linkedin_has_no_note_of_its_own(step: Step) -> None:
    standing = coming(step)
    assert refused(contact(), standing=standing).todo == WITHOUT_NOTE[step]
    begun = State.of([contact(), draft("Hi Amara, one more thing")])
    resumed = compose(begun, standing, CONTEXT)
    assert isinstance(resumed, Composition)
    assert resumed.text == "Hi Amara, one more thing"


@pytest.mark.parametrize(
    ("facts", "kind", "channel"),
    [
        ({}, TouchKind.REINVITE, Channel.LINKEDIN_INVITE),
        ({"emails": ("amara@tidewater.example",)}, TouchKind.ASK, Channel.EMAIL),
        (
            {"emails": ("amara@tidewater.example",), "degree": Degree.FIRST},
            TouchKind.ASK,
            Channel.LINKEDIN_MESSAGE,
        ),
        ({}, TouchKind.ASK, Channel.LINKEDIN_MESSAGE),
    ],
)
def test_the_channel_is_one_that_is_open(
    facts: dict[str, Any], kind: TouchKind, channel: Channel
) -> None:
    assert opened(contact(**facts), kind=kind).channel is channel


def test_channel_and_attempt_of_the_next_touch_count_for_its_kind_only() -> None:
    standing = coming(
        Step.FOLLOW_UP_1, TouchKind.FOLLOW_UP_1, channel=Channel.INMAIL, attempt=4
    )
    found = opened(contact(), standing=standing)
    assert (found.channel, found.attempt) == (Channel.INMAIL, 4)
    other = opened(contact(), standing=standing, kind=TouchKind.FOLLOW_UP_2)
    assert (other.channel, other.attempt) == (Channel.LINKEDIN_MESSAGE, 3)
    silent = coming(Step.FOLLOW_UP_1, TouchKind.FOLLOW_UP_1)
    assert opened(contact(), standing=silent).attempt == 2


# Limits, history


@pytest.mark.parametrize(
    ("plan", "limit", "mark"),
    [(Plan.FREE, 200, None), (Plan.PREMIUM, 300, None), (None, 300, 200)],
)
def test_the_limit_of_an_invitation_follows_the_plan(
    plan: Plan | None, limit: int, mark: int | None
) -> None:
    context = Context(today=TODAY, settings=Settings(plan=plan))
    found = compose(State.of([contact()]), TARGET, context)
    assert isinstance(found, Composition)
    assert (found.limit, found.mark) == (limit, mark)


def test_the_last_three_touches_newest_first_without_steering() -> None:
    history = [touch("engage", f"2026-02-0{n}", id=n) for n in range(1, 6)]
    snooze = touch("snooze", "2026-03-01", id=9)
    found = opened(contact(), *history, snooze)
    assert [t.id for t in found.last_touches] == [5, 4, 3]


def test_an_order_of_ones_own_decides_the_channel_of_a_note_that_is_asked_for() -> None:
    own = CadenceOverride(channel_order=(Channel.LINKEDIN_MESSAGE, Channel.PHONE))
    asked = TouchKind.NURTURE
    assert opened(contact(cadence=own), kind=asked).channel is Channel.PHONE
    shut = CadenceOverride(channel_order=(Channel.LINKEDIN_MESSAGE,))
    assert opened(contact(cadence=shut), kind=asked).channel is Channel.LINKEDIN_MESSAGE
    assert opened(contact(cadence=own)).channel is Channel.PHONE
