"""What tests do with a data file."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from builders import NOON

from netui.data.disk import Disk
from netui.data.file import DataFile
from netui.errors import DataProblem

AT = "2026-03-04T12:00:00+00:00"


def opened(path: Path, disk: Disk | None = None, **options: Any) -> DataFile:
    found = DataFile.open(path, NOON, disk=disk, **options)
    assert isinstance(found, DataFile), found
    return found


def named(full: str, record_id: str = "1") -> Any:
    return {"contacts": {record_id: {"full": full}}}


def people(file: DataFile) -> dict[str, str]:
    return {key: document["full"] for key, document in file.tables["contacts"].items()}


def put(file: DataFile, full: str, record_id: str = "1") -> DataProblem | None:
    return file.commit(named(full, record_id), f"Named {full}", AT)


def lines_of(path: Path) -> bytes:
    """Return the lines of a journal, without the room behind them."""
    return path.with_name(f"{path.name}-journal").read_bytes().rstrip(b"\0")


def after_a_crash(path: Path, tmp_path: Path, name: str = "crashed") -> DataFile:
    """Open a copy of the files as they lie there now, without the lock."""
    copy = tmp_path / name
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(path.parent, copy)
    return opened(copy / path.name)
