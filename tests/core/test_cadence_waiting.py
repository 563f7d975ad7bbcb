"""What waits although it is open: while LinkedIn takes none, or too many talk with me."""

from __future__ import annotations

from builders import TODAY, contact, day, touch

from netui.core.cadence.model import Context, Section, Step
from netui.core.cadence.standings import Standings
from netui.core.changes import Change, ChangeBuilder, Edit
from netui.core.model import Channel, Contact, Degree, Draft, Record, Table, TouchKind
from netui.core.settings import CadenceSettings, Settings
from netui.core.state import State

ONE = Settings(cadence=CadenceSettings(open_conversations=1))
READY = contact("Bo Ek", id=1, reason="kilns", company="Acme", emails=("bo@example.org",))
LIMIT = touch("not_sent", "2026-03-03", id=9, contact=9, outcome="weekly_limit")
OTHER = contact("Cy Ek", id=9)
TALKING = contact("Di Ek", id=5, degree=Degree.FIRST)
HEARD = touch("replied", "2026-03-03", id=5, contact=5)
THANKED = contact("Ed Ek", id=6, degree=Degree.FIRST)
THANKS = (
    touch("accepted", "2026-02-02", id=6, contact=6),
    touch("thank_accept", "2026-02-03", id=7, contact=6),
)


def listed(*records: Record, settings: Settings | None = None) -> dict[str, Section]:
    """Return the step of each row with its section."""
    context = Context(today=TODAY, settings=settings or Settings())
    rows = Standings.of(State.of(records), context).queue().rows
    return {f"{row.next.step} {row.contact}": row.section for row in rows}


def test_invitations_wait_while_linkedin_takes_none_and_the_rest_goes_on() -> None:
    assert "invite 1" in listed(READY, OTHER)
    found = listed(READY, OTHER, LIMIT, TALKING, HEARD)
    assert "invite 1" not in found
    assert found["reply 5"] is Section.TODAY
    assert "research 2" in listed(contact("Fay", id=2), OTHER, LIMIT)
    by_mail = Draft(id=1, contact=1, kind=TouchKind.INVITE, channel=Channel.EMAIL, text="Hi")
    assert "invite 1" in listed(READY, OTHER, LIMIT, by_mail)


def test_rapport_and_invitations_wait_while_enough_conversations_are_open() -> None:
    everybody = (READY, TALKING, HEARD, THANKED, *THANKS)
    usual = listed(*everybody)
    assert usual["rapport 6"] is Section.OVERDUE
    assert "invite 1" in usual
    crowded = listed(*everybody, settings=ONE)
    assert crowded["rapport 6"] is Section.WAITING
    assert crowded["reply 5"] is Section.TODAY
    assert "invite 1" not in crowded
    assert Step.RAPPORT


def test_open_conversations_are_counted_as_people_come_and_go() -> None:
    state = State.of([TALKING, HEARD])
    standings = Standings.of(state, Context(today=TODAY))
    assert standings.budget.conversations == 1
    builder = ChangeBuilder(state)
    builder.remove(Contact, 5)
    change = builder.change("Gone")
    state.apply(change)
    standings.update(state, change)
    assert standings.budget.conversations == 0


def test_who_is_held_back_takes_nobodys_time_nor_the_place_of_a_nurture() -> None:
    crowded = Settings(cadence=CadenceSettings(open_conversations=1), minutes_per_week=60)
    quiet = contact("Gil Ek", id=7, connected_on=day("2020-01-01"))
    begun = (contact("Hal Ek", id=8, emails=("hal@example.org",)),)
    sent = touch("invite", "2026-02-26", id=8, contact=8, channel="email")
    found = listed(TALKING, HEARD, THANKED, *THANKS, quiet, *begun, sent, settings=crowded)
    assert found["rapport 6"] is Section.WAITING
    assert found["follow_up_1 8"] is Section.TODAY
    assert found["nurture 7"] is Section.TODAY


def test_the_queue_is_the_same_worked_out_anew_as_the_cap_is_crossed() -> None:
    state = State.of([TALKING, THANKED, *THANKS, READY])
    context = Context(today=TODAY, settings=ONE)
    following = Standings.of(state, context)
    change = Change("Heard", {(Table.TOUCHES, 5): Edit(None, HEARD)})
    for held, done in ((True, change), (False, change.inverse()), (True, change)):
        state.apply(done)
        following.update(state, done)
        anew = Standings.of(state, context)
        assert following.queue() == anew.queue()
        rows = {row.contact: row.section for row in anew.queue().rows}
        assert (rows[6] is Section.WAITING) is held
