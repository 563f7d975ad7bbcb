"""The ways to copy: each offers the text to one place and says what that proves.

A provider never raises and never claims more than it knows.
"""

from __future__ import annotations

import base64
import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from netui.clipboard import child
from netui.clipboard.child import same_text
from netui.clipboard.outcome import Attempt, Proof
from netui.clipboard.process import Ran, Runner, reason

TIMEOUT = 2.0
"""Seconds a program may take before it is ended."""

OSC52_MOST = 99_992
"""Characters of base64 that fit one sequence of 100,000, above which terminals drop it."""

OSC52_SURE = 1_024
"""Characters of base64 that every terminal with OSC 52 is known to take."""

DEAF_TERMS = frozenset({"dumb", "linux"})
"""Values of ``TERM`` of terminals without a clipboard."""

DEAF_PROGRAMS = frozenset({"Apple_Terminal"})
"""Values of ``TERM_PROGRAM`` of terminals that ignore OSC 52."""

SOURCE_ROOT = Path(__file__).resolve().parents[2]


class NativeProvider:
    """The system's clipboard by pyperclip, in a child that copies and reads back."""

    name = "native"

    def __init__(
        self, run: Runner, environ: Mapping[str, str], *, timeout: float = TIMEOUT
    ) -> None:
        """Take the runner, the environment and the seconds the child may take."""
        self._run = run
        self._environ = environ
        self._timeout = timeout

    def offer(self, text: str) -> Attempt:
        """Copy and read back; only a match counts."""
        ran = self._run(
            # -P: a pyperclip.py in the working folder is not what we want to run.
            [sys.executable, "-P", "-m", child.__name__],
            given=encoded(text),
            environ=native_environ(self._environ),
            timeout=self._timeout,
        )
        if ran.status == child.CHECKED:
            return Attempt(
                provider=self.name, proof=Proof.CHECKED, where="the system clipboard"
            )
        said: dict[int | None, str] = {
            child.DIFFERENT: "the clipboard did not give the text back",
            child.NO_CLIPBOARD: "no clipboard, or no program that reaches it",
        }
        return Attempt(provider=self.name, detail=said.get(ran.status) or unsuccessful(ran))


class TmuxProvider:
    """A tmux buffer, from which tmux hands the text on to the terminal around it.

    Reading the buffer back proves that tmux has the text. Whether the terminal took it stays
    unknown, and it is the terminal's clipboard that a browser pastes from.
    """

    name = "tmux"

    def __init__(
        self, run: Runner, environ: Mapping[str, str], *, timeout: float = TIMEOUT
    ) -> None:
        """Take the runner, the environment and the seconds one tmux command may take."""
        self._run = run
        self._environ = environ
        self._timeout = timeout

    def offer(self, text: str) -> Attempt:
        """Load the buffer and read it back."""
        if not self._environ.get("TMUX"):
            return Attempt(provider=self.name, detail="not inside tmux")
        loaded = self._tmux("load-buffer", "-w", "-", given=encoded(text))
        if loaded.status != 0:
            return Attempt(provider=self.name, detail=unsuccessful(loaded))
        shown = self._tmux("show-buffer", capture=True)
        if shown.status != 0:
            return Attempt(provider=self.name, detail=unsuccessful(shown))
        if not same_text(shown.output.decode(errors="replace"), text):
            return Attempt(provider=self.name, detail="tmux did not give the text back")
        return Attempt(
            provider=self.name,
            proof=Proof.SENT,
            where="the terminal through tmux",
            detail="tmux itself has the text: its paste key gives it.",
        )

    def _tmux(self, *words: str, given: bytes = b"", capture: bool = False) -> Ran:
        return self._run(
            ["tmux", *words],
            given=given,
            environ=self._environ,
            timeout=self._timeout,
            capture=capture,
        )


