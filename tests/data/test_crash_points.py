"""The power is cut before, during and after every call: nothing acknowledged is ever lost.

``NETUI_CRASH_IMAGES`` sets how many disk images are looked at (30,000 in a normal run).
"""

from __future__ import annotations

import errno
import os
import random
import threading
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from builders import NOON
from fakes import FixedClock
from file_acts import AT
from simulated_disk import Image, SimulatedDisk, booted

from netui import committing
from netui.core.changes import ChangeBuilder
from netui.core.model import Contact
from netui.data import appending, folding, journal
from netui.data.disk import Disk, write_file
from netui.data.documents import Lines, load
from netui.data.file import DataFile
from netui.errors import DataProblem
from netui.store import Store

PATH = Path("/home/robin/data/netui.json")
IMAGES = int(os.environ.get("NETUI_CRASH_IMAGES", "30000"))
"""How many disk images are looked at."""

PER_CALL = 30
AGAIN = 40
"""One in so many recoveries is cut once more."""

ROOM = 700
"""Bytes by which the journal grows here: some lines need it, some are written over zeros."""

Known = dict[str, dict[str, str]]


@pytest.fixture(autouse=True)
def _little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appending, "ROOM", ROOM)
    monkeypatch.setattr(committing, "BULK", 4)


class Crashes:
    """Carries out a script, cuts the power after every call and looks at what is left."""

    def __init__(
        self, seed: int, images: int, made: Callable[..., SimulatedDisk] = SimulatedDisk
    ) -> None:
        self.chance = random.Random(seed)
        self.left = images
        self.checked = 0
        self.bad: list[str] = []
        self.acknowledged: Known = {}
        self.attempted: Known = {}
        self.seen: set[Image] = set()
        self.disk = made(self.cut)

    def cut(self, disk: SimulatedDisk, *, again: bool = True) -> None:
        """Look at a choice of what the disk may hold if the power goes now."""
        for image in disk.images(self.chance, PER_CALL):
            if image not in self.seen and self.left > 0:
                self.seen.add(image)
                self.look(image, again=again and self.chance.randrange(AGAIN) == 0)

    def look(self, image: Image, *, again: bool) -> None:
        """Open what a crash left; a recovery may be cut a second time."""
        self.left -= 1
        self.checked += 1
        disk = booted(image)
        file = DataFile.open(PATH, NOON, disk=disk)
        if not isinstance(file, DataFile):
            self.bad.append(str(file))
            return
        found = known(file)
        if found not in (self.acknowledged, self.attempted):
            self.bad.append(f"{found} instead of {self.acknowledged} or {self.attempted}")
        elif again:
            self.recover(image, found)

    def recover(self, image: Image, found: Known) -> None:
        """Go on working after a crash, with the power cut there too."""
        before = self.acknowledged, self.attempted
        self.acknowledged = self.attempted = found
        disk = booted(image, lambda disk: self.cut(disk, again=False))
        self.run(disk, [("put", "after", "1"), ("close",)])
        self.acknowledged, self.attempted = before

    def run(self, disk: SimulatedDisk, script: list[tuple[str, ...]]) -> None:
        """Carry out a script of commits, folds, closings and reopenings."""
        file = self.opened(disk)
        for what, *facts in script:
            if what == "put":
                self.put(file, *facts)
            elif what == "fold":
                assert file.fold() is None
            elif what == "busy":
                # Somebody commits while a fold is under way.
                disk.during = partial(self.put, file, *facts)
                assert file.fold() is None
            elif what == "bulk":
                self.bulk(file, *facts)
            elif what == "rest":
                assert file.rest() is None
            elif what == "backup":
                assert isinstance(file.backup(), Path)
            else:
                assert file.close() is None
                file = self.opened(disk) if what == "reopen" else file

    def put(self, file: DataFile, word: str, key: str) -> None:
        """Commit one change of three tables, which stands or falls as a whole."""
        ops: dict[str, dict[str, Any]] = {
            "contacts": {key: {"full": word}},
            "touches": {key: {"text": word * 9}, "77": {"text": word}},
            "changes": {str(file.seq + 1): {"label": word}},
        }
        after = {table: dict(rows) for table, rows in self.acknowledged.items()}
        for table, rows in ops.items():
            for row, document in rows.items():
                after.setdefault(table, {})[row] = str(document)
        self.attempted = after
        self.seen.clear()
        assert file.commit(ops, word, AT) is None
        # What was fine to find a moment ago may be a loss from now on.
        self.seen.clear()
        self.acknowledged = after

    def bulk(self, file: DataFile, word: str, key: str) -> None:
        """Commit a change of many people as the app does: a backup, then another thread."""
        store = Store(file, FixedClock())
        build = ChangeBuilder(store.state)
        for number in range(committing.BULK):
            build.put(Contact(id=int(key) + number, full=word))
        write = file.write

        def noted(lines: Lines, label: str, at: str) -> DataProblem | None:
            after = {table: dict(rows) for table, rows in self.acknowledged.items()}
            for table, rows in lines.items():
                for row, line in rows.items():
                    after.setdefault(table, {})[row] = str(load(line))
            self.attempted = after
            self.seen.clear()
            return write(lines, label, at)

        pending = store.start(build.change(word))
        file.write = noted  # type: ignore[method-assign]  # to know the step before it is there
        assert list(pending.slices())
        assert pending.seal()
        writer = threading.Thread(target=pending.write)
        writer.start()
        writer.join()
        file.write = write  # type: ignore[method-assign]  # likewise
        self.seen.clear()
        self.acknowledged = self.attempted
        assert pending.finish() is None

    def opened(self, disk: SimulatedDisk) -> DataFile:
        file = DataFile.open(PATH, NOON, disk=disk)
        assert isinstance(file, DataFile)
        return file


