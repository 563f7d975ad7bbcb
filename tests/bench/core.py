"""Times the core and the store without a screen, each beside the least that could be done.

``python tests/bench/core.py [--contacts 30000 100000] [--runs 5]``. It measures and never
judges; figures in milliseconds drift, ratios inside one run hold.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from builders import NOW, TODAY
from figures import Line, high, middle, say, table
from generator import network, write_file
from msgspec.structs import replace

from netui.clock import Clock
from netui.core.acts.drafts import save_draft
from netui.core.acts.touches import log_touch
from netui.core.cadence.model import Context
from netui.core.cadence.standings import Standings
from netui.core.changes import Change
from netui.core.composition import Composition, compose
from netui.core.hints.checklist import checklist
from netui.core.hints.engine import BY_CODE, RULES, examine
from netui.core.hints.examined import Examined
from netui.core.hints.model import Note
from netui.core.hints.people import people_index
from netui.core.model import (
    Channel,
    Contact,
    Event,
    Former,
    Met,
    Mutual,
    News,
    Post,
    Profile,
    Record,
    Tie,
    Touch,
    TouchKind,
)
from netui.core.moment import Moment
from netui.core.people.index import PeopleIndex
from netui.core.people.rows import listed_rows
from netui.core.state import State
from netui.core.templates import slots
from netui.errors import Problem
from netui.store import open_store

QUERIES = (
    "quill",
    "amara",
    "company:blue",
    "лесная",
    "zoe",
    "tag:alumni",
    "stage:invited",
    "gretta",
    "due:<7d",
    "data engineer",
)
PAUSE_MS = 16.7
"""One frame of 60 Hz: what a key may take."""


def took(act: Callable[[], object]) -> float:
    """Return how many milliseconds it takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def best(act: Callable[[], object], runs: int) -> float:
    """Return the median of some runs."""
    return middle([took(act) for _ in range(runs)])


def queue_lines(state: State, runs: int) -> list[Line]:
    """Time standings and queue beside grouping the touches by contact and sorting the days.

    The state has the histories at hand but where they are *grouped anew*, as at the start.
    """
    context = Context(today=TODAY, profile=state.profile)

    def grouped() -> dict[int, list[Touch]]:
        last: dict[int, list[Touch]] = {}
        for touch in state.touches.values():
            last.setdefault(touch.contact, []).append(touch)
        return last

    def placed() -> list[tuple[int, int]]:
        last = grouped()
        return sorted(
            (max(t.date for t in last[who]).toordinal() if who in last else 0, who)
            for who in state.contacts
        )

    standings = Standings.of(state, context)
    standings.queue()
    floor = best(placed, runs)
    fresh = iter([State.of(records_of(state)) for _ in range(runs)])
    touches = f"{len(state.contacts):,} people, {len(state.touches):,} touches"
    return [
        Line(
            f"whole queue, {touches}",
            best(lambda: Standings.of(state, context).queue(), runs),
            floor,
            6,
            by_ratio=True,
        ),
        Line(
            "the same, the touches grouped anew",
            best(lambda: Standings.of(next(fresh), context).queue(), runs),
            floor,
            6,
            by_ratio=True,
        ),
        Line("of the floor: grouping without sorting", best(grouped, runs)),
        Line(f"queue after one change, {touches}", changed(state, standings, runs), budget=2),
    ]


def records_of(state: State) -> list[Record]:
    """Return everything on file that has to do with people."""
    return [
        *state.contacts.values(),
        *state.touches.values(),
        *state.drafts.values(),
        state.profile,
    ]


