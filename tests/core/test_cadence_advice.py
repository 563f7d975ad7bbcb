"""Advice is asked of a connector before the invitation (S0-16), and is no attempt."""

import datetime as dt
from typing import Any

import pytest
from builders import NOW, TODAY, contact, day, draft, touch

from netui.core.acts.sending import sent
from netui.core.acts.touches import log_touch
from netui.core.cadence.model import Context, Standing, Step
from netui.core.cadence.stages import standing
from netui.core.changes import Change
from netui.core.composition import Composition, compose
from netui.core.connector import connector_of, reader_of, way_to
from netui.core.model import (
    Channel,
    Contact,
    Degree,
    Direction,
    Draft,
    Mutual,
    Profile,
    Stage,
    Table,
    Touch,
    TouchKind,
)
from netui.core.state import State
from netui.errors import Problem

CONTEXT = Context(today=TODAY, profile=Profile(first="Kim", name="Kim Berg"))
ASK = TouchKind.ASK_ADVICE


def marek(**facts: Any) -> Contact:
    known = {"reason": "his talk on tidal power", "company": "Acme", "via": "Zofia Nowak"}
    return contact("Marek Lis", id=1, **(known | facts))


def zofia(**facts: Any) -> Contact:
    return contact("Zofia Nowak", id=2, degree=Degree.FIRST, **facts)


def stood(
    *touches: Touch, who: Contact | None = None, written: Draft | None = None
) -> Standing:
    return standing(who or marek(), touches, written, CONTEXT)


def state_of(*people: Contact) -> State:
    return State({Table.CONTACTS: {person.id: person for person in people}})


def step_of(found: Standing) -> Step | None:
    return found.next.step if found.next else None


def after(state: State, change: object) -> State:
    assert isinstance(change, Change), change
    state.apply(change)
    return state


def test_a_researched_person_with_a_connector_is_asked_about_first() -> None:
    found = stood()
    assert found.stage is Stage.RESEARCHED
    assert found.next is not None
    assert (found.next.step, found.next.kind, found.next.rule) == (
        Step.ASK_ADVICE,
        ASK,
        "ask_advice",
    )
    assert found.next.reason == (
        "Ask Zofia Nowak for advice about Marek before the invitation."
    )
    assert (found.next.channel, found.next.due) == (Channel.LINKEDIN_MESSAGE, None)
    assert found.next.statements == ("S0-16",)
    assert step_of(stood(who=marek(via=""))) is Step.INVITE
    assert step_of(stood(who=marek(reason=""))) is Step.RESEARCH


def test_advice_is_due_two_business_days_after_the_facts_were_checked() -> None:
    found = stood(who=marek(facts_checked=day("2026-03-05"))).next
    assert found is not None
    assert found.due == dt.date(2026, 3, 9)


def test_once_asked_the_invitation_comes_next_and_no_attempt_is_counted() -> None:
    found = stood(touch("ask_advice", "2026-03-03"))
    assert (found.stage, found.attempt, step_of(found)) == (
        Stage.RESEARCHED,
        0,
        Step.INVITE,
    )
    assert found.next is not None
    assert found.next.reason == (
        "Zofia Nowak was asked for advice 1 business day ago; the invitation waits for it "
        "until Fri 6 Mar: you both know Zofia Nowak."
    )
    assert found.next.opens == day("2026-03-06")
    waited = standing(
        marek(), [touch("ask_advice", "2026-03-03")], None, Context(today=day("2026-03-06"))
    )
    assert waited.next is not None
    assert waited.next.reason.startswith(
        "Zofia Nowak was asked for advice 3 business days ago:"
    )


def test_the_invitation_waits_for_the_advice_unless_it_is_begun() -> None:
    begun = stood(touch("ask_advice", "2026-03-03"), written=draft())
    assert (begun.stage, step_of(begun)) == (Stage.DRAFTED, Step.INVITE)
    assert begun.next is not None
    assert begun.next.opens is None
    nameless = stood(touch("ask_advice", "2026-03-03"), who=marek(via=""))
    assert nameless.next is not None
    assert nameless.next.reason.startswith("A connector was asked for advice")


