"""No internet system call: import, a session, copying, opening a profile and leaving."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from terminals import NETUI, CommandLine, StartApp, XServer, go_without, require, wait_until

OF_THE_INTERNET = ("AF_INET", "AF_INET6", "inet_addr", "inet_pton")
"""How strace writes socket, bind, connect, sendto, … of the internet families."""


def traced(file: Path) -> tuple[str, ...]:
    """Return how a program and everything it starts is run with its network calls noted."""
    return ("strace", "-f", "-qq", "-o", str(file), "-e", "trace=%network", "--")


def internet_calls(file: Path) -> list[str]:
    """Return the noted calls that name an internet family."""
    lines = file.read_text(errors="replace").splitlines()
    return [line for line in lines if any(word in line for word in OF_THE_INTERNET)]


@pytest.fixture
def can_trace(commands: CommandLine, tmp_path: Path) -> None:
    """Go without where strace is missing or forbidden; prove that it sees what it must."""
    require("strace")
    file = tmp_path / "control"
    call = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
    done = commands.run(argv=[*traced(file), sys.executable, "-c", call])
    if "Operation not permitted" in done.stderr:
        go_without(f"needs the right to trace: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    assert len(internet_calls(file)) == 1


@pytest.mark.usefixtures("can_trace")
def test_an_import_makes_none(commands: CommandLine, sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "import"
    done = commands.run("import", str(sample), argv=[*traced(file), *NETUI])
    assert done.returncode == 0, done.stderr
    assert internet_calls(file) == []
    assert len(commands.json("list")) == 12


@pytest.mark.usefixtures("can_trace")
def test_a_session_makes_none(
    five_due: CommandLine, tmux_app: StartApp, x_server: XServer, tmp_path: Path
) -> None:
    """The browser is a child of its own; here one that opens nothing stands in for it."""
    five_due.do("edit", "Jürgen", "profile_url=https://www.linkedin.com/in/juergen-example")
    file = tmp_path / "session"
    browser = shutil.which("true")
    app = tmux_app(argv=[*traced(file), *NETUI], environ={"BROWSER": str(browser)})
    app.wait_for("Invited 7 business days ago", 30)
    app.keys("Enter")
    app.text(" Grüße, netz1.")
    app.wait_for("netz1.")
    app.keys("F8")
    app.wait_for("Opened")
    app.keys("F5")
    app.wait_for("Copied to the system clipboard and checked.")
    assert x_server.read().endswith(" Grüße, netz1.")
    app.keys("F9")
    app.wait_for("Sent a follow-up to Jürgen Weiß")
    app.keys("C-q")
    wait_until(lambda: app.state("#{alternate_on}") == "0", 10, app.screen)
    # xclip goes on as the owner of the text, and strace with it, until the display ends.
    x_server.close()
    assert app.wait_for_exit() == 0
    assert internet_calls(file) == []
    assert ".X11-unix" in file.read_text(errors="replace"), "the clipboard was not traced"
    assert five_due.json("show", "Jürgen")["touches"][-1]["text"].endswith("netz1.")
