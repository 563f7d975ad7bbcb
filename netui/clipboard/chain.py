"""The chain: offers a text to one place after the other until one takes it.

The text is kept in the file first, so that nothing is lost whatever the places do.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import msgspec

from netui.clipboard.outcome import Attempt, Copied
from netui.clipboard.process import Runner, run
from netui.clipboard.providers import (
    CommandProvider,
    FileProvider,
    NativeProvider,
    Osc52Provider,
    TmuxProvider,
)
from netui.core.nearest import did_you_mean
from netui.core.settings import ClipboardSettings
from netui.core.text import clean
from netui.errors import Problem

LOCAL_ORDER = ("native", "tmux", "osc52", "file")
REMOTE_ORDER = ("tmux", "osc52", "native", "file")

BUILT_IN = (*LOCAL_ORDER, "command")
"""The names that ``clipboard.order`` may hold."""

FILE_NAME = "clipboard.txt"
"""The last copied text, in the state folder."""


class Clipboard(Protocol):
    """The port: copies a text and says what became of it."""

    def copy(self, text: str) -> Copied | Problem:
        """Copy ``text``; may take seconds, never raises."""
        ...


class Provider(Protocol):
    """One way to copy."""

    @property
    def name(self) -> str:
        """The name in ``clipboard.order``."""
        ...

    def offer(self, text: str) -> Attempt:
        """Offer the text and say what came of it; never raises."""
        ...


class ChainClipboard:
    """Keeps the text in the file, then tries the providers until one has a proof."""

    def __init__(
        self,
        *providers: Provider,
        file: FileProvider,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take the providers in order; ``clock`` times each step, in seconds.

        The file comes last unless it is one of ``providers``.
        """
        self._providers = providers if file in providers else (*providers, file)
        self._file = file
        self._clock = clock

    @property
    def last_copied(self) -> Path:
        """The file that keeps the last copied text."""
        return self._file.path

    def copy(self, text: str) -> Copied | Problem:
        """Copy the cleaned text and say truthfully what became of it."""
        cleaned = clean(text)
        if not cleaned:
            return Problem("There is no text to copy", todo="Write something first.")
        kept = self._timed(self._file.offer, cleaned)
        tried: list[Attempt] = []
        for provider in self._providers:
            step = kept if provider is self._file else self._timed(provider.offer, cleaned)
            tried.append(step)
            if step.proof is not None:
                return Copied(
                    step.proof, step.provider, step.where, tuple(tried), to_mind(step, kept)
                )
        return Problem(
            f"Nothing could be copied or saved: {told(tried)}",
            todo="The text is still on the screen: select it there.",
        )

    def ways(self, text: str) -> tuple[Attempt, ...]:
        """Try every way, whatever the others came to; the last copied text stays on file."""
        cleaned = clean(text)
        return tuple(
            self._timed(
                self._file.rehearse if provider is self._file else provider.offer, cleaned
            )
            for provider in self._providers
        )

    def _timed(self, act: Callable[[str], Attempt], text: str) -> Attempt:
        start = self._clock()
        attempt = act(text)
        return msgspec.structs.replace(attempt, seconds=self._clock() - start)


def clipboard_for(
    settings: ClipboardSettings,
    *,
    state_folder: Path,
    environ: Mapping[str, str],
    write: Callable[[str], object] | None = None,
    runner: Runner = run,
    clock: Callable[[], float] = time.monotonic,
) -> ChainClipboard | Problem:
    """Return the clipboard that settings and surroundings ask for.

    ``write`` sends a string to the terminal and must be safe to call from a worker thread;
    without it there is no OSC 52.
    """
    order = order_for(settings, environ)
    if isinstance(order, Problem):
        return order
    file = FileProvider(state_folder / FILE_NAME)
    known: dict[str, Provider] = {
        "native": NativeProvider(runner, environ),
        "tmux": TmuxProvider(runner, environ),
        "osc52": Osc52Provider(write, environ),
        "command": CommandProvider(settings.command, runner, environ),
        "file": file,
    }
    return ChainClipboard(*(known[name] for name in order), file=file, clock=clock)


def order_for(
    settings: ClipboardSettings, environ: Mapping[str, str]
) -> tuple[str, ...] | Problem:
    """Return the names of the ways to copy, first choice first.

    A command that is set but stands nowhere in the order comes first.
    """
    for name in settings.order:
        if name not in BUILT_IN:
            return unknown(name)
    if "command" in settings.order and not settings.command:
        return Problem(
            "The order names command, but no command is set",
            "clipboard.order",
            'Set clipboard.command, for example ["wl-copy"], or leave command out.',
        )
    remote = bool(environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"))
    order = settings.order or (REMOTE_ORDER if remote else LOCAL_ORDER)
    if settings.command and "command" not in order:
        order = ("command", *order)
    return tuple(dict.fromkeys(order))


def unknown(name: str) -> Problem:
    """Return the refusal of a name that is no way to copy, with the nearest that is."""
    choice = did_you_mean(name, BUILT_IN, f"Use any of {', '.join(BUILT_IN)}.")
    return Problem(f"{name!r} is no way to copy", "clipboard.order", choice)


def to_mind(step: Attempt, kept: Attempt) -> str:
    """Return what the person should mind about a copy that worked."""
    lost = "" if kept.proof else f"It could not be kept in {kept.detail}."
    return " ".join(filter(None, (step.detail, lost)))


def told(tried: list[Attempt]) -> str:
    """Return every failed step as one line."""
    return "; ".join(f"{attempt.provider}: {attempt.detail}" for attempt in tried)
