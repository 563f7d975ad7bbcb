"""Who may import whom, and how large anything may grow: the house as ARCHITECTURE draws it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

HOUSE = Path(__file__).parent.parent / "netui"
MODULES = sorted(HOUSE.rglob("*.py"))


class Room(NamedTuple):
    """What the modules of one top-level room may import, besides themselves."""

    rooms: frozenset[str] = frozenset()
    libraries: frozenset[str] = frozenset()


def room(rooms: str = "", libraries: str = "msgspec") -> Room:
    return Room(frozenset(rooms.split()), frozenset(libraries.split()))


PORTS = "clipboard browser clock archive"

ROOMS = {
    "__init__": room(libraries=""),
    "__main__": room("cli", libraries=""),
    "errors": room(),
    "actions": room("errors"),
    "core": room("errors", "msgspec rapidfuzz regex holidays"),
    "config": room("core errors actions", "msgspec platformdirs"),
    "data": room("core errors", "msgspec tinydb"),
    "committing": room("core data errors clock"),
    "store": room("committing core data errors clock"),
    "session": room("core store errors clock"),
    "clipboard": room("core errors", "msgspec pyperclip"),
    "browser": room("core errors"),
    "clock": room("core errors"),
    "archive": room("core errors"),
    "demo": room("core errors"),
    "ui": room(
        f"committing store session demo core config actions errors {PORTS}",
        "msgspec textual rich",
    ),
    "cli": room(f"ui store session demo data core config actions errors {PORTS}"),
}
"""The rooms of the house; a new one gets a row here, and a reason."""

OUTSIDE_WORLD = """
asyncio ctypes fcntl fileinput getpass glob http locale logging mmap multiprocessing os pathlib
pty queue random secrets select selectors shutil signal socket socketserver sqlite3 ssl
subprocess sys tempfile termios threading time urllib uuid webbrowser
"""
OUTSIDE_THE_CORE = frozenset(OUTSIDE_WORLD.split())
"""Modules of the standard library that read, write, ask a clock or draw lots."""

PURE_ALL_THE_SAME = frozenset({"urllib.parse"})

IMPURE_CALLS = frozenset({"open()", "print()", "input()", ".now()", ".today()", ".utcnow()"})


class Import(NamedTuple):
    """One imported module, and whether the import runs when its file is imported."""

    module: str
    line: int
    at_start: bool


def room_of(path: Path) -> str:
    first = path.relative_to(HOUSE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[Import]:
    yield from _imports(ast.parse(path.read_text(encoding="utf-8")), at_start=True)


def _imports(node: ast.AST, *, at_start: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for name in child.names:
                yield Import(name.name, child.lineno, at_start)
        elif isinstance(child, ast.ImportFrom):
            base = "." * child.level + (child.module or "")
            names = (
                [f"{base}.{name.name}" for name in child.names] if base == "netui" else [base]
            )
            for module in names:
                yield Import(module, child.lineno, at_start)
        else:
            inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from _imports(child, at_start=at_start and not inside)


def fault(here: str, found: Import) -> str | None:
    """Say what is wrong with one import of a module in this room, if anything is."""
    top, _, rest = found.module.partition(".")
    if top == "":
        return "is relative"
    if top == "netui":
        there = rest.partition(".")[0]
        if there not in ROOMS or there in (here, "__init__"):
            return None  # the version, or the same room
        if there not in ROOMS[here].rooms:
            return f"leads from {here} to {there}"
        return (
            "loads the screens"
            if (here, there, found.at_start) == ("cli", "ui", True)
            else None
        )
    if top in sys.stdlib_module_names:
        pure = top not in OUTSIDE_THE_CORE or found.module in PURE_ALL_THE_SAME
        return None if here != "core" or pure else "leaves the core"
    return None if top in ROOMS[here].libraries else f"is no library for {here}"


def test_every_room_of_the_house_is_in_the_table() -> None:
    assert {room_of(path) for path in MODULES} == set(ROOMS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_imports_point_inward_only(path: Path) -> None:
    here = room_of(path)
    assert here in ROOMS
    faults = [
        f"line {found.line}: {found.module} {wrong}"
        for found in imports(path)
        if (wrong := fault(here, found))
    ]
    assert faults == []


@pytest.mark.parametrize(
    ("here", "source", "wrong"),
    [
        ("core", "import os.path", "leaves the core"),
        ("core", "import urllib.request", "leaves the core"),
        ("core", "import urllib.parse", None),
        ("core", "def f():\n    from pathlib import Path", "leaves the core"),
        ("core", "from netui.store import Store", "leads from core to store"),
        ("core", "from netui import data", "leads from core to data"),
        ("core", "import tinydb", "is no library for core"),
        ("core", "from .model import Contact", "is relative"),
        ("ui", "from netui.data.storage import Storage", "leads from ui to data"),
        ("cli", "from netui.ui.app import App", "loads the screens"),
        ("cli", "import rich", "is no library for cli"),
        ("core", "import importlib.resources, tomllib, msgspec", None),
        ("core", "from netui import __version__", None),
        ("cli", "def f():\n    from netui.ui.app import App", None),
        ("ui", "from textual.app import App", None),
    ],
)
def test_the_table_finds_what_it_forbids(here: str, source: str, wrong: str | None) -> None:
    found = list(_imports(ast.parse(source), at_start=True))
    assert found
    assert {fault(here, one) for one in found} == {wrong}


def called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Name):
        return f"{node.func.id}()"
    return f".{node.func.attr}()" if isinstance(node.func, ast.Attribute) else ""


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if room_of(path) == "core"],
    ids=lambda path: str(path.relative_to(HOUSE)),
)
def test_the_core_opens_no_file_and_asks_no_clock(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [(called(n), n.lineno) for n in ast.walk(tree) if isinstance(n, ast.Call)]
    assert [call for call in calls if call[0] in IMPURE_CALLS] == []


LOADS = """
import importlib, pkgutil, sys
for name in ("netui.cli", "netui.core", "netui.config", "netui.data", "netui.store"):
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(getattr(package, "__path__", ()), name + "."):
        importlib.import_module(module.name)
print(*sorted({module.partition(".")[0] for module in sys.modules} & {"textual", "rich"}))
"""


def test_the_command_line_and_the_core_load_neither_textual_nor_rich() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADS],
        cwd=HOUSE.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_nothing_outgrows_its_budget(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    too_long = []
    if (lines := len(text.splitlines())) > 300:
        too_long.append(f"the module has {lines} lines of 300")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef):
            budget = 200
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            budget = 40
        else:
            continue
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > budget:
            too_long.append(f"{node.name} has {lines} lines of {budget}")
    assert too_long == []
