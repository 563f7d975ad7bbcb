"""Going back is one change, and says beforehand what it would do."""

from __future__ import annotations

from builders import contact, touch

from netui.core.acts.restoring import Difference, differences, restore
from netui.core.state import State


def test_everything_is_as_it_was() -> None:
    then = State.of([contact(), contact("Bo Li", id=2), touch("invite", "2026-03-01")])
    now = State.of([contact("Amara Cole"), contact("Cy Ng", id=3)])
    change = restore(now, then, "Restored")
    assert differences(change) == (
        Difference(
            table="contacts",
            back=1,
            gone=1,
            changed=1,
            names=("Amara Osei", "Cy Ng", "Bo Li"),
        ),
        Difference(table="touches", back=1),
    )
    now.apply(change)
    assert dict(now.contacts) == dict(then.contacts)
    assert not restore(now, then, "Restored")
    now.apply(change.inverse())
    assert now.contacts.keys() == {1, 3}
