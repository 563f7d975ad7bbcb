"""Guards in ``why``, and the pause that LinkedIn's weekly limit begins."""

from __future__ import annotations

from builders import NOW, TODAY, contact, day, draft, touch

from netui.core.acts.limit import resume_invitations
from netui.core.acts.touches import not_sent
from netui.core.cadence.guards.speaking import before_writing, guard_lines, objections_now
from netui.core.cadence.guards.surroundings import Surroundings
from netui.core.cadence.model import Context
from netui.core.cadence.stages import standing
from netui.core.cadence.standings import Standings
from netui.core.changes import Change
from netui.core.model import Channel, Degree, Draft, Record, Tie, TouchKind
from netui.core.state import State
from netui.errors import Problem

CONTEXT = Context(today=TODAY)


def lines(*records: Record, written: Draft | None = None) -> tuple[str, ...]:
    """Return what guards say of a note to contact 1 now."""
    state = State.of(records)
    around = Surroundings(state, CONTEXT)
    person, touches = state.contacts[1], state.touches_of(1)
    return guard_lines(objections_now(person, touches, written, CONTEXT, around))


def test_it_says_which_guards_would_object_now() -> None:
    mail = contact(emails=("a@example.org",), reason="her talk")
    (told,) = lines(mail, touch("invite", "2026-03-03"))
    assert told.startswith("Guard G01, which gives way to a reason: Too soon")
    assert "S0-36" in told
    assert lines(mail) == ()
    friend = contact(purpose="to learn", degree=Degree.FIRST)
    (bare,) = lines(friend, written=draft())
    assert bare.startswith("Guard G05, which cannot be overridden")
    for never in (contact(do_not_contact=True), contact(archived=True)):
        assert lines(never) == ()


def test_a_pause_is_lifted_for_everybody_and_they_wake() -> None:
    ready = contact(reason="kilns", company="Acme")
    state = State.of([ready, touch("not_sent", "2026-02-02", id=8, outcome="weekly_limit")])
    assert isinstance(resume_invitations(state, NOW), Problem)
    paused = not_sent(state, 1, "weekly_limit", NOW)
    assert isinstance(paused, Change)
    state.apply(paused)
    assert Standings.of(state, CONTEXT).budget.paused_until == day("2026-03-09")
    change = resume_invitations(state, NOW)
    assert isinstance(change, Change)
    state.apply(change)
    assert Standings.of(state, CONTEXT).budget.paused_until is None
    found = standing(ready, state.touches_of(1), None, CONTEXT)
    assert found.snoozed_until is None
    assert found.next is not None
    assert found.next.opens is None


def test_triage_advises_by_what_is_on_file_k12() -> None:
    theirs = touch("invite_received", "2026-03-04")
    for facts, words in (
        ({"tie": Tie.FRIEND}, "accept and thank"),
        ({"via": "Ben Adeyemi"}, "accept and thank"),
        ({"company": "Acme"}, "ask first"),
        ({}, "ignore it if it sells"),
    ):
        found = standing(contact(**facts), (theirs,), None, CONTEXT)
        assert found.next is not None
        assert found.next.reason.endswith(f"{words}.")


def before(*records: Record, kind: str = "invite", channel: str | None = None) -> str:
    """Return what would hold a note to contact 1 back, on one line."""
    state = State.of(records)
    return before_writing(
        state.contacts[1],
        state.touches_of(1),
        CONTEXT,
        Surroundings(state, CONTEXT),
        kind=TouchKind(kind),
        channel=Channel(channel) if channel else None,
    )


def test_it_tells_on_one_line_what_would_hold_a_note_back() -> None:
    mail = contact(emails=("a@example.org",), reason="her talk")
    invited = touch("invite", "2026-03-03")
    soon = before(mail, invited, kind="follow_up_1", channel="email")
    assert soon == "Too soon: opens Fri 6 Mar (G01)"
    assert before(mail, channel="linkedin_invite") == ""
    bare = before(contact(), channel="linkedin_invite")
    assert bare.startswith("There is no plan yet")
    assert bare.endswith("(G07) and 1 more")
    sent = [
        touch(what, f"2026-02-{day}", id=number)
        for number, (what, day) in enumerate(
            (("invite", "04"), ("follow_up_1", "10"), ("follow_up_2", "16")), 1
        )
    ]
    spent = before(mail, *sent, kind="follow_up_2", channel="email")
    assert spent == "Third attempt used, no answer (G02)"


def test_the_week_is_told_in_a_few_words() -> None:
    friends = [contact(f"Friend {n}", id=n, tie=Tie.FRIEND, reason="x") for n in range(1, 8)]
    invited = [touch("invite", "2026-03-03", contact=n, id=n) for n in range(2, 7)]
    told = before(*friends, *invited, channel="linkedin_invite")
    assert told == "5 invitations of 5 went out this week (G04)"
