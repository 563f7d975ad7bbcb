"""Real screens for tests: an X server, a tmux server and an app inside one.

The fixtures that start and close them are in ``tests/terminal/conftest.py``; import the
classes from here for annotations.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn, Protocol

import pytest

PAUSE = 0.02
"""Seconds between two looks at something that changes by itself."""

TODAY = "2026-11-23"  # a Monday; an app in a test runs on it unless told otherwise
LOST_TO_TESTS = ("TMUX", "TMUX_PANE", "SSH_CONNECTION", "SSH_TTY", "WAYLAND_DISPLAY", "BROWSER")


def require(*tools: str) -> None:
    """Skip the test where a tool is missing; fail it in CI, where none may be."""
    missing = [tool for tool in tools if shutil.which(tool) is None]
    if missing:
        go_without(f"needs {', '.join(missing)}")


def go_without(reason: str) -> NoReturn:
    """Skip the test with a reason; fail it in CI."""
    if os.environ.get("CI"):
        pytest.fail(f"{reason}: nothing is skipped in CI")
    pytest.skip(reason)


def plain_environ(**given: str) -> dict[str, str]:
    """Return this process's environment without its display and remote session."""
    kept = {key: value for key, value in os.environ.items() if key not in LOST_TO_TESTS}
    return kept | {"DISPLAY": "", "TERM": "xterm-256color"} | given


def wait_until(
    question: Callable[[], object], timeout: float, failure: Callable[[], str]
) -> None:
    """Ask until the answer is true; fail the test after ``timeout`` seconds."""
    end = time.monotonic() + timeout
    while not question():
        if time.monotonic() > end:
            pytest.fail(failure())
        time.sleep(PAUSE)


class XServer:
    """An X server without a screen, on a display of its own."""

    def __init__(self) -> None:
        require("Xvfb", "xclip")
        reading, writing = os.pipe()
        self._process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp", "-noreset"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=[writing],
        )
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            # Not select(): that takes no descriptor above 1,023, and a long run has them.
            waiting = select.poll()
            waiting.register(pipe, select.POLLIN)
            ready = waiting.poll(10_000)
            number = pipe.readline().strip().decode() if ready else ""
        if not number:
            self.close()
            go_without("Xvfb did not start")
        self.display = f":{number}"

    def read(self) -> str:
        """Return the text on the clipboard, as another program pastes it."""
        pasted = subprocess.run(
            ["xclip", "-selection", "clipboard", "-o"],
            env=plain_environ(DISPLAY=self.display),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=5,
            check=False,
        )
        return pasted.stdout.decode()

    def close(self) -> None:
        """End the server, and with it every owner of its clipboard."""
        self._process.terminate()
        self._process.wait(10)


class TmuxServer:
    """A tmux server with a socket of its own, the defaults and nothing of the user's."""

    def __init__(self, *, environ: Mapping[str, str] | None = None) -> None:
        require("tmux")
        # A short path: a socket's may have about 100 characters, tmp_path is often longer.
        self._folder = tempfile.mkdtemp(prefix="netui-")
        self.socket = str(Path(self._folder, "s"))
        self._outside = dict(environ or plain_environ())

    def run(self, *words: str) -> str:
        """Run a tmux command and return what it prints."""
        return subprocess.run(
            ["tmux", "-S", self.socket, "-f", os.devnull, "-u", *words],
            env=self._outside,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=10,
            check=True,
        ).stdout.decode()

    def start(self, argv: Sequence[str], *, size: tuple[int, int] = (120, 40)) -> None:
        """Start the server with one window of ``size`` in which ``argv`` runs."""
        width, height = size
        self.run(
            *("start-server", ";", "set-option", "-g", "status", "off"),
            *(";", "set-option", "-s", "escape-time", "0"),
            *(";", "new-session", "-d", "-x", str(width), "-y", str(height), "--", *argv),
        )

    @property
    def environ(self) -> dict[str, str]:
        """The environment of a program inside this server."""
        return self._outside | {
            "TMUX": f"{self.socket},{self.run('display-message', '-p', '#{pid}').strip()},0"
        }

    def close(self) -> None:
        """End the server and everything inside it."""
        subprocess.run(
            ["tmux", "-S", self.socket, "kill-server"],
            env=self._outside,
            capture_output=True,
            timeout=10,
            check=False,
        )
        shutil.rmtree(self._folder, ignore_errors=True)


SUPERVISED = """
sh -c 'echo $$ >"$0/pid"; exec "$@"' "$0" "$@"
echo $? >"$0/ending" && mv "$0/ending" "$0/ended"
exec cat >/dev/null
"""
"""Runs a program, writes down its id and its exit status, and leaves its last screen up.

tmux can tell both itself, but not reliably: now and then it misses that a pane has ended.
"""


