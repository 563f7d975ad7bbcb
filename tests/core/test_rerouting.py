"""A note goes another way with its own words; only an untouched template gives way."""

from __future__ import annotations

from typing import Any

import pytest
from builders import NOW, TODAY, contact, draft
from hostile import HOSTILE
from msgspec.structs import replace

from netui.core.acts import drafts as acts
from netui.core.cadence.model import Context
from netui.core.cadence.stages import standing
from netui.core.changes import Change
from netui.core.composition import Composition, compose
from netui.core.model import (
    Channel,
    Degree,
    DraftState,
    Met,
    Plan,
    Profile,
    Template,
    TouchKind,
)
from netui.core.rerouting import WHOEVER, is_untouched, reader_and_tie, rerouted, ways_of
from netui.core.state import State
from netui.errors import Problem

ME = Profile(id=1, name="Dana Whitlock", one_liners=("I run the kilns at Lowmoor",))
CONTEXT = Context(today=TODAY, profile=ME)
INVITATION, MESSAGE = Channel.LINKEDIN_INVITE, Channel.LINKEDIN_MESSAGE
MAIL, INMAIL = Channel.EMAIL, Channel.INMAIL
AMARA = contact(
    emails=("amara@lowmoor.example",), reason="your glazes", met=Met(where="the kiln fair")
)


def opened(state: State, **asked: Any) -> Composition:
    """Return what the composer opens for contact 1."""
    stands = standing(state.contacts[1], state.touches_of(1), state.draft_of(1), CONTEXT)
    found = compose(state, stands, CONTEXT, **asked)
    assert isinstance(found, Composition), found
    return found


def another_way(
    state: State,
    channel: Channel,
    *,
    subject: str | None = None,
    text: str | None = None,
    note: Composition | None = None,
) -> Composition | Problem:
    note = note or opened(state)
    return rerouted(
        state,
        note.standing,
        CONTEXT,
        note,
        channel,
        subject=note.subject if subject is None else subject,
        text=note.text if text is None else text,
    )


def gone(state: State, channel: Channel, **words: Any) -> Composition:
    found = another_way(state, channel, **words)
    assert isinstance(found, Composition), found
    return found


def done(change: Change | Problem) -> Change:
    assert isinstance(change, Change), change
    return change


def test_an_untouched_template_gives_way_to_that_of_the_new_channel() -> None:
    state = State.of((AMARA,))
    before = opened(state)
    assert (before.channel, before.template) == (INVITATION, "invite_met")
    mail = gone(state, MAIL)
    assert (mail.channel, mail.template) == (MAIL, "invite_email")
    assert mail.subject
    assert mail.text != before.text
    assert (mail.limit, mail.mark, mail.has_subject) == (None, None, True)
    kept = acts.save_draft(
        state,
        1,
        NOW,
        kind=mail.kind,
        channel=mail.channel,
        subject=mail.subject,
        text=mail.text,
        template=mail.template,
    )
    state.apply(done(kept))
    back = gone(state, INVITATION)
    assert (back.template, back.text, back.subject) == ("invite_met", before.text, "")
    assert (back.limit, back.mark, back.has_subject) == (300, 200, False)


@pytest.mark.parametrize("text", ["Hi Amara", "", "  Hi\n\nAmara ", *HOSTILE.values()])
def test_words_of_ones_own_go_along_to_the_letter(text: str) -> None:
    state = State.of((AMARA,))
    found = gone(state, MAIL, text=text, subject="Pots " + text)
    assert (found.text, found.subject) == (text, "Pots " + text)
    assert found.template == "invite_met"


def test_a_changed_subject_alone_is_words_of_ones_own() -> None:
    state = State.of((replace(AMARA, cadence=None),))
    mail = opened(state, channel=MAIL)
    found = gone(state, INVITATION, note=mail, subject="Mine")
    assert (found.text, found.subject) == (mail.text, "Mine")


def test_blanks_that_are_left_are_still_blanks() -> None:
    state = State.of((AMARA,))
    text = "Hi {given}, it was good to meet."
    found = gone(state, MAIL, text=text)
    assert [found.text[start:end] for start, end in found.blanks] == ["{given}"]


def test_without_a_template_an_empty_note_is_nobodys() -> None:
    state = State.of((AMARA,))
    empty = replace(opened(state), template="", text="", subject="")
    asked = {"note": empty, "subject": "", "text": ""}
    assert gone(state, MAIL, **asked).template == "invite_email"
    kept = State.of((AMARA, draft("", channel=INVITATION)))
    assert gone(kept, MAIL).text == ""


