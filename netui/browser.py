"""The way out of the app by the browser: hands an address to the system, never fetches it.

The program that opens it runs in a session of its own without our terminal, so it can
neither print over the app nor end with it. Opening may take a second: use a worker thread.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol
from urllib.parse import quote, urlsplit

import msgspec

from netui.core.model import Contact
from netui.core.text import clean
from netui.errors import Problem

PATIENCE = 1.0
"""Seconds in which an opener that fails is expected to say so."""

PROFILE_ROOT = "https://www.linkedin.com/in/"
WEB = frozenset({"http", "https"})
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
"""Unicode categories that no address may hold as they are: one could not see them."""

OPENER = "import sys, webbrowser; sys.exit(0 if webbrowser.open(sys.argv[1], new=2) else 1)"
"""What the child runs: the standard library finds the browser and obeys ``$BROWSER``."""


class Browser(Protocol):
    """The port: opens an address outside the app."""

    def open(self, url: str) -> Problem | None:
        """Open ``url``, or tell why not; never raises."""
        ...


class Opener(Protocol):
    """Starts a program; returns its exit status, or ``None`` while it still runs."""

    def __call__(self, argv: Sequence[str], environ: Mapping[str, str]) -> int | None:
        """Start ``argv``; raises ``OSError`` where it cannot be started."""
        ...


class Apart(msgspec.Struct):
    """Starts programs apart from the app and remembers those that still run."""

    patience: float = PATIENCE
    running: list[subprocess.Popen[bytes]] = msgspec.field(default_factory=list)

    def __call__(self, argv: Sequence[str], environ: Mapping[str, str]) -> int | None:
        """Start a program and wait for ``patience`` seconds at most."""
        # Kept until they end, so that none is left behind as a zombie.
        self.running = [process for process in self.running if process.poll() is None]
        process = subprocess.Popen(  # noqa: S603 - an argument list, never a shell
            list(argv),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(environ),
            start_new_session=True,
        )
        try:
            return process.wait(self.patience)
        except subprocess.TimeoutExpired:
            self.running.append(process)
            return None


class SystemBrowser:
    """Opens an address with whatever browser or mail program the system has."""

    def __init__(
        self,
        environ: Mapping[str, str],
        *,
        opener: Opener | None = None,
        platform: str = sys.platform,
        which: Callable[[str], str | None] = shutil.which,
    ) -> None:
        """Take the environment; the rest has the defaults of this system."""
        self._environ = environ
        self._opener = opener or Apart()
        self._platform = platform
        self._which = which

    def open(self, url: str) -> Problem | None:
        """Open an http, https or mailto address, or tell it so that it can be copied."""
        refused = refusal(url)
        if refused is not None:
            return refused
        argv = self._argv(url)
        if isinstance(argv, Problem):
            return argv
        try:
            status = self._opener(argv, self._environ)
        except (OSError, ValueError) as error:
            return not_opened(f"The browser could not be started: {error}", url)
        if status:
            return not_opened("No browser could be started", url)
        return None

    def _argv(self, url: str) -> tuple[str, ...] | Problem:
        environ = self._environ
        usual = (sys.executable, "-P", "-c", OPENER, url)
        if environ.get("BROWSER"):
            return usual
        if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"):
            return not_opened("Over SSH there is no browser to open", url)
        screen = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
        if self._platform in {"darwin", "win32"} or screen:
            return usual
        viewer = self._which("wslview") if environ.get("WSL_DISTRO_NAME") else None
        return (viewer, url) if viewer else not_opened("There is no display", url)


def refusal(url: str) -> Problem | None:
    """Return why netui does not open an address, or ``None`` where it does."""
    if any(unicodedata.category(char) in UNSEEN for char in url):
        seen = quote(url, safe=":/?#[]@!$&'()*+,;=%", errors="replace")
        return Problem(
            "The address holds a space or a character that cannot be seen", seen, "Correct it."
        )
    try:
        parts = urlsplit(url)
        complete = bool(parts.hostname) if parts.scheme in WEB else bool(parts.path)
    except ValueError:
        return Problem("This is not an address", url, "Correct it.")
    if parts.scheme not in WEB | {"mailto"} or not complete:
        return Problem("Only complete web and mail addresses are opened", url, "Correct it.")
    return None


def not_opened(what: str, url: str) -> Problem:
    """Return the problem that tells the address, so that the person can copy it."""
    return Problem(what, url, "Copy the address and open it yourself.")


def profile_url(contact: Contact) -> str:
    """Return the address of a contact's profile, or an empty string where none is known."""
    url = contact.profile_url.strip()
    if url:
        return url if "://" in url else f"https://{url}"
    slug = contact.slug.strip().strip("/")
    # A slug out of an address is percent-encoded already.
    return f"{PROFILE_ROOT}{quote(slug, safe='%', errors='replace')}" if slug else ""


def mailto(contact: Contact, subject: str, body: str) -> str:
    """Return the ``mailto:`` address of a mail to a contact, empty without an e-mail address.

    Encoded as RFC 6068 asks: spaces as ``%20``, line ends as ``%0D%0A``.
    """
    if not contact.emails:
        return ""
    given = {
        "subject": clean(" ".join(subject.split())),
        "body": clean(body).replace("\n", "\r\n"),
    }
    fields = [f"{name}={quote(value, safe='')}" for name, value in given.items() if value]
    address = quote(contact.emails[0].strip(), safe="@", errors="replace")
    return f"mailto:{address}" + (f"?{'&'.join(fields)}" if fields else "")
