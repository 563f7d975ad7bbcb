"""Kills writers with SIGKILL at random moments and looks at what they left.

A program, because it forks: ``python killing.py FOLDER KIND COUNT SEED`` with KIND ``netui``
or ``stock``; prints what it found as JSON. Writers tell each change once it is acknowledged.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import msgspec
import tinydb  # noqa: TID251 - stock TinyDB is the comparison

from netui.clock import system_clock
from netui.core.changes import Change, ChangeBuilder
from netui.core.model import Contact, Touch, TouchKind
from netui.data import file as file_module
from netui.errors import Problem
from netui.store import Store, open_store

PEOPLE = 300
LONGEST = 0.025
"""Seconds a writer lives at most after its first acknowledged change."""

BULKS = 0.1
"""The share of changes that are of everybody."""

AFRESH = 50
"""Kills after which a new file begins: a fold has to fit into the life of a writer."""

Tell = Callable[[int], object]


def write_netui(path: Path, tell: Tell, seed: int) -> None:
    """Count in two records at once, with undo and redo between, until killed.

    A text beside the number is longer one time and shorter the next; now and then everybody
    is changed, by a thread of its own, as the app does it.
    """
    file_module.FOLD_AT = 3000  # type: ignore[misc]  # the test stands in for it
    clock = system_clock({})
    assert not isinstance(clock, Problem)
    store = open_store(path, clock, idle=0.002)
    assert isinstance(store, Store), store
    chance = random.Random(seed)
    number = count_netui(store)
    while True:
        number += 1
        build = ChangeBuilder(store.state)
        if not store.state.contacts:
            for _ in range(PEOPLE):
                build.add(Contact(full="0"))
            build.add(Touch(contact=1, kind=TouchKind.CONVERSATION, date=clock().today))
        contact, touch = build.get(Contact, 1), build.get(Touch, 1)
        assert contact is not None
        assert touch is not None
        words = "word " * chance.randrange(100)
        build.put(msgspec.structs.replace(contact, full=str(number), reason=words))
        build.put(msgspec.structs.replace(touch, text=str(number)))
        everybody = chance.random() < BULKS
        for who in range(2, PEOPLE + 1) if everybody else ():
            build.put(Contact(id=who, full=str(number)))
        change = build.change(f"Counted {number}")
        assert (commit_beside(store, change) if everybody else store.commit(change)) is None
        if chance.random() < 0.2:
            assert not isinstance(store.undo(), Problem)
            assert not isinstance(store.redo(), Problem)
        tell(number)


def commit_beside(store: Store, change: Change) -> Problem | None:
    """Commit a change in slices, written by another thread."""
    pending = store.start(change)
    for _ in pending.slices():
        pass
    assert pending.seal()
    writer = threading.Thread(target=pending.write)
    writer.start()
    writer.join()
    return pending.finish()


def count_netui(store: Store) -> int:
    """Return how far the counting is; -1 where the records of one change disagree."""
    if not store.state.contacts:
        return 0
    full, text = store.state.contacts[1].full, store.state.touches[1].text
    others = {store.state.contacts[who].full for who in range(2, PEOPLE + 1)}
    return int(full) if full == text and len(others) == 1 else -1


def look_netui(path: Path) -> int | None:
    """Return how far the counting is, or nothing where the file cannot be read whole."""
    clock = system_clock({})
    assert not isinstance(clock, Problem)
    store = open_store(path, clock, read_only=True)
    if not isinstance(store, Store) or store.notices:
        return None
    return count_netui(store)


def write_stock(path: Path, tell: Tell, seed: int) -> None:
    """Count with stock TinyDB until killed; the same words, longer and shorter."""
    chance = random.Random(seed)
    with tinydb.TinyDB(path) as database:
        contacts = database.table("contacts")
        if not len(contacts):
            contacts.insert_multiple({"full": "0"} for _ in range(PEOPLE))
        found = contacts.get(doc_id=1)
        number = int(found["full"]) if isinstance(found, dict) else 0
        while True:
            number += 1
            words = "word " * chance.randrange(100)
            contacts.update({"full": str(number), "reason": words}, doc_ids=[1])
            tell(number)


def look_stock(path: Path) -> int | None:
    """Return how far the counting is, or nothing where the file cannot be read."""
    try:
        return int(json.loads(path.read_bytes() or b"")["contacts"]["1"]["full"])
    except (ValueError, KeyError):
        return None


KINDS = {"netui": (write_netui, look_netui), "stock": (write_stock, look_stock)}


def killed(write: Callable[[Path, Tell, int], None], path: Path, chance: random.Random) -> int:
    """Let a writer run for a moment, kill it, and return what it acknowledged last."""
    reading, writing = os.pipe()
    seed = chance.randrange(1 << 30)
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            write(path, lambda number: os.write(writing, b"%d\n" % number), seed)
        except BaseException:  # noqa: BLE001 - a forked child must not go on as the parent
            traceback.print_exc()
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as acknowledged:
        first = acknowledged.readline()
        time.sleep(chance.random() * LONGEST)
        os.kill(child, signal.SIGKILL)
        rest = acknowledged.read()
    _, status = os.waitpid(child, 0)
    # Stock TinyDB may give up on what the kill before left; looking at it says the same.
    assert os.WIFSIGNALED(status) or write is write_stock, "the writer ended by itself"
    return int((first + rest or b"0").split()[-1])


def main(folder: Path, kind: str, count: int, seed: int) -> dict[str, int]:
    """Kill ``count`` writers, each going on where the one before was killed."""
    write, look = KINDS[kind]
    chance = random.Random(seed)
    outcome = {"kills": count, "acknowledged": 0, "lost": 0, "unreadable": 0, "half": 0}
    path = folder / "0" / "netui.json"
    path.parent.mkdir(parents=True)
    for number in range(count):
        said = killed(write, path, chance)
        outcome["acknowledged"] = outcome["acknowledged"] + 1
        found = look(path)
        outcome["unreadable"] += found is None
        outcome["half"] += found == -1
        outcome["lost"] += found is not None and -1 < found < said
        if found is None or found < said or number % AFRESH == AFRESH - 1:
            path = folder / str(number + 1) / "netui.json"
            path.parent.mkdir(parents=True)
    return outcome


if __name__ == "__main__":
    folder, kind, count, seed = sys.argv[1:]
    found = main(Path(folder), kind, int(count), int(seed))
    print(json.dumps(found))  # noqa: T201 - its only output