def test_a_template_that_is_gone_leaves_the_words_alone() -> None:
    state = State.of((AMARA,))
    note = replace(opened(state), template="thrown_away")
    assert not is_untouched(state, note.standing, CONTEXT, note, subject="", text=note.text)
    assert gone(state, MAIL, note=note).text == note.text


def test_a_template_for_the_new_channel_that_cannot_be_read_is_told() -> None:
    broken = Template(
        id=1, name="broken", kind=TouchKind.INVITE, channel=Channel.PHONE, text="Hi [[{given}"
    )
    found = another_way(State.of((AMARA, broken)), Channel.PHONE)
    assert isinstance(found, Problem)
    assert "broken" in found.where


def test_a_way_that_cannot_be_is_refused_as_the_guard_does() -> None:
    found = another_way(State.of((AMARA,)), MESSAGE)
    assert found == Problem(
        "Amara Osei cannot be reached by LinkedIn message.", "G05", "Possible: e-mail."
    )


def test_nobody_who_wants_no_contact_is_written_to() -> None:
    state = State.of((AMARA,))
    note = opened(state)
    state = State.of((replace(AMARA, do_not_contact=True),))
    assert isinstance(another_way(state, MAIL, note=note), Problem)


def test_advice_goes_to_the_connector_on_their_ways() -> None:
    ben = contact("Ben Adeyemi", id=2, degree=Degree.FIRST, emails=("ben@lowmoor.example",))
    state = State.of((replace(AMARA, via="Ben Adeyemi"), ben))
    note = opened(state, kind=TouchKind.ASK_ADVICE)
    assert reader_and_tie(note)[0].full == "Ben Adeyemi"
    possible = {way.channel for way in ways_of(note) if not way.against}
    assert {MESSAGE, MAIL} <= possible
    assert INVITATION not in possible
    mail = gone(state, MAIL, note=note)
    assert (mail.channel, mail.reader and mail.reader.id) == (MAIL, 2)
    nobody = opened(State.of((contact(),)), kind=TouchKind.ASK_ADVICE)
    assert reader_and_tie(nobody) == (WHOEVER, True)


def test_the_plan_decides_the_limit_of_the_new_channel() -> None:
    state = State.of((AMARA, replace(ME, plan=Plan.FREE)))
    note = opened(state, channel=MAIL)
    context = replace(CONTEXT, profile=replace(ME, plan=Plan.FREE))
    found = rerouted(
        state, note.standing, context, note, INVITATION, subject="", text="Hi Amara"
    )
    assert isinstance(found, Composition)
    assert (found.limit, found.mark) == (200, None)


# The step


def rerouting(state: State, channel: Channel = MAIL, **words: str) -> Change | Problem:
    given = {"subject": "", "text": "Hi Amara", "template": "invite_met"} | words
    return acts.reroute(state, 1, NOW, channel=channel, **given)


def test_the_draft_goes_another_way_as_one_step() -> None:
    left = draft(channel=INVITATION, template="invite_met", extra={"mood": "calm"}, id=7)
    state = State.of((AMARA, left))
    change = done(rerouting(state))
    assert change.step
    assert change.label == "Set the note to Amara Osei to go by e-mail"
    assert change.contact == 1
    state.apply(change)
    assert state.draft_of(1) == replace(left, channel=MAIL, updated=NOW.at)
    state.apply(change.inverse())
    assert state.draft_of(1) == left


def test_the_same_words_are_still_copied_and_others_are_not() -> None:
    left = draft(channel=INVITATION, template="invite_met", state=DraftState.COPIED)
    for words, expected in (("Hi Amara", DraftState.COPIED), ("Dear", DraftState.DRAFTED)):
        state = State.of((AMARA, left))
        state.apply(done(rerouting(state, text=words)))
        assert (state.draft_of(1) or draft()).state is expected


def test_the_same_way_again_writes_nothing() -> None:
    state = State.of((AMARA, draft(channel=MAIL, template="invite_met")))
    assert not done(rerouting(state))


def test_without_a_draft_or_a_person_there_is_nothing_to_send_another_way() -> None:
    assert isinstance(rerouting(State.of((AMARA,))), Problem)
    assert isinstance(rerouting(State.of((draft(),))), Problem)


def test_a_draft_that_nobody_began_is_dropped_without_a_step() -> None:
    state = State.of((AMARA, draft(channel=INVITATION)))
    change = acts.unbegun(state, 1)
    assert not change.step
    state.apply(change)
    assert state.draft_of(1) is None