def known(file: DataFile) -> Known:
    return {
        table: {key: str(document) for key, document in rows.items()}
        for table, rows in file.tables.items()
        if rows and table != "meta"
    }


def scripts(chance: random.Random) -> list[tuple[str, ...]]:
    acts: list[tuple[str, ...]] = [
        ("put", "ann", "1"),
        ("put", "bo", "2"),
        ("fold",),
        ("put", "cy", "1"),
        ("bulk", "dee", "1"),
        ("reopen",),
    ]
    ways = ["put", "put", "fold", "busy", "rest", "backup", "bulk", "reopen"]
    for number in range(6):
        way = chance.choice(ways)
        acts.append((way, f"p{number}", str(chance.randrange(4))))
    return [*acts, ("put", "zoe", "3"), ("close",)]


def crashed(
    images: int, made: Callable[..., SimulatedDisk] = SimulatedDisk, *, stop: bool = False
) -> tuple[int, list[str]]:
    """Return how many disk images were looked at, and what was wrong with them."""
    checked, seed = 0, 0
    while checked < images:
        crashes = Crashes(seed, images - checked, made)
        crashes.run(crashes.disk, scripts(random.Random(seed)))
        checked += crashes.checked
        seed += 1
        if crashes.bad and stop:
            return checked, crashes.bad
    return checked, crashes.bad


def test_every_state_a_power_cut_can_leave_opens_with_all_that_was_acknowledged(
    capsys: pytest.CaptureFixture[str],
) -> None:
    checked, bad = crashed(IMAGES, stop=True)
    with capsys.disabled():
        print(f"\n  {checked:,} disk images after a power cut, {len(bad)} bad")  # noqa: T201 - the figure asked for
    assert bad == []


class NoJournalSync(SimulatedDisk):
    def fsync(self, handle: int) -> None:
        if not self.handles[handle].name.endswith("-journal"):
            super().fsync(handle)


class NoSnapshotSync(SimulatedDisk):
    def fsync(self, handle: int) -> None:
        if self.handles[handle].name.endswith("-journal"):
            super().fsync(handle)


class NoFolderSync(SimulatedDisk):
    def sync_folder(self, path: Path) -> None:
        pass


class InPlace(SimulatedDisk):
    def rename(self, old: Path, new: Path) -> None:
        handle = self.open(new, os.O_WRONLY | os.O_TRUNC)
        self.write(handle, self.read(old) or b"")
        self.fsync(handle)
        self.close(handle)
        self.remove(old)


def journal_first(patch: pytest.MonkeyPatch) -> None:

    def wrong(disk: Disk, path: Path, pieces: Any) -> None:
        if path.name.endswith("-tmp"):
            handle = disk.open(path.with_name("netui.json-journal"), os.O_TRUNC)
            disk.close(handle)
        write_file(disk, path, pieces)

    patch.setattr(folding, "write_file", wrong)


def no_checksum(patch: pytest.MonkeyPatch) -> None:
    parse = journal.parse

    def trusting(line: bytes, seed: int) -> journal.Line | None:
        body = line[9:]
        good = b"%08x %s" % (zlib.crc32(body, seed), body)
        return parse(good, seed)

    patch.setattr(journal, "parse", trusting)


@pytest.mark.parametrize(
    ("made", "mutate"),
    [
        (NoJournalSync, None),
        (NoSnapshotSync, None),
        (NoFolderSync, None),
        (InPlace, None),
        (SimulatedDisk, journal_first),
        (SimulatedDisk, no_checksum),
    ],
)
def test_the_simulator_sees_what_a_careless_store_would_lose(
    made: type[SimulatedDisk],
    mutate: Callable[[pytest.MonkeyPatch], None] | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if mutate is not None:
        mutate(monkeypatch)
    _, bad = crashed(4_000, made, stop=True)
    assert bad


class OneFailedSync(SimulatedDisk):
    """The next sync fails, once; the line may be on the medium or not."""

    failing = False

    def fsync(self, handle: int) -> None:
        if self.failing:
            self.failing = False
            raise OSError(errno.EIO, "")
        super().fsync(handle)


def test_a_line_whose_sync_failed_never_comes_back_over_a_later_one() -> None:
    crashes = Crashes(1, 2_000, OneFailedSync)
    file = crashes.opened(crashes.disk)
    crashes.put(file, "ann", "1")
    crashes.disk.failing = True  # type: ignore[attr-defined]  # the test stands in for it
    refused = {"contacts": {"1": {"full": "bo"}}}
    crashes.attempted = crashes.acknowledged | {"contacts": {"1": str({"full": "bo"})}}
    assert file.commit(refused, "bo", AT) is not None
    crashes.put(file, "cy", "2")
    assert file.close() is None
    assert crashes.bad == []
