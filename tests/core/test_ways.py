"""Which ways a kind of note can go, in which order they are offered, and why others cannot."""

from __future__ import annotations

import pytest
from builders import contact

from netui.core.cadence import ways
from netui.core.cadence.ways import BY_WAY, CALLED, WAYS, no_way, reachable, ways_for
from netui.core.model import INVITATION_KINDS, CadenceOverride, Channel, Contact, TouchKind
from netui.core.people.values import parse_choice
from netui.errors import Problem

INVITATION, MESSAGE = Channel.LINKEDIN_INVITE, Channel.LINKEDIN_MESSAGE
MAIL = Channel.EMAIL
WITH_MAIL = contact(emails=("amara@lowmoor.example",))


def against(kind: TouchKind, who: Contact, *, connected: bool) -> dict[Channel, str]:
    """Return why each channel that cannot be cannot be."""
    found = ways_for(kind, who, connected=connected)
    return {way.channel: way.against for way in found if way.against}


def test_an_invitation_goes_by_invitation_mail_and_inmail_and_never_as_a_message() -> None:
    found = ways_for(TouchKind.INVITE, WITH_MAIL, connected=False)
    assert [way.channel for way in found][:2] == [INVITATION, MAIL]
    assert found[-1] == (MESSAGE, ways.NOT_CONNECTED)
    assert {way.channel for way in found} == set(Channel)
    assert against(TouchKind.INVITE, contact(), connected=False) == {
        MESSAGE: ways.NOT_CONNECTED,
        MAIL: ways.NO_ADDRESS,
    }


def test_nobody_connected_is_invited_on_any_way() -> None:
    found = against(TouchKind.INVITE, WITH_MAIL, connected=True)
    assert found == dict.fromkeys(Channel, ways.NOTHING_TO_INVITE)


def test_a_second_note_is_no_invitation() -> None:
    kinds = (TouchKind.FOLLOW_UP_1, TouchKind.FAREWELL, TouchKind.CONVERSATION)
    for kind in kinds:
        assert against(kind, WITH_MAIL, connected=False) == {
            MESSAGE: ways.NOT_CONNECTED,
            INVITATION: ways.INVITES_ONLY,
        }
        assert against(kind, WITH_MAIL, connected=True) == {INVITATION: ways.CONNECTED}


def test_who_invited_me_reads_my_answer() -> None:
    assert against(TouchKind.ACCEPT_REPLY, WITH_MAIL, connected=False) == {}
    assert reachable(TouchKind.ACCEPT_REPLY, INVITATION, contact(), connected=True)


def test_the_order_is_the_contacts_own_then_the_usual_one() -> None:
    own = CadenceOverride(channel_order=(Channel.PHONE, MESSAGE))
    who = contact(cadence=own, channels=(Channel.GROUP,), emails=("a@lowmoor.example",))
    found = ways_for(TouchKind.NURTURE, who, connected=True)
    assert [way.channel for way in found][:4] == [Channel.PHONE, MESSAGE, MAIL, Channel.GROUP]
    shut = ways_for(TouchKind.INVITE, who, connected=False)
    assert [way.channel for way in shut][:3] == [Channel.PHONE, INVITATION, MAIL]


@pytest.mark.parametrize("kind", [TouchKind.INVITE, TouchKind.FOLLOW_UP_1, TouchKind.RAPPORT])
@pytest.mark.parametrize("connected", [True, False])
def test_list_and_guard_refuse_the_same(kind: TouchKind, *, connected: bool) -> None:
    for way in ways_for(kind, contact(), connected=connected):
        found = no_way(kind, way.channel, contact(), connected=connected)
        assert (found is None) == (not way.against), way
        if found and not (kind in INVITATION_KINDS and connected):
            assert found.why == way.against
            assert WAYS[way.channel] in found.what


def test_a_refusal_names_what_is_possible_instead() -> None:
    found = no_way(TouchKind.FOLLOW_UP_1, MESSAGE, WITH_MAIL, connected=False)
    assert found is not None
    assert found.instead == "Possible: e-mail."
    alone = no_way(TouchKind.FOLLOW_UP_1, MESSAGE, contact(), connected=False)
    assert alone is not None
    assert "Put an e-mail address on file" in alone.instead
    nothing = no_way(TouchKind.FOLLOW_UP_1, None, contact(), connected=False)
    assert nothing is not None
    assert nothing.what == "There is no way to write to Amara Osei now."


def test_every_channel_has_its_words() -> None:
    assert set(WAYS) == set(BY_WAY) == set(Channel)
    assert {BY_WAY[channel] for channel in (MAIL, Channel.IN_PERSON)} == {
        "by e-mail",
        "in person",
    }
    assert set(CALLED.values()) == set(Channel)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("email", MAIL),
        ("e-mail", MAIL),
        ("E-Mail", MAIL),
        ("LinkedIn message", MESSAGE),
        ("linkedin-message", MESSAGE),
        ("LinkedIn  invitation", INVITATION),
        ("another way", Channel.OTHER),
    ],
)
def test_a_channel_is_called_as_people_are_told_of_it(said: str, meant: Channel) -> None:
    assert parse_choice(Channel, said, "--channel") is meant


def test_other_choices_do_not_know_the_names_of_channels() -> None:
    assert isinstance(parse_choice(TouchKind, "e-mail", "KIND"), Problem)
