"""What a day held and what comes next, in quiet words."""

from typing import Any

from builders import TODAY, contact, day, touch

from netui.core.cadence.model import Context
from netui.core.cadence.standings import Standings
from netui.core.cadence.summary import DID, HEARD, Summary, summary, summary_lines
from netui.core.model import Direction, Plan, Profile, Record, TouchKind
from netui.core.settings import Settings
from netui.core.state import State

MAIL = ("x@example.org",)


def told(*records: Record, plan: Plan | None = None) -> Summary:
    state = State.of(records)
    me = Profile(plan=plan)
    context = Context(today=TODAY, settings=Settings(), profile=me)
    return summary(state, Standings.of(state, context))


def lines(*records: Record, **facts: Any) -> str:
    return "\n".join(summary_lines(told(*records, **facts)))


def test_an_empty_day_says_so_and_stops() -> None:
    assert lines() == (
        "Nothing was logged today.\n"
        "Invitations this week: 0 of 5.\n"
        "Nothing is left for today.\n"
        "Next, Thu 5 Mar: nothing yet.\n"
        "Nothing in the next seven days."
    )


def test_it_counts_what_was_done_and_heard_by_kind_with_the_names() -> None:
    found = told(
        contact("Ada Lis", id=1, emails=MAIL),
        touch("invite", "2026-03-04", contact=1, id=1),
        contact("Ben Ode", id=2),
        touch("invite", "2026-03-04", contact=2, id=2),
        touch("declined", "2026-03-04", contact=2, id=3, direction=Direction.IN),
        contact("Cleo Ray", id=3),
        touch("conversation", "2026-03-04", contact=3, id=4, direction=Direction.IN),
        touch("override", "2026-03-04", contact=3, id=5),
        touch("invite", "2026-03-03", contact=3, id=6),
        touch("nurture", "2026-03-04", contact=99, id=7),
    )
    assert found.done == (
        ("Invited", ("Ada Lis", "Ben Ode")),
        ("Heard from", ("Cleo Ray",)),
        ("Not this time", ("Ben Ode",)),
    )
    assert found.touched


def test_names_are_listed_a_few_of_many() -> None:
    records: list[Record] = []
    for who in range(1, 10):
        records += [
            contact(f"Person {who}", id=who, emails=MAIL),
            touch("invite", "2026-03-04", contact=who, id=who),
        ]
    assert "Person 6 and 3 more." in lines(*records)
    assert "Invitations this week: 9 of 5." in lines(*records)


def test_it_names_who_is_left_and_what_comes_next() -> None:
    said = lines(
        contact("Ada Lis", id=1, emails=MAIL),
        touch("invite", "2026-02-20", contact=1, id=1),
        contact("Ben Ode", id=2, emails=MAIL),
        touch("invite", "2026-03-02", contact=2, id=2),
        plan=Plan.FREE,
    )
    assert "Left for today: Ada Lis." in said
    assert "Next, Thu 5 Mar: 1 follow-up." in said
    assert "1 in the next seven days; 1 waiting for an answer." in said
    assert "notes this month: 0 of 3." in said


def test_s1_38_s4_43_every_kind_has_quiet_words() -> None:
    for kind in TouchKind:
        assert kind in DID or kind in HEARD or kind is TouchKind.OVERRIDE
    for words in (*DID.values(), *HEARD.values()):
        for loud in ("reject", "fail", "refus", "streak", "!", "only"):
            assert loud not in words.lower()
    assert day("2026-03-04") == TODAY
