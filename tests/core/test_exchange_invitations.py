"""Invitations.csv with and without profiles, and Profile.csv."""

from __future__ import annotations

import datetime as dt

import pytest

from netui.core.exchange.files import File
from netui.core.exchange.invitations import InvitationsFile, owner_of, read_invitations
from netui.core.exchange.owner import filled, read_owner
from netui.core.model import Direction, Profile
from netui.errors import Problem

SEVEN = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
FIVE = "From,To,Sent At,Message,Direction\n"
ME = "https://www.linkedin.com/in/me"


def read(data: str) -> InvitationsFile:
    found = read_invitations(File(name="Invitations.csv", data=data.encode()))
    assert isinstance(found, InvitationsFile), found
    return found


def test_an_invitation_names_the_other_side_and_me() -> None:
    found = read(
        SEVEN
        + f'Nettie,"Pat Person, MBA","1/29/26, 2:37 PM","Hi,\n""Pat""",OUTGOING,{ME},'
        + "https://www.linkedin.com/in/pat\n"
        + f'Ask Er,Nettie,"12/31/25, 11:59\u202fPM",,INCOMING,linkedin.com/in/ask,{ME}\n'
    )
    out, received = found.invitations
    assert (out.direction, out.person.name.full) == (Direction.OUT, "Pat Person")
    assert (out.person.slug, out.sent) == ("pat", dt.date(2026, 1, 29))
    assert out.text == 'Hi,\n"Pat"'
    assert (received.direction, received.person.slug) == (Direction.IN, "ask")
    assert received.sent == dt.date(2025, 12, 31)
    assert owner_of(found.invitations) == ("Nettie", ME)
    assert (found.report.invitations_out, found.report.invitations_in) == (1, 1)


def test_the_older_form_has_names_only() -> None:
    found = read(FIVE + 'Nettie,Pat Person,"1/29/23, 2:37 PM",Hello,OUTGOING\n')
    assert found.invitations[0].person.slug == ""
    assert owner_of(found.invitations) == ("Nettie", "")
    assert owner_of(()) == ("", "")


def test_hidden_members_are_counted_and_unclear_rows_told() -> None:
    found = read(
        SEVEN
        + f'Nettie,LinkedIn Member,"6/1/26, 12:06 AM",,OUTGOING,{ME},\n'
        + f'Nettie,,"6/1/26, 12:06 AM",,OUTGOING,{ME},\n'
        + f'Nettie,LinkedIn Member,"6/1/26, 12:06 AM",,OUTGOING,{ME},linkedin.com/in/open\n'
        + f"Nettie,Pat Person,someday,,OUTGOING,{ME},\n"
        + 'Nettie,Pat Person,"6/1/26, 12:06 AM",,SIDEWAYS,,\n'
    )
    assert (found.report.hidden, found.report.undated, len(found.invitations)) == (2, 2, 1)
    assert [str(notice) for notice in found.notices] == [
        "Invitations.csv, line 5: Left out, the day “someday” is unclear.",
        "Invitations.csv, line 6: Left out, the direction “SIDEWAYS” is unclear.",
    ]


def test_foreign_columns_are_refused() -> None:
    problem = read_invitations(File(name="Invitations.csv", data=b"Von,An,Datum\n"))
    assert isinstance(problem, Problem)
    assert "Von, An, Datum" in problem.what


HEADER = "First Name,Last Name,Headline\n"


@pytest.mark.parametrize(
    ("headline", "role", "org"),
    [
        ("Engineer at Acme | pens", "Engineer", "Acme"),
        ("Tester • writer", "Tester", ""),
        ("Co-founder @ Ink - and more", "Co-founder", "Ink"),
        ("", "", ""),
    ],
)
def test_the_headline_gives_role_and_employer(headline: str, role: str, org: str) -> None:
    found = read_owner(
        File(name="Profile.csv", data=f"{HEADER}Nettie,Field,{headline}".encode())
    )
    assert found.owner == Profile(name="Nettie Field", first="Nettie", role=role, org=org)


def test_an_odd_profile_file_never_stops_an_import() -> None:
    odd = read_owner(File(name="Profile.csv", data=b"a,b\n"))
    assert (odd.owner, len(odd.notices)) == (Profile(), 1)
    for rows in (b"", b",,x\n"):
        found = read_owner(File(name="Profile.csv", data=HEADER.encode() + rows))
        assert (found.owner.name, found.notices) == ("", ())


def test_only_empty_fields_of_a_profile_are_filled() -> None:
    mine = Profile(name="Me", role="")
    offers = Profile(name="Other", role="Tester"), Profile(role="Nobody", first="Ot")
    assert filled(mine, *offers) == Profile(name="Me", role="Tester", first="Ot")
