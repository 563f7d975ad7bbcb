"""Forgetting somebody: out of the data file and of everything else that netui wrote.

The one act without undo. What stands beside the data file goes first and the data file last,
so that whatever fails, the person is still there to be forgotten again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from netui.core.model import Table, Tombstone
from netui.core.tombstones import tombstone
from netui.data import snapshot
from netui.data.backups import Shelf
from netui.data.burying import person, without_forgotten
from netui.data.checkup import kept_aside, owned
from netui.data.codec import encode
from netui.data.disk import Disk, beside, put
from netui.data.documents import Document, Plain, lines_of
from netui.data.erasing import Target, found_in, is_note_to, lines_without, target_of, without
from netui.data.file import DataFile
from netui.data.rows import Tables
from netui.data.trouble import trouble
from netui.errors import DataProblem, Problem

NOBODY: Final = -1
"""The id of no contact: with it, names go and nothing else."""


def forget(file: DataFile, contact: int, elsewhere: Iterable[Path] = ()) -> Problem | None:
    """Erase a contact from a data file and all that stands beside it.

    ``elsewhere`` are other files that may name somebody: the text last copied, logs.
    """
    document = file.tables[Table.CONTACTS].get(str(contact))
    if document is None:
        return Problem("There is nobody to forget", f"contact {contact}")
    if file.read_only:
        return DataProblem("The data file is not open for writing", str(file.path))
    others = tuple(elsewhere)
    # The journal first becomes part of the snapshot: its lines are then of no more use.
    problem = file.fold(keep=False)
    if problem is not None:
        return problem
    disk, path = file.disk, file.path
    try:
        target = target_of(contact, [file.tables, *whole(disk, path, file.file_id)])
        stone = tombstone((person(str(contact), d) for d in target.versions), file.file_id)
        for place in [*shelved(disk, path), *kept_aside(disk, path), beside(path, "-tmp")]:
            clear(disk, place, target, stone, file)
        for place in others:
            clear_text(disk, place, document, target)
    except OSError as error:
        return trouble("Not everything could be erased", path, error)
    problem = file.replace(with_tombstone(without(file.tables, target), stone, file))
    return problem or traces(disk, [*owned(disk, path), *others], target)


def whole(disk: Disk, path: Path, file_id: str) -> Iterator[Tables]:
    """Yield what the readable backups of this data file hold."""
    for place in shelved(disk, path):
        found = snapshot.parse(disk.read(place) or b"", str(place))
        if isinstance(found, snapshot.Snapshot) and found.meta.file == file_id:
            yield found.tables


def shelved(disk: Disk, path: Path) -> list[Path]:
    """Return everything in the folder of backups, half-written ones included."""
    folder = Shelf(disk, path).folder
    return [folder / name for name in disk.names(folder)]


def clear(disk: Disk, path: Path, target: Target, stone: Tombstone, file: DataFile) -> None:
    """Erase the person from one file; it keeps its date, by which backups rotate.

    A whole file gets the tombstone, too: whoever goes back to it goes on forgetting.
    """
    raw, stamp = disk.read(path), disk.stamp(path)
    if raw is None or stamp is None:
        return
    found = snapshot.parse(raw, str(path))
    if isinstance(found, snapshot.Snapshot):
        if found.meta.file == file.file_id:
            tables = without(found.tables, target)
        else:
            # The numbers of another data file are of other people.
            tables, _ = without_forgotten(found.tables, (stone,))
            tables = without(tables, msgspec.structs.replace(target, contact=NOBODY))
        tables = with_tombstone(tables, stone, file)
        meta: Document = tables.get(snapshot.META, {}).get("1", {})
        left = b"".join(snapshot.pieces(lines_of(tables), meta))
    else:
        left = lines_without(raw, target)
    if left != raw:
        put(disk, path, (left,))
        disk.date(path, stamp.changed)


def clear_text(disk: Disk, path: Path, contact: Document, target: Target) -> None:
    """Remove a note to the person; of any other text, the lines that name them."""
    raw = disk.read(path)
    if raw is None:
        return
    if ".txt" in path.suffixes and is_note_to(raw.decode(errors="replace"), contact, target):
        disk.remove(path)
    elif (left := lines_without(raw, target)) != raw:
        put(disk, path, (left,))


def with_tombstone(tables: Plain, stone: Tombstone, file: DataFile) -> Plain:
    """Return the tables with what keeps the next import from bringing the person back."""
    rows = tables.setdefault(str(Table.TOMBSTONES), {})
    number = 1 + max([file.highest.get(Table.TOMBSTONES, 0), *map(int, rows)])
    rows[str(number)] = encode(msgspec.structs.replace(stone, id=number))
    return tables


def traces(disk: Disk, places: Iterable[Path], target: Target) -> Problem | None:
    """Search the bytes of every file for what named the person."""
    try:
        found = [str(p) for p in places if found_in(disk.read(p) or b"", target)]
    except OSError as error:
        return trouble("It could not be verified that everything is erased", Path(), error)
    if not found:
        return None
    return DataProblem(
        "The person is off the data file, but still named elsewhere",
        ", ".join(found),
        "Look at these files and remove what should go.",
    )
