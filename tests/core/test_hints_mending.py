"""What a key can do about a hint, and cuts that go together."""

from __future__ import annotations

from netui.core.hints.mending import compatible, first_mendable, mends, safe_mends
from netui.core.hints.model import (
    Choice,
    Fix,
    FixKind,
    Hint,
    RecordEdit,
    RecordStep,
    Severity,
)

SAFE = Fix(label="Write Ada", kind=FixKind.SAFE, edits=((0, 3, "Ada"),))
PICK = Fix(
    label="Mention",
    kind=FixKind.CHOICE,
    choices=(Choice(label="one", edits=((1, 1, "x"),)), Choice(label="two", edits=())),
)
RECORD = Fix(
    label="Add the name",
    kind=FixKind.RECORD,
    record=RecordEdit(step=RecordStep.ADD_ALIAS, value="Adi"),
)
SHOWN = Fix(label="For example", kind=FixKind.DISPLAY, examples=("so",))


def hint(*fixes: Fix) -> Hint:
    return Hint(rule="A04", name="n", severity=Severity.HINT, message="m", why="w", fixes=fixes)


def test_every_fix_that_acts_is_listed_and_each_line_of_a_pick_list() -> None:
    ways = mends(hint(SAFE, SHOWN, PICK, RECORD))
    assert [way.label for way in ways] == ["Write Ada", "one", "two", "Add the name"]
    assert ways[0].edits == ((0, 3, "Ada"),)
    assert ways[3].fix is RECORD
    assert ways[3].edits == ()
    assert safe_mends(hint(SAFE, SHOWN, PICK, RECORD)) == ways[:1]


def test_what_is_only_shown_or_says_nothing_is_no_way() -> None:
    empty = Fix(label="nothing", kind=FixKind.SAFE)
    assert mends(hint(SHOWN, empty, Fix(label="?", kind=FixKind.RECORD))) == ()


def test_the_first_hint_that_can_be_mended_is_found() -> None:
    assert first_mendable([hint(SHOWN), hint(SAFE)]) == hint(SAFE)
    assert first_mendable([hint(SHOWN)]) is None


def test_a_cut_inside_another_one_is_left_out() -> None:
    edits = [(4, 9, ""), (0, 2, ""), (5, 6, ""), (4, 20, ""), (20, 22, "x")]
    assert compatible(edits) == ((0, 2, ""), (4, 20, ""), (20, 22, "x"))
    assert compatible([]) == ()
