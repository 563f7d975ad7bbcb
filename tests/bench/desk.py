"""Times the desk on a real pseudo-terminal beside bare Textual apps, in one run.

``python tests/bench/desk.py [--contacts 30000] [--runs 5] [--keys 300]``. It measures and never
judges: a busy machine is no failure. Figures in milliseconds drift, ratios hold.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

from figures import Line, high, middle, say, table
from pseudo_terminal import PseudoTerminal, Stroke

HERE = Path(__file__).resolve().parent
TODAY = "2026-03-04"
WRITE = "import pathlib, sys, generator; generator.write_file(pathlib.Path(sys.argv[1]), {})"

F2, F3, F4, F7 = b"\x1bOQ", b"\x1bOR", b"\x1bOS", b"\x1b[18~"
ESCAPE, BACKSPACE, DELETE, QUIT = b"\x1b", b"\x7f", b"\x1b[3~", b"\x11"
DOWN_PAGE, END, UP = b"\x1b[6~", b"\x1b[F", b"\x1b[A"
QUIET = 0.045
"""Seconds of silence after which a key counts as settled: more than two frames of 60 Hz."""

NOTE = """\
Hi Amara, your talk on load forecasting stayed with me, above all the part about the \
model that failed in its second winter. I build forecasts for small power grids. We \
tried your idea of two horizons on our river sensors, and the short one paid at once; \
the long one is still open.

Your post on hiring without tests made the round here too. Would you have ten minutes in \
the coming weeks to compare notes? I could bring our figures of three winters, cleaned, \
which nobody outside has seen yet.

