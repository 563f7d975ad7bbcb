"""The real netui on a disk that is full, that can only be read, or that has no locks."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_disk import SmallDisk, may_mount
from terminals import NETUI, CommandLine, StartApp, TmuxApp, go_without, wait_until

WORDS = " Grüße von einer vollen Platte, bleibt7."
NO_SPACE = "no space left on device"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk | None]:
    """A small disk where netui keeps its data; none where a namespace will make its own."""
    disk = SmallDisk(tmp_path / "home" / "data") if may_mount() else None
    yield disk
    if disk is not None:
        disk.close()


def journal_of(commands: CommandLine) -> Path:
    data = commands.path("data")
    return data.with_name(f"{data.name}-journal")


def begun(app: TmuxApp) -> None:
    """Wait for the first person and go into the note."""
    app.wait_for("Invited 7 business days ago")
    app.keys("Enter")


@pytest.mark.mounts
def test_on_a_full_disk_nothing_is_lost_and_the_next_action_after_that_is_saved(
    small_disk: SmallDisk, five_due: CommandLine, tmux_app: StartApp
) -> None:
    before = five_due.path("data").read_bytes()
    small_disk.fill()
    app = tmux_app()
    begun(app)
    app.text(WORDS)
    app.wait_for(NO_SPACE)
    app.keys("F9")
    app.wait_for("bleibt7.")
    refused = five_due.run("list")
    assert refused.returncode == 0
    assert five_due.path("data").read_bytes() == before
    small_disk.free()
    app.keys("F9")
    app.wait_for("Sent a follow-up to Jürgen Weiß")
    app.keys("C-q")
    assert app.wait_for_exit() == 0
    touch = five_due.json("show", "Jürgen")["touches"][-1]
    assert (touch["kind"], touch["text"].endswith(WORDS)) == ("follow_up_1", True)


@pytest.mark.mounts
def test_a_disk_that_fills_up_meanwhile_is_told_while_the_journal_still_takes_changes(
    small_disk: SmallDisk, five_due: CommandLine, tmux_app: StartApp
) -> None:
    """The room behind the journal's lines is there already; only the fold finds none."""
    app = tmux_app()
    begun(app)
    app.text(" eins1.")
    journal = journal_of(five_due)
    wait_until(lambda: b"eins1." in journal.read_bytes(), 10, app.screen)
    small_disk.fill()
    app.text(WORDS)
    wait_until(lambda: b"bleibt7." in journal.read_bytes(), 10, app.screen)
    app.wait_for(NO_SPACE, 20)
    app.wait_for("Nothing is lost")
    small_disk.free()
    app.text(" zwei2.")
    wait_until(lambda: not journal.read_bytes().rstrip(b"\0"), 20, app.screen)
    assert b"zwei2." in five_due.path("data").read_bytes()
    app.keys("C-q")
    assert app.wait_for_exit() == 0


@pytest.mark.mounts
def test_a_command_on_a_full_disk_ends_with_a_sentence_and_changes_nothing(
    small_disk: SmallDisk, five_due: CommandLine
) -> None:
    before = five_due.path("data").read_bytes()
    small_disk.fill()
    refused = five_due.run("add", "Mira Kowal")
    assert refused.returncode == 3
    assert NO_SPACE in refused.stderr
    assert "Free some space" in refused.stderr
    assert "Traceback" not in refused.stderr
    small_disk.free()
    assert five_due.path("data").read_bytes() == before
    five_due.do("add", "Mira Kowal")


@pytest.mark.mounts
def test_a_disk_that_can_only_be_read_is_read_and_written_to_once_that_is_over(
    small_disk: SmallDisk, five_due: CommandLine, tmux_app: StartApp
) -> None:
    small_disk.set_writable(writable=False)
    refused = five_due.run("add", "Mira Kowal")
    assert refused.returncode == 3
    assert "read-only file system" in refused.stderr
    assert "Jürgen Weiß" in five_due.do("list")
    app = tmux_app()
    app.wait_for("Only to read: the data file cannot be locked: read-only file system")
    app.wait_for("Jürgen Weiß")
    app.keys("Enter")
    app.text(WORDS)
    app.wait_for("Nothing can be saved here")
    app.wait_for("bleibt7.")
    small_disk.set_writable(writable=True)
    app.wait_for("from now on everything is saved here", 20)
    journal = journal_of(five_due)
    wait_until(lambda: b"bleibt7." in journal.read_bytes(), 10, app.screen)
    app.keys("C-q")
    assert app.wait_for_exit() == 0
    assert five_due.json("draft", "Jürgen")["text"].endswith(WORDS)


def without_locks() -> tuple[str, ...]:
    """Return what makes every lock fail as on a share that has none."""
    strace = shutil.which("strace")
    words = (
        *(strace or "", "-f", "-qq", "-o", "/dev/null", "--seccomp-bpf"),
        *("-e", "trace=flock", "-e", "inject=flock:error=ENOLCK"),
    )
    if strace is None or subprocess.run([*words, "true"], check=False).returncode:
        go_without("needs strace and the right to trace")
    return words


def test_where_there_are_no_locks_the_file_is_read_and_nothing_is_written(
    five_due: CommandLine, tmux_app: StartApp
) -> None:
    """Two programs could write at once, and neither would know."""
    before = five_due.path("data").read_bytes()
    argv = (*without_locks(), *NETUI)
    refused = five_due.run("add", "Mira Kowal", argv=argv)
    assert refused.returncode == 3
    assert "The data file cannot be locked: no locks available" in refused.stderr
    assert "put the data file on a disk of this computer" in refused.stderr
    assert "Jürgen Weiß" in five_due.run("list", argv=argv).stdout
    app = tmux_app(argv=argv)
    app.wait_for("Only to read: the data file cannot be locked: no locks available", 30)
    app.wait_for("Jürgen Weiß")
    app.keys("C-q")
    assert app.wait_for_exit(20) == 0
    assert five_due.path("data").read_bytes() == before
