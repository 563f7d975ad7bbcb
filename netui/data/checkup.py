"""A look at everything the data file consists of, without changing any of it."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from netui.core.exchange.report import counted
from netui.core.model import Table
from netui.data import lock, snapshot
from netui.data.backups import Shelf
from netui.data.disk import PRIVATE_FILE, PRIVATE_FOLDER, Disk, Stamp, beside
from netui.data.loading import load
from netui.data.mending import number
from netui.data.salvage import content_of
from netui.data.trouble import trouble
from netui.errors import DataProblem, Problem

ROOM: Final = 16 * 1024 * 1024
"""Bytes that have to be free, besides twice the size of the data file."""


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at: what was found and, where it is not fine, the problem.

    ``private`` are places that others can read and ``mend_file`` says that the data file can
    be mended: what ``--fix`` would do.
    """

    name: str
    found: str = ""
    problem: Problem | None = None
    private: tuple[Path, ...] = ()
    mend_file: bool = False

    @property
    def fixable(self) -> bool:
        """Whether netui can mend it."""
        return self.mend_file or bool(self.private)


def check_data(disk: Disk, path: Path, now: dt.datetime) -> Iterator[Check]:
    """Yield what there is to say about a data file and what stands beside it."""
    looks: dict[str, Callable[[], Check]] = {
        "data file": partial(check_file, disk, path, now),
        "in use": partial(check_lock, disk, path),
        "backups": partial(check_backups, disk, path),
        "kept aside": partial(check_aside, disk, path),
        "folder": partial(check_folder, disk, path),
        "free space": partial(check_room, disk, path),
    }
    for name, look in looks.items():
        try:
            yield look()
        except OSError as error:
            found = trouble("This cannot be looked at", path, error)
            yield Check(name=name, problem=Problem(found.what, found.where, found.todo))


def check_file(disk: Disk, path: Path, now: dt.datetime) -> Check:
    """Return whether snapshot and journal can be read whole."""
    name = "data file"
    with contextlib.suppress(OSError):
        # What cannot be told here is told by the loading.
        if disk.stamp(path) is None and disk.read(beside(path, "-journal")) is None:
            return Check(name=name, found=f"{path}, not made yet")
    loaded = load(disk, path, now, read_only=True)
    if isinstance(loaded, DataProblem):
        mendable = isinstance(loaded, snapshot.Damage) and "--fix" in loaded.todo
        return Check(name=name, problem=loaded, mend_file=mendable)
    people = counted(len(loaded.tables[Table.CONTACTS]), "person", "people")
    touches = counted(len(loaded.tables[Table.TOUCHES]), "touch", "touches")
    newer = loaded.seq - number(loaded.meta.get("seq"))
    return Check(
        name=name,
        found=f"{path}, {people}, {touches}, change {loaded.seq}, {newer} in the journal",
        problem=next(iter(loaded.notices), None),
        mend_file=loaded.damaged,
    )


def check_lock(disk: Disk, path: Path) -> Check:
    """Return who has the file, or that nobody could tell: without locks nothing is saved."""
    found = lock.looked_at(disk, beside(path, "-lock"))
    if not isinstance(found, str):
        return Check(name="in use", problem=found)
    return Check(name="in use", found=f"by {found}" if found else "by nobody")


def check_backups(disk: Disk, path: Path) -> Check:
    """Return whether every backup can be read."""
    shelf = Shelf(disk, path)
    found = shelf.backups()
    bad = [
        backup.path.name
        for backup in found
        if isinstance(content_of(disk, backup.path), DataProblem)
    ]
    newest = f", the newest of {found[0].at:%Y-%m-%d %H:%M} UTC" if found else ""
    problem = None
    if bad:
        what = f"{len(bad)} of {len(found)} backups cannot be read: {', '.join(bad[:3])}"
        others = "; the others are fine" if found[len(bad) :] else ""
        problem = Problem(what, str(shelf.folder), f"Remove them{others}.")
    return Check(name="backups", found=f"{len(found)}{newest}", problem=problem)


def kept_aside(disk: Disk, path: Path) -> list[Path]:
    """Return the originals of damaged files that netui kept beside the data file."""
    marks = (f"{path.name}-damaged-", f"{path.name}-journal-kept-")
    return [path.with_name(n) for n in disk.names(path.parent) if n.startswith(marks)]


def check_aside(disk: Disk, path: Path) -> Check:
    """Return which originals of damaged files are kept."""
    names = [kept.name for kept in kept_aside(disk, path)]
    return Check(name="kept aside", found=", ".join(names) or "nothing")


def check_folder(disk: Disk, path: Path) -> Check:
    """Return whether files can be made where the data file is: every fold makes one."""
    folder = nearest(disk, path)
    problem = None
    if not disk.may_write(folder):
        what = "No file can be made in the folder of the data file: no snapshot, no backup"
        problem = Problem(what, str(folder), "Make the folder yours to write.")
    return Check(name="folder", found=f"{folder}, yours to write", problem=problem)


def nearest(disk: Disk, path: Path) -> Path:
    """Return the folder of the data file, or the one above it where that is to be made."""
    return next((p for p in path.parents if disk.stamp(p) is not None), path.parent)


def check_room(disk: Disk, path: Path) -> Check:
    """Return whether a fold and a backup would find room."""
    folder = nearest(disk, path)
    free = disk.free(folder)
    stamp = disk.stamp(path)
    needed = ROOM + 2 * (stamp.size if stamp else 0)
    problem = None
    if free < needed:
        problem = Problem(
            f"Only {free >> 20} MiB are free where the data file is",
            str(folder),
            f"Free at least {needed >> 20} MiB.",
        )
    return Check(name="free space", found=f"{free >> 20} MiB", problem=problem)


def owned(disk: Disk, path: Path) -> list[Path]:
    """Return every file that holds data of this data file, itself included."""
    shelf = Shelf(disk, path)
    known = [path, *(beside(path, ending) for ending in ("-journal", "-lock", "-tmp"))]
    backups: list[Path] = []
    with contextlib.suppress(OSError):
        backups = [shelf.folder / name for name in disk.names(shelf.folder)]
        backups = [*kept_aside(disk, path), *backups]
    every = [*known, *backups]
    return [place for place in every if stamp_of(disk, place) is not None]


def stamp_of(disk: Disk, place: Path) -> Stamp | None:
    """Return the stamp of a file; none also where it cannot be had."""
    try:
        return disk.stamp(place)
    except OSError:
        return None


def check_private(disk: Disk, files: list[Path], folders: list[Path]) -> Check:
    """Return which files and folders others than their owner can read."""
    wanted = [(p, PRIVATE_FILE) for p in files] + [(p, PRIVATE_FOLDER) for p in folders]
    stamps = [(place, stamp_of(disk, place), mode) for place, mode in wanted]
    open_to_all = tuple(p for p, stamp, mode in stamps if stamp and stamp.mode & ~mode)
    problem = None
    if open_to_all:
        problem = Problem(
            f"Others can use {counted(len(open_to_all), 'file or folder', 'files or folders')}",
            ", ".join(map(str, open_to_all[:3])),
            "netui doctor --fix takes them back.",
        )
    found = "for you alone" if problem is None else ""
    return Check(name="permissions", found=found, problem=problem, private=open_to_all)
