"""The wall between netui and other programs: what runs behind it can neither print nor hang.

A program gets the text on stdin and nothing else of ours: no terminal, no other descriptor,
a session of its own. A clipboard owner it leaves behind (xclip forks one) therefore outlives
it without holding a pipe, and closing the terminal does not end the owner.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec

TIMED_OUT = "timed out"
"""The ``failure`` of a program that was ended because it took too long."""

BURIAL = 1.0
"""Seconds to wait for the end of a program that was killed."""


class Ran(msgspec.Struct, frozen=True):
    """How a program ended: its exit status and output, or why there is no status."""

    status: int | None
    output: bytes = b""
    failure: str = ""


class Runner(Protocol):
    """Runs a program to its end and never raises; tests put a fake in its place."""

    def __call__(
        self,
        argv: Sequence[str],
        *,
        given: bytes,
        environ: Mapping[str, str],
        timeout: float,
        capture: bool = False,
    ) -> Ran:
        """Run ``argv`` with ``given`` on stdin for at most ``timeout`` seconds."""
        ...


def run(
    argv: Sequence[str],
    *,
    given: bytes,
    environ: Mapping[str, str],
    timeout: float,
    capture: bool = False,
) -> Ran:
    """Run a program behind the wall; ``capture`` keeps what it writes to stdout.

    Capture only from programs that leave nothing running behind: whatever is left would
    hold the pipe until the timeout.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 - an argument list, never a shell
            list(argv),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE if capture else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(environ),
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        return Ran(None, failure=reason(error))
    try:
        output, _ = process.communicate(given, timeout=timeout)
    except subprocess.TimeoutExpired:
        end(process)
        return Ran(None, failure=TIMED_OUT)
    except OSError as error:
        end(process)
        return Ran(None, failure=reason(error))
    return Ran(process.returncode, output or b"")


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill a program with everything it started and close our ends of its pipes."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=BURIAL)


def reason(error: Exception) -> str:
    """Return why a program or file could not be used, without its path."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