def test_a_mutual_on_file_is_a_connector_too_s0_16() -> None:
    known = Mutual(name="Zofia Nowak", contact=2)
    person = marek(via="", mutuals=(Mutual(name="Bo Ek"), known))
    found = stood(who=person)
    assert step_of(found) is Step.ASK_ADVICE
    assert found.next is not None
    assert found.next.reason.startswith("Ask Zofia Nowak for advice about Marek")
    state = state_of(person, zofia())
    assert connector_of(state, person) == zofia()
    assert opened(state, 1).text.startswith("Hi Zofia, ")
    for other in (Mutual(name="Bo Ek"), Mutual(name="Bo Ek", contact=2, discreet=True)):
        alone = marek(via="", mutuals=(other,))
        assert step_of(stood(who=alone)) is Step.INVITE
        assert connector_of(state, alone) is None


def test_the_connector_is_protected_as_anybody_is_s0_42() -> None:
    way = Channel.LINKEDIN_MESSAGE
    asked = touch("ask_advice", "2026-03-02", id=5, contact=2)
    stop = touch("stop", "2026-03-01", id=5, contact=2)
    stranger = contact("Zofia Nowak", id=2)
    for who, history, says in (
        (stranger, (), "G05"),
        (zofia(), (asked,), "G08"),
        (zofia(), (stop,), ""),
    ):
        state = State.of([marek(), who, *history])
        refused = log_touch(state, 1, ASK, NOW, channel=way, context=CONTEXT)
        assert isinstance(refused, Problem)
        assert refused.where == says
        assert who.full in refused.what


def test_asking_somebody_i_am_not_in_touch_with_is_a_note_to_them() -> None:
    by_mail = contact("Zofia Nowak", id=2, emails=("zofia@example.org",))
    state = state_of(marek(), by_mail)
    done = after(state, log_touch(state, 1, ASK, NOW, context=CONTEXT))
    (about,), (asked,) = done.touches_of(1), done.touches_of(2)
    assert (about.kind, about.channel) == (ASK, Channel.EMAIL)
    assert (asked.kind, asked.note) == (TouchKind.CONVERSATION, "about Marek Lis")
    assert step_of(standing(by_mail, (asked,), None, CONTEXT)) is Step.FOLLOW_UP_1


def test_a_skip_leaves_the_advice_out_and_the_invitation_is_open_at_once() -> None:
    state = state_of(marek(), zofia())
    change = log_touch(state, 1, TouchKind.SKIP, NOW, context=CONTEXT)
    skipped = after(state, change).touches_of(1)
    found = stood(*skipped)
    assert step_of(found) is Step.INVITE
    assert found.next is not None
    assert found.next.opens is None
    again = stood(*skipped, touch("skip", "2026-03-04", id=9))
    assert again.next is not None
    assert again.next.opens == dt.date(2026, 3, 11)


def test_a_draft_decides_which_of_the_two_notes_is_next() -> None:
    asked = stood(written=draft(kind=ASK, channel=Channel.EMAIL))
    assert (asked.stage, step_of(asked)) == (Stage.RESEARCHED, Step.ASK_ADVICE)
    assert asked.next is not None
    assert asked.next.channel is Channel.EMAIL
    assert asked.next.reason.startswith("A draft is begun: ask Zofia Nowak")
    nameless = stood(who=marek(via=""), written=draft(kind=ASK)).next
    assert nameless is not None
    assert "somebody you both know" in nameless.reason
    assert stood(written=draft()).stage is Stage.DRAFTED


@pytest.mark.parametrize("kind", ["invite", "follow_up_1", "farewell"])
def test_asking_others_about_somebody_invited_changes_nothing_for_them(kind: str) -> None:
    history = [touch("invite", "2026-02-20"), touch(kind, "2026-03-02", id=2)]
    before, later = stood(*history), stood(*history, touch("ask_advice", "2026-03-03", id=3))
    assert later == before