def changed(state: State, standings: Standings, runs: int) -> float:
    """Time following one logged touch up to the new queue, for many people in turn."""
    supposed = state.supposed()
    times: list[float] = []
    for who in list(state.contacts)[:: max(1, len(state.contacts) // (20 * runs))]:
        change = log_touch(supposed, who, TouchKind.ENGAGE, NOW)
        if isinstance(change, Problem):
            continue  # somebody who wants no contact
        supposed.apply(change)

        def followed(change: Change = change) -> None:
            standings.update(supposed, change)
            standings.queue()

        times.append(took(followed))
    return middle(times)


def busier(state: State, touches: int) -> State:
    """Return the network with as many touches: quiet people get the history of another."""
    lively = [who for who in state.contacts if state.touches_of(who)]
    records = records_of(state)
    number, chance = max(state.touches), Random(2)
    quiet = iter([who for who in state.contacts if not state.touches_of(who)] * 9)
    while len(records) < touches + len(state.contacts) + len(state.drafts) + 1:
        who = next(quiet)
        for touch in state.touches_of(chance.choice(lively)):
            number += 1
            records.append(replace(touch, id=number, contact=who))
    return State.of(records)


def filter_lines(state: State, runs: int) -> list[Line]:
    """Time building the index and every key of some queries."""
    standings = Standings.of(state, Context(today=TODAY, profile=state.profile))
    rows = list(listed_rows(state, lambda who: standings.all[who]))
    count = len(rows)

    def built() -> PeopleIndex:
        index = PeopleIndex(TODAY)
        for _ in index.build(rows):
            pass
        return index

    index = built()
    index.search("")
    keys: list[float] = []
    for query in QUERIES * runs:
        for end in range(1, len(query) + 1):
            typed = query[:end]
            keys.append(took(partial(index.search, typed)))
    lowered = [row.name.lower() for row in rows]
    plain = best(lambda: [n for n, name in enumerate(lowered) if "quill" in name], runs)
    return [
        Line(f"index of {count:,} people", best(built, runs)),
        Line("filter key p50 / one pass of 'in'", middle(keys), plain),
        Line("filter key p99", high(keys), plain, PAUSE_MS if count <= 30_000 else None),
    ]


def hint_lines(state: State, runs: int) -> list[Line]:
    """Time the hints over notes of growing length."""
    standings = Standings.of(state, Context(today=TODAY, profile=state.profile))
    context = Context(today=TODAY, profile=state.profile)
    due = standings.queue().rows[0].contact
    found = compose(state, standings.all[due], context, kind=None, channel=None, template=None)
    assert isinstance(found, Composition)
    text = "Hi Amara, thank you for the talk on load forecasting. Would you have ten minutes? "
    people, known = people_index(state), slots()
    lines: list[Line] = []
    for size in (280, 900):
        note = Note(
            text=(text * 12)[:size],
            contact=found.contact,
            kind=found.kind,
            today=TODAY,
            channel=found.channel,
            limit=found.limit,
            me=state.profile,
            others=people,
            slots=known,
        )
        examine(note)
        times = [took(partial(examine, note)) for _ in range(40 * runs)]
        lines.append(Line(f"hints over {size} characters p50", middle(times)))
        lines.append(Line(f"hints over {size} characters p99", high(times), budget=PAUSE_MS))
    return lines


def rule_lines(runs: int) -> list[Line]:
    """Time one pass with a full record and 200 earlier notes, and the rules that cost most."""
    state, note = full_note()
    people, known = people_index(state), slots()
    note = replace(note, others=people, slots=known)
    examine(note)
    whole = [took(partial(examine, note)) for _ in range(100 * runs)]
    costs: dict[str, list[float]] = {}
    for _ in range(40 * runs):
        examined = Examined(note)
        warm(examined)
        for rule in RULES:
            if note.kind in rule.kinds:
                spent = took(lambda: list(rule.check(examined)))  # noqa: B023 - run at once
                costs.setdefault(rule.code, []).append(spent)
    shared = [took(lambda: warm(Examined(note))) for _ in range(40 * runs)]
    dearest = sorted(costs, key=lambda code: -middle(costs[code]))[:8]
    return [
        Line(f"all {len(costs)} rules, full record, 200 notes p50", middle(whole), budget=1),
        Line(f"all {len(costs)} rules, full record, 200 notes p99", high(whole)),
        Line("of it: what the rules share", middle(shared)),
        *(Line(f"of it: {code} {BY_CODE[code].name}", middle(costs[code])) for code in dearest),
    ]


def warm(examined: Examined) -> None:
    """Work out what the rules share."""
    checklist(examined)
    for name in ("masked", "flat", "anatomy", "vocabulary", "used", "language", "sentences"):
        getattr(examined, name)


def full_note() -> tuple[State, Note]:
    """Return a network in which 200 notes were sent, and a note to somebody known well."""
    chance = Random(5)
    who = Contact(
        id=1,
        full="Amara Osei",
        given="Amara",
        family="Osei",
        aliases=("Ama",),
        langs=("en",),
        company="Tidewater Robotics",
        title="Head of Field Operations",
        former=(Former(company="Kestrel Freight", title="Planner", until="2024-05-01"),),
        tie=Tie.STRANGER,
        met=Met(where="Harbour Automation Summit", when=TODAY, what="warehouse safety"),
        mutuals=(Mutual(name="Farah Qureshi"), Mutual(name="Lena Vogt")),
        schools=("Halden University", "Westmere College"),
        groups=("Westmere Data Guild",),
        interests=("sailing", "tide tables"),
        posts=(Post(title="Near misses are data", kind="article", topic="safety", date=TODAY),),
        events=(Event(name="Porto Supply Day", date=TODAY),),
        news=(News(what="promoted to Head of Field Operations", date=TODAY),),
        reason="asked about near-miss logs",
        city="Leeds",
        facts_checked=TODAY,
    )
    people: list[Contact | Touch] = [who]
    words = NOTE_TEXT.split()
    for number in range(2, 202):
        text = " ".join(chance.sample(words, len(words)))
        people.append(Contact(id=number, full=f"Ken Ito{number}", company=f"Acme {number}"))
        people.append(
            Touch(id=number, contact=number, kind=TouchKind.INVITE, date=TODAY, text=text)
        )
    note = Note(
        text=NOTE_TEXT,
        contact=who,
        kind=TouchKind.INVITE,
        today=TODAY,
        channel=Channel.LINKEDIN_INVITE,
        limit=300,
        me=Profile(name="Dana Whitlock", first="Dana", org="Orchard Metrics"),
    )
    return State.of(people), note


NOTE_TEXT = (
    "Hi Amara, we spoke after your warehouse-safety panel at the Harbour Automation Summit. "
    "I run analytics at Orchard Metrics, and your point on near misses changed how we log "
    "incidents. I'd like to stay in touch and compare notes; could I send you our template?"
)


def commit_lines(folder: Path, contacts: int, runs: int) -> list[Line]:
    """Time one durable change beside appending a line and syncing it."""
    write_file(folder / "netui.json", contacts)
    opening = best(lambda: reopened(folder / "netui.json", noon), max(1, runs // 2))
    store = open_store(folder / "netui.json", noon)
    assert not isinstance(store, Problem)
    chance, ours, floor = Random(1), [], []
    handle = os.open(folder / "floor", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number in range(60 * runs):
        change = save_draft(
            store.state,
            chance.randrange(1, contacts),
            NOW,
            kind=TouchKind.INVITE,
            channel=None,
            subject="",
            text=f"Hi, number {number}. " * 10,
            template="",
            goal=None,
            untouched=("", ""),
        )
        assert not isinstance(change, Problem)
        ours.append(took(partial(store.commit, change)))
        floor.append(took(lambda: append(handle)))
    os.close(handle)
    fold = took(store.close)
    return [
        Line(f"opening {contacts:,} contacts", opening),
        Line("one commit p50 / append + fsync", middle(ours), middle(floor), 3, by_ratio=True),
        Line("one commit p99", high(ours), high(floor)),
        Line("fold at closing", fold),
    ]


def append(handle: int) -> None:
    """Append a line as long as a change's and sync it."""
    os.write(handle, b"x" * 400 + b"\n")
    os.fsync(handle)


def noon() -> Moment:
    """Return the moment every benchmark runs at."""
    return NOW


def reopened(path: Path, clock: Clock) -> None:
    """Open a data file for reading and let go of it."""
    store = open_store(path, clock, read_only=True)
    assert not isinstance(store, Problem)
    store.close()


def main(words: Sequence[str] | None = None) -> None:
    """Measure everything once and print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--contacts", type=int, nargs="+", default=[30_000, 100_000])
    asked.add_argument("--runs", type=int, default=5)
    found = asked.parse_args(words)
    # As in the app: what is on file is never collected.
    gc.disable()
    lines: list[Line] = []
    for count in found.contacts:
        state = network(count)
        lines += queue_lines(state, found.runs)
        lines += queue_lines(busier(state, count * 10 // 3), found.runs)
        lines += filter_lines(state, found.runs)
    state = network(3_000)
    lines += hint_lines(state, found.runs)
    lines += rule_lines(found.runs)
    with tempfile.TemporaryDirectory(prefix="netui-bench-") as folder:
        lines += commit_lines(Path(folder), found.contacts[0], found.runs)
    say(f"{found.runs} runs each, medians")
    table(lines)


if __name__ == "__main__":
    main()
