"""What one durable change costs, how long opening takes, and how long a fold holds anybody up.

A program: ``python tests/bench/store.py [SIZE …]`` (300 3000 30000 300000). Every rival does
the same: one contact is written anew and on the medium before the call returns, by one sync.
The fast ones take turns in one run; stock TinyDB comes last, alone, with three repetitions.

*append* lets a file grow by the very line netui writes, *over* writes that line over zeros: the
floor for whoever makes room beforehand, as netui does. SQLite does so too once its log is long
enough to be used again, which the first filling sees to from 3,000 contacts on.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import tinydb

from netui.core.changes import ChangeBuilder
from netui.core.moment import Moment
from netui.data import journal, snapshot
from netui.data.documents import dump, lines_of
from netui.data.file import DataFile
from netui.store import Store, open_store

SIZES = (300, 3_000, 30_000, 300_000)
ROUNDS = 1000
AT = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
WORDS = ["pots", "glazes", "kilns", "wheels", "bowls", "shards", "clays", "slips"]


def clock() -> Moment:
    return Moment(AT.date(), AT)


def person(number: int) -> dict[str, Any]:
    """Return an invented contact of the size contacts have."""
    word = WORDS[number % len(WORDS)]
    return {
        "full": f"Person {number}",
        "given": "Person",
        "family": str(number),
        "company": f"{word} works {number % 97}",
        "title": "maker",
        "emails": [f"person{number}@{word}.example"],
        "slug": f"person-{number}",
        "profile_url": f"https://www.linkedin.com/in/person-{number}",
        "degree": "1",
        "tags": [word, "alumni"],
        "notes": [{"text": f"met over {word}", "date": "2025-11-02"}],
    }


def filled(path: Path, size: int) -> None:
    """Write a data file of so many contacts, with a touch for every second one."""
    tables: Any = {
        "contacts": {str(n): person(n) for n in range(1, size + 1)},
        "touches": {
            str(n): {"contact": n, "kind": "invite", "date": "2026-02-20", "text": "Hi " * 30}
            for n in range(1, size + 1, 2)
        },
    }
    meta = {"schema": 1, "seq": 0, "file": "bench", "highest": {}}
    path.write_bytes(b"".join(snapshot.pieces(lines_of(tables), meta)))


def timed(act: Callable[[], object]) -> float:
    """Return how many milliseconds a call took."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def one_update(folder: Path, size: int) -> dict[str, float]:
    """Return the median of one durable update for each of the fast rivals, taking turns."""
    chance = random.Random(size)
    file = DataFile.open(folder / "netui.json", AT)
    assert isinstance(file, DataFile)
    database = sqlite3.connect(folder / "lite.db", isolation_level=None)
    database.execute("pragma journal_mode=wal")
    database.execute("pragma synchronous=full")
    database.execute("create table contacts (id integer primary key, document text)")
    rows = ((n, dump(person(n)).decode()) for n in range(1, size + 1))
    database.execute("begin")
    database.executemany("insert into contacts values (?, ?)", rows)
    database.execute("commit")
    bare = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    zeros = os.open(folder / "zeros", os.O_WRONLY | os.O_CREAT)
    os.write(zeros, bytes(2 * ROUNDS * 1024))
    os.fsync(zeros)
    os.lseek(zeros, 0, os.SEEK_SET)
    sync_data = getattr(os, "fdatasync", os.fsync)

    def netui(key: str, document: dict[str, Any]) -> None:
        assert file.commit({"contacts": {key: document}}, "Edited", AT.isoformat()) is None

    def sqlite(key: str, document: dict[str, Any]) -> None:
        text = dump(document).decode()
        database.execute("update contacts set document=? where id=?", (text, int(key)))

    def append(key: str, document: dict[str, Any]) -> None:
        ops = {"contacts": {key: document}}
        os.write(bare, journal.write(1, AT.isoformat(), "Edited", lines_of(ops), "bench"))
        os.fsync(bare)

    def over(key: str, document: dict[str, Any]) -> None:
        ops = {"contacts": {key: document}}
        os.write(zeros, journal.write(1, AT.isoformat(), "Edited", lines_of(ops), "bench"))
        sync_data(zeros)

    rivals = {"netui": netui, "sqlite": sqlite, "append": append, "over": over}
    taken: dict[str, list[float]] = {name: [] for name in rivals}
    for number in range(ROUNDS):
        key = str(chance.randrange(size) + 1)
        document = {**person(int(key)), "title": f"maker {number}"}
        for name in chance.sample(sorted(rivals), len(rivals)):
            taken[name].append(timed(lambda n=name, k=key, d=document: rivals[n](k, d)))  # type: ignore[misc]
    os.close(bare)
    os.close(zeros)
    database.close()
    assert file.close() is None
    return {name: statistics.median(times[20:]) for name, times in taken.items()}


