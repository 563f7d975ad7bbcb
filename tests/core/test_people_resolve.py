"""WHO: every way to name a person leads to them, and a doubtful one to the candidates."""

from __future__ import annotations

import pytest
from builders import contact

from netui.core.model import Contact
from netui.core.people.identity import given_and_family, is_address, is_email
from netui.core.people.resolve import resolve
from netui.core.state import State
from netui.errors import Problem

STATE = State.of(
    [
        contact("Amara Osei", id=1, company="Acme", emails=("Amara@Example.com",)),
        contact("Amara Okafor", id=2),
        contact(
            "José Ruiz Martín",
            id=3,
            profile_url="https://www.linkedin.com/in/jos%C3%A9-r",
            slug="josé-r",
        ),
        contact("Ken Ito", id=4, archived=True),
        contact("Ken Ito", id=5, aliases=("Kenji",)),
        contact("Mona Lund", id=6, archived=True),
        contact("Ann Lee", id=8),
        contact("Ann-Marie Lund", id=9),
        contact("Ana Anand", id=7, profile_url="https://example.com/ana"),
    ]
)


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("3", 3),
        (" amara osei ", 1),
        ("amara@example.COM", 1),
        ("josé-r", 3),
        ("https://se.linkedin.com/in/Jos%C3%A9-R/?x=1", 3),
        ("https://example.com/ana", 7),
        ("jose ruiz martin", 3),
        ("martin jose", 3),
        ("ken ito", 5),
        ("lund ann", 9),
        ("KENJI", 5),
        ("mona", 6),
        ("ana an", 7),
        ("ann", 8),
        ("amara os", 1),
    ],
)
def test_a_person_is_found(who: str, found: int) -> None:
    contact = resolve(STATE, who)
    assert isinstance(contact, Contact)
    assert contact.id == found


@pytest.mark.parametrize("who", ["99", "nobody", "x@example.com", "amara osei osei", "***"])
def test_nobody_is_told(who: str) -> None:
    problem = resolve(STATE, who)
    assert isinstance(problem, Problem)
    assert "netui list" in str(problem)


def test_an_empty_who_is_told() -> None:
    assert isinstance(resolve(STATE, "  "), Problem)


def test_several_are_listed() -> None:
    problem = resolve(STATE, "amara")
    assert isinstance(problem, Problem)
    assert problem.exit_code == 1
    assert "1 Amara Osei, Acme; 2 Amara Okafor." in str(problem)


def test_a_crowd_is_cut() -> None:
    problem = resolve(State.of([contact(f"Ann {n}", id=n) for n in range(1, 12)]), "ann")
    assert isinstance(problem, Problem)
    assert "and 3 more" in str(problem)


def test_shapes() -> None:
    assert is_email("a@b")
    assert not is_email("a b@c")
    assert is_address("linkedin.com/in/x")
    assert not is_address("javascript:alert(1)")
    assert given_and_family("  Amara  van  Osei ") == ("Amara", "van Osei")