class TmuxApp:
    """A program on a real terminal: send it keys, look at its screen, also after it ended."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        environ: Mapping[str, str],
        size: tuple[int, int] = (120, 40),
    ) -> None:
        self.server = TmuxServer(environ=environ)
        self._notes = Path(tempfile.mkdtemp(prefix="netui-"))
        self.server.start(["sh", "-c", SUPERVISED, str(self._notes), *argv], size=size)

    def keys(self, *keys: str) -> None:
        """Press keys by their tmux names: ``Enter``, ``C-s``, ``M-a``, ``F5``, ``j``."""
        self.server.run("send-keys", "--", *keys)

    def text(self, text: str) -> None:
        """Type a text as it is."""
        self.server.run("send-keys", "-l", "--", text)

    def screen(self) -> str:
        """Return what the terminal shows, without colours."""
        return self.server.run("capture-pane", "-p")

    def colours(self) -> str:
        """Return what the terminal shows, with its escape sequences."""
        return self.server.run("capture-pane", "-p", "-e")

    def wait_for(self, wanted: str | Callable[[str], object], timeout: float = 10) -> str:
        """Return the screen as soon as it holds a text or satisfies a question."""
        seen = ""

        def there() -> bool:
            nonlocal seen
            seen = self.screen()
            return bool(wanted in seen if isinstance(wanted, str) else wanted(seen))

        wait_until(there, timeout, lambda: f"waited for {wanted!r}, saw:\n{seen}")
        return seen

    @property
    def running(self) -> bool:
        """Whether the program has not ended yet."""
        return self.exit_status is None

    @property
    def exit_status(self) -> int | None:
        """The exit status of the program, less than 0 for a signal, ``None`` while it runs."""
        note = self._notes / "ended"
        if not note.exists():
            return None
        status = int(note.read_text())
        return 128 - status if status > 128 else status

    def wait_for_exit(self, timeout: float = 10) -> int | None:
        """Wait until the program has ended and return its exit status."""
        wait_until(lambda: not self.running, timeout, lambda: f"runs on:\n{self.screen()}")
        return self.exit_status

    @property
    def pid(self) -> int:
        """The process id of the program."""
        note = self._notes / "pid"
        wait_until(lambda: note.exists() and note.read_text().strip(), 10, self.screen)
        return int(note.read_text())

    def kill(self) -> None:
        """End the program at once, as a crash would."""
        os.kill(self.pid, signal.SIGKILL)

    def state(self, format_: str) -> str:
        """Return what tmux knows of the terminal: ``#{alternate_on}``, ``#{cursor_flag}``."""
        return self.server.run("display-message", "-p", format_).strip()

    def paste(self, text: str) -> None:
        """Paste as a terminal does: in brackets where the program asked for them."""
        file = self._notes / "paste"
        file.write_bytes(text.encode())
        self.server.run("load-buffer", str(file), ";", "paste-buffer", "-p", "-r")

    def close(self) -> None:
        """End the program and its terminal."""
        self.server.close()
        shutil.rmtree(self._notes, ignore_errors=True)


NETUI = (sys.executable, "-m", "netui")


class CommandLine:
    """The commands of netui, as typed in another window on the same files."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = dict(environ)

    def run(self, *words: str, argv: Sequence[str] = NETUI) -> subprocess.CompletedProcess[str]:
        """Run a command whatever comes of it."""
        return subprocess.run(
            [*argv, *words],
            env=self.environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=30,
            check=False,
        )

    def do(self, *words: str) -> str:
        """Run a command that succeeds and return what it prints."""
        done = self.run(*words)
        assert done.returncode == 0, f"netui {' '.join(words)}: {done.stderr}"
        return done.stdout

    def json(self, *words: str) -> Any:
        """Run a command that succeeds and return the data it prints."""
        return json.loads(self.do(*words, "--json"))

    def on(self, today: str) -> CommandLine:
        """Return the same command line on another day."""
        return CommandLine(self.environ | {"NETUI_TODAY": today})

    def path(self, name: str) -> Path:
        """Return where netui keeps something: ``data``, ``settings``, ``state``."""
        return Path(self.json("paths")[name])


class StartApp(Protocol):
    """What the fixture ``tmux_app`` gives: starts netui, or ``argv``, on a real terminal."""

    def __call__(
        self,
        *words: str,
        argv: Sequence[str] = NETUI,
        size: tuple[int, int] = (120, 40),
        today: str = TODAY,
        environ: Mapping[str, str] | None = None,
    ) -> TmuxApp: ...