def one_action(folder: Path, size: int) -> float:
    """Return the median of one whole action: with its step of the history, applied and told."""
    store = open_store(folder / "netui.json", clock, idle=None)
    assert isinstance(store, Store)
    chance = random.Random(size)
    times = []
    for number in range(ROUNDS):
        build = ChangeBuilder(store.state)
        found = store.state.contacts[chance.randrange(size) + 1]
        build.put(msgspec.structs.replace(found, title=f"maker of {number}"))
        change = build.change("Edited")
        times.append(timed(lambda c=change: store.commit(c)))  # type: ignore[misc]
    assert store.close() is None
    return statistics.median(times[20:])


def stock(folder: Path, size: int) -> float:
    """Return the median of three updates with stock TinyDB."""
    path = folder / "stock.json"
    content = {"contacts": {str(n): person(n) for n in range(1, size + 1)}}
    path.write_text(json.dumps(content))
    with tinydb.TinyDB(path) as database:
        contacts: Any = database.table("contacts")
        times = [
            timed(lambda n=number: contacts.update({"title": str(n)}, doc_ids=[7 + n]))  # type: ignore[misc]
            for number in range(3)
        ]
    return statistics.median(times)


def opening(folder: Path) -> tuple[float, float, float]:
    """Return decoding alone, opening, and how much longer 1 MiB of journal makes it."""
    path = folder / "netui.json"

    def opened() -> DataFile:
        found = DataFile.open(path, AT, read_only=True)
        assert isinstance(found, DataFile)
        return found

    def once(act: Callable[[], object]) -> float:
        gc.collect()
        gc.disable()
        taken = timed(act)
        gc.enable()
        return taken

    base = json.loads(path.read_bytes())["meta"]["1"]
    lines: list[bytes] = []
    number = base["seq"]
    while sum(map(len, lines)) < 1 << 20:
        for _ in range(500):
            number += 1
            ops = {"contacts": {str(number % 200 + 1): person(number)}}
            lines.append(
                journal.write(number, AT.isoformat(), "Edited", lines_of(ops), base["file"])
            )
    beside = path.with_name("netui.json-journal")
    decoding, plain, behind = [], [], []
    for _ in range(9):
        decoding.append(once(lambda: msgspec.json.decode(path.read_bytes())))
        beside.write_bytes(b"")
        plain.append(once(opened))
        beside.write_bytes(b"".join(lines))
        behind.append(once(opened))
    beside.write_bytes(b"")
    more = statistics.median(late - early for late, early in zip(behind, plain, strict=True))
    return statistics.median(decoding), statistics.median(plain), more


def stall(folder: Path) -> tuple[float, float]:
    """Return the longest that this thread was held up while another folds, and the fold."""
    file = DataFile.open(folder / "netui.json", AT)
    assert isinstance(file, DataFile)
    gc.collect()
    gc.freeze()
    worst, folds = [], []
    for _ in range(5):
        thread = threading.Thread(target=lambda: folds.append(timed(file.fold)))
        held_up, last = 0.0, time.perf_counter()
        thread.start()
        while thread.is_alive():
            time.sleep(0.0005)
            now = time.perf_counter()
            held_up, last = max(held_up, now - last - 0.0005), now
        worst.append(held_up * 1000)
    gc.unfreeze()
    file.close()
    return statistics.median(worst), statistics.median(folds)


def main(sizes: tuple[int, ...]) -> None:
    """Measure every size and print one table."""
    print(
        "contacts    netui   action   sqlite   append     over  x append  x sqlite    stock   "
        "decode     open  +1 MiB    stall     fold   (milliseconds, medians)"
    )
    for size in sizes:
        with tempfile.TemporaryDirectory(dir=os.environ.get("NETUI_BENCH_DIR")) as name:
            folder = Path(name)
            filled(folder / "netui.json", size)
            update = one_update(folder, size)
            action = one_action(folder, size)
            decode, plain, more = opening(folder)
            held_up, fold = stall(folder)
            slow = stock(folder, size)
        print(
            f"{size:8,} {update['netui']:8.3f} {action:8.3f} {update['sqlite']:8.3f} "
            f"{update['append']:8.3f} {update['over']:8.3f} "
            f"{update['netui'] / update['append']:9.2f} "
            f"{update['netui'] / update['sqlite']:9.2f} {slow:8.1f} {decode:8.1f} "
            f"{plain:8.1f} {more:7.1f} {held_up:8.1f} {fold:8.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
