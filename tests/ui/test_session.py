"""A session keeps what is derived in step with the store, change by change."""

from __future__ import annotations

from builders import NOW
from desks import AMARA, BRUNO, CHIDI, DOROTA, EMIL, crowd, loaded
from fakes import FixedClock
from msgspec.structs import replace

from netui.core.acts.contacts import add_contact, archive_contact, tag_contact
from netui.core.acts.touches import log_touch
from netui.core.changes import Change
from netui.core.composition import Composition
from netui.core.hints.engine import BY_CODE
from netui.core.hints.model import Finding
from netui.core.hints.rule import Explanation, OwnRules
from netui.core.model import TouchKind
from netui.core.settings import Settings
from netui.errors import Problem
from netui.session import Session
from netui.store import open_memory


def opened() -> Session:
    clock = FixedClock()
    session = loaded(open_memory(clock, crowd()), clock)
    session.store.subscribe(session.take_in)
    return session


def commit(session: Session, change: Change | Problem) -> None:
    assert isinstance(change, Change)
    assert session.store.commit(change) is None


def test_next_due_goes_on_behind_whoever_is_open_and_starts_over() -> None:
    session = opened()
    first = session.next_due()
    assert first == AMARA
    assert session.next_due(EMIL) == AMARA
    seen = [AMARA]
    for _ in range(3):
        following = session.next_due(seen[-1])
        assert following is not None
        seen.append(following)
    assert sorted(seen) == [AMARA, BRUNO, CHIDI, DOROTA]
    assert session.next_due(seen[-1]) == AMARA


def test_a_change_is_taken_in_by_queue_list_and_standings() -> None:
    session = opened()
    before = session.standing(EMIL).stage
    commit(session, log_touch(session.state, EMIL, TouchKind.REPLIED, NOW))
    assert session.standing(EMIL).stage is not before
    commit(session, tag_contact(session.state, EMIL, ["fresh"]))
    assert [session.people.rows[row].name for row in session.search("tag:fresh")] == [
        "Emil Aune"
    ]


def test_people_come_and_go() -> None:
    session = opened()
    commit(session, add_contact(session.state, "Yara Haddad", (), NOW))
    assert "Yara Haddad" in {row.name for row in session.people.rows}
    commit(session, archive_contact(session.state, BRUNO))
    assert "Bruno Keller" not in {row.name for row in session.people.rows}
    assert BRUNO not in {row.contact for row in session.queue.rows}
    assert isinstance(session.store.undo(), Change)
    assert "Bruno Keller" in {row.name for row in session.people.rows}
    session.store.undo()
    assert "Yara Haddad" not in {row.name for row in session.people.rows}


def test_what_changes_one_by_one_is_what_would_be_derived_anew() -> None:
    session = opened()
    commit(session, log_touch(session.state, EMIL, TouchKind.ACCEPTED, NOW))
    commit(session, log_touch(session.state, AMARA, TouchKind.REPLIED, NOW))
    commit(session, add_contact(session.state, "Yara Haddad", (), NOW))
    anew = loaded(session.store, FixedClock())
    assert session.queue == anew.queue
    assert list(session.people.rows) == list(anew.people.rows)
    for who in session.state.contacts:
        assert session.standing(who) == anew.standing(who)


def test_somebody_who_is_gone_has_a_dash_for_a_name() -> None:
    session = opened()
    assert session.name(99) == "-"
    assert session.contact(99) is None
    assert session.standing(99).contact == 99


def test_a_note_is_examined_with_what_is_on_file() -> None:
    session = opened()
    composition = session.compose(CHIDI)
    assert isinstance(composition, Composition)
    hints = session.examine(composition, composition.text, "")
    assert "A01" in {hint.rule for hint in hints.errors}
    assert {template.kind for template in session.templates_for(composition)} == {
        composition.kind
    }
    assert session.others is session.others


def test_rules_of_ones_own_speak_up_and_what_is_wrong_with_one_is_told() -> None:
    rule = replace(BY_CODE["L03"], code="U01", check=lambda _: [Finding(message="Mine.")])
    broken = Problem("A rule is broken")
    clock = FixedClock(NOW)
    own = OwnRules(rules=(rule,), problems=(broken,))
    session = Session(open_memory(clock, crowd()), Settings(), clock, own)
    assert session.notices == (broken,)
    composition = session.compose(AMARA, kind=TouchKind.INVITE)
    assert isinstance(composition, Composition)
    found = session.examine(composition, "Hi Amara, so it is.", "")
    assert "U01" in {hint.rule for hint in found.hints}
    assert isinstance(session.explain("u01"), Explanation)
