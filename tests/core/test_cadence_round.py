"""Going through the day's list: whoever is passed comes behind the others, nobody is lost."""

import datetime as dt

from builders import TODAY
from hypothesis import given
from hypothesis import strategies as st

from netui.core.cadence.round import Round

DUE = (1, 2, 3, 4)


def test_it_goes_on_behind_whoever_is_open_and_around() -> None:
    fresh = Round(TODAY)
    assert [fresh.next(DUE, after) for after in (None, 1, 3, 4, 9)] == [1, 2, 4, 1, 1]
    assert fresh.next((1,), 1) is None
    assert fresh.next((), None) is None


def test_whoever_is_passed_comes_behind_the_others_in_the_order_of_passing() -> None:
    passed = Round(TODAY).passing(2).passing(1)
    assert passed.next(DUE, 1) == 3
    assert passed.next(DUE, 4) == 3
    assert passed.next((1, 2), None) == 2
    assert passed.next((1, 2), 2) == 1
    assert passed.fresh((1, 2), None) is None
    assert passed.passing(2).passed == (1, 2)
    assert passed.left((1, 5)) == (1,)


def test_another_day_begins_with_nobody_passed() -> None:
    passed = Round(TODAY).passing(2)
    assert passed.on(TODAY) is passed
    assert passed.on(TODAY + dt.timedelta(days=1)).passed == ()


@given(st.lists(st.integers(1, 40), unique=True, max_size=20), st.integers(0, 40))
def test_passing_everybody_visits_each_of_them_once(due: list[int], start: int) -> None:
    going, seen, here = Round(TODAY), [], start if start in due else None
    while True:
        if here is not None:
            going = going.passing(here)
            seen.append(here)
        following = going.fresh(due, here)
        if following is None:
            break
        here = following
    assert sorted(seen) == sorted(due)
