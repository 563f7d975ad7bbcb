"""What a command costs from its start to its end, beside Python reading the same file as JSON.

``python tests/bench/commands.py [--contacts 3000] [--runs 30]``. Whole processes
of one interpreter take turns; the figure is their own processor time, which another busy
program disturbs least. It measures and judges nothing.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from builders import TODAY
from figures import Line, middle, say, table
from generator import write_file

READS = "import json, sys; json.load(open(sys.argv[1]))"
BUDGETS: dict[tuple[str, ...], float | None] = {
    ("--version",): None,
    ("due", "--count"): 4,
    ("due",): None,
    ("list", "quill"): None,
    ("why", "5"): None,
    ("show", "5"): None,
}
"""The commands, with the most each may cost by the floor."""


def cost(argv: Sequence[str], environ: Mapping[str, str]) -> float:
    """Return the milliseconds of processor time that one process takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(argv, env=environ, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return taken * 1000


def surroundings(folder: Path) -> dict[str, str]:
    """Return the environment of every process: a home of its own, nothing else of Python's."""
    return {
        **{k: v for k, v in os.environ.items() if not k.startswith("PYTHON")},
        # Compiled files as after an installation, wherever the sources lie.
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "NETUI_HOME": str(folder),
        "NETUI_TODAY": TODAY.isoformat(),
        "LANG": "C.UTF-8",
    }


def lines(folder: Path, contacts: int, runs: int) -> list[Line]:
    """Return what each command costs."""
    file = folder / "data" / "netui.json"
    file.parent.mkdir()
    write_file(file, contacts)
    environ = surroundings(folder)
    installed = Path(sys.executable).with_name("netui")
    netui = [str(installed)] if installed.exists() else [sys.executable, "-m", "netui"]
    processes: dict[tuple[str, ...], list[str]] = {
        ("python",): [sys.executable, "-c", "pass"],
        ("json",): [sys.executable, "-c", READS, str(file)],
        **{words: [*netui, *words] for words in BUDGETS},
    }
    times: dict[tuple[str, ...], list[float]] = {words: [] for words in processes}
    for _ in range(runs + 1):
        for words, argv in processes.items():
            times[words].append(cost(argv, environ))
    # The first run compiled and filled the caches.
    found = {words: middle(taken[1:]) for words, taken in times.items()}
    floor = found["json",]
    named = [
        Line(f"netui {' '.join(words)}", found[words], floor, budget, by_ratio=True)
        for words, budget in BUDGETS.items()
    ]
    return [Line("python, doing nothing", found["python",], floor), *named]


def main(words: Sequence[str] | None = None) -> None:
    """Measure every command and print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--contacts", type=int, default=3_000)
    asked.add_argument("--runs", type=int, default=30)
    found = asked.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="netui-bench-") as folder:
        measured = lines(Path(folder), found.contacts, found.runs)
    say(f"{found.contacts:,} contacts, {found.runs} runs each, medians; floor: json.load of it")
    table(measured)


if __name__ == "__main__":
    main()
