"""A first name by itself in a note to somebody else is found and left to who wrote it."""

from __future__ import annotations

import msgspec
from builders import contact, draft, touch

from netui.core.model import Contact, Remark
from netui.core.people.mentions import mentioned_by
from netui.core.state import State


def test_a_name_by_itself_is_found_in_records_touches_and_drafts() -> None:
    amara = contact()
    bo, cy, di, eli = (
        contact(name, id=number)
        for number, name in enumerate(("Bo Li", "Cy Ng", "Di Oh", "Eli Roe"), 2)
    )
    bo = msgspec.structs.replace(bo, notes=(Remark(text="knows AMARA from school"),))
    namesake = msgspec.structs.replace(contact("Amara Cole", id=9), reason="Amara's talk")
    state = State.of(
        [
            *(amara, bo, cy, di, eli, namesake),
            touch(
                "invite", "2026-03-01", contact=cy.id, text="Hi \ud800\nAmara sends her best"
            ),
            draft("As Amara said, …", contact=di.id),
            touch(
                "invite", "2026-03-01", contact=eli.id, text="The Amaranth is in bloom", id=7
            ),
        ]
    )
    assert mentioned_by(state, amara) == (bo, cy, di)


def test_who_has_no_name_is_named_nowhere() -> None:
    assert mentioned_by(State.of([contact()]), Contact(full="", id=3)) == ()
