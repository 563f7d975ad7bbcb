"""Rows with a day: kept up in any order, they read as if sorted and asked one by one."""

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from netui.core.cadence.dated import Dated, Placed, begins
from netui.core.cadence.model import NextTouch, QueueRow, Section, Step
from netui.core.cadence.ranking import Key, queue_key

STEPS = [Step.RAPPORT, Step.NURTURE, Step.REPLY]
PEOPLE = st.integers(1, 8)
ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["put", "drop", "hold", "release", "read"]),
        PEOPLE,
        st.sampled_from(STEPS),
        st.integers(0, 3),
    ),
    max_size=40,
)


def placed(who: int, step: Step, place: int) -> Placed:
    section = list(Section)[place]
    usual = NextTouch(contact=who, step=step, reason="A reason.", rule="rule")
    row = QueueRow(contact=who, section=section, next=usual)
    return queue_key(place, 0, 0, 0, who), row


def expected(rows: list[Placed], *, held: bool) -> tuple[QueueRow, ...]:
    found = [row for _, row in sorted(rows, key=lambda one: one[0])]
    if not held:
        return tuple(found)
    late = [row for row in found if row.next.step is Step.RAPPORT]
    ready = [row for row in found if row.next.step is not Step.RAPPORT]
    return (*ready, *(replace(row, section=Section.WAITING) for row in late))


@settings(max_examples=200)
@given(ACTIONS, st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 3)), max_size=4))
def test_rows_kept_up_in_any_order_are_rows_sorted_at_once(
    actions: list[tuple[str, int, Step, int]], more: list[tuple[Step, int]]
) -> None:
    dated, held = Dated(), False
    kept: dict[int, Placed] = {}
    chosen = [placed(100 + at, *one) for at, one in enumerate(more)]
    for what, who, step, place in [*actions, ("read", 1, Step.REPLY, 0)]:
        if what in {"put", "drop"} and who in kept:
            dated.drop(who)
            del kept[who]
        if what == "put":
            kept[who] = placed(who, step, place)
            dated.put(*kept[who])
        elif what in {"hold", "release"}:
            held = what == "hold"
            dated.hold(held=held)
        elif what == "read":
            rows = [*kept.values(), *chosen]
            assert dated.rows(chosen) == expected(rows, held=held)
            border: Key = queue_key(place, 0, 0, 0, 0)
            assert dated.count_below(border) == sum(
                key < border for key, row in kept.values() if not (held and begins(row))
            )


def test_who_begins_a_conversation_waits_only_while_too_many_are_open() -> None:
    dated = Dated()
    rows = [placed(1, Step.RAPPORT, 0), placed(2, Step.REPLY, 1)]
    for key, row in rows:
        dated.put(key, row)
    assert [row.contact for row in dated.rows(())] == [1, 2]
    dated.hold(held=True)
    assert [(row.contact, row.section) for row in dated.rows(())] == [
        (2, Section.TODAY),
        (1, Section.WAITING),
    ]
    dated.put(*placed(3, Step.RAPPORT, 2))
    dated.drop(1)
    assert [row.contact for row in dated.rows(())] == [2, 3]
    dated.hold(held=False)
    assert [row.section for row in dated.rows(())] == [Section.TODAY, Section.THIS_WEEK]


def test_a_row_put_in_while_beginnings_are_held_back_waits_until_they_are_not() -> None:
    dated = Dated()
    dated.hold(held=True)
    dated.put(*placed(1, Step.RAPPORT, 0))
    dated.put(*placed(2, Step.REPLY, 0))
    assert [row.section for row in dated.rows([])] == [Section.OVERDUE, Section.WAITING]
    dated.hold(held=True)
    dated.put(*placed(3, Step.RAPPORT, 0))
    dated.drop(3)
    dated.hold(held=False)
    assert [row.contact for row in dated.rows([])] == [1, 2]
    dated.drop(1)
    assert [row.contact for row in dated.rows([])] == [2]
