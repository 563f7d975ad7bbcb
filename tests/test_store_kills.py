"""Real kills, full disks and failing calls: a real process on the real file system.

``NETUI_KILLS`` sets how many writers are killed (30 in a normal run, 2,000 in the long one).
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from builders import contact
from file_acts import lines_of
from store_acts import add, opened, rename
from terminals import go_without

from netui.errors import DataProblem

KILLS = int(os.environ.get("NETUI_KILLS", "30"))
HERE = Path(__file__).parent
SEED = 20260304


def kill(folder: Path, kind: str, count: int) -> dict[str, int]:
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parent), str(HERE)])}
    done = subprocess.run(
        [sys.executable, str(HERE / "killing.py"), str(folder), kind, str(count), str(SEED)],
        capture_output=True,
        text=True,
        check=False,
        env=environ,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, int] = json.loads(done.stdout)
    return found


def test_killed_at_any_moment_it_keeps_all_it_acknowledged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = kill(tmp_path / "netui", "netui", KILLS)
    stock = kill(tmp_path / "stock", "stock", KILLS)
    with capsys.disabled():
        print(f"\n  netui {ours}\n  stock {stock}")  # noqa: T201 - the figures asked for
    assert (ours["lost"], ours["unreadable"], ours["half"]) == (0, 0, 0)
    shutil.rmtree(tmp_path)


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_file_that_may_not_grow_refuses_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "netui.json"
    store = opened(path)
    add(store, contact())
    for more in range(0, 120, 7):
        size = len(lines_of(path))
        with no_file_larger_than(size + more):
            problem = rename(store, f"Nobody {more}")
        assert isinstance(problem, DataProblem)
        assert len(lines_of(path)) == size
        assert rename(store, f"Name {more}") is None
        assert opened(path, read_only=True).state.contacts[1].full == f"Name {more}"
    with no_file_larger_than(40):
        assert isinstance(store.close(), DataProblem)
    assert opened(path).state.contacts[1].full == "Name 119"


WRITER = """
import sys
from pathlib import Path
import msgspec
from netui import committing
from netui.clock import system_clock
from netui.core.changes import ChangeBuilder
from netui.core.model import Contact
from netui.store import open_store
committing.BULK = 4
store = open_store(Path(sys.argv[1]), system_clock({}), idle=None)
for number in range(8):
    build = ChangeBuilder(store.state)
    build.add(Contact(full=str(number)))
    problem = store.commit(build.change("Added"))
    print("+" if problem is None else "-", number, flush=True)
    if number == 4:
        store._file.fold()
    if number == 5:
        # Everybody and the next: many at once, with a backup before.
        build = ChangeBuilder(store.state)
        for person in store.state.contacts.values():
            build.put(msgspec.structs.replace(person, company="Lowmoor"))
        store.commit(build.change("Moved"))
store.close()
"""

FAULTS = [
    f"{call}:{what}:when={when}"
    for call, whens in (
        ("fdatasync", (1, 3, 6)),
        ("pwrite64", (2, 5)),
        ("write", (2, 5)),
        ("ftruncate", (2,)),
        ("fsync", (1, 2, 3, 5)),
        ("link", (1, 2)),
        ("unlink", (1,)),
    )
    for what in ("error=ENOSPC", "error=EIO", "error=EROFS", "signal=KILL")
    for when in whens
] + ["rename:error=EROFS:when=2", "rename:signal=KILL:when=2"]
CHOSEN = FAULTS if KILLS > 30 else FAULTS[::3]


@pytest.fixture(scope="module")
def may_trace() -> None:
    strace = shutil.which("strace")
    words = [strace or "", "-e", "inject=fdatasync:error=EIO", "true"]
    if strace is None or subprocess.run(words, check=False, capture_output=True).returncode:
        go_without("needs strace and the right to trace")


@pytest.mark.usefixtures("may_trace")
@pytest.mark.parametrize("fault", CHOSEN)
def test_a_call_that_really_fails_costs_no_acknowledged_change(
    tmp_path: Path, fault: str
) -> None:
    path = tmp_path / "netui.json"
    backups = [path.parent / "backups" / f"netui-{number:09d}.json" for number in range(9)]
    beside = [path.with_name(path.name + ending) for ending in ("", "-journal", "-tmp")]
    folders = [path.parent, backups[0].parent]
    places = [f"-P{place}" for place in (*folders, *beside, *backups)]
    done = subprocess.run(
        [
            *("strace", "-f", "-qq", "-o", "/dev/null", *places, "-e", f"inject={fault}"),
            *(sys.executable, "-c", WRITER, str(path)),
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=HERE.parent,
        env={**os.environ, "PYTHONPATH": str(HERE.parent)},
    )
    killed = "KILL" in fault
    assert killed or done.returncode == 0, done.stderr
    said = [line.split() for line in done.stdout.splitlines()]
    kept = {number for mark, number in said if mark == "+"}
    refused = {number for mark, number in said if mark == "-"}
    assert killed or (kept and len(said) == 8)
    store = opened(path, read_only=True)
    found = {person.full for person in store.state.contacts.values()}
    # The change of many is there for all of them or for none.
    moved = {person.company for person in store.state.contacts.values() if person.id <= 6}
    assert moved <= {"", "Lowmoor"}
    assert len(moved) <= 1 or refused
    assert kept <= found
    assert not refused & found
    assert store.notices == ()
