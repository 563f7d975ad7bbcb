"""A file system in memory that can lose power: every call is remembered until it is synced.

What a crash may leave behind is any subset of the calls that no sync covered, the last ones
torn, zeroed or garbled. It keeps to the letter of POSIX: syncing a file says nothing about its
name, syncing a folder nothing about the content of its files.
"""

from __future__ import annotations

import errno
import itertools
import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from netui.data.disk import PRIVATE_FILE, Disk, Stamp

Image = tuple[frozenset[str], tuple[tuple[str, int], ...], tuple[bytes, ...]]
"""A disk after a crash: folders, names with the number of their file, contents."""

EVERY_SUBSET_UP_TO = 6
"""Unsynced calls of which every subset is tried; of more, a seeded choice."""

CHOICES = 40


@dataclass(eq=False)
class Inode:
    """One file: what is on the medium, what is not yet, and what a reader sees."""

    number: int
    durable: bytes = b""
    live: bytearray = field(default_factory=bytearray)
    changed: int = 0


@dataclass(eq=False)
class Call:
    """One call that no sync covers yet: a write or truncate of a file, or a change of names."""

    inode: Inode | None = None
    folder: str | None = None
    offset: int = 0
    data: bytes | None = None
    size: int = 0
    adds: tuple[str, Inode | None] | None = None
    removes: str | None = None


@dataclass
class Handle:
    inode: Inode
    name: str
    place: int = 0


class SimulatedDisk(Disk):
    """A disk whose power can be cut after any call; ``after`` is called after each."""

    def __init__(self, after: Callable[[SimulatedDisk], None] = lambda disk: None) -> None:
        self.after = after
        self.names_now: dict[str, Inode] = {}
        self.names_durable: dict[str, Inode] = {}
        self.folders_now: set[str] = {"/"}
        self.folders_durable: set[str] = {"/"}
        self.pending: list[Call] = []
        self.handles: dict[int, Handle] = {}
        self.calls = 0
        self.during: Callable[[], None] | None = None
        self._numbers = itertools.count(3)

    # What the data file calls.

    def read(self, path: Path) -> bytes | None:
        found = self.names_now.get(str(path))
        return None if found is None else bytes(found.live)

    def open(self, path: Path, flags: int) -> int:
        name = str(path)
        inode = self.names_now.get(name)
        if inode is not None and flags & os.O_EXCL:
            raise FileExistsError(errno.EEXIST, "", name)
        if inode is None:
            assert parent(name) in self.folders_now, path
            inode = Inode(next(self._numbers))
            self.names_now[name] = inode
            # Nobody reads the lock file after a crash.
            if not name.endswith("-lock"):
                self._done(Call(folder=parent(name), adds=(name, inode)))
        if flags & os.O_TRUNC and inode.live:
            self._cut(inode, 0)
        handle = next(self._numbers)
        self.handles[handle] = Handle(inode, name)
        return handle

    def write(self, handle: int, data: bytes | memoryview) -> int:
        file = self.handles[handle]
        if file.name.endswith("-lock"):
            return len(data)
        file.place += len(data)
        return self.write_at(handle, data, file.place - len(data))

    def write_at(self, handle: int, data: bytes | memoryview, place: int) -> int:
        inode = self.handles[handle].inode
        write_at(inode.live, place, bytes(data))
        self._done(Call(inode=inode, offset=place, data=bytes(data)))
        return len(data)

    def truncate(self, handle: int, size: int) -> None:
        inode = self.handles[handle].inode
        if len(inode.live) != size:
            self._cut(inode, size)

    def fsync(self, handle: int) -> None:
        inode = self.handles[handle].inode
        self.pending = [call for call in self.pending if call.inode is not inode]
        inode.durable = bytes(inode.live)
        self._done(None)

    def sync_folder(self, path: Path) -> None:
        for call in self.pending:
            if call.folder == str(path):
                change_names(call, self.names_durable, self.folders_durable)
        self.pending = [call for call in self.pending if call.folder != str(path)]
        self._done(None)

    def rename(self, old: Path, new: Path) -> None:
        during, self.during = self.during, None
        if during is not None:
            during()
        inode = self.names_now.pop(str(old))
        self.names_now[str(new)] = inode
        self._done(Call(folder=str(new.parent), adds=(str(new), inode), removes=str(old)))

    def link(self, old: Path, new: Path) -> None:
        if str(new) in self.names_now:
            raise FileExistsError(errno.EEXIST, "")
        inode = self.names_now[str(new)] = self.names_now[str(old)]
        self._done(Call(folder=str(new.parent), adds=(str(new), inode)))

    def remove(self, path: Path) -> None:
        if self.names_now.pop(str(path), None) is not None:
            self._done(Call(folder=str(path.parent), removes=str(path)))

    def make_folder(self, path: Path) -> None:
        if str(path) not in self.folders_now:
            self.make_folder(path.parent)
            self.folders_now.add(str(path))
            self._done(Call(folder=str(path.parent), adds=(str(path), None)))
            self.sync_folder(path.parent)

    def names(self, folder: Path) -> list[str]:
        return sorted(
            name.rpartition("/")[2] for name in self.names_now if parent(name) == str(folder)
        )

    def stamp(self, path: Path) -> Stamp | None:
        found = self.names_now.get(str(path))
        if found is None:
            return None
        return Stamp(found.number, found.changed, len(found.live), PRIVATE_FILE)

    def make_private(self, path: Path) -> None:
        pass

    def free(self, folder: Path) -> int:
        return 1 << 30

    def close(self, handle: int) -> None:
        del self.handles[handle]

    def lock(self, handle: int) -> bool:
        return True

    def _cut(self, inode: Inode, size: int) -> None:
        del inode.live[size:]
        inode.live.extend(bytes(size - len(inode.live)))
        self._done(Call(inode=inode, size=size))

    def _done(self, call: Call | None) -> None:
        self.calls += 1
        if call is not None:
            if call.inode is not None:
                call.inode.changed = self.calls
            self.pending.append(call)
        self.after(self)

    # What a crash leaves.

    def images(self, chance: random.Random, at_most: int) -> Iterator[Image]:
        """Yield what the disk may hold when the power is cut now: all of it, or a choice."""
        plans: list[tuple[list[Call], Call | None, int]] = []
        for kept in subsets(self.pending, chance):
            plans.append((kept, None, 0))
            for call in kept:
                if call.data:
                    plans += [(kept, call, way) for way in range(len(SPOILT))]
        if len(plans) > at_most:
            # Everything written, and nothing of it, are always looked at.
            plans = [plans[0], *chance.sample(plans[1:], at_most - 1)]
        for kept, victim, way in plans:
            if victim is None:
                yield self._image(kept)
                continue
            data = victim.data or b""
            # Where there are words; what is torn of the zeros behind them shows nothing.
            words = len(data.rstrip(b"\0")) or len(data)
            made = SPOILT[way](data, chance.randrange(words))
            damaged = Call(inode=victim.inode, offset=victim.offset, data=made)
            yield self._image([damaged if call is victim else call for call in kept])

    def _image(self, kept: list[Call]) -> Image:
        names, folders = dict(self.names_durable), set(self.folders_durable)
        contents: dict[Inode, bytearray] = {}
        for call in kept:
            if call.inode is None:
                change_names(call, names, folders)
                continue
            content = contents.setdefault(call.inode, bytearray(call.inode.durable))
            if call.data is None:
                del content[call.size :]
                content.extend(bytes(call.size - len(content)))
            else:
                write_at(content, call.offset, call.data)
        reached = {path: inode for path, inode in names.items() if parent(path) in folders}
        inodes = list(dict.fromkeys(reached.values()))
        return (
            frozenset(folders),
            tuple((path, inodes.index(inode)) for path, inode in sorted(reached.items())),
            tuple(bytes(contents.get(inode, inode.durable)) for inode in inodes),
        )