class Osc52Provider:
    """The terminal's clipboard by one escape sequence that is never answered."""

    name = "osc52"

    def __init__(
        self, write: Callable[[str], object] | None, environ: Mapping[str, str]
    ) -> None:
        """Take what writes to the terminal (``None`` without one) and the environment."""
        self._write = write
        self._environ = environ

    def offer(self, text: str) -> Attempt:
        """Write the sequence, unless the terminal is known to ignore it."""
        sequence = osc52(text)
        length = len(sequence) - len(osc52(""))
        refusal = self._refusal(length)
        if self._write is None or refusal:
            return Attempt(provider=self.name, detail=refusal or "no terminal to write to")
        try:
            self._write(sequence)
        except (OSError, ValueError, RuntimeError) as error:
            return Attempt(provider=self.name, detail=reason(error))
        notes = []
        if length > OSC52_SURE:
            notes.append("Some terminals cut a text this long.")
        if self._environ.get("TMUX"):
            notes.append("tmux drops it unless set-clipboard is on.")
        return Attempt(
            provider=self.name,
            proof=Proof.SENT,
            where="the terminal",
            detail=" ".join(notes),
        )

    def _refusal(self, length: int) -> str:
        term, program = self._environ.get("TERM", ""), self._environ.get("TERM_PROGRAM", "")
        if term in DEAF_TERMS or program in DEAF_PROGRAMS:
            return f"{program or term} has no clipboard for programs"
        return "too long for a terminal's clipboard" if length > OSC52_MOST else ""


class CommandProvider:
    """The user's own command, the text on its stdin; no shell reads it."""

    name = "command"

    def __init__(
        self,
        argv: Sequence[str],
        run: Runner,
        environ: Mapping[str, str],
        *,
        timeout: float = TIMEOUT,
    ) -> None:
        """Take the command as an argument list, and the seconds it may take."""
        self._argv = tuple(argv)
        self._run = run
        self._environ = environ
        self._timeout = timeout

    def offer(self, text: str) -> Attempt:
        """Run it; an exit status of 0 says that it took the text, not where the text is."""
        ran = self._run(
            self._argv, given=encoded(text), environ=self._environ, timeout=self._timeout
        )
        if ran.status != 0:
            return Attempt(provider=self.name, detail=unsuccessful(ran))
        return Attempt(
            provider=self.name, proof=Proof.SENT, where=f"your command {self._argv[0]}"
        )


class FileProvider:
    """The last copied text in a file that only its owner can read."""

    name = "file"

    def __init__(self, path: Path) -> None:
        """Take the path of the file; its folder is made when it is first needed."""
        self.path = path

    def offer(self, text: str) -> Attempt:
        """Replace the file, whole or not at all."""
        return self._saved(text, self.path)

    def rehearse(self, text: str) -> Attempt:
        """Tell what ``offer`` would do, leaving the last copied text as it is."""
        trial = self.path.with_suffix(".trial")
        attempt = self._saved(text, trial)
        with contextlib.suppress(OSError):
            trial.unlink(missing_ok=True)
        return attempt

    def _saved(self, text: str, path: Path) -> Attempt:
        try:
            write_private(path, encoded(text))
        except OSError as error:
            return Attempt(provider=self.name, detail=f"{self.path}: {reason(error)}")
        return Attempt(provider=self.name, proof=Proof.SAVED, where=str(self.path))


def write_private(path: Path, content: bytes) -> None:
    """Replace a file by one that only its owner can read, or raise ``OSError``."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def osc52(text: str) -> str:
    """Return the escape sequence that asks a terminal to put a text on the clipboard."""
    return f"\x1b]52;c;{base64.b64encode(encoded(text)).decode('ascii')}\a"


def encoded(text: str) -> bytes:
    """Return UTF-8; a lone surrogate, which has none, becomes a question mark."""
    return text.encode("utf-8", "replace")


def native_environ(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the native child: UTF-8, and netui where it is imported from.

    Without ``LC_CTYPE`` macOS's pbcopy garbles everything beyond ASCII, and ``LC_ALL`` would
    win over it.
    """
    given = {key: value for key, value in environ.items() if key != "LC_ALL"}
    path = os.pathsep.join(filter(None, (str(SOURCE_ROOT), environ.get("PYTHONPATH", ""))))
    return given | {"LC_CTYPE": "UTF-8", "PYTHONPATH": path}


def unsuccessful(ran: Ran) -> str:
    """Return how a program failed."""
    return ran.failure or f"ended with status {ran.status}"