No hurry at all; a line whenever it suits you is plenty. If somebody else at Harbour \
Grid is nearer to the subject, a name would help me just as much. We have also begun to \
publish what went wrong, month by month, and your name comes up in two of those pieces: \
once for the forecast that ignored a holiday, once for the question nobody had asked \
before. Idris Vale"""


class Bench:
    """The programs under measurement and the folder they run in."""

    def __init__(self, folder: Path, contacts: int) -> None:
        """Write the data file into ``folder``."""
        self.contacts = contacts
        self.slow: list[tuple[str, float]] = []
        self.environ = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("TEXTUAL", "PYTHON"))},
            # Compiled files as after an installation, wherever the sources lie.
            "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
            "NETUI_HOME": str(folder),
            "NETUI_TODAY": TODAY,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
        }
        self.file = folder / "bench.json"
        write = [sys.executable, "-c", WRITE.format(contacts), str(self.file)]
        tests = HERE.parent
        path = os.pathsep.join((str(tests), str(tests.parent)))
        subprocess.run(write, check=True, env=self.environ | {"PYTHONPATH": path})

    def bare(self, kind: str) -> PseudoTerminal:
        """Start one of the bare apps."""
        return PseudoTerminal([sys.executable, str(HERE / "bare.py"), kind], self.environ)

    def netui(self) -> PseudoTerminal:
        """Start netui as it is installed."""
        installed = Path(sys.executable).with_name("netui")
        start = [str(installed)] if installed.exists() else [sys.executable, "-m", "netui"]
        return PseudoTerminal([*start, "--file", str(self.file)], self.environ)

    def keep_slow(self, named: Sequence[tuple[str, float]], most: int = 6) -> None:
        """Keep the slowest keys, each with what is to be told of it."""
        self.slow += sorted(named, key=lambda one: -one[1])[:most]

    @property
    def everybody(self) -> bytes:
        """What the screen says when all contacts can be searched."""
        return rb"Contacts %s " % f"{self.contacts:,}".encode()


def starts(bench: Bench, runs: int) -> list[Line]:
    """Time starts, one program after the other; the first round only warms the files."""
    times: dict[str, list[float]] = {}

    def note(what: str, value: float) -> None:
        times.setdefault(what, []).append(value)

    for number in range(runs + 1):
        if number == 1:
            times.clear()
        bare = bench.bare("one")
        note("bare frame", 1000 * bare.until(b"nothing typed"))
        bare.rest(0.5)
        note("bare memory", bare.proportional_memory() / 1024)
        note("bare exit", bare.leave(QUIT))
        poked = bench.bare("one")
        poked.until(b"nothing typed")
        note("bare key", 1000 * poked.until(b"key slash", poke=b"/"))
        poked.leave(QUIT)
        netui = bench.netui()
        note("frame", 1000 * netui.until(b" Contacts "))
        note("searchable", 1000 * netui.until(bench.everybody))
        netui.rest(0.7)
        note("memory", netui.proportional_memory() / 1024)
        note("exit", netui.leave(QUIT))
        poked = bench.netui()
        poked.until(b" Contacts ")
        # The slash goes to the filter, and what follows it is seen there.
        note("key", 1000 * poked.until(b"~", poke=b"/~"))
        poked.press(ESCAPE, quiet=0.3)
        poked.leave(QUIT)
    found = {what: middle(values) for what, values in times.items()}
    bare_key = found["bare key"]
    return [
        Line("start to the first full frame", found["frame"], found["bare frame"]),
        Line("start to interactive", found["key"], bare_key, 1.5, by_ratio=True),
        Line("start to everything searchable", found["searchable"], bare_key, 2, by_ratio=True),
        Line("exit, nothing changed", found["exit"], found["bare exit"], 250),
        Line("memory (PSS)", found["memory"], found["bare memory"], 2.5, "MiB", by_ratio=True),
    ]


def typing(terminal: PseudoTerminal, text: str, keys: int, chance: Random) -> list[Stroke]:
    """Put the text into the box with the focus and time keys at its end and further up."""
    for prepare in (F7, DELETE, b"\x1b[200~" + text.encode() + b"\x1b[201~"):
        terminal.press(prepare, quiet=0.25)
    strokes: list[Stroke] = []
    for number in range(keys):
        if number and number % 60 == 0:
            terminal.press(UP, quiet=QUIET)
        key = chance.choice("eeeettaaoinshr  ").encode()
        key = BACKSPACE if chance.random() < 0.1 else key
        strokes.append(terminal.press(key, quiet=QUIET))
        terminal.rest(chance.uniform(0.0, 0.08))
    return strokes


def composing(bench: Bench, netui: PseudoTerminal, keys: int) -> list[Line]:
    """Time keys in the composer beside a bare text area with the same text."""
    lines: list[Line] = []
    bare = bench.bare("area")
    bare.until(b"nothing typed")
    bare.rest(0.5)
    netui.press(F3, quiet=0.3)
    for text in (NOTE[:280], NOTE):
        floor = typing(bare, text, keys, Random(1))
        ours = typing(netui, text, keys, Random(1))
        size = len(text)
        times, bare_times = [s.ms for s in ours], [s.ms for s in floor]
        bench.keep_slow(
            [(f"composer, {size} characters, key {n}", ms) for n, ms in enumerate(times)]
        )
        lines += [
            Line(
                f"composer key p50, {size} characters",
                *(middle(times), middle(bare_times), 1.8),
                by_ratio=True,
            ),
            Line(f"composer key p99, {size} characters", high(times), high(bare_times), 16.7),
            Line("  frames a key, mean", mean(ours), mean(floor), 1.05, ""),
            Line(
                "  bytes a key",
                *(middle([s.size for s in ours]), middle([s.size for s in floor])),
                unit="B",
            ),
        ]
    bare.leave(QUIT)
    netui.rest(1.0)
    return lines


def mean(strokes: Sequence[Stroke]) -> float:
    """Return how many frames a key began, on average."""
    return sum(stroke.frames for stroke in strokes) / len(strokes)


def moving(netui: PseudoTerminal, keys: int, chance: Random) -> list[Line]:
    """Time the cursor in both lists: the line that moves, and the person it opens."""
    lines: list[Line] = []
    for pane, focus in (("contacts", F2), ("queue", F4)):
        netui.press(focus, quiet=0.3)
        netui.press(b"g", quiet=0.3)
        moves: list[Stroke] = []
        for _ in range(keys):
            moves.append(netui.press(b"j", quiet=0.02))
            netui.rest(chance.uniform(0.0, 0.12))
        ms = [move.ms for move in moves]
        lines.append(Line(f"cursor (j) in {pane} p50", middle(ms), budget=3))
        lines.append(Line(f"cursor (j) in {pane} p99", high(ms), budget=16.7))
        pages = [netui.press(DOWN_PAGE, quiet=0.02) for _ in range(keys // 4)]
        netui.rest(0.3)
        ms = [page.ms for page in pages]
        lines.append(Line(f"page down in {pane} p50", middle(ms), budget=4))
    netui.press(F2, quiet=0.3)
    opened = [netui.press(b"j", quiet=0.12).ms - 40 for _ in range(max(10, keys // 8))]
    lines.append(Line("person opened after the cursor's rest, p50", middle(opened)))
    return lines


def open_somebody_with_a_note(netui: PseudoTerminal) -> None:
    """Open the first of the queue: wherever the cursor came to rest, some have no note."""
    netui.press(F4, quiet=0.3)
    for key in (b"j", b"g"):
        netui.press(key, quiet=0.3)


QUERIES = """
quill amara elmwick company:blue robotics лесная zoe ostberg tag:alumni stage:invited
hamza gretta tidal freight 李 silver bank yarthorpe jaoo osin quilfether data.engineer lead
"""


def filtering(bench: Bench, netui: PseudoTerminal, rounds: int, chance: Random) -> list[Line]:
    """Time every key of some queries typed and taken back."""
    netui.press(F2, quiet=0.3)
    netui.press(b"/", quiet=0.3)
    typed: list[Stroke] = []
    back: list[Stroke] = []
    named: list[tuple[str, float]] = []
    for query in QUERIES.split() * rounds:
        for place, letter in enumerate(query.replace(".", " "), 1):
            typed.append(netui.press(letter.encode(), quiet=0.03))
            named.append((f"filter, {query[:place]}", typed[-1].ms))
            netui.rest(chance.uniform(0.0, 0.05))
        back += [netui.press(BACKSPACE, quiet=0.03) for _ in query]
    bench.keep_slow(named)
    ms = [stroke.ms for stroke in typed]
    return [
        Line("filter key p50", middle(ms)),
        Line("filter key p99", high(ms), budget=16.7),
        Line("filter key, worst", max(ms)),
        Line("filter backspace p99", high([stroke.ms for stroke in back]), budget=16.7),
        Line("  frames a filter key, mean", mean(typed), None, 1.05, ""),
    ]


def escaping(netui: PseudoTerminal, times: int) -> list[Line]:
    """Time Escape from the composer to the queue."""
    ms: list[float] = []
    for _ in range(times):
        netui.press(F3, quiet=0.25)
        ms.append(netui.press(ESCAPE, quiet=0.25).ms)
    return [Line("escape p50", middle(ms), budget=110)]


def main() -> None:
    """Measure everything once and print the table."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--contacts", type=int, default=30_000)
    words.add_argument("--runs", type=int, default=5, help="starts of each program")
    words.add_argument("--keys", type=int, default=300, help="keys in each measurement")
    asked = words.parse_args()
    with tempfile.TemporaryDirectory(prefix="netui-bench-") as folder:
        bench = Bench(Path(folder), asked.contacts)
        lines = starts(bench, asked.runs)
        netui = bench.netui()
        netui.until(bench.everybody)
        netui.rest(1.0)
        lines += filtering(bench, netui, max(1, asked.keys // 150), Random(2))
        netui.press(ESCAPE, quiet=0.3)
        lines += moving(netui, asked.keys // 2, Random(3))
        open_somebody_with_a_note(netui)
        lines += escaping(netui, 15)
        lines += composing(bench, netui, asked.keys)
        lines.append(Line("exit after an hour's work", netui.leave(QUIT), budget=250))
    say(f"{asked.contacts:,} contacts, {asked.runs} starts, {asked.keys} keys; 120 x 40")
    table(lines)
    say("The slowest keys:")
    for what, ms in bench.slow:
        say(f"  {ms:7.1f} ms  {what}")


if __name__ == "__main__":
    main()
