"""A program on a real pseudo-terminal, with every byte it writes timed.

It answers the one question Textual asks that changes what it writes (whether frames can be
synchronised), so that frames can be counted. POSIX alone.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ASKS_SYNC = b"\x1b[?2026$p"
HAS_SYNC = b"\x1b[?2026;2$y"
FRAME = b"\x1b[?2026h"
STYLING = re.compile(rb"\x1b\[[0-9;?<>=:]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
TOGETHER = 0.004
"""Seconds within which two reads belong to one frame."""


class TimeoutExpiredError(Exception):
    """What was waited for did not come."""


class Stroke(NamedTuple):
    """What one key caused: milliseconds to the last byte, bytes, and frames begun."""

    ms: float
    size: int
    frames: int


class PseudoTerminal:
    """One program in a terminal of its own; times are ``perf_counter`` seconds."""

    def __init__(
        self,
        argv: Sequence[str],
        environ: Mapping[str, str],
        size: tuple[int, int] = (120, 40),
    ) -> None:
        """Start the program; ``started`` is the moment before the fork."""
        width, height = size
        self.output = bytearray()
        self.last = 0.0
        self.started = time.perf_counter()
        self.pid, self._handle = pty.fork()
        if not self.pid:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
            os.execvpe(argv[0], list(argv), dict(environ))

    def pump(self, seconds: float) -> bool:
        """Read once, waiting at most so long; false when nothing came."""
        waiting = select.poll()
        waiting.register(self._handle, select.POLLIN)
        ready = waiting.poll(max(0.0, seconds * 1000))
        if not ready:
            return False
        try:
            data = os.read(self._handle, 1 << 16)
        except OSError:
            return False
        self.last = time.perf_counter()
        if ASKS_SYNC in data:
            os.write(self._handle, HAS_SYNC)
        self.output += data
        return bool(data)

    def rest(self, seconds: float) -> None:
        """Let the program go on for so long."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.pump(left)

    def press(self, keys: bytes, *, quiet: float, longest: float = 0.6) -> Stroke:
        """Send keys and wait until nothing more comes for ``quiet`` seconds."""
        self.rest(0.0)
        start = len(self.output)
        sent = time.perf_counter()
        os.write(self._handle, keys)
        came = self.pump(longest)
        while came and self.pump(quiet):
            pass
        caused = self.output[start:]
        ms = (self.last - sent) * 1000 if came else longest * 1000
        return Stroke(ms, len(caused), caused.count(FRAME))

    def until(
        self, words: bytes, *, poke: bytes = b"", every: float = 0.005, longest: float = 20.0
    ) -> float:
        """Return the seconds from the start to the end of the frame in which words appear.

        ``poke`` is typed again and again until they do.
        """
        wanted = re.compile(words)
        end = time.perf_counter() + longest
        while not wanted.search(STYLING.sub(b"", bytes(self.output))):
            if time.perf_counter() > end:
                raise TimeoutExpiredError(f"{words!r} never came")
            if not self.pump(every) and poke:
                os.write(self._handle, poke)
        while self.pump(TOGETHER):
            pass
        return self.last - self.started

    def proportional_memory(self) -> int:
        """Return the program's proportional set size in KiB."""
        found = re.search(r"Pss:\s+(\d+)", Path(f"/proc/{self.pid}/smaps_rollup").read_text())
        assert found is not None
        return int(found[1])

    def leave(self, keys: bytes, longest: float = 10.0) -> float:
        """Send the keys that end the program; return the milliseconds until it has gone."""
        sent = time.perf_counter()
        os.write(self._handle, keys)
        while os.waitpid(self.pid, os.WNOHANG) == (0, 0):
            self.pump(0.002)
            if time.perf_counter() - sent > longest:
                self.kill()
                raise TimeoutExpiredError("the program did not leave")
        gone = time.perf_counter()
        os.close(self._handle)
        return (gone - sent) * 1000

    def kill(self) -> None:
        """End the program, which is one we started."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._handle)