def test_who_is_in_touch_is_asked_directly_and_their_question_is_an_answer() -> None:
    met = touch("meeting", "2026-02-02")
    direct = stood(met, touch("ask_advice", "2026-03-03", id=2), who=zofia())
    assert direct.stage is Stage.IN_CONVERSATION
    theirs = touch("ask_advice", "2026-03-03", id=2, direction=Direction.IN)
    assert step_of(stood(met, theirs, who=zofia())) is Step.REPLY


def opened(state: State, who: int, kind: TouchKind | None = None) -> Composition:
    person, touches = state.contacts[who], state.touches_of(who)
    found = compose(state, standing(person, touches, None, CONTEXT), CONTEXT, kind=kind)
    assert isinstance(found, Composition), found
    return found


def test_the_note_greets_the_connector_and_names_the_person() -> None:
    note = opened(state_of(marek(), zofia()), 1)
    assert (note.kind, note.channel) == (ASK, Channel.LINKEDIN_MESSAGE)
    assert note.text.startswith("Hi Zofia, ")
    assert "Marek Lis" in note.text
    assert note.reader is not None
    assert note.reader.id == 2
    assert not note.blanks


def test_a_connector_who_is_not_on_file_is_greeted_by_name() -> None:
    note = opened(state_of(marek(via="Bo Ek")), 1)
    assert note.text.startswith("Hi Bo, ")
    assert note.channel is Channel.LINKEDIN_MESSAGE


def test_who_is_in_touch_reads_a_note_to_themselves() -> None:
    note = opened(state_of(zofia(via="Marek Lis"), marek()), 2, kind=ASK)
    assert note.reader is None
    assert note.text.startswith("Hi Zofia, ")


def test_one_of_two_namesakes_is_not_guessed() -> None:
    state = state_of(marek(), zofia(), contact("Zofia Nowak", id=3))
    assert connector_of(state, state.contacts[1]) is None
    assert reader_of(state, marek(via=" ")) is None
    assert way_to(None) is None
    assert way_to(contact("Bo Ek", emails=("bo@example.org",))) is Channel.EMAIL


def test_the_note_stands_in_both_histories_and_one_undo_takes_both_back() -> None:
    state = state_of(marek(), zofia())
    change = sent(state, 1, NOW, CONTEXT, text="Hi Zofia, what of Marek?")
    done = after(state, change)
    (about,), (asked,) = done.touches_of(1), done.touches_of(2)
    assert (about.kind, about.attempt, about.overrides) == (ASK, None, ())
    assert (asked.kind, asked.text, asked.note) == (ASK, about.text, "about Marek Lis")
    assert standing(done.contacts[2], (asked,), None, CONTEXT).stage is Stage.IN_CONVERSATION


def test_advice_logged_for_an_earlier_day_is_taken() -> None:
    state = state_of(marek(via="Bo Ek"))
    way, when = Channel.LINKEDIN_MESSAGE, day("2026-03-02")
    change = log_touch(state, 1, ASK, NOW, channel=way, date=when, context=CONTEXT)
    assert after(state, change).touches_of(1)[0].overrides == ()


def test_advice_logged_later_without_a_way_claims_none() -> None:
    state = state_of(marek(), contact("Zofia Nowak", id=2))
    change = log_touch(state, 1, ASK, NOW, date=day("2026-03-02"), context=CONTEXT)
    (asked,) = after(state, change).touches_of(2)
    assert (asked.kind, asked.channel) == (TouchKind.CONVERSATION, None)


def test_the_label_names_both() -> None:
    state = state_of(marek(), zofia())
    change = log_touch(state, 1, ASK, NOW, context=CONTEXT)
    assert isinstance(change, Change)
    assert change.label == "Asked Zofia Nowak for advice about Marek Lis"
    direct = log_touch(state, 2, ASK, NOW, context=CONTEXT)
    assert isinstance(direct, Change)
    assert direct.label == "Asked Zofia Nowak for advice"
    assert list(direct.touched_contacts()) == [2]
