"""No history reached through netui's own acts harms anybody or loses them.

Without an override on record: no attempt more than there are, no invitation within its rest
and no second repeat, no note that cannot arrive, and nobody without a place or a reason why.
"""

from typing import Any

import pytest
from lives import Life

from netui.core.acts import correcting, guarding
from netui.core.cadence import queue, schedule, stages
from netui.core.cadence.case import Answer
from netui.core.cadence.guards import grounds, judge, timing
from netui.core.model import Stage

STEPS = 40


def live(seeds: range) -> None:
    for seed in seeds:
        Life(seed).live(STEPS)


@pytest.mark.parametrize("first", range(0, 400, 100))
def test_no_life_harms_or_loses_anybody(first: int) -> None:
    live(range(first, first + 100))


def without(guard: judge.Guard) -> tuple[judge.Guard, ...]:
    return tuple(one for one in judge.GUARDS if one is not guard)


def silently(_case: Any) -> Answer:
    return Answer(None)


MUTANTS: dict[str, tuple[Any, str, Any]] = {
    "G02 is switched off": (judge, "GUARDS", without(timing.exhausted)),
    "G03 forgets the rest": (judge, "GUARDS", without(timing.resting)),
    "G03 forgets what is still out": (judge, "GUARDS", without(timing.still_out)),
    "G05 is switched off": (judge, "GUARDS", without(grounds.no_way)),
    "attempts never run out": (schedule, "is_spent", lambda _position, _terms: False),
    "no rest is proposed": (schedule, "BLOCKED_DAYS", 0),
    "what is corrected is not asked about": (correcting, "set_right", lambda *given: given[2]),
    "too many at once are not noticed": (guarding, "overfull", lambda *_: False),
    "somebody closed is dropped": (stages, "SCHEDULE", stages.SCHEDULE
                                   | {Stage.CLOSED: silently}),
    "the queue forgets the overdue": (queue, "section_of", lambda *_: None),
}  # fmt: skip


@pytest.mark.parametrize("mutant", MUTANTS)
def test_the_machine_sees(mutant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(*MUTANTS[mutant])
    with pytest.raises(AssertionError):
        live(range(1000))