def booted(
    image: Image, after: Callable[[SimulatedDisk], None] = lambda disk: None
) -> SimulatedDisk:
    """Return a disk that holds what a crash left."""
    folders, names, contents = image
    disk = SimulatedDisk(after)
    inodes = [Inode(-number, data, bytearray(data)) for number, data in enumerate(contents, 1)]
    disk.folders_now, disk.folders_durable = set(folders), set(folders)
    disk.names_now = {path: inodes[number] for path, number in names}
    disk.names_durable = dict(disk.names_now)
    return disk


def write_at(content: bytearray, place: int, data: bytes) -> None:
    content.extend(bytes(max(0, place - len(content))))
    content[place : place + len(data)] = data


def change_names(call: Call, names: dict[str, Inode], folders: set[str]) -> None:
    if call.removes is not None:
        names.pop(call.removes, None)
    if call.adds is not None:
        path, inode = call.adds
        if inode is None:
            folders.add(path)
        else:
            names[path] = inode


def subsets(calls: list[Call], chance: random.Random) -> Iterator[list[Call]]:
    if len(calls) <= EVERY_SUBSET_UP_TO:
        for choice in itertools.product((True, False), repeat=len(calls)):
            yield list(itertools.compress(calls, choice))
        return
    yield list(calls)
    yield []
    for _ in range(CHOICES):
        yield [call for call in calls if chance.random() < 0.5]
    for place in range(len(calls)):
        # In order up to a point, and all but one: what most file systems do.
        yield calls[:place]
        yield calls[:place] + calls[place + 1 :]


def torn(data: bytes, place: int) -> bytes:
    return data[:place]


def zeroed(data: bytes, place: int) -> bytes:
    return data[:place] + bytes(len(data) - place)


def garbled(data: bytes, place: int) -> bytes:
    some = bytes(byte ^ 0x55 for byte in data[place : place + 8])
    return data[:place] + some + data[place + len(some) :]


SPOILT = (torn, zeroed, garbled)
"""What a cut can make of the write it falls into, from a place in it."""


def parent(name: str) -> str:
    return name.rpartition("/")[0] or "/"
