"""Whoever was forgotten is left out of an import, as a connection and as an invitation."""

from __future__ import annotations

from builders import NOW, contact, day

from netui.core.exchange.invitations import Invitation
from netui.core.exchange.merge import Merge
from netui.core.exchange.names import Name
from netui.core.exchange.people import Person
from netui.core.model import Direction, Tombstone
from netui.core.state import State
from netui.core.tombstones import tombstone


def test_neither_connections_nor_invitations_bring_somebody_back() -> None:
    gone = tombstone([contact("Amara Osei", slug="amara-osei")], "salt")
    state = State.of([Tombstone(id=1, salt=gone.salt, marks=gone.marks)])
    name = Name(full="Amara Osei", given="Amara", family="Osei")
    person = Person(name=name, slug="amara-osei", file="Connections.csv", line=4)
    merge = Merge(state, NOW, [person])
    merge.connection(person)
    merge.invitation(
        Invitation(person=person, direction=Direction.OUT, sent=day("2026-03-01"), text="Hi")
    )
    merge.acceptances()
    assert not merge.builder.change("Imported")
    assert [notice.line for notice in merge.notices] == [4, 4]
    assert all("Amara" not in notice.text for notice in merge.notices)
